// Places in loops over dicts (for k in d, in d.keys(), in d.values()) that keep no iterator object of CPython's: the dict stands for its iterator, and the loop's variable says the rest. C only.
#ifndef JUSTJITC_CPYTHON_DICT_LOOPS_H
#define JUSTJITC_CPYTHON_DICT_LOOPS_H
#include "runtime/cpython/internals.h"

/// What a loop goes over or gets next (a new reference), and its variable from then on. Returned in registers, so that the variable may be one.
typedef struct {
  PyObject *object;
  int64_t place;
} jj_loop_step;

/// The place of a loop over an iterator. Those over dicts are less.
enum { JJ_PLACE_OF_ITERATOR = -1 };

/// JITStartIter of what is no list or tuple.
jj_loop_step jj_start_iter(PyObject *o);
/// A step over a dict. NULL: it is exhausted, or an error is set.
jj_loop_step jj_next_of_dict(PyObject *dict, int64_t place);
/// A step over a range.
PyObject *jj_next_of_range(PyObject *iterator);
#endif
