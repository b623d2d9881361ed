// Frames of generators: made with the object, linked for the time of a step, given to whoever kept the frame object at the
// end. The object's protocol (send, throw, close) is in runtime/objects.
#include "runtime/cpython/generators.h"

#include "runtime/cpython/internals.h"
#include "runtime/objects/async_generator.h"
#include "runtime/objects/shared.h"
#include "runtime/operations/iteration.h"

#include <opcode.h>

#include "internal/pycore_pymem.h"

_Static_assert(offsetof(JITGeneratorObject, weakrefs) == offsetof(PyGenObject, gi_weakreflist), "head of PyGenObject");
_Static_assert(offsetof(JITGeneratorObject, exc_state) == offsetof(PyGenObject, gi_exc_state), "head of PyGenObject");
_Static_assert(offsetof(JITGeneratorObject, origin) == offsetof(PyGenObject, gi_origin_or_finalizer), "head of PyGenObject");
_Static_assert(offsetof(JITGeneratorObject, frame_state) == offsetof(PyGenObject, gi_frame_state), "head of PyGenObject");
_Static_assert(offsetof(JITGeneratorObject, code) == offsetof(PyGenObject, JJ_PYGEN_CODE_FIELD), "code stands where CPython looks for it");

JJ_INLINE _PyInterpreterFrame *frame_of(JITGeneratorObject *g) { return (_PyInterpreterFrame *)g->frame; }

JJ_INLINE PyCodeObject *code_of(_PyInterpreterFrame *frame) { return (PyCodeObject *)jj_frame_code(frame); }

Py_ssize_t jj_generator_basic_size(void) {
  return offsetof(JITGeneratorObject, frame) + offsetof(_PyInterpreterFrame, localsplus);
}

/// f_locals reads the cell of every free variable: where no cell lies in the slot, the closure's is put there.
static void fill_free_slots(_PyInterpreterFrame *frame) {
  PyCodeObject *code = code_of(frame);
  int n = code->co_nfreevars;
  PyObject *closure = ((PyFunctionObject *)jj_frame_func(frame))->func_closure;
  if (n == 0 || closure == NULL || PyTuple_GET_SIZE(closure) != n) return;
  PyObject **slots = jj_frame_slots(frame) + code->co_nlocalsplus - n;
  for (int i = 0; i < n; i++)
    if (jj_slot_get(&slots[i]) == NULL) jj_slot_put(&slots[i], Py_NewRef(PyTuple_GET_ITEM(closure, i)));
}

/// f_locals may read the slots from now on.
static JJ_NOINLINE void lay_open(_PyInterpreterFrame *frame) {
  int n = code_of(frame)->co_nlocalsplus;
  jj_slots_complete(jj_frame_slots(frame), n);
  jj_frame_set_top(frame, n);
  fill_free_slots(frame);
}

/// The step function expects to find these slots empty when it starts.
static void clear_free_slots(_PyInterpreterFrame *frame) {
  PyCodeObject *code = code_of(frame);
  PyObject **slots = jj_frame_slots(frame) + code->co_nlocalsplus - code->co_nfreevars;
  for (int i = 0; i < code->co_nfreevars; i++) jj_slot_clear(&slots[i]);
}

/// Cell variables of a generator that was not started: interpreted, MAKE_CELL has run before there is an object, and f_locals of 3.13 relies on it.
/// `making` them, or taking out again what is in them.
static void exchange_cells(_PyInterpreterFrame *frame, int making) {
  PyCodeObject *code = code_of(frame);
  for (int i = 0; i < code->co_nlocalsplus; i++) {
    if (!(_PyLocals_GetKind(code->co_localspluskinds, i) & CO_FAST_CELL)) continue;
    PyObject **slot = &jj_frame_slots(frame)[i], *held = jj_slot_get(slot);
    if (!making && (held == NULL || !PyCell_Check(held))) continue;
    PyObject *other = making ? PyCell_New(held) : PyCell_Get(held);
    if (making && other == NULL) {  // out of memory
      PyErr_Clear();
      continue;
    }
    jj_slot_put(slot, other);
    Py_XDECREF(held);
  }
}

static int number_of_parameters(PyCodeObject *code) {
  return code->co_argcount + code->co_kwonlyargcount + ((code->co_flags & CO_VARARGS) != 0) +
         ((code->co_flags & CO_VARKEYWORDS) != 0);
}

// --- making one, and its memory afterwards

/// Dead objects of a unit that are kept for the next call, at most so many. Their references to code and names stay.
enum { kMaxDead = 24 };

/// A dead object of the unit: all NULL or as it was, but for func, state and the parameters. NULL: there is none, or a collection is due,
/// which a real allocation begins. As far as the collector's counting goes an object that is used again is a new one.
JJ_INLINE JITGeneratorObject *revive(PyThreadState *ts, JITUnit *unit) {
  JITGeneratorObject *g = (JITGeneratorObject *)unit->dead;
  if (g == NULL) return NULL;
  struct _gc_runtime_state *gc = jj_collector(ts->interp);
  if (!JJ_COLLECTOR_IS_KNOWN && JJ_UNLIKELY(gc == NULL)) return NULL;
  struct gc_generation *young = jj_young_generation(gc);
  if (JJ_UNLIKELY(young->count >= young->threshold) && gc->enabled) return NULL;
  young->count++;
  unit->dead = g->exc_state.previous_item;
  unit->numDead--;
  jj_renew((PyObject *)g);
  return g;
}

