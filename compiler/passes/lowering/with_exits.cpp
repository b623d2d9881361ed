// with-exits: a with statement makes no bound method of the manager's exit.
//
// From 3.11 to 3.13 bytecode has one place on its stack for it, so that a bound method is made, called once and released. Nobody can tell it from what newer bytecode says:
//
//     %x, %v = BeforeWith %m              %x, %v, %self = EnterWith %m        self may be NULL: what binds in its own way is bound
//     Call %x, %none, %none, %none   =>   Call %x, %self, %none, %none, %none
//     WithExceptStart %x, NULL, %e        WithExceptStart %x, %self, %e
//     Drop %x                             Drop %x, %self
//
// Only where the exit has no other use and is a value everywhere, not a parameter. Where an error empties the stack error-checks releases both (the frame states name the exit alone).
// Runs while errors are implicit, behind all that looks for calls.
#include <algorithm>

#include "analysis/uses.h"
#include "passes/lowering/lowering.h"

namespace jj::passes {
namespace {

using namespace ir;

bool fits(const Instr &use, const Value *exit) {
  if (std::count(use.operands.begin(), use.operands.end(), exit) != 1) return false;
  switch (use.op) {
  case Op::Call: return use.operands[0] == exit && use.imm[0] == 0 && use.operands.size() == 4 && use.operands[1]->type.isObject() && !use.operands[1]->type.mayBeNull();
  case Op::WithExceptStart: return use.operands[0] == exit && use.operands[1]->type.isNull();
  case Op::Drop: return true;
  default: return false;
  }
}

void enter(Function &f, Instr &with, const std::vector<Instr *> &uses) {
  Value *exit = with.results[0], *self = f.newValue(Type::maybe());
  with.imm[0] = with.op == Op::BeforeAsyncWith;
  with.op = Op::EnterWith;
  with.results.push_back(self);
  self->def = &with;
  for (Instr *use : uses) {
    if (use->op == Op::WithExceptStart) use->operands[1] = self;
    else use->operands.insert(std::find(use->operands.begin(), use->operands.end(), exit) + 1, self);
  }
}

}  // namespace

void withExits(Function &f, PassContext &) {
  analysis::Uses uses(f);
  for (Block *b : f.blocks())
    for (Instr *i : b->instrs) {
      if (i->op != Op::BeforeWith && i->op != Op::BeforeAsyncWith) continue;
      const Value *exit = i->results[0];
      const std::vector<Instr *> &users = uses.users(exit);
      if (uses.arguments(exit) == 0 && std::all_of(users.begin(), users.end(), [&](const Instr *u) { return fits(*u, exit); })) enter(f, *i, users);
    }
}

}  // namespace jj::passes
