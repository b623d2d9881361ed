// Instantiates the opcode tables and the properties of canonical operations.
#include "bytecode/opcode_table.h"

#include <array>

#include "bytecode/expansions.h"

namespace jj::bytecode {
namespace {

using Table = std::array<OpcodeInfo, 256>;

#define JJ_ROW(number, name, argument, caches, effect, expansion, canonical)                   \
  table[number] = {#name, ArgumentKind::argument, caches,                                      \
                   []([[maybe_unused]] int arg, [[maybe_unused]] bool jump) -> int { return effect; }, \
                   expand::expansion, Opcode::canonical};

Table make311() {
  Table table{};
#define JJ_OPCODE(...) JJ_ROW(__VA_ARGS__)
#include "bytecode/opcodes_311.def"
  return table;
}

Table make312() {
  Table table{};
#define JJ_OPCODE(...) JJ_ROW(__VA_ARGS__)
#include "bytecode/opcodes_312.def"
  return table;
}

Table make313() {
  Table table{};
#define JJ_OPCODE(...) JJ_ROW(__VA_ARGS__)
#include "bytecode/opcodes_313.def"
  return table;
}

Table make314() {
  Table table{};
#define JJ_OPCODE(...) JJ_ROW(__VA_ARGS__)
#include "bytecode/opcodes_314.def"
  return table;
}

const Table kTables[] = {make311(), make312(), make313(), make314()};
constexpr int kFirstMinor = 11;

struct CanonicalInfo {
  const char *name;
  bool hasArg;
  int (*effect)(int arg, bool jump);
  Flow flow;
};

const CanonicalInfo kCanonical[] = {
#define JJ_CANONICAL(name, hasArg, effect, flow) \
  {#name, hasArg, []([[maybe_unused]] int arg, [[maybe_unused]] bool jump) -> int { return effect; }, Flow::flow},
#include "bytecode/canonical.def"
};

const CanonicalInfo &info(Opcode op) { return kCanonical[static_cast<size_t>(op)]; }

}  // namespace

bool isSupported(int minor) {
  return minor >= kFirstMinor && minor < kFirstMinor + static_cast<int>(std::size(kTables));
}

const InterpreterFacts &interpreterFacts(int minor) {
  static constexpr InterpreterFacts kUntil312, k313{.pollsBeforeJump = true}, kFrom314{.releasesBackwards = true, .stackBorrows = true, .pollsBeforeJump = true};
  return minor >= 14 ? kFrom314 : minor == 13 ? k313 : kUntil312;
}

const OpcodeInfo &opcodeInfo(int minor, uint8_t opcode) {
  return kTables[static_cast<size_t>(minor - kFirstMinor)][opcode];
}

int stackEffect(int minor, uint8_t opcode, int32_t arg, bool jump) {
  const OpcodeInfo &row = opcodeInfo(minor, opcode);
  return row.name ? row.effect(arg, jump) : INT32_MIN;
}

const char *name(Opcode op) { return info(op).name; }
bool hasArg(Opcode op) { return info(op).hasArg; }
bool usesName(Opcode op) {
  using enum Opcode;
  switch (op) {
    case LoadName: case StoreName: case DeleteName: case LoadGlobal: case StoreGlobal: case DeleteGlobal: case LoadFromDictOrGlobals: case LoadAttr: case LoadMethod:
    case StoreAttr: case DeleteAttr: case LoadSuperAttr: case LoadSuperMethod: case ImportName: case ImportFrom: return true;
    default: return false;
  }
}
Flow flow(Opcode op) { return info(op).flow; }

int stackEffect(const Instruction &instruction, bool jump) {
  return info(instruction.op).effect(instruction.arg, jump);
}

}  // namespace jj::bytecode
