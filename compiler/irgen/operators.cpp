// Operators, comparisons and truth values.
#include "irgen/translator.h"

namespace jj::irgen {

using namespace ir;

namespace {
constexpr int32_t kCompareToBool = 16;  ///< 3.13: the result of the comparison is converted to a bool
}

void Translator::binary(Op op, int64_t imm0) {
  Value *right = pop();
  Value *left = pop();
  push(value(op, {left, right}, imm0));
}

void Translator::onBinaryOp(const Instruction &in) { binary(Op::BinaryOp, in.arg); }
void Translator::onUnaryNegative(const Instruction &) { unary(Op::UnaryNegative); }
void Translator::onUnaryPositive(const Instruction &) { unary(Op::UnaryPositive); }
void Translator::onUnaryInvert(const Instruction &) { unary(Op::UnaryInvert); }

Value *Translator::truth(Value *object) {
  if (object->def && object->def->op == Op::BoolObject) return object->def->operands[0];
  return value(Op::IsTrue, {object});
}

Value *Translator::negate(Value *truth) { return value(truth->type.rep == Rep::I1 ? Op::NotI1 : Op::Not, {truth}); }

void Translator::onUnaryNot(const Instruction &) { pushBool(negate(truth(pop()))); }

void Translator::onToBool(const Instruction &) {
  Value *v = pop();
  if (v->type == Type::object(kBool) || (v->def && v->def->op == Op::BoolObject))
    push(v);
  else
    pushBool(truth(v));
}

void Translator::onCompareOp(const Instruction &in) {
  Value *right = pop();
  Value *left = pop();
  int32_t comparison = in.arg & ~kCompareToBool;
  if (in.arg & kCompareToBool)
    pushBool(value(Op::CompareTruth, {left, right}, comparison));
  else
    push(value(Op::Compare, {left, right}, comparison));
}

void Translator::onIsOp(const Instruction &in) {
  Value *right = pop();
  Value *left = pop();
  Value *same = value(Op::Is, {left, right});
  pushBool(in.arg ? negate(same) : same);
}

void Translator::onContainsOp(const Instruction &in) {
  Value *container = pop();
  Value *item = pop();
  Value *found = value(Op::Contains, {item, container});
  pushBool(in.arg ? negate(found) : found);
}

}  // namespace jj::irgen