/// The object is untracked and clear.
static void release_memory(PyThreadState *ts, JITGeneratorObject *g) {
  JITUnit *unit = (JITUnit *)g->unit;
  PyCodeObject *code = (PyCodeObject *)unit->code;
  struct _gc_runtime_state *gc = jj_collector(ts->interp);
  if (JJ_LIKELY(unit->numDead < kMaxDead && (JJ_COLLECTOR_IS_KNOWN || gc != NULL) && g->code == (PyObject *)code && g->name == code->co_name &&
                g->qualname == code->co_qualname)) {
    ((PyGC_Head *)g - 1)->_gc_prev = 0;  // forgets that it was finalised
    g->closed = 0;
    int *count = &jj_young_generation(gc)->count;
    if (*count > 0) --*count;
    g->exc_state.previous_item = unit->dead;
    unit->dead = g;
    unit->numDead++;
    return;
  }
  Py_DECREF(g->code);
  Py_DECREF(g->name);
  Py_DECREF(g->qualname);
  PyObject_GC_Del(g);
}

static JITGeneratorObject *allocate(const JITUnit *unit, PyFunctionObject *func) {
  PyTypeObject *type = unit->kind == JITUnitGenerator ? JITGeneratorType : unit->kind == JITUnitCoroutine ? JITCoroutineType : JITAsyncGeneratorType;
  JITGeneratorObject *g = (JITGeneratorObject *)_PyObject_GC_NewVar(type, (Py_ssize_t)unit->numSlots + unit->numRaw);
  if (g == NULL) return NULL;
  // tp_itemsize makes _PyObject_GC_NewVar write ob_size into the first field behind the head: all is set from here on.
  g->code = Py_NewRef(func->func_code);
  g->weakrefs = NULL;
  g->name = Py_NewRef(func->func_name);
  g->qualname = Py_NewRef(func->func_qualname);
  g->exc_state.exc_value = NULL;
  g->exc_state.previous_item = NULL;
  g->origin = NULL;
  g->step_func = unit->step;
  g->unit = unit;
  g->awaiting = NULL;
  g->delegated = NULL;
  g->num_locals = unit->numSlots;
  g->num_parameters = number_of_parameters((PyCodeObject *)unit->code);
  g->running = g->delegation = g->shown = g->unused = 0;
  _PyInterpreterFrame *frame = frame_of(g);
  jj_frame_init(frame, func, (PyCodeObject *)unit->code, ((PyCodeObject *)unit->code)->_co_firsttraceable);
  g->locals = jj_frame_slots(frame);
  jj_slots_unset(g->locals, unit->numSlots);
  return g;
}

/// The dead object was made by another function object, or its function has been given other names, or the module was loaded once more.
static JJ_SLOW void rename_revived(JITGeneratorObject *g, PyFunctionObject *func) {
  jj_frame_set_code(frame_of(g), g->unit->code);
  Py_SETREF(g->code, Py_NewRef(func->func_code));
  Py_SETREF(g->name, Py_NewRef(func->func_name));
  Py_SETREF(g->qualname, Py_NewRef(func->func_qualname));
}

/// Making one is a call, too: its frame lives for a moment. < 0: RecursionError is set.
static JJ_SLOW int check_call(PyThreadState *ts) {
  jj_recursion_remaining(ts)--;
  if (jj_check_recursion(ts) < 0) return -1;
  jj_recursion_remaining(ts)++;
  return 0;
}

PyObject *JITMakeGenerator(PyThreadState *ts, PyFunctionObject *func, PyObject **args, uint32_t given, const JITUnit *unit) {
  if (JJ_UNLIKELY(jj_is_traced(ts, (PyCodeObject *)unit->code))) return jj_run_bytecode(ts, func, args, unit);
  if (JJ_UNLIKELY(jj_recursion_remaining(ts) <= 0) && check_call(ts) < 0) return NULL;
  PyObject *origin = NULL;
  if (JJ_UNLIKELY(ts->coroutine_origin_tracking_depth != 0) && unit->kind == JITUnitCoroutine) {
    origin = jj_coroutine_origin(ts);
    if (origin == NULL) return NULL;
  }
  JITGeneratorObject *g = revive(ts, (JITUnit *)unit);
  if (JJ_LIKELY(g != NULL)) {
    if (JJ_UNLIKELY(g->code != func->func_code || g->name != func->func_name || g->qualname != func->func_qualname)) rename_revived(g, func);
    _PyInterpreterFrame *frame = frame_of(g);
    frame->f_globals = func->func_globals;
    frame->f_builtins = func->func_builtins;
    jj_frame_show_resume(frame, code_of(frame));
  } else {
    g = allocate(unit, func);
    if (g == NULL) {
      Py_XDECREF(origin);
      return NULL;
    }
  }
  g->origin = origin;
  g->hooks_inited = g->closed = g->running_async = 0;
  g->frame_state = FRAME_CLEARED;
  g->state = 0;
  jj_frame_set_func(frame_of(g), Py_NewRef(func));
  for (int i = 0; i < g->num_parameters; i++)
    jj_slot_put(&g->locals[i], JITTakeArgument(&args[i], i < JIT_MAX_GIVEN ? given & (1u << i) : 0));
  jj_gc_track_new(jj_collector(ts->interp), (PyObject *)g);
  return (PyObject *)g;
}

