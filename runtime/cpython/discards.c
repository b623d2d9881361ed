// Exceptions that a handler discards unseen: see compiler/passes/lowering/discards.cpp.
#include "runtime/cpython/globals.h"
#include "runtime/cpython/lookups.h"
#include "runtime/cpython/told.h"

/// Where names that clauses ask for were found last: caches of the process, each of one name, which it keeps alive.
typedef struct {
  PyObject *name;
  JITGlobalCache cache;
} place;
enum { kPlaces = 64 };
static place places[kPlaces];

/// A global by its name, without running code (borrowed); NULL, nothing set: it is not there, or cannot be told.
/// Looks in exact dicts, and remembers where.
static JJ_NOINLINE PyObject *find_global(PyObject *globals, PyObject *builtins, PyObject *name, place *p) {
  Py_hash_t hash = jj_known_hash(name);
  PyObject *value = NULL;
  if (hash == -1) return NULL;
  int found = jj_dict_find(globals, name, hash, &value), in_builtins = found == 0;
  if (in_builtins) found = jj_dict_find(builtins, name, hash, &value);
  if (found != 1) return NULL;
  PyObject *before = p->name;
  p->name = Py_NewRef(name);
  jj_fill_global(globals, builtins, name, value, in_builtins, &p->cache);
  Py_XDECREF(before);  // a str
  return value;
}

JJ_INLINE PyObject *peek_global(JITFrame *frame, PyObject *name) {
  PyObject *globals = jj_frame_globals(frame), *builtins = jj_frame_builtins(frame);
  if (JJ_UNLIKELY(!PyDict_CheckExact(globals) || !PyDict_CheckExact(builtins))) return NULL;
  place *p = &places[(((uintptr_t)name ^ (uintptr_t)globals) * 0x9E3779B97F4A7C15u >> 32) % kPlaces];
  PyObject *value = JJ_LIKELY(p->name == name) ? jj_cached_name(globals, builtins, &p->cache) : NULL;
  return JJ_LIKELY(value != NULL) ? value : find_global(globals, builtins, name, p);
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
    if (type == NULL) return 0;
    if (raised == type && PyExceptionClass_Check(type)) return (clauses & JIT_CLAUSE_DISCARDS) != 0;
    if (!jj_is_catchable(type)) return 0;
    if (PyErr_GivenExceptionMatches(raised, type)) return (clauses & JIT_CLAUSE_DISCARDS) != 0;
  }
  return 0;
}

/// Do the places in `dying` hold the last references to o?
JJ_INLINE int is_last(PyObject *o, PyObject **dying, int32_t count) {
  Py_ssize_t there = Py_REFCNT(o);
  if (JJ_LIKELY(there > count)) return 0;
  for (int32_t i = 0; i < count; i++) there -= dying[i] == o;
  return there <= 0;
}

PyObject *JITCatchOrDiscard(JITFrame *frame, int32_t offset, int64_t clauses, PyObject **dying, int32_t count) {
  PyObject *raised = PyErr_Occurred();
  int quiet = jj_raised_is_what_it_says();
  for (int32_t i = 0; quiet && i < count; i++) quiet = dying[i] == NULL || !is_last(dying[i], dying, count) || jj_dies_unseen(dying[i]);
  if (quiet && is_discarded(frame, raised, (uint64_t)clauses)) return Py_NewRef(raised);
  return JITCatchException(frame, offset, 0);
}
