// Hot entries of operators: what is inlined into generated code is small ints and the singletons; the rest is in operators.c.
#include "runtime/cpython/numbers.h"
#include "runtime/cpython/operators.h"

/// The kind of operation is a constant at every inlined call: one case is left of this.
PyObject *JITBinaryOp(PyObject *a, PyObject *b, int32_t known, uint32_t where) {
  int64_t sum;
  if (jj_small_sum(a, b, known, where, &sum)) return jj_or_tell(jj_int_from(sum), jj_offset_of(where));
  return jj_binary_operation(a, b, where);
}

PyObject *JITBinaryOpConsume(PyObject *a, PyObject *b, int32_t known, uint32_t where) {
  int is;
  PyObject *result = jj_consuming_sum(a, b, known, where, &is);
  return is ? result : jj_consume_slowly(a, b, where);
}

int32_t JITIsTrue(PyObject *a, uint32_t where) {
  if (a == Py_True) return 1;
  if (a == Py_False || a == Py_None) return 0;
  return jj_is_true_slowly(a, where);
}

PyObject *JITCompare(PyObject *a, PyObject *b, int32_t op, uint32_t where) {
  int32_t known = jj_short_comparison(a, b, op);
  return JJ_LIKELY(known >= 0) ? jj_bool(known) : jj_compare_slowly(a, b, where);
}

int32_t JITCompareTruth(PyObject *a, PyObject *b, int32_t op, uint32_t where) {
  int32_t known = jj_short_comparison(a, b, op);
  return JJ_LIKELY(known >= 0) ? known : jj_compare_truth_slowly(a, b, where);
}

int32_t JITCompareTest(PyObject *a, PyObject *b, int32_t op, uint32_t where, PyObject **result) {
  int32_t known = jj_short_comparison(a, b, op);
  return JJ_LIKELY(known >= 0) ? known : jj_compare_test_slowly(a, b, where, result);
}

// --- the same, with the release of the operands that die

PyObject *JITCompareHere(PyObject *a, PyObject *b, int32_t op, uint32_t where) {
  int32_t known = jj_short_comparison(a, b, op);
  if (JJ_UNLIKELY(known < 0)) return jj_compare_released_slowly(a, b, where);
  jj_release_plain(a, b, where);
  return jj_bool(known);
}

int32_t JITCompareTruthHere(PyObject *a, PyObject *b, int32_t op, uint32_t where) {
  int32_t known = jj_short_comparison(a, b, op);
  if (JJ_UNLIKELY(known < 0)) return jj_compare_truth_released_slowly(a, b, where);
  jj_release_plain(a, b, where);
  return known;
}

int32_t JITIsTrueHere(PyObject *a, uint32_t where) {
  int taken = (where & JIT_RELEASES_LEFT) != 0;
  if (a == Py_True) return jj_take_reference(a, taken), 1;
  if (a == Py_False) return jj_take_reference(a, taken), 0;
  if (a == Py_None) return jj_take_reference(a, taken), 0;
  return jj_is_true_released_slowly(a, where);
}

// --- boxing

PyObject *JITBoxI64(int64_t value) { return jj_int_from(value); }

PyObject *JITBoxF64(double value) { return PyFloat_FromDouble(value); }
