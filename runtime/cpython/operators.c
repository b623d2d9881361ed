// Operators out of line: fast paths for exact ints, floats and strings, then CPython's generic functions.
#include "runtime/cpython/operators.h"
#include "runtime/cpython/unframed.h"

#include "runtime/cpython/instance_operators.h"
#include "runtime/cpython/lookups.h"
#include "runtime/cpython/texts.h"
#include "runtime/cpython/told.h"

static PyObject *jj_number_power(PyObject *a, PyObject *b) { return PyNumber_Power(a, b, Py_None); }
static PyObject *jj_number_in_place_power(PyObject *a, PyObject *b) { return PyNumber_InPlacePower(a, b, Py_None); }

// --- small ints: *result set and 1 returned, or 0 when the generic function has to do it

static inline int int_add(int64_t x, int64_t y, int64_t *result) { return *result = x + y, 1; }
static inline int int_subtract(int64_t x, int64_t y, int64_t *result) { return *result = x - y, 1; }
static inline int int_multiply(int64_t x, int64_t y, int64_t *result) { return *result = x * y, 1; }
static inline int int_and(int64_t x, int64_t y, int64_t *result) { return *result = x & y, 1; }
static inline int int_or(int64_t x, int64_t y, int64_t *result) { return *result = x | y, 1; }
static inline int int_xor(int64_t x, int64_t y, int64_t *result) { return *result = x ^ y, 1; }
static inline int int_floor_divide(int64_t x, int64_t y, int64_t *result) {
  if (y == 0) return 0;
  int64_t quotient = x / y;
  if (x % y != 0 && (x < 0) != (y < 0)) quotient--;
  return *result = quotient, 1;
}
static inline int int_remainder(int64_t x, int64_t y, int64_t *result) {
  if (y == 0) return 0;
  int64_t remainder = x % y;
  if (remainder != 0 && (remainder < 0) != (y < 0)) remainder += y;
  return *result = remainder, 1;
}
static inline int int_lshift(int64_t x, int64_t y, int64_t *result) {
  if (y < 0 || y > 32) return 0;  // |x| < 2**30
  return *result = x * ((int64_t)1 << y), 1;
}
static inline int int_rshift(int64_t x, int64_t y, int64_t *result) {
  if (y < 0) return 0;
  return *result = x >> (y < 63 ? y : 63), 1;
}
static inline int int_matmul(int64_t x, int64_t y, int64_t *result) { return 0; }
static inline int int_power(int64_t x, int64_t y, int64_t *result) {
  if (y != 2) return 0;  // the power that programs use most
  return *result = x * x, 1;
}
static inline int int_true_divide(int64_t x, int64_t y, int64_t *result) { return 0; }

// --- floats, likewise

static inline int float_add(double x, double y, double *result) { return *result = x + y, 1; }
static inline int float_subtract(double x, double y, double *result) { return *result = x - y, 1; }
static inline int float_multiply(double x, double y, double *result) { return *result = x * y, 1; }
static inline int float_true_divide(double x, double y, double *result) {
  if (y == 0) return 0;
  return *result = x / y, 1;
}
static inline int float_none(double x, double y, double *result) { return 0; }
#define float_and float_none
#define float_or float_none
#define float_xor float_none
#define float_floor_divide float_none
#define float_remainder float_none
#define float_lshift float_none
#define float_rshift float_none
#define float_matmul float_none
#define float_power float_none

/// The value of an exact float, or of an exact small int beside a float (the conversion is exact).
static inline int as_double(PyObject *o, double *value) {
  if (PyFloat_CheckExact(o)) return *value = PyFloat_AS_DOUBLE(o), 1;
  if (PyLong_CheckExact(o) && jj_int_is_small(o)) return *value = (double)jj_int_small_value(o), 1;
  return 0;
}

static JJ_NOINLINE PyObject *concatenate_texts(PyObject *a, PyObject *b) {
  if (!PyUnicode_IS_COMPACT_ASCII(a) || !PyUnicode_IS_COMPACT_ASCII(b)) return PyUnicode_Concat(a, b);
  Py_ssize_t n = PyUnicode_GET_LENGTH(a), m = PyUnicode_GET_LENGTH(b);
  if (n == 0 || m == 0) return Py_NewRef(n == 0 ? b : a);
  if (n > PY_SSIZE_T_MAX - m) return PyUnicode_Concat(a, b);
  PyObject *result = PyUnicode_New(n + m, 127);
  if (result == NULL) return NULL;
  jj_copy_ascii(jj_ascii_data(result), jj_ascii_data(a), n);
  jj_copy_ascii(jj_ascii_data(result) + n, jj_ascii_data(b), m);
  return result;
}

