// Layouts of the iterators that loops step through themselves. CPython keeps these structs in its .c files (3.11) or in
// internal headers. C only.
#ifndef JUSTJITC_CPYTHON_ITERATORS_H
#define JUSTJITC_CPYTHON_ITERATORS_H
#include "runtime/cpython/internals.h"

/// list_iterator and tuple_iterator. `sequence` is NULL when exhausted.
typedef struct {
  PyObject_HEAD
  Py_ssize_t index;
  PyObject *sequence;
} jj_sequence_iterator;
#endif
