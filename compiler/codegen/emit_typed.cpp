// Emitters: range loops, typed calls, and the ends of frameless variants.
//
// A frameless variant is a function (ts, func, depth, unboxed arguments ...) -> {payload, status}: status 0, or kRestart when nothing
// has been done and the caller has to run the generic code. It polls like any call; a callee that restarts makes its caller restart,
// up to the code that has a frame, which counts: after kMaxRestarts the variant is not tried any more.
// Recursion is counted in a register: `depth` is how many nested calls the thread has left. Nobody else can look at the thread's
// own counter while variants run, so it stays as the code with the frame left it.
#include "function_gen.h"
#include "variants.h"

namespace jj::codegen {

using namespace llvm;

namespace {

AllocaInst *variable(FunctionGen &g, int64_t n) { return g.rawVariable(n); }

void loadVar(FunctionGen &g, const ir::Instr &i) { g.define(i.result(), g.b.CreateLoad(g.m.i64, variable(g, i.imm[0]))); }
void storeVar(FunctionGen &g, const ir::Instr &i) { g.b.CreateStore(g.value(i.operands[0]), variable(g, i.imm[0])); }
/// Only frame states mention it; materialise() looks behind it.
void placeholder(FunctionGen &g, const ir::Instr &i) { g.define(i.result(), g.int32(0)); }

void addWrap(FunctionGen &g, const ir::Instr &i) {
  g.define(i.result(), g.b.CreateAdd(g.value(i.operands[0]), g.value(i.operands[1])));
}

void zext(FunctionGen &g, const ir::Instr &i) { g.define(i.result(), g.b.CreateZExt(g.value(i.operands[0]), g.m.i64)); }

void guardRangeType(FunctionGen &g, const ir::Instr &i) {
  Value *is = g.b.CreateICmpEQ(g.value(i.operands[0]), g.m.pythonObject("PyRange_Type"));
  Value *hasLevel = g.b.CreateICmpNE(g.call(Entry::JITHasLevelInC, {g.threadState()}), g.int32(0));
  g.branch(g.b.CreateAnd(is, hasLevel), i, g.m.likely);
}

void guardBool(FunctionGen &g, const ir::Instr &i) {
  Value *o = g.value(i.operands[0]), *yes = g.b.CreateICmpEQ(o, g.m.pythonObject("_Py_TrueStruct"));
  g.define(i.result(), yes);
  g.branch(g.b.CreateOr(yes, g.b.CreateICmpEQ(o, g.m.pythonObject("_Py_FalseStruct"))), i, g.m.likely);
}

void guardKnown(FunctionGen &g, const ir::Instr &i) {
  Value *is = g.call(Entry::JITIsKnown, {g.value(i.operands[0]), g.null(), g.int32(i.imm[0])});
  g.branch(g.b.CreateICmpNE(is, g.int32(0)), i, g.m.likely);
}

void guardLength(FunctionGen &g, const ir::Instr &i) {
  Value *length = g.call(Entry::JITLengthOf, {g.value(i.operands[0])});
  g.define(i.result(), length);
  g.branch(g.b.CreateICmpSGE(length, g.int64(0)), i, g.m.likely);
}

/// Number of items of range(start, stop, step): the distance as an unsigned number, divided by |step|, rounded up.
void rangeLength(FunctionGen &g, const ir::Instr &i) {
  auto &b = g.b;
  Value *start = g.value(i.operands[0]), *stop = g.value(i.operands[1]), *step = g.value(i.operands[2]), *zero = g.int64(0);
  Value *upwards = b.CreateICmpSGT(step, zero);
  Value *low = b.CreateSelect(upwards, start, stop), *high = b.CreateSelect(upwards, stop, start);
  Value *hasStep = b.CreateICmpNE(step, zero);
  Value *width = b.CreateSelect(hasStep, b.CreateSelect(upwards, step, b.CreateNeg(step)), g.int64(1));
  Value *last = b.CreateSub(b.CreateSub(high, low), g.int64(1));  // exact as unsigned when low < high
  Value *items = b.CreateAdd(b.CreateUDiv(last, width), g.int64(1));
  Value *length = b.CreateSelect(b.CreateICmpSLT(low, high), items, zero);
  g.define(i.result(), length);
  g.branch(b.CreateAnd(hasStep, b.CreateICmpSGE(length, zero)), i, g.m.likely);
}

/// Float, or an int of at most 53 bits.
void guardToFloat(FunctionGen &g, const ir::Instr &i) {
  auto &b = g.b;
  Value *object = g.value(i.operands[0]);
  Value *ok = g.ownVariable(g.m.i32);
  BasicBlock *tryInt = g.newBlock("try_int"), *join = g.newBlock("number");
  Value *real = g.call(Entry::JITUnboxFloat, {object, ok});
  BasicBlock *first = b.GetInsertBlock();
  b.CreateCondBr(b.CreateICmpNE(b.CreateLoad(g.m.i32, ok), g.int32(0)), join, tryInt, g.m.likely);
  b.SetInsertPoint(tryInt);
  Value *integer = g.call(Entry::JITUnboxInt, {object, ok});
  Value *isInt = b.CreateICmpNE(b.CreateLoad(g.m.i32, ok), g.int32(0));
  Value *fits = b.CreateICmpULE(b.CreateAdd(integer, g.int64(int64_t{1} << 53)), g.int64(int64_t{1} << 54));
  Value *converted = b.CreateSIToFP(integer, g.m.f64);
  Value *both = b.CreateAnd(isInt, fits);
  BasicBlock *second = b.GetInsertBlock();
  b.CreateBr(join);
  b.SetInsertPoint(join);
  PHINode *result = b.CreatePHI(g.m.f64, 2), *good = b.CreatePHI(g.m.i1, 2);
  result->addIncoming(real, first), result->addIncoming(converted, second);
  good->addIncoming(b.getTrue(), first), good->addIncoming(both, second);
  g.define(i.result(), result);
  g.branch(good, i, g.m.likely);
}

void guardGlobalUnit(FunctionGen &g, const ir::Instr &i) {
  Value *found = g.ownVariable(g.m.ptr);
  auto unit = static_cast<uint32_t>(i.imm[1]);
  Value *fine = g.variantUsable(unit);
  fine = g.b.CreateAnd(fine, g.globalIsUnit(g.f.unit, i.imm[0], unit, found));
  fine = g.b.CreateAnd(fine, g.calleesCurrent(unit));
  g.leaveUnless(fine, i);
  Value *function = g.b.CreateLoad(g.m.ptr, found);
  g.call(Entry::JITIncRef, {function});
  g.define(i.result(), function);
  g.goOn(i);
}

void callTyped(FunctionGen &g, const ir::Instr &i) {
  auto &b = g.b;
  auto unit = static_cast<uint32_t>(i.imm[0]);
  Value *depth = g.f.frameless ? b.CreateSub(g.depthLeft(), g.int64(1)) : g.call(Entry::JITDepthLeft, {g.threadState()});
  std::vector<Value *> args{g.threadState(), g.functionObject(), depth};
  for (const ir::Value *v : i.operands) args.push_back(g.value(v));
  CallInst *result = b.CreateCall(g.m.variants().function(unit), args);
  Value *fine = b.CreateICmpEQ(b.CreateExtractValue(result, 1), g.int32(0));
  g.define(i.result(), b.CreateExtractValue(result, 0));
  if (g.f.frameless) {
    g.branch(fine, i, g.m.likely);
    return;
  }
  BasicBlock *restarted = g.newBlock("restarted"), *go = g.newBlock("");
  b.CreateCondBr(fine, go, restarted, g.m.likely);
  b.SetInsertPoint(restarted);
  g.m.variants().countRestart(b, unit);
  b.CreateBr(g.edge(i.succs[1]));
  b.SetInsertPoint(go);
  g.branch(b.getTrue(), i, g.m.likely);  // for --force-exit
}

void argument(FunctionGen &g, const ir::Instr &i) { g.define(i.result(), g.typedArgument(i.imm[0])); }

void returnTyped(FunctionGen &g, const ir::Instr &i) { g.returnPair(g.value(i.operands[0]), 0); }
void restart(FunctionGen &g, const ir::Instr &) { g.returnPair(nullptr, Variants::kRestart); }

}  // namespace

void FunctionGen::returnPair(Value *payload, int32_t status) {
  auto *type = cast<StructType>(llvmFunction_->getReturnType());
  Value *pair = PoisonValue::get(type);
  if (!payload) payload = Constant::getNullValue(type->getElementType(0));
  pair = b.CreateInsertValue(pair, payload, 0);
  b.CreateRet(b.CreateInsertValue(pair, int32(status), 1));
}

AllocaInst *FunctionGen::rawVariable(int64_t n) {
  auto index = static_cast<size_t>(n);
  if (variables_.size() <= index) variables_.resize(index + 1);
  if (!variables_[index]) variables_[index] = cast<AllocaInst>(ownVariable(m.i64));
  return variables_[index];
}

Value *FunctionGen::globalIsUnit(uint32_t namingUnit, int64_t name, uint32_t unit, Value *found) {
  Value *is = call(Entry::JITGlobalIsUnit, {functionObject_, loadInvariant(m.nameAddress(namingUnit, name)), m.globalCache(namingUnit, name),
                                            m.unitAddress(unit), found});
  return b.CreateICmpNE(is, int32(0));
}

Value *FunctionGen::variantUsable(uint32_t unit) {
  static_assert(Variants::kMaxRestarts < 255);
  Value *count = b.CreateAdd(isTraced(unit), b.CreateLoad(m.i32, m.variants().restarts(unit)));
  return b.CreateICmpSLT(count, int32(Variants::kMaxRestarts));
}

Value *FunctionGen::isTraced(uint32_t unit) {
  return call(Entry::JITIsTraced, {threadState(), loadInvariant(m.unitAddress(unit), "code")});
}

Value *FunctionGen::calleesCurrent(uint32_t unit) {
  Value *fine = b.getTrue();
  Value *found = ownVariable(m.ptr);
  for (const Variants::Binding &binding : m.variants().bindings(unit))
    fine = b.CreateAnd(fine, b.CreateAnd(globalIsUnit(binding.namingUnit, binding.name, binding.unit, found),
                                     b.CreateICmpEQ(isTraced(binding.unit), int32(0))));
  return fine;
}

void FunctionGen::variantPrologue() {
  threadState_ = llvmFunction_->getArg(0);
  functionObject_ = llvmFunction_->getArg(1);
  threadState_->setName("ts");
  functionObject_->setName("func");
  depthLeft()->setName("depth");
  BasicBlock *look = newBlock("look_at_stack"), *entered = newBlock("entered"), *polled = newBlock("polled"), *leave = newBlock("restart");
  // Every level of a recursion has one less, so that none misses the look at the C stack (one in 64), nor the end.
  Value *looks = b.CreateICmpEQ(b.CreateAnd(depthLeft(), int64(63)), int64(0));
  b.CreateCondBr(looks, look, entered, m.unlikely);
  b.SetInsertPoint(look);
  Value *deep = b.CreateICmpNE(call(Entry::JITIsTooDeep, {threadState_, depthLeft()}), int32(0));
  b.CreateCondBr(deep, leave, entered, m.unlikely);
  b.SetInsertPoint(entered);
  BasicBlock *poll = newBlock("poll");
  b.CreateCondBr(b.CreateICmpNE(call(Entry::JITMustPoll, {threadState_}), int32(0)), poll, polled, m.unlikely);
  b.SetInsertPoint(poll);
  Value *stop = b.CreateICmpNE(call(Entry::JITPollTyped, {threadState_, functionObject_}), int32(0));
  b.CreateCondBr(stop, leave, polled, m.unlikely);
  b.SetInsertPoint(leave);
  returnPair(nullptr, Variants::kRestart);
  b.SetInsertPoint(polled);
}

/// Before the frame is made: the whole call in the variant, if the arguments and the globals it relies on allow.
void FunctionGen::tryVariant() {
  const ir::Function *variant = m.variants().variant(f.unit);
  if (!variant) return;
  BasicBlock *attempt = newBlock("attempt"), *restarted = newBlock("restarted"), *done = newBlock("done"), *generic = newBlock("generic");
  std::vector<Value *> args{threadState_, functionObject_, call(Entry::JITDepthLeft, {threadState_})};
  Value *fine = b.CreateAnd(variantUsable(f.unit), calleesCurrent(f.unit));
  for (size_t n = 0; n < variant->typedParams.size(); ++n) {
    Value *ok = ownVariable(m.i32);
    bool isInt = variant->typedParams[n].rep == ir::Rep::I64;
    Value *object = argumentValue(static_cast<int64_t>(n));
    args.push_back(call(isInt ? Entry::JITUnboxInt : Entry::JITUnboxFloat, {object, ok}));
    fine = b.CreateAnd(fine, b.CreateICmpNE(b.CreateLoad(m.i32, ok), int32(0)));
  }
  b.CreateCondBr(fine, attempt, generic, m.likely);
  b.SetInsertPoint(attempt);
  Value *result = b.CreateCall(m.variants().function(f.unit), args);
  b.CreateCondBr(b.CreateICmpEQ(b.CreateExtractValue(result, 1), int32(0)), done, restarted, m.likely);
  b.SetInsertPoint(restarted);
  m.variants().countRestart(b, f.unit);
  b.CreateBr(generic);
  b.SetInsertPoint(done);
  Value *payload = b.CreateExtractValue(result, 0);
  returnObject(call(payload->getType() == m.f64 ? Entry::JITBoxF64 : Entry::JITBoxI64, {payload}));
  b.SetInsertPoint(generic);
}

void addTypedEmitters(EmitterTable &t) {
  using ir::Op;
  t.set(Op::LoadVar, loadVar);
  t.set(Op::StoreVar, storeVar);
  t.set(Op::RangeIterState, placeholder);
  t.set(Op::MaybeNumber, placeholder);
  t.set(Op::AddWrapI64, addWrap);
  t.set(Op::ZextI1, zext);
  t.set(Op::GuardRangeType, guardRangeType);
  t.set(Op::GuardBool, guardBool);
  t.set(Op::GuardKnown, guardKnown);
  t.set(Op::GuardLength, guardLength);
  t.set(Op::RangeLength, rangeLength);
  t.set(Op::GuardToF64, guardToFloat);
  t.set(Op::GuardGlobalUnit, guardGlobalUnit);
  t.set(Op::CallTypedI64, callTyped);
  t.set(Op::CallTypedF64, callTyped);
  t.set(Op::ArgI64, argument);
  t.set(Op::ArgF64, argument);
  t.set(Op::ReturnTyped, returnTyped);
  t.set(Op::Restart, restart);
}

}  // namespace jj::codegen
