// Generators and coroutines: yield points, delegation, awaiting.
//
// A Yield ends its block; its successor, the resume block, takes all locals, the whole stack and the sent value. A plain
// yield receives the sent value at once (a thrown exception is raised there). A delegating one hands it on, NULL
// included, to the Send of the loop it lies in: Send throws into the sub-iterator itself.
#include "irgen/translator.h"

namespace jj::irgen {

using namespace ir;

void Translator::onReturnGenerator(const Instruction &) { push(none()); }

/// Ends the block with the yield of v, which is off the stack; goes on in the resume block. Returns the sent value.
Value *Translator::suspend(Value *v) {
  // Suspended, the slots belong to generator lowering.
  bool shows = shown();
  if (shows) emit(Op::HideLocals);
  // From 3.12 on a handler around a delegating yield keeps more than is on the stack now; a Yield raises nothing.
  frame_ = makeFrame(state_.stack, kNoHandler);
  std::vector<Value *> args;
  for (size_t i = 0; i < state_.locals.size(); ++i) args.push_back(local(i));
  for (const StackEntry &e : state_.stack) args.push_back(materialise(e));
  State resumed;
  Block *resume = interfaceBlock(state_.stack, state_.bound, resumed);
  Value *sent = f_.addParam(resume, Type::maybe());
  terminate(emit(Op::Yield, {v}), {{resume, std::move(args)}});
  state_ = std::move(resumed);
  setBlock(resume);
  if (shows) showLocals();
  return sent;
}

void Translator::yieldPlain(Value *v) {
  Value *sent = suspend(v);
  frame_ = makeFrame(state_.stack, region_);
  push(value(Op::ReceiveSent, {sent}));
}

void Translator::yieldDelegating(Value *v) {
  emit(Op::SetAwaiting, {peek()});
  push(suspend(v), Shape::Maybe);
}

void Translator::onYieldValue(const Instruction &in) {
  Value *v = pop();
  if (in.arg) {
    yieldDelegating(v);
  } else {
    // Suspended, an async generator awaits or has yielded an item: this tells the two apart.
    if (f_.kind == FunctionKind::AsyncGenerator) emit(Op::SetAwaiting, {null()});
    yieldPlain(v);
  }
}

/// An `async for` ends without an exception where the runtime can tell so (SendNext): 0 and NULL. Then what END_ASYNC_FOR does is done here.
void Translator::onSend(const Instruction &in) {
  int32_t behind = layout_.behindAsyncFor(block_);
  Value *sent = pop();
  Value *receiver = peek();
  Instr *send = emit(behind < 0 ? Op::Send : Op::SendNext, {receiver, sent});
  Block *here = builder_.block();
  push(send->result(1));
  Successor yielded = edgeToInstruction(index_ + 1);
  pop();
  State atEnd = state_;
  pop();
  push(send->result(1));  // the returned value stays alone
  Block *returned = newBlock(), *ended = behind < 0 ? returned : newBlock();
  setBlock(returned);
  drop(receiver);
  jumpTo(layout_.blockOf(in.target));
  setBlock(here);
  terminate(emit(Op::Branch, {send->result(0)}), {std::move(yielded), {ended, {}}});
  if (behind < 0) return;
  setBlock(ended);
  Block *exhausted = newBlock();
  terminate(emit(Op::Branch, {value(Op::IsNull, {send->result(1)})}), {{exhausted, {}}, {returned, {}}});
  state_ = std::move(atEnd);
  setBlock(exhausted);
  endAsyncFor(behind);
}

/// The stack is that of a Send without the value sent. The awaitable goes as if an exception had unwound the stack, the iterator at END_ASYNC_FOR.
void Translator::endAsyncFor(int32_t behind) {
  const bytecode::BasicBlock &handler = code_.blocks[static_cast<size_t>(layout_.handlerOf(region_))];
  drop(pop());
  offset_ = code_.instructions[static_cast<size_t>(handler.first)].offset;
  frame_ = makeFrame(state_.stack, handler.handlerRegion);
  drop(pop());
  jumpTo(behind);
}

void Translator::onGetYieldFromIter(const Instruction &) {
  push(value(Op::GetYieldFromIter, {pop()}, unit_.flags & (kCoroutine | kIterableCoroutine) ? 1 : 0));
}

void Translator::onGetAwaitable(const Instruction &in) { push(value(Op::GetAwaitable, {pop()}, in.arg)); }
void Translator::onGetAIter(const Instruction &) { unary(Op::GetAIter); }
void Translator::onGetANext(const Instruction &) { push(value(Op::GetANext, {peek()})); }

void Translator::onEndAsyncFor(const Instruction &) {
  Value *exception = pop();
  Value *iterator = pop();
  frame()->noTraceback = true;
  emit(Op::EndAsyncFor, {exception});
  drop(exception);
  drop(iterator);
}

/// Nothing is wrapped: a suspended async generator knows whether it awaits (SetAwaiting) or has yielded an item.
void Translator::onAsyncGenWrap(const Instruction &) {}

}  // namespace jj::irgen
