// LLVM's passes, by level.
//
//   -O0  none
//   -O1  the short pipeline: inlining of hot helpers and what cleans up behind it. Most of what LLVM can do for boxed code
//   -O2  the same, and the loop and redundancy passes on functions that have unboxed code ("jj-typed")
//   -O3  LLVM's own -O3
// Machine code at -O1 and -O2: functions that are too big for full instruction selection to pay get the fast one.
// Module and class bodies run once: they carry minsize, and their calls of helpers are never inlined.
#include "backend.h"
#include "llvm/Analysis/TargetLibraryInfo.h"
#include "llvm/IR/ValueHandle.h"
#include "llvm/IR/Verifier.h"
#include "llvm/Passes/PassBuilder.h"
#include "llvm/Support/raw_ostream.h"
#include "support/diagnostics.h"

namespace jj::codegen {

using namespace llvm;

namespace {

constexpr const char *kInline = "always-inline,cgscc(inline)";
constexpr const char *kShort =
    "function<eager-inv>(sroa<modify-cfg>,early-cse<memssa>,simplifycfg,instcombine<no-verify-fixpoint>,jump-threading,simplifycfg),globaldce";
constexpr const char *kTyped =
    "loop-mssa(loop-instsimplify,loop-simplifycfg,loop-rotate,licm<allowspeculation>),instcombine<no-verify-fixpoint>,"
    "loop(indvars,loop-deletion),gvn,simplifycfg";

/// Instructions above which instruction selection is the fast one. A function of fifteen lines of generic operations has a thousand: selected fast its code is half as long
/// again and executes half as many instructions more. A module's body is read from the disk and kept in memory: there length counts, too.
constexpr unsigned kBig = 40'000;

void selectFast(Module &module) {
  for (Function &f : module) {
    if (f.isDeclaration() || f.getInstructionCount() <= kBig) continue;
    f.removeFnAttr(Attribute::MinSize);
    f.removeFnAttr(Attribute::OptimizeForSize);
    f.removeFnAttr(Attribute::AlwaysInline);
    f.removeFnAttr(Attribute::InlineHint);
    f.addFnAttr(Attribute::NoInline);
    f.addFnAttr(Attribute::OptimizeNone);
  }
}

/// Does what a table holds name a function? LLVM must see those: nothing else may call them.
bool namesFunction(const llvm::Constant *contents) {
  SmallPtrSet<const llvm::Constant *, 32> seen{contents};
  SmallVector<const llvm::Constant *, 32> work{contents};
  while (!work.empty()) {
    const llvm::Constant *c = work.pop_back_val();
    if (isa<Function>(c)) return true;
    for (const Use &u : c->operands())
      if (auto *operand = dyn_cast<llvm::Constant>(u.get()); operand && seen.insert(operand).second) work.push_back(operand);
  }
  return false;
}

/// Tables of data lie under another name as long as it lives: LLVM's graph of calls walks over all that a function refers to, anew for each function, and each refers to tables
/// that have an entry for each place of the module. (1,600 small functions: 26 s, of which 24 went there.)
class TablesOutOfSight {
public:
  explicit TablesOutOfSight(Module &module) {
    for (GlobalVariable &g : module.globals())
      if (g.hasInternalLinkage() && isa<ConstantAggregate>(g.getInitializer()) && !namesFunction(g.getInitializer())) tables_.push_back({&g, nullptr});
    for (auto &[table, contents] : tables_) {
      auto *g = cast<GlobalVariable>(table);
      contents = new GlobalVariable(module, g->getValueType(), true, GlobalValue::ExternalLinkage, g->getInitializer(), g->getName() + ".contents");
      g->setLinkage(GlobalValue::ExternalLinkage);
      g->setInitializer(nullptr);
    }
  }
  ~TablesOutOfSight() {
    for (auto &[table, contents] : tables_) {
      if (auto *g = cast_or_null<GlobalVariable>(table)) {  // else nothing refers to it any more
        g->setInitializer(contents->getInitializer());
        g->setLinkage(GlobalValue::InternalLinkage);
      }
      contents->eraseFromParent();
    }
  }
  TablesOutOfSight(const TablesOutOfSight &) = delete;
  TablesOutOfSight &operator=(const TablesOutOfSight &) = delete;

private:
  std::vector<std::pair<WeakVH, GlobalVariable *>> tables_;
};

template <typename PM>
PM parse(PassBuilder &builder, const char *text) {
  PM passes;
  if (Error e = builder.parsePassPipeline(passes, text)) internalError("codegen: pipeline: " + toString(std::move(e)));
  return passes;
}

}  // namespace

void optimize(Module &module, TargetMachine &machine, int level) {
  if (level <= 0) return;
  LoopAnalysisManager loops;
  FunctionAnalysisManager functions;
  CGSCCAnalysisManager sccs;
  ModuleAnalysisManager modules;
  PassBuilder builder(&machine);
  functions.registerPass([&] { return TargetLibraryAnalysis(TargetLibraryInfoImpl(machine.getTargetTriple())); });
  builder.registerModuleAnalyses(modules);
  builder.registerCGSCCAnalyses(sccs);
  builder.registerFunctionAnalyses(functions);
  builder.registerLoopAnalyses(loops);
  builder.crossRegisterProxies(loops, functions, sccs, modules);
  if (level >= 3) {
    builder.buildPerModuleDefaultPipeline(OptimizationLevel::O3).run(module, modules);
    return;
  }
  {
    TablesOutOfSight outOfSight(module);
    parse<ModulePassManager>(builder, kInline).run(module, modules);
  }
  parse<ModulePassManager>(builder, kShort).run(module, modules);
  if (level >= 2) {
    FunctionPassManager typed = parse<FunctionPassManager>(builder, kTyped);
    for (Function &f : module)
      if (!f.isDeclaration() && f.hasFnAttribute("jj-typed") && f.getInstructionCount() <= kBig) typed.run(f, functions);
  }
  selectFast(module);
}

void verifyModule(const Module &module) {
  std::string message;
  raw_string_ostream os(message);
  if (llvm::verifyModule(module, &os)) {
    std::string text;
    raw_string_ostream ts(text);
    module.print(ts, nullptr);
    internalError("codegen: LLVM's verifier: " + message + "\n" + text);
  }
}

}  // namespace jj::codegen
