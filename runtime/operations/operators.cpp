// Unary operators, membership, and the boxing entries that are not hot. Binary operators, truth and comparison have fast
// paths for exact types: cpython/hot_operators.c.
#include "runtime/runtime.h"

extern "C" {

PyObject *JITUnaryNegative(PyObject *a) { return PyNumber_Negative(a); }

PyObject *JITUnaryPositive(PyObject *a) { return PyNumber_Positive(a); }

PyObject *JITUnaryInvert(PyObject *a) { return PyNumber_Invert(a); }

int32_t JITContains(PyObject *item, PyObject *container) { return PySequence_Contains(container, item); }

PyObject *JITIntObject(int32_t value) {
  PyObject *object = PyLong_FromLong(value);
  if (object) return object;
  PyErr_Clear();  // out of memory: a small int takes none
  return PyLong_FromLong(0);
}

}  // extern "C"
