// Blocks with parameters, edges between them, frame states and their handlers; the stack of the abstract machine.
#include <algorithm>

#include "irgen/translator.h"

namespace jj::irgen {

using namespace ir;

Block *Translator::newBlock() {
  Block *b = f_.newBlock();
  position_[b] = index_;
  return b;
}

void Translator::setBlock(Block *b) {
  builder_.setBlock(b);
  null_ = nullptr;
  ended_ = false;
}

Type Translator::shapeType(Shape s) {
  return s == Shape::Object || s == Shape::Shown ? Type::object() : s == Shape::Null ? Type::null() : Type::maybe();
}

Type Translator::localType(int32_t i, const BoundLocals &bound) const {
  if (!bound.may(i)) return Type::null();
  if (!bound.must(i)) return Type::maybe();
  return Type::object(unit_.localsPlus[static_cast<size_t>(i)].kind & kFree ? ir::kCell : kObject);
}

void Translator::enqueue(int32_t block) {
  if (info_[static_cast<size_t>(block)].translated) malformed(code_, offset_, "edge into a block that is done");
  work_.insert(layout_.order(block));
}

/// The stack that a block takes, as the first edge to it shows. The value that a Send passes on is None at first; NULL when
/// a delegating yield has been resumed by throw().
std::vector<StackEntry> Translator::entryStack(int32_t block) const {
  std::vector<StackEntry> stack = state_.stack;
  const Instruction &first = code_.instructions[static_cast<size_t>(code_.blocks[static_cast<size_t>(block)].first)];
  if (first.op == bytecode::Opcode::Send && !stack.empty()) stack.back().shape = Shape::Maybe;
  return stack;
}

/// Parameters of a block with several predecessors: every local that may be bound there, every stack entry that is one.
void Translator::makeParams(BlockInfo &info, int32_t block) {
  info.state.bound = numLocals_ ? flow_.atEntry(block) : BoundLocals::none(0);
  std::vector<StackEntry> stack = entryStack(block);
  if (info.isLabel) {
    info.block = interfaceBlock(stack, info.state.bound, info.state);
    f_.labels[code_.instructions[static_cast<size_t>(code_.blocks[static_cast<size_t>(block)].first)].offset] = info.block;
    return;
  }
  info.block = newBlock();
  if (!memory_) info.state.locals.assign(numLocals_, nullptr);
  for (size_t i = 0; i < info.state.locals.size(); ++i) {
    Type t = localType(static_cast<int32_t>(i), info.state.bound);
    if (!t.isNull()) info.state.locals[i] = f_.addParam(info.block, t);
  }
  for (const StackEntry &e : stack) {
    Value *v = e.shape == Shape::Null ? nullptr : f_.addParam(info.block, shapeType(e.shape));
    info.state.stack.push_back({v, e.shape});
  }
}

std::vector<Value *> Translator::edgeArgs(const BlockInfo &info) {
  if (info.state.stack.size() != state_.stack.size()) malformed(code_, offset_, "stack depths differ where control joins");
  std::vector<Value *> args;
  args.reserve(info.block->params.size());
  for (size_t i = 0; i < state_.locals.size(); ++i)
    if (info.isLabel || info.state.locals[i]) args.push_back(local(i));
  for (size_t i = 0; i < state_.stack.size(); ++i) {
    Shape wanted = info.state.stack[i].shape, given = state_.stack[i].shape;
    bool fits = wanted == given || (wanted == Shape::Maybe && given == Shape::Object);
    if (!fits) malformed(code_, offset_, "NULL entries differ where control joins");
    if (info.isLabel || state_.stack[i].shape != Shape::Null) args.push_back(materialise(state_.stack[i]));
  }
  return args;
}

/// An edge from the current state. NULLs it passes are made in the current block, so its terminator comes afterwards.
Successor Translator::edgeTo(int32_t block) {
  BlockInfo &info = info_[static_cast<size_t>(block)];
  if (info.hasParams) {
    if (!info.block) {
      int32_t here = index_;
      index_ = code_.blocks[static_cast<size_t>(block)].first;
      makeParams(info, block);
      index_ = here;
      enqueue(block);
    }
    return {info.block, edgeArgs(info)};
  }
  if (info.block) malformed(code_, offset_, "second edge to a block with one predecessor");
  info.block = newBlock();
  position_[info.block] = code_.blocks[static_cast<size_t>(block)].first;
  info.state = state_;
  if (numLocals_) info.state.bound = flow_.atEntry(block);
  enqueue(block);
  return {info.block, {}};
}

void Translator::terminate(Instr *terminator, std::vector<Successor> succs) {
  terminator->succs = std::move(succs);
  ended_ = true;
}

/// Goes on to a block. One with a single predecessor is simply continued: no jump, the same IR block.
void Translator::jumpTo(int32_t block) {
  BlockInfo &info = info_[static_cast<size_t>(block)];
  if (!info.hasParams && !info.block) {
    info.block = builder_.block();
    info.state = state_;
    enqueue(block);
    ended_ = true;
    return;
  }
  Successor to = edgeTo(block);
  terminate(emit(Op::Jump), {std::move(to)});
}

Block *Translator::interfaceBlock(const std::vector<StackEntry> &stack, const BoundLocals &bound, State &state) {
  Block *b = newBlock();
  b->keepParams = true;
  State s;
  s.bound = bound;
  for (size_t i = 0; !memory_ && i < numLocals_; ++i) {
    Value *p = f_.addParam(b, localType(static_cast<int32_t>(i), bound));
    s.locals.push_back(p->type.isNull() ? nullptr : p);
  }
  for (const StackEntry &e : stack) {
    Value *p = f_.addParam(b, shapeType(e.shape));
    s.stack.push_back({e.shape == Shape::Null ? nullptr : p, e.shape});
  }
  state = std::move(s);
  return b;
}

/// A label in the middle of a bytecode block: the rest of it goes into a block with parameters.
void Translator::splitAtLabel() {
  std::vector<Value *> args;
  for (size_t i = 0; i < state_.locals.size(); ++i) args.push_back(local(i));
  for (const StackEntry &e : state_.stack) args.push_back(materialise(e));
  State next;
  Block *b = interfaceBlock(state_.stack, state_.bound, next);
  f_.labels[offset_] = b;
  terminate(emit(Op::Jump), {{b, std::move(args)}});
  state_ = std::move(next);
  before_ = state_.stack;
  setBlock(b);
}

/// The frame state of the current instruction. The locals must not have been changed yet.
FrameState *Translator::frame() {
  if (!frame_) frame_ = makeFrame(before_, region_);
  return frame_;
}

FrameState *Translator::failingFrame() {
  FrameState *fs = frame();
  // A value that a part of a decomposed instruction has pushed is a variable's, too.
  size_t left = std::max(std::min(state_.stack.size(), fs->stack.size()), fs->kept());
  if (fs->left >= 0 && fs->left != static_cast<int32_t>(left)) frame_ = fs = f_.cloneFrameState(*fs);
  fs->left = static_cast<int32_t>(left);
  return fs;
}

FrameState *Translator::makeFrame(const std::vector<StackEntry> &stack, int32_t region) {
  FrameState *fs = f_.newFrameState();
  fs->offset = offset_;
  fs->locals.reserve(state_.locals.size());
  for (size_t i = 0; i < state_.locals.size(); ++i) fs->locals.push_back(local(i));
  fs->stack.reserve(stack.size());
  for (const StackEntry &e : stack) fs->stack.push_back(materialise(e));
  if (region != kNoHandler) {
    const bytecode::ExceptionRegion &r = code_.regions[static_cast<size_t>(region)];
    fs->handler = handlerFor(region, stack);
    fs->handlerDepth = r.depth;
    fs->pushLasti = r.lasti;
  }
  return fs;
}

/// The handler block of an exception region: all locals, the kept stack entries, lasti if asked for, the exception.
Block *Translator::handlerFor(int32_t region, const std::vector<StackEntry> &stack) {
  const bytecode::ExceptionRegion &r = code_.regions[static_cast<size_t>(region)];
  int32_t target = layout_.handlerOf(region);
  BlockInfo &info = info_[static_cast<size_t>(target)];
  if (static_cast<size_t>(r.depth) > stack.size()) malformed(code_, offset_, "handler keeps more than there is");
  if (info.handler) return info.handler;

  State state;
  int32_t here = index_;
  index_ = code_.blocks[static_cast<size_t>(target)].first;
  std::vector<StackEntry> kept(stack.begin(), stack.begin() + r.depth);
  BoundLocals bound = numLocals_ ? flow_.atEntry(target) : BoundLocals::none(0);
  Block *b = interfaceBlock(kept, bound, state);
  index_ = here;
  b->keepParams = false;
  b->isHandler = true;
  b->offset = code_.instructions[static_cast<size_t>(code_.blocks[static_cast<size_t>(target)].first)].offset;
  b->cold = true;
  if (r.lasti) state.stack.push_back({f_.addParam(b, Type::object(kInt)), Shape::Object});
  state.stack.push_back({f_.addParam(b, Type::object()), Shape::Object});
  info.handler = b;
  if (layout_.predecessors(target) == 0 && !info.isLabel) {
    info.block = b;
    info.state = std::move(state);
    enqueue(target);
    return b;
  }
  // Also reached by a jump, or a label: the handler goes on to an ordinary block.
  Block *current = builder_.block();
  Value *currentNull = null_;
  info.hasParams = true;
  std::swap(state_, state);
  setBlock(b);
  jumpTo(target);
  std::swap(state_, state);
  setBlock(current);
  null_ = currentNull;
  return b;
}

Value *Translator::null() {
  if (!null_) null_ = builder_.value(Op::Null);
  return null_;
}

StackEntry Translator::popEntry() {
  if (state_.stack.empty()) malformed(code_, offset_, "stack underflow");
  StackEntry e = state_.stack.back();
  state_.stack.pop_back();
  return e;
}

std::vector<Value *> Translator::popMany(size_t n) {
  std::vector<Value *> values(n);
  while (n > 0) values[--n] = pop();
  return values;
}

StackEntry &Translator::peekEntry(int32_t n) {
  if (n < 1 || static_cast<size_t>(n) > state_.stack.size()) malformed(code_, offset_, "stack underflow");
  return state_.stack[state_.stack.size() - static_cast<size_t>(n)];
}

Instr *Translator::emit(Op op, std::vector<Value *> operands, int64_t imm0, int64_t imm1) {
  const OpInfo &row = info(op);
  bool leaves = op == Op::Return || op == Op::ReturnLocals || op == Op::Yield;
  bool needsFrame = row.has(kRunsPython) || row.has(kFrameOnly) || leaves;
  builder_.setFrame(row.mayRaise() ? failingFrame() : needsFrame ? frame() : nullptr);
  return builder_.emit(op, std::move(operands), imm0, imm1);
}

/// Releases a value where Python does; nothing for a NULL.
void Translator::drop(Value *v) {
  if (v && !v->type.isNull()) emit(Op::Drop, {v});
}

}  // namespace jj::irgen
