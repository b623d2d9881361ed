// See unframed.h.
#include "runtime/cpython/unframed.h"

#include "runtime/cpython/operators.h"

PyObject *jj_try_binary(PyObject *a, PyObject *b, int32_t kind) { return jj_or_nothing(jj_number_result(a, b, kind)); }

