// Out-of-line halves of the hot entries of displays. May be included from C and C++.
#ifndef JUSTJITC_OPERATIONS_CONTAINERS_H
#define JUSTJITC_OPERATIONS_CONTAINERS_H
#include "runtime/runtime.h"

#ifdef __cplusplus
extern "C" {
#endif
/// A tuple or list of n items, whose references it takes over, also when there is no memory.
PyObject *jj_build_tuple(PyObject **items, int32_t n);
PyObject *jj_build_list(PyObject **items, int32_t n);
/// A dict of a tuple of keys and their values: JITBuildConstKeyMap as CPython does it.
PyObject *jj_build_const_key_map(PyObject *keys, PyObject **values, int32_t n);
/// No memory for the container that was to take over the items; NULL.
PyObject *jj_release_items(PyObject **items, int32_t n);
#ifdef __cplusplus
}
#endif
#endif
