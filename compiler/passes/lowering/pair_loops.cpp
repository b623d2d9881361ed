// pair-loops: loops over enumerate(l), zip(a, b) and d.items() whose items are unpacked at once make no iterator object.
//
// Where the callable is the builtin and the arguments are lists or tuples (for items() the receiver is a dict), all that the program can see of the iterator is what it keeps alive. So the loop gets a
// cursor (runtime/cpython/cursors.h), which holds the same and steps in place:
//
//     %p = Call %enumerate, %null, %l                     %c = TryCursor %enumerate, %l {kind} -> known, made
//     %i = GetIter %p                               =>    made: %p = Call ...;  %j = GetIter %p;  Jump -> join(%j)
//     %more, %item = IterNext %i                          known: Jump -> join(%c)
//     %ok, %a, %b = UnpackSequence %item {2}              join(%i): ... %more, %first, %second = EnumerateNext %i;  %ok, %a, %b = UnpackPair %first, %second
//
// TryCursor gives up where anything else is called or given, and has done nothing then. What EnumerateNext, ZipNext and ItemsNext are given is a cursor of their kind, or any iterator. Only where nothing
// but such steps and the end of the loop sees the iterator, in a typed region and in what it exits to; not where somebody looks at reference counts (a cursor does not hold the index). Runs while errors are implicit, behind method-calls.
#include <string>
#include <unordered_map>
#include <vector>

#include "passes/lowering/attempts.h"
#include "passes/lowering/lowering.h"
#include "passes/lowering/pair_steps.h"
#include "passes/lowering/value_flow.h"

namespace jj::passes {
namespace {

using namespace ir;

struct Kind {
  int64_t number = 0;
  Op step = Op::IterNextPair;
};

class PairLoops {
public:
  PairLoops(Function &f, PassContext &context) : f_(f), context_(context), pairs_(f), flow_(f) { findLoops(); }

  void run() {
    Attempts(f_).forPairs([&](const Instr &call, const Instr &start) -> Instr * {
      if (start.op != Op::GetIter || start.parent->cold || start.operands[0]->def != &call || !pairs_.uses().isOnlyOperandOfOne(start.operands[0])) return nullptr;
      std::vector<Value *> operands;
      Kind kind = kindOf(call, operands);
      return !operands.empty() && takeSteps(start.result(), kind.step) ? attemptOf(kind, std::move(operands), start) : nullptr;
    });
  }

private:
  const std::string &name(int64_t n) const { return context_.unit->names[static_cast<size_t>(n)]; }

  /// What TryCursor is to be given instead of the call is left empty where that makes no iterator that a cursor stands for.
  Kind kindOf(const Instr &call, std::vector<Value *> &operands) const {
    if (call.op == Op::CallMethod) {
      if (call.operands.size() == 2 && name(call.method) == "items") operands = {call.operands[1]};
      return {kCursorItems, Op::ItemsNext};
    }
    const Instr *callable = call.op == Op::Call ? call.operands[0]->def : nullptr;
    if (!callable || callable->op != Op::LoadGlobal || !call.operands[1]->type.isNull()) return {};
    bool isZip = name(callable->imm[0]) == "zip";
    if (!isZip && name(callable->imm[0]) != "enumerate") return {};
    size_t arguments = call.operands.size() - 2;
    bool fits = isZip ? arguments == 2 && call.imm[1] < 0 : arguments == 1 ? call.imm[1] < 0 : arguments == 2 && (call.imm[1] < 0 || namesStart(call.imm[1]));
    if (fits) {
      operands = call.operands;
      operands.erase(operands.begin() + 1);
    }
    return isZip ? Kind{kCursorZip, Op::ZipNext} : Kind{kCursorEnumerate, Op::EnumerateNext};
  }

  bool namesStart(int64_t names) const {
    const jj::Constant *c = context_.constant(names);
    return c && c->items.size() == 1 && c->items[0].text == "start";
  }

  /// What is done with an iterator, by the class of values that it flows through: a typed region and what it exits to have it in common.
  struct Loop {
    bool fits = true;
    std::vector<Instr *> steps;
    Op taken = Op::IterNext;  ///< what the steps have been made
  };

  void findLoops() {
    for (Block *b : f_.blocks())
      for (Instr *i : b->instrs)
        if (i->op == Op::GetIter) loops_[flow_.classOf(i->result())];
    for (Block *b : f_.blocks())
      for (Instr *i : b->instrs) {
        for (const Value *r : i->results)
          if (auto it = loops_.find(flow_.classOf(r)); it != loops_.end() && i->op != Op::GetIter) it->second.fits = false;
        for (const Value *v : i->operands) {
          auto it = loops_.find(flow_.classOf(v));
          if (it == loops_.end() || i->op == Op::Drop) continue;
          if (i->op == Op::IterNext) it->second.steps.push_back(i);
          else it->second.fits = false;
        }
      }
  }

  /// If everything that uses the iterator is a step whose item is unpacked into two, or lets go of it, the steps become `op`.
  bool takeSteps(const Value *iterator, Op op) {
    Loop &loop = loops_.at(flow_.classOf(iterator));
    if (!loop.fits || loop.steps.empty()) return false;
    if (loop.taken != Op::IterNext) return loop.taken == op;
    std::vector<PairStep> steps;
    for (Instr *i : loop.steps) {
      auto step = pairs_.find(i);
      if (!step) return loop.fits = false;
      steps.push_back(std::move(*step));
    }
    for (const PairStep &step : steps) pairs_.fuse(step, op);
    loop.taken = op;
    return true;
  }

  Instr *attemptOf(const Kind &kind, std::vector<Value *> operands, const Instr &start) {
    Instr *attempt = f_.newInstr(Op::TryCursor, std::move(operands), kind.number | (isGenerator(f_.kind) ? kCursorTracked : 0));
    attempt->result()->type = start.result()->type;
    return attempt;
  }

  Function &f_;
  PassContext &context_;
  PairSteps pairs_;
  ValueFlow flow_;
  std::unordered_map<uint32_t, Loop> loops_;
};

}  // namespace

void pairLoops(ir::Function &f, PassContext &context) {
  if (!f.seesCounts && context.unit) PairLoops(f, context).run();
}

}  // namespace jj::passes
