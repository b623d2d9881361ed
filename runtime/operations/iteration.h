// The slow path that the hot entries of iteration share with the rest. May be included from C and C++.
#ifndef JUSTJITC_OPERATIONS_ITERATION_H
#define JUSTJITC_OPERATIONS_ITERATION_H
#include "runtime/runtime.h"

#ifdef __cplusplus
extern "C" {
#endif

/// iter(o): a generator is its own iterator.
PyObject *jj_get_iter(PyObject *o);
/// Only a frame that was tampered with has such a thing where an iterator belongs (the .0 of a generator expression). Sets TypeError; -1.
int32_t JITNotAnIterator(PyObject *o);
/// tp_iternext gave NULL: 0 exhausted (a StopIteration is cleared), -1 an error is set.
int32_t JITIterationEnded(void);

#ifdef __cplusplus
}
#endif
#endif
