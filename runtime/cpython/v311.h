// CPython 3.11. See version.h and internals.h; select.h about the two parts.
#ifndef JJ_INTERNAL_PART
#define JJ_THROW_TAKES_THREE_ARGUMENTS 1
#define JJ_CHECKS_MADE_CAUSE 0
#define JJ_CLOSE_RETURNS_VALUE 0
#define JJ_CLEARS_SUSPENDED_FRAMES 1
#define JJ_FRAMES_TELL_GENERATOR 0
#define JJ_F_LOCALS_READS_SLOTS 0
#define JJ_THROW_POPS_AWAITED 1
#define JJ_ENDED_GENERATOR_HAS_CALLER 0
#define jj_write_unraisable(doing, o) PyErr_WriteUnraisable(o)
#define JJ_CLOSE_CLEARS_UNSTARTED 1
#define JJ_THROWN_STOP_ITERATION_RETURNS 0
#define JJ_CLOSE_SKIPS_PLAIN_YIELDS 0
#define JJ_CLOSE_KEEPS_FUNCTION 0
#define JJ_THROW_SHOWS_EVERY_DELEGATION 0
#define JJ_SET_ADD_CHECKS_TYPE 0
#define JJ_GENERATOR_STEPS_ARE_LIMITED 1
#define JJ_LOOP_STEPS_ARE_LIMITED 1
#define JJ_THROWING_SHOWS_DELEGATION 1
#define JJ_STOP_ITERATION_IN_BYTECODE 0
#define JJ_IS_IMMORTAL(o) 0
#define JJ_INTERPRETER_SKIPS_VECTORCALL 1
#define JJ_INTERPRETER_SKIPS_INIT 1
#define JJ_CALL_EX_TAKES_ARGUMENTS 0
#define JJ_GENERATOR_CODE_FIRST PyObject *code;
#define JJ_GENERATOR_CODE_LAST
#define JJ_UNPACKING_TELLS_SIZE 0
#define JJ_MAY_HAVE_DOCSTRING(code) 1
#define JJ_SUGGESTS_KEYWORDS 0
#define JJ_MESSAGE_NOT_AWAITABLE "object %.100s can't be used in 'await' expression"
#define JJ_SHOWN_OF_TYPE_NAME 50
#define JJ_MESSAGE_NOT_A_CLASS_PATTERN "called match pattern must be a type"

JJ_INLINE PyObject *jj_take_exception(void) {
  PyObject *type, *value, *traceback;
  PyErr_Fetch(&type, &value, &traceback);
  PyErr_NormalizeException(&type, &value, &traceback);
  PyException_SetTraceback(value, traceback != NULL ? traceback : Py_None);
  Py_XDECREF(traceback);
  Py_DECREF(type);
  return value;
}

/// An error that C code has set by class and argument is made an instance later; the class may then turn out to be another one, or its constructor to do something.
JJ_INLINE int jj_raised_is_what_it_says(void) {
  PyThreadState *ts = PyThreadState_GET();
  PyTypeObject *type = (PyTypeObject *)ts->curexc_type;
  PyObject *value = ts->curexc_value;
  if (value != NULL && PyExceptionInstance_Check(value)) return Py_IS_TYPE(value, type);
  return !PyType_HasFeature(type, Py_TPFLAGS_HEAPTYPE) && type->tp_new == ((PyTypeObject *)PyExc_BaseException)->tp_new;
}

JJ_INLINE int jj_optional_attr(PyObject *o, PyObject *name, PyObject **value) { return _PyObject_LookupAttr(o, name, value); }
JJ_INLINE void jj_set_name_from(PyObject *name) { (void)name; }
JJ_INLINE PyObject *jj_type_dict(PyTypeObject *type) { return type->tp_dict; }
JJ_INLINE uint64_t jj_dict_version(PyObject *dict) { return ((PyDictObject *)dict)->ma_version_tag; }
#define jj_code_extra_index(free) _PyEval_RequestCodeExtraIndex(free)
#define jj_code_get_extra(code, index, extra) _PyCode_GetExtra(code, index, extra)
#define jj_code_set_extra(code, index, extra) _PyCode_SetExtra(code, index, extra)
JJ_INLINE void jj_function_set_entry(PyFunctionObject *f, vectorcallfunc entry) { f->vectorcall = entry; }

