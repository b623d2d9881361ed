// Unary operators. Binary operators, truth and comparison have fast paths for exact types: cpython/hot_operators.c;
// membership: cpython/containers.c.
#include "runtime/runtime.h"

extern "C" {

PyObject *JITUnaryNegative(PyObject *a) { return PyNumber_Negative(a); }

PyObject *JITUnaryPositive(PyObject *a) { return PyNumber_Positive(a); }

PyObject *JITUnaryInvert(PyObject *a) { return PyNumber_Invert(a); }

}  // extern "C"
