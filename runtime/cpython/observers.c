// What CPython exports under no name, at import: who is told of memory and objects, dead tuples, the small ints (from 3.12 on: for 3.11 the headers say it).
#include "runtime/cpython/internals.h"

#include "internal/pycore_runtime.h"

#if JJ_FINDS_OBSERVERS

static void *const always = (void *)&always;
void *const *jj_observed_allocator = &always, *const *jj_observed_references = &always;

/// The context of the allocator of objects: CPython's own have none. _PyRuntime says where it is, or another micro release has moved it.
static void find_allocator(void) {
  PyMemAllocatorEx current, *place = &_PyRuntime.allocators.standard.obj;
  PyMem_GetAllocator(PYMEM_DOMAIN_OBJ, &current);
  if (memcmp(&current, place, sizeof current) == 0) jj_observed_allocator = &place->ctx;
}

#if JJ_REFERENCES_HAVE_TRACER

static int trace_nothing(PyObject *o, PyRefTracerEvent event, void *data) { return (void)o, (void)event, (void)data, 0; }

static int is_tracer(void *const *word, void *data) { return word[0] == (void *)trace_nothing && word[1] == data; }

/// Where CPython keeps function and data of a tracer, found by setting one.
static void find_tracer(void) {
  static char data;
  void *before;
  if (PyRefTracer_GetTracer(&before) != NULL) return;
  if (PyRefTracer_SetTracer(trace_nothing, &data) < 0) {
    PyErr_Clear();
    return;
  }
  // Here, or, in another micro release, elsewhere. How big the runtime is stands at its beginning.
  void *const *word = (void *const *)&_PyRuntime.ref_tracer, *const *begin = (void *const *)&_PyRuntime;
  void *const *end = begin + (size_t)_PyRuntime.debug_offsets.runtime_state.size / sizeof *word - 1;
  if (!is_tracer(word, &data))
    for (word = begin; word < end && !is_tracer(word, &data);) word++;
  PyRefTracer_SetTracer(NULL, NULL);
  if (word < end && *word == NULL) jj_observed_references = word;
}

#else

static void find_tracer(void) {
  static void *const never = NULL;
  jj_observed_references = &never;
}

#endif

PyLongObject *jj_small_ints;

static void find_small_ints(void) {
  jj_small_ints = (PyLongObject *)PyLong_FromLong(-_PY_NSMALLNEGINTS);  // lives for ever
}

PyInterpreterState *jj_interpreter_of_tuples;

/// A tuple that dies is the first of those that are kept.
static void find_tuples(void) {
  PyInterpreterState *interp = PyInterpreterState_Get();
  PyObject *tuple = PyTuple_Pack(2, Py_None, Py_None);
  if (tuple == NULL) {
    PyErr_Clear();
    return;
  }
  PyTupleObject *address = (PyTupleObject *)tuple;
  Py_ssize_t before = jj_kept_tuples_count(interp, 2);
  PyTupleObject *first = *jj_kept_tuples(interp, 2);
  Py_DECREF(tuple);
  if (first != address && *jj_kept_tuples(interp, 2) == address && jj_kept_tuples_count(interp, 2) == before + 1) jj_interpreter_of_tuples = interp;
}

#if !JJ_COLLECTOR_IS_KNOWN

struct _gc_runtime_state *jj_known_collector;

/// Known, if it does with an object what the headers say of its lists and counts.
static void find_collector(void) {
  struct _gc_runtime_state *state = &PyInterpreterState_Get()->gc;
  if (!JJ_COLLECTOR_IS_THAT_OF_313 || jj_known_collector != NULL) return;
  struct gc_generation *young = jj_young_generation(state);
  int before = young->count;
  Py_ssize_t known = state->heap_size;
  PyObject *cell = PyCell_New(NULL);
  if (cell == NULL) {
    PyErr_Clear();
    return;
  }
  PyGC_Head *gc = _Py_AS_GC(cell);
  if (young->count == before + 1 && state->heap_size == known + 1 && young->head._gc_prev == (uintptr_t)gc && gc->_gc_next == (uintptr_t)&young->head) jj_known_collector = state;
  Py_DECREF(cell);
  if (young->count != before || state->heap_size != known) jj_known_collector = NULL;
}

#else
static void find_collector(void) {}
#endif

void jj_find_observers(void) {
  find_collector();
  find_small_ints();
  find_allocator();
  find_tracer();
  find_tuples();
}

#else
void jj_find_observers(void) {}
#endif
