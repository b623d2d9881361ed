// See stamp.h.
#include "stamp.h"

#include <elf.h>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <link.h>

#include <cstring>
#include <filesystem>
#include <fstream>

#include "codegen/codegen.h"
#include "libraries.h"
#include "support/digest.h"

namespace jj::driver {
namespace {

constexpr std::string_view kMark = "\n#justjitc ";

/// The linker's build id of this compiler: two builds of one version are two compilers.
const std::string &buildId() {
  static const std::string id = [] {
    struct Search {
      uintptr_t here = reinterpret_cast<uintptr_t>(&buildId);
      std::string id;
    } search;
    dl_iterate_phdr(
        [](dl_phdr_info *info, size_t, void *data) {
          auto *search = static_cast<Search *>(data);
          bool ours = false;
          std::string_view notes;
          for (const ElfW(Phdr) *p = info->dlpi_phdr; p != info->dlpi_phdr + info->dlpi_phnum; ++p) {
            uintptr_t start = info->dlpi_addr + p->p_vaddr;
            ours |= p->p_type == PT_LOAD && start <= search->here && search->here < start + p->p_memsz;
            if (p->p_type == PT_NOTE) notes = {reinterpret_cast<const char *>(start), p->p_memsz};
            while (p->p_type == PT_NOTE && notes.size() > sizeof(ElfW(Nhdr))) {
              ElfW(Nhdr) note;
              std::memcpy(&note, notes.data(), sizeof note);
              size_t name = (note.n_namesz + 3) & ~3u, size = (note.n_descsz + 3) & ~3u;
              if (note.n_type == NT_GNU_BUILD_ID && note.n_namesz == 4)
                search->id = notes.substr(sizeof note + name, note.n_descsz);
              notes.remove_prefix(std::min(notes.size(), sizeof note + name + size));
            }
          }
          if (!ours) search->id.clear();
          return ours ? 1 : 0;
        },
        &search);
    if (search.id.empty()) internalError("the compiler was linked without a build id");
    return search.id;
  }();
  return id;
}

std::string digestOf(const StubFiles &stubs) {
  std::vector<std::string_view> parts;
  for (const auto &[module, file] : stubs) parts.insert(parts.end(), {module, file.text});
  return sha256(parts);
}

}  // namespace

std::string inputKey(const CompileOptions &options, const std::string &moduleName, std::string_view source) {
  std::string settings = fmt::format("O{} g{} frame-locals{} force-exit{}", options.optLevel, options.debugInfo,
                                     options.frameLocals, options.forceExit);
  std::string file = options.input == "-" ? "<stdin>" : std::filesystem::path(options.input).filename().string();
  std::string version = versionText(), cpu = codegen::describeCpu(options.targetCpu);
  const analysis::ModuleProfile *seen = profileOf(options, moduleName);
  std::string stubs = options.stubs ? digestOf(*options.stubs) : "";
  return sha256({"justjitc key 3", version, buildId(), JJ_PYTHON_SUFFIX, settings, cpu, moduleName, file, source, seen ? seen->text : "", stubs, options.runtimeOf, fmt::format("{}", fmt::join(librariesOf(options, source), ","))});
}

std::string stamped(std::string library, const Stamp &stamp) {
  library += fmt::format("{}{} {} {} ", kMark, stamp.key, stamp.native, stamp.units);
  return library += sha256(library) + "\n";
}

std::optional<Stamp> readStamp(std::string_view library) {
  size_t mark = library.rfind(kMark);
  if (mark == library.npos || library.size() - mark > 256 || library.back() != '\n') return std::nullopt;
  std::string line(library.substr(mark + kMark.size()));
  char key[65], digest[65];
  Stamp stamp;
  if (std::sscanf(line.c_str(), "%64s %u %u %64s", key, &stamp.native, &stamp.units, digest) != 4) return std::nullopt;
  if (sha256(library.substr(0, library.size() - std::strlen(digest) - 1)) != digest) return std::nullopt;
  stamp.key = key;
  return stamp;
}

std::optional<Stamp> stampOfFile(const std::string &path) {
  std::ifstream file(path, std::ios::binary);
  // the end first: most files of others are told apart by it
  char tail[256];
  file.seekg(0, std::ios::end);
  auto size = static_cast<std::streamoff>(file.tellg());
  if (size < static_cast<std::streamoff>(sizeof tail)) return std::nullopt;
  file.seekg(size - static_cast<std::streamoff>(sizeof tail));
  if (!file.read(tail, sizeof tail) || std::string_view(tail, sizeof tail).rfind(kMark) == std::string_view::npos)
    return std::nullopt;
  std::string bytes(static_cast<size_t>(size), '\0');
  file.seekg(0);
  if (!file.read(bytes.data(), size)) return std::nullopt;
  return readStamp(bytes);
}

}  // namespace jj::driver
