// Cursors: see cursors.h, and compiler/passes/lowering/pair_loops.cpp for the loops that have one.
//
// A loop over enumerate(l), zip(a, b) or d.items() makes an iterator, one for each list, a view, and a tuple that all items go through, and ends them again: for ten items that is half of all it does. A
// cursor is one object that was there before. It lets go of things when and in the order in which CPython's iterators do.
#include "runtime/cpython/cursors.h"

#include "runtime/cpython/numbers.h"

/// Dead ones that will be used again, linked through `first`.
static jj_cursor *spares;
static int num_spares;
enum { MOST_SPARES = 16 };

static jj_cursor *take_spare(void) {
  jj_cursor *self = spares;
  spares = (jj_cursor *)self->first;
  num_spares--;
#ifdef Py_DEBUG
  _Py_NewReference((PyObject *)self);
#else
  Py_SET_REFCNT(self, 1);
#endif
  return self;
}

static void cursor_dealloc(PyObject *o) {
  jj_cursor *self = (jj_cursor *)o;
  if (self->tracked) PyObject_GC_UnTrack(o);
  Py_XDECREF(self->second);
  Py_XDECREF(self->first);
  Py_XDECREF(self->held[1]);
  Py_XDECREF(self->held[0]);
  if (num_spares == MOST_SPARES) {
    PyObject_GC_Del(o);
    return;
  }
  self->first = (PyObject *)spares;
  spares = self;
  num_spares++;
}

static int cursor_traverse(PyObject *o, visitproc visit, void *arg) {
  jj_cursor *self = (jj_cursor *)o;
  Py_VISIT(self->first);
  Py_VISIT(self->second);
  Py_VISIT(self->held[0]);
  Py_VISIT(self->held[1]);
  return 0;
}

static PyTypeObject cursor_type = {
    PyVarObject_HEAD_INIT(NULL, 0).tp_name = "cursor",
    .tp_basicsize = sizeof(jj_cursor),
    .tp_dealloc = cursor_dealloc,
    .tp_traverse = cursor_traverse,
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_DISALLOW_INSTANTIATION,
};

int jj_cursors_ready(void) {
  jj_cursor_type = &cursor_type;
  return PyType_Ready(&cursor_type);
}

static int is_sequence(PyObject *o) { return PyList_CheckExact(o) || PyTuple_CheckExact(o); }

/// Would the call give one of CPython's own iterators (or for items the loop over its result get one) that a cursor stands for?
static int has_cursor(PyObject **args, int32_t n, int32_t kind) {
  switch (kind) {
    case JIT_CURSOR_ENUMERATE: return args[0] == (PyObject *)&PyEnum_Type && is_sequence(args[1]) && (n < 3 || (PyLong_CheckExact(args[2]) && jj_int_is_small(args[2])));
    case JIT_CURSOR_ZIP: return args[0] == (PyObject *)&PyZip_Type && is_sequence(args[1]) && is_sequence(args[2]);
    default: return PyDict_CheckExact(args[0]);
  }
}

PyObject *JITTryCursor(PyObject **args, int32_t n, int32_t how) {
  int32_t kind = how & ~JIT_CURSOR_TRACKED;
  if (!has_cursor(args, n, kind)) return NULL;
  jj_cursor *self = JJ_LIKELY(spares != NULL) ? take_spare() : PyObject_GC_New(jj_cursor, jj_cursor_type);
  if (self == NULL) {  // the iterator will say so
    PyErr_Clear();
    return NULL;
  }
  self->first = Py_NewRef(args[kind != JIT_CURSOR_ITEMS]);
  self->second = kind == JIT_CURSOR_ZIP ? Py_NewRef(args[2]) : NULL;
  self->held[0] = Py_NewRef(Py_None);
  self->held[1] = Py_NewRef(Py_None);
  self->index = 0;
  self->start = n == 3 && kind == JIT_CURSOR_ENUMERATE ? (Py_ssize_t)jj_int_small_value(args[2]) : 0;
  self->used = self->left = kind == JIT_CURSOR_ITEMS ? PyDict_GET_SIZE(self->first) : 0;
  self->tracked = (how & JIT_CURSOR_TRACKED) != 0;
  if (self->tracked) PyObject_GC_Track(self);
  return (PyObject *)self;
}

int32_t jj_cursor_ends(PyObject **sequence, PyObject **values) {
  values[0] = values[1] = NULL;
  Py_CLEAR(*sequence);
  return 0;
}

static int32_t changed(PyObject **values, const char *what) {
  values[0] = values[1] = NULL;
  PyErr_SetString(PyExc_RuntimeError, what);
  return -1;
}

int32_t jj_cursor_next_of_dict(jj_cursor *self, PyObject **values) {
  PyDictObject *dict = (PyDictObject *)self->first;
  if (self->used != dict->ma_used) return changed(values, "dictionary changed size during iteration");
  Py_ssize_t at = self->index;
  PyObject *key, *value;
  if (!PyDict_Next((PyObject *)dict, &at, &key, &value)) return jj_cursor_ends(&self->first, values);
  if (self->left == 0) {
    jj_cursor_ends(&self->first, values);
    return changed(values, "dictionary keys changed during iteration");
  }
  self->index = at;
  self->left--;
  return jj_cursor_hand_over(self, key, value, values);
}
