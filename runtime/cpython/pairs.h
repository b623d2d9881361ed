// Out-of-line half of the hot entries of loops over pairs. C only.
#ifndef JUSTJITC_CPYTHON_PAIRS_H
#define JUSTJITC_CPYTHON_PAIRS_H
#include "runtime/runtime.h"

/// As JITIterNextPair.
int32_t jj_pair_of_iterator(PyObject *iterator, PyObject **values);
#endif
