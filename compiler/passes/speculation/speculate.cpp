// speculate: gives the functions of a module typed regions and frameless variants.
//
// Runs over the module once every function is clean generic SSA:
//   1. facts: globals that are functions, kinds of arguments and results (module_facts.cpp);
//   2. frameless variants of small arithmetic functions, so that calls of them pass numbers in registers without a frame. Which
//      functions have one depends on their callees: assume all candidates, drop those that cannot be made, repeat;
//   3. a typed region for each function whose loops do arithmetic. irgen makes the function anew with labels, blocks that take the
//      whole frame state, where guards may leave; the typed copy is added beside it.
#include <algorithm>
#include <map>
#include <set>

#include "analysis/call_graph.h"
#include "analysis/cfg.h"
#include "analysis/dominators.h"
#include "passes/speculation/speculate.h"
#include "passes/speculation/typed_region.h"

namespace jj::passes {

using namespace analysis;
using namespace ir;

namespace {

bool hasLoop(const analysis::Cfg &cfg, const analysis::Dominators &dominators) {
  for (Block *b : cfg.reversePostorder())
    for (Successor &s : b->terminator()->succs)
      if (dominators.dominates(s.block, b)) return true;
  return false;
}

/// How many loops a block is in.
std::map<const Block *, int> loopDepths(const analysis::Cfg &cfg, const analysis::Dominators &dominators) {
  std::map<const Block *, std::set<const Block *>> loops;  // by header: the blocks from which a latch is reached without passing it
  for (const Block *latch : cfg.reversePostorder())
    for (const Successor &s : latch->terminator()->succs) {
      if (!dominators.dominates(s.block, latch)) continue;
      std::set<const Block *> &loop = loops[s.block];
      loop.insert(s.block);
      for (std::vector<const Block *> work{latch}; !work.empty();) {
        const Block *b = work.back();
        work.pop_back();
        if (!loop.insert(b).second) continue;
        for (const Block *before : cfg.predecessors(b)) work.push_back(before);
      }
    }
  std::map<const Block *, int> depths;
  for (auto &[header, loop] : loops)
    for (const Block *b : loop) ++depths[b];
  return depths;
}

/// Is it arithmetic on unboxed values?
bool isUnboxedOperation(const Instr &i) {
  auto raw = [](const Value *v) { return !v->type.isObject(); };
  return i.info().entry[0] == '-' && !i.operands.empty() && !i.results.empty() && raw(i.results[0]) &&
         std::all_of(i.operands.begin(), i.operands.end(), raw);
}

/// Does the typed region do enough to be worth a second copy of everything else in the function? What it saves are unboxed operations,
/// less those whose results are boxed at once; loops weigh by their depth.
bool paysOff(const Function &f) {
  constexpr int64_t kOthersPerSaved = 4, kTypedCall = 4;
  analysis::Cfg cfg(f);
  analysis::Dominators dominators(cfg);
  std::map<const Block *, int> depths = loopDepths(cfg, dominators);
  int64_t saved = 0, others = 0;
  for (const Block *b : cfg.reversePostorder()) {
    if (b->cold || b->region != Region::Typed) continue;
    int64_t weight = int64_t{1} << 3 * std::min(depths[b], 4);
    for (const Instr *i : b->instrs) {
      if (i->op == Op::BoxI64 || i->op == Op::BoxF64) saved -= weight;
      else if (i->op == Op::CallTypedI64 || i->op == Op::CallTypedF64) saved += kTypedCall * weight;
      else if (isUnboxedOperation(*i) || i->op == Op::LoadItem || i->op == Op::StoreItem || i->op == Op::StoreItemF64) saved += weight;
      else if (i->info().mayRaise() && i->op != Op::Poll) others += weight;
    }
  }
  return saved * kOthersPerSaved >= others;
}

/// Not what a profile has seen run seldom.
bool maySpeculate(const ModuleContext &m, const Function &f) {
  if (m.source->units[f.unit]->heat == Heat::Cold) return false;
  constexpr size_t kMaxBlocks = 2000, kMaxInstructions = 4000;
  size_t instructions = 0;
  for (const Block *b : f.blocks()) instructions += b->instrs.size();
  return instructions <= kMaxInstructions && !f.memoryLocals && !analysis::runsOnce(f) && f.blocks().size() <= kMaxBlocks;
}

bool isNumberOperation(const Instr &i) {
  switch (i.op) {
    case Op::BinaryOp: case Op::Compare: case Op::CompareTruth: case Op::UnaryNegative: case Op::UnaryPositive: case Op::UnaryInvert:
    case Op::Call:
      return true;
    default: return false;
  }
}

/// A general operation whose result may be taken to be a number.
bool canBeExpected(const Instr &i) { return i.op == Op::Call || i.op == Op::LoadGlobal || i.op == Op::LoadAttr; }

void makeVariants(ModuleContext &m, ModuleFacts &facts) {
  auto candidate = [&](const Function &f) {
    const UnitFacts &u = facts.units[f.unit];
    auto number = [](NumberKind k) { return k == NumberKind::Int || k == NumberKind::Float; };
    return f.kind == FunctionKind::Plain && maySpeculate(m, f) && m.source->units[f.unit]->isFunction() && !u.args.empty() &&
           std::all_of(u.args.begin(), u.args.end(), number) && number(u.result);
  };
  std::vector<Function *> pending;
  for (auto &f : m.module.functions)
    if ((facts.units[f->unit].frameless = candidate(*f))) pending.push_back(f.get());
  for (bool stable = false; !stable;) {
    stable = true;
    m.module.variants.clear();
    for (Function *f : pending) {
      PassContext context{*f, m.source->units[f->unit].get(), m};
      auto variant = makeFrameless(*f, context, facts);
      if (variant) {
        m.module.variants.push_back(std::move(variant));
      } else {
        facts.units[f->unit].frameless = stable = false;
      }
    }
    std::erase_if(pending, [&](Function *f) { return !facts.units[f->unit].frameless; });
  }
}

}  // namespace

std::vector<int32_t> exitOffsets(const Function &f, const PassContext &context, const ModuleFacts &facts) {
  analysis::Cfg cfg(f);
  analysis::Dominators dominators(cfg);
  KindInference k = inferKinds(f, context.unit, facts);
  std::map<const Block *, int> loops = loopDepths(cfg, dominators);
  std::set<int32_t> offsets;
  bool profiled = !context.unit->operandKinds.empty();
  int inLoops = 0;
  auto leave = [&](const Instr *i, const Block *b) {
    if (i->frame) offsets.insert(i->frame->offset);
    if (loops.count(b) || profiled) ++inLoops;
  };
  for (Block *b : cfg.reversePostorder())
    for (Instr *i : b->instrs) {
      if (isNumberOperation(*i) && isNumber(k.kind(i->result()))) leave(i, b);
      if (i->op == Op::IsTrue && k.likely.count(i->operands[0])) offsets.insert(i->frame->offset);
      if (!i->results.empty() && (k.wanted.count(i->result()) || (canBeExpected(*i) && isNumber(k.kind(i->result())))))
        if (const Instr *next = nextWithFrame(*i)) offsets.insert(next->frame->offset);
      if (i->op == Op::LoadGlobal || (i->op == Op::CheckLocal && isMaybe(k.kind(i->operands[0])))) offsets.insert(i->frame->offset);
    }
  for (auto &[value, getIter] : k.rangeOf) {
    offsets.insert(getIter->operands[0]->def->frame->offset);
    if (value == getIter->result()) ++inLoops;
  }
  if (!inLoops) return {};
  return {offsets.begin(), offsets.end()};
}

void addTypedRegion(const Function &source, Function &f, const PassContext &context, const ModuleFacts &facts) {
  size_t before = f.blocks().size();
  TypedCopy copy(source, f, context, facts, /*frameless=*/false);
  Block *entry = copy.copy();
  if (!entry || !copy.unboxedOperations()) {
    f.blocks().resize(before);  // nothing leads to the copied blocks
    f.numVars = 0;
    f.unboxedOffsets.clear();
    return;
  }
  // From now on the typed entry is the function's; the generic region is where it exits to. A guess that was wrong once is often wrong always: only what is in no loop of it is cold.
  analysis::Cfg cfg(f);
  analysis::Dominators dominators(cfg);
  std::map<const Block *, int> loops = loopDepths(cfg, dominators);
  for (size_t n = 0; n < before; ++n) f.blocks()[n]->cold |= loops.count(f.blocks()[n]) == 0;
  auto &blocks = f.blocks();
  blocks.erase(std::find(blocks.begin(), blocks.end(), entry));
  blocks.insert(blocks.begin(), entry);
  f.removeUnreachable();
  f.hasTypedRegion = paysOff(f);
}

std::unique_ptr<Function> makeFrameless(const Function &f, const PassContext &context, const ModuleFacts &facts) {
  analysis::Cfg cfg(f);
  analysis::Dominators dominators(cfg);
  if (hasLoop(cfg, dominators)) return nullptr;
  auto variant = std::make_unique<Function>();
  variant->name = f.name;
  variant->unit = f.unit;
  variant->numLocals = f.numLocals;
  variant->frameless = true;
  variant->explicitErrors = true;
  for (NumberKind k : facts.units[f.unit].args) variant->typedParams.push_back(unboxedType(k));
  variant->typedResult = unboxedType(facts.units[f.unit].result);
  TypedCopy copy(f, *variant, context, facts, /*frameless=*/true);
  if (!copy.copy()) return nullptr;
  variant->removeUnreachable();
  bool returns = false;
  for (Block *b : variant->blocks()) returns |= b->terminator() && b->terminator()->op == Op::ReturnTyped;
  return returns ? std::move(variant) : nullptr;
}

void speculate(ModuleContext &m) {
  if (!m.source || m.options.level == 0) return;
  ModuleFacts &facts = factsOf(m);
  makeVariants(m, facts);
  if (!m.regenerate) return;
  for (auto &f : m.module.functions) {
    if (!maySpeculate(m, *f)) continue;
    PassContext context{*f, m.source->units[f->unit].get(), m};
    std::vector<int32_t> offsets = exitOffsets(*f, context, facts);
    if (offsets.empty()) continue;
    std::unique_ptr<Function> labelled = m.regenerate(f->unit, std::move(offsets));
    if (!labelled) continue;
    addTypedRegion(*f, *labelled, context, facts);
    if (labelled->hasTypedRegion) f = std::move(labelled);
  }
}

}  // namespace jj::passes
