// The runtime names three hundred functions and types of CPython, and looking them up is half of what loading a library costs. Only the process's first
// module runs its own copy, so the linker (compiler/link/deferred.cpp) takes the relocations that only the runtime needs from the loader's
// table, and this file does them where they are wanted: as the loader would, by the names in the library's own tables.
#include "runtime/module/copy_to_call.h"

#include <dlfcn.h>
#include <link.h>
#include <sys/mman.h>
#include <string.h>
#include <unistd.h>

#include "runtime/module/module_state.h"

// Written by the linker, so the compiler must not know what stands here.
__attribute__((used)) const uint64_t jj_deferred_relocations = 0;

namespace {

/// The tables of this library, as it is loaded.
struct Library {
  ElfW(Addr) base = 0;
  const ElfW(Rela) *relocations = nullptr;  ///< the deferred ones
  const ElfW(Sym) *symbols = nullptr;
  const char *strings = nullptr;
  uintptr_t protectedBegin = 0, protectedEnd = 0;  ///< whole pages that the loader has made read-only
};

/// The loader may have added the base to the addresses of the table, or not (musl).
template <typename T>
const T *address(const Library &l, ElfW(Addr) a) {
  return reinterpret_cast<const T *>(a < l.base ? a + l.base : a);
}

bool holds(const dl_phdr_info *info, const void *place) {
  for (int i = 0; i < info->dlpi_phnum; i++) {
    const ElfW(Phdr) &segment = info->dlpi_phdr[i];
    if (segment.p_type == PT_LOAD && reinterpret_cast<uintptr_t>(place) - info->dlpi_addr - segment.p_vaddr < segment.p_memsz) return true;
  }
  return false;
}

void readDynamic(Library &l, const ElfW(Dyn) *entry) {
  size_t size = 0;
  for (; entry->d_tag != DT_NULL; entry++) {
    switch (entry->d_tag) {
      case DT_RELA: l.relocations = address<ElfW(Rela)>(l, entry->d_un.d_ptr); break;
      case DT_RELASZ: size = entry->d_un.d_val; break;
      case DT_SYMTAB: l.symbols = address<ElfW(Sym)>(l, entry->d_un.d_ptr); break;
      case DT_STRTAB: l.strings = address<char>(l, entry->d_un.d_ptr); break;
    }
  }
  if (l.relocations) l.relocations += size / sizeof(ElfW(Rela));
}

int read(dl_phdr_info *info, size_t, void *data) {
  if (!holds(info, &jj_deferred_relocations)) return 0;
  auto &l = *static_cast<Library *>(data);
  uintptr_t page = static_cast<uintptr_t>(sysconf(_SC_PAGESIZE));
  l.base = info->dlpi_addr;
  for (int i = 0; i < info->dlpi_phnum; i++) {
    const ElfW(Phdr) &segment = info->dlpi_phdr[i];
    uintptr_t begin = l.base + segment.p_vaddr;
    if (segment.p_type == PT_DYNAMIC) readDynamic(l, reinterpret_cast<const ElfW(Dyn) *>(begin));
    if (segment.p_type == PT_GNU_RELRO) l.protectedBegin = begin & -page, l.protectedEnd = (begin + segment.p_memsz) & -page;
  }
  return 1;
}

int protect(const Library &l, int how) {
  size_t size = l.protectedEnd - l.protectedBegin;
  return size == 0 ? 0 : mprotect(reinterpret_cast<void *>(l.protectedBegin), size, how);
}

JJCopy own;

/// Before anything of this copy runs. -1: an exception is set.
int bind(const char *moduleName) {
  static bool bound;
  uint64_t count = *static_cast<const volatile uint64_t *>(&jj_deferred_relocations);
  if (bound || count == 0) return 0;
  Library l;
  dl_iterate_phdr(read, &l);
  if (!l.relocations || !l.symbols || !l.strings || protect(l, PROT_READ | PROT_WRITE) < 0) {
    PyErr_Format(PyExc_ImportError, "%s: its runtime cannot be bound", moduleName);
    return -1;
  }
  const char *missing = nullptr;
  for (uint64_t n = 0; n < count; n++) {
    const ElfW(Rela) &relocation = l.relocations[n];
    uint64_t symbol = relocation.r_info >> 32;
    uintptr_t value = l.base;  // of what is the library's own
    if (symbol != 0) {
      const char *name = l.strings + l.symbols[symbol].st_name;
      value = reinterpret_cast<uintptr_t>(dlsym(RTLD_DEFAULT, name));
      if (!value) missing = name;
    }
    *reinterpret_cast<uintptr_t *>(l.base + relocation.r_offset) = value + static_cast<uintptr_t>(relocation.r_addend);
  }
  protect(l, PROT_READ);
  bound = !missing;
  if (missing) PyErr_Format(PyExc_ImportError, "%s: undefined symbol: %s", moduleName, missing);
  return missing ? -1 : 0;
}

const JJCopy *boundCopy(const char *moduleName) {
  if (bind(moduleName) < 0) return nullptr;
  own = {jj_shared_functions, jj_exec_module, moduleName};
  return &own;
}

}  // namespace

const JJCopy *jj_copy_to_call(const JITModuleRecord *record) { return boundCopy(jj::placeFrom<const char>(record, record->name)); }

const JJCopy *justjitc_copy_of_library(const char *build, const char *moduleName) { return strcmp(build, jj_runtime_build) == 0 ? boundCopy(moduleName) : nullptr; }

const char *jj_carrier(void) { return own.of; }
