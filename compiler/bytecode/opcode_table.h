// The opcodes of each supported Python version as tables, made from opcodes_3xx.def.
#pragma once
#include <cstdint>

#include "bytecode/bytecode.h"

namespace jj::bytecode {

class Expansion;

/// What the argument of an opcode means.
enum class ArgumentKind : uint8_t {
  None,      ///< it takes none
  Number,    ///< a count, flags or the like
  Const,     ///< index into co_consts
  Name,      ///< index into co_names, shifted where low bits are flags
  Local,     ///< index into localsplus (in 3.13 super-instructions two of them, four bits each)
  Slot,      ///< index into localsplus, a cell or free variable
  Jump,      ///< forward, in code units from the next instruction
  JumpBack,  ///< the same, backward
};

struct OpcodeInfo {
  const char *name = nullptr;  ///< nullptr: no opcode of this version has the number
  ArgumentKind argument = ArgumentKind::None;
  uint8_t caches = 0;
  int (*effect)(int arg, bool jump) = nullptr;
  void (*expand)(Expansion &expansion, Opcode op) = nullptr;
  Opcode canonical = Opcode::Nop;
};

bool isSupported(int minor);
/// `minor` must be supported.
const InterpreterFacts &interpreterFacts(int minor);
/// `minor` must be supported.
const OpcodeInfo &opcodeInfo(int minor, uint8_t opcode);

/// Bits among the flags of MAKE_FUNCTION (each takes one entry from the stack).
constexpr int flagCount(int arg) { return (arg & 1) + (arg >> 1 & 1) + (arg >> 2 & 1) + (arg >> 3 & 1); }

}  // namespace jj::bytecode
