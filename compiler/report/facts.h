// --emit=facts: what the passes knew and guessed of a module: its names, classes and functions.
// May use: analysis, passes, ir, bytecode, frontend. Must never enter: LLVM, files; an analysis that no pass uses.
#pragma once
#include <string>
#include <vector>

#include "analysis/module_facts.h"
#include "bytecode/bytecode.h"
#include "ir/ir.h"

namespace jj::report {

struct FactsInput {
  const ModuleSource &source;
  const ir::Module &module;                   ///< behind the passes
  const analysis::ModuleFacts *facts;         ///< nullptr: at -O0 nobody looks
  const std::vector<bytecode::Code> &codes;   ///< by unit
  const std::vector<std::string> &notNative;  ///< by unit: why it stays bytecode
};

/// The text: globals by name, classes and functions in order of the source. Deterministic.
std::string facts(const FactsInput &input);

}  // namespace jj::report
