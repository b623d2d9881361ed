// The loader looks up each name of CPython that a library refers to, for every library anew: for three hundred names of the runtime that costs more than
// the rest of an import. But only the first module of a process runs its copy of the runtime. So the relocations that only the runtime's code and data need (those by names,
// and the addresses of its own, for generated code has distances in its tables) are put behind the others, and the size of the loader's table (DT_RELASZ) ends before them; the runtime does them itself when its copy is wanted.
#include "deferred.h"

#include <algorithm>
#include <cstring>
#include <set>
#include <vector>

#include "llvm/Object/Archive.h"
#include "llvm/Object/ELFObjectFile.h"
#include "support/diagnostics.h"

namespace jj::link {
namespace {

using namespace llvm::ELF;
using Elf64 = llvm::object::ELF64LE;

/// What the loader has to do for code that may run while the runtime's copy is not bound.
struct Needs {
  std::set<std::string, std::less<>> names;  ///< symbols to look up
  bool addresses = false;                    ///< addresses of the library's own in its data
};

/// Files of the runtime that run then.
constexpr std::string_view kBeginners[] = {"module_start.cpp.o", "own_copy.cpp.o"};

template <typename T>
T valueOf(llvm::Expected<T> e) {
  if (!e) internalError("link: " + llvm::toString(e.takeError()));
  return std::move(*e);
}

llvm::MemoryBufferRef buffer(std::string_view bytes, const char *name) { return {llvm::StringRef(bytes.data(), bytes.size()), name}; }

/// Does the relocation put an address in its place, and nothing else?
bool isAddress(uint16_t machine, uint64_t type) {
  if (machine == EM_X86_64) return type == R_X86_64_64 || type == R_X86_64_GLOB_DAT || type == R_X86_64_RELATIVE;
  if (machine == EM_AARCH64) return type == R_AARCH64_ABS64 || type == R_AARCH64_GLOB_DAT || type == R_AARCH64_RELATIVE;
  return false;
}

void addNeeds(Needs &needs, llvm::MemoryBufferRef bytes) {
  auto file = valueOf(llvm::object::ObjectFile::createObjectFile(bytes));
  const auto *object = llvm::dyn_cast<llvm::object::ELF64LEObjectFile>(file.get());
  if (!object) internalError("link: not an object file that can be linked");
  for (const llvm::object::SymbolRef &s : object->symbols())
    if (valueOf(s.getFlags()) & llvm::object::SymbolRef::SF_Undefined) needs.names.insert(valueOf(s.getName()).str());
  for (const llvm::object::SectionRef &section : object->sections()) {
    auto of = valueOf(section.getRelocatedSection());
    if (of == object->section_end() || !(llvm::object::ELFSectionRef(*of).getFlags() & SHF_ALLOC)) continue;
    for (const llvm::object::RelocationRef &r : section.relocations()) needs.addresses |= isAddress(object->getELFFile().getHeader().e_machine, r.getType());
  }
}

Needs needsOf(const std::vector<std::string_view> &objects, std::string_view archive) {
  Needs needs;
  for (std::string_view object : objects) addNeeds(needs, buffer(object, "module.o"));
  size_t found = 0;
  for (auto &[name, bytes] : membersOf(archive)) {
    if (std::find(std::begin(kBeginners), std::end(kBeginners), name) == std::end(kBeginners)) continue;
    ++found;
    addNeeds(needs, buffer(bytes, "runtime.a"));
  }
  if (found != std::size(kBeginners)) internalError("link: the runtime's archive lacks a file");
  return needs;
}

/// The library's parts, by its section headers.
class Elf {
public:
  explicit Elf(std::string &bytes) : bytes_(bytes) {}
  template <typename T>
  T *at(uint64_t offset) {
    if (offset >= bytes_.size()) internalError("link: a library that ends too early");
    return reinterpret_cast<T *>(bytes_.data() + offset);
  }
  Elf64::Ehdr *header() { return at<Elf64::Ehdr>(0); }
  Elf64::Shdr *section(std::string_view name) {
    auto *sections = at<Elf64::Shdr>(header()->e_shoff);
    const auto *names = at<const char>(sections[header()->e_shstrndx].sh_offset);
    for (unsigned n = 0; n < header()->e_shnum; ++n)
      if (names + sections[n].sh_name == name) return &sections[n];
    internalError("link: a library without section " + std::string(name));
  }

private:
  std::string &bytes_;
};

}  // namespace

std::vector<std::pair<std::string, std::string_view>> membersOf(std::string_view archive) {
  auto members = valueOf(llvm::object::Archive::create(buffer(archive, "archive.a")));
  llvm::Error error = llvm::Error::success();
  std::vector<std::pair<std::string, std::string_view>> found;
  for (const llvm::object::Archive::Child &member : members->children(error)) {
    llvm::StringRef bytes = valueOf(member.getMemoryBufferRef()).getBuffer();
    found.emplace_back(valueOf(member.getName()).str(), std::string_view(bytes.data(), bytes.size()));
  }
  if (error) internalError("link: " + llvm::toString(std::move(error)));
  return found;
}

void deferRelocations(std::string &library, const std::vector<std::string_view> &objects, std::string_view runtimeArchive) {
  Elf elf(library);
  Needs needs = needsOf(objects, runtimeArchive);
  Elf64::Shdr *table = elf.section(".rela.dyn");
  auto *symbols = elf.at<const Elf64::Sym>(elf.section(".dynsym")->sh_offset);
  const auto *strings = elf.at<const char>(elf.section(".dynstr")->sh_offset);
  auto *begin = elf.at<Elf64::Rela>(table->sh_offset), *end = begin + table->sh_size / sizeof(Elf64::Rela);
  auto stays = [&](const Elf64::Rela &r) {
    const Elf64::Sym &symbol = symbols[r.getSymbol(false)];
    if (!isAddress(elf.header()->e_machine, r.getType(false))) return true;
    if (r.getSymbol(false) == 0) return needs.addresses;
    return symbol.st_shndx != SHN_UNDEF || needs.names.count(strings + symbol.st_name) != 0;
  };
  auto *deferred = std::stable_partition(begin, end, stays);
  auto count = static_cast<uint64_t>(end - deferred);
  for (auto *entry = elf.at<Elf64::Dyn>(elf.section(".dynamic")->sh_offset); entry->d_tag != DT_NULL; ++entry) {
    if (entry->d_tag == DT_RELASZ) entry->d_un.d_val = entry->d_un.d_val - count * sizeof(Elf64::Rela);
    if (entry->d_tag == DT_RELACOUNT && !needs.addresses) entry->d_un.d_val = 0;
  }
  *elf.at<uint64_t>(elf.section("jj_deferred")->sh_offset) = count;
}

}  // namespace jj::link
