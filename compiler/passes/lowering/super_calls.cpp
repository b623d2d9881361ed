// super-calls: super() whose only use is the method behind it makes no super object.
//
// Where bytecode has no instruction for it (3.11) `super().m(...)` is a call and an attribute. What both give together is remembered for the class of self, and asked first:
//
//     %s = Super %f, %first, %cell       %m, %self = TrySuper %f, %first, %cell {2} -> known, made
//     %m, %self = LoadMethod %s {2}  =>  made: %s = Super ...;  %n, %o = LoadMethod %s {2};  Jump -> join(%n, %o)
//                                        known: Jump -> join(%m, %self)
//                                        join(%m, %self): ...
//
// TrySuper gives up where the name super means something else, where super() has an error to report, and where what is found is no function. Runs while errors are implicit, and after calls
// are guessed.
#include "analysis/uses.h"
#include "passes/lowering/attempts.h"
#include "passes/lowering/lowering.h"

namespace jj::passes {

using namespace ir;

void superCalls(Function &f, PassContext &) {
  analysis::Uses uses(f);
  Attempts(f).forPairs([&](const Instr &call, const Instr &load) -> Instr * {
    if (call.op != Op::Super || load.op != Op::LoadMethod || load.operands[0] != call.result() || !uses.isOnlyOperandOfOne(call.result())) return nullptr;
    std::vector<Value *> results;
    for (const Value *r : load.results) results.push_back(f.newValue(r->type));
    Instr *attempt = f.newInstrWith(Op::TrySuper, call.operands, results);
    attempt->imm[0] = load.imm[0];
    attempt->imm[1] = call.imm[0];
    return attempt;
  });
}

}  // namespace jj::passes
