// Calls of methods together with their load (CallMethod). Where a unit of the program or a known builtin is expected, and code may be big, a diamond: the class's cache says what the method is, and it is
// called directly when it is the expected one. Everything else is one call of the runtime, which loads, calls, and releases what was given to the call.
#include "function_gen.h"
#include "runtime/abi.h"

namespace jj::codegen {

using namespace llvm;

/// The cache of the load, and the place.
static llvm::Constant *cacheOf(FunctionGen &g, const ir::Instr &i) { return g.m.cacheAt(g.f.unit, ir::Op::LoadMethod, i.method, i.loadedAt); }
static llvm::Constant *siteOf(FunctionGen &g, const ir::Instr &i) { return g.m.siteAt(g.f.unit, cacheOf(g, i), i.method, i.loadedAt); }

/// How many instructions that were: what releases the arguments stands behind it.
size_t FunctionGen::callMethod(const ir::Block &x, size_t n) {
  const ir::Instr &i = *x.instrs[n];
  setDebugLocation(i);
  setOffset(i);
  failedAt_ = -1;  // that of the load, or of the call
  if (callDirect(i) || callKnown(i)) return 1;
  define(i.result(), callMethodGenerally(i));
  size_t next = n + 1;
  bool releases = next < x.instrs.size() && x.instrs[next]->op == ir::Op::ReleaseArguments;
  return releases ? 2 : 1;
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

}  // namespace jj::codegen
