// CPython 3.11. See internals.h.
#define jj_gc_track(o) _PyObject_GC_TRACK(o)
#define jj_gc_untrack(o) _PyObject_GC_UNTRACK(o)
#define jj_current_frame(ts) ((ts)->cframe->current_frame)
#define jj_frame_func(f) (*(void **)&(f)->f_func)
#define jj_frame_code(f) (*(void **)&(f)->f_code)
#define jj_frame_ip(f) ((f)->prev_instr)
#define jj_recursion_remaining(ts) ((ts)->recursion_remaining)
#define jj_call_recursion_remaining(ts) ((ts)->recursion_remaining)
#define jj_recursion_headroom(ts) ((ts)->recursion_headroom)
#define jj_eval_breaker(ts) _Py_atomic_load_relaxed(&(ts)->interp->ceval.eval_breaker)

JJ_INLINE void jj_frame_init_version(_PyInterpreterFrame *frame) { frame->is_entry = false; }

// int: sign and number of 30-bit digits in ob_size
JJ_INLINE int jj_int_is_small(PyObject *o) { return (size_t)(Py_SIZE(o) + 1) < 3; }  // -1, 0 or 1 digits
JJ_INLINE int64_t jj_int_small_value(PyObject *o) { return Py_SIZE(o) * (int64_t)((PyLongObject *)o)->ob_digit[0]; }
JJ_INLINE digit *jj_int_digits(PyObject *o) { return ((PyLongObject *)o)->ob_digit; }
JJ_INLINE Py_ssize_t jj_int_num_digits(PyObject *o) { return Py_SIZE(o) < 0 ? -Py_SIZE(o) : Py_SIZE(o); }
JJ_INLINE int jj_int_is_negative(PyObject *o) { return Py_SIZE(o) < 0; }

/// The type must have Py_TPFLAGS_MANAGED_DICT.
JJ_INLINE PyDictValues *jj_values_of(PyObject *o) { return *_PyObject_ValuesPointer(o); }
JJ_INLINE PyDictKeysObject *jj_cached_keys(PyTypeObject *type) { return ((PyHeapTypeObject *)type)->ht_cached_keys; }
