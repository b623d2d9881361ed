// Canonical bytecode -> SSA IR: the only interface of this folder.
// May use: bytecode/, ir/. Must never enter: anything of CPython or LLVM.
#pragma once
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "bytecode/bytecode.h"
#include "ir/ir.h"

namespace jj::irgen {

struct IRGenOptions {
  /// Locals of every function stay in frame slots, so that a callee that inspects its caller's f_locals sees them.
  bool frameLocals = false;
  /// Somebody looks at reference counts: see Function::seesCounts and mentionsReferenceCounts().
  bool seesCounts = false;
  /// The module has super by another name: a call may be one of it where the source does not say so, and it reads the caller's frame.
  bool superEscapes = false;
  /// Byte offsets that begin a block with parameters (all locals, whole stack), registered in Function::labels.
  const std::vector<int32_t> *labels = nullptr;
  /// Instructions times locals above which a function is compiled in memory mode: frame states would get too big.
  size_t registerModeLimit = 1000000;
};

/// Translates one code unit; it must be supported(). Sets *superEscapes if the unit does anything with the name super but call it.
std::unique_ptr<ir::Function> build(const bytecode::Code &code, const IRGenOptions &options = {}, bool *superEscapes = nullptr);

/// Can the unit be compiled? If not, `why` says what is in the way, for the user's eyes; the unit stays bytecode. Today nothing is
/// declined.
bool supported(const CodeUnit &unit, std::string &why);

/// Do the locals of this code stay in frame slots (see "Locals" in compiler/README.md)?
bool needsMemoryLocals(const bytecode::Code &code, const IRGenOptions &options);

/// Does a function of the module read f_locals, and one (the same, or another that hands it on) get at its caller's frame? Then all of the module keep their locals in
/// frame slots: IRGenOptions::frameLocals.
bool looksAtCallers(const std::vector<std::unique_ptr<CodeUnit>> &units);

/// Does it name sys.getrefcount? Then calls of the whole module count each argument, as the interpreter's stack does.
bool mentionsReferenceCounts(const CodeUnit &unit);

}  // namespace jj::irgen
