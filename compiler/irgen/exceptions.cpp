// Raising, handlers, except*, with statements. The exception objects on the stack are ordinary values.
#include "irgen/translator.h"

namespace jj::irgen {

using namespace ir;

void Translator::onRaiseVarargs(const Instruction &in) {
  Value *cause = in.arg > 1 ? pop() : null();
  Value *exception = in.arg > 0 ? pop() : null();
  if (in.arg == 0) frame()->noTraceback = true;
  emit(Op::RaiseVarargs, {exception, cause});
  endWithoutSuccessor();
}

void Translator::onReraise(const Instruction &in) {
  Value *exception = pop();
  frame()->noTraceback = true;
  if (in.arg > 0)
    emit(Op::ReraiseAt, {exception, peek(in.arg)});
  else
    emit(Op::Reraise, {exception}, -1);
  endWithoutSuccessor();
}

void Translator::onPushExcInfo(const Instruction &) {
  // It raises nothing, and its handler keeps what is not on the stack yet.
  frame_ = makeFrame(before_, kNoHandler);
  Value *exception = pop();
  bool outer = shown(), shows = !outer && !memory_ && !options_.seesCounts && isSeen(index_);
  push(value(Op::PushExcInfo, {exception}), shows || outer ? Shape::Shown : Shape::Object);
  push(exception);
  if (shows) showLocals();
}

void Translator::onPopExcept(const Instruction &) {
  StackEntry e = popEntry();
  // Before the exception goes: what it holds may look at the frame while it dies, and the interpreter shows it the locals, too; but a local dies when it is rebound.
  if (e.shape == Shape::Shown && !shown(e.value)) emit(Op::HideLocals);
  emit(Op::PopExcept, {materialise(e)});
}

void Translator::onCheckExcMatch(const Instruction &) {
  Value *type = pop();
  pushBool(value(Op::CheckExcMatch, {peek(), type}));
}

void Translator::onCheckEgMatch(const Instruction &) {
  Instr *split = emit(Op::CheckEgMatch, popMany(2));
  push(split->result(0));
  push(split->result(1));
}

void Translator::onPrepReraiseStar(const Instruction &) { binary(Op::PrepReraiseStar); }

void Translator::onBeforeWith(const Instruction &) {
  Instr *enter = emit(Op::BeforeWith, {pop()});
  push(enter->result(0));
  push(enter->result(1));
}

void Translator::onBeforeAsyncWith(const Instruction &) {
  Instr *enter = emit(Op::BeforeAsyncWith, {pop()});
  push(enter->result(0));
  push(enter->result(1));
}

void Translator::onLoadSpecial(const Instruction &in) { loadMethodInto(emit(Op::LoadSpecial, {pop()}, in.arg)); }

void Translator::onWithExceptStart(const Instruction &in) {
  Value *exit = in.arg ? peek(5) : peek(4), *self = in.arg ? peek(4) : null();
  push(value(Op::WithExceptStart, {exit, self, peek(1)}));
}

void Translator::onCleanupThrow(const Instruction &) {
  Value *exception = pop();
  frame()->noTraceback = true;
  Value *result = value(Op::CleanupThrow, {exception});
  drop(pop());  // the value sent last
  drop(pop());  // the sub-iterator
  push(result);
}

}  // namespace jj::irgen
