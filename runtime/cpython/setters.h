// An __init__ that does no more than store its parameters, constants, and empty lists and dicts, compiled or of bytecode (dataclasses and attrs generate such): what it stores where, so that the call need not be made;
// and the __new__ that named tuples have. C only.
#ifndef JUSTJITC_CPYTHON_SETTERS_H
#define JUSTJITC_CPYTHON_SETTERS_H
#include "runtime/cpython/internals.h"

typedef struct jj_setters jj_setters;

/// What the function does for instances of the type of `o`, which it has initialised just now: true for as long as the version of that type. NULL: more than to store, or this
/// Python's bytecode is not read. Never an exception.
jj_setters *jj_find_setters(PyObject *init, PyObject *o);
/// The same of the __new__ of a named tuple (collections.namedtuple, typing.NamedTuple): a tuple of its parameters, for the class or a subclass that leaves it to it; for jj_make_fields.
jj_setters *jj_find_fields(PyObject *new_function, PyTypeObject *type);
/// NULL is nothing.
void jj_free_setters(jj_setters *setters);
/// Does what the call init(self, ...) would do for a new instance. 0: nothing was done and no exception is set; the function must be called.
int jj_run_setters(PyThreadState *ts, const jj_setters *setters, PyObject *init, PyObject *self, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames);
/// What the call new_function(type, ...) would make; a new reference. NULL without an exception: nothing was done; the function must be called. With one: there was no memory.
PyObject *jj_make_fields(PyThreadState *ts, const jj_setters *fields, PyObject *new_function, PyTypeObject *type, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames);
#endif
