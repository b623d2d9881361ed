// display-membership: `x in (a, b)`, `x in [a, b]` and `x in {a, b}` without the tuple, the list or the set.
//
// The display is made to be asked once. Where nothing but exact strings, small ints and objects that are equal to themselves alone is compared, the answer is known without it, and nobody can
// see that it was not there: no code runs, and what dies in the wrong order dies unseen. TryContains says so or gives up before anything has happened; then the program goes on as written,
// with the display and all that its items do when they are hashed and compared:
//
//     %d = BuildSet %a, %b               %i = TryContains %x, %a, %b {1} -> known, made
//     %r = Contains %x, %d        =>   made: %d = BuildSet %a, %b;  %s = Contains %x, %d;  Jump -> join(%s)
//                                      known: Jump -> join(%i)
//                                      join(%r): ...
//
// Not in bodies that run once. Runs while errors are implicit.
#include "analysis/call_graph.h"
#include "analysis/uses.h"
#include "ir/ir.h"
#include "passes/lowering/attempts.h"
#include "passes/lowering/lowering.h"

namespace jj::passes {

using namespace ir;

/// Is the display of few items, and for this question alone?
static bool isAsked(const Instr &display, const Instr &question, const analysis::Uses &uses) {
  constexpr size_t kMost = 16;
  if (display.op != Op::BuildTuple && display.op != Op::BuildList && display.op != Op::BuildSet) return false;
  if (question.op != Op::Contains || question.operands[1] != display.result() || question.operands[0] == display.result()) return false;
  if (display.operands.empty() || display.operands.size() > kMost) return false;
  return uses.isOnlyOperandOfOne(display.result());
}

void displayMembership(Function &f, PassContext &) {
  if (analysis::runsOnce(f)) return;
  analysis::Uses uses(f);
  Attempts(f).forPairs([&](const Instr &display, const Instr &question) -> Instr * {
    if (!isAsked(display, question, uses)) return nullptr;
    std::vector<Value *> operands{question.operands[0]};
    operands.insert(operands.end(), display.operands.begin(), display.operands.end());
    return f.newInstr(Op::TryContains, std::move(operands), display.op == Op::BuildSet);
  });
}

}  // namespace jj::passes
