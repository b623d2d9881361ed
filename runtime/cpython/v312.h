// CPython 3.12. See version.h and internals.h; select.h about the two parts.
#ifdef JJ_INTERNAL_PART
#define JJ_DEALLOC_MAY_WAIT 0
#define jj_end_is_observed() 0
#define JJ_COLLECTOR_IS_KNOWN 1
#define jj_collector(interp) (&(interp)->gc)
#define jj_young_generation(state) ((struct gc_generation *)(state)->generation0)  // releases differ in how they align `generations`
#define JJ_COLLECTOR_COUNTS(state, n) ((void)(state))
#define jj_set_one_reference(o) ((void)((o)->ob_refcnt = 1))
#endif
#include "runtime/cpython/from_312.h"

#ifndef JJ_INTERNAL_PART
#define JJ_ENDED_GENERATOR_HAS_CALLER 1
#define JJ_CLOSE_CLEARS_UNSTARTED 0
#define jj_write_unraisable(doing, o) PyErr_WriteUnraisable(o)
#define JJ_CLOSE_SKIPS_PLAIN_YIELDS 0
#define JJ_CLOSE_KEEPS_FUNCTION 0
#define JJ_THROW_SHOWS_EVERY_DELEGATION 0
#define JJ_SET_ADD_CHECKS_TYPE 0
#define JJ_GENERATOR_STEPS_ARE_LIMITED 1
#define JJ_LOOP_STEPS_ARE_LIMITED 1
#define JJ_THROWING_SHOWS_DELEGATION 1
#define JJ_UNPACKING_TELLS_SIZE 0
#define JJ_MAY_HAVE_DOCSTRING(code) 1
#define JJ_SUGGESTS_KEYWORDS 0
#define JJ_MESSAGE_NOT_AWAITABLE "object %.100s can't be used in 'await' expression"
#define JJ_CHECKS_MADE_CAUSE 0
#define JJ_CLOSE_RETURNS_VALUE 0
#define JJ_CLEARS_SUSPENDED_FRAMES 1
#define JJ_FRAMES_TELL_GENERATOR 0
#define JJ_F_LOCALS_READS_SLOTS 0
#define JJ_INTERPRETER_SKIPS_INIT 0

JJ_INLINE int jj_optional_attr(PyObject *o, PyObject *name, PyObject **value) { return _PyObject_LookupAttr(o, name, value); }
JJ_INLINE void jj_function_set_annotate(PyFunctionObject *f, PyObject *annotate) {
  (void)f;
  Py_XDECREF(annotate);
}

#else  // JJ_INTERNAL_PART
#include "internal/pycore_tuple.h"

#define JJ_REFERENCES_HAVE_TRACER 0
/// The thread-local variable behind CPython's own inline function is not exported.
#define _PyThreadState_GET() _PyThreadState_UncheckedGet()
#define jj_tuple_filled(tuple) ((void)(tuple))
#define jj_tuple_reset_hash(tuple) ((void)(tuple))
#define jj_is_for_collector(items, n) 1
#define JJ_INIT_FRAME_FLAG 0  // there is an instruction, but nothing becomes it
#define JJ_INIT_FRAME_TAKES_DEFAULTS 0
#define JJ_HANDLES_PENDING 0
#define JJ_DICTS_HAVE_VERSIONS 1
#define JJ_DICT_WATCHERS 0xff
#define jj_dict_tag(dict) (((PyDictObject *)(dict))->ma_version_tag)
#define JJ_HAS_314_OPERATIONS 0
#define JJ_MAKES_VALUES_APART 1
#define JJ_KEEPS_METHODS 0
#define JJ_UNSTARTED_BEFORE_RESUME 2
#define JJ_UNSTARTED_ENDS_BEHIND_RESUME 0
#define JJ_SUSPENDED_BEHIND_YIELD 0
#define jj_current_frame(ts) ((ts)->cframe->current_frame)
#define jj_frame_func_field(f) (*(void **)&(f)->f_funcobj)
#define jj_frame_code_field(f) (*(void **)&(f)->f_code)
#define jj_frame_ip(f) ((f)->prev_instr)
#define jj_eval_breaker(ts) _Py_atomic_load_relaxed(&(ts)->interp->ceval.eval_breaker)
#define jj_collection_is_due(ts) _Py_atomic_load_relaxed(&(ts)->interp->ceval.gc_scheduled)
#define jj_resumes_outside_of_handlers(instruction) ((instruction) == NULL)

/// Monitoring: a code object that was found to be of interest to no tool gets the version of that moment, marked so that it is never
/// what the interpreter takes for up to date. A change of events for all code changes the version; one for this code alone makes the
/// interpreter instrument it, which takes the mark away.
#define JJ_VERSION_EXAMINED ((uint64_t)1 << 63)
#define jj_monitoring_version(ts) ((ts)->interp->monitoring_version)
int32_t jj_examine_monitoring(PyThreadState *ts, PyCodeObject *code);
JJ_INLINE int jj_is_traced(PyThreadState *ts, PyCodeObject *code) {
  return JJ_UNLIKELY((jj_monitoring_version(ts) | JJ_VERSION_EXAMINED) != code->_co_instrumentation_version) ? jj_examine_monitoring(ts, code) : 0;
}
/// What a frame object has besides what all Pythons know: what f_locals has given out.
#define JJ_FRAME_OBJECT_REST(X) 
#include "runtime/cpython/plain_frames.h"

