// See profile.h.
#include "analysis/profile.h"

#include <charconv>

#include "frontend/frontend.h"

namespace jj::analysis {
namespace {

constexpr std::string_view kFirstLine = "justjitc profile 1";
constexpr const char *kHint = "python -m justjitc.profile PROGRAM writes profiles";

/// The next word of a line; empty at its end.
std::string_view word(std::string_view &line) {
  size_t end = line.find(' ');
  std::string_view out = line.substr(0, end);
  line.remove_prefix(end == line.npos ? line.size() : end + 1);
  return out;
}

bool readNumber(std::string_view text, int32_t &number) {
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size() && number >= 0;
}

bool readOperation(std::string_view line, ModuleProfile::Place &place, OperandKind &kind) {
  for (int32_t &number : place)
    if (!readNumber(word(line), number)) return false;
  if (line == "int") return kind = OperandKind::Int, true;
  if (line == "float") return kind = OperandKind::Float, true;
  if (line == "str") return kind = OperandKind::Text, true;
  return false;
}

bool starts(std::string_view &line, std::string_view with) {
  if (!line.starts_with(with)) return false;
  line.remove_prefix(with.size());
  return true;
}

}  // namespace

bool parseProfile(std::string_view text, const std::string &path, DiagnosticSink &sink, Profile &profile) {
  ModuleProfile *module = nullptr;
  std::map<ModuleProfile::Place, OperandKind> *function = nullptr;
  int number = 0;
  while (!text.empty()) {
    size_t end = text.find('\n');
    std::string_view whole = text.substr(0, end), line = whole;
    text.remove_prefix(end == text.npos ? text.size() : end + 1);
    ModuleProfile::Place place;
    OperandKind kind;
    const char *wrong = nullptr;
    if (++number == 1) {
      if (line != kFirstLine) wrong = "not a profile of this version";
    } else if (starts(line, "module ")) {
      module = &profile[std::string(line)];
      function = nullptr;
    } else if (starts(line, "function ")) {
      if (module) function = &module->functions[std::string(line)];
      else wrong = "a function before the first module";
    } else if (!readOperation(line, place, kind)) {
      wrong = "not a line of a profile";
    } else if (function) {
      function->emplace(place, kind);
    } else {
      wrong = "an operation before the first function";
    }
    if (wrong) {
      Diagnostic d;
      d.file = path;
      d.line = number;
      d.column = 1;
      d.message = wrong;
      d.sourceLine = whole;
      d.hint = kHint;
      sink.report(std::move(d));
      return false;
    }
    if (module) module->text.append(whole) += '\n';
  }
  if (number > 0) return true;
  Diagnostic empty;
  empty.file = path;
  empty.message = "the profile is empty";
  empty.hint = kHint;
  sink.report(std::move(empty));
  return false;
}

bool readProfile(const std::string &path, DiagnosticSink &sink, Profile &profile) {
  std::string text;
  return readSource(path, sink, text) && parseProfile(text, path, sink, profile);
}

void applyProfile(const ModuleProfile &profile, const std::vector<bytecode::Code> &codes, ModuleSource &source) {
  for (const auto &unit : source.units) {
    auto function = profile.functions.find(unit->qualname);
    unit->heat = function == profile.functions.end() ? Heat::Cold : Heat::Warm;
    if (function == profile.functions.end()) continue;
    std::map<int32_t, const bytecode::Position *> positions;  // by end
    for (const bytecode::Position &p : codes[unit->id].positions) positions[p.end] = &p;
    for (const bytecode::Instruction &i : codes[unit->id].instructions) {
      if (i.op != bytecode::Opcode::BinaryOp && i.op != bytecode::Opcode::CompareOp) continue;
      auto position = positions.upper_bound(i.offset);
      if (position == positions.end() || position->second->start > i.offset) continue;
      const bytecode::Position &p = *position->second;
      auto seen = function->second.find({p.line - unit->firstLine, p.column, p.endLine - unit->firstLine, p.endColumn});
      if (seen != function->second.end()) unit->operandKinds[i.offset] = seen->second;
    }
  }
}

}  // namespace jj::analysis
