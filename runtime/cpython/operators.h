// Out-of-line halves of the hot operator entries (operators.c).
#ifndef JUSTJITC_CPYTHON_OPERATORS_H
#define JUSTJITC_CPYTHON_OPERATORS_H
#include "runtime/cpython/binary_operators.h"

/// As JITBinaryOpConsume.
PyObject *jj_binary_consuming(PyObject *a, PyObject *b, int32_t kind, int32_t which);
/// Comparison of anything but two small ints; as JITCompare and JITCompareTruth.
PyObject *jj_compare(PyObject *a, PyObject *b, int32_t op);
int32_t jj_compare_truth(PyObject *a, PyObject *b, int32_t op);
/// Truth of anything but True, False and None.
int32_t jj_is_true(PyObject *o);
#endif
