// CPython 3.13. See internals.h.
#include "internal/pycore_long.h"

/// The thread-local variable behind CPython's own inline function is not exported.
#define _PyThreadState_GET() PyThreadState_GetUnchecked()
#define jj_gc_track(o) PyObject_GC_Track(o)
#define jj_gc_untrack(o) PyObject_GC_UnTrack(o)
#define jj_current_frame(ts) ((ts)->current_frame)
#define jj_frame_func(f) (*(void **)&(f)->f_funcobj)
#define jj_frame_code(f) (*(void **)&(f)->f_executable)
#define jj_frame_ip(f) ((f)->instr_ptr)
#define jj_recursion_remaining(ts) ((ts)->py_recursion_remaining)
#define jj_call_recursion_remaining(ts) ((ts)->c_recursion_remaining)
#define jj_recursion_headroom(ts) ((ts)->recursion_headroom)
#define jj_eval_breaker(ts) (__atomic_load_n(&(ts)->eval_breaker, __ATOMIC_RELAXED) & _PY_EVAL_EVENTS_MASK)

JJ_INLINE void jj_frame_init_version(_PyInterpreterFrame *frame) { frame->return_offset = 0; }

JJ_INLINE int jj_int_is_small(PyObject *o) { return _PyLong_IsCompact((PyLongObject *)o); }
JJ_INLINE int64_t jj_int_small_value(PyObject *o) { return _PyLong_CompactValue((PyLongObject *)o); }
JJ_INLINE digit *jj_int_digits(PyObject *o) { return ((PyLongObject *)o)->long_value.ob_digit; }
JJ_INLINE Py_ssize_t jj_int_num_digits(PyObject *o) { return _PyLong_DigitCount((PyLongObject *)o); }
JJ_INLINE int jj_int_is_negative(PyObject *o) { return _PyLong_IsNegative((PyLongObject *)o); }

/// The type must have Py_TPFLAGS_MANAGED_DICT.
JJ_INLINE PyDictValues *jj_values_of(PyObject *o) {
  if (!(Py_TYPE(o)->tp_flags & Py_TPFLAGS_INLINE_VALUES)) return NULL;
  PyDictValues *values = _PyObject_InlineValues(o);
  return values->valid ? values : NULL;
}
JJ_INLINE PyDictKeysObject *jj_cached_keys(PyTypeObject *type) { return ((PyHeapTypeObject *)type)->ht_cached_keys; }
