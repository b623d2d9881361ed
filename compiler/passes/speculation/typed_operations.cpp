// Typed copies of single operations. Each returns false to be copied in its generic form, with boxed operands.
#include <algorithm>

#include "passes/speculation/typed_region.h"

namespace jj::passes {

using namespace analysis;
using namespace ir;

namespace {
/// NB_* numbers of BINARY_OP; the in-place ones are 13 higher.
enum Nb { Add = 0, And = 1, FloorDivide = 2, LeftShift = 3, Multiply = 5, Remainder = 6, Or = 7, RightShift = 9, Subtract = 10, TrueDivide = 11, Xor = 12 };

struct IntForm {
  int64_t nb;
  Op op;
};
constexpr IntForm kIntForms[] = {{Add, Op::AddI64}, {Subtract, Op::SubI64}, {Multiply, Op::MulI64}, {FloorDivide, Op::FloorDivI64},
                                 {Remainder, Op::ModI64}, {LeftShift, Op::ShlI64}, {RightShift, Op::ShrI64}, {And, Op::AndI64},
                                 {Or, Op::OrI64}, {Xor, Op::XorI64}};
constexpr IntForm kFloatForms[] = {{Add, Op::AddF64}, {Subtract, Op::SubF64}, {Multiply, Op::MulF64}, {TrueDivide, Op::DivF64}};
}  // namespace

TypedCopy::Handler TypedCopy::handlerFor(Op op) {
  struct Row {
    Op op;
    Handler handler;
  };
  static constexpr Row kRows[] = {
      {Op::Const, &TypedCopy::copyConst},           {Op::Arg, &TypedCopy::copyArg},
      {Op::BinaryOp, &TypedCopy::copyBinary},       {Op::Compare, &TypedCopy::copyCompare},
      {Op::CompareTruth, &TypedCopy::copyCompare},  {Op::UnaryNegative, &TypedCopy::copyUnary},
      {Op::UnaryPositive, &TypedCopy::copyUnary},   {Op::UnaryInvert, &TypedCopy::copyUnary},
      {Op::IsTrue, &TypedCopy::copyIsTrue},         {Op::Not, &TypedCopy::copyNot},
      {Op::BoolObject, &TypedCopy::copyBoolObject}, {Op::CheckLocal, &TypedCopy::copyCheckLocal},
      {Op::Drop, &TypedCopy::copyDrop},             {Op::LoadGlobal, &TypedCopy::copyLoadGlobal},
      {Op::Call, &TypedCopy::copyCall},             {Op::GetIter, &TypedCopy::copyGetIter},
      {Op::IterNext, &TypedCopy::copyIterNext},     {Op::Poll, &TypedCopy::copyPoll},
      {Op::EndFrame, &TypedCopy::copyEndFrame},     {Op::Return, &TypedCopy::copyReturn},
      {Op::LoadSubscr, &TypedCopy::copyLoadSubscr}, {Op::StoreSubscr, &TypedCopy::copyStoreSubscr},
  };
  for (const Row &row : kRows)
    if (row.op == op) return row.handler;
  return nullptr;
}

bool TypedCopy::copyConst(const Instr &i) {
  const Constant *c = context_.constant(i.imm[0]);
  K k = kinds_.kind(i.result());
  if (!isNumber(k)) {
    if (!frameless_) return false;
    define(i.result(), nullptr, nullptr);
    return true;
  }
  Value *object = frameless_ ? nullptr : builder_.value(Op::Const, {}, i.imm[0]);
  Value *raw;
  if (k == K::Float) {
    int64_t bits;
    static_assert(sizeof bits == sizeof c->real);
    std::copy_n(reinterpret_cast<const char *>(&c->real), sizeof bits, reinterpret_cast<char *>(&bits));
    raw = builder_.value(Op::ConstF64, {}, bits);
  } else if (k == K::Int) {
    raw = builder_.value(Op::ConstI64, {}, c->integer);
  } else {
    Value *one = builder_.value(Op::ConstI64, {}, c->boolean), *zero = builder_.value(Op::ConstI64, {}, 0);
    raw = builder_.value(Op::CmpI64, {one, zero}, 3);  // !=
  }
  define(i.result(), raw, object);
  return true;
}

bool TypedCopy::copyArg(const Instr &i) {
  if (!frameless_) return true;  // guarded in the entry block
  K k = kinds_.kind(i.result());
  if (!isNumber(k)) return false;
  define(i.result(), builder_.value(k == K::Float ? Op::ArgF64 : Op::ArgI64, {}, i.imm[0]));
  return true;
}

bool TypedCopy::copyBinary(const Instr &i) {
  K k = kinds_.kind(i.result());
  if (!isNumber(k) || !canExit(i)) return false;
  ++unboxedOperations_;
  int64_t nb = i.imm[0] % 13;
  return k == K::Real ? realBinary(i, nb) : k == K::Float ? floatBinary(i, nb) : intBinary(i, nb);
}

bool TypedCopy::realBinary(const Instr &i, int64_t nb) {
  auto number = [&](const Value *v) { return isAnswer(v) ? std::pair(answerAsInt(v, i), builder_.value(Op::ConstI64, {}, kIntForm)) : asReal(v, i); };
  auto [a, formA] = number(i.operands[0]);
  auto [b, formB] = number(i.operands[1]);
  Instr *made = guard(Op::RealBinary, {a, formA, b, formB}, i, nb);
  defineReal(i.result(), made->result(0), made->result(1));
  return true;
}

bool TypedCopy::floatBinary(const Instr &i, int64_t nb) {
  // Of two numbers by guess one must really be a float.
  bool guessed = !isNumber(kinds_.kind(i.operands[0])) && !isNumber(kinds_.kind(i.operands[1]));
  auto number = [&](const Value *v) { return isAnswer(v) ? builder_.value(Op::I64ToF64, {answerAsInt(v, i)}) : asFloat(v, i); };
  Value *a = guessed ? exactFloat(i.operands[0], i) : number(i.operands[0]), *b = number(i.operands[1]);
  for (const IntForm &form : kFloatForms) {
    if (form.nb != nb) continue;
    Value *r = info(form.op).isTerminator() ? guard(form.op, {a, b}, i)->result() : builder_.value(form.op, {a, b});
    define(i.result(), r);
    return true;
  }
  return false;
}

bool TypedCopy::isAnswer(const Value *v) const { return v->def && v->def->op == Op::Compare && kinds_.kind(v) != K::Bool; }

Value *TypedCopy::answerAsInt(const Value *v, const Instr &at) { return builder_.value(Op::ZextI1, {guard(Op::GuardBool, {boxed(v, at)}, at)->result()}); }

bool TypedCopy::intBinary(const Instr &i, int64_t nb) {
  bool mayBeBool = nb == And || nb == Or || nb == Xor;
  auto number = [&](const Value *v) { return isAnswer(v) && !mayBeBool ? answerAsInt(v, i) : asInt(v, i); };
  Value *a = number(i.operands[0]), *b = number(i.operands[1]);
  for (const IntForm &form : kIntForms) {
    if (form.nb != nb) continue;
    Value *r = info(form.op).isTerminator() ? guard(form.op, {a, b}, i)->result() : builder_.value(form.op, {a, b});
    define(i.result(), r);
    return true;
  }
  return false;
}

bool TypedCopy::copyCompare(const Instr &i) {
  if (kinds_.kind(i.result()) != K::Bool || !canExit(i)) return false;
  K a = kinds_.kind(i.operands[0]), b = kinds_.kind(i.operands[1]);
  bool guessed = !isNumber(a) && !isNumber(b);
  if (guessed) {
    auto guess = kinds_.guesses.find(i.result());
    if (guess == kinds_.guesses.end()) return false;
    a = guess->second;
  }
  auto isReal = [&](const Value *v, K k) {
    auto wanted = kinds_.wanted.find(v);
    return k == K::Real || (wanted != kinds_.wanted.end() && wanted->second.kind == K::Real);
  };
  if (!guessed && (isReal(i.operands[0], a) || isReal(i.operands[1], b)) && a != K::Float && b != K::Float) {
    auto [x, formX] = asReal(i.operands[0], i);
    auto [y, formY] = asReal(i.operands[1], i);
    ++unboxedOperations_;
    define(i.result(), guard(Op::RealCompare, {x, formX, y, formY}, i, i.imm[0])->result());
    return true;
  }
  bool isFloat = a == K::Float || b == K::Float;
  // Of two numbers by guess one must really be a float: two big ints are not compared as floats.
  Value *x = !isFloat ? asInt(i.operands[0], i) : guessed ? exactFloat(i.operands[0], i) : asFloat(i.operands[0], i);
  Value *y = isFloat ? asFloat(i.operands[1], i) : asInt(i.operands[1], i);
  ++unboxedOperations_;
  define(i.result(), builder_.value(isFloat ? Op::CmpF64 : Op::CmpI64, {x, y}, i.imm[0]));
  return true;
}

bool TypedCopy::copyUnary(const Instr &i) {
  K k = kinds_.kind(i.result());
  if (!isNumber(k) || !canExit(i)) return false;
  ++unboxedOperations_;
  Value *v = k == K::Float ? asFloat(i.operands[0], i) : asInt(i.operands[0], i);
  if (i.op == Op::UnaryPositive) define(i.result(), v);
  else if (i.op == Op::UnaryInvert) define(i.result(), builder_.value(Op::InvertI64, {v}));
  else if (k == K::Float) define(i.result(), builder_.value(Op::NegF64, {v}));
  else define(i.result(), guard(Op::NegI64, {v}, i)->result());
  return true;
}

bool TypedCopy::copyIsTrue(const Instr &i) {
  auto likely = kinds_.likely.find(i.operands[0]);
  if (likely != kinds_.likely.end() && likely->second == K::Int && !frameless_ && canExit(i)) asInt(i.operands[0], i);
  if (failed_) return true;
  TypedValue &t = typed(i.operands[0]);
  if (!t.raw || t.isReal || !available(t.rawIn)) return false;
  switch (t.raw->type.rep) {
    case Rep::I1: define(i.result(), t.raw); return true;
    case Rep::I64: define(i.result(), builder_.value(Op::IsTrueI64, {t.raw})); return true;
    case Rep::F64: define(i.result(), builder_.value(Op::IsTrueF64, {t.raw})); return true;
    default: return false;
  }
}

bool TypedCopy::copyNot(const Instr &i) {
  TypedValue &t = typed(i.operands[0]);
  if (!t.raw || t.raw->type.rep != Rep::I1) return false;
  define(i.result(), builder_.value(Op::NotI1, {t.raw}));
  return true;
}

bool TypedCopy::copyBoolObject(const Instr &i) {
  Value *raw = typed(i.operands[0]).raw;
  if (raw && raw->type.rep == Rep::I32) {  // a status of a generic operation
    if (frameless_) return false;
    define(i.result(), nullptr, builder_.value(Op::BoolObject, {raw}));
    return true;
  }
  if (!raw || raw->type.rep != Rep::I1) return false;
  define(i.result(), raw);
  return true;
}

bool TypedCopy::copyCheckLocal(const Instr &i) {
  TypedValue &t = typed(i.operands[0]);
  if (!t.raw || !available(t.rawIn)) return false;
  if (!t.bound || t.isReal) return true;  // a number is bound
  if (!canExit(i)) return failed_ = true;
  guard(Op::GuardTrue, {builder_.value(Op::IsTrueI64, {t.bound})}, i);
  return true;
}

bool TypedCopy::copyDrop(const Instr &i) {
  std::vector<Value *> objects;
  for (const Value *v : i.operands) {
    TypedValue &t = typed(v);
    bool isNumber = t.raw && !t.rawIn;  // nobody sees when a number dies
    if (t.boxed && !t.boxedIn && !isNumber) objects.push_back(t.boxed);
  }
  if (!objects.empty() && !frameless_) builder_.emit(Op::Drop, std::move(objects));
  return true;
}

bool TypedCopy::isTypedCallee(const Instr &load) const {
  auto pure = [&](const Instr &i) {
    switch (i.op) {
      case Op::Const: case Op::Null: case Op::Arg: case Op::NoneObject: return true;
      case Op::CheckLocal: return isNumber(kinds_.kind(i.operands[0]));
      case Op::LoadGlobal: return &i == &load || isTypedCallee(i);
      case Op::BinaryOp: case Op::Compare: case Op::CompareTruth: case Op::UnaryNegative: case Op::UnaryPositive: case Op::UnaryInvert:
      case Op::Call: return isNumber(kinds_.kind(i.result()));
      default: return false;
    }
  };
  const auto &instrs = load.parent->instrs;
  for (auto it = std::find(instrs.begin(), instrs.end(), &load); it != instrs.end(); ++it) {
    const Instr &i = **it;
    if (i.op == Op::Call && i.operands[0] == load.result()) {
      int64_t unit = calledUnit(i, context_.unit, facts_);
      if (unit < 0) return false;
      const UnitFacts &callee = facts_.units[static_cast<size_t>(unit)];
      if (!callee.frameless || callee.args.size() != i.operands.size() - 2) return false;
      for (size_t n = 0; n < callee.args.size(); ++n) {
        K k = kinds_.kind(i.operands[n + 2]);
        if (k != callee.args[n] && k != K::Unknown) return false;
      }
      return true;
    }
    if (!pure(i)) return false;
  }
  return false;
}

bool TypedCopy::copyLoadGlobal(const Instr &i) {
  if (!isTypedCallee(i) || !canExit(i)) return false;
  uint32_t unit = static_cast<uint32_t>(facts_.known.functionOf(context_.unit->names[static_cast<size_t>(i.imm[0])]));
  if (frameless_) {
    target_.typedCallees.push_back(unit);  // checked before the frameless function was entered
    target_.typedCalleeNames.push_back(i.imm[0]);
    define(i.result(), nullptr, nullptr);
    return true;
  }
  Instr *g = guard(Op::GuardGlobalUnit, {}, i, i.imm[0], unit);
  define(i.result(), nullptr, g->result());
  return true;
}

bool TypedCopy::copyCall(const Instr &i) {
  // The call that makes a range is done when its loop begins.
  for (auto &[value, getIter] : kinds_.rangeOf)
    if (getIter->operands[0] == i.result()) return startRange(i, *getIter);
  if (callBuiltin(i) || callLength(i)) return true;
  const Instr *load = i.operands[0]->def;
  if (!load || load->op != Op::LoadGlobal || !isTypedCallee(*load) || !canExit(i)) return false;
  if (!frameless_ && (!typed(i.operands[0]).boxed || typed(i.operands[0]).boxed->def->op != Op::GuardGlobalUnit)) return false;
  int64_t unit = calledUnit(i, context_.unit, facts_);
  const UnitFacts &callee = facts_.units[static_cast<size_t>(unit)];
  std::vector<Value *> args;
  for (size_t n = 0; n < callee.args.size(); ++n) {
    const Value *v = i.operands[n + 2];
    if (frameless_ && !typed(v).raw) return false;
    args.push_back(callee.args[n] == K::Int ? asInt(v, i) : exactFloat(v, i));
  }
  ++unboxedOperations_;
  Op op = callee.result == K::Float ? Op::CallTypedF64 : Op::CallTypedI64;
  define(i.result(), guard(op, std::move(args), i, unit)->result());
  return true;
}

/// min, max, abs of numbers of the result's kind, as far as is known: min(i, True) may be a bool, and max(i, 0.5) an int.
bool TypedCopy::callBuiltin(const Instr &i) {
  KnownCall which;
  K k = kinds_.kind(i.result());
  if (frameless_ || !isNumber(k) || !isNumberBuiltin(i, context_.unit, which) || !canExit(i)) return false;
  auto fits = [&](const Value *v) { return kinds_.kind(v) == K::Unknown || ifBound(kinds_.kind(v)) == k; };
  if (!std::all_of(i.operands.begin() + 2, i.operands.end(), fits)) return false;
  guard(Op::GuardKnown, {boxed(i.operands[0], i)}, i, static_cast<int64_t>(which));
  bool isInt = k == K::Int;
  std::vector<Value *> numbers;
  for (size_t n = 2; n < i.operands.size(); ++n) numbers.push_back(isInt ? asInt(i.operands[n], i) : exactFloat(i.operands[n], i));
  if (failed_) return true;
  ++unboxedOperations_;
  if (which == KnownCall::Abs) {
    define(i.result(), isInt ? guard(Op::AbsI64, numbers, i)->result() : builder_.value(Op::AbsF64, numbers));
    return true;
  }
  constexpr int64_t kLess = 0, kGreater = 4;  // Py_LT, Py_GT
  Value *best = numbers[0];
  for (size_t n = 1; n < numbers.size(); ++n)
    best = builder_.value(isInt ? Op::BetterI64 : Op::BetterF64, {best, numbers[n]}, which == KnownCall::Min ? kLess : kGreater);
  define(i.result(), best);
  return true;
}

bool TypedCopy::callLength(const Instr &i) {
  if (frameless_ || kinds_.kind(i.result()) != K::Int || !isLengthCall(i, context_.unit) || !canExit(i)) return false;
  guard(Op::GuardKnown, {boxed(i.operands[0], i)}, i, static_cast<int64_t>(KnownCall::Len));
  Value *container = boxed(i.operands[2], i);
  if (failed_) return true;
  ++unboxedOperations_;
  define(i.result(), guard(Op::GuardLength, {container}, i)->result());
  return true;
}

bool TypedCopy::startRange(const Instr &call, const Instr &getIter) {
  if (frameless_ || !isRangeCall(call, context_.unit) || !canExit(call)) {
    failed_ = true;  // the loop was inferred to be one over a range
    return true;
  }
  size_t count = call.operands.size() - 2;
  guard(Op::GuardRangeType, {boxed(call.operands[0], call)}, call);
  Value *start = count == 1 ? builder_.value(Op::ConstI64, {}, 0) : asInt(call.operands[2], call);
  Value *stop = asInt(call.operands[count == 1 ? 2 : 3], call);
  Value *step = count < 3 ? builder_.value(Op::ConstI64, {}, 1) : asInt(call.operands[4], call);
  if (failed_) return true;
  Value *length = guard(Op::RangeLength, {start, stop, step}, call)->result();
  int64_t var = target_.numVars;
  target_.numVars += 3;
  builder_.emit(Op::StoreVar, {start}, var);
  builder_.emit(Op::StoreVar, {length}, var + 1);
  builder_.emit(Op::StoreVar, {step}, var + 2);
  Value *state = builder_.value(Op::RangeIterState, {}, var);
  ranges_[&getIter] = state;
  // Between the call and GetIter the range itself is on the stack: nothing there can leave.
  define(call.result(), nullptr, builder_.value(Op::NoneObject));
  ++unboxedOperations_;
  return true;
}

bool TypedCopy::copyGetIter(const Instr &i) { return kinds_.rangeOf.count(i.result()); }

bool TypedCopy::copyIterNext(const Instr &i) {
  auto it = kinds_.rangeOf.find(i.operands[0]);
  if (it == kinds_.rangeOf.end()) return false;
  const Instr *state = ranges_.at(it->second)->def;
  int64_t var = state->imm[0];
  Value *next = builder_.value(Op::LoadVar, {}, var), *left = builder_.value(Op::LoadVar, {}, var + 1);
  Value *zero = builder_.value(Op::ConstI64, {}, 0);
  Value *more = builder_.value(Op::CmpI64, {left, zero}, 4);  // >
  Value *after = builder_.value(Op::AddWrapI64, {next, builder_.value(Op::LoadVar, {}, var + 2)});
  builder_.emit(Op::StoreVar, {after}, var);
  builder_.emit(Op::StoreVar, {builder_.value(Op::AddWrapI64, {left, builder_.value(Op::ConstI64, {}, -1)})}, var + 1);
  define(i.result(0), more);
  define(i.result(1), next);
  return true;
}

/// The index unboxed, if it is known to be an int; nullptr otherwise.
Value *TypedCopy::index(const Value *v) {
  if (frameless_ || kinds_.kind(v) != K::Int) return nullptr;
  TypedValue &t = typed(v);
  return t.raw && t.raw->type.rep == Rep::I64 && available(t.rawIn) ? t.raw : nullptr;
}

bool TypedCopy::copyLoadSubscr(const Instr &i) {
  Value *item = index(i.operands[1]);
  if (!item) return false;
  Value *container = boxed(i.operands[0], i);
  if (failed_) return true;
  define(i.result(), nullptr, builder_.value(Op::LoadItem, {container, item}));
  return true;
}

bool TypedCopy::copyStoreSubscr(const Instr &i) {
  Value *item = index(i.operands[1]);
  if (!item) return false;
  Value *container = boxed(i.operands[0], i);
  const TypedValue &value = typed(i.operands[2]);
  bool hasObject = value.boxed && available(value.boxedIn);
  bool isFloat = !hasObject && value.raw && value.raw->type.rep == Rep::F64 && available(value.rawIn);
  Value *stored = isFloat ? value.raw : boxed(i.operands[2], i);
  if (failed_) return true;
  define(i.result(), builder_.value(isFloat ? Op::StoreItemF64 : Op::StoreItem, {container, item, stored}));
  return true;
}

/// What a number is taken from is looked at while it is at hand, before anything else runs: its reference need not be counted then.
void TypedCopy::unboxAtOnce(const Instr &i) {
  if (frameless_ || i.results.empty()) return;
  auto wanted = kinds_.wanted.find(i.result());
  const Instr *next = wanted == kinds_.wanted.end() ? nullptr : nextWithFrame(i);
  if (!next || !canExit(*next)) return;
  auto ready = [&](const Value *v) { return typed(v).raw || typed(v).boxed; };
  if (!std::all_of(next->frame->locals.begin(), next->frame->locals.end(), ready)) return;
  if (!std::all_of(next->frame->stack.begin(), next->frame->stack.end(), ready)) return;
  if (wanted->second.kind == K::Int) asInt(i.result(), *next);
  else if (wanted->second.kind == K::Real) asReal(i.result(), *next);
  else if (wanted->second.exact) exactFloat(i.result(), *next);
  else asFloat(i.result(), *next);
}

/// A general operation whose result is taken to be a number: where the next bytecode instruction begins, a wrong guess leaves.
void TypedCopy::expectNumber(const Instr &i) {
  if (frameless_ || i.results.empty()) return;
  K k = kinds_.kind(i.result());
  const Instr *next = k == K::Int || k == K::Float ? nextWithFrame(i) : nullptr;
  if (next && !typed(i.result()).raw && canExit(*next)) expected_.push_back({i.result(), next});
}

void TypedCopy::guardExpected(const Instr &at) {
  for (auto [value, place] : expected_) {
    if (place != &at) continue;
    builder_.setFrame(frameState(at.frame));
    kinds_.kind(value) == K::Int ? asInt(value, at) : exactFloat(value, at);
  }
  std::erase_if(expected_, [&](const auto &e) { return e.second == &at; });
}

bool TypedCopy::copyPoll(const Instr &) { return frameless_; }  // a frameless variant polls on entry

bool TypedCopy::copyEndFrame(const Instr &) { return frameless_; }  // a frameless variant has none

bool TypedCopy::copyReturn(const Instr &i) {
  if (!frameless_) return false;
  TypedValue &t = typed(i.operands[0]);
  if (!t.raw || t.raw->type != target_.typedResult) return false;
  builder_.emit(Op::ReturnTyped, {t.raw});
  return true;
}

}  // namespace jj::passes