/// The exception that is set gets the one being handled as its context, as in a raise statement.
static JJ_SLOW void chain_handled_exception(PyThreadState *ts) {
  PyObject *handled = ts->exc_info->exc_value;
  if (handled != NULL && handled != Py_None) jj_chain_handled(ts);
}

JJ_SLOW void jj_format_from_cause(PyObject *type, const char *format, const char *argument) {
  PyObject *cause = jj_fetch_exception(_PyThreadState_GET());
  PyErr_Format(type, format, argument);
  PyObject *error = jj_fetch_exception(_PyThreadState_GET());
  PyException_SetCause(error, Py_NewRef(cause));
  PyException_SetContext(error, cause);
  PyObject *traceback = PyException_GetTraceback(error);
  PyErr_Restore(Py_NewRef(Py_TYPE(error)), error, traceback);
}

/// PEP 479 (and 525): StopIteration must not leave a generator's body.
static JJ_SLOW void convert_stop_iteration(JITGeneratorObject *g) {
  int is_async = g->unit->kind == JITUnitAsyncGenerator;
  if (PyErr_ExceptionMatches(PyExc_StopIteration)) {
    const char *kind = is_async ? "async generator" : g->unit->kind == JITUnitCoroutine ? "coroutine" : "generator";
    jj_format_from_cause(PyExc_RuntimeError, "%s raised StopIteration", kind);
  } else if (is_async && PyErr_ExceptionMatches(PyExc_StopAsyncIteration)) {
    jj_format_from_cause(PyExc_RuntimeError, "%s raised StopAsyncIteration", "async generator");
  }
}

/// Somebody made a frame object: it gets what it shows, and if it is kept, what the frame holds: the stack too, when it is never resumed.
static JJ_SLOW void give_frame_away(PyThreadState *ts, JITGeneratorObject *g, int has_caller) {
  _PyInterpreterFrame *frame = frame_of(g);
  if (g->shown && jj_frame_shows_unstarted(frame, code_of(frame))) {  // as if it had run
    jj_frame_show_resume(frame, code_of(frame));
    jj_frame_ip(frame) += JJ_UNSTARTED_ENDS_BEHIND_RESUME;
  }
  lay_open(frame);
  jj_slots_complete(jj_frame_slots(frame), g->num_locals);
  jj_frame_set_top(frame, g->num_locals);
  frame->previous = NULL;
  PyFrameObject *kept = jj_frame_is_kept(frame) ? frame->frame_obj : NULL;
  jj_frame_give_away(ts, frame);
  if (kept != NULL && !has_caller) Py_CLEAR(kept->f_back);  // nobody's callee any more
}

/// Releases what the frame still owns. has_caller: the innermost frame is that which it returned to, and which a kept frame object may still show as such.
JJ_INLINE void clear_frame(PyThreadState *ts, JITGeneratorObject *g, int has_caller) {
  _PyInterpreterFrame *frame = frame_of(g);
  PyObject *func = jj_frame_func(frame);
  if (JJ_UNLIKELY(func == NULL)) return;
  g->awaiting = NULL;
  if (JJ_UNLIKELY(((uintptr_t)frame->frame_obj | (uintptr_t)frame->f_locals) != 0)) give_frame_away(ts, g, has_caller);
  jj_frame_set_top(frame, 0);
  g->shown = 0;
  jj_slots_clear(jj_frame_slots(frame), g->num_locals);  // the step function leaves none when it returns
  if (JJ_UNLIKELY(frame->f_locals != NULL)) Py_CLEAR(frame->f_locals);
  jj_frame_set_func(frame, NULL);
  Py_DECREF(func);
}

/// The step function has ended: what the object held for it is released, in CPython's order.
JJ_INLINE void finish(PyThreadState *ts, JITGeneratorObject *g) {
  Py_CLEAR(g->exc_state.exc_value);
  clear_frame(ts, g, JJ_ENDED_GENERATOR_HAS_CALLER);
}

// --- the frame of a suspended generator

/// Boxes the locals that a suspended generator keeps unboxed into their slots, where f_locals reads them.
static void box_locals(JITGeneratorObject *g) {
  PyObject **slots = g->locals;
  const uint64_t *raw = (const uint64_t *)(slots + g->unit->numSlots);
  for (const int32_t *row = g->unit->unboxed; *row != 0; row += 4) {
    if (row[0] != g->state) continue;
    uint64_t bits = raw[row[2]];
    double real;
    memcpy(&real, &bits, sizeof real);
    jj_slot_put(&slots[row[1]], row[3] == 0 ? JITBoxExitI64((int64_t)bits) : row[3] == 1 ? JITBoxExitF64(real) : PyBool_FromLong((long)bits));
  }
}

