// Questions about the constants of the function at hand.
#pragma once
#include <optional>

#include "analysis/truth.h"
#include "passes/pass_manager.h"

namespace jj::passes {

/// Truth of a constant; nothing when the code object is not at hand.
inline std::optional<bool> constantTruth(const PassContext &context, int64_t index) {
  const Constant *c = context.constant(index);
  if (!c) return std::nullopt;
  switch (c->kind) {
    case Constant::Kind::None: return false;
    case Constant::Kind::Bool: return c->boolean;
    case Constant::Kind::Int: return c->integer != 0;
    case Constant::Kind::Float: return c->real != 0;
    case Constant::Kind::Complex: return c->real != 0 || c->imag != 0;
    case Constant::Kind::Str:
    case Constant::Kind::Bytes: return !c->text.empty();
    case Constant::Kind::Tuple:
    case Constant::Kind::FrozenSet: return !c->items.empty();
    case Constant::Kind::BigInt:
    case Constant::Kind::Ellipsis:
    case Constant::Kind::Slice:
    case Constant::Kind::Code: return true;
  }
  return std::nullopt;
}

/// Truth of a branch condition when constants and types decide it.
inline std::optional<bool> knownTruth(const PassContext &context, const ir::Value *condition) {
  return analysis::knownTruth(condition, [&](int64_t index) { return constantTruth(context, index); });
}

}  // namespace jj::passes
