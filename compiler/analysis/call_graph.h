// Which calls are guessed to reach which functions of the module (Instr::callee), and what follows for those functions.
#pragma once
#include <vector>

#include "analysis/module_facts.h"
#include "frontend/code_unit.h"
#include "ir/ir.h"

namespace jj::analysis {

struct CallSite {
  uint32_t caller = 0, callee = 0;  ///< units
  int32_t offset = -1;              ///< of the call's bytecode instruction
  bool unboxed = false;             ///< numbers in registers, of the frameless variant
};

/// Module and class bodies run once.
bool runsOnce(const ir::Function &f);
/// Adds the calls of f whose callee is guessed. With `facts` also those of code that runs once, which stay general calls.
void collectCalls(const ir::Function &f, const CodeUnit &unit, const ModuleFacts *facts, std::vector<CallSite> &out);
/// Has the function a body with its arguments in registers? `isCalled`: some direct call is guessed to reach it.
bool hasDirectEntry(const ir::Function &f, const CodeUnit &unit, bool isCalled);

}  // namespace jj::analysis
