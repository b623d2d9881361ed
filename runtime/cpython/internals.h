// CPython's internal headers and the accessors that hide how the versions differ. Only runtime/cpython/*.c include
// this.
//
// Besides what version.h lists, a version header (v311.h to v314.h; from_312.h: what is the same from 3.12 on) defines:
//   jj_current_frame(ts)              the innermost interpreter frame (an lvalue)
//   jj_frame_func(f), jj_frame_code(f)  borrowed from the frame; jj_frame_set_func, jj_frame_set_code store a borrowed reference
//                                     or NULL, jj_frame_own_func_and_code(f) makes both owned,
//                                     jj_frame_disown_func(f), jj_frame_disown_code(f) release them
//   jj_frame_ip(f)                    the executing instruction (an lvalue)
//   JJ_UNSTARTED_BEFORE_RESUME        instructions before its RESUME at which the frame of an unstarted generator stands
//   JJ_UNSTARTED_ENDS_BEHIND_RESUME   and behind it, when it is closed without having run
//   JJ_SUSPENDED_BEHIND_YIELD         instructions behind the yield at which a suspended one stands
//   jj_frame_top(f), jj_frame_set_top(f, n)  how many slots are in use
//   jj_frame_slots(f)                 the first slot. A slot is read and written by these only:
//   jj_slot_get(slot)                 the object, or NULL
//   jj_slot_put(slot, o)              gives it the reference (NULL: none); what was there is not released
//   jj_slot_close(slot)               releases what the interpreter has put there; the slot stays as it is
//   jj_slots_complete(slots, n)       generated code has stored objects and NULL: makes them what CPython wants to find
//   jj_gc_track(o), jj_gc_untrack(o)  for the garbage collector
//   jj_somebody_observes()            who is told of memory and objects that are made: tracemalloc, a tracer of references
//   jj_memory_is_observed()           so nothing may be used again unseen; never in a debug build
//   jj_renew(o)                       the first reference to a dead object that is used again
//   jj_int_has_one_digit(o), jj_int_set_small(o, value)   an exact int whose memory may become that of another one, and its new value
//   jj_dealloc_generally(o)           what Py_DECREF does with an object that has no reference left
//   jj_interpreter_of_tuples          whose dead tuples are used again (jj_fill_kept_tuple), or NULL
//   jj_take_kept_tuple(interp, n)     one of that size, without items, not known to the collector, or NULL
//   jj_keep_tuple(interp, tuple, n)   a dead one of that size, without items: CPython keeps it; 0: it has enough of them
//   jj_kept_tuples(interp, n), jj_kept_tuples_count(interp, n)   from 3.12 on: where they are
//   jj_tuple_reset_hash(tuple)        memory of a tuple, all zero: its hash is not known
//   jj_tuple_filled(tuple)            a new tuple has got its items: is it for the collector?
//   jj_is_for_collector(items, n)     is a tuple of these?
//   jj_frame_init_rest(f)             stacktop 0, the thread as owner, fields only that version has
//   jj_recursion_remaining(ts)        Python recursion left (an lvalue)
//   JJ_LEVEL_ENDS_FIRST               a frame's level of recursion has ended when its locals are released; else it ends behind them
//   jj_enter_call(ts), jj_leave_call(ts)  around a call that CPython makes through C; 0: no recursion is left
//   jj_enter_fast_call(ts), jj_leave_fast_call(ts)  the same for a builtin function that takes its arguments as a vector
//   jj_levels_in_c(ts)                levels of recursion left to C code (many, where Python's are counted apart)
//   JJ_INIT_FRAME_FLAG                the interpreter's specialised call of a class with this flag has a frame of its own around that of __init__ (0: none does)
//   JJ_INIT_FRAME_TAKES_DEFAULTS      also when not all parameters are given
//   jj_eval_breaker(ts)               non-zero: call jj_handle_pending
//   JJ_HANDLES_PENDING                CPython exports _Py_HandlePending; where not: jj_collection_is_due(ts)
//   JJ_DICTS_HAVE_VERSIONS            ma_version_tag
//   jj_dict_tag(dict), JJ_DICT_WATCHERS   the word with the version, and the bits of it that say who is told of changes
//   JJ_ALLOCATES_INSTANCES            instances.c does; jj_size_before_plain(type), jj_size_of_inline_values(type): what lies before and behind one
//   JJ_COLLECTOR_IS_KNOWN             its lists are the same in all micro releases
//   jj_collector(interp)              its state, or NULL: this release has other lists
//   jj_young_generation(state), JJ_COLLECTOR_COUNTS(state, n)   the youngest objects; n more are known to it
//   JJ_FINDS_OBSERVERS, JJ_REFERENCES_HAVE_TRACER   see observers.c
//   JJ_HAS_314_OPERATIONS             t-strings, LOAD_SPECIAL, LOAD_COMMON_CONSTANT
//   JJ_FRAME_OBJECT_REST(X)           the fields of a frame object that only some have
//   JJ_TRACEBACK_STORES_LINE          a traceback entry is made with its line number
//   JJ_ERROR_HAS_PARTS                the error that is set is a class, a value and a traceback (curexc_...), not one exception
//   JJ_MAKES_VALUES_APART             PyType_GenericAlloc leaves the values of an instance to object.__new__
//   JJ_KEEPS_METHODS                  CPython keeps dead bound methods for the next ones itself
//   JJ_REUSES_OBJECTS                 raised.c and closures.c make and end objects in memory that waits (waiting.h); never in a debug build
//   JJ_PYGEN_CODE_FIELD               what stands in PyGenObject where JJ_GENERATOR_HEAD has `code`
//   jj_interpreted_generator_flags(g) co_flags of CPython's own
//   jj_resumes_outside_of_handlers(i) the instruction is RESUME, and no handler of the program's own is around it (false where nobody asks)
//   jj_fetched_args(value)            the arguments of an exception that PyErr_Fetch gave
//   jj_chain_handled(ts)              the exception that is set gets the one being handled as its context
//   jj_is_traced(ts, code)            255 when a tracer, profiler or monitoring tool wants to see calls of this code, else 0
//   jj_small_ints                     the array of those that always exist
//   jj_int_sign(o)                    of an int of any size, as a number below, at or above 0;   jj_int_is(o, value)   is it that int, not 0, of one digit?
//   jj_int_is_small(o), jj_int_small_value(o), jj_int_digits(o), jj_int_num_digits(o), jj_int_is_negative(o)
//   jj_range_iterator, jj_range_next, jj_range_set
//   jj_values_of(o)                   the PyDictValues of an instance without a dict, or NULL
//   jj_cached_keys(type)              shared keys of a heap type's instances
//   jj_type_version(type)             version of a type, 0 when it has none
//   jj_gc_track_new(state, o), jj_gc_untrack_tracked(state, o)  for the garbage collector, of which is known whether it knows o
//   jj_make_values(o, type), jj_end_values(o, type)   the attributes of an instance
//   jj_end_is_observed()              somebody is told of objects that die
//   JJ_DEALLOC_MAY_WAIT               _Py_Dealloc itself puts objects off that the collector knows, not their tp_dealloc
//   jj_slot_members(type)             its Py_SIZE(type) members of __slots__
//   jj_deallocation_may_nest(ts), jj_enter_deallocation(ts), jj_leave_deallocation(ts)   CPython's trashcan
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
#include "internal/pycore_pymem.h"
#include "internal/pycore_pystate.h"

