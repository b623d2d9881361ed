// Out-of-line halves of the hot operator entries (operators.c).
#ifndef JUSTJITC_CPYTHON_OPERATORS_H
#define JUSTJITC_CPYTHON_OPERATORS_H
#include "runtime/cpython/binary_operators.h"
#include "runtime/cpython/internals.h"

/// As JITBinaryOpConsume.
PyObject *jj_binary_consuming(PyObject *a, PyObject *b, int32_t kind, int32_t which);
/// What the fast paths know of exact numbers and strings without running Python code: a new number, or NULL (others; or no memory, with an exception set) ...
PyObject *jj_number_result(PyObject *a, PyObject *b, int32_t kind);
/// ... 1, 0 or -1 (others) for a comparison, and for the truth of exact numbers, strings and containers.
int32_t jj_exact_comparison(PyObject *a, PyObject *b, int32_t op);
int32_t jj_exact_truth(PyObject *o);
/// Comparison of anything but two small ints; as JITCompare and JITCompareTruth.
PyObject *jj_compare(PyObject *a, PyObject *b, int32_t op);
int32_t jj_compare_truth(PyObject *a, PyObject *b, int32_t op);
/// Truth of anything but True, False and None.
int32_t jj_is_true(PyObject *o);
/// Is `a` the string `text` of the program (abi.h, JIT_WITH_TEXT)? -1: not to be said here.
JJ_INLINE int jj_is_text(PyObject *a, PyObject *text, int32_t op) {
  if (JJ_UNLIKELY(!PyUnicode_CheckExact(a) || !PyUnicode_IS_COMPACT(a))) return -1;
  Py_ssize_t length = ((PyASCIIObject *)a)->length;
  if (op & JIT_WITH_CHARACTER) return length == 1 && PyUnicode_IS_ASCII(a) && *(Py_UCS1 *)((PyASCIIObject *)a + 1) == op >> JIT_CHARACTER_BIT;
  return a == text ? 1 : length != ((PyASCIIObject *)text)->length ? 0 : -1;
}
#endif
