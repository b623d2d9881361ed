// CPython 3.14. See version.h and internals.h; select.h about the two parts.
#ifdef JJ_INTERNAL_PART
#define JJ_DEALLOC_MAY_WAIT 1
#define jj_end_is_observed() (*jj_observed_references != NULL)
// The first releases have another collector than those from 3.14.5 on, with the same counts at the same places (gh-142516): observers.c finds it.
#define JJ_COLLECTOR_IS_KNOWN 0
#define JJ_COLLECTOR_IS_THAT_OF_313 (Py_Version >= 0x030E05C1)
extern struct _gc_runtime_state *jj_known_collector;
#define jj_collector(interp) jj_known_collector
#define jj_young_generation(state) (&(state)->permanent_generation - 3)  // the headers of the first releases have other names
#define JJ_COLLECTOR_COUNTS(state, n) ((void)((state)->heap_size += (n)))
#define jj_set_one_reference(o) ((void)((o)->ob_refcnt_full = 1))  // without flags, too
#endif
#include "runtime/cpython/from_312.h"

#ifndef JJ_INTERNAL_PART
#define JJ_ENDED_GENERATOR_HAS_CALLER (Py_Version < 0x030E03F0)  // gh-100964
#define JJ_CLOSE_CLEARS_UNSTARTED (Py_Version >= 0x030E03F0)      // gh-142766
#define jj_write_unraisable(doing, o) PyErr_FormatUnraisable("Exception ignored while " doing " %R", o)
#define JJ_CLOSE_SKIPS_PLAIN_YIELDS 1
#define JJ_CLOSE_KEEPS_FUNCTION 0
#define JJ_THROW_SHOWS_EVERY_DELEGATION 1
#define JJ_SET_ADD_CHECKS_TYPE (Py_Version >= 0x030E08F0)
#define JJ_GENERATOR_STEPS_ARE_LIMITED 0
#define JJ_LOOP_STEPS_ARE_LIMITED 0
#define JJ_THROWING_SHOWS_DELEGATION 0
#define JJ_UNPACKING_TELLS_SIZE 1
#define JJ_MAY_HAVE_DOCSTRING(code) ((code)->co_flags & CO_HAS_DOCSTRING)
#define JJ_SUGGESTS_KEYWORDS 1
#define JJ_MESSAGE_NOT_AWAITABLE "'%.100s' object can't be awaited"
#define JJ_CHECKS_MADE_CAUSE 1
#define JJ_CLOSE_RETURNS_VALUE 1
#define JJ_CLEARS_SUSPENDED_FRAMES 0
#define JJ_FRAMES_TELL_GENERATOR 1
#define JJ_F_LOCALS_READS_SLOTS 1
#ifdef Py_DEBUG
// Every method and attribute of functions asserts the exact type: no subtype then, and interpreted callers may run the bytecode of __init__.
#define JJ_INTERPRETER_SKIPS_INIT 0
#else
#define JJ_INTERPRETER_SKIPS_INIT 1
#endif

JJ_INLINE int jj_optional_attr(PyObject *o, PyObject *name, PyObject **value) {
  return PyObject_GetOptionalAttr(o, name, value);
}
/// From 3.14.5 on the interpreter names the new function after the one that it belongs to (gh-137814).
JJ_INLINE void jj_function_set_annotate(PyFunctionObject *f, PyObject *annotate) {
  f->func_annotate = annotate;
  if (annotate == NULL || Py_Version < 0x030E05C1 || !PyFunction_Check(annotate)) return;
  PyObject *name = PyUnicode_FromFormat("%U.__annotate__", f->func_qualname);
  if (name == NULL)
    PyErr_Clear();  // out of memory: it keeps the name of its code
  else
    Py_SETREF(((PyFunctionObject *)annotate)->func_qualname, name);
}

#else  // JJ_INTERNAL_PART
#define JJ_REFERENCES_HAVE_TRACER 1
#include "internal/pycore_interpframe.h"
#include "internal/pycore_interpolation.h"
#include "internal/pycore_opcode_utils.h"
#include "internal/pycore_setobject.h"
#include "internal/pycore_stackref.h"
#include "internal/pycore_template.h"

