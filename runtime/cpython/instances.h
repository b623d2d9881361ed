// Instances of classes in Python that are as plain as most: made and ended here as object.__new__ and CPython's tp_dealloc do it, without asking anew what the class says once. C only.
#ifndef JUSTJITC_CPYTHON_INSTANCES_H
#define JUSTJITC_CPYTHON_INSTANCES_H
#include "runtime/cpython/internals.h"

/// Is making an instance memory that is set up, and no more? True for as long as the version of the type.
int jj_makes_plainly(PyTypeObject *type);
/// An instance of such a type, as object.__new__(type) makes it. NULL without an exception: another way must be gone (a collection is due); NULL with one: there is no memory.
PyObject *jj_make_plainly(PyThreadState *ts, PyTypeObject *type);
/// Is the end of an instance that of its attributes and its memory, with no code of the class? True for as long as the version of the type.
int jj_ends_plainly(PyTypeObject *type);
/// Is it the tp_dealloc of every class that Python code makes?
int jj_is_end_of_python_class(destructor end);
/// Enters the version of a type of exceptions that is plain (raised.h) into the same table.
void jj_enter_plain_exception(uint32_t version);
/// The end of a cell, which is known to the collector.
void jj_end_cell(PyObject *cell);
/// From now on jj_dealloc ends instances of this version of a type itself.
void jj_enter_plain_end(PyTypeObject *type, uint32_t version);
#endif
