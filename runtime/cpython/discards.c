// Exceptions that a handler discards unseen: see compiler/passes/lowering/discards.cpp.
#include "runtime/cpython/lookups.h"
#include "runtime/cpython/unframed.h"

/// A global by its name, without running code (borrowed); NULL, nothing set: it is not there, or cannot be told.
static PyObject *peek_global(JITFrame *frame, PyObject *name) {
  Py_hash_t hash = jj_known_hash(name);
  PyObject *globals = jj_frame_globals(frame), *builtins = jj_frame_builtins(frame), *value = NULL;
  if (hash == -1 || !PyDict_CheckExact(globals) || !PyDict_CheckExact(builtins)) return NULL;
  int found = jj_dict_find(globals, name, hash, &value);
  if (!found) found = jj_dict_find(builtins, name, hash, &value);
  return found == 1 ? value : NULL;
}

int jj_is_catchable(PyObject *type) {
  if (!PyTuple_Check(type)) return PyExceptionClass_Check(type);
  for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(type); i++)
    if (!PyExceptionClass_Check(PyTuple_GET_ITEM(type, i))) return 0;
  return 1;
}

/// Does a clause take the error `raised`, and discard it?
static int is_discarded(JITFrame *frame, PyObject *raised, uint64_t clauses) {
  PyObject *names = jj_frame_code_object(frame)->co_names;
  for (; clauses != 0; clauses >>= JIT_CLAUSE_BITS) {
    PyObject *type = peek_global(frame, PyTuple_GET_ITEM(names, (Py_ssize_t)(clauses & (JIT_CLAUSE_DISCARDS - 1)) - 1));
    if (type == NULL || !jj_is_catchable(type)) return 0;
    if (PyErr_GivenExceptionMatches(raised, type)) return (clauses & JIT_CLAUSE_DISCARDS) != 0;
  }
  return 0;
}

PyObject *JITCatchOrDiscard(JITFrame *frame, int32_t offset, int64_t clauses, PyObject **dying, int32_t count) {
  PyObject *raised = PyErr_Occurred();
  int quiet = jj_raised_is_what_it_says();
  for (int32_t i = 0; quiet && i < count; i++) quiet = dying[i] == NULL || Py_REFCNT(dying[i]) > count || jj_dies_unseen(dying[i]);
  if (quiet && is_discarded(frame, raised, (uint64_t)clauses)) return Py_NewRef(raised);
  return JITCatchException(frame, offset, 0);
}
