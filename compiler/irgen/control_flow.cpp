// Jumps, conditions, loops, return. A backward jump that polls the eval breaker does so when it is taken.
#include <algorithm>

#include "irgen/translator.h"

namespace jj::irgen {

using namespace ir;

/// Polls with the stack as it is now: a condition that the jump has consumed is gone.
void Translator::poll() {
  FrameState *whole = frame_;
  frame_ = makeFrame(state_.stack, region_);
  emit(Op::Poll);
  frame_ = whole;
}

void Translator::onJumpForward(const Instruction &in) { jumpTo(layout_.blockOf(in.target)); }
void Translator::onJumpBackwardNoPoll(const Instruction &in) { jumpTo(layout_.blockOf(in.target)); }

void Translator::onJumpBackward(const Instruction &in) {
  if (in.polls) poll();
  jumpTo(layout_.blockOf(in.target));
}

/// Ends the block: to the target of `in` when `truth` is as wanted, else to the instruction behind.
void Translator::condition(Value *truth, const Instruction &in, bool takenWhenTrue) {
  Block *here = builder_.block();
  Successor taken;
  if (in.polls) {
    taken.block = newBlock();
    setBlock(taken.block);
    poll();
    jumpTo(layout_.blockOf(in.target));
    setBlock(here);
  } else {
    taken = edgeToInstruction(in.target);
  }
  Successor next = edgeToInstruction(index_ + 1);
  Instr *branch = emit(Op::Branch, {truth});
  if (takenWhenTrue)
    terminate(branch, {std::move(taken), std::move(next)});
  else
    terminate(branch, {std::move(next), std::move(taken)});
}

void Translator::onPopJumpIfTrue(const Instruction &in) { condition(truth(pop()), in, true); }
void Translator::onPopJumpIfFalse(const Instruction &in) { condition(truth(pop()), in, false); }

void Translator::conditionNone(const Instruction &in, bool takenWhenNone) {
  Value *v = pop();
  condition(value(Op::Is, {v, none()}), in, takenWhenNone);
}

void Translator::onPopJumpIfNone(const Instruction &in) { conditionNone(in, true); }
void Translator::onPopJumpIfNotNone(const Instruction &in) { conditionNone(in, false); }

void Translator::conditionOrPop(const Instruction &in, bool takenWhenTrue) {
  Value *condition = truth(peek());
  Successor taken = edgeToInstruction(in.target);
  pop();
  Successor next = edgeToInstruction(index_ + 1);
  Instr *branch = emit(Op::Branch, {condition});
  if (takenWhenTrue)
    terminate(branch, {std::move(taken), std::move(next)});
  else
    terminate(branch, {std::move(next), std::move(taken)});
}

void Translator::onJumpIfTrueOrPop(const Instruction &in) { conditionOrPop(in, true); }
void Translator::onJumpIfFalseOrPop(const Instruction &in) { conditionOrPop(in, false); }

void Translator::onGetIter(const Instruction &) { unary(Op::GetIter); }

void Translator::onForIter(const Instruction &in) {
  Value *iterator = peek();
  Instr *next = emit(Op::IterNext, {iterator});
  Block *here = builder_.block();
  push(next->result(1));
  Successor item = edgeToInstruction(index_ + 1);
  pop();
  pop();
  Block *exhausted = newBlock();
  setBlock(exhausted);
  drop(iterator);
  jumpTo(layout_.blockOf(in.target));
  setBlock(here);
  terminate(emit(Op::Branch, {next->result(0)}), {std::move(item), {exhausted, {}}});
}

/// The value is off the stack already. The frame leaves the stack, then the locals die in the interpreter's order, as CPython clears a frame: what a
/// finaliser sees is the caller. Slots of generators and kept frames are cleared by their owners.
void Translator::emitReturn(Value *v) {
  region_ = kNoHandler;
  bool inSlots = memory_ || numLocals_ == 0;
  if (!inSlots && f_.kind != FunctionKind::Plain) {
    std::vector<Value *> operands{v};
    for (size_t i = 0; i < state_.locals.size(); ++i) operands.push_back(local(i));
    terminate(emit(Op::ReturnLocals, std::move(operands)), {});
    return;
  }
  if (!inSlots) emit(Op::EndFrame, {v});
  std::vector<Value *> locals;
  for (Value *l : state_.locals)
    if (l && !l->type.isNull()) locals.push_back(l);
  if (f_.releasesBackwards) std::reverse(locals.begin(), locals.end());
  if (!locals.empty()) emit(Op::Drop, std::move(locals));
  terminate(emit(Op::Return, {v}), {});
}

void Translator::onReturnValue(const Instruction &) { emitReturn(pop()); }
void Translator::onReturnConst(const Instruction &in) { emitReturn(constant(in.arg)); }

}  // namespace jj::irgen
