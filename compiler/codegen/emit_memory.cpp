// Emitters: slots of the frame or generator, and reference counts.
#include "function_gen.h"

namespace jj::codegen {

using namespace llvm;

namespace {

void loadSlot(FunctionGen &g, const ir::Instr &i) {
  Value *v = g.b.CreateLoad(g.m.ptr, g.slot(i.imm[0]));
  g.call(Entry::JITXIncRef, {v});
  g.define(i.result(), v);
}
/// The old value goes last: its finaliser may look at the slot.
void storeSlot(FunctionGen &g, const ir::Instr &i) {
  Value *address = g.slot(i.imm[0]), *old = g.b.CreateLoad(g.m.ptr, address);
  g.b.CreateStore(g.value(i.operands[0]), address);
  g.call(Entry::JITXDecRef, {old});
}
void takeSlot(FunctionGen &g, const ir::Instr &i) {
  Value *address = g.slot(i.imm[0]);
  g.define(i.result(), g.b.CreateLoad(g.m.ptr, address));
  g.b.CreateStore(g.null(), address);
}
void putSlot(FunctionGen &g, const ir::Instr &i) { g.b.CreateStore(g.value(i.operands[0]), g.slot(i.imm[0])); }

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
  t.set(Op::DecRef, count<Entry::JITDecRef>);
  t.set(Op::XIncRef, count<Entry::JITXIncRef>);
  t.set(Op::XDecRef, count<Entry::JITXDecRef>);
}

}  // namespace jj::codegen
