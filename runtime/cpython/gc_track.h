// How the collector hears of an object, where its lists are the same in all micro releases. Included by the headers of versions alone.
#ifndef JUSTJITC_CPYTHON_GC_TRACK_H
#define JUSTJITC_CPYTHON_GC_TRACK_H

/// _PyObject_GC_TRACK of new memory.
JJ_INLINE void jj_gc_track_new(struct _gc_runtime_state *state, PyObject *o) {
  PyGC_Head *gc = _Py_AS_GC(o), *young = state->generation0, *last = (PyGC_Head *)young->_gc_prev;
  gc->_gc_next = (uintptr_t)young;
  gc->_gc_prev = (uintptr_t)last;
  last->_gc_next = (uintptr_t)gc;
  young->_gc_prev = (uintptr_t)gc;
}
#endif
