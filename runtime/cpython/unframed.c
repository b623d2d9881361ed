// See unframed.h.
#include "runtime/cpython/unframed.h"

#include "runtime/cpython/operators.h"
#include "runtime/runtime.h"

PyObject *jj_try_binary(PyObject *a, PyObject *b, int32_t kind) { return jj_or_nothing(jj_number_result(a, b, kind)); }

PyObject *JITTryBoxReal(int64_t number, int64_t form) { return jj_or_nothing(JITBoxReal(number, form)); }

