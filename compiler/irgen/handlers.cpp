// Locals in the frame's slots while a function handles an exception.
//
// The traceback of the exception names the frame of the function that has caught it and still runs, and who reports it (a logger, a debugger, the
// __exit__ of a with statement) asks that frame for f_locals. In register mode the slots are empty: so a handler that calls anything begins with
// ShowLocals, what it assigns is shown, too, and HideLocals stands where the handler is done. The stack says whether locals are shown: there lies what
// PushExcInfo has put aside, with the shape Shown. Not where somebody counts references: each of those would be one more.
#include <algorithm>

#include "irgen/translator.h"

namespace jj::irgen {

using namespace ir;
using bytecode::Opcode;

/// Calls that only make what is raised next: the way of the exception fills the slots then.
std::vector<bool> Translator::callsOnlyToRaise() const {
  std::vector<bool> only(code_.instructions.size(), false);
  for (size_t n = 0; n < code_.instructions.size(); ++n) {
    const Instruction &raise = code_.instructions[n];
    if (raise.op != Opcode::RaiseVarargs || raise.arg == 0) continue;
    // Back to where the stack was as deep as without the operands.
    int32_t first = code_.blocks[static_cast<size_t>(layout_.blockOf(static_cast<int32_t>(n)))].first;
    int32_t i = static_cast<int32_t>(n) - 1;
    for (int pushed = 0; i >= first; --i) {
      const Instruction &in = code_.instructions[static_cast<size_t>(i)];
      only[static_cast<size_t>(i)] = true;
      if ((pushed += bytecode::stackEffect(in, false)) == raise.arg) break;
    }
  }
  return only;
}

/// Does the handler whose PushExcInfo is instruction `first` call anything before it is done with the exception?
bool Translator::isSeen(int32_t first) {
  if (onlyToRaise_.empty()) onlyToRaise_ = callsOnlyToRaise();
  std::vector<bool> known(code_.instructions.size(), false);
  std::vector<int32_t> work{first};
  while (!work.empty()) {
    int32_t n = work.back();
    work.pop_back();
    for (; !known[static_cast<size_t>(n)]; ++n) {
      known[static_cast<size_t>(n)] = true;
      const Instruction &in = code_.instructions[static_cast<size_t>(n)];
      bool calls = in.op == Opcode::Call || in.op == Opcode::CallEx || in.op == Opcode::WithExceptStart || in.op == Opcode::Send;
      if (calls && !onlyToRaise_[static_cast<size_t>(n)]) return true;
      bytecode::Flow flow = bytecode::flow(in.op);
      if (in.target >= 0) work.push_back(in.target);
      if (in.op == Opcode::PopExcept || flow == bytecode::Flow::Exit || flow == bytecode::Flow::Jump) break;
    }
  }
  return false;
}

/// Are the locals in the slots now? An entry that holds `but` does not count.
bool Translator::shown(const Value *but) const {
  return std::any_of(state_.stack.begin(), state_.stack.end(), [&](const StackEntry &e) { return e.shape == Shape::Shown && e.value != but; });
}

void Translator::showLocals() {
  if (state_.locals.empty()) return;
  std::vector<Value *> all;
  for (size_t i = 0; i < state_.locals.size(); ++i) all.push_back(local(i));
  emit(Op::ShowLocals, std::move(all));
}

/// Local i has changed.
void Translator::showLocal(int32_t i) {
  if (shown()) emit(Op::ShowLocal, {local(static_cast<size_t>(i))}, i);
}

}  // namespace jj::irgen