#include "runtime/cpython/version.h"

#ifndef Py_DEBUG
#define JJ_REUSES_INTS 1  // instances.c
/// Where the last reference goes. (A debug build counts more than the object's references.)
void jj_dealloc(PyObject *o);
JJ_INLINE void jj_decref(PyObject *o) {
  if (JJ_IS_IMMORTAL(o)) return;
  if (--o->ob_refcnt == 0) jj_dealloc(o);
}
JJ_INLINE void jj_xdecref(PyObject *o) {
  if (o != NULL) jj_decref(o);
}
#undef Py_DECREF
#undef Py_XDECREF
#define Py_DECREF(o) jj_decref((PyObject *)(o))
#define Py_XDECREF(o) jj_xdecref((PyObject *)(o))
#endif

#ifdef Py_DEBUG
#define jj_memory_is_observed() 1
#else
#define jj_memory_is_observed() jj_somebody_observes()
#endif

#define JJ_INTERNAL_PART 1
#include "runtime/cpython/select.h"
#undef JJ_INTERNAL_PART
#include "runtime/cpython/bridge.h"

_Static_assert(offsetof(_PyInterpreterFrame, localsplus) == JJ_FRAME_HEADER_SIZE, "frame_size.h");

/// The frame of a generator that was not started shows RETURN_GENERATOR (or what is behind it). A frame that is linked must not.
JJ_INLINE void jj_frame_show_unstarted(_PyInterpreterFrame *frame, PyCodeObject *code) {
#ifdef Py_DEBUG  // which asserts that nobody looks at such a frame, unless a generator of its own owns it
  jj_frame_ip(frame) = _PyCode_CODE(code) + code->_co_firsttraceable;
#else
  jj_frame_ip(frame) = _PyCode_CODE(code) + code->_co_firsttraceable - JJ_UNSTARTED_BEFORE_RESUME;
#endif
}
/// Does it stand where jj_frame_show_unstarted put it?
JJ_INLINE int jj_frame_shows_unstarted(_PyInterpreterFrame *frame, PyCodeObject *code) {
#ifdef Py_DEBUG
  return jj_frame_ip(frame) == _PyCode_CODE(code) + code->_co_firsttraceable;
#else
  (void)code;
  return _PyFrame_IsIncomplete(frame);
#endif
}
JJ_INLINE void jj_frame_show_resume(_PyInterpreterFrame *frame, PyCodeObject *code) {
  jj_frame_ip(frame) = _PyCode_CODE(code) + code->_co_firsttraceable;
}

