// int() of an exact str. C only.
#ifndef JUSTJITC_CPYTHON_INT_TEXT_H
#define JUSTJITC_CPYTHON_INT_TEXT_H
#include "runtime/cpython/internals.h"

/// 1: *result is int(text), or NULL with its exception. 0: CPython is to be asked; nothing was done.
int jj_int_of_text(PyObject *text, PyObject **result);
#endif
