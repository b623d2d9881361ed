// Cells, bound methods and functions, which closures and calls make and end all the time: in memory that waits (waiting.h; elsewhere CPython makes them). C only.
#ifndef JUSTJITC_CPYTHON_CLOSURES_H
#define JUSTJITC_CPYTHON_CLOSURES_H
#include "runtime/cpython/internals.h"

/// PyMethod_New.
PyObject *jj_make_method(PyObject *function, PyObject *self);
/// Ends a cell or a bound method, which nobody holds any more; 0: nothing was done.
JJ_INLINE int jj_is_of_closure(PyTypeObject *type) { return type == &PyCell_Type || type == &PyMethod_Type; }
int jj_end_of_closure(PyObject *o, PyTypeObject *type);
#endif
