// lld behind one function. See linker.h.
//
// lld reads paths and writes a path: they are memory files, so that nothing can stay behind, even after SIGKILL (without
// /proc: a private folder that goes with the link). No name of the build machine reaches the output. Py* names stay undefined (the process that imports the module resolves
// them); any other undefined name is a bug of ours and found here, not at the user's import.
#include "link/linker.h"

#include <algorithm>
#include <mutex>
#include <string_view>
#include <vector>

#include "deferred.h"
#include "libraries.h"
#include "lld/Common/Driver.h"
#include "llvm/Support/CrashRecoveryContext.h"
#include "llvm/Support/raw_ostream.h"
#include "scratch_folder.h"
#include "support/diagnostics.h"

LLD_HAS_DRIVER(elf)

// The objects of libraries, which a compiler without them has made: there they are not.
extern "C" const char jj_library_archive[] __attribute__((weak)), jj_library_archive_end[] __attribute__((weak));
extern "C" const char jj_runtime_archive[], jj_runtime_archive_end[], jj_start_archive[], jj_start_archive_end[];

namespace jj::link {
namespace {

constexpr const char *kFlags[] = {"-shared", "--no-rosegment", "--hash-style=gnu", "--build-id=sha1", "-z", "relro", "-z", "now", "-z",
                                  "noexecstack", "--gc-sections", "--icf=safe", "--eh-frame-hdr", "-z", "defs",
                                  "--warn-unresolved-symbols", "--error-limit=0", "--no-color-diagnostics",
                                  "--threads=1",
                                  // lld then writes the output itself: otherwise under a name of its own, which an
                                  // interrupted link would leave behind
                                  "--no-mmap-output-file",
                                  // the runtime's common functions beside each other, its rare ones too
                                  "-z", "keep-text-section-prefix"};
#ifdef JJ_COUNTS
constexpr bool kCounts = true;  ///< LLVM's counters are in the runtime: they begin when the library is loaded, and name more of libc
#else
constexpr bool kCounts = false;
#endif

std::mutex lldMutex;

/// Runs lld once, under lldMutex; false with its text.
bool runLinker(const std::vector<std::string> &arguments, std::string &messages) {
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

std::string_view libraryArchive() { return jj_library_archive ? std::string_view(jj_library_archive, jj_library_archive_end) : std::string_view(); }

}  // namespace

std::vector<std::string> carriedLibraries() {
  std::vector<std::string> names;
  if (!libraryArchive().empty())
    for (auto &[name, bytes] : membersOf(libraryArchive())) names.push_back(name.substr(0, name.rfind(".o")));
  return names;
}

bool linkModule(const std::string &object, const Options &options, std::string &library, std::string &error) {
  std::vector<std::string> system;
  std::string missing;
  if (!findSystemLibraries(system, missing)) {
    error = "cannot find the system's " + missing;
    return false;
  }
  std::lock_guard lock(lldMutex);
  ScratchFolder scratch;
  std::string_view archive = options.hasRuntime ? std::string_view(jj_runtime_archive, jj_runtime_archive_end) : std::string_view(jj_start_archive, jj_start_archive_end);
  if (!scratch.create(error) || !scratch.write("module.o", object, error) ||
      !scratch.write("runtime.a", archive, error))
    return false;
  std::vector<std::string_view> objects{object};
  std::vector<std::string> libraries;
  if (!options.libraries.empty())
    for (auto &[name, bytes] : membersOf(libraryArchive())) {
      if (std::find(options.libraries.begin(), options.libraries.end(), name.substr(0, name.rfind(".o"))) == options.libraries.end()) continue;
      objects.push_back(bytes);
      libraries.push_back(name);
      if (!scratch.write(name.c_str(), bytes, error)) return false;
    }
  std::vector<std::string> arguments(std::begin(kFlags), std::end(kFlags));
  if (!options.keepDebugInfo) arguments.push_back("--strip-debug");
  arguments.insert(arguments.end(), {"-o", scratch.expect("module.so"), scratch.path("module.o")});
  for (const std::string &name : libraries) arguments.push_back(scratch.path(name.c_str()));
  arguments.insert(arguments.end(), {scratch.path("runtime.a"), "--as-needed"});
  arguments.insert(arguments.end(), system.begin(), system.end());
  if (kCounts) arguments.insert(arguments.end(), {"-u", "__llvm_profile_runtime"});
  std::string messages;
  bool linked = runLinker(arguments, messages);
  // lld cannot write when the disk is full; nothing else that it can say is the user's affair
  bool cannotWrite = messages.find("cannot open output file") != messages.npos ||
                     messages.find("failed to write output") != messages.npos;
  if (!linked && cannotWrite) {
    error = "cannot write a temporary file (TMPDIR says where):\n" + errorsOnly(messages);
    return false;
  }
  if (!linked) internalError("link: lld failed:\n" + errorsOnly(messages));
  if (std::string foreign = foreignNames(messages); !foreign.empty() && !kCounts) internalError("link: undefined: " + foreign);
  if (!scratch.read("module.so", library, error)) return false;
  if (options.hasRuntime && !kCounts) deferRelocations(library, objects, archive);
  return true;
}

}  // namespace jj::link
