// Calls of what is written in C: builtin functions and methods of builtin types. C only.
#ifndef JUSTJITC_CPYTHON_BUILTIN_CALLS_H
#define JUSTJITC_CPYTHON_BUILTIN_CALLS_H
#include "runtime/cpython/internals.h"

/// Is the callable for jj_call_builtin?
JJ_INLINE int jj_is_builtin(PyObject *callable) {
  return Py_IS_TYPE(callable, &PyMethodDescr_Type) || Py_IS_TYPE(callable, &PyCFunction_Type);
}
/// Calls it with positional arguments only (borrowed).
PyObject *jj_call_builtin(PyObject *callable, PyObject *const *args, size_t nargsf);
#endif