/// Lets the compiler address what p points at by p, not by the stack pointer, from which it lies far: half the bytes for each access.
#define JJ_IN_REGISTER(p) __asm__("" : "+r"(p))

/// Initialises a frame with borrowed references, at the code's instruction `start`. stacktop 0 says that
/// the localsplus slots are not in use (f_locals then shows none); see jj_frame_use_slots.
JJ_INLINE void jj_frame_init(_PyInterpreterFrame *frame, PyFunctionObject *func, PyCodeObject *code, int start) {
  jj_frame_set_func(frame, (PyObject *)func);
  jj_frame_set_code(frame, (PyObject *)code);
  // Globals and builtins lie side by side in both.
  _Static_assert(offsetof(_PyInterpreterFrame, f_builtins) == offsetof(_PyInterpreterFrame, f_globals) + sizeof(PyObject *), "of a frame");
  _Static_assert(offsetof(PyFunctionObject, func_builtins) == offsetof(PyFunctionObject, func_globals) + sizeof(PyObject *), "of a function");
  memcpy(&frame->f_globals, &func->func_globals, 2 * sizeof(PyObject *));
  frame->f_locals = NULL;
  frame->frame_obj = NULL;
  jj_frame_init_rest(frame);
  jj_frame_ip(frame) = _PyCode_CODE(code) + start;
}

