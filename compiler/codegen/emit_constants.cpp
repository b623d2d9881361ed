// Emitters: constants and inputs, identity, boxing of bools.
#include <algorithm>
#include <bit>

#include "function_gen.h"
#include "passes/lowering/discards.h"
#include "runtime/abi.h"
#include "runtime/cpython/frame_size.h"

namespace jj::codegen {

using namespace llvm;

namespace {

Value *truth(FunctionGen &g, const ir::Value *v) {
  Value *x = g.value(v);
  return x->getType() == g.m.i1 ? x : g.b.CreateICmpNE(x, ConstantInt::get(x->getType(), 0));
}

void constant(FunctionGen &g, const ir::Instr &i) {
  g.define(i.result(), g.loadInvariant(g.m.constantAddress(g.f.unit, i.imm[0])));
}
void null(FunctionGen &g, const ir::Instr &i) { g.define(i.result(), g.null()); }
void none(FunctionGen &g, const ir::Instr &i) { g.define(i.result(), g.m.pythonObject("_Py_NoneStruct")); }
void boolObject(FunctionGen &g, const ir::Instr &i) {
  Value *yes = g.m.pythonObject("_Py_TrueStruct"), *no = g.m.pythonObject("_Py_FalseStruct");
  g.define(i.result(), g.b.CreateSelect(truth(g, i.operands[0]), yes, no));
}
void constI32(FunctionGen &g, const ir::Instr &i) { g.define(i.result(), g.int32(i.imm[0])); }
void constI64(FunctionGen &g, const ir::Instr &i) { g.define(i.result(), g.int64(i.imm[0])); }
void constF64(FunctionGen &g, const ir::Instr &i) {
  g.define(i.result(), ConstantFP::get(g.m.f64, std::bit_cast<double>(i.imm[0])));
}
void arg(FunctionGen &g, const ir::Instr &i) {
  if (g.step) g.broken(i, "stands in a step function");
  g.define(i.result(), g.argumentValue(i.imm[0]));
}
static_assert(ir::OpInfo::kMaxGiven == JIT_MAX_GIVEN);
static_assert(ir::kOffsetIsSet == JIT_OFFSET_IS_SET && ir::kSpread == JIT_SPREAD);
static_assert(ir::kCursorEnumerate == JIT_CURSOR_ENUMERATE && ir::kCursorZip == JIT_CURSOR_ZIP && ir::kCursorItems == JIT_CURSOR_ITEMS && ir::kCursorTracked == JIT_CURSOR_TRACKED);
static_assert(ir::kFloatForm == JIT_FLOAT_FORM && ir::kIntForm == JIT_INT_FORM);
static_assert(passes::kClauseBits == JIT_CLAUSE_BITS && passes::kDiscards == JIT_CLAUSE_DISCARDS);

void takeArg(FunctionGen &g, const ir::Instr &i) { g.define(i.result(), g.takeArgument(i.imm[0])); }
void releaseArg(FunctionGen &g, const ir::Instr &i) { g.releaseArgument(i.imm[0]); }
/// As locals of the callee, which they would be, die.
void releaseArguments(FunctionGen &g, const ir::Instr &) {
  std::vector<Value *> left = g.takeLeftOver();
  if (JJ_LOCALS_DIE_BACKWARDS) std::reverse(left.begin(), left.end());
  for (Value *v : left) g.call(Entry::JITXDecRef, {v});
}
void freeVar(FunctionGen &g, const ir::Instr &i) {
  g.define(i.result(), g.call(Entry::JITFreeVariable, {g.functionObject(), g.int32(i.imm[0])}));
}
void sentValue(FunctionGen &g, const ir::Instr &i) {
  if (!g.step) g.broken(i, "stands outside a step function");
  g.define(i.result(), g.sentValue());
}
void negation(FunctionGen &g, const ir::Instr &i) {
  Value *x = g.value(i.operands[0]);
  g.define(i.result(), g.b.CreateZExt(g.b.CreateICmpEQ(x, ConstantInt::get(x->getType(), 0)), g.m.i32));
}
void is(FunctionGen &g, const ir::Instr &i) {
  g.define(i.result(), g.b.CreateICmpEQ(g.value(i.operands[0]), g.value(i.operands[1])));
}
void isNull(FunctionGen &g, const ir::Instr &i) { g.define(i.result(), g.b.CreateIsNull(g.value(i.operands[0]))); }

}  // namespace

void addConstantEmitters(EmitterTable &t) {
  using ir::Op;
  t.set(Op::Const, constant);
  t.set(Op::Null, null);
  t.set(Op::NoneObject, none);
  t.set(Op::BoolObject, boolObject);
  t.set(Op::BoxBool, boolObject);
  t.set(Op::ConstI32, constI32);
  t.set(Op::ConstI64, constI64);
  t.set(Op::ConstF64, constF64);
  t.set(Op::Arg, arg);
  t.set(Op::TakeArg, takeArg);
  t.set(Op::ReleaseArg, releaseArg);
  t.set(Op::ReleaseArguments, releaseArguments);
  t.set(Op::FreeVar, freeVar);
  t.set(Op::SentValue, sentValue);
  t.set(Op::Not, negation);
  t.set(Op::AskTruth, [](FunctionGen &g, const ir::Instr &i) { g.askTruth(i); });
  t.set(Op::Is, is);
  t.set(Op::IsNull, isNull);
}

}  // namespace jj::codegen
