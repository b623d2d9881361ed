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

void bitsOf(FunctionGen &g, const ir::Instr &i) { g.define(i.result(), g.b.CreateBitCast(g.value(i.operands[0]), g.m.i64)); }

void guardReal(FunctionGen &g, const ir::Instr &i) {
  Value *form = g.ownVariable(g.m.i64);
  g.define(i.result(0), g.call(Entry::JITUnboxReal, {g.value(i.operands[0]), form}));
  Value *is = g.b.CreateLoad(g.m.i64, form);
  g.define(i.result(1), is);
  g.branch(g.b.CreateICmpNE(is, g.int64(0)), i, g.m.likely);
}

/// |x| <= 2**53, as one unsigned comparison.
Value *fitsFloat(FunctionGen &g, Value *integer) { return g.b.CreateICmpULE(g.b.CreateAdd(integer, g.int64(int64_t{1} << 53)), g.int64(int64_t{1} << 54)); }

/// An operation on two numbers that may be ints or floats: for two ints, for two floats, and for one of each, by ofInts and ofFloats. What the first gives, and whether it could.
struct OfReals {
  PHINode *value, *could;
  Value *isInt;
};
template <typename OfInts, typename OfFloats>
OfReals onReals(FunctionGen &g, const ir::Instr &i, Type *result, OfInts ofInts, OfFloats ofFloats) {
  auto &b = g.b;
  Value *x = g.value(i.operands[0]), *formX = g.value(i.operands[1]), *y = g.value(i.operands[2]), *formY = g.value(i.operands[3]);
  BasicBlock *ints = g.newBlock("ints"), *noInts = g.newBlock("no_ints"), *floats = g.newBlock("floats"), *mixed = g.newBlock("mixed"), *join = g.newBlock("number");
  for (BasicBlock *made : {join, mixed, floats, noInts, ints}) made->moveAfter(b.GetInsertBlock());
  Value *isInt = b.CreateICmpEQ(b.CreateAnd(formX, formY), g.int64(JIT_INT_FORM));
  b.CreateCondBr(isInt, ints, noInts);
  b.SetInsertPoint(noInts);
  b.CreateCondBr(b.CreateICmpEQ(b.CreateOr(formX, formY), g.int64(JIT_FLOAT_FORM)), floats, mixed, g.m.likely);

  b.SetInsertPoint(ints);
  auto [whole, fits] = ofInts(x, y);
  BasicBlock *intsEnd = b.GetInsertBlock();
  b.CreateBr(join);
  b.SetInsertPoint(floats);
  Value *real = ofFloats(b.CreateBitCast(x, g.m.f64), b.CreateBitCast(y, g.m.f64));
  BasicBlock *floatsEnd = b.GetInsertBlock();
  b.CreateBr(join);
  b.SetInsertPoint(mixed);
  auto converted = [&](Value *v, Value *form) { return b.CreateSelect(b.CreateICmpEQ(form, g.int64(JIT_INT_FORM)), b.CreateSIToFP(v, g.m.f64), b.CreateBitCast(v, g.m.f64)); };
  Value *integer = b.CreateSelect(b.CreateICmpEQ(formX, g.int64(JIT_INT_FORM)), x, y);
  Value *number = ofFloats(converted(x, formX), converted(y, formY)), *exact = fitsFloat(g, integer);
  BasicBlock *mixedEnd = b.GetInsertBlock();
  b.CreateBr(join);

  b.SetInsertPoint(join);
  OfReals out{b.CreatePHI(result, 3), b.CreatePHI(g.m.i1, 3), isInt};
  out.value->addIncoming(whole, intsEnd);
  out.value->addIncoming(real, floatsEnd);
  out.value->addIncoming(number, mixedEnd);
  out.could->addIncoming(fits, intsEnd);
  out.could->addIncoming(b.getTrue(), floatsEnd);
  out.could->addIncoming(exact, mixedEnd);
  return out;
}

void realBinary(FunctionGen &g, const ir::Instr &i) {
  constexpr int64_t kAdd = 0, kSubtract = 10;  // NB_*
  auto &b = g.b;
  auto ofInts = [&](Value *x, Value *y) {
    Intrinsic::ID id = i.imm[0] == kAdd ? Intrinsic::sadd_with_overflow : i.imm[0] == kSubtract ? Intrinsic::ssub_with_overflow : Intrinsic::smul_with_overflow;
    Value *pair = b.CreateBinaryIntrinsic(id, x, y);
    return std::pair(b.CreateExtractValue(pair, 0), b.CreateNot(b.CreateExtractValue(pair, 1)));
  };
  auto ofFloats = [&](Value *x, Value *y) {
    Instruction::BinaryOps op = i.imm[0] == kAdd ? Instruction::FAdd : i.imm[0] == kSubtract ? Instruction::FSub : Instruction::FMul;
    return b.CreateBitCast(b.CreateBinOp(op, x, y), g.m.i64);
  };
  OfReals r = onReals(g, i, g.m.i64, ofInts, ofFloats);
  g.define(i.result(0), r.value);
  g.define(i.result(1), b.CreateSelect(r.isInt, g.int64(JIT_INT_FORM), g.int64(JIT_FLOAT_FORM)));
  g.branch(r.could, i, g.m.likely);
}

void realCompare(FunctionGen &g, const ir::Instr &i) {
  // Py_LT, Py_LE, Py_EQ, Py_NE, Py_GT, Py_GE
  constexpr CmpInst::Predicate kInts[] = {CmpInst::ICMP_SLT, CmpInst::ICMP_SLE, CmpInst::ICMP_EQ, CmpInst::ICMP_NE, CmpInst::ICMP_SGT, CmpInst::ICMP_SGE};
  constexpr CmpInst::Predicate kFloats[] = {CmpInst::FCMP_OLT, CmpInst::FCMP_OLE, CmpInst::FCMP_OEQ, CmpInst::FCMP_UNE, CmpInst::FCMP_OGT, CmpInst::FCMP_OGE};
  auto ofInts = [&](Value *x, Value *y) { return std::pair<Value *, Value *>(g.b.CreateICmp(kInts[i.imm[0]], x, y), g.b.getTrue()); };
  auto ofFloats = [&](Value *x, Value *y) { return g.b.CreateFCmp(kFloats[i.imm[0]], x, y); };
  OfReals r = onReals(g, i, g.m.i1, ofInts, ofFloats);
  g.define(i.result(), r.value);
  g.branch(r.could, i, g.m.likely);
}

void realToFloat(FunctionGen &g, const ir::Instr &i) {
  Value *v = g.value(i.operands[0]), *isInt = g.b.CreateICmpEQ(g.value(i.operands[1]), g.int64(JIT_INT_FORM));
  g.define(i.result(), g.b.CreateSelect(isInt, g.b.CreateSIToFP(v, g.m.f64), g.b.CreateBitCast(v, g.m.f64)));
  g.branch(g.b.CreateOr(g.b.CreateNot(isInt), fitsFloat(g, v)), i, g.m.likely);
}

void fitsFloat(FunctionGen &g, const ir::Instr &i) {
  g.define(i.result(), fitsFloat(g, g.value(i.operands[0])));
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
  t.set(Op::F64Bits, bitsOf);
  t.set(Op::RealBinary, realBinary);
  t.set(Op::RealCompare, realCompare);
  t.set(Op::RealToF64, realToFloat);
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
