// What a run of a program has seen of its modules: a file that `python -m justjitc.profile` writes. Guesses, nothing more: what is wrong in it costs speed.
#pragma once
#include <array>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "bytecode/bytecode.h"
#include "support/diagnostics.h"

namespace jj::analysis {

struct ModuleProfile {
  /// Line from the first of the function, column, end line, end column: so that edits elsewhere in the file do not matter.
  using Place = std::array<int32_t, 4>;
  /// By qualified name: the functions that ran often enough for the interpreter to specialise them, and what both operands of an operation were.
  std::map<std::string, std::map<Place, OperandKind>> functions;
  std::string text;  ///< as it stands in the file
};
using Profile = std::map<std::string, ModuleProfile>;  ///< by dotted name

/// Reads a file of lines: "justjitc profile 1"; "module NAME"; "function QUALNAME"; "LINE COLUMN ENDLINE ENDCOLUMN KIND", KIND int, float or str.
/// False when it cannot be read or says something else, having reported it with its line.
bool readProfile(const std::string &path, DiagnosticSink &sink, Profile &profile);
/// The same for its text; `path` is for diagnostics.
bool parseProfile(std::string_view text, const std::string &path, DiagnosticSink &sink, Profile &profile);
/// Fills CodeUnit::heat and CodeUnit::operandKinds. `codes` by unit.
void applyProfile(const ModuleProfile &profile, const std::vector<bytecode::Code> &codes, ModuleSource &source);

}  // namespace jj::analysis
