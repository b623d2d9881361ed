// Cells: made for each call of a function that others close over, and ended with it. In memory that waits (waiting.h) where there is any.
#include "runtime/cpython/instances.h"
#include "runtime/cpython/waiting.h"

static JJ_NOINLINE PyObject *new_cell(PyObject *value) {
  PyObject *cell = PyCell_New(value);
  Py_XDECREF(value);
  return cell;
}

#if JJ_REUSES_RAISED
static jj_waiting cells;

PyObject *JITMakeCell(PyObject *value) {
  PyThreadState *ts = _PyThreadState_GET();
  PyCellObject *cell = (PyCellObject *)jj_take_waiting(ts, &cells);
  if (JJ_UNLIKELY(cell == NULL)) return new_cell(value);
  cell->ob_ref = value;
  jj_gc_track_new(jj_collector(ts), (PyObject *)cell);
  return (PyObject *)cell;
}

void jj_end_cell(PyObject *cell) {
  jj_gc_untrack_tracked(cell);
  Py_XDECREF(((PyCellObject *)cell)->ob_ref);
  jj_keep_waiting(_PyThreadState_GET(), &cells, cell);
}
#else
PyObject *JITMakeCell(PyObject *value) { return new_cell(value); }
void jj_end_cell(PyObject *cell) { jj_dealloc_generally(cell); }
#endif
