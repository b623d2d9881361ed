// How the arguments of a call become the parameters of a function that is known while compiling.
#pragma once
#include <optional>
#include <vector>

#include "frontend/code_unit.h"
#include "ir/ir.h"

namespace jj::analysis {

/// By parameter: the operand of the Call that it gets, or kDefault.
struct Bindings {
  static constexpr int kDefault = -1;  ///< from __defaults__
  std::vector<int> operands;
  int numDefaults = 0;                 ///< so many last ones __defaults__ has to have, at least
};

/// What a Call of `callee` in code of `caller` binds, self (an operand 1 that is no Null) included. Nothing: that could not succeed, or only the interpreter's own binder
/// knows (* and ** parameters, defaults of keyword-only ones).
std::optional<Bindings> bindArguments(const ir::Instr &call, const CodeUnit &caller, const CodeUnit &callee);

}  // namespace jj::analysis
