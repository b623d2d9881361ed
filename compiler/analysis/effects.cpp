// See effects.h.
#include "analysis/effects.h"

namespace jj::analysis {

using namespace ir;

namespace {
constexpr uint16_t kVisible = kRunsPython | kWrites | kRaises | kTerminator | kFrameOnly;
constexpr uint32_t kImmortalKinds = kNull | kNone | kBool;
// weakref.ref refuses all of these, and none has a finaliser or holds anything that could have one (range: exact ints
// or int subclasses made by __index__, which CPython turns into exact ones).
constexpr uint32_t kInvisibleKinds = kImmortalKinds | kInt | kFloat | kStr | kBytes | kComplex | kRange;

/// Nothing tells whether it was carried out, but for its results.
bool isInvisible(const Instr &i) {
  // Reference counting operations have an effect of their own that the table does not call one.
  if (i.op == Op::IncRef || i.op == Op::XIncRef) return false;
  // Boxing raises MemoryError at most, and an allocation that is not made cannot fail.
  if (i.op == Op::BoxI64 || i.op == Op::BoxF64) return true;
  // The truth of an exact builtin is nobody's code.
  if (i.op == Op::IsTrue) return !(i.operands[0]->type.kinds & (kOther | kNull));
  return !(i.info().effects & kVisible) && !i.info().mayRaise();
}
}  // namespace

bool isRemovableIfUnused(const Instr &i) {
  // Without `is` what it compares could die in another order (refcounts).
  if (i.op == Op::Is && !(releaseIsInvisible(i.operands[0]->type) && releaseIsInvisible(i.operands[1]->type))) return false;
  return isInvisible(i);
}

bool isPure(const Instr &i) { return isInvisible(i) && !i.info().has(kReads); }

bool runsPython(const Instr &i) {
  if (!i.info().has(kRunsPython)) return false;
  if (i.op != Op::Drop) return true;
  for (const Value *v : i.operands)
    if (!releaseIsInvisible(v->type)) return true;
  return false;
}

bool releaseIsInvisible(Type t) { return !t.isObject() || !(t.kinds & ~kInvisibleKinds); }

bool isImmortal(Type t) { return !t.isObject() || !(t.kinds & ~kImmortalKinds); }

}  // namespace jj::analysis
