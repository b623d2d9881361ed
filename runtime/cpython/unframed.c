// See unframed.h.
#include "runtime/cpython/unframed.h"

#include "runtime/cpython/numbers.h"

int32_t jj_try_true(PyObject *o) {
  if (PyLong_CheckExact(o)) return jj_int_is_small(o) ? jj_int_small_value(o) != 0 : 1;
  if (PyUnicode_CheckExact(o)) return PyUnicode_GET_LENGTH(o) != 0;
  if (PyList_CheckExact(o) || PyTuple_CheckExact(o)) return Py_SIZE(o) != 0;
  if (PyDict_CheckExact(o)) return PyDict_GET_SIZE(o) != 0;
  if (PyFloat_CheckExact(o)) return PyFloat_AS_DOUBLE(o) != 0.0;
  return -1;
}

int32_t jj_try_compare(PyObject *a, PyObject *b, int32_t op) {
  if (PyFloat_CheckExact(a) && PyFloat_CheckExact(b)) return JJ_COMPARE_VALUES(PyFloat_AS_DOUBLE(a), PyFloat_AS_DOUBLE(b), op);
  if (PyUnicode_CheckExact(a) && PyUnicode_CheckExact(b) && PyUnicode_IS_READY(a) && PyUnicode_IS_READY(b)) {
    int order = PyUnicode_Compare(a, b);
    return JJ_COMPARE_VALUES(order, 0, op);
  }
  return -1;
}

static PyObject *or_nothing(PyObject *made) {
  if (made == NULL) PyErr_Clear();  // no memory: whoever does it anew will say so
  return made;
}

PyObject *jj_try_int(int64_t value) { return or_nothing(PyLong_FromLongLong(value)); }

/// The value of an exact float or an exact int of one digit.
static int as_double(PyObject *o, double *value) {
  if (PyFloat_CheckExact(o))
    *value = PyFloat_AS_DOUBLE(o);
  else if (PyLong_CheckExact(o) && jj_int_is_small(o))
    *value = (double)jj_int_small_value(o);
  else
    return 0;
  return 1;
}

PyObject *jj_try_binary(PyObject *a, PyObject *b, int32_t kind) {
  kind %= 13;
  if (jj_both_small(a, b)) {
    int64_t x = jj_int_small_value(a), y = jj_int_small_value(b);
    switch (kind) {
      case 1: return jj_try_int(x & y);
      case 5: return jj_try_int(x * y);
      case 7: return jj_try_int(x | y);
      case 12: return jj_try_int(x ^ y);
      default: return NULL;
    }
  }
  double x, y;
  if ((!PyFloat_CheckExact(a) && !PyFloat_CheckExact(b)) || !as_double(a, &x) || !as_double(b, &y)) return NULL;
  switch (kind) {
    case 0: return or_nothing(PyFloat_FromDouble(x + y));
    case 5: return or_nothing(PyFloat_FromDouble(x * y));
    case 10: return or_nothing(PyFloat_FromDouble(x - y));
    case 11: return y != 0.0 ? or_nothing(PyFloat_FromDouble(x / y)) : NULL;
    default: return NULL;
  }
}

int32_t jj_dies_unseen(PyObject *o) {
  return o == Py_None || PyLong_CheckExact(o) || PyFloat_CheckExact(o) || PyUnicode_CheckExact(o) || PyBool_Check(o) || PyBytes_CheckExact(o);
}
