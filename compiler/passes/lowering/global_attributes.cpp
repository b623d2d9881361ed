// global-attributes: attributes of modules and classes that are global (`token.NAME`, `Color.RED`) in one step.
//
// Such an object is loaded to be asked once. What the caches of both loads hold says where the attribute is, without a reference to the object, and in half the code:
//
//     %g = LoadGlobal {1}                %t = TryGlobalAttr {2, 1} -> known, made
//     %a = LoadAttr %g {2}          =>   made: %g = LoadGlobal {1};  %b = LoadAttr %g {2};  Jump -> join(%b)
//                                        known: Jump -> join(%t)
//                                        join(%a): ...
//
// TryGlobalAttr gives up before anything has happened when a cache does not hold or the attribute is found by running code; the two loads fill the caches.
// Not in bodies that run once, nor in cold code. Runs while errors are implicit.
#include "analysis/call_graph.h"
#include "analysis/uses.h"
#include "ir/ir.h"
#include "passes/lowering/attempts.h"
#include "passes/lowering/lowering.h"

namespace jj::passes {

using namespace ir;

void globalAttributes(Function &f, PassContext &) {
  if (analysis::runsOnce(f)) return;
  analysis::Uses uses(f);
  Attempts(f).forPairs([&](const Instr &load, const Instr &attribute) -> Instr * {
    if (load.parent->cold || load.op != Op::LoadGlobal || attribute.op != Op::LoadAttr || attribute.operands[0] != load.result()) return nullptr;
    if (!uses.isOnlyOperandOfOne(load.result())) return nullptr;
    Instr *attempt = f.newInstr(Op::TryGlobalAttr, {}, attribute.imm[0], load.imm[0]);
    attempt->frame = f.cloneFrameState(*attribute.frame);  // whose place it is; the global is not there, and nothing fails
    std::erase(attempt->frame->stack, load.result());
    attempt->frame->left = -1;
    return attempt;
  });
}

}  // namespace jj::passes