static void clear_boxed_locals(JITGeneratorObject *g) {
  for (const int32_t *row = g->unit->unboxed; *row != 0; row += 4)
    if (row[0] == g->state) jj_slot_clear(&g->locals[row[1]]);
}

/// Somebody may look at the frame of a generator that is not running: all that a step leaves out is made good. Most are never looked at.
static JJ_SLOW void show(JITGeneratorObject *g) {
  if (g->shown) return;
  _PyInterpreterFrame *frame = frame_of(g);
  PyCodeObject *code = code_of(frame);
  frame->previous = NULL;
  if (g->state > 0) {
    jj_frame_set_offset(frame, code, g->unit->yieldOffsets[g->state - 1]);
    jj_frame_ip(frame) += JJ_SUSPENDED_BEHIND_YIELD;
    if (g->unit->unboxed != NULL) box_locals(g);
  }
  lay_open(frame);
  if (g->state == 0) {
    jj_frame_show_unstarted(frame, code);
    exchange_cells(frame, 1);
  }
  g->shown = 1;
}

/// Undoes what the step function must not meet: the slots are its business now (see jj_frame_init).
static JJ_SLOW void hide(JITGeneratorObject *g) {
  _PyInterpreterFrame *frame = frame_of(g);
  if (g->state == 0) {
    clear_free_slots(frame);
    exchange_cells(frame, 0);
    jj_frame_show_resume(frame, code_of(frame));
  }
  if (g->state > 0 && g->unit->unboxed != NULL) clear_boxed_locals(g);
  jj_frame_set_top(frame, 0);
  g->shown = 0;
}

JJ_INLINE void link_frame(PyThreadState *ts, _PyInterpreterFrame *frame) { jj_frame_push(ts, frame); }

/// `previous` stays as it is until somebody looks: see show.
JJ_INLINE void unlink_frame(PyThreadState *ts, _PyInterpreterFrame *frame) { jj_current_frame(ts) = frame->previous; }

void jj_generator_link_frame(PyThreadState *ts, JITGeneratorObject *g) {
  show(g);
  link_frame(ts, frame_of(g));
}

void jj_generator_unlink_frame(PyThreadState *ts, JITGeneratorObject *g) {
  unlink_frame(ts, frame_of(g));
  frame_of(g)->previous = NULL;
}

// --- one step

/// running, delegation and shown as one word, always written and read as such in a step: a load wider than the store before it would wait.
JJ_INLINE uint32_t flags_of(const JITGeneratorObject *g) {
  uint32_t flags;
  memcpy(&flags, &g->running, sizeof flags);
  return flags;
}
JJ_INLINE void set_flags(JITGeneratorObject *g, uint32_t flags) { memcpy(&g->running, &flags, sizeof flags); }
_Static_assert(offsetof(JITGeneratorObject, unused) == offsetof(JITGeneratorObject, running) + 3, "one word");

/// The recursion counter ran out, or it is time to look at the C stack. < 0: RecursionError is set.
static JJ_SLOW int check_step(PyThreadState *ts) {
  int limited = JJ_GENERATOR_STEPS_ARE_LIMITED && (JJ_LOOP_STEPS_ARE_LIMITED || jj_current_activity(ts) != JJ_ACTIVITY_LOOP);
  return limited || jj_stack_is_low(ts) ? jj_check_recursion(ts) : 0;
}

/// Runs the step function; `awaiting` is NULL. Little is left to do before and behind: what only a frame object shows is in show.
JJ_INLINE PyObject *run(PyThreadState *ts, JITGeneratorObject *g, PyObject *sent) {
  _PyInterpreterFrame *frame = frame_of(g);
  g->exc_state.previous_item = ts->exc_info;
  ts->exc_info = &g->exc_state;
  uint32_t flags = 1;
  if (JJ_UNLIKELY(sent == NULL)) {  // only then may there be a delegation
    if (g->delegation == JITDelegationNone || g->delegation == JITDelegationRaised) chain_handled_exception(ts);
    flags |= flags_of(g);
  }
  set_flags(g, flags);
  PyObject *value;
  int remaining = jj_recursion_remaining(ts)--;
  if (JJ_UNLIKELY(remaining <= 0 || (uint32_t)remaining * 2654435769u < (1u << 26)) && check_step(ts) < 0) {
    value = NULL;  // as in CPython, the generator has ended then
    g->state = -2;
  } else {
    link_frame(ts, frame);
    value = g->step_func(&g->state, jj_frame_slots(frame), sent);
    unlink_frame(ts, frame);
    jj_recursion_remaining(ts)++;
  }
  ts->exc_info = g->exc_state.previous_item;
  set_flags(g, 0);
  return value;
}

/// The step function has ended: 0 returned, -1 raised.
static JJ_NOINLINE int end(PyThreadState *ts, JITGeneratorObject *g, PyObject *value) {
  if (JJ_UNLIKELY(value == NULL)) {
    g->state = -2;
    convert_stop_iteration(g);
  }
  finish(ts, g);
  return value != NULL ? 0 : -1;
}

JJ_INLINE int resume(PyThreadState *ts, JITGeneratorObject *g, PyObject *sent, PyObject **result) {
  PyObject *value = run(ts, g, sent);
  *result = value;
  if (JJ_UNLIKELY(g->state <= 0)) return end(ts, g, value);
  if (JJ_UNLIKELY(frame_of(g)->frame_obj != NULL)) show(g);
  return 1;
}

