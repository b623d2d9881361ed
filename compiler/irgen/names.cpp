// Locals, cells, names, globals, constants and the pure stack operations.
#include "irgen/translator.h"

namespace jj::irgen {

using namespace ir;

namespace {

Type constantType(const Constant &c) {
  switch (c.kind) {
    case Constant::Kind::None: return Type::object(kNone);
    case Constant::Kind::Bool: return Type::object(kBool);
    case Constant::Kind::Int:
    case Constant::Kind::BigInt: return Type::object(kInt);
    case Constant::Kind::Float: return Type::object(kFloat);
    case Constant::Kind::Complex: return Type::object(kComplex);
    case Constant::Kind::Str: return Type::object(kStr);
    case Constant::Kind::Bytes: return Type::object(kBytes);
    case Constant::Kind::Tuple: return Type::object(kTuple);
    case Constant::Kind::Code: return Type::object(kCode);
    case Constant::Kind::Ellipsis:
    case Constant::Kind::Slice:
    case Constant::Kind::FrozenSet: break;
  }
  return Type::object(kOther);
}

}  // namespace

// --- stack

void Translator::onNop(const Instruction &) {}
void Translator::onPopTop(const Instruction &) { drop(popEntry().value); }
void Translator::onPushNull(const Instruction &) { push(nullptr, Shape::Null); }
void Translator::onCopy(const Instruction &in) {
  StackEntry e = peekEntry(in.arg);
  state_.stack.push_back(e);
}
void Translator::onSwap(const Instruction &in) { std::swap(peekEntry(1), peekEntry(in.arg)); }

Value *Translator::constant(int32_t index) {
  const Constant &c = *unit_.constant(index);
  if (c.kind == Constant::Kind::None) return none();
  Value *v = value(Op::Const, {}, index);
  v->type = constantType(c);
  return v;
}

void Translator::onLoadConst(const Instruction &in) { push(constant(in.arg)); }

void Translator::onLoadSmallInt(const Instruction &in) { push(constant(kSmallInts + in.arg)); }
void Translator::onLoadCommonConstant(const Instruction &in) { push(value(Op::LoadCommonConstant, {}, in.arg)); }

// --- fast locals

void Translator::onLoadFast(const Instruction &in) {
  bool bound = state_.bound.must(in.arg);
  Value *v = memory_ ? value(Op::LoadSlot, {}, in.arg) : local(static_cast<size_t>(in.arg));
  if (!bound) emit(Op::CheckLocal, {v}, in.arg);
  if (bound && memory_) v->type = Type::object();
  push(v);
}

void Translator::onLoadFastAndClear(const Instruction &in) {
  size_t i = static_cast<size_t>(in.arg);
  frame();
  push(memory_ ? value(Op::TakeSlot, {}, in.arg) : local(i), Shape::Maybe);
  if (memory_) return;
  state_.locals[i] = nullptr;
  showLocal(in.arg);
}

void Translator::onStoreFast(const Instruction &in) {
  frame();
  StackEntry e = popEntry();
  if (memory_) {
    emit(Op::StoreSlot, {materialise(e)}, in.arg);
    return;
  }
  Value *&slot = state_.locals[static_cast<size_t>(in.arg)];
  Value *old = slot;
  slot = e.value && e.value->type.isNull() ? nullptr : e.value;
  showLocal(in.arg);
  drop(old);
}

void Translator::onDeleteFast(const Instruction &in) {
  bool bound = state_.bound.must(in.arg);
  frame();
  if (memory_) {
    if (!bound) emit(Op::CheckLocal, {value(Op::LoadSlot, {}, in.arg)}, in.arg);
    emit(Op::StoreSlot, {null()}, in.arg);
    return;
  }
  size_t i = static_cast<size_t>(in.arg);
  if (!bound) emit(Op::CheckLocal, {local(i)}, in.arg);
  Value *old = state_.locals[i];
  state_.locals[i] = nullptr;
  showLocal(in.arg);
  drop(old);
}

// --- cells

Value *Translator::freeVar(int32_t i) {
  int32_t first = static_cast<int32_t>(numLocals_);
  while (first > 0 && unit_.localsPlus[static_cast<size_t>(first) - 1].kind & kFree) --first;
  Value *v = value(Op::FreeVar, {}, i - first);
  v->type = Type::object(ir::kCell);
  return v;
}

/// The cell of a slot.
Value *Translator::cell(int32_t i) {
  if (!memory_) return local(static_cast<size_t>(i));
  if (unit_.localsPlus[static_cast<size_t>(i)].kind & kFree) return freeVar(i);
  Value *v = value(Op::LoadSlot, {}, i);
  v->type = Type::object(ir::kCell);
  return v;
}

void Translator::onMakeCell(const Instruction &in) {
  size_t i = static_cast<size_t>(in.arg);
  frame();
  Value *initial = !memory_ ? local(i) : state_.bound.may(in.arg) ? value(Op::LoadSlot, {}, in.arg) : null();
  Value *made = value(Op::MakeCell, {initial});
  made->type = Type::object(ir::kCell);
  if (memory_) {
    emit(Op::StoreSlot, {made}, in.arg);
    return;
  }
  state_.locals[i] = made;
  showLocal(in.arg);
}

void Translator::onCopyFreeVars(const Instruction &in) {
  for (int32_t n = static_cast<int32_t>(numLocals_), i = n - in.arg; i < n; ++i) {
    Value *v = freeVar(i);
    if (!memory_)
      state_.locals[static_cast<size_t>(i)] = v;
    else
      emit(isGenerator(f_.kind) ? Op::StoreSlot : Op::PutSlot, {v}, i);
  }
}

void Translator::onLoadClosure(const Instruction &in) { push(cell(in.arg)); }
void Translator::onLoadDeref(const Instruction &in) { push(value(Op::LoadDeref, {cell(in.arg)}, in.arg)); }
void Translator::onDeleteDeref(const Instruction &in) { emit(Op::DeleteDeref, {cell(in.arg)}, in.arg); }
void Translator::onStoreDeref(const Instruction &in) {
  Value *v = pop();
  emit(Op::StoreDeref, {cell(in.arg), v});
}

void Translator::onLoadClassDeref(const Instruction &in) { push(value(Op::LoadClassDeref, {cell(in.arg)}, in.arg)); }

void Translator::onLoadFromDictOrDeref(const Instruction &in) {
  Value *names = pop();
  // A class body looks into its own namespace; an annotation scope into that of the class around it.
  if (names->def && names->def->op == Op::LoadLocals)
    push(value(Op::LoadClassDeref, {cell(in.arg)}, in.arg));
  else
    push(value(Op::LoadFromDictOrDeref, {names, cell(in.arg)}, in.arg));
}

// --- names

void Translator::onLoadFromDictOrGlobals(const Instruction &in) {
  Value *names = pop();
  push(value(Op::LoadFromDictOrGlobals, {names}, in.arg));
}
void Translator::onLoadLocals(const Instruction &) { push(value(Op::LoadLocals)); }
void Translator::onLoadName(const Instruction &in) {
  push(value(Op::LoadName, {}, in.arg));
  superLoads_ += isSuper(peek());
}
void Translator::onStoreName(const Instruction &in) { emit(Op::StoreName, {pop()}, in.arg); }
void Translator::onDeleteName(const Instruction &in) { emit(Op::DeleteName, {}, in.arg); }
void Translator::onLoadGlobal(const Instruction &in) {
  push(value(Op::LoadGlobal, {}, in.arg));
  superLoads_ += isSuper(peek());
}
void Translator::onStoreGlobal(const Instruction &in) { emit(Op::StoreGlobal, {pop()}, in.arg); }
void Translator::onDeleteGlobal(const Instruction &in) { emit(Op::DeleteGlobal, {}, in.arg); }
void Translator::onLoadBuildClass(const Instruction &) { push(value(Op::LoadBuildClass)); }
void Translator::onLoadAssertionError(const Instruction &) { push(value(Op::LoadAssertionError)); }
void Translator::onSetupAnnotations(const Instruction &) { emit(Op::SetupAnnotations); }

}  // namespace jj::irgen
