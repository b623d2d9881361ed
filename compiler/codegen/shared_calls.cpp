// Calls of the runtime go through pointers that the module's initialisation sets to the first copy of the runtime in the
// process (runtime/module/module_start.cpp): every module carries a copy, and if each ran its own, none would ever
// be warm in the first-level cache. The others' copies are not even bound to CPython, so nothing but JITModuleInit may be called directly.
#include <algorithm>
#include <map>
#include <unordered_map>

#include "backend.h"
#include "llvm/IR/IRBuilder.h"
#include "runtime/abi.h"
#include "support/diagnostics.h"

namespace jj::codegen {

using namespace llvm;

namespace {

/// Runs in each module's own copy.
constexpr std::string_view kBegins = "JITModuleInit";

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

/// Puts a table in the place of what the module's record refers to.
GlobalVariable *makeTable(Module &module, llvm::Constant *value, bool isConstant, const char *placeholder, const char *name) {
  auto *g = new GlobalVariable(module, value->getType(), isConstant, GlobalValue::InternalLinkage, value, name, &*module.global_begin());
  g->setAlignment(Align(isConstant ? 2 : 8));
  GlobalVariable *before = module.getNamedGlobal(placeholder);
  if (!before) internalError(std::string("codegen: no ") + placeholder);
  before->replaceAllUsesWith(g);
  before->eraseFromParent();
  return g;
}

/// Puts the pointers of a table of `type` in the place of functions.
class Redirection {
public:
  Redirection(GlobalVariable *table, Type *type) : table_(table), type_(type) {}
  void replace(Use &use, size_t number) {
    auto *phi = dyn_cast<PHINode>(use.getUser());
    if (!phi) return use.set(load(cast<Instruction>(use.getUser()), number));
    // An argument of a phi belongs to the end of the block that it comes from, and is one value however often that block is its predecessor.
    BasicBlock *from = phi->getIncomingBlock(use);
    Value *&known = atEnds_[{from, number}];
    if (!known) known = load(from->getTerminator(), number);
    use.set(known);
  }

private:
  Value *load(Instruction *before, size_t number) {
    IRBuilder<> b(before);
    return b.CreateLoad(PointerType::get(before->getContext(), 0), b.CreateConstInBoundsGEP2_64(type_, table_, 0, number));
  }

  GlobalVariable *table_;
  Type *type_;
  std::map<std::pair<BasicBlock *, size_t>, Value *> atEnds_;
};

}  // namespace

void shareCalls(Module &module, int level) {
  // Functions that are not the runtime's are CPython's: called by way of the table of addresses, without a stub
  // between.
  for (Function &f : module)
    if (f.isDeclaration() && !f.isIntrinsic() && !f.hasHiddenVisibility()) f.addFnAttr(Attribute::NonLazyBind);
  module.setRtLibUseGOT();
  LLVMContext &context = module.getContext();
  auto *ptr = PointerType::get(context, 0);
  struct Target {
    uint16_t number;
    Function *function;
    std::vector<Use *> calls;
  };
  std::vector<Target> targets;
  for (Function &f : module) {
    auto found = numbers().find(f.getName());
    // Passes between procedures may have changed what the module's own copy of a helper takes.
    if (found == numbers().end() || (level >= 3 && !f.isDeclaration())) continue;
    Target target{static_cast<uint16_t>(found->second), &f, {}};
    for (Use &use : f.uses())
      if (auto *i = dyn_cast<Instruction>(use.getUser()); i && i->getFunction() != &f && f.getName() != llvm::StringRef(kBegins)) target.calls.push_back(&use);
    if (!target.calls.empty()) targets.push_back(std::move(target));
  }
  // What is called from most places first: a few cache lines then hold nearly all that is used.
  std::stable_sort(targets.begin(), targets.end(), [](const Target &a, const Target &b) { return a.calls.size() > b.calls.size(); });
  auto *type = ArrayType::get(ptr, targets.size());
  GlobalVariable *functions = makeTable(module, llvm::Constant::getNullValue(type), false, kCallsPlaceholder, "calls");
  functions->setExternallyInitialized(true);
  std::vector<uint16_t> targetNumbers{static_cast<uint16_t>(targets.size())};
  for (const Target &target : targets) targetNumbers.push_back(target.number);
  makeTable(module, ConstantDataArray::get(context, targetNumbers), true, kCallNumbersPlaceholder, "call_numbers");
  Redirection redirection(functions, type);
  for (size_t n = 0; n < targets.size(); ++n)
    for (Use *use : targets[n].calls) redirection.replace(*use, n);
  for (const Target &target : targets) {
    Function *f = target.function;
    f->deleteBody();
    if (!f->use_empty()) internalError("codegen: a module cannot call the runtime's " + f->getName().str() + " through a pointer");
    f->eraseFromParent();  // a hot helper that was not inlined everywhere, or a declaration
  }
}

}  // namespace jj::codegen
