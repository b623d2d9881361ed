// Memory of dead objects with a collector's header that waits for the next ones of the same size (3.11; not in a debug build, nor while somebody observes memory): exceptions, frame objects, traceback
// entries, cells. C only.
#ifndef JUSTJITC_CPYTHON_WAITING_H
#define JUSTJITC_CPYTHON_WAITING_H
#include "runtime/cpython/internals.h"

#if JJ_REUSES_RAISED
enum { JJ_WAITING_ROOM = 16 };
/// Dead objects of one size, unknown to the collector.
typedef struct {
  PyObject *objects[JJ_WAITING_ROOM];
  size_t count;
} jj_waiting;

JJ_INLINE struct _gc_runtime_state *jj_collector(PyThreadState *ts) { return &ts->interp->gc; }

/// One of them with one reference, counted as made just now. NULL: there is none, a collection is due, or somebody observes.
JJ_INLINE PyObject *jj_take_waiting(PyThreadState *ts, jj_waiting *w) {
  struct _gc_runtime_state *gc = jj_collector(ts);
  if (JJ_UNLIKELY(w->count == 0 || (gc->generations[0].count >= gc->generations[0].threshold && gc->enabled) || jj_memory_is_observed())) return NULL;
  gc->generations[0].count++;
  PyObject *o = w->objects[--w->count];
  Py_SET_REFCNT(o, 1);
  return o;
}

/// What PyObject_GC_Del does with an object that the collector does not know.
JJ_INLINE void jj_keep_waiting(PyThreadState *ts, jj_waiting *w, PyObject *o) {
  if (JJ_UNLIKELY(w->count == JJ_WAITING_ROOM || jj_memory_is_observed())) {
    PyObject_GC_Del(o);
    return;
  }
  struct _gc_runtime_state *gc = jj_collector(ts);
  if (gc->generations[0].count > 0) gc->generations[0].count--;
  _Py_AS_GC(o)->_gc_prev = 0;  // nor has it been finalised
  w->objects[w->count++] = o;
}
#endif
#endif
