// Operators and comparisons of instances whose class defines them in Python. C only.
#ifndef JUSTJITC_CPYTHON_INSTANCE_OPERATORS_H
#define JUSTJITC_CPYTHON_INSTANCE_OPERATORS_H
#include "runtime/cpython/internals.h"

/// Only such an object may be one of theirs.
JJ_INLINE int jj_has_own_operators(PyObject *o) { return PyType_HasFeature(Py_TYPE(o), Py_TPFLAGS_HEAPTYPE); }
/// The binary operation `kind` (a number of BINARY_OP) if it begins with a call of a's method: 1, and *result is what PyNumber_Add and its like return. 0: nothing was done. a: jj_has_own_operators.
int jj_call_operator(PyObject *a, PyObject *b, int kind, PyObject **result);
/// The same of a comparison (Py_LT .. Py_GE), as PyObject_RichCompare.
int jj_call_comparison(PyObject *a, PyObject *b, int op, PyObject **result);
#endif
