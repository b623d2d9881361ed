// How canonical instructions are made of a version's own: the functions that opcodes_3xx.def names.
#pragma once
#include "bytecode/opcode_table.h"

namespace jj::bytecode {

/// State of one decoding, as the functions below see it.
class Expansion {
public:
  Expansion(const CodeUnit &unit, int minor, const std::vector<RawInstruction> &raw, std::vector<Instruction> &out)
      : unit(unit), minor(minor), raw(raw), out_(out) {}

  const CodeUnit &unit;
  const int minor;
  const std::vector<RawInstruction> &raw;
  size_t at = 0;             ///< index into raw of the instruction that is expanded
  int32_t keywordNames = -1; ///< const index for the next call
  std::string error;         ///< non-empty: decoding fails

  const RawInstruction &current() const { return raw[at]; }
  /// Name of a neighbour, "" beyond the ends.
  const char *neighbour(int distance) const;
  /// Appends an instruction. Targets are byte offsets until decode() resolves them.
  Instruction &emit(Opcode op, int32_t arg = 0);
  Instruction &emitJump(Opcode op, int32_t targetOffset);

private:
  std::vector<Instruction> &out_;
};

namespace expand {

void same(Expansion &e, Opcode op);          ///< one instruction with the same argument
void drop(Expansion &e, Opcode op);          ///< none
void twice(Expansion &e, Opcode op);         ///< two of them
void invalid(Expansion &e, Opcode op);       ///< only the interpreter makes it: an error in co_code
void jump(Expansion &e, Opcode op);          ///< with a target
void pollingJump(Expansion &e, Opcode op);   ///< a backward jump that checks the eval breaker
void forIter(Expansion &e, Opcode op);       ///< the exhausted exit lies behind END_FOR (3.12) and the pop (3.13)
void keywordNames(Expansion &e, Opcode op);  ///< KW_NAMES: kept for the next call
void call(Expansion &e, Opcode op);
void callKeywords(Expansion &e, Opcode op);  ///< CALL_KW of 3.13
void loadConst(Expansion &e, Opcode op);     ///< 3.13: the names of a CALL_KW that follows are no instruction
void pushNull(Expansion &e, Opcode op);      ///< 3.13: below the callable; 3.14: nothing before CALL_FUNCTION_EX
void callEx(Expansion &e, Opcode op);        ///< 3.14: whether there are kwargs shows in what pushed them
void binaryOp(Expansion &e, Opcode op);      ///< 3.14: a subscript is one of the operators
void commonConstant(Expansion &e, Opcode op);///< 3.14: AssertionError has an operation of its own
void loadGlobal(Expansion &e, Opcode op);    ///< bit 0: NULL below; 3.14: nothing before CALL_FUNCTION_EX
void loadAttr(Expansion &e, Opcode op);      ///< 3.12: bit 0: a method
void loadSuperAttr(Expansion &e, Opcode op); ///< 3.12: bit 0: a method, bit 1: two arguments
void loadFastOrCell(Expansion &e, Opcode op);///< 3.13: of a cell's slot it is what LOAD_CLOSURE was
void localPair(Expansion &e, Opcode op);     ///< 3.13: four bits for each local
void compare(Expansion &e, Opcode op);       ///< the comparison's bits
void resume(Expansion &e, Opcode op);
void yieldValue(Expansion &e, Opcode op);    ///< tells delegation from a plain yield
void intrinsic1(Expansion &e, Opcode op);
void intrinsic2(Expansion &e, Opcode op);
/// With a fixed argument.
template <int Arg>
void constantArg(Expansion &e, Opcode op) {
  e.emit(op, Arg);
}

}  // namespace expand
}  // namespace jj::bytecode
