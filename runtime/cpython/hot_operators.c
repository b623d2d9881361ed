// Hot entries of operators: what is inlined into generated code is small ints and the singletons; the rest is in operators.c.
#include "runtime/cpython/numbers.h"
#include "runtime/cpython/operators.h"

/// `kind` is a constant at every inlined call: one case is left of this.
PyObject *JITBinaryOp(PyObject *a, PyObject *b, int32_t kind) {
  switch (kind) {
    case 0:
    case 13:
      if (JJ_LIKELY(jj_both_small(a, b))) return jj_int_from(jj_int_small_value(a) + jj_int_small_value(b));
      break;
    case 10:
    case 23:
      if (JJ_LIKELY(jj_both_small(a, b))) return jj_int_from(jj_int_small_value(a) - jj_int_small_value(b));
      break;
    default: break;
  }
  switch (kind) {
#define JJ_BINARY(number, name, generic, in_place)         \
  case number: return jj_binary_##name(a, b);              \
  case number + 13: return jj_inplace_##name(a, b);
    JJ_BINARY_OPERATORS(JJ_BINARY)
#undef JJ_BINARY
    default: __builtin_unreachable();
  }
}

PyObject *JITBinaryOpConsume(PyObject *a, PyObject *b, int32_t kind, int32_t which) {
  if ((kind % 13 == 0 || kind % 13 == 10) && JJ_LIKELY(jj_both_small(a, b))) {
    int64_t x = jj_int_small_value(a), y = jj_int_small_value(b);
    PyObject *result = jj_int_from(kind % 13 == 0 ? x + y : x - y);
    if (JJ_LIKELY(result != NULL)) {
      if (which & 1) Py_DECREF(a);
      if (which & 2) Py_DECREF(b);
    }
    return result;
  }
  return jj_binary_consuming(a, b, kind, which);
}

int32_t JITIsTrue(PyObject *a) {
  if (a == Py_True) return 1;
  if (a == Py_False || a == Py_None) return 0;
  return jj_is_true(a);
}

PyObject *JITCompare(PyObject *a, PyObject *b, int32_t op) {
  if (JJ_LIKELY(jj_both_small(a, b)))
    return jj_bool(JJ_COMPARE_VALUES(jj_int_small_value(a), jj_int_small_value(b), op));
  return jj_compare(a, b, op);
}

int32_t JITCompareTruth(PyObject *a, PyObject *b, int32_t op) {
  if (op & JIT_WITH_TEXT) {
    int is = jj_is_text(a, b, op);
    return JJ_LIKELY(is >= 0) ? is == ((op & JIT_COMPARISON) == Py_EQ) : jj_compare_truth(a, b, op & JIT_COMPARISON);
  }
  if (JJ_LIKELY(jj_both_small(a, b))) return JJ_COMPARE_VALUES(jj_int_small_value(a), jj_int_small_value(b), op);
  return jj_compare_truth(a, b, op & JIT_COMPARISON);
}

// --- boxing

PyObject *JITBoxI64(int64_t value) { return jj_int_from(value); }

PyObject *JITBoxF64(double value) { return PyFloat_FromDouble(value); }
