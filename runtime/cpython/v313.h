// CPython 3.13. See version.h and internals.h; select.h about the two parts.
#ifdef JJ_INTERNAL_PART
#define JJ_DEALLOC_MAY_WAIT 0
#define jj_end_is_observed() (*jj_observed_references != NULL)
#define JJ_COLLECTOR_IS_KNOWN 1
#define jj_collector(interp) (&(interp)->gc)
#define jj_young_generation(state) ((struct gc_generation *)(state)->generation0)  // releases differ in how they align `generations`
#define JJ_COLLECTOR_COUNTS(state, n) ((void)(state))
#define jj_set_one_reference(o) ((void)((o)->ob_refcnt = 1))
#endif
#include "runtime/cpython/from_312.h"

#ifndef JJ_INTERNAL_PART
#define JJ_ENDED_GENERATOR_HAS_CALLER (Py_Version < 0x030D0CF0)  // gh-100964
#define JJ_CLOSE_CLEARS_UNSTARTED (Py_Version >= 0x030D0CF0)      // gh-142766
#define jj_write_unraisable(doing, o) PyErr_WriteUnraisable(o)
#define JJ_CLOSE_SKIPS_PLAIN_YIELDS 1
#define JJ_CLOSE_KEEPS_FUNCTION (Py_Version < 0x030D06F0)       // gh-125723
#define JJ_THROW_SHOWS_EVERY_DELEGATION 0
#define JJ_SET_ADD_CHECKS_TYPE 0
#define JJ_GENERATOR_STEPS_ARE_LIMITED 1
#define JJ_LOOP_STEPS_ARE_LIMITED 0
#define JJ_THROWING_SHOWS_DELEGATION 0
#define JJ_UNPACKING_TELLS_SIZE 0
#define JJ_MAY_HAVE_DOCSTRING(code) 1
#define JJ_SUGGESTS_KEYWORDS 1
#define JJ_MESSAGE_NOT_AWAITABLE "object %.100s can't be used in 'await' expression"
#define JJ_CHECKS_MADE_CAUSE 1
#define JJ_CLOSE_RETURNS_VALUE 1
#define JJ_CLEARS_SUSPENDED_FRAMES 0
#define JJ_FRAMES_TELL_GENERATOR 0
#define JJ_F_LOCALS_READS_SLOTS 1
#define JJ_INTERPRETER_SKIPS_INIT 1

JJ_INLINE int jj_optional_attr(PyObject *o, PyObject *name, PyObject **value) { return PyObject_GetOptionalAttr(o, name, value); }
JJ_INLINE void jj_function_set_annotate(PyFunctionObject *f, PyObject *annotate) {
  (void)f;
  Py_XDECREF(annotate);
}

#else  // JJ_INTERNAL_PART
#define JJ_REFERENCES_HAVE_TRACER 1
#include "internal/pycore_opcode_utils.h"
#include "internal/pycore_setobject.h"

/// The thread-local variable behind CPython's own inline function is not exported.
#define _PyThreadState_GET() PyThreadState_GetUnchecked()
#define jj_tuple_filled(tuple) ((void)(tuple))
#define jj_tuple_reset_hash(tuple) ((void)(tuple))
#define jj_is_for_collector(items, n) 1
#define JJ_INIT_FRAME_FLAG Py_TPFLAGS_INLINE_VALUES
#define JJ_INIT_FRAME_TAKES_DEFAULTS 0
#define JJ_HANDLES_PENDING 1
#define JJ_DICTS_HAVE_VERSIONS 1
#define JJ_DICT_WATCHERS 0xff
#define jj_dict_tag(dict) (((PyDictObject *)(dict))->ma_version_tag)
#define JJ_HAS_314_OPERATIONS 0
#define JJ_MAKES_VALUES_APART 0
#define JJ_KEEPS_METHODS 0
#define JJ_UNSTARTED_BEFORE_RESUME 1
#define JJ_UNSTARTED_ENDS_BEHIND_RESUME 1
#define JJ_SUSPENDED_BEHIND_YIELD 1
#define jj_current_frame(ts) ((ts)->current_frame)
#define jj_frame_func_field(f) (*(void **)&(f)->f_funcobj)
#define jj_frame_code_field(f) (*(void **)&(f)->f_executable)
#define jj_frame_ip(f) ((f)->instr_ptr)
#define jj_eval_breaker(ts) (__atomic_load_n(&(ts)->eval_breaker, __ATOMIC_RELAXED) & _PY_EVAL_EVENTS_MASK)
#define jj_resumes_outside_of_handlers(instruction) (((instruction)->op.arg & RESUME_OPARG_DEPTH1_MASK) != 0)