/// Moves the reference out of the slot.
JJ_INLINE PyObject *jj_slot_take(PyObject **slot) {
  PyObject *o = jj_slot_get(slot);
  jj_slot_put(slot, NULL);
  return o;
}
JJ_INLINE void jj_slot_clear(PyObject **slot) {
  PyObject *o = jj_slot_take(slot);
  Py_XDECREF(o);
}
/// The end of a frame: its locals die in the interpreter's order.
JJ_INLINE void jj_slots_clear(PyObject **slots, int n) {
  for (int i = 0; i < n; i++) jj_slot_clear(&slots[JJ_LOCALS_DIE_BACKWARDS ? n - 1 - i : i]);
}
/// Whatever lay there before.
JJ_INLINE void jj_slots_unset(PyObject **slots, int n) {
  for (int i = 0; i < n; i++) jj_slot_put(&slots[i], NULL);
}

JJ_INLINE void jj_frame_push(PyThreadState *ts, _PyInterpreterFrame *frame) {
  _PyInterpreterFrame **current = &jj_current_frame(ts);
  frame->previous = *current;
  *current = frame;
}

/// Half of leaving; JITReleaseFrame is the other. Between them the locals die, whose finalisers see the caller's frame.
JJ_INLINE void jj_frame_unlink(PyThreadState *ts, _PyInterpreterFrame *frame) {
  jj_current_frame(ts) = frame->previous;
  if (JJ_LEVEL_ENDS_FIRST) jj_recursion_remaining(ts)++;
}

/// The executing instruction, given by its byte offset in co_code.
JJ_INLINE void jj_frame_set_offset(_PyInterpreterFrame *frame, PyCodeObject *code, int32_t offset) {
  jj_frame_ip(frame) = _PyCode_CODE(code) + offset / (int32_t)sizeof(_Py_CODEUNIT);
}

/// Does anybody but the frame itself hold its frame object?
JJ_INLINE int jj_frame_is_kept(_PyInterpreterFrame *frame) {
  return frame->frame_obj != NULL && Py_REFCNT(frame->frame_obj) > 1;
}

/// A tuple of the n items, whose references it takes, in the memory of a dead one that CPython keeps for the next one. NULL: there is none, and nothing was done.
JJ_INLINE PyObject *jj_fill_kept_tuple(PyObject *const *items, Py_ssize_t n) {
  PyInterpreterState *interp = jj_interpreter_of_tuples;
  if (n < 1 || n > PyTuple_MAXSAVESIZE || interp == NULL || jj_memory_is_observed()) return NULL;
  PyTupleObject *tuple = jj_take_kept_tuple(interp, n);
  if (tuple == NULL) return NULL;
  jj_set_one_reference((PyObject *)tuple);
  for (Py_ssize_t i = 0; i < n; i++) tuple->ob_item[i] = items[i];
  if (jj_is_for_collector(items, n)) jj_gc_track_new(jj_collector(interp), (PyObject *)tuple);
  return (PyObject *)tuple;
}

// --- dict keys (the same layout from 3.11 to 3.14)
JJ_INLINE PyDictKeysObject *jj_dict_keys(PyObject *dict) { return ((PyDictObject *)dict)->ma_keys; }
/// Entry number `index` of a table with str keys only.
JJ_INLINE PyDictUnicodeEntry *jj_unicode_entries(PyDictKeysObject *keys) {
  return (PyDictUnicodeEntry *)&((int8_t *)keys->dk_indices)[(size_t)1 << keys->dk_log2_index_bytes];
}
JJ_INLINE int jj_keys_are_unicode(PyDictKeysObject *keys) { return keys->dk_kind != DICT_KEYS_GENERAL; }
/// Has no key that hash, for certain: is the first place free that one would have?
JJ_INLINE int jj_lacks_hash(PyDictKeysObject *keys, Py_hash_t hash) {
  return keys->dk_log2_size < 8 && ((const int8_t *)keys->dk_indices)[(size_t)hash & (((size_t)1 << keys->dk_log2_size) - 1)] == DKIX_EMPTY;
}
JJ_INLINE int jj_dict_is_watched(PyObject *dict) { return (jj_dict_tag(dict) & JJ_DICT_WATCHERS) != 0; }
#endif
