// Calls of methods together with their load (CallMethod). Where a unit of the program or a known builtin is expected, and code may be big, a diamond: the class's cache says what the method is, and it is
// called directly when it is the expected one. Everything else is one call of the runtime, which loads, calls, and releases what was given to the call.
#include "function_gen.h"
#include "runtime/abi.h"

namespace jj::codegen {

using namespace llvm;

/// The cache of the load, and the place.
static llvm::Constant *cacheOf(FunctionGen &g, const ir::Instr &i) { return g.m.cacheAt(g.f.unit, ir::Op::LoadMethod, i.method, i.loadedAt); }
static llvm::Constant *siteOf(FunctionGen &g, const ir::Instr &i) { return g.m.siteAt(g.f.unit, cacheOf(g, i), i.method, i.loadedAt); }

void FunctionGen::callMethod(const ir::Instr &i) {
  failedAt_ = -1;  // that of the load, or of the call
  if (!callDirect(i) && !callKnown(i)) define(i.result(), callMethodGenerally(i));
}

Value *FunctionGen::callMethodGenerally(const ir::Instr &i) {
  auto count = static_cast<int64_t>(i.operands.size()) - 1;
  Value *array = sharedArray(count);
  for (int64_t k = 0; k < count; ++k)
    b.CreateStore(value(i.operands[static_cast<size_t>(k) + 1]), b.CreateConstInBoundsGEP1_64(m.ptr, array, static_cast<uint64_t>(k)));
  Value *shape = int32(i.imm[0] << JIT_SHAPE_SHIFT | (count - 1)), *names = null();
  if (i.imm[1] >= 0) names = loadInvariant(m.constantAddress(f.unit, i.imm[1]));
  return call(Entry::JITCallMethod, {array, shape, siteOf(*this, i), names});
}

Value *FunctionGen::callableOf(const ir::Instr &i, BasicBlock *general) {
  if (i.op != ir::Op::CallMethod) return value(i.operands[0]);
  Value *method = call(Entry::JITPlainMethod, {value(i.operands[1]), cacheOf(*this, i), siteOf(*this, i)});
  BasicBlock *found = newBlock("found");
  found->moveAfter(b.GetInsertBlock());
  b.CreateCondBr(b.CreateIsNull(method), general, found, m.unlikely);
  b.SetInsertPoint(found);
  return method;
}

void addMethodEmitter(EmitterTable &t) {
  t.set(ir::Op::CallMethod, [](FunctionGen &g, const ir::Instr &i) { g.callMethod(i); });
}

}  // namespace jj::codegen