/// Monitoring: a code object that was found to be of interest to no tool gets the version of that moment, marked so that it is never
/// what the interpreter takes for up to date. A change of events for all code changes the version; one for this code alone makes the
/// interpreter instrument it, which takes the mark away.
#define JJ_VERSION_EXAMINED 1  // a bit of the eval breaker's events, 0 in versions
#define jj_monitoring_version(ts) (__atomic_load_n(&(ts)->eval_breaker, __ATOMIC_RELAXED) & ~_PY_EVAL_EVENTS_MASK)
int32_t jj_examine_monitoring(PyThreadState *ts, PyCodeObject *code);
JJ_INLINE int jj_is_traced(PyThreadState *ts, PyCodeObject *code) {
  return JJ_UNLIKELY((__atomic_load_n(&(ts)->eval_breaker, __ATOMIC_RELAXED) + JJ_VERSION_EXAMINED) != code->_co_instrumentation_version) ? jj_examine_monitoring(ts, code) : 0;
}
/// What a frame object has besides what all Pythons know: what f_locals has given out.
#define JJ_FRAME_OBJECT_REST(X) X(f_extra_locals) X(f_locals_cache)
#include "runtime/cpython/plain_frames.h"

JJ_INLINE int jj_enter_call(PyThreadState *ts) {
  if (ts->c_recursion_remaining <= 1) return 0;
  ts->c_recursion_remaining--;
  return 1;
}
JJ_INLINE void jj_leave_call(PyThreadState *ts) { ts->c_recursion_remaining++; }

/// Dead tuples of a number of items that CPython keeps, linked by their first item.
JJ_INLINE PyTupleObject **jj_kept_tuples(PyInterpreterState *interp, Py_ssize_t n) { return &interp->object_state.freelists.tuples.items[n - 1]; }
JJ_INLINE Py_ssize_t jj_kept_tuples_count(PyInterpreterState *interp, Py_ssize_t n) { return interp->object_state.freelists.tuples.numfree[n - 1]; }
JJ_INLINE PyTupleObject *jj_take_kept_tuple(PyInterpreterState *interp, Py_ssize_t n) {
  PyTupleObject **first = jj_kept_tuples(interp, n), *tuple = *first;
  if (tuple == NULL) return NULL;
  *first = (PyTupleObject *)tuple->ob_item[0];
  interp->object_state.freelists.tuples.numfree[n - 1]--;
  return tuple;
}
JJ_INLINE int jj_keep_tuple(PyInterpreterState *interp, PyTupleObject *tuple, Py_ssize_t n) {
  if ((size_t)interp->object_state.freelists.tuples.numfree[n - 1] >= PyTuple_MAXFREELIST) return 0;  // negative at the end of the interpreter
  PyTupleObject **first = jj_kept_tuples(interp, n);
  tuple->ob_item[0] = (PyObject *)*first;
  *first = tuple;
  interp->object_state.freelists.tuples.numfree[n - 1]++;
  return 1;
}

#include "runtime/cpython/inline_values.h"

/// Deallocations that nest too deeply are put off.
JJ_INLINE int jj_deallocation_may_nest(PyThreadState *ts) { return ts->c_recursion_remaining > Py_TRASHCAN_HEADROOM; }
JJ_INLINE void jj_enter_deallocation(PyThreadState *ts) { ts->c_recursion_remaining--; }
JJ_INLINE void jj_leave_deallocation(PyThreadState *ts) {
  ts->c_recursion_remaining++;
  if (__builtin_expect(ts->delete_later != NULL, 0) && ts->c_recursion_remaining > 2 * Py_TRASHCAN_HEADROOM) _PyTrash_thread_destroy_chain(ts);
}

/// Version of a type for a cache, 0 when it has none. After _PyType_Lookup, which assigns it.
JJ_INLINE uint32_t jj_type_version(PyTypeObject *type) { return type->tp_version_tag; }
#endif