/// The thread-local variable behind CPython's own inline function is not exported.
#define _PyThreadState_GET() PyThreadState_GetUnchecked()
#define JJ_INIT_FRAME_FLAG Py_TPFLAGS_HEAPTYPE
#define JJ_INIT_FRAME_TAKES_DEFAULTS 1
#define JJ_HANDLES_PENDING 1
#define JJ_DICTS_HAVE_VERSIONS 0
#define JJ_DICT_WATCHERS 0xff
#define jj_dict_tag(dict) (((PyDictObject *)(dict))->_ma_watcher_tag)
#define JJ_HAS_314_OPERATIONS 1
#define JJ_MAKES_VALUES_APART 0
#define JJ_KEEPS_METHODS 1
#define JJ_UNSTARTED_BEFORE_RESUME 1
#define JJ_UNSTARTED_ENDS_BEHIND_RESUME 1
#define JJ_SUSPENDED_BEHIND_YIELD 1
#define jj_current_frame(ts) ((ts)->current_frame)
#define jj_frame_ip(f) ((f)->instr_ptr)
#define jj_eval_breaker(ts) (__atomic_load_n(&(ts)->eval_breaker, __ATOMIC_RELAXED) & _PY_EVAL_EVENTS_MASK)
#define jj_resumes_outside_of_handlers(instruction) (((instruction)->op.arg & RESUME_OPARG_DEPTH1_MASK) != 0)

/// Monitoring: a code object that was found to be of interest to no tool gets the version of that moment, marked so
/// that it is never what the interpreter takes for up to date. A change of events for all code changes the version; one
/// for this code alone makes the interpreter instrument it, which takes the mark away.
#define JJ_VERSION_EXAMINED 1  // a bit of the eval breaker's events, 0 in versions
#define jj_monitoring_version(ts) (__atomic_load_n(&(ts)->eval_breaker, __ATOMIC_RELAXED) & ~_PY_EVAL_EVENTS_MASK)
int32_t jj_examine_monitoring(PyThreadState *ts, PyCodeObject *code);
JJ_INLINE int jj_is_traced(PyThreadState *ts, PyCodeObject *code) {
  return JJ_UNLIKELY((__atomic_load_n(&(ts)->eval_breaker, __ATOMIC_RELAXED) + JJ_VERSION_EXAMINED) !=
                     code->_co_instrumentation_version)
             ? jj_examine_monitoring(ts, code)
             : 0;
}

/// Calls through C are bounded by the stack pointer.
JJ_INLINE int jj_enter_call(PyThreadState *ts) { return !_Py_MakeRecCheck(ts); }
JJ_INLINE void jj_leave_call(PyThreadState *ts) {}

JJ_INLINE void jj_tuple_reset_hash(PyObject *tuple) { ((PyTupleObject *)tuple)->ob_hash = -1; }
JJ_INLINE int jj_is_for_collector(PyObject *const *items, Py_ssize_t n) {
#pragma clang loop vectorize(disable) unroll(disable)
  for (Py_ssize_t i = 0; i < n; i++)
    if (PyType_IS_GC(Py_TYPE(items[i]))) return 1;
  return 0;
}
/// A tuple that was made tracked has got its items.
JJ_INLINE void jj_tuple_filled(PyObject *tuple) {
  Py_ssize_t n = PyTuple_GET_SIZE(tuple);
  if (n > 0 && !jj_is_for_collector(((PyTupleObject *)tuple)->ob_item, n)) jj_gc_untrack(tuple);
}

/// What a frame object has besides what all Pythons know: what f_locals has given out.
#define JJ_FRAME_OBJECT_REST(X) X(f_extra_locals) X(f_locals_cache) X(f_overwritten_fast_locals)

// What a frame refers to is a _PyStackRef: an address with a tag. The tag says that the reference is not counted:
// borrowed, or of an object that is never freed. The tag without an address is NULL. Our frames borrow function and
// code.
JJ_INLINE _PyStackRef jj_borrowed_ref(PyObject *o) { return (_PyStackRef){.bits = (uintptr_t)o | Py_TAG_REFCNT}; }
JJ_INLINE PyObject *jj_frame_func(_PyInterpreterFrame *f) { return PyStackRef_AsPyObjectBorrow(f->f_funcobj); }
JJ_INLINE PyObject *jj_frame_code(_PyInterpreterFrame *f) { return PyStackRef_AsPyObjectBorrow(f->f_executable); }
JJ_INLINE void jj_frame_set_func(_PyInterpreterFrame *f, PyObject *func) { f->f_funcobj = jj_borrowed_ref(func); }
JJ_INLINE void jj_frame_set_code(_PyInterpreterFrame *f, PyObject *code) { f->f_executable = jj_borrowed_ref(code); }
JJ_INLINE void jj_frame_own_func_and_code(_PyInterpreterFrame *f) {
  f->f_funcobj = PyStackRef_FromPyObjectNew(jj_frame_func(f));
  f->f_executable = PyStackRef_FromPyObjectNew(jj_frame_code(f));
}

