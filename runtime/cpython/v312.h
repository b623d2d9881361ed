// CPython 3.12. See version.h and internals.h; select.h about the two parts.
#include "runtime/cpython/from_312.h"

#ifndef JJ_INTERNAL_PART
#define JJ_CLOSE_RETURNS_VALUE 0
#define JJ_INTERPRETER_SKIPS_INIT 0

JJ_INLINE int jj_optional_attr(PyObject *o, PyObject *name, PyObject **value) { return _PyObject_LookupAttr(o, name, value); }

#else  // JJ_INTERNAL_PART
/// The thread-local variable behind CPython's own inline function is not exported.
#define _PyThreadState_GET() _PyThreadState_UncheckedGet()
#define JJ_HANDLES_PENDING 0
#define jj_current_frame(ts) ((ts)->cframe->current_frame)
#define jj_frame_code(f) (*(void **)&(f)->f_code)
#define jj_frame_ip(f) ((f)->prev_instr)
#define jj_eval_breaker(ts) _Py_atomic_load_relaxed(&(ts)->interp->ceval.eval_breaker)
#define jj_collection_is_due(ts) _Py_atomic_load_relaxed(&(ts)->interp->ceval.gc_scheduled)
#define jj_coroutine_wrapper() (&_PyCoroWrapper_Type)

JJ_INLINE void jj_frame_init_version(_PyInterpreterFrame *frame) { frame->return_offset = 0; }

/// The type must have Py_TPFLAGS_MANAGED_DICT.
JJ_INLINE PyDictValues *jj_values_of(PyObject *o) {
  PyDictOrValues dorv = *_PyObject_DictOrValuesPointer(o);
  return _PyDictOrValues_IsValues(dorv) ? _PyDictOrValues_GetValues(dorv) : NULL;
}
#endif
