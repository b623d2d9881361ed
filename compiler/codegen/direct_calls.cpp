// Direct calls of functions of the module (Instr::callee), and the form of a body that they call: arguments in registers.
//
//   direct(ts, func, arguments ...) -> result
//   direct(ts, func, given, arguments ...) -> {result, what is left of `given`}      where the body takes arguments (compiler/README.md, "Arguments")
//
// A call site compares: is the callable a native function of that unit, with current code? Then keywords and defaults are where they belong already, and nothing is looked up. Everything
// else takes the general call, which is the other side of the diamond.
#include "analysis/bindings.h"
#include "function_gen.h"
#include "runtime/abi.h"
#include "support/diagnostics.h"

namespace jj::codegen {

using namespace llvm;

namespace {

/// Units that calls in code which is worth it are guessed to reach.
std::vector<bool> guessedUnits(const Input &input) {
  std::vector<analysis::CallSite> calls;
  for (const Unit &u : input.units)
    if (u.function) analysis::collectCalls(*u.function, *u.source, nullptr, calls);
  std::vector<bool> out(input.units.size());
  for (const analysis::CallSite &call : calls)
    if (!call.unboxed) out[call.callee] = true;
  return out;
}

}  // namespace

void ModuleGen::declareDirect() {
  if (options_.optLevel == 0) return;
  for (const ir::Function *copy : input_.unframed) {
    UnitFunctions &out = functions_[copy->unit];
    std::vector<Type *> params(static_cast<size_t>(copy->numArgs) + 2, ptr);
    out.unframed = Function::Create(FunctionType::get(ptr, params, false), GlobalValue::InternalLinkage, out.body->getName() + "$unframed", *module_);
    out.unframed->copyAttributesFrom(out.body);
    out.unframed->addFnAttr(Attribute::InlineHint);
  }
  std::vector<bool> guessed = guessedUnits(input_);
  for (const Unit &u : input_.units) {
    UnitFunctions &out = functions_[u.source->id];
    if (!u.function || !analysis::hasDirectEntry(*u.function, *u.source, guessed[u.source->id])) continue;
    out.taken = takenArguments(*u.function);
    std::vector<Type *> params{ptr, ptr};
    if (out.taken) params.push_back(i32);
    params.insert(params.end(), static_cast<size_t>(u.function->numArgs), ptr);
    Type *result = out.taken ? static_cast<Type *>(StructType::get(*context_, {ptr, i32})) : ptr;
    out.direct = Function::Create(FunctionType::get(result, params, false), GlobalValue::InternalLinkage, out.body->getName() + "$direct", *module_);
    out.direct->copyAttributesFrom(out.body);
    out.direct->addFnAttr(Attribute::NoInline);  // a frame in the caller's loop is no gain
  }
}

/// JITBody for all who do not know the unit: loads the arguments, clears the places of those that were taken.
void generateDirectBody(ModuleGen &m, const Unit &unit) {
  const UnitFunctions &functions = m.functions(unit.source->id);
  Function *f = functions.body;
  IRBuilder<> b(BasicBlock::Create(m.context(), "entry", f));
  if (DISubprogram *s = m.subprogram(unit, f->getName())) {
    f->setSubprogram(s);
    b.SetCurrentDebugLocation(DILocation::get(m.context(), s->getLine(), 0, s));
  }
  Value *array = f->getArg(2), *given = f->getArg(3);
  auto place = [&](int32_t n) { return b.CreateConstInBoundsGEP1_64(m.ptr, array, static_cast<uint64_t>(n)); };
  std::vector<Value *> arguments{f->getArg(0), f->getArg(1)};
  if (functions.taken) arguments.push_back(given);
  for (int32_t n = 0; n < unit.function->numArgs; ++n) arguments.push_back(b.CreateLoad(m.ptr, place(n)));
  CallInst *call = b.CreateCall(functions.direct, arguments);
  if (!functions.taken) {
    call->setTailCall();
    b.CreateRet(call);
    return;
  }
  Value *result = b.CreateExtractValue(call, 0), *taken = b.CreateXor(given, b.CreateExtractValue(call, 1));
  BasicBlock *clear = BasicBlock::Create(m.context(), "taken", f), *done = BasicBlock::Create(m.context(), "done", f);
  b.CreateCondBr(b.CreateIsNull(taken), done, clear);
  b.SetInsertPoint(clear);
  for (int32_t n = 0; n < unit.function->numArgs; ++n) {
    if (!(functions.taken >> n & 1)) continue;
    Value *isTaken = b.CreateIsNotNull(b.CreateAnd(taken, ConstantInt::get(m.i32, uint64_t{1} << n)));
    Value *old = arguments[static_cast<size_t>(n) + 3];
    b.CreateStore(b.CreateSelect(isTaken, ConstantPointerNull::get(m.ptr), old), place(n));
  }
  b.CreateBr(done);
  b.SetInsertPoint(done);
  b.CreateRet(result);
}

Value *callUnframed(ModuleGen &m, IRBuilder<> &b, uint32_t unit, ArrayRef<Value *> arguments, BasicBlock *framed) {
  Function *f = b.GetInsertBlock()->getParent();
  BasicBlock *done = BasicBlock::Create(m.context(), "unframed", f, framed);
  if (m.unframedAreForced()) {
    BasicBlock *attempt = BasicBlock::Create(m.context(), "attempt", f, done);
    b.CreateCondBr(b.getTrue(), framed, attempt);
    b.SetInsertPoint(attempt);
  }
  Value *result = b.CreateCall(m.functions(unit).unframed, arguments);
  Value *gaveUp = b.CreateICmpEQ(result, m.notKnown());
  b.CreateCondBr(gaveUp, framed, done, m.unlikely);
  b.SetInsertPoint(done);
  return result;
}

// --- inside a body

void FunctionGen::nameArguments() {
  if (!direct_) {
    llvmFunction_->getArg(2)->setName("args");
    llvmFunction_->getArg(3)->setName("given");
  } else if (takenArguments(f)) {
    untaken_ = cast<AllocaInst>(ownVariable(m.i32));
    b.CreateStore(llvmFunction_->getArg(2), untaken_);
  }
}

Value *FunctionGen::argumentValue(int64_t n) {
  if (direct_) return llvmFunction_->getArg(static_cast<unsigned>(n) + (untaken_ ? 3 : 2));
  return b.CreateLoad(m.ptr, b.CreateConstInBoundsGEP1_64(m.ptr, llvmFunction_->getArg(2), static_cast<uint64_t>(n)));
}

/// For a call that goes another way: the arguments where the runtime looks for them.
Value *FunctionGen::argumentArray() {
  if (!direct_) return llvmFunction_->getArg(2);
  auto *array = ownVariable(ArrayType::get(m.ptr, static_cast<uint64_t>(std::max(f.numArgs, 1))));
  for (int32_t n = 0; n < f.numArgs; ++n)
    b.CreateStore(argumentValue(n), b.CreateConstInBoundsGEP1_64(m.ptr, array, static_cast<uint64_t>(n)));
  return array;
}

Value *FunctionGen::takeArgument(int64_t n) {
  if (direct_) {
    Value *set = b.CreateLoad(m.i32, untaken_), *bit = int32(int64_t{1} << n);
    b.CreateStore(b.CreateAnd(set, b.CreateNot(bit)), untaken_);
    return call(Entry::JITKeepArgument, {argumentValue(n), b.CreateAnd(set, bit)});
  }
  Value *bit = n < JIT_MAX_GIVEN ? b.CreateAnd(llvmFunction_->getArg(3), int32(int64_t{1} << n)) : static_cast<Value *>(int32(0));
  return call(Entry::JITTakeArgument, {b.CreateConstInBoundsGEP1_64(m.ptr, llvmFunction_->getArg(2), static_cast<uint64_t>(n)), bit});
}

void FunctionGen::releaseArgument(int64_t n) {
  if (n >= JIT_MAX_GIVEN) return;
  Value *bit = int32(int64_t{1} << n);
  if (direct_) {
    Value *set = b.CreateLoad(m.i32, untaken_);
    b.CreateStore(b.CreateAnd(set, b.CreateNot(bit)), untaken_);
    call(Entry::JITDropArgument, {argumentValue(n), b.CreateAnd(set, bit)});
    return;
  }
  Value *place = b.CreateConstInBoundsGEP1_64(m.ptr, llvmFunction_->getArg(2), static_cast<uint64_t>(n));
  call(Entry::JITReleaseArgument, {place, b.CreateAnd(llvmFunction_->getArg(3), bit)});
}

void FunctionGen::returnObject(Value *result) {
  if (!untaken_) {
    b.CreateRet(result);
    return;
  }
  Value *pair = b.CreateInsertValue(PoisonValue::get(llvmFunction_->getReturnType()), result, 0);
  b.CreateRet(b.CreateInsertValue(pair, b.CreateLoad(m.i32, untaken_), 1));
}

// --- at a call

bool FunctionGen::callDirect(const ir::Instr &i) {
  if (i.callee < 0 || !inlinesHere()) return false;
  auto unit = static_cast<uint32_t>(i.callee);
  Function *direct = m.functions(unit).direct;
  if (!direct) return false;
  auto bindings = analysis::bindArguments(i, *unit_.source, *m.input().units[unit].source);
  if (!bindings) broken(i, "has a callee that it cannot call");
  BasicBlock *fast = newBlock("direct"), *slow = newBlock("general"), *join = newBlock("");
  for (BasicBlock *made : {fast, slow, join}) made->moveAfter(made == fast ? b.GetInsertBlock() : made == slow ? fast : slow);

  Value *callable = callableOf(i, slow), *self = value(i.operands[1]);
  Value *fits = b.CreateICmpNE(call(m.options().isLibrary ? Entry::JITIsLibraryUnit : Entry::JITIsUnit, {callable, m.unitAddress(unit)}), int32(0));
  if (i.operands[1]->type.mayBeNull() && !i.operands[1]->type.isNull()) fits = b.CreateAnd(fits, b.CreateIsNotNull(self));
  if (m.directCallsAreForced()) fits = b.getFalse();
  Value *defaults = nullptr;
  if (bindings->numDefaults > 0) {
    BasicBlock *more = newBlock("defaults");
    more->moveAfter(b.GetInsertBlock());
    b.CreateCondBr(fits, more, slow, m.likely);
    b.SetInsertPoint(more);
    defaults = call(Entry::JITDefaults, {callable, int32(bindings->numDefaults)});
    fits = b.CreateIsNotNull(defaults);
  }
  b.CreateCondBr(fits, fast, slow, m.likely);

  b.SetInsertPoint(fast);
  DirectCall call{i, unit, callable, *bindings, defaults, {}, {}, allGiven(i)};
  bindOperands(call);
  Value *result = m.functions(unit).unframed ? callUnframedOrBody(call) : callBody(call);
  releaseByParameter(call);
  BasicBlock *fastEnd = b.GetInsertBlock();
  b.CreateBr(join);
  bool inlined = std::exchange(inlines_, false), often = std::exchange(mayRunOften_, false);
  joinGeneralCall(i, result, call.left, fastEnd, slow, join);
  inlines_ = inlined, mayRunOften_ = often;
  return true;
}

void FunctionGen::bindOperands(DirectCall &c) {
  int64_t count = m.input().units[c.unit].source->argCount;
  for (size_t p = 0; p < c.bindings.operands.size(); ++p) {
    int operand = c.bindings.operands[p];
    bool isDefault = operand == analysis::Bindings::kDefault;
    c.bound.push_back(isDefault ? call(Entry::JITDefault, {c.defaults, int32(count - static_cast<int64_t>(p))}) : value(c.instr.operands[static_cast<size_t>(operand)]));
  }
}

/// What the callee has left dies as its locals do, by parameter: where there are references of the call's own to defaults, or keywords in another order than the parameters. (All
/// else is for ReleaseArguments, which goes by operand.)
void FunctionGen::releaseByParameter(DirectCall &c) {
  std::vector<size_t> placeInLeft(c.instr.operands.size());
  std::vector<Value **> order;
  for (size_t o = 1, n = 0; o < c.instr.operands.size(); ++o)
    if (c.instr.imm[0] >> (o - 1) & 1) placeInLeft[o] = n++;
  bool byOperand = true;
  for (size_t p = 0; p < c.bindings.operands.size(); ++p) {
    int operand = c.bindings.operands[p];
    if (operand == analysis::Bindings::kDefault) {
      if (!c.ownDefaults.empty()) order.push_back(&c.ownDefaults[p]), byOperand = false;
    } else if (c.instr.imm[0] >> (operand - 1) & 1) {
      Value **place = &c.left[placeInLeft[static_cast<size_t>(operand)]];
      byOperand = byOperand && (order.empty() || order.back() < place);
      order.push_back(place);
    }
  }
  if (byOperand) return;
  if (f.releasesBackwards) std::reverse(order.begin(), order.end());
  for (Value **left : order) call(Entry::JITXDecRef, {std::exchange(*left, null())});
}

Value *FunctionGen::callUnframedOrBody(DirectCall &c) {
  BasicBlock *framed = newBlock("framed"), *called = newBlock("");
  framed->moveAfter(b.GetInsertBlock()), called->moveAfter(framed);
  std::vector<Value *> arguments{threadState(), c.callable};
  arguments.insert(arguments.end(), c.bound.begin(), c.bound.end());
  Value *result = callUnframed(m, b, c.unit, arguments, framed);
  LeftOver left = c.left;
  BasicBlock *unframedEnd = b.GetInsertBlock();
  b.CreateBr(called);
  b.SetInsertPoint(framed);
  Value *other = callBody(c);
  BasicBlock *framedEnd = b.GetInsertBlock();
  b.CreateBr(called);
  b.SetInsertPoint(called);
  for (size_t n = 0; n < left.size(); ++n) c.left[n] = either(left[n], unframedEnd, c.left[n], framedEnd);
  return either(result, unframedEnd, other, framedEnd);
}

Value *FunctionGen::callBody(DirectCall &c) {
  const ir::Instr &i = c.instr;
  const UnitFunctions &callee = m.functions(c.unit);
  std::vector<Value *> arguments{threadState(), c.callable};
  std::vector<int64_t> parameterOf(i.operands.size(), -1);
  int64_t given = 0;
  if (c.defaults) c.ownDefaults = c.bound;
  for (size_t p = 0; p < c.bindings.operands.size(); ++p) {
    int operand = c.bindings.operands[p];
    if (operand == analysis::Bindings::kDefault) {
      call(Entry::JITIncRef, {c.bound[p]});  // the function may get others meanwhile
      given |= int64_t{1} << p;
      continue;
    }
    parameterOf[static_cast<size_t>(operand)] = static_cast<int64_t>(p);
    given |= (i.imm[0] >> (operand - 1) & 1) << p;
  }
  if (callee.taken) arguments.push_back(int32(given));
  arguments.insert(arguments.end(), c.bound.begin(), c.bound.end());
  bool isBorrowed = i.op == ir::Op::CallMethod;  // the class may get another method meanwhile
  if (isBorrowed) call(Entry::JITIncRef, {c.callable});
  Value *result = b.CreateCall(callee.direct, arguments), *untaken = nullptr;
  if (callee.taken) {
    untaken = b.CreateExtractValue(result, 1);
    result = b.CreateExtractValue(result, 0);
  }
  auto keepLeft = [&](Value *&reference, int64_t parameter) {
    if (!(callee.taken >> parameter & 1)) return;
    Value *isLeft = b.CreateIsNotNull(b.CreateAnd(untaken, int32(int64_t{1} << parameter)));
    reference = b.CreateSelect(isLeft, reference, null());
  };
  for (size_t p = 0; p < c.ownDefaults.size(); ++p)
    if (c.bindings.operands[p] == analysis::Bindings::kDefault) keepLeft(c.ownDefaults[p], static_cast<int64_t>(p));
  for (size_t o = 1, n = 0; o < i.operands.size(); ++o)
    if (i.imm[0] >> (o - 1) & 1) keepLeft(c.left[n++], parameterOf[o]);
  if (c.defaults) releaseByParameter(c);
  c.ownDefaults.clear();
  if (!isBorrowed) return result;
  if (f.releasesBackwards)  // the callable is the last to go
    for (auto left = c.left.rbegin(); left != c.left.rend(); ++left) call(Entry::JITXDecRef, {std::exchange(*left, null())});
  call(Entry::JITDecRef, {c.callable});
  return result;
}

}  // namespace jj::codegen
