// Calls of classes and of their instances. C only.
#ifndef JUSTJITC_CPYTHON_CONSTRUCT_H
#define JUSTJITC_CPYTHON_CONSTRUCT_H
#include "runtime/cpython/internals.h"

/// What type.__call__ does for a class that has it as its metaclass's tp_call (so for every class but those with a metaclass that calls otherwise); a new reference, or NULL
/// with an exception. __new__ and __init__ in Python get the arguments as they are, without a tuple and a dict of them.
PyObject *jj_construct(PyTypeObject *type, PyObject *const *args, size_t nargsf, PyObject *kwnames);
/// Calls a function in Python, which its class may lose meanwhile, with another argument in front. The caller holds the arguments.
PyObject *jj_call_with_first(PyObject *function, PyObject *first, PyObject *const *args, size_t nargsf, PyObject *kwnames);
/// Is it an instance of a class with a __call__ in Python? Then a call of it; the caller holds everything.
int jj_is_called_in_python(PyObject *o);
PyObject *jj_call_instance(PyObject *callable, PyObject *const *args, size_t nargsf, PyObject *kwnames);
/// Does a call of the class, whose metaclass calls as `type` does, do what that does? Not where it has a vectorcall, but for that of exceptions (3.14), which is the same made shorter.
JJ_INLINE int jj_is_called_by_type(PyTypeObject *type) {
  return type->tp_vectorcall == NULL || type->tp_vectorcall == ((PyTypeObject *)PyExc_BaseException)->tp_vectorcall;
}
/// The empty tuple, which is one for all; a new reference.
PyObject *jj_empty_tuple(void);
/// Does it make an instance of such a class without a tuple and a dict of the arguments?
int jj_constructs_directly(PyTypeObject *type);
#endif
