// Emitters: guards that unbox, f64 arithmetic, conversions, i1.
#include "function_gen.h"
#include "runtime/abi.h"

namespace jj::codegen {

using namespace llvm;

namespace {

/// Where code is to be small, both results come in registers.
template <Entry e, Entry small>
void unbox(FunctionGen &g, const ir::Instr &i) {
  if (!g.inlinesHere()) {
    Value *pair = g.call(small, {g.value(i.operands[0])});
    g.define(i.result(), g.b.CreateExtractValue(pair, 0));
    return g.branch(g.b.CreateICmpNE(g.b.CreateExtractValue(pair, 1), g.int64(0)), i, g.m.likely);
  }
  Value *ok = g.ownVariable(g.m.i32);
  Value *v = g.call(e, {g.value(i.operands[0]), ok});
  g.define(i.result(), v);
  g.branch(g.b.CreateICmpNE(g.b.CreateLoad(g.m.i32, ok), g.int32(0)), i, g.m.likely);
}

template <Instruction::BinaryOps op>
void arithmetic(FunctionGen &g, const ir::Instr &i) {
  g.define(i.result(), g.b.CreateBinOp(op, g.value(i.operands[0]), g.value(i.operands[1])));
}

/// A NaN divisor is no reason to leave: only zero raises.
void divide(FunctionGen &g, const ir::Instr &i) {
  Value *y = g.value(i.operands[1]);
  g.define(i.result(), g.b.CreateFDiv(g.value(i.operands[0]), y));
  g.branch(g.b.CreateFCmpUNE(y, ConstantFP::get(g.m.f64, 0.0)), i, g.m.likely);
}

void negate(FunctionGen &g, const ir::Instr &i) { g.define(i.result(), g.b.CreateFNeg(g.value(i.operands[0]))); }

/// Of imm0, Py_LT .. Py_GE. As C: every comparison with a NaN is false but for "not equal".
CmpInst::Predicate predicate(FunctionGen &g, const ir::Instr &i) {
  static constexpr CmpInst::Predicate predicates[] = {CmpInst::FCMP_OLT, CmpInst::FCMP_OLE, CmpInst::FCMP_OEQ,
                                                      CmpInst::FCMP_UNE, CmpInst::FCMP_OGT, CmpInst::FCMP_OGE};
  if (i.imm[0] < 0 || i.imm[0] > 5) g.broken(i, "has an unknown comparison");
  return predicates[i.imm[0]];
}

void compare(FunctionGen &g, const ir::Instr &i) {
  g.define(i.result(), g.b.CreateFCmp(predicate(g, i), g.value(i.operands[0]), g.value(i.operands[1])));
}

void toFloat(FunctionGen &g, const ir::Instr &i) { g.define(i.result(), g.b.CreateSIToFP(g.value(i.operands[0]), g.m.f64)); }

void toInt(FunctionGen &g, const ir::Instr &i) { g.define(i.result(), g.b.CreateFPToSI(g.value(i.operands[0]), g.m.i64)); }

void guardReal(FunctionGen &g, const ir::Instr &i) {
  Value *form = g.ownVariable(g.m.i64);
  g.define(i.result(0), g.call(Entry::JITUnboxReal, {g.value(i.operands[0]), form}));
  Value *is = g.b.CreateLoad(g.m.i64, form);
  g.define(i.result(1), is);
  g.branch(g.b.CreateICmpNE(is, g.int64(0)), i, g.m.likely);
}

void checkReal(FunctionGen &g, const ir::Instr &i) {
  Value *number = g.value(i.operands[0]), *isInt = g.b.CreateICmpEQ(g.value(i.operands[1]), g.int64(JIT_INT_FORM));
  Value *size = g.b.CreateUnaryIntrinsic(Intrinsic::fabs, number), *fits = g.b.CreateFCmpOLT(size, ConstantFP::get(g.m.f64, 0x1p53));
  if (i.imm[0] == 1) number = g.b.CreateSelect(isInt, g.b.CreateFAdd(number, ConstantFP::get(g.m.f64, 0.0)), number);
  g.define(i.result(), number);
  g.branch(g.b.CreateOr(g.b.CreateNot(isInt), fits), i, g.m.likely);
}

/// |x| <= 2**53, as one unsigned comparison.
void fitsFloat(FunctionGen &g, const ir::Instr &i) {
  Value *shifted = g.b.CreateAdd(g.value(i.operands[0]), g.int64(int64_t{1} << 53));
  g.define(i.result(), g.b.CreateICmpULE(shifted, g.int64(int64_t{1} << 54)));
}

void isTrue(FunctionGen &g, const ir::Instr &i) {
  g.define(i.result(), g.b.CreateFCmpUNE(g.value(i.operands[0]), ConstantFP::get(g.m.f64, 0.0)));
}

/// A NaN never wins, and is never beaten.
void better(FunctionGen &g, const ir::Instr &i) {
  Value *first = g.value(i.operands[0]), *second = g.value(i.operands[1]);
  g.define(i.result(), g.b.CreateSelect(g.b.CreateFCmp(predicate(g, i), second, first), second, first));
}

void absolute(FunctionGen &g, const ir::Instr &i) {
  g.define(i.result(), g.b.CreateUnaryIntrinsic(Intrinsic::fabs, g.value(i.operands[0])));
}

void negateTruth(FunctionGen &g, const ir::Instr &i) { g.define(i.result(), g.b.CreateNot(g.value(i.operands[0]))); }

}  // namespace

void addUnboxedEmitters(EmitterTable &t) {
  using ir::Op;
  t.set(Op::GuardInt, unbox<Entry::JITUnboxInt, Entry::JITUnboxedInt>);
  t.set(Op::GuardFloat, unbox<Entry::JITUnboxFloat, Entry::JITUnboxedFloat>);
  t.set(Op::GuardReal, guardReal);
  t.set(Op::CheckReal, checkReal);
  t.set(Op::F64ToI64, toInt);
  t.set(Op::AddF64, arithmetic<Instruction::FAdd>);
  t.set(Op::SubF64, arithmetic<Instruction::FSub>);
  t.set(Op::MulF64, arithmetic<Instruction::FMul>);
  t.set(Op::DivF64, divide);
  t.set(Op::NegF64, negate);
  t.set(Op::CmpF64, compare);
  t.set(Op::I64ToF64, toFloat);
  t.set(Op::I64FitsF64, fitsFloat);
  t.set(Op::IsTrueF64, isTrue);
  t.set(Op::BetterF64, better);
  t.set(Op::AbsF64, absolute);
  t.set(Op::NotI1, negateTruth);
}

}  // namespace jj::codegen
