// The runtime's entry points as LLVM sees them. Types are deduced from the C prototypes of runtime/runtime.def.
#pragma once
#include <cstdint>
#include <string_view>

#include "llvm/IR/DerivedTypes.h"

namespace jj::codegen {

enum class Entry : uint16_t {
#define JJ_RT(result, name, parameters, kind) name,
#include "runtime/runtime.def"
  Count_
};

enum class EntryKind : uint8_t { Hot, Cold, Out };

/// A row of runtime.def.
struct EntryInfo {
  const char *name;
  EntryKind kind;
  llvm::FunctionType *(*type)(llvm::LLVMContext &);
};
const EntryInfo &info(Entry e);
/// Entry::Count_ when there is none of that name.
Entry entryByName(std::string_view name);

}  // namespace jj::codegen