/// The step function itself comes next: it may be suspended in a delegation, and its slots may be laid open.
JJ_INLINE void prepare_step(JITGeneratorObject *g) {
  g->awaiting = NULL;
  jj_frame_set_top(frame_of(g), 0);
}

int jj_generator_resume(PyThreadState *ts, JITGeneratorObject *g, PyObject *sent, PyObject **result) {
  if (g->shown) hide(g);
  prepare_step(g);
  return resume(ts, g, sent, result);
}

// --- delegation
//
// A value that is sent to a generator suspended in `yield from` or `await` of one of ours goes on to that one, and what that one yields is
// yielded: nothing changes in the generators between, so their step functions need not run. Their frames are on the stack meanwhile, and
// they count and look as if they were running. When the innermost one ends, its delegator's step function takes the outcome.

JJ_INLINE int passes_on(const JITGeneratorObject *g) {
  return flags_of(g) == 0 && g->state > 0 && g->awaiting != NULL && JITIsGeneratorOrCoroutine(g->awaiting);
}

JJ_INLINE JITGeneratorObject *generator_of(_PyInterpreterFrame *frame) {
  return (JITGeneratorObject *)((char *)frame - offsetof(JITGeneratorObject, frame));
}

/// Makes all delegators from g on look running, at most `most`; returns how many, and behind them in *innermost who takes the value.
JJ_INLINE int enter_delegators(PyThreadState *ts, JITGeneratorObject *g, int most, JITGeneratorObject **innermost) {
  int depth = 0;
  _PyInterpreterFrame *previous = jj_current_frame(ts);
  for (; depth < most && passes_on(g); depth++) {
    _PyInterpreterFrame *frame = frame_of(g);
    if (JJ_UNLIKELY(jj_frame_top(frame) == 0)) lay_open(frame);  // f_locals of a running delegator shows its slots
    if (JJ_UNLIKELY(g->exc_state.exc_value != NULL)) {  // an empty entry would be passed over
      g->exc_state.previous_item = ts->exc_info;
      ts->exc_info = &g->exc_state;
    }
    set_flags(g, 1);
    frame->previous = previous;
    previous = frame;
    g = (JITGeneratorObject *)g->awaiting;
  }
  jj_current_frame(ts) = previous;
  jj_recursion_remaining(ts) -= depth;
  *innermost = g;
  return depth;
}

/// The innermost `depth` frames are those of delegators; they are suspended again.
JJ_INLINE void leave_delegators(PyThreadState *ts, int depth) {
  _PyInterpreterFrame *frame = jj_current_frame(ts);
  jj_recursion_remaining(ts) += depth;
  while (depth-- > 0) {
    JITGeneratorObject *g = generator_of(frame);
    frame = frame->previous;
    if (JJ_UNLIKELY(ts->exc_info == &g->exc_state)) ts->exc_info = g->exc_state.previous_item;
    set_flags(g, 0);
    if (JJ_UNLIKELY(frame_of(g)->frame_obj != NULL)) show(g);
  }
  jj_current_frame(ts) = frame;
}

/// The innermost frame is that of a delegator whose sub-iterator has ended: its step function takes the outcome.
JJ_INLINE int step_delegator(PyThreadState *ts, int status, PyObject **result) {
  _PyInterpreterFrame *frame = jj_current_frame(ts);
  JITGeneratorObject *g = generator_of(frame);
  prepare_step(g);
  g->delegation = status == 0 ? JITDelegationReturned : JITDelegationFailed;
  g->delegated = *result;
  if (ts->exc_info != &g->exc_state) {
    g->exc_state.previous_item = ts->exc_info;
    ts->exc_info = &g->exc_state;
  }
  PyObject *value = g->step_func(&g->state, jj_frame_slots(frame), NULL);
  unlink_frame(ts, frame);
  jj_recursion_remaining(ts)++;
  ts->exc_info = g->exc_state.previous_item;
  set_flags(g, 0);
  *result = value;
  if (JJ_UNLIKELY(g->state <= 0)) return end(ts, g, value);
  if (JJ_UNLIKELY(frame->frame_obj != NULL)) show(g);
  return 1;
}

/// Sends a value (not NULL) to one that is suspended in a delegation.
static JJ_NOINLINE int resume_delegating(PyThreadState *ts, JITGeneratorObject *g, PyObject *sent, PyObject **result) {
  int depth = enter_delegators(ts, g, jj_recursion_remaining(ts) - 1, &g), status;
  if (JJ_LIKELY(flags_of(g) == 0 && g->state > 0)) {
    prepare_step(g);
    status = resume(ts, g, sent, result);
  } else {
    status = JITGeneratorSend(ts, g, sent, result);
  }
  for (; status != 1 && depth > 0; depth--) status = step_delegator(ts, status, result);
  leave_delegators(ts, depth);
  return status;
}

// --- the slots

/// How a loop that asks for the next item learns the end: it needs no exception for None.
static PyObject *next_item(int status, PyObject *value) {
  if (JJ_LIKELY(status > 0)) return value;
  if (status == 0) {
    if (value != Py_None) JITSetStopIteration(value);
    Py_DECREF(value);
  }
  return NULL;
}

