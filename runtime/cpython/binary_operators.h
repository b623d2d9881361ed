// The binary operators: one row for each, with its fast path for small ints.
//
//   JJ_BINARY(Number, name, Generic, InPlace)     Number: NB_* of BINARY_OP; the in-place one is 13 more
#ifndef JUSTJITC_CPYTHON_BINARY_OPERATORS_H
#define JUSTJITC_CPYTHON_BINARY_OPERATORS_H
#include "runtime/cpython/told.h"

#define JJ_BINARY_OPERATORS(JJ_BINARY)                                            \
  JJ_BINARY(0, add, PyNumber_Add, PyNumber_InPlaceAdd)                            \
  JJ_BINARY(1, and, PyNumber_And, PyNumber_InPlaceAnd)                            \
  JJ_BINARY(2, floor_divide, PyNumber_FloorDivide, PyNumber_InPlaceFloorDivide)   \
  JJ_BINARY(3, lshift, PyNumber_Lshift, PyNumber_InPlaceLshift)                   \
  JJ_BINARY(4, matmul, PyNumber_MatrixMultiply, PyNumber_InPlaceMatrixMultiply)   \
  JJ_BINARY(5, multiply, PyNumber_Multiply, PyNumber_InPlaceMultiply)             \
  JJ_BINARY(6, remainder, PyNumber_Remainder, PyNumber_InPlaceRemainder)          \
  JJ_BINARY(7, or, PyNumber_Or, PyNumber_InPlaceOr)                               \
  JJ_BINARY(8, power, jj_number_power, jj_number_in_place_power)                                \
  JJ_BINARY(9, rshift, PyNumber_Rshift, PyNumber_InPlaceRshift)                   \
  JJ_BINARY(10, subtract, PyNumber_Subtract, PyNumber_InPlaceSubtract)            \
  JJ_BINARY(11, true_divide, PyNumber_TrueDivide, PyNumber_InPlaceTrueDivide)     \
  JJ_BINARY(12, xor, PyNumber_Xor, PyNumber_InPlaceXor)

/// The operators out of line, each with fast paths for exact ints and floats; jj_inplace_* for augmented assignment. They stand at `where` (told.h) and release nothing.
#define JJ_BINARY(number, name, generic, in_place)                      \
  PyObject *jj_binary_##name(PyObject *a, PyObject *b, uint32_t where); \
  PyObject *jj_inplace_##name(PyObject *a, PyObject *b, uint32_t where);
JJ_BINARY_OPERATORS(JJ_BINARY)
#undef JJ_BINARY

JJ_INLINE PyObject *jj_binary_operation(PyObject *a, PyObject *b, uint32_t where) {
  switch (jj_kind_of(where)) {
#define JJ_BINARY(number, name, generic, in_place)         \
  case number: return jj_binary_##name(a, b, where);       \
  case number + 13: return jj_inplace_##name(a, b, where);
    JJ_BINARY_OPERATORS(JJ_BINARY)
#undef JJ_BINARY
    default: __builtin_unreachable();
  }
}
#endif
