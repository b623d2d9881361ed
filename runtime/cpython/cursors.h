// Places in loops over pairs (for i, x in enumerate(...), zip(...), d.items()) that keep no iterator object of CPython's. C only.
#ifndef JUSTJITC_CPYTHON_CURSORS_H
#define JUSTJITC_CPYTHON_CURSORS_H
#include "runtime/cpython/internals.h"

/// Where a loop stands. No program ever sees one: only the loop and what releases its iterator do. Everything it holds is owned.
typedef struct {
  PyObject_HEAD
  PyObject *first, *second;  ///< the lists or tuples (zip has two), or the dict; NULL when exhausted
  PyObject *held[2];         ///< what CPython's iterator would hold in its result tuple (None before the first step; enumerate's index is not held)
  Py_ssize_t index;          ///< of the next item (in a dict: of the next entry)
  Py_ssize_t start;          ///< enumerate: the number of the first item
  Py_ssize_t used, left;     ///< items: as in CPython's dict iterators
  int tracked;               ///< the collector knows of it: it lives in a generator
} jj_cursor;

/// A step that finds *sequence exhausted: it lets go of that. As JITIterNextPair.
int32_t jj_cursor_ends(PyObject **sequence, PyObject **values);
/// A step over a dict in whatever state.
int32_t jj_cursor_next_of_dict(jj_cursor *self, PyObject **values);

/// Gives the loop a pair and holds it in place of the one before.
JJ_INLINE int32_t jj_cursor_hand_over(jj_cursor *self, PyObject *first, PyObject *second, PyObject **values) {
  PyObject *old_first = self->held[0], *old_second = self->held[1];
  values[0] = Py_NewRef(first);
  values[1] = Py_NewRef(second);
  self->held[0] = Py_NewRef(first);
  self->held[1] = Py_NewRef(second);
  Py_DECREF(old_first);
  Py_DECREF(old_second);
  return 1;
}
#endif
