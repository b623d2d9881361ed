// Emitters: terminators, and the way out with a result (that of an exception: emit_unwind.cpp).
#include <utility>

#include "function_gen.h"
#include "runtime/abi.h"

namespace jj::codegen {

using namespace llvm;

namespace {

void jump(FunctionGen &g, const ir::Instr &i) { g.b.CreateBr(g.edge(i.succs[0])); }

void conditional(FunctionGen &g, const ir::Instr &i) {
  Value *x = g.value(i.operands[0]);
  if (x->getType() != g.m.i1) x = g.b.CreateICmpNE(x, ConstantInt::get(x->getType(), 0));
  g.branch(x, i);
}

void guardTrue(FunctionGen &g, const ir::Instr &i) {
  Value *x = g.value(i.operands[0]);
  if (x->getType() != g.m.i1) x = g.b.CreateICmpNE(x, ConstantInt::get(x->getType(), 0));
  g.branch(x, i, g.m.likely);
}

void checkError(FunctionGen &g, const ir::Instr &i) {
  Value *x = g.value(i.operands[0]);
  switch (static_cast<ir::ErrorKind>(i.imm[0])) {
    case ir::ErrorKind::Null: g.branch(g.b.CreateIsNotNull(x), i, g.m.likely); break;
    case ir::ErrorKind::Neg: g.branch(g.b.CreateICmpSGE(x, ConstantInt::get(x->getType(), 0)), i, g.m.likely); break;
    case ir::ErrorKind::Always: g.b.CreateBr(g.edge(i.succs[1])); break;
    case ir::ErrorKind::None: g.broken(i, "checks an operation that cannot fail");
  }
}

void setState(FunctionGen &g, int64_t state) { g.b.CreateStore(g.int32(state), g.statePointer()); }

/// JITUnit::givenUp.
Value *givenUp(FunctionGen &g) { return g.b.CreateConstInBoundsGEP1_64(g.m.i8, g.m.unitAddress(g.f.unit), offsetof(JITUnit, givenUp)); }

void returnValue(FunctionGen &g, const ir::Instr &i) {
  Value *v = g.value(i.operands[0]);
  if (g.f.unframed) {
    g.b.CreateStore(ConstantInt::get(g.m.i8, 0), givenUp(g));
    g.b.CreateRet(v);
    return;
  }
  // Where JITKeepFrame does not do it for a frame that somebody keeps. The frameless variants have none.
  if ((g.step || g.f.memoryLocals || g.f.numLocals == 0) && i.frame) g.tellOffset(i);
  if (g.step) {
    setState(g, kReturned);
    g.b.CreateRet(v);
  } else {
    g.b.CreateBr(g.returnTail(v));
  }
}

/// The locals go to their slots, which the runtime (or the generator's owner) releases.
void returnLocals(FunctionGen &g, const ir::Instr &i) {
  for (size_t n = 1; n < i.operands.size(); ++n) {
    // Slots of a body's frame are NULL until now.
    if (!g.step && i.operands[n]->type.isNull()) continue;
    g.b.CreateStore(g.value(i.operands[n]), g.slot(static_cast<int64_t>(n - 1)));
  }
  Value *v = g.value(i.operands[0]);
  if (g.step) {
    if (i.frame) g.tellOffset(i);
    setState(g, kReturned);
    g.b.CreateRet(v);
  } else {
    g.keepFrame(i);
    g.b.CreateBr(g.returnTail(v));
  }
}

void dispatch(FunctionGen &g, const ir::Instr &i) {
  size_t last = i.succs.size() - 1;
  Value *state = g.b.CreateLoad(g.m.i32, g.statePointer());
  BasicBlock *error = g.edge(i.succs[last]);
  SwitchInst *s = g.b.CreateSwitch(state, error, static_cast<unsigned>(last));
  for (size_t k = 0; k < last; ++k) s->addCase(g.int32(static_cast<int64_t>(k)), g.edge(i.succs[k]));
}

void yieldReturn(FunctionGen &g, const ir::Instr &i) {
  setState(g, i.imm[0]);
  g.b.CreateRet(g.value(i.operands[0]));
}

void giveUp(FunctionGen &g, const ir::Instr &) {
  Value *times = givenUp(g);
  g.b.CreateStore(g.b.CreateAdd(g.b.CreateLoad(g.m.i8, times), ConstantInt::get(g.m.i8, 1)), times);
  g.b.CreateRet(g.m.notKnown());
}
void unreachable(FunctionGen &g, const ir::Instr &) { g.b.CreateUnreachable(); }

}  // namespace

void FunctionGen::attempt(const ir::Instr &i) {
  bool isCopy = i.parent->parent->unframed;  // all of them are one guard
  if (!isCopy && m.attemptsAreForced()) {
    for (const ir::Value *r : i.results) define(r, Constant::getNullValue(typeOf(r)));
    b.CreateBr(edge(i.succs[1]));
    return;
  }
  callRecipe(i);
  Value *x = value(i.result());
  Type *t = x->getType();
  Value *succeeded = t->isPointerTy() ? b.CreateIsNotNull(x) : t == m.i32 ? b.CreateICmpSGE(x, int32(0)) : b.CreateICmpNE(x, ConstantInt::get(t, 0));
  BasicBlock *yes = edge(i.succs[0]), *no = edge(i.succs[1]);
  b.CreateCondBr(succeeded, yes, no, m.likely);
}

void FunctionGen::keepFrame(const ir::Instr &i) {
  call(Entry::JITKeepFrame, {threadState_, frame_, code_, int32(i.frame->offset), int32(f.numLocals)});
}

BasicBlock *FunctionGen::returnTail(Value *result) {
  BasicBlock *from = b.GetInsertBlock();
  if (!return_) {
    IRBuilder<>::InsertPointGuard guard(b);
    return_ = newBlock("return");
    return_->moveAfter(from);
    b.SetInsertPoint(return_);
    PHINode *v = b.CreatePHI(m.ptr, 2, "result");
    bool inlined = std::exchange(inlines_, inlinesAtEnds());
    if (f.memoryLocals) {
      call(Entry::JITEndFrame, {threadState_, frame_});
      call(Entry::JITClearSlots, {frame_, int32(f.numLocals)});
    }
    // Without locals irgen made no EndFrame.
    call(f.numLocals > 0 || f.memoryLocals ? Entry::JITReleaseFrame : Entry::JITLeaveFrame, {threadState_, frame_});
    inlines_ = inlined;
    returnObject(v);
  }
  cast<PHINode>(&return_->front())->addIncoming(result, from);
  return return_;
}

void addControlEmitters(EmitterTable &t) {
  using ir::Op;
  t.set(Op::Jump, jump);
  t.set(Op::Branch, conditional);
  t.set(Op::GuardTrue, guardTrue);
  t.set(Op::CheckError, checkError);
  t.set(Op::Return, returnValue);
  t.set(Op::ReturnLocals, returnLocals);
  t.set(Op::Dispatch, dispatch);
  t.set(Op::YieldReturn, yieldReturn);
  t.set(Op::GiveUp, giveUp);
  t.set(Op::Unreachable, unreachable);
}

}  // namespace jj::codegen
