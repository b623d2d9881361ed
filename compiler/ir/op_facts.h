// Facts about operations that ops.def tells only between the lines: which raw values an operand may be, how many
// successors a terminator has, the result letters of one instruction. Private to compiler/ir.
#pragma once
#include <cstddef>
#include <string>
#include <utility>

#include "ir/ir.h"

namespace jj::ir {

/// May operand k of i have the representation that it has?
bool operandRepFits(const Instr &i, size_t k);
/// Least and greatest number of successors.
std::pair<size_t, size_t> successorCount(Op op);
/// One letter for each result, with "*" expanded by the immediates.
std::string resultLetters(const Instr &i);
Rep repOfLetter(char letter);

}  // namespace jj::ir
