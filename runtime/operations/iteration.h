// The slow path that the hot entries of iteration share with the rest. May be included from C and C++.
#ifndef JUSTJITC_OPERATIONS_ITERATION_H
#define JUSTJITC_OPERATIONS_ITERATION_H
#include "runtime/runtime.h"

#ifdef __cplusplus
extern "C" {
#endif

/// UNPACK_SEQUENCE of any object: exactly n items, in order; on error -1 and items[] all NULL.
int32_t JITUnpackIterable(PyObject *o, int32_t n, PyObject **items);
/// iter(o): a generator is its own iterator.
PyObject *jj_get_iter(PyObject *o);
/// tp_iternext gave NULL: 0 exhausted (a StopIteration is cleared), -1 an error is set.
int32_t JITIterationEnded(void);

#ifdef __cplusplus
}
#endif
#endif
