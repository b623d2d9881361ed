// Text of --emit=bytecode.
#include <fmt/core.h>

#include "bytecode/bytecode.h"
#include "frontend/frontend.h"

namespace jj::bytecode {
namespace {

/// What an argument stands for, where it is an index.
std::string meaning(const Code &code, const Instruction &i) {
  const CodeUnit &unit = *code.unit;
  auto at = static_cast<size_t>(i.arg);
  auto constant = [&](size_t index) { return index < unit.consts.size() ? printConstant(unit.consts[index]) : "?"; };
  if (usesName(i.op)) return at < unit.names.size() ? unit.names[at] : "?";
  switch (i.op) {
    case Opcode::LoadConst: case Opcode::ReturnConst: return constant(at);
    case Opcode::LoadFast: case Opcode::LoadFastAndClear: case Opcode::StoreFast: case Opcode::DeleteFast:
    case Opcode::MakeCell: case Opcode::LoadClosure: case Opcode::LoadDeref: case Opcode::StoreDeref:
    case Opcode::DeleteDeref: case Opcode::LoadClassDeref: case Opcode::LoadFromDictOrDeref:
      return at < unit.localsPlus.size() ? unit.localsPlus[at].name : "?";
    case Opcode::BuildLiteral: case Opcode::ExtendLiteral:
      return fmt::format("{} steps", code.literals[at].steps.size());
    case Opcode::Call: return i.arg2 >= 0 ? "keywords " + constant(static_cast<size_t>(i.arg2)) : "";
    default: return "";
  }
}

std::string printInstruction(const Code &code, const Instruction &i) {
  std::string out = fmt::format("  {:6} {}", i.offset, name(i.op));
  if (i.target >= 0) out += fmt::format(" -> b{}", code.blockOf(i.target));
  else if (hasArg(i.op)) out += fmt::format(" {}", i.arg);
  std::string what = meaning(code, i);
  if (!what.empty()) out += fmt::format(" ({})", what);
  if (i.polls) out += " polls";
  return out + "\n";
}

}  // namespace

std::string print(const Code &code) {
  std::string out = fmt::format("code {} {} (line {})\n", code.unit->id, code.unit->qualname, code.unit->firstLine);
  int32_t line = -1;
  for (size_t n = 0; n < code.blocks.size(); ++n) {
    const BasicBlock &b = code.blocks[n];
    out += fmt::format("b{}:", n);
    out += b.entryDepth < 0 ? " unreachable" : fmt::format(" depth {}", b.entryDepth);
    if (b.isLoopHeader) out += " loop";
    if (b.isHandler) out += " handler";
    if (b.handlerRegion >= 0) {
      auto &r = code.regions[static_cast<size_t>(b.handlerRegion)];
      out += fmt::format(" raises to offset {} depth {}{}", r.target, r.depth, r.lasti ? " lasti" : "");
    }
    for (size_t i = 0; i < b.successors.size(); ++i) out += fmt::format("{} b{}", i ? "," : " ->", b.successors[i]);
    out += "\n";
    for (int32_t i = b.first; i < b.last; ++i) {
      const Instruction &instruction = code.instructions[static_cast<size_t>(i)];
      int32_t now = code.line(instruction.offset);
      if (now >= 0 && now != line) out += fmt::format(" line {}\n", line = now);
      out += printInstruction(code, instruction);
    }
  }
  return out;
}

}  // namespace jj::bytecode
