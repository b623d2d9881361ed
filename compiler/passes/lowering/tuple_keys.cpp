// tuple-keys: `d[a, b]` and `(a, b) in d` without the tuple.
//
// The tuple is made to be looked for once. In dicts and sets the place of it is known by the hashes of its items: where those are exact strings, small ints and objects that are equal to
// themselves alone, and so is what meets them there, no code runs, and nobody can see that it was not there. Where the key is not there, or only CPython can say so, the tuple is made, and the
// program goes on as written:
//
//     %t = BuildTuple %a, %b             %i = TryTupleItem %d, %a, %b -> known, made
//     %r = LoadSubscr %d, %t        =>   made: %t = BuildTuple %a, %b;  %s = LoadSubscr %d, %t;  Jump -> join(%s)
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

void tupleKeys(Function &f, PassContext &) {
  if (analysis::runsOnce(f)) return;
  constexpr size_t kMost = 4;
  analysis::Uses uses(f);
  Attempts(f).forPairs([&](const Instr &tuple, const Instr &look) -> Instr * {
    if (tuple.op != Op::BuildTuple || tuple.operands.empty() || tuple.operands.size() > kMost || !uses.isOnlyOperandOfOne(tuple.result())) return nullptr;
    size_t key = look.op == Op::Contains ? 0 : 1;
    if ((look.op != Op::LoadSubscr && look.op != Op::Contains) || look.operands[key] != tuple.result()) return nullptr;
    std::vector<Value *> operands{look.operands[1 - key]};
    operands.insert(operands.end(), tuple.operands.begin(), tuple.operands.end());
    return f.newInstr(look.op == Op::Contains ? Op::TryContainsTuple : Op::TryTupleItem, std::move(operands));
  });
}

}  // namespace jj::passes
