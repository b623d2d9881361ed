// Code generation: lowered IR -> LLVM IR -> assembly or object code.
// May use: ir, bytecode (line tables), frontend (code units). LLVM stays behind this header.
// Must never enter: anything of CPython; decisions about Python's semantics (those are made in irgen, passes and runtime).
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "bytecode/bytecode.h"
#include "frontend/code_unit.h"
#include "ir/ir.h"

namespace jj::codegen {

/// One code object of the module. Without a function it stays bytecode, for the reason given.
struct Unit {
  const CodeUnit *source = nullptr;
  const bytecode::Code *code = nullptr;
  const ir::Function *function = nullptr;    ///< after the passes error-checks, generator-lowering and refcounts
  std::string notNative;
};

struct Input {
  const ModuleSource *source = nullptr;
  std::vector<Unit> units;  ///< in order of unit numbers, one for each code object
  std::vector<const ir::Function *> variants;  ///< frameless variants (ir::Module::variants), lowered
  std::vector<const ir::Function *> unframed;  ///< ir::Module::unframed
  std::string version;      ///< of the compiler, for __justjitc__
};

struct Options {
  int optLevel = 2;
  bool debugInfo = false;
  int64_t forceExit = 0;  ///< the guard with this number (from 1) always leaves
  int64_t *guards = nullptr;  ///< when set, receives the number of guards of the module
  std::function<void(const char *)> lap;  ///< called behind each step, for --time; may be empty
  std::vector<std::string> libraries;  ///< modules whose records are linked to this one (JITModuleRecord::libraries)
  bool isLibrary = false;  ///< the source is such a module: no PyInit_, and the record has a name (libraryRecord)
  std::string package, packageFile;  ///< of a module that is to be linked without a runtime: see JITModuleRecord
  std::string targetCpu;  ///< empty: the baseline of the architecture; "native": this machine
};

enum class Output {
  LLVMIR,     ///< as generated, before LLVM's own passes
  LLVMIRFinal,///< after them
  Assembly,
  Object,
};

/// Generates the module. A wrong option (an unknown processor) returns false and says what in `error`; everything else
/// that fails is an internal error.
bool generate(const Input &input, const Options &options, Output output, std::string &result, std::string &error);

/// The symbol of the record of a module that was generated as a library.
std::string libraryRecord(const std::string &module);

/// Architecture, processor and features that a --target-cpu stands for on this machine.
std::string describeCpu(const std::string &targetCpu);

/// The same without features: "x86_64-pc-linux-gnu x86-64".
std::string describeTarget(const std::string &targetCpu);

/// "22.1.8"
std::string llvmVersion();

}  // namespace jj::codegen
