// Exceptions that a handler discards unseen: see compiler/passes/lowering/discards.cpp.
#include "runtime/cpython/lookups.h"
#include "runtime/runtime.h"

/// A global by its name, without running code (borrowed); NULL, nothing set: it is not there, or cannot be told.
static PyObject *peek_global(JITFrame *frame, PyObject *name) {
  Py_hash_t hash = jj_known_hash(name);
  PyObject *globals = jj_frame_globals(frame), *builtins = jj_frame_builtins(frame), *value = NULL;
  if (hash == -1 || !PyDict_CheckExact(globals) || !PyDict_CheckExact(builtins)) return NULL;
  int found = jj_dict_find(globals, name, hash, &value);
  if (!found) found = jj_dict_find(builtins, name, hash, &value);
  return found == 1 ? value : NULL;
}

/// Is it an exception class, or a tuple of such?
static int is_catchable(PyObject *type) {
  if (!PyTuple_Check(type)) return PyExceptionClass_Check(type);
  for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(type); i++)
    if (!PyExceptionClass_Check(PyTuple_GET_ITEM(type, i))) return 0;
  return 1;
}

/// Does a clause take the error `raised`, and discard it?
static int is_discarded(JITFrame *frame, PyObject *raised, uint64_t clauses) {
  enum { NAME = 0x7fff, DISCARDS = 0x8000 };
  PyObject *names = jj_frame_code_object(frame)->co_names;
  for (; clauses != 0; clauses >>= 16) {
    PyObject *type = peek_global(frame, PyTuple_GET_ITEM(names, (Py_ssize_t)(clauses & NAME) - 1));
    if (type == NULL || !is_catchable(type)) return 0;
    if (PyErr_GivenExceptionMatches(raised, type)) return (clauses & DISCARDS) != 0;
  }
  return 0;
}

/// Nothing that may run Python code dies with the last reference to it.
static int dies_quietly(PyObject *o, int32_t count) {
  if (o == NULL || Py_REFCNT(o) > count) return 1;
  return PyLong_CheckExact(o) || PyUnicode_CheckExact(o) || PyFloat_CheckExact(o) || PyBytes_CheckExact(o) || PyBool_Check(o) || o == Py_None;
}

PyObject *JITCatchOrDiscard(JITFrame *frame, int32_t offset, int64_t clauses, PyObject **dying, int32_t count) {
  PyObject *raised = PyErr_Occurred();
  int quiet = jj_raised_is_what_it_says();
  for (int32_t i = 0; quiet && i < count; i++) quiet = dies_quietly(dying[i], count);
  if (quiet && is_discarded(frame, raised, (uint64_t)clauses)) return Py_NewRef(raised);
  return JITCatchException(frame, offset, 0);
}
