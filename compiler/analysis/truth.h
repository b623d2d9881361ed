// Truth values that are known while compiling.
#pragma once
#include <optional>

#include "ir/ir.h"

namespace jj::analysis {

/// The truth of an i1 or i32 value (a branch condition) when constants and types decide it.
/// `isTrueOfConstant(n)` answers for constant n of the code object, when that is known.
template <class ConstantTruth>
std::optional<bool> knownTruth(const ir::Value *v, ConstantTruth isTrueOfConstant) {
  using ir::Op;
  if (!v->def) return std::nullopt;
  const ir::Instr &i = *v->def;
  auto kinds = [&](unsigned k) { return i.operands[k]->type.kinds; };
  switch (i.op) {
    case Op::ConstI32: case Op::ConstI64: return i.imm[0] != 0;
    case Op::Not: case Op::NotI1:
      if (auto t = knownTruth(i.operands[0], isTrueOfConstant)) return !*t;
      return std::nullopt;
    case Op::IsNull:
      if (kinds(0) == ir::kNull) return true;
      if (!(kinds(0) & ir::kNull)) return false;
      return std::nullopt;
    case Op::Is: {
      if (i.operands[0] == i.operands[1]) return true;
      if (!(kinds(0) & kinds(1))) return false;
      if (kinds(0) == kinds(1) && (kinds(0) == ir::kNull || kinds(0) == ir::kNone)) return true;
      return std::nullopt;
    }
    case Op::IsTrueI64: return knownTruth(i.operands[0], isTrueOfConstant);
    case Op::IsTrue: {
      if (kinds(0) == ir::kNone) return false;
      const ir::Instr *of = i.operands[0]->def;
      if (!of) return std::nullopt;
      if (of->op == Op::BoolObject || of->op == Op::BoxBool) return knownTruth(of->operands[0], isTrueOfConstant);
      if (of->op == Op::IntObject) return of->imm[0] != 0;
      if (of->op == Op::Const) return isTrueOfConstant(of->imm[0]);
      return std::nullopt;
    }
    default: return std::nullopt;
  }
}

}  // namespace jj::analysis
