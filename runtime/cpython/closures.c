// See closures.h.
#include "runtime/cpython/closures.h"

#include "runtime/cpython/waiting.h"

static JJ_NOINLINE PyObject *make_method_generally(PyObject *function, PyObject *self) {
  Py_INCREF(function);  // a collection may change the class that holds it
  PyObject *method = PyMethod_New(function, self);
  Py_DECREF(function);
  return method;
}

#if JJ_REUSES_OBJECTS

static jj_waiting cells, methods, functions;

PyObject *JITMakeCell(PyObject *value) {
  PyThreadState *ts = _PyThreadState_GET();
  PyObject *cell = jj_take_waiting(ts, &cells);
  if (JJ_LIKELY(cell != NULL)) {
    PyCell_SET(cell, value);
    jj_gc_track_new(jj_collector(ts->interp), cell);
    return cell;
  }
  cell = PyCell_New(value);
  Py_XDECREF(value);
  return cell;
}

PyObject *jj_make_method(PyObject *function, PyObject *self) {
  PyThreadState *ts = _PyThreadState_GET();
  PyMethodObject *method = JJ_KEEPS_METHODS ? NULL : (PyMethodObject *)jj_take_waiting(ts, &methods);
  if (JJ_UNLIKELY(method == NULL)) return make_method_generally(function, self);
  method->im_func = Py_NewRef(function);
  method->im_self = Py_NewRef(self);
  jj_gc_track_new(jj_collector(ts->interp), (PyObject *)method);
  return (PyObject *)method;
}

/// cell_dealloc
static JJ_NOINLINE void end_cell(PyObject *cell) {
  PyThreadState *ts = _PyThreadState_GET();
  jj_gc_untrack_tracked(jj_collector(ts->interp), cell);
  Py_XDECREF(PyCell_GET(cell));
  jj_keep_waiting(ts, &cells, cell);
}

/// method_dealloc. What a method holds besides its function and self stays in the memory, the same for all.
static JJ_NOINLINE void end_method(PyMethodObject *method) {
  PyThreadState *ts = _PyThreadState_GET();
  jj_gc_untrack_tracked(jj_collector(ts->interp), (PyObject *)method);
  Py_DECREF(method->im_func);
  Py_XDECREF(method->im_self);
  jj_keep_waiting(ts, &methods, (PyObject *)method);
}

int jj_end_of_closure(PyObject *o, PyTypeObject *type) {
  if (JJ_UNLIKELY((JJ_KEEPS_METHODS && type == &PyMethod_Type) || jj_end_is_observed() || !_PyObject_GC_IS_TRACKED(o) || (type == &PyMethod_Type && ((PyMethodObject *)o)->im_weakreflist != NULL))) return 0;
  if (type == &PyCell_Type) end_cell(o);
  else end_method((PyMethodObject *)o);
  return 1;
}

PyObject *jj_new_function(PyTypeObject *type) {
  PyObject *function = jj_take_waiting(_PyThreadState_GET(), &functions);
  return JJ_LIKELY(function != NULL) ? function : _PyObject_GC_New(type);
}
void jj_free_function(PyObject *function) { jj_keep_waiting(_PyThreadState_GET(), &functions, function); }

#else

PyObject *JITMakeCell(PyObject *value) {
  PyObject *cell = PyCell_New(value);
  Py_XDECREF(value);
  return cell;
}

PyObject *jj_make_method(PyObject *function, PyObject *self) { return make_method_generally(function, self); }
int jj_end_of_closure(PyObject *o, PyTypeObject *type) { return 0; }
PyObject *jj_new_function(PyTypeObject *type) { return _PyObject_GC_New(type); }
void jj_free_function(PyObject *function) { PyObject_GC_Del(function); }

#endif
