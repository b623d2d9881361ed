// Canonical bytecode of one code unit: instructions, exception regions, lines, basic blocks.
// May use: frontend/code_unit.h. Must never enter: PyObject, IR.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "frontend/code_unit.h"

namespace jj::bytecode {

enum class Opcode : uint8_t {
#define JJ_CANONICAL(name, hasArg, effect, flow) name,
#include "bytecode/canonical.def"
  Count_
};
const char *name(Opcode op);
bool hasArg(Opcode op);
/// Is its argument an index into co_names?
bool usesName(Opcode op);

/// Where control goes after an operation, exceptions apart.
enum class Flow : uint8_t { Next, Branch, Jump, Exit };
Flow flow(Opcode op);

struct Instruction {
  Opcode op;
  bool polls = false;      ///< a backward jump that checks the eval breaker when taken
  int32_t arg = 0;
  int32_t arg2 = -1;       ///< Call: const index of the keyword names; LoadSuperAttr/Method: 2 or 0 arguments
  int32_t offset = 0;      ///< byte offset in co_code of the version's own instruction
  int32_t target = -1;     ///< jumps: index into Code::instructions
};

/// Change of the stack depth by an instruction, when it jumps or when it does not.
int stackEffect(const Instruction &instruction, bool jump);

/// A row of the exception table, in byte offsets, end exclusive.
struct ExceptionRegion {
  int32_t start, end, target;
  int32_t depth;
  bool lasti;
};

/// A row of the line table, in byte offsets, end exclusive. -1: none. Columns are 0-based UTF-8 byte offsets.
struct Position {
  int32_t start, end, line, endLine, column, endColumn;
};

struct BasicBlock {
  int32_t first, last;                ///< instruction indices, last exclusive
  std::vector<int32_t> successors;    ///< block numbers: fall-through first, then jump target
  int32_t handlerRegion = -1;         ///< index into Code::regions; -1: none (blocks never straddle a region edge)
  int32_t entryDepth = -1;            ///< stack depth at entry; -1 unreachable
  bool isHandler = false, isLoopHeader = false;
};

/// What the interpreters do differently beside their instructions; false as in 3.11.
struct InterpreterFacts {
  bool releasesBackwards = false;  ///< last first: a frame that ends its locals (runtime: JJ_LOCALS_DIE_BACKWARDS), an instruction what it takes from the stack
  bool stackBorrows = false;       ///< what lies on the stack may borrow from the local it was loaded from, and is not counted
  bool pollsBeforeJump = false;    ///< a jump that polls; polling behind it, what a JumpBackward raises is handled as what the instruction before its target raises
};

/// What BuildLiteral and ExtendLiteral do, as instructions that see only each other's values: LoadConst (constants by number, small ints
/// included), displays, and additions to the container below.
struct Literal {
  static constexpr size_t kMaxDepth = 256;  ///< of its stack
  struct Step {
    Opcode op;
    int32_t arg;
  };
  std::vector<Step> steps;
  /// The display (BuildTuple, BuildList, BuildSet, BuildMap) whose container it makes or adds to.
  Opcode made() const;
};

struct Code {
  const CodeUnit *unit = nullptr;
  InterpreterFacts interpreter;
  std::vector<Instruction> instructions;
  std::vector<Literal> literals;
  std::vector<ExceptionRegion> regions;  ///< in table order; the first that covers an offset wins
  std::vector<Position> positions;
  std::vector<BasicBlock> blocks;        ///< reachable and unreachable, in order of offset
  int32_t blockOf(int32_t instruction) const;
  /// Offset of the first instruction that tracers see, RESUME: what a frame says that was entered just now (_co_firsttraceable).
  int32_t start() const;
  /// Line of a byte offset; -1 when it has none.
  int32_t line(int32_t offset) const;
};

/// Decodes a unit of Python 3.`minor`. On failure (an unknown opcode, stack depths that do not meet) returns false and
/// says what in `error`.
bool decode(const CodeUnit &unit, int minor, Code &out, std::string &error);
/// Text of --emit=bytecode.
std::string print(const Code &code);

/// The version's own instruction, before normalisation; used by the decoder tests and by decode().
struct RawInstruction {
  int32_t offset;   ///< byte offset of the opcode itself (after EXTENDED_ARGs)
  int32_t start;    ///< offset of its first EXTENDED_ARG, or the same
  uint8_t opcode;
  int32_t arg;
  int32_t target;   ///< jump target as a byte offset, or -1
};
std::vector<RawInstruction> decodeRaw(const std::vector<uint8_t> &code, int minor);
std::vector<ExceptionRegion> decodeExceptionTable(const std::vector<uint8_t> &table);
std::vector<Position> decodeLineTable(const std::vector<uint8_t> &table, int firstLine);
/// dis.stack_effect(opcode, arg, jump=jump) of that version; INT32_MIN for what is no opcode of it.
int stackEffect(int minor, uint8_t opcode, int32_t arg, bool jump);

}  // namespace jj::bytecode
