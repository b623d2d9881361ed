// Memory of dead objects of one type or size, known to the collector while they live, that waits for the next ones. C only; where JJ_REUSES_OBJECTS.
#ifndef JUSTJITC_CPYTHON_WAITING_H
#define JUSTJITC_CPYTHON_WAITING_H
#include "runtime/cpython/internals.h"

#if JJ_REUSES_OBJECTS

enum { JJ_WAITING_ROOM = 16 };
/// Dead objects, unknown to the collector.
typedef struct {
  PyObject *objects[JJ_WAITING_ROOM];
  size_t count;
} jj_waiting;

/// One of them with one reference, counted as made just now. NULL: there is none, a collection is due, or somebody observes.
JJ_INLINE PyObject *jj_take_waiting(PyThreadState *ts, jj_waiting *w) {
  if (JJ_UNLIKELY(w->count == 0)) return NULL;
  struct _gc_runtime_state *gc = jj_collector(ts->interp);
  struct gc_generation *young = jj_young_generation(gc);
  if (JJ_UNLIKELY((young->count >= young->threshold && gc->enabled) || jj_memory_is_observed())) return NULL;
  young->count++;
  PyObject *o = w->objects[--w->count];
  jj_set_one_reference(o);
  return o;
}

/// What PyObject_GC_Del does with an object that the collector does not know.
JJ_INLINE void jj_keep_waiting(PyThreadState *ts, jj_waiting *w, PyObject *o) {
  struct _gc_runtime_state *gc = jj_collector(ts->interp);
  if (JJ_UNLIKELY(w->count == JJ_WAITING_ROOM || jj_memory_is_observed() || (!JJ_COLLECTOR_IS_KNOWN && gc == NULL))) {
    PyObject_GC_Del(o);
    return;
  }
  struct gc_generation *young = jj_young_generation(gc);
  if (young->count > 0) young->count--;
  _Py_AS_GC(o)->_gc_prev = 0;  // nor has it been finalised
  w->objects[w->count++] = o;
}

#endif
#endif
