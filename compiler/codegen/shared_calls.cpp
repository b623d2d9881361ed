// Calls of the runtime go through pointers that the module's initialisation sets to the first copy of the runtime in the
// process (runtime/module/shared_calls.cpp): every module carries a copy, and if each ran its own, none would ever
// be warm in the first-level cache.
#include <unordered_map>

#include "backend.h"
#include "llvm/IR/IRBuilder.h"
#include "llvm/Transforms/Utils/ModuleUtils.h"
#include "runtime/abi.h"

namespace jj::codegen {

using namespace llvm;

namespace {

/// Number of a function in the runtime's table.
const std::unordered_map<std::string_view, uint64_t> &numbers() {
  static const std::unordered_map<std::string_view, uint64_t> table = [] {
    std::unordered_map<std::string_view, uint64_t> t;
#define JJ_SHARED_FUNCTION(name) t.emplace(#name, t.size());
#include "shared_functions.inc"
#undef JJ_SHARED_FUNCTION
    return t;
  }();
  return table;
}

GlobalVariable *inSection(Module &module, llvm::Constant *value, const char *name, const char *section) {
  auto *g = new GlobalVariable(module, value->getType(), false, GlobalValue::InternalLinkage, value, name);
  g->setSection(section);
  g->setAlignment(Align(8));
  return g;
}

}  // namespace

void shareCalls(Module &module, int level) {
  // Functions that are not the runtime's are CPython's: called by way of the table of addresses, without a stub
  // between.
  for (Function &f : module)
    if (f.isDeclaration() && !f.isIntrinsic() && !f.hasHiddenVisibility()) f.addFnAttr(Attribute::NonLazyBind);
  module.setRtLibUseGOT();
  std::vector<std::pair<Function *, uint64_t>> shared;
  for (Function &f : module)
    if (auto found = numbers().find(f.getName()); found != numbers().end()) shared.push_back({&f, found->second});
  LLVMContext &context = module.getContext();
  auto *ptr = PointerType::get(context, 0);
  std::vector<llvm::Constant *> targets;
  std::vector<uint64_t> targetNumbers;
  std::vector<std::pair<CallInst *, size_t>> redirected;
  std::vector<Function *> replaced;
  for (auto [f, number] : shared) {
    // Passes between procedures may have changed what the module's own copy of a helper takes.
    if (level >= 3 && !f->isDeclaration()) continue;
    std::vector<CallInst *> calls;
    for (User *u : f->users())
      if (auto *c = dyn_cast<CallInst>(u); c && c->getCalledOperand() == f && c->getFunction() != f) calls.push_back(c);
    if (calls.empty()) continue;
    Function *target = f;
    if (!f->isDeclaration()) {  // a hot helper that was not inlined everywhere
      std::string name = f->getName().str();
      f->setName(name + ".hot");
      target = Function::Create(f->getFunctionType(), GlobalValue::ExternalLinkage, name, module);
      target->setVisibility(GlobalValue::HiddenVisibility);
      target->setDSOLocal(true);
    }
    for (CallInst *c : calls) redirected.push_back({c, targets.size()});
    targets.push_back(target);
    targetNumbers.push_back(number);
    if (f != target) replaced.push_back(f);
  }
  if (targets.empty()) return;
  auto *type = ArrayType::get(ptr, targets.size());
  GlobalVariable *functions = inSection(module, ConstantArray::get(type, targets), "calls", JIT_CALLS_SECTION);
  functions->setExternallyInitialized(true);
  // Nothing refers to it but the names of its ends.
  appendToUsed(module, {inSection(module, ConstantDataArray::get(context, targetNumbers), "call_numbers",
                                  JIT_CALL_NUMBERS_SECTION)});
  for (auto [c, n] : redirected) {
    IRBuilder<> b(c);
    c->setCalledOperand(b.CreateLoad(ptr, b.CreateConstInBoundsGEP2_64(type, functions, 0, n)));
  }
  for (Function *f : replaced)
    if (f->use_empty()) f->eraseFromParent();
}

}  // namespace jj::codegen
