// Words for operations, operands and types.
#pragma once
#include <string>

#include "report/report.h"

namespace jj::report {

/// Describes what instructions of one function do.
class Describer {
public:
  Describer(const ModuleSource &source, const ir::Function &f, const bytecode::Code &code);
  /// False: the instruction is nothing that the report is about.
  bool describe(const ir::Instr &i, Operation &out) const;

private:
  std::string nameOf(const ir::Value *v, const ir::FrameState *frame) const;
  std::string sourceOf(const ir::Instr &i) const;
  bool isBookkeeping(const ir::Instr &i) const;
  std::string whyOfFunction() const;
  void explainNumbers(const ir::Instr &i, Operation &out) const;
  std::string help(const ir::Value *v, const std::string &name) const;

  const ModuleSource &source_;
  const ir::Function &f_;
  const bytecode::Code &code_;
  const CodeUnit &unit_;
};

/// "any object", "int or None".
std::string wordsFor(ir::Type type);
/// The position of a byte offset; line -1: none.
bytecode::Position positionOf(const bytecode::Code &code, int32_t offset);

}  // namespace jj::report
