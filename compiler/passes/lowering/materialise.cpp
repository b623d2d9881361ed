// See materialise.h.
#include "passes/lowering/materialise.h"

namespace jj::passes {

using namespace ir;

Value *materialise(Builder &builder, Value *v) {
  if (v->def && v->def->op == Op::RangeIterState) {
    int64_t var = v->def->imm[0];
    Value *next = builder.value(Op::LoadVar, {}, var);
    Value *left = builder.value(Op::LoadVar, {}, var + 1);
    Value *step = builder.value(Op::LoadVar, {}, var + 2);
    return builder.value(Op::BoxRangeIter, {next, left, step});
  }
  if (v->def && v->def->op == Op::MaybeNumber) {
    if (v->def->imm[0] == kIsReal) return builder.value(Op::BoxExitReal, v->def->operands);
    bool isInt = v->def->operands[0]->type.rep == Rep::I64;
    return builder.value(isInt ? Op::BoxMaybeI64 : Op::BoxMaybeF64, v->def->operands);
  }
  switch (v->type.rep) {
    case Rep::Object: return v;
    case Rep::I64: return builder.value(Op::BoxExitI64, {v});
    case Rep::F64: return builder.value(Op::BoxExitF64, {v});
    case Rep::I1:
    case Rep::I32: return builder.value(Op::BoolObject, {v});
  }
  return v;
}

}  // namespace jj::passes
