// What is the same from CPython 3.12 on. Included by v312.h and later.
#ifndef JJ_INTERNAL_PART
#define JJ_THROW_POPS_AWAITED 0
#define JJ_THROW_TAKES_THREE_ARGUMENTS 0
#define JJ_THROWN_STOP_ITERATION_RETURNS 1
#define JJ_STOP_ITERATION_IN_BYTECODE 1
#define JJ_IS_IMMORTAL(o) _Py_IsImmortal(o)
#define JJ_INTERPRETER_SKIPS_VECTORCALL 0
#define JJ_CALL_EX_TAKES_ARGUMENTS 1
// The code object is what CPython finds where its own generators begin their frame.
#define JJ_GENERATOR_CODE_FIRST
#define JJ_GENERATOR_CODE_LAST PyObject *code;
#define JJ_SHOWN_OF_TYPE_NAME 100
#define JJ_MESSAGE_NOT_A_CLASS_PATTERN "called match pattern must be a class"

#define jj_take_exception() PyErr_GetRaisedException()
#define jj_raised_is_what_it_says() 1

JJ_INLINE void jj_set_name_from(PyObject *name) {
  PyObject *error = PyErr_GetRaisedException();
  if (PyErr_GivenExceptionMatches(error, PyExc_ImportError) && PyObject_SetAttrString(error, "name_from", name) < 0)
    PyErr_Clear();
  PyErr_SetRaisedException(error);
}

JJ_INLINE PyObject *jj_type_dict(PyTypeObject *type) {
  if (type->tp_dict != NULL) return type->tp_dict;
  PyObject *dict = PyType_GetDict(type);
  Py_XDECREF(dict);
  return dict;
}

JJ_INLINE uint64_t jj_dict_version(PyObject *dict) {  // each interpreter counts its own
  (void)dict;
  return 0;
}

#define jj_code_extra_index(free) PyUnstable_Eval_RequestCodeExtraIndex(free)
#define jj_code_get_extra(code, index, extra) PyUnstable_Code_GetExtra(code, index, extra)
#define jj_code_set_extra(code, index, extra) PyUnstable_Code_SetExtra(code, index, extra)

JJ_INLINE void jj_function_set_entry(PyFunctionObject *f, vectorcallfunc entry) { PyFunction_SetVectorcall(f, entry); }

JJ_INLINE void jj_function_release(PyObject *self) {
  PyObject_GC_Track(self);  // the base untracks it again
  PyFunction_Type.tp_dealloc(self);
}

#else  // JJ_INTERNAL_PART
#include "internal/pycore_global_objects.h"
#include "internal/pycore_long.h"
#include "internal/pycore_runtime.h"

#define JJ_PYGEN_CODE_FIELD gi_iframe
#define JJ_TRACEBACK_STORES_LINE 0
#define JJ_ERROR_HAS_PARTS 0
#ifdef Py_DEBUG
#define JJ_REUSES_OBJECTS 0
#else
#define JJ_REUSES_OBJECTS 1
#endif
#define JJ_FINDS_OBSERVERS 1
#ifdef Py_DEBUG
#define JJ_ALLOCATES_INSTANCES 0
#else
#define JJ_ALLOCATES_INSTANCES 1
#endif
#define jj_size_before_plain(type) _PyType_PreHeaderSize(type)
JJ_INLINE PyDictKeysObject *jj_cached_keys(PyTypeObject *type) { return ((PyHeapTypeObject *)type)->ht_cached_keys; }
#define jj_gc_track(o) PyObject_GC_Track(o)
#define jj_gc_untrack(o) PyObject_GC_UnTrack(o)
#define jj_recursion_remaining(ts) ((ts)->py_recursion_remaining)
#define jj_recursion_headroom(ts) ((ts)->recursion_headroom)
#define JJ_LEVEL_ENDS_FIRST 1
#define jj_enter_fast_call(ts) jj_enter_call(ts)
#define jj_leave_fast_call(ts) jj_leave_call(ts)
#define jj_levels_in_c(ts) ((void)(ts), 1000)  // counted apart from Python's
#define jj_fetched_args(value) (((PyBaseExceptionObject *)(value))->args)

JJ_INLINE void jj_chain_handled(PyThreadState *ts) {
  (void)ts;
  PyObject *exception = PyErr_GetRaisedException();
  PyErr_SetObject((PyObject *)Py_TYPE(exception), exception);
  Py_DECREF(exception);
}

JJ_INLINE int jj_interpreted_generator_flags(PyGenObject *g) {
  PyCodeObject *code = PyGen_GetCode(g);
  int flags = code->co_flags;
  Py_DECREF(code);
  return flags;
}