JJ_INLINE void jj_frame_disown_func(_PyInterpreterFrame *f) {
  _PyStackRef func = f->f_funcobj;
  f->f_funcobj = PyStackRef_NULL;
  PyStackRef_XCLOSE(func);
}
JJ_INLINE void jj_frame_disown_code(_PyInterpreterFrame *f) {
  _PyStackRef code = f->f_executable;
  f->f_executable = PyStackRef_NULL;
  PyStackRef_XCLOSE(code);
}

JJ_INLINE void jj_frame_init_rest(_PyInterpreterFrame *frame) {
  frame->stackpointer = frame->localsplus;
  frame->owner = FRAME_OWNED_BY_THREAD;
  frame->return_offset = 0;
  frame->visited = 0;
#ifdef Py_DEBUG
  frame->lltrace = 0;
#endif
}

JJ_INLINE int jj_frame_top(_PyInterpreterFrame *f) { return (int)(f->stackpointer - f->localsplus); }
JJ_INLINE void jj_frame_set_top(_PyInterpreterFrame *f, int top) { f->stackpointer = f->localsplus + top; }

// A slot holds a _PyStackRef that owns its reference. Generated code in register mode stores plain pointers instead;
// until jj_slots_complete nobody but us reads them, and reading takes both.
JJ_INLINE PyObject **jj_frame_slots(_PyInterpreterFrame *f) { return (PyObject **)f->localsplus; }
JJ_INLINE PyObject *jj_slot_get(PyObject **slot) { return (PyObject *)((uintptr_t)*slot & ~(uintptr_t)JJ_SLOT_TAGS); }
JJ_INLINE void jj_slot_put(PyObject **slot, PyObject *o) {
  *slot = (PyObject *)(o != NULL ? PyStackRef_FromPyObjectSteal(o).bits : PyStackRef_NULL_BITS);
}
JJ_INLINE void jj_slot_close(PyObject **slot) { PyStackRef_XCLOSE((_PyStackRef){.bits = (uintptr_t)*slot}); }
JJ_INLINE void jj_slots_complete(PyObject **slots, int n) {
  for (int i = 0; i < n; i++) jj_slot_put(&slots[i], jj_slot_get(&slots[i]));
}
_Static_assert(JJ_SLOT_TAGS == Py_TAG_REFCNT && JJ_SLOT_NULL == PyStackRef_NULL_BITS, "frame_size.h");

/// Dead tuples of a number of items that CPython keeps, linked by their first word.
JJ_INLINE struct _Py_freelist *jj_list_of_tuples(PyInterpreterState *interp, Py_ssize_t n) { return &interp->object_state.freelists.tuples[n - 1]; }
JJ_INLINE PyTupleObject **jj_kept_tuples(PyInterpreterState *interp, Py_ssize_t n) { return (PyTupleObject **)&jj_list_of_tuples(interp, n)->freelist; }
JJ_INLINE Py_ssize_t jj_kept_tuples_count(PyInterpreterState *interp, Py_ssize_t n) { return jj_list_of_tuples(interp, n)->size; }
JJ_INLINE PyTupleObject *jj_take_kept_tuple(PyInterpreterState *interp, Py_ssize_t n) {
  struct _Py_freelist *list = jj_list_of_tuples(interp, n);
  PyTupleObject *tuple = list->freelist;
  if (tuple == NULL) return NULL;
  list->freelist = *(void **)tuple;
  list->size--;
  tuple->ob_hash = -1;
  return tuple;
}
JJ_INLINE int jj_keep_tuple(PyInterpreterState *interp, PyTupleObject *tuple, Py_ssize_t n) {
  struct _Py_freelist *list = jj_list_of_tuples(interp, n);
  if ((size_t)list->size >= Py_tuple_MAXFREELIST) return 0;  // negative at the end of the interpreter
  *(void **)tuple = list->freelist;
  list->freelist = tuple;
  list->size++;
  return 1;
}

#include "runtime/cpython/inline_values.h"

/// Deallocations that nest too deeply are put off.
JJ_INLINE int jj_deallocation_may_nest(PyThreadState *ts) { return _Py_RecursionLimit_GetMargin(ts) >= 2; }
JJ_INLINE void jj_enter_deallocation(PyThreadState *ts) { (void)ts; }
JJ_INLINE void jj_leave_deallocation(PyThreadState *ts) {
  if (__builtin_expect(ts->delete_later != NULL, 0) && _Py_RecursionLimit_GetMargin(ts) >= 4) _PyTrash_thread_destroy_chain(ts);
}

/// Version of a type for a cache, 0 when it has none. After _PyType_Lookup, which assigns it.
JJ_INLINE uint32_t jj_type_version(PyTypeObject *type) { return type->tp_version_tag; }
#endif
