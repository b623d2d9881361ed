// super-calls: super() whose only use is the method behind it makes no super object.
//
// Where bytecode has no instruction for it (3.11) `super().m(...)` is a call and an attribute. The two become CallSuper, which hands on self and the class, and MethodOfSuper, which remembers
// what it finds. What the name super means is seen at run time, as are all the errors of super(). It reads the frame's slots, as super does: such functions are in memory mode.
#include <optional>

#include "analysis/uses.h"
#include "passes/pass_manager.h"

namespace jj::passes {

using namespace ir;

namespace {

/// The slot of __class__, a free variable.
std::optional<int64_t> classSlot(const CodeUnit &unit) {
  for (size_t n = 0; n < unit.localsPlus.size(); ++n)
    if (unit.localsPlus[n].kind & kFree && unit.localsPlus[n].name == "__class__") return static_cast<int64_t>(n);
  return {};
}

bool isSuperCall(const Instr &i, const CodeUnit &unit) {
  if (i.op != Op::Call || i.imm[1] != -1 || i.operands.size() != 2 || !i.operands[1]->type.isNull()) return false;
  const Instr *load = i.operands[0]->def;
  return load && load->op == Op::LoadGlobal && unit.names[static_cast<size_t>(load->imm[0])] == "super";
}

}  // namespace

void superCalls(Function &f, PassContext &context) {
  if (!f.memoryLocals || !context.unit || context.unit->argCount == 0) return;
  const CodeUnit &unit = *context.unit;
  std::optional<int64_t> slot = classSlot(unit);
  if (!slot) return;
  bool firstIsCell = unit.localsPlus[0].kind & jj::kCell;
  analysis::Uses uses(f);
  std::map<Value *, Value *> replaced;
  for (Block *b : f.blocks())
    for (size_t n = 0; n + 1 < b->instrs.size(); ++n) {
      Instr *call = b->instrs[n], *load = b->instrs[n + 1];
      if (!isSuperCall(*call, unit) || load->op != Op::LoadMethod || load->operands[0] != call->result()) continue;
      if (!uses.isOnlyOperandOfOne(call->result())) continue;
      Instr *super = f.newInstr(Op::CallSuper, {call->operands[0]}, *slot, firstIsCell);
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
