// What a pass may do with an instruction: answers from the effects column of ops.def and from types. Passes ask these
// and never compare opcodes to learn what an operation does.
#pragma once
#include "ir/ir.h"

namespace jj::analysis {

/// No effect besides its results (reading the heap counts as none): may be removed when nothing uses the results.
bool isRemovableIfUnused(const ir::Instr &i);
/// Neither reads nor writes nor raises: also computing it elsewhere, twice or not at all is the same.
bool isPure(const ir::Instr &i);
/// Can running it run arbitrary Python code (finalisers included)?
bool runsPython(const ir::Instr &i);

/// Releasing a value of this type can run no Python code and nobody can see when it happens: NULL, None, bool, and
/// exact int, float, str, bytes, complex, range. Containers are out: their items may have finalisers.
bool releaseIsInvisible(ir::Type t);
/// The value can be freed by nobody, so counting it is pointless: NULL, None, True, False.
bool isImmortal(ir::Type t);

}  // namespace jj::analysis
