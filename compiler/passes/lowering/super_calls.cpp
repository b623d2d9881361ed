// super-calls: super() whose only use is the method behind it makes no super object.
//
// Where bytecode has no instruction for it (3.11) `super().m(...)` is a call and an attribute. What both give together is remembered for the class of self, and asked first:
//
//     %s = Super %f, %first, %cell       %m, %self = TrySuper %f, %first, %cell {2} -> known, made
//     %m, %self = LoadMethod %s {2}  =>  made: %s = Super ...;  %n, %o = LoadMethod %s {2};  Jump -> join(%n, %o)
//                                        known: Jump -> join(%m, %self)
//                                        join(%m, %self): ...
//
// `super(C, x).m(...)` is a Call of the global, and goes the same way. TrySuper gives up where the name super means something else, where super() has an error to report, and where what is
// found is no function, nor a method of the class that self is. Runs while errors are implicit, and after calls are guessed.
#include "analysis/uses.h"
#include "frontend/code_unit.h"
#include "passes/lowering/attempts.h"
#include "passes/lowering/lowering.h"

namespace jj::passes {
namespace {

using namespace ir;

/// Is it super(C, x), by that name?
bool isSuperOfClass(const Instr &call, const CodeUnit *unit) {
  if (!unit || call.op != Op::Call || call.imm[1] != -1 || call.operands.size() != 4 || !call.operands[1]->type.isNull()) return false;
  const Instr *load = call.operands[0]->def;
  return load && load->op == Op::LoadGlobal && unit->names[static_cast<size_t>(load->imm[0])] == "super";
}

}  // namespace

void superCalls(Function &f, PassContext &context) {
  analysis::Uses uses(f);
  Attempts(f).forPairs([&](const Instr &call, const Instr &load) -> Instr * {
    bool givesClass = isSuperOfClass(call, context.unit);
    if ((call.op != Op::Super && !givesClass) || load.op != Op::LoadMethod || load.operands[0] != call.result() || !uses.isOnlyOperandOfOne(call.result())) return nullptr;
    std::vector<Value *> operands = call.operands, results;
    if (givesClass) operands = {call.operands[0], call.operands[3], call.operands[2]};
    for (const Value *r : load.results) results.push_back(f.newValue(r->type));
    Instr *attempt = f.newInstrWith(Op::TrySuper, operands, results);
    attempt->imm[0] = load.imm[0];
    attempt->imm[1] = givesClass ? kSuperOfClass : call.imm[0];
    return attempt;
  });
}

}  // namespace jj::passes