JJ_INLINE void jj_function_set_annotate(PyFunctionObject *f, PyObject *annotate) {
  (void)f;
  Py_XDECREF(annotate);
}

/// Gives the memory of an instance of the subtype back.
#ifdef __cplusplus
extern "C"
#endif
void jj_free_function(PyObject *function);
/// What the base's does, without tracking again what it would untrack.
JJ_INLINE void jj_function_release(PyObject *self) {
  PyFunctionObject *f = (PyFunctionObject *)self;
  if (__builtin_expect(f->func_weakreflist != NULL, 0)) PyObject_ClearWeakRefs(self);
  Py_XDECREF(f->func_globals);
  Py_XDECREF(f->func_builtins);
  Py_XDECREF(f->func_module);
  Py_XDECREF(f->func_defaults);
  Py_XDECREF(f->func_kwdefaults);
  Py_XDECREF(f->func_doc);
  Py_XDECREF(f->func_dict);
  Py_XDECREF(f->func_closure);
  Py_XDECREF(f->func_annotations);
  Py_XDECREF(f->func_name);
  Py_XDECREF(f->func_qualname);
  Py_XDECREF(f->func_code);
  jj_free_function(self);
}

#else  // JJ_INTERNAL_PART
#define JJ_PYGEN_CODE_FIELD gi_code
#define JJ_TRACEBACK_STORES_LINE 1
#define JJ_ERROR_HAS_PARTS 1
#ifdef Py_DEBUG
#define JJ_REUSES_OBJECTS 0
#else
#define JJ_REUSES_OBJECTS 1
#endif
#define JJ_HANDLES_PENDING 0
#define JJ_DICTS_HAVE_VERSIONS 1
#define JJ_DICT_WATCHERS 0
#define jj_dict_tag(dict) (((PyDictObject *)(dict))->ma_version_tag)
#define JJ_FINDS_OBSERVERS 0
#define jj_small_ints _Py_SINGLETON(small_ints)
#define JJ_ALLOCATES_INSTANCES 1
#define jj_end_is_observed() 0
#define JJ_HAS_314_OPERATIONS 0
#define jj_gc_track(o) _PyObject_GC_TRACK(o)
#define jj_gc_untrack(o) _PyObject_GC_UNTRACK(o)
#define JJ_COLLECTOR_IS_KNOWN 1
#define jj_collector(interp) (&(interp)->gc)
#define jj_young_generation(state) ((struct gc_generation *)(state)->generation0)  // releases differ in how they align `generations`
#define JJ_COLLECTOR_COUNTS(state, n) ((void)(state))
#define JJ_MAKES_VALUES_APART 1
#define JJ_KEEPS_METHODS 0
#define JJ_UNSTARTED_BEFORE_RESUME 2
#define JJ_UNSTARTED_ENDS_BEHIND_RESUME 0
#define JJ_SUSPENDED_BEHIND_YIELD 0
#define jj_current_frame(ts) ((ts)->cframe->current_frame)
#define jj_frame_func_field(f) (*(void **)&(f)->f_func)
#define jj_frame_code_field(f) (*(void **)&(f)->f_code)
#define jj_frame_ip(f) ((f)->prev_instr)
#define jj_recursion_remaining(ts) ((ts)->recursion_remaining)
#define jj_recursion_headroom(ts) ((ts)->recursion_headroom)
#define JJ_LEVEL_ENDS_FIRST 0
#define jj_tuple_filled(tuple) ((void)(tuple))
#define jj_tuple_reset_hash(tuple) ((void)(tuple))
#define jj_is_for_collector(items, n) 1
#define JJ_INIT_FRAME_FLAG 0
#define JJ_INIT_FRAME_TAKES_DEFAULTS 0
#define jj_eval_breaker(ts) _Py_atomic_load_relaxed(&(ts)->interp->ceval.eval_breaker)
#define jj_collection_is_due(ts) 0
#define jj_resumes_outside_of_handlers(instruction) ((instruction) == NULL)
/// Arguments of an exception that PyErr_Fetch gave: C code may have set them alone.
#define jj_fetched_args(value) (value)
#define jj_chain_handled(ts) _PyErr_ChainStackItem(NULL)
#define jj_is_traced(ts, code) ((ts)->cframe->use_tracing)

