// Typed copies: control, guards, exits and the edges between blocks. The operations are in typed_operations.cpp.
//
// A typed region is a copy of the function's blocks in which numbers are unboxed. It is entered at the start, when the
// arguments have the guessed types. Where a guess fails, a guard leaves to the generic block of the same bytecode offset, with the frame state boxed;
// nothing has run twice, since a guard stands before the first effect of its bytecode instruction. Handlers are not copied: an exception in typed code
// goes to the generic handler (error-checks boxes the state), and what follows is generic.
#include "passes/speculation/typed_region.h"

#include <algorithm>

#include "passes/lowering/materialise.h"

namespace jj::passes {

using namespace analysis;
using namespace ir;

namespace {

constexpr int64_t kEqual = 2;  // Py_EQ

/// Does an i64 go with the number, which says of it what its register does not?
bool hasState(NumberKind k) { return isMaybe(k) || k == NumberKind::Real; }

/// Blocks reachable without exceptions, each before its successors but for loops.
std::vector<const Block *> normalOrder(const Function &f) {
  std::vector<const Block *> postorder;
  std::vector<std::pair<const Block *, size_t>> stack{{f.entry(), 0}};
  std::unordered_map<const Block *, bool> seen{{f.entry(), true}};
  while (!stack.empty()) {
    auto &[b, next] = stack.back();
    const auto &succs = b->terminator()->succs;
    if (next < succs.size()) {
      const Block *s = succs[next++].block;
      if (!seen[s]) {
        seen[s] = true;
        stack.push_back({s, 0});
      }
      continue;
    }
    postorder.push_back(b);
    stack.pop_back();
  }
  std::reverse(postorder.begin(), postorder.end());
  return postorder;
}

}  // namespace

TypedCopy::TypedCopy(const Function &source, Function &target, const PassContext &context, const ModuleFacts &facts,
                     bool frameless)
    : source_(source), target_(target), context_(context), facts_(facts), frameless_(frameless), cfg_(source),
      dominators_(cfg_), kinds_(inferKinds(source, context.unit, facts)), builder_(target) {}

Block *TypedCopy::copy() {
  std::vector<const Block *> order = normalOrder(source_);
  for (Block *b : target_.blocks())
    if (b->isHandler) handlers_[b->offset] = b;
  Block *generic = target_.blocks().empty() ? nullptr : target_.entry();
  Block *entry = target_.newBlock();
  entry->region = Region::Typed;
  for (const Block *b : order) makeParams(b, blocks_[b] = target_.newBlock());
  for (const Block *b : order)
    if (Instr *t = b->terminator(); t->op == Op::Yield) blocks_[t->succs[0].block]->keepParams = true;
  builder_.setBlock(entry);
  builder_.setFrame(nullptr);
  if (!frameless_) guardArguments(order, generic);
  builder_.jump(blocks_[source_.entry()]);
  for (const Block *b : order) {
    copyBlock(b);
    if (failed_) return nullptr;
  }
  return entry;
}

void TypedCopy::makeParams(const Block *b, Block *copy) {
  copy->region = Region::Typed;
  copy->cold = b->cold;
  std::vector<const Value *> maybes;
  for (const Value *p : b->params) {
    if (kinds_.rangeOf.count(p)) continue;  // stands for raw variables, is not passed on
    K k = kinds_.kind(p);
    bool unboxed = isNumber(k) || isMaybe(k);
    Value *v = target_.addParam(copy, unboxed ? unboxedType(ifBound(k)) : p->type);
    if (hasState(k)) maybes.push_back(p);
    if (unboxed || !p->type.isObject()) define(p, v);
    else define(p, nullptr, v);
  }
  // Behind the values: whether those that may be unbound are bound, of which form those are that may be of two.
  for (const Value *p : maybes) {
    values_[p].bound = target_.addParam(copy, Type::i64());
    values_[p].isReal = kinds_.kind(p) == K::Real;
  }
}

/// One guard for each argument that is taken to be a number, leaving to the generic entry.
void TypedCopy::guardArguments(const std::vector<const Block *> &order, Block *generic) {
  for (const Block *b : order)
    for (const Instr *i : b->instrs) {
      if (i->op != Op::Arg) continue;
      K k = kinds_.kind(i->result());
      Value *arg = builder_.value(Op::Arg, {}, i->imm[0]);
      arg->type = i->result()->type;
      Value *raw = nullptr;
      if (isNumber(k)) {
        Instr *g = builder_.emit(k == K::Float ? Op::GuardFloat : Op::GuardInt, {arg});
        Block *next = continueIn();
        g->succs = {{next, {}}, {generic, {}}};
        raw = g->result();
      }
      define(i->result(), raw, arg);
    }
}

void TypedCopy::copyBlock(const Block *b) {
  current_ = b;
  dead_ = false;
  builder_.setBlock(blocks_[b]);
  for (const Value *p : b->params)
    if (TypedValue &t = values_[p]; t.bound) t.inFrame = builder_.value(Op::MaybeNumber, {t.raw, t.bound}, t.isReal ? kIsReal : 0);
  expected_.clear();
  for (const Instr *i : b->instrs) {
    guardExpected(*i);
    if (failed_) return;
    builder_.setFrame(i->frame ? frameState(i->frame) : nullptr);
    Handler handler = handlerFor(i->op);
    bool done = handler && (this->*handler)(*i);
    if (done && i->frame && i->info().mayRaise()) target_.unboxedOffsets.push_back(i->frame->offset);
    if (!done && !dead_ && !failed_) copyGeneric(*i);
    if (!dead_ && !failed_) expectNumber(*i), unboxAtOnce(*i);
    if (failed_ || dead_) return;
  }
}

void TypedCopy::copyGeneric(const Instr &i) {
  const OpInfo &info = i.info();
  bool portable = i.op == Op::Jump || i.op == Op::Branch || i.op == Op::Null || i.op == Op::NoneObject || i.op == Op::Unreachable;
  if (frameless_ && !portable) {
    // Whatever it is, it has not begun: the generic code does it.
    if (!restart_) {
      Block *here = builder_.block();
      restart_ = target_.newBlock();
      restart_->cold = true;
      builder_.setBlock(restart_);
      builder_.emit(Op::Restart);
      builder_.setBlock(here);
    }
    builder_.jump(restart_);
    dead_ = true;
    return;
  }
  std::vector<Value *> operands;
  for (size_t n = 0; n < i.operands.size(); ++n) {
    const Value *v = i.operands[n];
    operands.push_back(v->type.isObject() ? boxed(v, i) : typed(v).raw);
  }
  std::vector<Successor> succs;
  for (const Successor &s : i.succs) {
    // Conversions for one edge of several happen on the edge.
    if (i.succs.size() == 1) {
      succs.push_back({blocks_[s.block], successorArgs(s, i)});
      continue;
    }
    Block *here = builder_.block();
    Block *edge = target_.newBlock();
    edge->region = Region::Typed;
    builder_.setBlock(edge);
    onEdge_ = true;
    std::vector<Value *> args = successorArgs(s, i);
    onEdge_ = false;
    builder_.jump(blocks_[s.block], std::move(args));
    builder_.setBlock(here);
    succs.push_back({edge, {}});
  }
  if (failed_) return;
  Instr *copy = builder_.emit(i.op, std::move(operands), i.imm[0], i.imm[1]);
  if (info.isTerminator()) copy->frame = builder_.frame();
  copy->succs = std::move(succs);
  for (size_t n = 0; n < i.results.size(); ++n) {
    copy->results[n]->type = i.results[n]->type;
    bool object = i.results[n]->type.isObject();
    define(i.results[n], object ? nullptr : copy->results[n], object ? copy->results[n] : nullptr);
  }
}

std::vector<Value *> TypedCopy::successorArgs(const Successor &s, const Instr &at) {
  std::vector<Value *> args, bound;
  for (size_t n = 0; n < s.args.size(); ++n) {
    const Value *p = s.block->params[n], *v = s.args[n];
    if (kinds_.rangeOf.count(p)) continue;
    K want = kinds_.kind(p);
    Type type = unboxedType(ifBound(want));
    TypedValue &t = typed(v);
    bool raw = t.raw && t.raw->type == type && available(t.rawIn);
    if (isMaybe(want) && !raw && kinds_.kind(v) == K::Unbound) {
      args.push_back(builder_.value(type.rep == Rep::F64 ? Op::ConstF64 : Op::ConstI64));
      bound.push_back(builder_.value(Op::ConstI64, {}, 0));
    } else if (!isNumber(want) && !isMaybe(want)) {
      args.push_back(p->type.isObject() ? boxed(v, at) : t.raw);
    } else if (raw && (want == K::Real || !t.isReal)) {
      args.push_back(t.raw);
      if (hasState(want)) bound.push_back(t.bound ? t.bound : builder_.value(Op::ConstI64, {}, want == K::Real ? kIntForm : 1));
    } else {
      failed_ = true;  // inferred to be a number, but could not be copied as one
      return args;
    }
  }
  args.insert(args.end(), bound.begin(), bound.end());
  return args;
}

bool TypedCopy::canExit(const Instr &at) const {
  if (frameless_) return true;
  if (!at.frame) return false;
  auto it = target_.labels.find(at.frame->offset);
  return it != target_.labels.end() && it->second->params.size() == at.frame->locals.size() + at.frame->stack.size();
}

Instr *TypedCopy::guard(Op op, std::vector<Value *> operands, const Instr &at, int64_t imm0, int64_t imm1) {
  Block *exit = exitBlock(at);
  Instr *g = builder_.emit(op, std::move(operands), imm0, imm1);
  Block *next = continueIn();
  g->succs = {{next, {}}, {exit, {}}};
  return g;
}

Block *TypedCopy::exitBlock(const Instr &at) {
  Block *here = builder_.block();
  Block *exit = target_.newBlock();
  exit->region = Region::Typed;
  exit->cold = true;
  builder_.setBlock(exit);
  if (frameless_) {
    builder_.emit(Op::Restart);
  } else {
    std::vector<Value *> state;
    for (const Value *v : at.frame->locals) state.push_back(materialise(builder_, inFrame(v)));
    for (const Value *v : at.frame->stack) state.push_back(materialise(builder_, inFrame(v)));
    builder_.jump(target_.labels.at(at.frame->offset), std::move(state));
  }
  builder_.setBlock(here);
  return exit;
}

Block *TypedCopy::continueIn() {
  Block *next = target_.newBlock();
  next->region = Region::Typed;
  next->cold = builder_.block()->cold;
  builder_.setBlock(next);
  return next;
}

Value *TypedCopy::asInt(const Value *v, const Instr &at) {
  TypedValue &t = typed(v);
  if (t.raw && available(t.rawIn)) {
    Value *raw = t.raw;
    if (t.isReal) guard(Op::GuardTrue, {builder_.value(Op::CmpI64, {t.bound, builder_.value(Op::ConstI64, {}, kIntForm)}, kEqual)}, at);
    if (raw->type.rep == Rep::I64) return raw;
    if (raw->type.rep == Rep::I1) return builder_.value(Op::ZextI1, {raw});
  }
  return unboxedBy(Op::GuardInt, v, at);
}

/// Behind the guard the value is known unboxed. What is an int stays one for others: a guard that wants a float of it always leaves.
Value *TypedCopy::unboxedBy(Op op, const Value *v, const Instr &at) {
  Value *raw = guard(op, {boxed(v, at)}, at)->result();
  TypedValue &t = typed(v);
  if (t.raw && available(t.rawIn)) return raw;
  t.raw = raw;
  t.bound = nullptr;  // of what it was unboxed to elsewhere
  t.isReal = false;
  t.rawIn = const_cast<Block *>(current_);
  return raw;
}

Value *TypedCopy::asFloat(const Value *v, const Instr &at) {
  TypedValue &t = typed(v);
  if (t.raw && available(t.rawIn) && t.raw->type.rep == Rep::F64) return t.raw;
  if (t.asFloat && available(t.floatIn)) return t.asFloat;
  Value *result;
  if (t.raw && t.isReal && available(t.rawIn)) {
    result = guard(Op::RealToF64, {t.raw, t.bound}, at)->result();
  } else if (t.raw && available(t.rawIn)) {
    Value *integer = asInt(v, at);
    guard(Op::GuardTrue, {builder_.value(Op::I64FitsF64, {integer})}, at);
    result = builder_.value(Op::I64ToF64, {integer});
  } else {
    result = guard(Op::GuardToF64, {boxed(v, at)}, at)->result();
  }
  TypedValue &again = typed(v);
  again.asFloat = result;
  again.floatIn = const_cast<Block *>(current_);
  return result;
}

std::pair<Value *, Value *> TypedCopy::asReal(const Value *v, const Instr &at) {
  TypedValue &t = typed(v);
  if (t.raw && available(t.rawIn)) {
    if (t.isReal) return {t.raw, t.bound};
    bool isFloat = t.raw->type.rep == Rep::F64;
    Value *number = isFloat ? builder_.value(Op::F64Bits, {t.raw}) : asInt(v, at);
    return {number, builder_.value(Op::ConstI64, {}, isFloat ? kFloatForm : kIntForm)};
  }
  Instr *g = guard(Op::GuardReal, {boxed(v, at)}, at);
  TypedValue &again = typed(v);
  again.raw = g->result(0);
  again.bound = g->result(1);
  again.isReal = true;
  again.rawIn = const_cast<Block *>(current_);
  return {g->result(0), g->result(1)};
}

void TypedCopy::defineReal(const Value *v, Value *number, Value *form) {
  define(v, number);
  TypedValue &t = values_[v];
  t.bound = form;
  t.isReal = true;
  t.inFrame = builder_.value(Op::MaybeNumber, {number, form}, kIsReal);
}

Value *TypedCopy::exactFloat(const Value *v, const Instr &at) {
  TypedValue &t = typed(v);
  if (t.raw && available(t.rawIn) && t.raw->type.rep == Rep::F64) return t.raw;
  if (t.isReal && available(t.rawIn)) {
    Value *isFloat = builder_.value(Op::CmpI64, {t.bound, builder_.value(Op::ConstI64, {}, kFloatForm)}, kEqual);
    guard(Op::GuardTrue, {isFloat}, at);
    return asFloat(v, at);
  }
  return unboxedBy(Op::GuardFloat, v, at);
}

Value *TypedCopy::boxed(const Value *v, const Instr &) {
  TypedValue &t = typed(v);
  if (t.boxed && available(t.boxedIn)) return t.boxed;
  if (!t.raw || !available(t.rawIn)) {
    failed_ = true;
    return nullptr;
  }
  // Without a frame state (on an edge) nothing may fail.
  Value *object;
  if (t.isReal && builder_.frame()) object = builder_.value(Op::BoxReal, {t.raw, t.bound});
  else if (t.inFrame || !builder_.frame() || t.raw->type.rep == Rep::I1) object = materialise(builder_, t.inFrame ? t.inFrame : t.raw);
  else object = builder_.value(t.raw->type.rep == Rep::I64 ? Op::BoxI64 : Op::BoxF64, {t.raw});
  if (onEdge_) return object;
  TypedValue &again = typed(v);
  again.boxed = object;
  again.boxedIn = const_cast<Block *>(current_);
  return object;
}

FrameState *TypedCopy::frameState(const FrameState *fs) {
  if (frameless_) return nullptr;
  FrameState *&copy = frames_[fs];
  if (!copy) {
    copy = target_.cloneFrameState(*fs);
    for (Value *&v : copy->locals) v = inFrame(v);
    for (Value *&v : copy->stack) v = inFrame(v);
    if (fs->handler) {
      auto handler = handlers_.find(fs->handler->offset);
      if (handler == handlers_.end()) failed_ = true;
      else copy->handler = handler->second;
    }
  }
  return copy;
}

Value *TypedCopy::inFrame(const Value *v) {
  TypedValue &t = typed(v);
  if (t.boxed && !t.boxedIn) return t.boxed;  // the object itself keeps its identity
  if (t.inFrame) return t.inFrame;
  return t.raw && !t.rawIn ? t.raw : t.boxed;
}

TypedValue &TypedCopy::typed(const Value *v) {
  TypedValue &t = values_[v];
  if (!t.raw && !t.boxed)
    if (auto it = kinds_.rangeOf.find(v); it != kinds_.rangeOf.end()) t.raw = ranges_[it->second];
  return t;
}

void TypedCopy::define(const Value *v, Value *raw, Value *boxed) {
  TypedValue t;
  t.raw = raw;
  t.boxed = boxed;
  values_[v] = t;
}

bool TypedCopy::available(const Block *where) const {
  return !where || where == current_ || dominators_.endDominates(where, current_);
}

}  // namespace jj::passes
