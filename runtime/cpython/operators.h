// Out-of-line halves of the hot operator entries (operators.c).
#ifndef JUSTJITC_CPYTHON_OPERATORS_H
#define JUSTJITC_CPYTHON_OPERATORS_H
#include <opcode.h>

#include "runtime/cpython/binary_operators.h"
#include "runtime/cpython/numbers.h"

/// What the fast paths know of exact numbers and strings without running Python code: a new number, or NULL (others; or no memory, with an exception set) ...
PyObject *jj_number_result(PyObject *a, PyObject *b, int32_t kind);
/// ... 1, 0 or -1 (others) for a comparison, and for the truth of exact numbers, strings and containers, and of what has none of its own.
int32_t jj_exact_comparison(PyObject *a, PyObject *b, int32_t op);
int32_t jj_exact_truth(PyObject *o);
/// Truth of anything but True, False and None; of anything.
int32_t jj_is_true(PyObject *o);
JJ_INLINE int32_t jj_truth(PyObject *o) { return o == Py_True ? 1 : o == Py_False || o == Py_None ? 0 : jj_is_true(o); }
/// Is `a` the string `text` of the program (abi.h, JIT_WITH_TEXT)? -1: not to be said here.
JJ_INLINE int jj_is_text(PyObject *a, PyObject *text, int32_t op) {
  if (JJ_UNLIKELY(!PyUnicode_CheckExact(a) || !PyUnicode_IS_COMPACT(a))) return -1;
  Py_ssize_t length = ((PyASCIIObject *)a)->length;
  if (op & JIT_WITH_CHARACTER) return length == 1 && PyUnicode_IS_ASCII(a) && *(Py_UCS1 *)((PyASCIIObject *)a + 1) == op >> JIT_KNOWN_BIT;
  return a == text ? 1 : length != ((PyASCIIObject *)text)->length ? 0 : -1;
}
/// An exact int with a constant: 0, 1 or -1 (not to be said here).
JJ_INLINE int32_t jj_compare_int(PyObject *a, int32_t value, int32_t op) {
  if (value == 0) return JJ_COMPARE_VALUES(jj_int_sign(a), 0, op);
  if (op == Py_EQ || op == Py_NE) return jj_int_is(a, value) == (op == Py_EQ);
  return JJ_LIKELY(jj_int_is_small(a)) ? JJ_COMPARE_VALUES(jj_int_small_value(a), value, op) : -1;
}
/// The comparison as far as it is short enough to stand in generated code: 0, 1 or -1. `op` is a constant of the program with JIT_WITH_... .
JJ_INLINE int32_t jj_short_comparison(PyObject *a, PyObject *b, int32_t op) {
  if (op & JIT_WITH_TEXT) {
    int is = jj_is_text(a, b, op);
    return JJ_LIKELY(is >= 0) ? is == ((op & JIT_COMPARISON) == Py_EQ) : -1;
  }
  if (op & JIT_WITH_INT) return JJ_LIKELY(PyLong_CheckExact(a)) ? jj_compare_int(a, op >> JIT_KNOWN_BIT, op & JIT_COMPARISON) : -1;
  return JJ_LIKELY(jj_both_small(a, b)) ? JJ_COMPARE_VALUES(jj_int_small_value(a), jj_int_small_value(b), op & JIT_COMPARISON) : -1;
}

/// Sets of numbers of BINARY_OP: differences, and those and sums; in place, too.
#define JJ_DIFFERENCES (1u << NB_SUBTRACT | 1u << NB_INPLACE_SUBTRACT)
#define JJ_SUMS (1u << NB_ADD | 1u << NB_INPLACE_ADD | JJ_DIFFERENCES)

/// The sum or difference of two small ints, of which the program may say the second. 0: it is none.
JJ_INLINE int jj_small_sum(PyObject *a, PyObject *b, int32_t known, uint32_t where, int64_t *result) {
  uint32_t kind = 1u << jj_kind_of(where);
  if (!(kind & JJ_SUMS)) return 0;
  int isKnown = known != JIT_NO_INDEX;
  if (JJ_UNLIKELY(isKnown ? !PyLong_CheckExact(a) || !jj_int_is_small(a) : !jj_both_small(a, b))) return 0;
  int64_t y = isKnown ? known : jj_int_small_value(b);
  *result = jj_int_small_value(a) + (kind & JJ_DIFFERENCES ? -y : y);
  return 1;
}
/// Releases operands that are numbers and strings: their end runs no Python code.
JJ_INLINE void jj_release_plain(PyObject *a, PyObject *b, uint32_t where) {
  if (where & JIT_RELEASES_LEFT) Py_DECREF(a);
  if (where & JIT_RELEASES_RIGHT) Py_DECREF(b);
}
/// That sum, when it is one, and the release of what it uses up. NULL and *is 1: there is no memory, nothing is released, and the frame is told.
JJ_INLINE PyObject *jj_consuming_sum(PyObject *a, PyObject *b, int32_t known, uint32_t where, int *is) {
  int64_t sum;
  *is = jj_small_sum(a, b, known, where, &sum);
  PyObject *result = *is ? jj_or_tell(jj_int_from(sum), jj_offset_of(where)) : NULL;
  if (JJ_LIKELY(result != NULL)) jj_release_plain(a, b, where);
  return result;
}
#endif