static JJ_SLOW PyObject *iternext_slow(PyThreadState *ts, JITGeneratorObject *g) {
  PyObject *value;
  int status = JITGeneratorSend(ts, g, NULL, &value);
  return next_item(status, value);
}

static JJ_NOINLINE PyObject *iternext_delegating(PyThreadState *ts, JITGeneratorObject *g) {
  PyObject *value;
  int status = resume_delegating(ts, g, Py_None, &value);
  return next_item(status, value);
}

static JJ_NOINLINE PyObject *iteration_ended(PyThreadState *ts, JITGeneratorObject *g, PyObject *value) {
  return next_item(end(ts, g, value), value);
}

PyObject *jj_generator_iternext(PyObject *self) {
  JITGeneratorObject *g = (JITGeneratorObject *)self;
  PyThreadState *ts = _PyThreadState_GET();
  if (JJ_UNLIKELY(flags_of(g) != 0 || g->state < 0)) return iternext_slow(ts, g);
  if (JJ_UNLIKELY(g->awaiting != NULL)) return iternext_delegating(ts, g);
  PyObject *value = run(ts, g, Py_None);
  if (JJ_UNLIKELY(g->state <= 0)) return iteration_ended(ts, g, value);
  if (JJ_UNLIKELY(frame_of(g)->frame_obj != NULL)) show(g);
  return value;
}

PySendResult jj_generator_am_send(PyObject *self, PyObject *value, PyObject **result) {
  JITGeneratorObject *g = (JITGeneratorObject *)self;
  PyThreadState *ts = _PyThreadState_GET();
  int odd = flags_of(g) != 0 || g->state < 0 || (g->state == 0 && value != Py_None);
  if (JJ_UNLIKELY(odd)) return (PySendResult)JITGeneratorSend(ts, g, value, result);
  if (JJ_UNLIKELY(g->awaiting != NULL)) return (PySendResult)resume_delegating(ts, g, value, result);
  return (PySendResult)resume(ts, g, value, result);
}

PyObject *jj_generator_send(PyObject *self, PyObject *value) {
  PyObject *result;
  if (JJ_UNLIKELY(jj_generator_am_send(self, value, &result) == PYGEN_RETURN)) {
    JITSetStopIteration(result);
    Py_CLEAR(result);
  }
  return result;
}

/// The sub-iterator has been dealt with already; how that ended lies in the object.
static int take_delegated(JITGeneratorObject *g, PyObject **result) {
  int delegation = g->delegation;
  *result = g->delegated;
  g->delegated = NULL;
  g->delegation = JITDelegationNone;
  if (delegation == JITDelegationReturned) return 0;
  if (JJ_THROWN_STOP_ITERATION_RETURNS && delegation == JITDelegationRaised && PyErr_ExceptionMatches(PyExc_StopIteration))
    return jj_fetch_stop_iteration_value(result);
  return -1;
}

PyObject *jj_get_iter(PyObject *o) { return JJ_LIKELY(JITIsGenerator(o)) ? Py_NewRef(o) : PyObject_GetIter(o); }

int32_t JITIterationEnded(void) {
  if (JJ_LIKELY(!_PyErr_Occurred(_PyThreadState_GET()))) return 0;
  if (!PyErr_ExceptionMatches(PyExc_StopIteration)) return -1;
  PyErr_Clear();
  return 0;
}

/// The step function takes whatever lies in the slot for its receiver; it only asks for the outcome.
void jj_generator_pop_awaited(JITGeneratorObject *g) {
  if (!JJ_THROW_POPS_AWAITED || g->awaiting == NULL) return;
  PyObject **slot = g->locals + g->num_locals - 1;
  while (*slot != g->awaiting) slot--;
  PyObject *awaited = *slot;
  *slot = Py_NewRef(Py_None);
  g->awaiting = Py_None;
  Py_DECREF(awaited);
}

int32_t JITSend(PyObject *receiver, PyObject *value, PyObject **result) {
  if (JJ_LIKELY(value != NULL)) {
    if (JJ_LIKELY(JITIsGeneratorOrCoroutine(receiver))) return jj_generator_am_send(receiver, value, result);
    if (JITIsAsyncSend(receiver)) return jj_async_send_step((JITAsyncAwaitable *)receiver, value, result);
    return PyIter_Send(receiver, value, result);
  }
  JITGeneratorObject *g = jj_current_generator(_PyThreadState_GET());
  if (JJ_LIKELY(g != NULL && g->delegation != JITDelegationNone)) return take_delegated(g, result);
  return jj_throw_into(receiver, result);
}

int32_t JITSendNext(PyObject *receiver, PyObject *value, PyObject **result) {
  if (JJ_LIKELY(value != NULL && JITIsAsyncSend(receiver))) return jj_async_send_next((JITAsyncAwaitable *)receiver, value, result);
  return JITSend(receiver, value, result);
}