/// The ints that always exist, from the smallest on. Micro releases move them: observers.c finds them.
extern PyLongObject *jj_small_ints;
JJ_INLINE int jj_int_is_small(PyObject *o) { return _PyLong_IsCompact((PyLongObject *)o); }
JJ_INLINE int64_t jj_int_small_value(PyObject *o) { return _PyLong_CompactValue((PyLongObject *)o); }
JJ_INLINE int64_t jj_int_sign(PyObject *o) { return 1 - (int64_t)(((PyLongObject *)o)->long_value.lv_tag & _PyLong_SIGN_MASK); }
JJ_INLINE int jj_int_is(PyObject *o, int64_t value) { return _PyLong_IsCompact((PyLongObject *)o) && _PyLong_CompactValue((PyLongObject *)o) == value; }
JJ_INLINE digit *jj_int_digits(PyObject *o) { return ((PyLongObject *)o)->long_value.ob_digit; }
JJ_INLINE Py_ssize_t jj_int_num_digits(PyObject *o) { return _PyLong_DigitCount((PyLongObject *)o); }
JJ_INLINE void jj_int_set_digits(PyObject *o, int is_negative, int n) {
  _PyLong_SetSignAndDigitCount((PyLongObject *)o, n == 0 ? 0 : is_negative ? -1 : 1, n);
}
JJ_INLINE int jj_int_is_negative(PyObject *o) { return _PyLong_IsNegative((PyLongObject *)o); }

/// No small int: those are there always.
JJ_INLINE int jj_int_has_one_digit(PyObject *o) {
  return _PyLong_IsCompact((PyLongObject *)o) && ((PyLongObject *)o)->long_value.ob_digit[0] > _PY_NSMALLPOSINTS;
}
JJ_INLINE void jj_int_set_small(PyObject *o, int64_t value) {
  _PyLong_SetSignAndDigitCount((PyLongObject *)o, value < 0 ? -1 : 1, 1);
  ((PyLongObject *)o)->long_value.ob_digit[0] = (digit)(value < 0 ? -value : value);
}

/// Words that are not NULL while somebody observes: that of the allocators, which tracemalloc and others put their own in place of, and that of a tracer of
/// references. Where they lie differs between micro releases: observers.c finds them. Until then somebody does.
extern void *const *jj_observed_allocator, *const *jj_observed_references;
#define jj_somebody_observes() (((uintptr_t)*jj_observed_allocator | (uintptr_t)*jj_observed_references) != 0)
#ifdef Py_DEBUG
#define jj_dealloc_generally(o) _Py_Dealloc(o)
#else
/// _Py_Dealloc, which tells tracers, and puts off what nests too deeply (JJ_DEALLOC_MAY_WAIT): all else is ended at once.
JJ_INLINE void jj_dealloc_generally(PyObject *o) {
  PyTypeObject *type = Py_TYPE(o);
  if (JJ_UNLIKELY(jj_end_is_observed()) || (JJ_DEALLOC_MAY_WAIT && PyType_HasFeature(type, Py_TPFLAGS_HAVE_GC))) _Py_Dealloc(o);
  else type->tp_dealloc(o);
}
#endif
JJ_INLINE void jj_renew(PyObject *o) {
  if (JJ_UNLIKELY(jj_memory_is_observed()))
    _Py_NewReference(o);
  else
    jj_set_one_reference(o);
}

/// The interpreter, if its dead tuples are where the headers say: another micro release may keep them elsewhere. Or NULL. observers.c finds it.
extern PyInterpreterState *jj_interpreter_of_tuples;

/// range_iterator of ranges that fit a C long: the next item, and how many are left.
typedef struct {
  PyObject_HEAD
  long start, step, len;
} jj_range_iterator;
JJ_INLINE int jj_range_next(jj_range_iterator *it, long *value) {
  if (it->len <= 0) return 0;
  *value = it->start;
  it->start = (long)((unsigned long)it->start + (unsigned long)it->step);
  it->len--;
  return 1;
}
JJ_INLINE void jj_range_set(jj_range_iterator *it, long next, long left, long step) {
  it->start = next;
  it->step = step;
  it->len = left;
}

#include "runtime/cpython/gc_track.h"

/// The Py_SIZE(type) members of __slots__.
JJ_INLINE struct PyMemberDef *jj_slot_members(PyTypeObject *type) { return (struct PyMemberDef *)((char *)type + Py_TYPE(type)->tp_basicsize); }
#endif
