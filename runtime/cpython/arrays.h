// Items of array.array and bytearray by an unboxed index, without Python code. C only.
#ifndef JUSTJITC_CPYTHON_ARRAYS_H
#define JUSTJITC_CPYTHON_ARRAYS_H
#include "runtime/cpython/internals.h"

/// The item of an array (or of a subclass that leaves its items to array) at an index counted from either end: 1 and a new reference (NULL: an error is set), or 0: CPython knows.
int jj_array_item(PyObject *o, int64_t index, PyObject **item);
/// o[index] = value of an array or bytearray, where the value is an exact number that fits: 1, or 0, and nothing is done.
int jj_store_number(PyObject *o, int64_t index, PyObject *value);
/// The same of an array with a value that no object stands for yet.
int jj_store_float_in_array(PyObject *o, int64_t index, double value);
#endif
