// decode(): canonical instructions of a code unit, with targets resolved.
#include <algorithm>

#include "bytecode/blocks.h"
#include "bytecode/expansions.h"
#include "bytecode/literals.h"

namespace jj::bytecode {
namespace {

bool expandAll(Expansion &e, std::string &error) {
  for (; e.at < e.raw.size(); ++e.at) {
    const RawInstruction &raw = e.current();
    const OpcodeInfo &info = opcodeInfo(e.minor, raw.opcode);
    if (!info.name) e.error = "unknown opcode " + std::to_string(raw.opcode);
    else info.expand(e, info.canonical);
    if (e.error.empty()) continue;
    error = e.unit.qualname + ": offset " + std::to_string(raw.offset) + ": " + e.error;
    return false;
  }
  return true;
}

bool resolveTargets(Code &code, std::string &error) {
  InstructionIndex index(code);
  for (auto &instruction : code.instructions) {
    if (instruction.target < 0) continue;
    int32_t target = index.at(instruction.target);
    if (target >= static_cast<int32_t>(code.instructions.size())) {
      error = code.unit->qualname + ": a jump at offset " + std::to_string(instruction.offset) + " leaves the code";
      return false;
    }
    instruction.target = target;
  }
  return true;
}

}  // namespace

InstructionIndex::InstructionIndex(const Code &code) : end_(static_cast<int32_t>(code.instructions.size())) {
  first_.assign(code.unit->code.size() / 2 + 1, end_);
  for (int32_t i = end_ - 1; i >= 0; --i) {
    int32_t offset = code.instructions[static_cast<size_t>(i)].offset;
    first_[static_cast<size_t>(offset) / 2] = i;
  }
  // An offset without an instruction of its own (a cache, EXTENDED_ARG, PRECALL) stands for the next one.
  for (size_t i = first_.size() - 1; i-- > 0;) first_[i] = std::min(first_[i], first_[i + 1]);
}

int32_t InstructionIndex::at(int32_t offset) const {
  auto unit = static_cast<size_t>(offset) / 2;
  return offset < 0 || unit >= first_.size() ? end_ : first_[unit];
}

bool decode(const CodeUnit &unit, int minor, Code &out, std::string &error) {
  if (!isSupported(minor)) {
    error = "bytecode of Python 3." + std::to_string(minor) + " is not supported";
    return false;
  }
  out = Code();
  out.unit = &unit;
  out.interpreter = interpreterFacts(minor);
  auto raw = decodeRaw(unit.code, minor);
  out.instructions.reserve(raw.size() + raw.size() / 4);
  Expansion expansion(unit, minor, raw, out.instructions);
  if (!expandAll(expansion, error)) return false;
  out.regions = decodeExceptionTable(unit.exceptionTable);
  foldLiterals(out);
  if (!resolveTargets(out, error)) return false;
  out.positions = decodeLineTable(unit.lineTable, unit.firstLine);
  return buildBlocks(out, error);
}

int32_t Code::start() const {
  auto it = std::find_if(instructions.begin(), instructions.end(), [](const Instruction &i) { return i.op == Opcode::Resume; });
  return it == instructions.end() ? static_cast<int32_t>(unit->code.size()) : it->offset;
}

int32_t Code::line(int32_t offset) const {
  auto it = std::upper_bound(positions.begin(), positions.end(), offset,
                             [](int32_t at, const Position &p) { return at < p.end; });
  return it == positions.end() ? -1 : it->line;
}

int32_t Code::blockOf(int32_t instruction) const {
  auto it = std::upper_bound(blocks.begin(), blocks.end(), instruction,
                             [](int32_t at, const BasicBlock &b) { return at < b.last; });
  return static_cast<int32_t>(it - blocks.begin());
}

}  // namespace jj::bytecode