void jj_generator_raise_at_start(PyThreadState *ts, JITGeneratorObject *g) {
  jj_add_traceback_of(jj_generator_frame_object(ts, g), frame_of(g));
  g->state = -2;
  if (!JJ_STOP_ITERATION_IN_BYTECODE) convert_stop_iteration(g);  // where the bytecode does it, it has not begun to
  finish(ts, g);
}

void jj_generator_finish_unstarted(PyThreadState *ts, JITGeneratorObject *g) {
  g->state = -2;
  if (JJ_CLOSE_CLEARS_UNSTARTED) finish(ts, g);  // else what it holds dies with it
}

int jj_generator_close_plainly(PyThreadState *ts, JITGeneratorObject *g) {
  if (!JJ_CLOSE_SKIPS_PLAIN_YIELDS || g->running || g->state <= 0) return 0;
  // The RESUME behind the yield tells whether any handler but the outermost, which turns StopIteration into RuntimeError, could see GeneratorExit.
  int yield = g->unit->yieldOffsets[g->state - 1] / (int)sizeof(_Py_CODEUNIT);
  if (!jj_resumes_outside_of_handlers(&_PyCode_CODE((PyCodeObject *)g->unit->code)[yield + 1])) return 0;
  g->state = -2;
  if (!JJ_CLOSE_KEEPS_FUNCTION) {
    clear_frame(ts, g, 0);
    return 1;
  }
  g->awaiting = NULL;
  jj_slots_clear(jj_frame_slots(frame_of(g)), g->num_locals);
  return 1;
}

PyObject *jj_generator_frame_object(PyThreadState *ts, JITGeneratorObject *g) {
  _PyInterpreterFrame *frame = frame_of(g), *innermost = jj_current_frame(ts);
  if (frame->frame_obj == NULL) {
    // The frame may be linked (running) or not: it is the innermost one for a moment. One that is shown and not started is not to be linked.
    if (g->shown) hide(g);
    if (!g->running) frame->previous = NULL;  // tracemalloc looks for the callers of what is allocated
    jj_current_frame(ts) = frame;
    PyObject *object = (PyObject *)PyThreadState_GetFrame(ts);
    jj_current_frame(ts) = innermost;
    if (object == NULL) return PyErr_Occurred() ? NULL : PyErr_NoMemory();
    Py_DECREF(object);  // the frame holds it, too
  }
  if (!g->running) show(g);
  return Py_NewRef((PyObject *)frame->frame_obj);
}

void jj_generator_dealloc(PyObject *self) {
  JITGeneratorObject *g = (JITGeneratorObject *)self;
  jj_gc_untrack(self);
  if (JJ_UNLIKELY(g->weakrefs != NULL)) PyObject_ClearWeakRefs(self);
  if (JJ_UNLIKELY(g->state >= 0)) {
    jj_gc_track(self);  // the finaliser runs Python code
    if (PyObject_CallFinalizerFromDealloc(self)) return;
    jj_gc_untrack(self);
    g->state = -2;
  }
  PyThreadState *ts = _PyThreadState_GET();
  Py_CLEAR(g->origin);
  // A step function that was driven by hand has left that to us.
  if (JJ_UNLIKELY(jj_frame_func(frame_of(g)) != NULL)) clear_frame(ts, g, 0);
  Py_CLEAR(g->delegated);
  Py_CLEAR(g->exc_state.exc_value);
  release_memory(ts, g);
}

int jj_generator_traverse_frame(JITGeneratorObject *g, visitproc visit, void *arg) {
  _PyInterpreterFrame *frame = frame_of(g);
  if (jj_frame_func(frame) == NULL) return 0;
  Py_VISIT(jj_frame_func(frame));
  Py_VISIT(frame->frame_obj);
  Py_VISIT(frame->f_locals);
  if (g->running) return 0;  // the slots are in flux; what is in registers counts as reachable
  for (int i = 0; i < g->num_locals; i++) Py_VISIT(jj_slot_get(&jj_frame_slots(frame)[i]));
  return 0;
}

JITGeneratorObject *jj_current_generator(PyThreadState *ts) {
  _PyInterpreterFrame *frame = jj_current_frame(ts);
  if (frame == NULL || frame->owner != FRAME_OWNED_BY_THREAD) return NULL;
  if (!(code_of(frame)->co_flags & (CO_GENERATOR | CO_COROUTINE | CO_ASYNC_GENERATOR))) return NULL;
  return (JITGeneratorObject *)((char *)frame - offsetof(JITGeneratorObject, frame));
}

/// Frames that have not begun their body, and those of the C stack, do not count.
static _PyInterpreterFrame *first_complete(_PyInterpreterFrame *frame) {
  while (frame != NULL && _PyFrame_IsIncomplete(frame)) frame = frame->previous;
  return frame;
}

/// Interpreted frames lie in chunks of the thread or in the generator that owns them; ours on the C stack or in an object of ours.
static int is_compiled_frame(PyThreadState *ts, _PyInterpreterFrame *frame) {
  if (frame->owner != FRAME_OWNED_BY_THREAD) return 0;
  for (_PyStackChunk *chunk = ts->datastack_chunk; chunk != NULL; chunk = chunk->previous)
    if ((char *)frame >= (char *)chunk && (char *)frame < (char *)chunk + chunk->size) return 0;
  return 1;
}

