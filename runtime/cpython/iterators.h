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

/// The item of a list or tuple (borrowed); NULL: there are fewer.
JJ_INLINE PyObject *jj_sequence_item(PyObject *sequence, Py_ssize_t index) {
  if (JJ_UNLIKELY(index >= Py_SIZE(sequence))) return NULL;
  return JJ_LIKELY(PyList_CheckExact(sequence)) ? ((PyListObject *)sequence)->ob_item[index] : ((PyTupleObject *)sequence)->ob_item[index];
}

/// The next item of a list_iterator (a new reference), or NULL: it has none.
JJ_INLINE PyObject *jj_list_iterator_next(PyObject *iterator) {
  jj_sequence_iterator *it = (jj_sequence_iterator *)iterator;
  PyListObject *list = (PyListObject *)it->sequence;
  if (JJ_UNLIKELY(list == NULL || (size_t)it->index >= (size_t)PyList_GET_SIZE(list))) return NULL;
  return Py_NewRef(list->ob_item[it->index++]);
}
#endif