#include "runtime/cpython/gc_track.h"
/// What a frame object has besides what all Pythons know: what f_locals has given out.
#define JJ_FRAME_OBJECT_REST(X) 
#include "runtime/cpython/plain_frames.h"

JJ_INLINE int jj_enter_call(PyThreadState *ts) {
  if (ts->recursion_remaining <= 1) return 0;
  ts->recursion_remaining--;
  return 1;
}
JJ_INLINE void jj_leave_call(PyThreadState *ts) { ts->recursion_remaining++; }
JJ_INLINE int jj_enter_fast_call(PyThreadState *ts) { return (void)ts, 1; }  // the specialised instructions do not count it
JJ_INLINE void jj_leave_fast_call(PyThreadState *ts) { (void)ts; }
#define jj_levels_in_c(ts) ((ts)->recursion_remaining)

JJ_INLINE int jj_interpreted_generator_flags(PyGenObject *g) { return g->gi_code->co_flags; }

// int: sign and number of 30-bit digits in ob_size
JJ_INLINE int jj_int_is_small(PyObject *o) { return (size_t)(Py_SIZE(o) + 1) < 3; }  // -1, 0 or 1 digits
JJ_INLINE int64_t jj_int_small_value(PyObject *o) { return Py_SIZE(o) * (int64_t)((PyLongObject *)o)->ob_digit[0]; }
JJ_INLINE int64_t jj_int_sign(PyObject *o) { return Py_SIZE(o); }
JJ_INLINE int jj_int_is(PyObject *o, int64_t value) { return Py_SIZE(o) == (value < 0 ? -1 : 1) && ((PyLongObject *)o)->ob_digit[0] == (digit)(value < 0 ? -value : value); }
JJ_INLINE digit *jj_int_digits(PyObject *o) { return ((PyLongObject *)o)->ob_digit; }
JJ_INLINE Py_ssize_t jj_int_num_digits(PyObject *o) { return Py_SIZE(o) < 0 ? -Py_SIZE(o) : Py_SIZE(o); }
JJ_INLINE void jj_int_set_digits(PyObject *o, int is_negative, int n) { Py_SET_SIZE(o, is_negative ? -n : n); }
JJ_INLINE int jj_int_is_negative(PyObject *o) { return Py_SIZE(o) < 0; }

#define jj_somebody_observes() (_Py_tracemalloc_config.tracing)
#define jj_dealloc_generally(o) Py_TYPE(o)->tp_dealloc(o)
#define jj_set_one_reference(o) Py_SET_REFCNT(o, 1)
JJ_INLINE void jj_renew(PyObject *o) {
#ifdef Py_REF_DEBUG
  _Py_NewReference(o);
#else
  if (JJ_UNLIKELY(_Py_tracemalloc_config.tracing))
    _Py_NewReference(o);
  else
    Py_SET_REFCNT(o, 1);
#endif
}
/// The value of an int of one digit, in an object of such an int that has died.
JJ_INLINE void jj_int_set_small(PyObject *o, int64_t value) {
  Py_SET_SIZE(o, value < 0 ? -1 : 1);
  ((PyLongObject *)o)->ob_digit[0] = (digit)(value < 0 ? -value : value);
}
JJ_INLINE int jj_int_has_one_digit(PyObject *o) { return Py_SIZE(o) == 1 || Py_SIZE(o) == -1; }

