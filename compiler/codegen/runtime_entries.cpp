// runtime.def as a table of LLVM function types. See runtime_entries.h.
#include "runtime_entries.h"

#include <unordered_map>

#include "llvm/IR/LLVMContext.h"
#include "runtime/abi.h"

namespace jj::codegen {
namespace {

template <typename T>
struct LLVMType;
template <typename T>
struct LLVMType<T *> {
  static llvm::Type *get(llvm::LLVMContext &c) { return llvm::PointerType::get(c, 0); }
};
template <>
struct LLVMType<void> {
  static llvm::Type *get(llvm::LLVMContext &c) { return llvm::Type::getVoidTy(c); }
};
template <>
struct LLVMType<int32_t> {
  static llvm::Type *get(llvm::LLVMContext &c) { return llvm::Type::getInt32Ty(c); }
};
template <>
struct LLVMType<uint32_t> {
  static llvm::Type *get(llvm::LLVMContext &c) { return llvm::Type::getInt32Ty(c); }
};
template <>
struct LLVMType<int64_t> {
  static llvm::Type *get(llvm::LLVMContext &c) { return llvm::Type::getInt64Ty(c); }
};
template <>
struct LLVMType<size_t> {
  static llvm::Type *get(llvm::LLVMContext &c) { return llvm::Type::getIntNTy(c, sizeof(size_t) * 8); }
};
template <>
struct LLVMType<double> {
  static llvm::Type *get(llvm::LLVMContext &c) { return llvm::Type::getDoubleTy(c); }
};
/// A struct of two words comes back in two registers.
template <typename First, typename Second>
struct PairType {
  static llvm::Type *get(llvm::LLVMContext &c) { return llvm::StructType::get(c, {LLVMType<First>::get(c), LLVMType<Second>::get(c)}); }
};
template <>
struct LLVMType<JITPair> : PairType<PyObject *, PyObject *> {};
template <>
struct LLVMType<JITInt> : PairType<int64_t, int64_t> {};
template <>
struct LLVMType<JITFloat> : PairType<double, int64_t> {};

/// The LLVM function type of a C function type.
template <typename F>
struct Prototype;
template <typename R, typename... A>
struct Prototype<R(A...)> {
  static llvm::FunctionType *get(llvm::LLVMContext &c) {
    return llvm::FunctionType::get(LLVMType<R>::get(c), {LLVMType<A>::get(c)...}, false);
  }
};

constexpr EntryKind Hot = EntryKind::Hot, Cold = EntryKind::Cold, Out = EntryKind::Out;
constexpr EntryInfo kEntries[] = {
#define JJ_RT(result, name, parameters, kind) {#name, kind, &Prototype<result parameters>::get},
#include "runtime/runtime.def"
};

}  // namespace

const EntryInfo &info(Entry e) { return kEntries[static_cast<size_t>(e)]; }

Entry entryByName(std::string_view name) {
  static const auto *table = [] {
    auto *t = new std::unordered_map<std::string_view, Entry>;
    for (size_t i = 0; i < static_cast<size_t>(Entry::Count_); ++i) t->emplace(kEntries[i].name, static_cast<Entry>(i));
    return t;
  }();
  auto it = table->find(name);
  return it == table->end() ? Entry::Count_ : it->second;
}

}  // namespace jj::codegen
