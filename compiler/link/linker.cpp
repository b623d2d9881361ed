// lld behind one function. See linker.h.
//
// lld reads paths and writes a path: all of them are memory files, so an interrupted link leaves nothing behind and no
// name of the build machine can reach the output. Py* names stay undefined (the process that imports the module resolves
// them); any other undefined name is a bug of ours and found here, not at the user's import.
#include "link/linker.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <mutex>
#include <string_view>
#include <vector>

#include "libraries.h"
#include "lld/Common/Driver.h"
#include "llvm/Support/CrashRecoveryContext.h"
#include "llvm/Support/raw_ostream.h"
#include "memory_file.h"
#include "support/diagnostics.h"

LLD_HAS_DRIVER(elf)

extern "C" const char jj_runtime_archive[], jj_runtime_archive_end[];

namespace jj::link {
namespace {

constexpr const char *kFlags[] = {
    "-shared", "--hash-style=gnu", "--build-id=sha1", "-z", "relro", "-z", "now", "-z", "noexecstack", "--gc-sections",
    "--icf=safe", "--eh-frame-hdr", "-z", "defs", "--warn-unresolved-symbols", "--error-limit=0", "--no-color-diagnostics",
    "--threads=1"};

/// Runs lld once; false with its text.
bool runLinker(const std::vector<std::string> &arguments, std::string &messages) {
  static std::mutex mutex;
  std::lock_guard lock(mutex);
  static const bool recovery = (llvm::CrashRecoveryContext::Enable(), true);
  (void)recovery;
  std::vector<const char *> argv{"ld.lld"};
  for (const std::string &a : arguments) argv.push_back(a.c_str());
  llvm::raw_string_ostream out(messages), err(messages);
  const lld::DriverDef drivers[] = {{lld::Gnu, &lld::elf::link}};
  lld::Result result = lld::lldMain(argv, out, err, drivers);
  return result.retCode == 0;
}

/// The errors among lld's messages; its warnings are the hundreds of Python's names.
std::string errorsOnly(std::string_view messages) {
  std::string out;
  bool wanted = false;
  while (!messages.empty()) {
    std::string_view line = messages.substr(0, messages.find('\n'));
    messages.remove_prefix(std::min(line.size() + 1, messages.size()));
    if (!line.starts_with(">>>")) wanted = line.find("error:") != line.npos;
    if (wanted) out += std::string(line) + "\n";
  }
  return out;
}

/// The undefined names in lld's warnings that are not Python's.
std::string foreignNames(std::string_view messages) {
  static constexpr std::string_view marker = "undefined symbol: ";
  std::string foreign;
  for (size_t at = messages.find(marker); at != messages.npos; at = messages.find(marker, at + 1)) {
    std::string_view name = messages.substr(at + marker.size());
    name = name.substr(0, name.find('\n'));
    if (name.starts_with("Py") || name.starts_with("_Py")) continue;
    foreign += (foreign.empty() ? "" : ", ") + std::string(name);
  }
  return foreign;
}

}  // namespace

bool linkModule(const std::string &object, const Options &options, std::string &library, std::string &error) {
  std::vector<std::string> system;
  std::string missing;
  if (!findSystemLibraries(system, missing)) {
    error = "cannot find the system's " + missing;
    return false;
  }
  MemoryFile input, runtime;
  CollectedOutput output;
  std::string_view archive(jj_runtime_archive, static_cast<size_t>(jj_runtime_archive_end - jj_runtime_archive));
  if (!input.create("module.o", object) || !runtime.create("runtime.a", archive) || !output.open()) {
    error = std::string("cannot make files in memory: ") + std::strerror(errno);
    return false;
  }
  std::vector<std::string> arguments(std::begin(kFlags), std::end(kFlags));
  if (!options.keepDebugInfo) arguments.push_back("--strip-debug");
  arguments.insert(arguments.end(), {"-o", output.path(), input.path(), runtime.path(), "--as-needed"});
  arguments.insert(arguments.end(), system.begin(), system.end());
  std::string messages;
  bool linked = runLinker(arguments, messages);
  library = output.finish();
  if (!linked) internalError("link: lld failed:\n" + errorsOnly(messages));
  if (std::string foreign = foreignNames(messages); !foreign.empty()) internalError("link: undefined: " + foreign);
  if (library.empty()) internalError("link: lld wrote nothing\n" + messages);
  return true;
}

}  // namespace jj::link
