// Emitters: slots of the frame or generator, and reference counts.
#include "function_gen.h"
#include "runtime/cpython/frame_size.h"

namespace jj::codegen {

using namespace llvm;

namespace {

/// What lies in a slot: an object, or NULL.
Value *readSlot(FunctionGen &g, Value *address) {
  Value *v = g.b.CreateLoad(g.m.ptr, address);
  if (JJ_SLOT_TAGS == 0) return v;
  return g.b.CreateIntrinsic(Intrinsic::ptrmask, {g.m.ptr, g.m.i64}, {v, g.int64(~int64_t{JJ_SLOT_TAGS})});
}
/// In register mode the runtime makes slots fit to be seen when somebody is about to look.
void writeSlot(FunctionGen &g, const ir::Value *object, Value *address) {
  Value *v = g.value(object);
  if (JJ_SLOT_TAGS != 0 && g.f.memoryLocals) v = g.call(Entry::JITMakeSlot, {v});
  g.b.CreateStore(v, address);
}

void loadSlot(FunctionGen &g, const ir::Instr &i) {
  Value *v = readSlot(g, g.slot(i.imm[0]));
  g.call(Entry::JITXIncRef, {v});
  g.define(i.result(), v);
}
/// The old value goes last: its finaliser may look at the slot.
void storeSlot(FunctionGen &g, const ir::Instr &i) {
  Value *address = g.slot(i.imm[0]), *old = readSlot(g, address);
  writeSlot(g, i.operands[0], address);
  g.call(Entry::JITXDecRef, {old});
}
void takeSlot(FunctionGen &g, const ir::Instr &i) {
  Value *address = g.slot(i.imm[0]);
  g.define(i.result(), readSlot(g, address));
  Constant *unset = JJ_SLOT_NULL == 0 ? g.null() : ConstantExpr::getIntToPtr(g.int64(JJ_SLOT_NULL), g.m.ptr);
  g.b.CreateStore(unset, address);
}
void putSlot(FunctionGen &g, const ir::Instr &i) { writeSlot(g, i.operands[0], g.slot(i.imm[0])); }

template <bool isInt>
void loadRaw(FunctionGen &g, const ir::Instr &i) {
  g.define(i.result(), g.b.CreateLoad(isInt ? static_cast<Type *>(g.m.i64) : g.m.f64, g.rawSlot(i.imm[0])));
}
void storeRaw(FunctionGen &g, const ir::Instr &i) { g.b.CreateStore(g.value(i.operands[0]), g.rawSlot(i.imm[0])); }

template <Entry e>
void count(FunctionGen &g, const ir::Instr &i) {
  g.call(e, {g.value(i.operands[0])});
}

}  // namespace

void addMemoryEmitters(EmitterTable &t) {
  using ir::Op;
  t.set(Op::LoadSlot, loadSlot);
  t.set(Op::StoreSlot, storeSlot);
  t.set(Op::TakeSlot, takeSlot);
  t.set(Op::PutSlot, putSlot);
  t.set(Op::LoadRawI64, loadRaw<true>);
  t.set(Op::LoadRawF64, loadRaw<false>);
  t.set(Op::StoreRawI64, storeRaw);
  t.set(Op::StoreRawF64, storeRaw);
  t.set(Op::IncRef, count<Entry::JITIncRef>);
  t.set(Op::DecRef, [](FunctionGen &g, const ir::Instr &i) { g.release(i, Entry::JITDecRef, Entry::JITDecRefAt); });
  t.set(Op::XIncRef, count<Entry::JITXIncRef>);
  t.set(Op::XDecRef, [](FunctionGen &g, const ir::Instr &i) { g.release(i, Entry::JITXDecRef, Entry::JITXDecRefAt); });
}

}  // namespace jj::codegen
