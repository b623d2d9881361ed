// Calls of the commonest builtin functions and methods of builtin types. C only.
#ifndef JUSTJITC_CPYTHON_BUILTIN_CALLS_H
#define JUSTJITC_CPYTHON_BUILTIN_CALLS_H
#include "runtime/cpython/internals.h"

/// Rows of known_calls.def.
enum jj_known {
#define JJ_KNOWN_FUNCTION(id, name, arguments) JJ_KNOWN_##id,
#define JJ_KNOWN_METHOD(id, type, name, arguments) JJ_KNOWN_##id,
#include "runtime/known_calls.def"
  JJ_NUM_KNOWN
};

/// What a row's entry returns when it has done nothing; no object.
#define JIT_NOT_KNOWN ((PyObject *)1)

/// The function or method descriptor of each row, for the process's life; NULL: builtins had something else under its name when the module was made.
extern PyObject *jj_known_callables[JJ_NUM_KNOWN];

/// Calls a method descriptor, a builtin function or a bound builtin method: without keywords by a row of known_calls.def or by its C function's own convention. Arguments are borrowed.
PyObject *jj_call_method_descriptor(PyObject *callable, PyObject *const *args, size_t nargsf, PyObject *kwnames);
PyObject *jj_call_bound_of_class(PyObject *callable, PyObject *const *args, size_t nargsf, PyObject *kwnames);  // of a heap type: PyCMethod_Type
PyObject *jj_call_builtin_function(PyObject *callable, PyObject *const *args, size_t nargsf, PyObject *kwnames);

/// A tuple of the items, as C code is given arguments.
PyObject *jj_tuple_of(PyObject *const *items, Py_ssize_t n);
PyObject *jj_tuple_of_taken(PyObject *const *items, Py_ssize_t n);  // whose references it takes, also when it fails
/// JITLengthOf of what is no list or tuple.
int64_t jj_length_of(PyObject *o);
/// isinstance(o, cls) where Py_TYPE(o) is not cls: 1, 0, or -1: not to be said without running code.
int32_t jj_try_isinstance(PyObject *o, PyObject *cls);
/// list.append where there is no room; as an entry of known_calls.def.
PyObject *jj_known_append(PyObject *list, PyObject *item);
/// The body of an entry of known_calls.def whose call counts as the C call that it is (`kind`: call, or fast_call by its convention). At the limit the general way raises the right error.
#define JJ_COUNTED(kind, expression)                         \
  PyThreadState *ts = _PyThreadState_GET();                  \
  if (JJ_UNLIKELY(!jj_enter_##kind(ts))) return JIT_NOT_KNOWN; \
  PyObject *result = (expression);                           \
  jj_leave_##kind(ts);                                       \
  return result

#endif