JITGeneratorObject *jj_generator_of_frame_object(PyObject *object) {
  _PyInterpreterFrame *frame = ((PyFrameObject *)object)->f_frame;
  if (frame->owner != FRAME_OWNED_BY_THREAD || !is_compiled_frame(_PyThreadState_GET(), frame)) return NULL;
  return code_of(frame)->co_flags & (CO_GENERATOR | CO_COROUTINE | CO_ASYNC_GENERATOR) ? generator_of(frame) : NULL;
}

int jj_called_by_compiled_code(void) {
  PyThreadState *ts = _PyThreadState_GET();
  _PyInterpreterFrame *frame = first_complete(jj_current_frame(ts));
  return frame != NULL && is_compiled_frame(ts, frame);
}

/// The instruction that a frame executes, without the interpreter's specialisations.
static _Py_CODEUNIT general_instruction(_PyInterpreterFrame *frame) {
  _Py_CODEUNIT instruction;
  memset(&instruction, 0, sizeof instruction);
  PyObject *bytes = PyCode_GetCode(code_of(frame));
  if (bytes == NULL)
    PyErr_Clear();
  else
    memcpy(&instruction, PyBytes_AS_STRING(bytes) + _PyInterpreterFrame_LASTI(frame) * (int)sizeof instruction, sizeof instruction);
  Py_XDECREF(bytes);
  return instruction;
}

static enum jj_activity yield_from_activity(PyThreadState *ts, _PyInterpreterFrame *frame) {
  JITGeneratorObject *g = jj_current_generator(ts);
  int flags = g != NULL ? jj_generator_code_flags((PyObject *)g) : code_of(frame)->co_flags;
  return flags & (CO_COROUTINE | CO_ITERABLE_COROUTINE) ? JJ_ACTIVITY_YIELD_FROM_IN_COROUTINE : JJ_ACTIVITY_YIELD_FROM;
}

enum jj_activity jj_current_activity(PyThreadState *ts) {
  _PyInterpreterFrame *frame = first_complete(jj_current_frame(ts));
  if (frame == NULL) return JJ_ACTIVITY_OTHER;
  // Awaiting is what must be quick, and these are not specialised, or known in that form.
  _Py_CODEUNIT instruction = *(_PyCode_CODE(code_of(frame)) + _PyInterpreterFrame_LASTI(frame));
  int opcode = _Py_OPCODE(instruction);
  if (opcode != SEND && opcode != GET_AWAITABLE && opcode != GET_ANEXT) {
    instruction = general_instruction(frame);
    opcode = _Py_OPCODE(instruction);
  }
  switch (opcode) {
    case UNPACK_SEQUENCE:
    case UNPACK_EX: return JJ_ACTIVITY_UNPACK;
    case LIST_EXTEND: return JJ_ACTIVITY_EXTEND;
    case FOR_ITER: return JJ_ACTIVITY_LOOP;
    case GET_YIELD_FROM_ITER: return yield_from_activity(ts, frame);
    default: break;
  }
  if (is_compiled_frame(ts, frame)) return JJ_ACTIVITY_OTHER;
  switch (opcode) {
    case SEND: return JJ_ACTIVITY_SEND;
    case GET_ANEXT: return JJ_ACTIVITY_ANEXT;
    case GET_AWAITABLE: return JJ_ACTIVITY_AWAIT + (_Py_OPARG(instruction) <= 2 ? _Py_OPARG(instruction) : 0);
    default: return JJ_ACTIVITY_OTHER;
  }
}

PyObject *jj_coroutine_origin(PyThreadState *ts) {
  int depth = ts->coroutine_origin_tracking_depth, count = 0;
  if (depth == 0) return NULL;
  _PyInterpreterFrame *frame = first_complete(jj_current_frame(ts));
  for (_PyInterpreterFrame *f = frame; f != NULL && count < depth; count++) f = first_complete(f->previous);
  PyObject *origin = PyTuple_New(count);
  if (origin == NULL) return NULL;
  for (int i = 0; i < count; i++) {
    PyCodeObject *code = code_of(frame);
    int line = PyCode_Addr2Line(code, _PyInterpreterFrame_LASTI(frame) * (int)sizeof(_Py_CODEUNIT));
    PyObject *entry = Py_BuildValue("OiO", code->co_filename, line, code->co_name);
    if (entry == NULL) {
      Py_DECREF(origin);
      return NULL;
    }
    PyTuple_SET_ITEM(origin, i, entry);
    frame = first_complete(frame->previous);
  }
  return origin;
}

int jj_generator_code_flags(PyObject *generator) {
  if (JITIsGeneratorOrCoroutine(generator)) return ((PyCodeObject *)((JITGeneratorObject *)generator)->code)->co_flags;
  return jj_interpreted_generator_flags((PyGenObject *)generator);
}

int jj_fetch_stop_iteration_value(PyObject **value) { return _PyGen_FetchStopIterationValue(value); }

int jj_lookup_attr(PyObject *o, const char *name, PyObject **result) {
  *result = NULL;
  PyObject *key = PyUnicode_InternFromString(name);
  if (key == NULL) return -1;
  int found = jj_optional_attr(o, key, result);
  Py_DECREF(key);
  return found;
}
