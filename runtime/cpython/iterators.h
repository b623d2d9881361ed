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

#if PY_VERSION_HEX >= 0x030C0000
/// range_iterator of ranges that fit a C long: the next item, and how many are left.
typedef struct {
  PyObject_HEAD
  long start, step, len;
} jj_range_iterator;
JJ_INLINE int jj_range_next(jj_range_iterator *it, long *value) {
  if (it->len <= 0) return 0;
  *value = it->start;
  it->start = (long)((unsigned long)it->start + (unsigned long)it->step);
  it->len--;
  return 1;
}
JJ_INLINE void jj_range_set(jj_range_iterator *it, long next, long left, long step) {
  it->start = next;
  it->step = step;
  it->len = left;
}
#else
typedef struct {
  PyObject_HEAD
  long index, start, step, len;
} jj_range_iterator;
JJ_INLINE int jj_range_next(jj_range_iterator *it, long *value) {
  if (it->index >= it->len) return 0;
  *value = (long)(it->start + (unsigned long)it->index++ * it->step);
  return 1;
}
JJ_INLINE void jj_range_set(jj_range_iterator *it, long next, long left, long step) {
  it->index = 0;
  it->start = next;
  it->step = step;
  it->len = left;
}
#endif
#endif