JJ_INLINE int jj_enter_call(PyThreadState *ts) {
  if (ts->c_recursion_remaining <= 1) return 0;
  ts->c_recursion_remaining--;
  return 1;
}
JJ_INLINE void jj_leave_call(PyThreadState *ts) { ts->c_recursion_remaining++; }

/// Dead tuples of a number of items that CPython keeps, linked by their first item.
JJ_INLINE PyTupleObject **jj_kept_tuples(PyInterpreterState *interp, Py_ssize_t n) { return &interp->tuple.free_list[n - 1]; }
JJ_INLINE Py_ssize_t jj_kept_tuples_count(PyInterpreterState *interp, Py_ssize_t n) { return interp->tuple.numfree[n - 1]; }
JJ_INLINE PyTupleObject *jj_take_kept_tuple(PyInterpreterState *interp, Py_ssize_t n) {
  PyTupleObject **first = jj_kept_tuples(interp, n), *tuple = *first;
  if (tuple == NULL) return NULL;
  *first = (PyTupleObject *)tuple->ob_item[0];
  interp->tuple.numfree[n - 1]--;
  return tuple;
}
JJ_INLINE int jj_keep_tuple(PyInterpreterState *interp, PyTupleObject *tuple, Py_ssize_t n) {
  if (interp->tuple.numfree[n - 1] >= PyTuple_MAXFREELIST) return 0;
  PyTupleObject **first = jj_kept_tuples(interp, n);
  tuple->ob_item[0] = (PyObject *)*first;
  *first = tuple;
  interp->tuple.numfree[n - 1]++;
  return 1;
}

/// The type must have Py_TPFLAGS_MANAGED_DICT.
JJ_INLINE PyDictValues *jj_values_of(PyObject *o) {
  PyDictOrValues dorv = *_PyObject_DictOrValuesPointer(o);
  return _PyDictOrValues_IsValues(dorv) ? _PyDictOrValues_GetValues(dorv) : NULL;
}

JJ_INLINE size_t jj_size_of_inline_values(PyTypeObject *type) { return (void)type, 0; }
/// Values for a new instance, as CPython makes them: room for as many as the class is expected to need. -1: there is no memory.
JJ_INLINE int jj_make_values(PyObject *o, PyTypeObject *type) {
  PyDictKeysObject *keys = jj_cached_keys(type);
  if (keys->dk_usable > 1) keys->dk_usable--;
  size_t count = (size_t)(keys->dk_nentries + keys->dk_usable), prefix = (count + 2 + 7) & ~(size_t)7;
  unsigned char *memory = PyMem_Malloc(prefix + count * sizeof(PyObject *));
  if (__builtin_expect(memory == NULL, 0)) {
    PyErr_NoMemory();
    return -1;
  }
  PyDictValues *values = (PyDictValues *)(memory + prefix);
  memory[prefix - 1] = (unsigned char)prefix;
  memory[prefix - 2] = 0;
#pragma clang loop vectorize(disable) unroll(disable)
  for (size_t i = 0; i < count; i++) values->values[i] = NULL;
  _PyDictOrValues_SetValues(_PyObject_DictOrValuesPointer(o), values);
  return 0;
}
JJ_INLINE void jj_end_values(PyObject *o, PyTypeObject *type) {
  PyDictOrValues *place = _PyObject_DictOrValuesPointer(o);
  if (!_PyDictOrValues_IsValues(*place)) return;
  PyDictValues *values = _PyDictOrValues_GetValues(*place);
  PyDictKeysObject *keys = jj_cached_keys(type);
  for (Py_ssize_t i = 0; i < keys->dk_nentries; i++) Py_XDECREF(values->values[i]);
  PyMem_Free((unsigned char *)values - ((unsigned char *)values)[-1]);
}
/// Deallocations that nest too deeply are put off.
JJ_INLINE int jj_deallocation_may_nest(PyThreadState *ts) { return ts->trash.delete_nesting < 50; }
JJ_INLINE void jj_enter_deallocation(PyThreadState *ts) { ts->trash.delete_nesting++; }
JJ_INLINE void jj_leave_deallocation(PyThreadState *ts) {
  if (__builtin_expect(ts->trash.delete_later != NULL, 0)) {
    _PyTrash_end(ts);
  } else {
    ts->trash.delete_nesting--;
  }
}

/// Version of a type for a cache, 0 when it has none. After _PyType_Lookup, which assigns it.
JJ_INLINE uint32_t jj_type_version(PyTypeObject *type) {
  return type->tp_flags & Py_TPFLAGS_VALID_VERSION_TAG ? type->tp_version_tag : 0;
}
#endif