/// Two exact strings concatenate alike in both forms; NULL and *done 0 for everything else.
static inline PyObject *concatenate(PyObject *a, PyObject *b, int *done) {
  *done = PyUnicode_CheckExact(a) && PyUnicode_CheckExact(b);
  return *done ? concatenate_texts(a, b) : NULL;
}

// `x / y` of small ints is float division (exact operands); every other operator of two ints is an int_ function.
#define JJ_NUMBER_PATHS(number, name, made)                                                                      \
  if (number != 11 && jj_both_small(a, b)) {                                                                     \
    int64_t value;                                                                                               \
    if (int_##name(jj_int_small_value(a), jj_int_small_value(b), &value)) return made(jj_int_from(value));       \
  } else {                                                                                                       \
    double x, y, value;                                                                                          \
    if (as_double(a, &x) && as_double(b, &y) && float_##name(x, y, &value)) return made(PyFloat_FromDouble(value)); \
  }
#define JJ_MADE(object) jj_or_tell(object, jj_offset_of(where))
static inline PyObject *operate(PyObject *a, PyObject *b, int kind, binaryfunc generic) {
  PyObject *result;
  return JJ_UNLIKELY(jj_has_own_operators(a)) && jj_call_operator(a, b, kind, &result) ? result : generic(a, b);
}
#define JJ_BINARY_BODY(number, in_place, name, generic)                                                          \
  PyObject *result;                                                                                              \
  JJ_NUMBER_PATHS(number, name, JJ_MADE)                                                                         \
  if (number == 0) {                                                                                             \
    int done;                                                                                                    \
    PyObject *text = concatenate(a, b, &done);                                                                   \
    if (done) return JJ_MADE(text);                                                                              \
  }                                                                                                              \
  if (number == 6 && PyUnicode_CheckExact(a) && (result = jj_format_text(a, b)) != NULL) return result;          \
  JJ_TOLD(result, jj_offset_of(where), operate(a, b, number + in_place, generic), result != NULL);               \
  return result;
#define JJ_BINARY(number, name, generic, in_place)                                                               \
  PyObject *jj_binary_##name(PyObject *a, PyObject *b, uint32_t where) { JJ_BINARY_BODY(number, 0, name, generic) } \
  PyObject *jj_inplace_##name(PyObject *a, PyObject *b, uint32_t where) { JJ_BINARY_BODY(number, 13, name, in_place) }
JJ_BINARY_OPERATORS(JJ_BINARY)
#undef JJ_BINARY

PyObject *jj_number_result(PyObject *a, PyObject *b, int32_t kind) {
  switch (kind % 13) {
#define JJ_BINARY(number, name, generic, in_place) \
  case number: {                                   \
    JJ_NUMBER_PATHS(number, name, )                \
    return NULL;                                   \
  }
    JJ_BINARY_OPERATORS(JJ_BINARY)
#undef JJ_BINARY
    default: return NULL;
  }
}

// --- operations that use up operands

/// Can `a` be extended where it lies? What PyUnicode_Append asks, but for the reference that it would release on failure.
static int can_grow(PyObject *a, PyObject *b) {
  if (!PyUnicode_CheckExact(a) || !PyUnicode_CheckExact(b) || a == b || Py_REFCNT(a) != 1) return 0;
  if (((PyASCIIObject *)a)->hash != -1 || PyUnicode_CHECK_INTERNED(a)) return 0;
  if (!PyUnicode_IS_READY(a) || !PyUnicode_IS_READY(b)) return 0;
  if (PyUnicode_KIND(b) > PyUnicode_KIND(a) || (PyUnicode_IS_ASCII(a) && !PyUnicode_IS_ASCII(b))) return 0;
  return PyUnicode_GET_LENGTH(a) > 0 && PyUnicode_GET_LENGTH(b) <= PY_SSIZE_T_MAX - 1 - PyUnicode_GET_LENGTH(a);
}

/// `a` extended by b, or NULL with an error set; `a` is then as it was.
static PyObject *grow(PyObject *a, PyObject *b) {
  Py_ssize_t length = PyUnicode_GET_LENGTH(a), more = PyUnicode_GET_LENGTH(b);
  if (more == 0) return a;
  if (PyUnicode_Resize(&a, length + more) < 0) return NULL;
  int kind = PyUnicode_KIND(a);
  // neither can fail: the string is ours alone, wide and long enough
  if (JJ_LIKELY(kind == (int)PyUnicode_KIND(b))) memcpy((char *)PyUnicode_DATA(a) + length * kind, PyUnicode_DATA(b), (size_t)(more * kind));
  else (void)PyUnicode_CopyCharacters(a, length, b, 0, more);
  return a;
}

/// A sum, product, difference or quotient, in either form.
static int float_operation(double x, double y, int32_t kind, double *result) {
  switch (kind) {
    case 0: case 13: return float_add(x, y, result);
    case 5: case 18: return float_multiply(x, y, result);
    case 10: case 23: return float_subtract(x, y, result);
    default: return float_true_divide(x, y, result);
  }
}

/// Result in the memory of an operand that nobody else holds.
static PyObject *reuse_float(PyObject *o, double value) {
  ((PyFloatObject *)o)->ob_fval = value;
  return o;
}

static inline int is_free_float(PyObject *o) { return PyFloat_CheckExact(o) && Py_REFCNT(o) == 1; }

static JJ_NOINLINE PyObject *box_float(double value, uint32_t where) { return jj_or_tell(PyFloat_FromDouble(value), jj_offset_of(where)); }
static JJ_NOINLINE PyObject *end_float(PyObject *o, PyObject *result) { return Py_DECREF(o), result; }

static JJ_NOINLINE PyObject *consume_others(PyObject *a, PyObject *b, uint32_t where) {
  int32_t kind = jj_kind_of(where);
  int takesLeft = (where & JIT_RELEASES_LEFT) != 0, takesRight = (where & JIT_RELEASES_RIGHT) != 0;
  double x, y, value;
  PyObject *result;
  if ((PyFloat_CheckExact(a) || PyFloat_CheckExact(b)) && as_double(a, &x) && as_double(b, &y) &&
      float_operation(x, y, kind, &value)) {
    if (takesLeft && is_free_float(a)) {
      if (takesRight) Py_DECREF(b);
      return reuse_float(a, value);
    }
    if (takesRight && is_free_float(b)) {
      if (takesLeft) Py_DECREF(a);
      return reuse_float(b, value);
    }
    result = box_float(value, where);
  } else if (kind % 13 == 0 && takesLeft && can_grow(a, b)) {
    result = jj_or_tell(grow(a, b), jj_offset_of(where));
    where &= ~(JIT_RELEASES_LEFT | JIT_RELEASES_RIGHT_FIRST);
  } else {
    result = jj_binary_operation(a, b, where);
  }
  if (result != NULL) jj_release_operands(a, b, where);
  return result;
}

/// Two exact floats, the result in the memory of one that nobody else holds. No way through it but the last needs memory on the stack.
PyObject *jj_consume_slowly(PyObject *a, PyObject *b, uint32_t where) {
  double value;
  if (!PyFloat_CheckExact(a) || !PyFloat_CheckExact(b)) return consume_others(a, b, where);
  if (!float_operation(PyFloat_AS_DOUBLE(a), PyFloat_AS_DOUBLE(b), jj_kind_of(where), &value)) return consume_others(a, b, where);
  int takesLeft = (where & JIT_RELEASES_LEFT) != 0, takesRight = (where & JIT_RELEASES_RIGHT) != 0;
  if (takesLeft && Py_REFCNT(a) == 1) {
    reuse_float(a, value);
    if (takesRight && Py_REFCNT(b) == 1) return end_float(b, a);
    jj_take_reference(b, takesRight);
    return a;
  }
  if (takesRight && Py_REFCNT(b) == 1) {
    jj_take_reference(a, takesLeft);
    return reuse_float(b, value);
  }
  if (a == b && Py_REFCNT(a) > takesLeft + takesRight) {
    jj_take_reference(a, takesLeft + takesRight);
    return box_float(value, where);
  }
  return JJ_LIKELY(jj_release_shared(a, b, where)) ? box_float(value, where) : consume_others(a, b, where);
}

PyObject *jj_box_int(int64_t value) { return jj_int_from(value); }

// --- comparison and truth

int32_t jj_exact_comparison(PyObject *a, PyObject *b, int32_t op) {
  if (PyUnicode_CheckExact(a) && PyUnicode_CheckExact(b)) {
    if (!PyUnicode_IS_READY(a) || !PyUnicode_IS_READY(b)) return -1;
    if (op == Py_EQ || op == Py_NE) return jj_texts_equal(a, b) == (op == Py_EQ);
    int order = PyUnicode_Compare(a, b);
    return JJ_COMPARE_VALUES(order, 0, op);
  }
  double x, y;
  if (as_double(a, &x) && as_double(b, &y)) return JJ_COMPARE_VALUES(x, y, op);
  if (PyLong_CheckExact(a) && PyLong_CheckExact(b)) {
    int order = jj_int_order(a, b);
    return JJ_COMPARE_VALUES(order, 0, op);
  }
  if (op != Py_EQ && op != Py_NE) {
    int ordered = jj_plainly_ordered(a, b, op);
    return ordered != JJ_UNSURE ? ordered : -1;
  }
  int equal = jj_plainly_equal(a, b);
  return equal != JJ_UNSURE ? equal == (op == Py_EQ) : -1;
}

int32_t JITAskTruth(PyObject *result) {
  int32_t truth = jj_truth(result);
  Py_DECREF(result);
  return truth;
}

/// Is there a __bool__ or __len__, whoever defines it?
JJ_INLINE int has_truth_of_its_own(PyTypeObject *type) {
  return (type->tp_as_number != NULL && type->tp_as_number->nb_bool != NULL) || (type->tp_as_mapping != NULL && type->tp_as_mapping->mp_length != NULL) ||
         (type->tp_as_sequence != NULL && type->tp_as_sequence->sq_length != NULL);
}

int32_t jj_exact_truth(PyObject *o) {
  PyTypeObject *type = Py_TYPE(o);
  if (type == &PyLong_Type) return !jj_int_is_small(o) || jj_int_small_value(o) != 0;
  if (type == &PyUnicode_Type && PyUnicode_IS_READY(o)) return PyUnicode_GET_LENGTH(o) != 0;
  if (type == &PyList_Type || type == &PyTuple_Type) return Py_SIZE(o) != 0;
  if (type == &PyDict_Type) return PyDict_GET_SIZE(o) != 0;
  if (type == &PyFloat_Type) return PyFloat_AS_DOUBLE(o) != 0.0;
  if (type == &PyBytes_Type) return Py_SIZE(o) != 0;
  if (type == &PySet_Type || type == &PyFrozenSet_Type) return PySet_GET_SIZE(o) != 0;
  return has_truth_of_its_own(type) ? -1 : 1;
}

int32_t jj_is_true(PyObject *o) {
  int32_t known = jj_exact_truth(o);
  return known >= 0 ? known : PyObject_IsTrue(o);
}

// --- where code is to be small: what needs no call first, the rest out of line

PyObject *JITBinaryOpAt(PyObject *a, PyObject *b, uint32_t where) {
  int is;
  PyObject *result = jj_consuming_sum(a, b, JIT_NO_INDEX, where, &is);
  if (JJ_LIKELY(result != NULL)) return result;
  if (!is) result = jj_binary_operation(a, b, where);
  jj_release_operands(a, b, where);
  return result;
}

PyObject *JITBinaryOpConsumeAt(PyObject *a, PyObject *b, uint32_t where) { return JITBinaryOpConsume(a, b, JIT_NO_INDEX, where); }

/// x op y of Py_LT .. Py_GE, without a branch: a bit for less, equal, greater says whether that is so for the operation.
JJ_INLINE int32_t int_comparison(int64_t x, int64_t y, int32_t op) {
  const uint32_t table = 0x645231;
  return (int32_t)(table >> (4 * op + (x >= y) + (x > y)) & 1);
}

/// The comparison of two small ints, and their release: an int that dies runs no Python code.
JJ_INLINE int32_t compare_small(PyObject *a, PyObject *b, uint32_t where) {
  int32_t result = int_comparison(jj_int_small_value(a), jj_int_small_value(b), jj_kind_of(where));
  jj_release_plain(a, b, where);
  return result;
}

static PyObject *compare_generally(PyObject *a, PyObject *b, int32_t op) {
  PyObject *result;
  return jj_has_own_operators(a) && jj_call_comparison(a, b, op, &result) ? result : PyObject_RichCompare(a, b, op);
}

PyObject *jj_compare_slowly(PyObject *a, PyObject *b, uint32_t where) {
  PyObject *result;
  int32_t op = jj_kind_of(where), known = jj_exact_comparison(a, b, op);
  if (JJ_LIKELY(known >= 0)) return jj_bool(known);
  JJ_TOLD(result, jj_offset_of(where), compare_generally(a, b, op), result != NULL);
  return result;
}

PyObject *jj_compare_released_slowly(PyObject *a, PyObject *b, uint32_t where) {
  PyObject *result = jj_compare_slowly(a, b, where);
  jj_release_operands(a, b, where);
  return result;
}

PyObject *JITCompareAt(PyObject *a, PyObject *b, uint32_t where) {
  return JJ_LIKELY(jj_both_small(a, b)) ? jj_bool(compare_small(a, b, where)) : jj_compare_released_slowly(a, b, where);
}

/// What jj_exact_comparison does not know.
static JJ_NOINLINE int32_t compare_test_generally(PyObject *a, PyObject *b, uint32_t where, PyObject **result) {
  JJ_TOLD(*result, jj_offset_of(where), compare_generally(a, b, jj_kind_of(where)), *result != NULL);
  if (*result == NULL) return -1;
  if (!PyBool_Check(*result)) return 2;
  int32_t known = *result == Py_True;
  Py_DECREF(*result);
  return known;
}

int32_t jj_compare_test_slowly(PyObject *a, PyObject *b, uint32_t where, PyObject **result) {
  int32_t known = jj_exact_comparison(a, b, jj_kind_of(where));
  return JJ_LIKELY(known >= 0) ? known : compare_test_generally(a, b, where, result);
}

static JJ_NOINLINE int32_t ask_truth(PyObject *result, uint32_t where) {
  int32_t truth;
  JJ_TOLD(truth, jj_offset_of(where), JITAskTruth(result), truth >= 0);
  return truth;
}

int32_t jj_compare_truth_slowly(PyObject *a, PyObject *b, uint32_t where) {
  PyObject *result;
  int32_t test = jj_compare_test_slowly(a, b, where, &result);
  return JJ_LIKELY(test != 2) ? test : ask_truth(result, where);
}

int32_t jj_compare_truth_released_slowly(PyObject *a, PyObject *b, uint32_t where) {
  PyObject *result;
  int32_t test = jj_exact_comparison(a, b, jj_kind_of(where));
  if (JJ_UNLIKELY(test < 0)) test = compare_test_generally(a, b, where, &result);
  jj_release_operands(a, b, where);
  return JJ_LIKELY(test != 2) ? test : ask_truth(result, where);
}

int32_t JITCompareTruthAt(PyObject *a, PyObject *b, uint32_t where) {
  return JJ_LIKELY(jj_both_small(a, b)) ? compare_small(a, b, where) : jj_compare_truth_released_slowly(a, b, where);
}

int32_t jj_is_true_slowly(PyObject *o, uint32_t where) {
  int32_t result = jj_exact_truth(o);
  if (JJ_UNLIKELY(result < 0)) JJ_TOLD(result, jj_offset_of(where), PyObject_IsTrue(o), result >= 0);
  return result;
}

int32_t jj_is_true_released_slowly(PyObject *o, uint32_t where) {
  int32_t result = jj_is_true_slowly(o, where);
  if (where & JIT_RELEASES_LEFT) jj_release_at(o, jj_offset_of(where));
  return result;
}

int32_t JITIsTrueAt(PyObject *o, uint32_t where) {
  if (o != Py_True && o != Py_False && o != Py_None) return jj_is_true_released_slowly(o, where);
  int32_t result = o == Py_True;
  jj_take_reference(o, (where & JIT_RELEASES_LEFT) != 0);
  return result;
}
