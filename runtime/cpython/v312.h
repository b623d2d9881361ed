// CPython 3.12. See internals.h.
#include "internal/pycore_long.h"

/// The thread-local variable behind CPython's own inline function is not exported.
#define _PyThreadState_GET() _PyThreadState_UncheckedGet()
#define jj_gc_track(o) PyObject_GC_Track(o)
#define jj_gc_untrack(o) PyObject_GC_UnTrack(o)
#define jj_current_frame(ts) ((ts)->cframe->current_frame)
#define jj_frame_func(f) (*(void **)&(f)->f_funcobj)
#define jj_frame_code(f) (*(void **)&(f)->f_code)
#define jj_frame_ip(f) ((f)->prev_instr)
#define jj_recursion_remaining(ts) ((ts)->py_recursion_remaining)
#define jj_call_recursion_remaining(ts) ((ts)->c_recursion_remaining)
#define jj_recursion_headroom(ts) ((ts)->recursion_headroom)
#define jj_eval_breaker(ts) _Py_atomic_load_relaxed(&(ts)->interp->ceval.eval_breaker)

JJ_INLINE void jj_frame_init_version(_PyInterpreterFrame *frame) { frame->return_offset = 0; }

JJ_INLINE int jj_int_is_small(PyObject *o) { return _PyLong_IsCompact((PyLongObject *)o); }
JJ_INLINE int64_t jj_int_small_value(PyObject *o) { return _PyLong_CompactValue((PyLongObject *)o); }
JJ_INLINE digit *jj_int_digits(PyObject *o) { return ((PyLongObject *)o)->long_value.ob_digit; }
JJ_INLINE Py_ssize_t jj_int_num_digits(PyObject *o) { return _PyLong_DigitCount((PyLongObject *)o); }
JJ_INLINE int jj_int_is_negative(PyObject *o) { return _PyLong_IsNegative((PyLongObject *)o); }

/// The type must have Py_TPFLAGS_MANAGED_DICT.
JJ_INLINE PyDictValues *jj_values_of(PyObject *o) {
  PyDictOrValues dorv = *_PyObject_DictOrValuesPointer(o);
  return _PyDictOrValues_IsValues(dorv) ? _PyDictOrValues_GetValues(dorv) : NULL;
}
JJ_INLINE PyDictKeysObject *jj_cached_keys(PyTypeObject *type) { return ((PyHeapTypeObject *)type)->ht_cached_keys; }
