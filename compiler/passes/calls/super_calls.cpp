// super-calls: super() whose only use is the method behind it makes no super object.
//
// Where bytecode has no instruction for it (3.11) `super().m(...)` is a call and an attribute. The two become CallSuper, which hands on self and the class, and MethodOfSuper, which remembers
// what it finds. What the name super means is seen at run time, as are all the errors of super().
#include "analysis/uses.h"
#include "passes/pass_manager.h"

namespace jj::passes {

using namespace ir;

void superCalls(Function &f, PassContext &) {
  analysis::Uses uses(f);
  std::map<Value *, Value *> replaced;
  for (Block *b : f.blocks())
    for (size_t n = 0; n + 1 < b->instrs.size(); ++n) {
      Instr *call = b->instrs[n], *load = b->instrs[n + 1];
      if (call->op != Op::Super || load->op != Op::LoadMethod || load->operands[0] != call->result()) continue;
      if (!uses.isOnlyOperandOfOne(call->result())) continue;
      Instr *super = f.newInstr(Op::CallSuper, call->operands, call->imm[0]);
      Instr *method = f.newInstrWith(Op::MethodOfSuper, {super->result(0), super->result(1)}, load->results);
      super->frame = call->frame;
      method->frame = load->frame;
      method->imm[0] = load->imm[0];
      super->parent = method->parent = b;
      b->instrs[n] = super;
      b->instrs[n + 1] = method;
      replaced[call->result()] = super->result(0);
    }
  f.replaceAllUses(replaced);
}

}  // namespace jj::passes
