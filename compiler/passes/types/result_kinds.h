// What kinds of object an operation results in, from the kinds of its operands. Exact CPython semantics of the builtin
// types; as soon as an operand may be anything else (kOther: subclasses too) the answer is "any object".
#pragma once
#include <cstdint>

#include "frontend/code_unit.h"
#include "ir/ir.h"

namespace jj::passes {

uint32_t kindsOfConstant(const Constant &c);
/// BINARY_OP `op` (NB_*; in-place forms from 13) on operands of these kinds.
uint32_t kindsOfBinary(int64_t op, uint32_t left, uint32_t right);
/// COMPARE_OP `op` (Py_LT .. Py_GE).
uint32_t kindsOfCompare(int64_t op, uint32_t left, uint32_t right);
/// UnaryNegative, UnaryPositive, UnaryInvert.
uint32_t kindsOfUnary(ir::Op op, uint32_t operand);
/// LoadSubscr.
uint32_t kindsOfSubscript(uint32_t container, uint32_t index);
/// FormatValue of a value with or without a format specification.
uint32_t kindsOfFormat(uint32_t value);
/// Result 0 of an operation whose kind does not depend on its operands; kMaybe when nothing is known.
uint32_t kindsOfResult(ir::Op op);

}  // namespace jj::passes
