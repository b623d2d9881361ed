// Literals of many constants, made by one instruction instead of one for each entry.
#pragma once
#include "bytecode/bytecode.h"

namespace jj::bytecode {

/// Replaces displays of constants (nested ones too) and entries added to a container that lies on the stack by BuildLiteral and
/// ExtendLiteral, where that saves enough. Targets of the instructions are byte offsets still.
void foldLiterals(Code &code);

}  // namespace jj::bytecode
