// How the collector hears of an object. Included by the headers of versions alone, which define jj_young_generation(state) and JJ_COLLECTOR_COUNTS(state, n).
#ifndef JUSTJITC_CPYTHON_GC_TRACK_H
#define JUSTJITC_CPYTHON_GC_TRACK_H

/// _PyObject_GC_TRACK of new memory. Where the collector is not known (NULL) CPython does it.
JJ_INLINE void jj_gc_track_new(struct _gc_runtime_state *state, PyObject *o) {
  if (!JJ_COLLECTOR_IS_KNOWN && JJ_UNLIKELY(state == NULL)) {
    PyObject_GC_Track(o);
    return;
  }
  PyGC_Head *gc = _Py_AS_GC(o), *young = &jj_young_generation(state)->head, *last = (PyGC_Head *)young->_gc_prev;
  gc->_gc_next = (uintptr_t)young;
  gc->_gc_prev = (uintptr_t)last;
  last->_gc_next = (uintptr_t)gc;
  young->_gc_prev = (uintptr_t)gc;
  JJ_COLLECTOR_COUNTS(state, 1);
}

/// _PyObject_GC_UNTRACK of what it knows.
JJ_INLINE void jj_gc_untrack_tracked(struct _gc_runtime_state *state, PyObject *o) {
  if (!JJ_COLLECTOR_IS_KNOWN && JJ_UNLIKELY(state == NULL)) {
    PyObject_GC_UnTrack(o);
    return;
  }
  PyGC_Head *gc = _Py_AS_GC(o), *previous = _PyGCHead_PREV(gc), *next = _PyGCHead_NEXT(gc);
  _PyGCHead_SET_NEXT(previous, next);
  _PyGCHead_SET_PREV(next, previous);
  gc->_gc_next = 0;
  gc->_gc_prev &= _PyGC_PREV_MASK_FINALIZED;
  JJ_COLLECTOR_COUNTS(state, -1);
}
#endif
