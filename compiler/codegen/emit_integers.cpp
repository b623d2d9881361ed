// Emitters: i64 arithmetic with Python's semantics. What does not fit leaves to the generic region.
#include "function_gen.h"
#include "llvm/IR/Intrinsics.h"

namespace jj::codegen {

using namespace llvm;

namespace {

template <Intrinsic::ID id>
void overflowing(FunctionGen &g, const ir::Instr &i) {
  Value *pair = g.b.CreateBinaryIntrinsic(id, g.value(i.operands[0]), g.value(i.operands[1]));
  g.define(i.result(), g.b.CreateExtractValue(pair, 0));
  g.branch(g.b.CreateNot(g.b.CreateExtractValue(pair, 1)), i, g.m.likely);
}

void negate(FunctionGen &g, const ir::Instr &i) {
  Value *pair = g.b.CreateBinaryIntrinsic(Intrinsic::ssub_with_overflow, g.int64(0), g.value(i.operands[0]));
  g.define(i.result(), g.b.CreateExtractValue(pair, 0));
  g.branch(g.b.CreateNot(g.b.CreateExtractValue(pair, 1)), i, g.m.likely);
}

/// Python rounds towards minus infinity: quotient and remainder of C are corrected when the signs differ.
template <bool wantsQuotient>
void floorDivision(FunctionGen &g, const ir::Instr &i) {
  auto &b = g.b;
  Value *x = g.value(i.operands[0]), *y = g.value(i.operands[1]), *zero = g.int64(0);
  Value *overflows = b.CreateAnd(b.CreateICmpEQ(x, g.int64(INT64_MIN)), b.CreateICmpEQ(y, g.int64(-1)));
  g.leaveUnless(b.CreateNot(b.CreateOr(b.CreateICmpEQ(y, zero), overflows)), i);
  Value *remainder = b.CreateSRem(x, y);
  Value *differ = b.CreateICmpSLT(b.CreateXor(remainder, y), zero);
  Value *correct = b.CreateAnd(b.CreateICmpNE(remainder, zero), differ);
  if constexpr (wantsQuotient) {
    Value *quotient = b.CreateSDiv(x, y);
    g.define(i.result(), b.CreateSub(quotient, b.CreateZExt(correct, g.m.i64)));
  } else {
    g.define(i.result(), b.CreateAdd(remainder, b.CreateSelect(correct, y, zero)));
  }
  g.goOn(i);
}

/// Bits shifted out must be copies of the sign; a count of 64 or more leaves.
void shiftLeft(FunctionGen &g, const ir::Instr &i) {
  auto &b = g.b;
  Value *x = g.value(i.operands[0]), *n = g.value(i.operands[1]);
  Value *inRange = b.CreateICmpULT(n, g.int64(64)), *masked = b.CreateAnd(n, g.int64(63));
  Value *shifted = b.CreateShl(x, masked), *back = b.CreateAShr(shifted, masked);
  g.define(i.result(), shifted);
  g.branch(b.CreateAnd(inRange, b.CreateICmpEQ(back, x)), i, g.m.likely);
}

void shiftRight(FunctionGen &g, const ir::Instr &i) {
  auto &b = g.b;
  Value *x = g.value(i.operands[0]), *n = g.value(i.operands[1]);
  Value *bounded = b.CreateSelect(b.CreateICmpUGT(n, g.int64(63)), g.int64(63), n);
  g.define(i.result(), b.CreateAShr(x, bounded));
  g.branch(b.CreateICmpSGE(n, g.int64(0)), i, g.m.likely);
}

template <Instruction::BinaryOps op>
void bitwise(FunctionGen &g, const ir::Instr &i) {
  g.define(i.result(), g.b.CreateBinOp(op, g.value(i.operands[0]), g.value(i.operands[1])));
}

void invert(FunctionGen &g, const ir::Instr &i) { g.define(i.result(), g.b.CreateNot(g.value(i.operands[0]))); }

/// Of imm0, Py_LT .. Py_GE.
CmpInst::Predicate predicate(FunctionGen &g, const ir::Instr &i) {
  static constexpr CmpInst::Predicate predicates[] = {CmpInst::ICMP_SLT, CmpInst::ICMP_SLE, CmpInst::ICMP_EQ,
                                                      CmpInst::ICMP_NE,  CmpInst::ICMP_SGT, CmpInst::ICMP_SGE};
  if (i.imm[0] < 0 || i.imm[0] > 5) g.broken(i, "has an unknown comparison");
  return predicates[i.imm[0]];
}

void compare(FunctionGen &g, const ir::Instr &i) {
  g.define(i.result(), g.b.CreateICmp(predicate(g, i), g.value(i.operands[0]), g.value(i.operands[1])));
}

void better(FunctionGen &g, const ir::Instr &i) {
  Value *first = g.value(i.operands[0]), *second = g.value(i.operands[1]);
  g.define(i.result(), g.b.CreateSelect(g.b.CreateICmp(predicate(g, i), second, first), second, first));
}

void absolute(FunctionGen &g, const ir::Instr &i) {
  Value *x = g.value(i.operands[0]);
  g.define(i.result(), g.b.CreateSelect(g.b.CreateICmpSLT(x, g.int64(0)), g.b.CreateNeg(x), x));
  g.branch(g.b.CreateICmpNE(x, g.int64(INT64_MIN)), i, g.m.likely);
}

void isTrue(FunctionGen &g, const ir::Instr &i) { g.define(i.result(), g.b.CreateICmpNE(g.value(i.operands[0]), g.int64(0))); }

}  // namespace

void addIntegerEmitters(EmitterTable &t) {
  using ir::Op;
  t.set(Op::AddI64, overflowing<Intrinsic::sadd_with_overflow>);
  t.set(Op::SubI64, overflowing<Intrinsic::ssub_with_overflow>);
  t.set(Op::MulI64, overflowing<Intrinsic::smul_with_overflow>);
  t.set(Op::NegI64, negate);
  t.set(Op::FloorDivI64, floorDivision<true>);
  t.set(Op::ModI64, floorDivision<false>);
  t.set(Op::ShlI64, shiftLeft);
  t.set(Op::ShrI64, shiftRight);
  t.set(Op::AndI64, bitwise<Instruction::And>);
  t.set(Op::OrI64, bitwise<Instruction::Or>);
  t.set(Op::XorI64, bitwise<Instruction::Xor>);
  t.set(Op::InvertI64, invert);
  t.set(Op::CmpI64, compare);
  t.set(Op::BetterI64, better);
  t.set(Op::AbsI64, absolute);
  t.set(Op::IsTrueI64, isTrue);
}

}  // namespace jj::codegen