#define jj_interpreter_of_tuples _PyInterpreterState_GET()
JJ_INLINE PyTupleObject *jj_take_kept_tuple(PyInterpreterState *interp, Py_ssize_t n) {
  PyTupleObject **first = &interp->tuple.free_list[n - 1], *tuple = *first;
  if (tuple == NULL) return NULL;
  *first = (PyTupleObject *)tuple->ob_item[0];
  interp->tuple.numfree[n - 1]--;
  return tuple;
}
JJ_INLINE int jj_keep_tuple(PyInterpreterState *interp, PyTupleObject *tuple, Py_ssize_t n) {
  if (interp->tuple.numfree[n - 1] >= PyTuple_MAXFREELIST) return 0;
  PyTupleObject **first = &interp->tuple.free_list[n - 1];
  tuple->ob_item[0] = (PyObject *)*first;
  *first = tuple;
  interp->tuple.numfree[n - 1]++;
  return 1;
}

/// range_iterator of ranges that fit a C long.
typedef struct {
  PyObject_HEAD
  long index, start, step, len;
} jj_range_iterator;
JJ_INLINE int jj_range_next(jj_range_iterator *it, long *value) {
  if (it->index >= it->len) return 0;
  *value = (long)(it->start + (unsigned long)it->index++ * it->step);
  return 1;
}
JJ_INLINE void jj_range_set(jj_range_iterator *it, long next, long left, long step) {
  it->index = 0;
  it->start = next;
  it->step = step;
  it->len = left;
}

/// The type must have Py_TPFLAGS_MANAGED_DICT.
JJ_INLINE PyDictValues *jj_values_of(PyObject *o) { return *_PyObject_ValuesPointer(o); }
JJ_INLINE PyDictKeysObject *jj_cached_keys(PyTypeObject *type) { return ((PyHeapTypeObject *)type)->ht_cached_keys; }
/// What lies before an instance: the collector's header, and values and dict.
JJ_INLINE size_t jj_size_before_plain(PyTypeObject *type) { return sizeof(PyGC_Head) + (type->tp_dictoffset != 0 ? 2 * sizeof(PyObject *) : 0); }
JJ_INLINE size_t jj_size_of_inline_values(PyTypeObject *type) { return (void)type, 0; }
/// Values for a new instance, as CPython makes them: room for as many as the class is expected to need. -1: there is no memory.
JJ_INLINE int jj_make_values(PyObject *o, PyTypeObject *type) {
  *_PyObject_ManagedDictPointer(o) = NULL;
  *_PyObject_ValuesPointer(o) = NULL;
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
  *_PyObject_ValuesPointer(o) = values;
  return 0;
}
JJ_INLINE void jj_end_values(PyObject *o, PyTypeObject *type) {
  PyDictValues *values = *_PyObject_ValuesPointer(o);
  if (values == NULL) return;
  *_PyObject_ValuesPointer(o) = NULL;
  PyDictKeysObject *keys = jj_cached_keys(type);
  for (Py_ssize_t i = 0; i < keys->dk_nentries; i++) Py_XDECREF(values->values[i]);
  PyMem_Free((unsigned char *)values - ((unsigned char *)values)[-1]);
}
/// The Py_SIZE(type) members of __slots__.
JJ_INLINE struct PyMemberDef *jj_slot_members(PyTypeObject *type) { return (struct PyMemberDef *)((char *)type + Py_TYPE(type)->tp_basicsize); }
/// Deallocations that nest too deeply are put off.
JJ_INLINE int jj_deallocation_may_nest(PyThreadState *ts) { return ts->trash_delete_nesting < 50; }
JJ_INLINE void jj_enter_deallocation(PyThreadState *ts) { ts->trash_delete_nesting++; }
JJ_INLINE void jj_leave_deallocation(PyThreadState *ts) {
  if (__builtin_expect(ts->trash_delete_later != NULL, 0)) {
    _PyTrash_end(ts);
  } else {
    ts->trash_delete_nesting--;
  }
}

/// Version of a type for a cache, 0 when it has none. After _PyType_Lookup, which assigns it.
JJ_INLINE uint32_t jj_type_version(PyTypeObject *type) {
  return type->tp_flags & Py_TPFLAGS_VALID_VERSION_TAG ? type->tp_version_tag : 0;
}
#endif
