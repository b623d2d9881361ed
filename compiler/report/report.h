// The report: which operations of a module the generated code does in their general form, where they stand, and why.
// May use: passes, ir, bytecode, frontend. Must never enter: LLVM, files.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "bytecode/bytecode.h"
#include "ir/ir.h"

namespace jj::report {

/// An operation that is a call of the runtime, or may become one.
struct Operation {
  bytecode::Position at;   ///< line 1-based, columns in UTF-8 bytes
  int weight = 0;          ///< what it costs, by rule of thumb: 1 to 5, times three for each loop around it
  int loops = 0;
  std::string what;        ///< "a + b"
  std::string known;       ///< of its operands
  std::string why, help;   ///< why it is not faster; what would help, may be empty
};

struct FunctionReport {
  std::string name;
  int32_t line = 1;
  uint32_t unboxed = 0;      ///< operations on numbers in registers
  std::string state;         ///< "typed", "generic", "bytecode" ...
  std::vector<Operation> operations;  ///< in order of their places
  int64_t cost() const;
};

struct ModuleReport {
  std::string name, file;
  std::vector<std::string> lines;
  std::vector<FunctionReport> functions;
  int64_t cost() const;
  size_t operations() const;
  size_t unboxed() const;
};

/// A module's report without functions yet.
ModuleReport begin(const ModuleSource &source);
/// Adds a function and its frameless variant (which may be missing), as the passes leave it to lowering: types are known, and where variables lie.
void add(ModuleReport &report, const ModuleSource &source, const ir::Function &f, const ir::Function *variant, const bytecode::Code &code);
/// Adds one that stays bytecode.
void addBytecode(ModuleReport &report, const CodeUnit &unit, const std::string &why);

/// Text of --emit=report.
std::string text(const ModuleReport &report);

/// A module's part of the page, with what the page's table says of it. Goes from process to process as text.
struct Section {
  std::string name, file;
  int64_t cost = 0;
  uint64_t operations = 0, unboxed = 0, functions = 0, lines = 0;
  std::string html;
  std::string serialize() const;
  static bool deserialize(const std::string &text, Section &out);
};
Section section(const ModuleReport &report);
/// The whole page of --report.
std::string page(std::vector<Section> sections, const std::string &version);

}  // namespace jj::report
