// CPython's internal headers and the accessors that hide how the versions differ. Only runtime/cpython/*.c include
// this.
//
// Besides what version.h lists, a version header (v311.h, v312.h, v313.h; from_312.h: what is the same from 3.12 on) defines:
//   jj_current_frame(ts)              the innermost interpreter frame (an lvalue)
//   jj_frame_func(f), jj_frame_code(f), jj_frame_ip(f)   fields of a frame (lvalues)
//   jj_gc_track(o), jj_gc_untrack(o)  for the garbage collector
//   jj_frame_init_version(f)          fields only that version has
//   jj_recursion_remaining(ts)        Python recursion left (an lvalue)
//   jj_call_recursion_remaining(ts)   the same for calls through C (an lvalue)
//   jj_eval_breaker(ts)               non-zero: call jj_handle_pending
//   JJ_HANDLES_PENDING                CPython exports _Py_HandlePending; where not: jj_collection_is_due(ts)
//   JJ_TRACEBACK_STORES_LINE          a traceback entry is made with its line number
//   JJ_PYGEN_CODE_FIELD               what stands in PyGenObject where JJ_GENERATOR_HEAD has `code`
//   jj_interpreted_generator_flags(g) co_flags of CPython's own
//   jj_resumes_outside_of_handlers(i) the instruction is RESUME, and no handler of the program's own is around it (false where nobody asks)
//   jj_fetched_args(value)            the arguments of an exception that PyErr_Fetch gave
//   jj_chain_handled(ts)              the exception that is set gets the one being handled as its context
//   jj_is_traced(ts, code)            255 when a tracer, profiler or monitoring tool wants to see calls of this code, else 0
//   jj_int_is_small(o), jj_int_small_value(o), jj_int_digits(o), jj_int_num_digits(o), jj_int_is_negative(o)
//   jj_range_iterator, jj_range_next, jj_range_set
//   jj_values_of(o)                   the PyDictValues of an instance without a dict, or NULL
//   jj_cached_keys(type)              shared keys of a heap type's instances
//   jj_type_version(type)             version of a type, 0 when it has none
#ifndef JUSTJITC_CPYTHON_INTERNALS_H
#define JUSTJITC_CPYTHON_INTERNALS_H
#ifndef Py_BUILD_CORE
#define Py_BUILD_CORE 1
#endif
#include "runtime/runtime.h"

#include <frameobject.h>
#include <stddef.h>

#include "internal/pycore_ceval.h"
#include "internal/pycore_code.h"
#include "internal/pycore_dict.h"
#include "internal/pycore_frame.h"
#include "internal/pycore_genobject.h"
#include "internal/pycore_interp.h"
#include "internal/pycore_object.h"
#include "internal/pycore_pyerrors.h"
#include "internal/pycore_pystate.h"

#include "runtime/frame_size.h"

#include "runtime/cpython/version.h"
#define JJ_INTERNAL_PART 1
#include "runtime/cpython/select.h"
#undef JJ_INTERNAL_PART
#include "runtime/cpython/bridge.h"

_Static_assert(offsetof(_PyInterpreterFrame, localsplus) == JJ_FRAME_HEADER_SIZE, "runtime/frame_size.h");

/// Initialises a frame with borrowed references, at the function's first traceable instruction. stacktop 0 says that
/// the localsplus slots are not in use (f_locals then shows none); see jj_frame_use_slots.
JJ_INLINE void jj_frame_init(_PyInterpreterFrame *frame, PyFunctionObject *func, PyCodeObject *code) {
  jj_frame_func(frame) = (void *)func;
  jj_frame_code(frame) = (void *)code;
  frame->f_globals = func->func_globals;
  frame->f_builtins = func->func_builtins;
  frame->f_locals = NULL;
  frame->frame_obj = NULL;
  frame->stacktop = 0;
  frame->owner = FRAME_OWNED_BY_THREAD;
  jj_frame_init_version(frame);
  jj_frame_ip(frame) = _PyCode_CODE(code) + code->_co_firsttraceable;
}

JJ_INLINE void jj_frame_push(PyThreadState *ts, _PyInterpreterFrame *frame) {
  frame->previous = jj_current_frame(ts);
  jj_current_frame(ts) = frame;
}

/// The executing instruction, given by its byte offset in co_code.
JJ_INLINE void jj_frame_set_offset(_PyInterpreterFrame *frame, PyCodeObject *code, int32_t offset) {
  jj_frame_ip(frame) = _PyCode_CODE(code) + offset / (int32_t)sizeof(_Py_CODEUNIT);
}

/// Does anybody but the frame itself hold its frame object?
JJ_INLINE int jj_frame_is_kept(_PyInterpreterFrame *frame) {
  return frame->frame_obj != NULL && Py_REFCNT(frame->frame_obj) > 1;
}

// --- dict keys (the same layout from 3.11 to 3.13)
JJ_INLINE PyDictKeysObject *jj_dict_keys(PyObject *dict) { return ((PyDictObject *)dict)->ma_keys; }
/// Entry number `index` of a table with str keys only.
JJ_INLINE PyDictUnicodeEntry *jj_unicode_entries(PyDictKeysObject *keys) {
  return (PyDictUnicodeEntry *)&((int8_t *)keys->dk_indices)[(size_t)1 << keys->dk_log2_index_bytes];
}
JJ_INLINE int jj_keys_are_unicode(PyDictKeysObject *keys) { return keys->dk_kind != DICT_KEYS_GENERAL; }
#endif
