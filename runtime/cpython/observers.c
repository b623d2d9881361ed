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

void jj_find_observers(void) {
  find_small_ints();
  find_allocator();
  find_tracer();
  find_tuples();
}

#else
void jj_find_observers(void) {}
#endif
