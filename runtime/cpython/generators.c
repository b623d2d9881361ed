// Frames of generators: made with the object, linked for the time of a step, given to whoever kept the frame object at the
// end. The object's protocol (send, throw, close) is in runtime/objects.
#include "runtime/cpython/generators.h"

#include "runtime/cpython/internals.h"
#include "runtime/objects/shared.h"

#include <opcode.h>

_Static_assert(offsetof(JITGeneratorObject, weakrefs) == offsetof(PyGenObject, gi_weakreflist), "head of PyGenObject");
_Static_assert(offsetof(JITGeneratorObject, exc_state) == offsetof(PyGenObject, gi_exc_state), "head of PyGenObject");
_Static_assert(offsetof(JITGeneratorObject, origin) == offsetof(PyGenObject, gi_origin_or_finalizer), "head of PyGenObject");
_Static_assert(offsetof(JITGeneratorObject, frame_state) == offsetof(PyGenObject, gi_frame_state), "head of PyGenObject");
#if PY_VERSION_HEX >= 0x030C0000
_Static_assert(offsetof(JITGeneratorObject, code) == offsetof(PyGenObject, gi_iframe), "code stands where CPython looks for it");
#else
_Static_assert(offsetof(JITGeneratorObject, code) == offsetof(PyGenObject, gi_code), "head of PyGenObject");
#endif

JJ_INLINE _PyInterpreterFrame *frame_of(JITGeneratorObject *g) { return (_PyInterpreterFrame *)g->frame; }

JJ_INLINE PyCodeObject *code_of(_PyInterpreterFrame *frame) { return (PyCodeObject *)jj_frame_code(frame); }

Py_ssize_t jj_generator_basic_size(void) {
  return offsetof(JITGeneratorObject, frame) + offsetof(_PyInterpreterFrame, localsplus);
}

int8_t jj_frame_state_cleared(void) { return FRAME_CLEARED; }

/// f_locals reads the cell of every free variable: where no cell lies in the slot, the closure's is put there.
static void fill_free_slots(_PyInterpreterFrame *frame) {
  PyCodeObject *code = code_of(frame);
  int n = code->co_nfreevars;
  PyObject *closure = ((PyFunctionObject *)jj_frame_func(frame))->func_closure;
  if (n == 0 || closure == NULL || PyTuple_GET_SIZE(closure) != n) return;
  PyObject **slots = frame->localsplus + code->co_nlocalsplus - n;
  for (int i = 0; i < n; i++)
    if (slots[i] == NULL) slots[i] = Py_NewRef(PyTuple_GET_ITEM(closure, i));
}

/// The step function expects to find these slots empty when it starts.
static void clear_free_slots(_PyInterpreterFrame *frame) {
  PyCodeObject *code = code_of(frame);
  PyObject **slots = frame->localsplus + code->co_nlocalsplus - code->co_nfreevars;
  for (int i = 0; i < code->co_nfreevars; i++) Py_CLEAR(slots[i]);
}

static int number_of_parameters(PyCodeObject *code) {
  return code->co_argcount + code->co_kwonlyargcount + ((code->co_flags & CO_VARARGS) != 0) +
         ((code->co_flags & CO_VARKEYWORDS) != 0);
}

/// Memory for an object with so many slots: that of a dead one of the same size when there is one.
static JITGeneratorObject *allocate(PyTypeObject *type, Py_ssize_t slots) {
  JJFreeList *list = &jj_shared()->generators;
  void *memory = slots < JJ_FREE_LIST_SIZES ? list->first[slots] : NULL;
  if (memory == NULL) return (JITGeneratorObject *)_PyObject_GC_NewVar(type, slots);
  list->first[slots] = *(void **)memory;
  list->length[slots]--;
  PyGC_Head *head = (PyGC_Head *)memory - 1;
  head->_gc_next = head->_gc_prev = 0;  // also forgets that the dead object was finalised
  PyObject *object = (PyObject *)memory;
  Py_SET_TYPE(object, type);
  _Py_NewReference(object);
  return (JITGeneratorObject *)object;
}

void jj_generator_free(JITGeneratorObject *g) {
  Py_ssize_t slots = (Py_ssize_t)g->unit->numSlots + g->unit->numRaw;
  JJFreeList *list = &jj_shared()->generators;
  if (slots >= JJ_FREE_LIST_SIZES || list->length[slots] >= JJ_FREE_LIST_LENGTH) {
    PyObject_GC_Del(g);
    return;
  }
  *(void **)g = list->first[slots];
  list->first[slots] = g;
  list->length[slots]++;
}

void jj_generator_untrack(JITGeneratorObject *g) {
  if (_PyObject_GC_IS_TRACKED((PyObject *)g)) _PyObject_GC_UNTRACK((PyObject *)g);
}

PyObject *JITMakeGenerator(PyThreadState *ts, PyFunctionObject *func, PyObject **args, uint32_t given, const JITUnit *unit) {
  int is_coroutine = unit->kind == JITUnitCoroutine;
  PyObject *origin = NULL;
  if (JJ_UNLIKELY(ts->coroutine_origin_tracking_depth != 0) && is_coroutine) {
    origin = jj_coroutine_origin(ts);
    if (origin == NULL) return NULL;
  }
  JITGeneratorObject *g = (JITGeneratorObject *)_PyObject_GC_NewVar(
      is_coroutine ? JITCoroutineType : JITGeneratorType, (Py_ssize_t)unit->numSlots + unit->numRaw);
  if (g == NULL) {
    Py_XDECREF(origin);
    return NULL;
  }
  // tp_itemsize makes _PyObject_GC_NewVar write ob_size into the first field behind the head: all is set from here on.
  PyCodeObject *code = (PyCodeObject *)unit->code;
  g->code = Py_NewRef(func->func_code);
  g->weakrefs = NULL;
  g->name = Py_NewRef(func->func_name);
  g->qualname = Py_NewRef(func->func_qualname);
  g->exc_state.exc_value = NULL;
  g->exc_state.previous_item = NULL;
  g->origin = origin;
  g->hooks_inited = g->closed = g->running_async = 0;
  g->frame_state = FRAME_CLEARED;
  g->step_func = unit->step;
  g->unit = unit;
  g->awaiting = NULL;
  g->delegated = NULL;
  g->state = 0;
  g->num_locals = unit->numSlots;
  g->running = 0;
  g->delegation = JITDelegationNone;
  g->boxed_locals = 0;
  _PyInterpreterFrame *frame = frame_of(g);
  jj_frame_init(frame, (PyFunctionObject *)Py_NewRef(func), code);
  frame->previous = NULL;
  frame->stacktop = code->co_nlocalsplus;
  g->locals = frame->localsplus;
  int parameters = number_of_parameters(code), i = 0;
  for (; i < parameters; i++)
    frame->localsplus[i] = JITTakeArgument(&args[i], i < JIT_MAX_GIVEN ? given & (1u << i) : 0);
  for (; i < unit->numSlots; i++) frame->localsplus[i] = NULL;
  if (code->co_nfreevars != 0) fill_free_slots(frame);
  _PyObject_GC_TRACK(g);
  return (PyObject *)g;
}

JJ_INLINE void link_frame(PyThreadState *ts, _PyInterpreterFrame *frame) { jj_frame_push(ts, frame); }

JJ_INLINE void unlink_frame(PyThreadState *ts, _PyInterpreterFrame *frame) {
  jj_current_frame(ts) = frame->previous;
  frame->previous = NULL;
}

void jj_generator_link_frame(PyThreadState *ts, JITGeneratorObject *g) { link_frame(ts, frame_of(g)); }
void jj_generator_unlink_frame(PyThreadState *ts, JITGeneratorObject *g) { unlink_frame(ts, frame_of(g)); }

/// The exception that is set gets the one being handled as its context, as in a raise statement.
static JJ_SLOW void chain_handled_exception(PyThreadState *ts) {
  PyObject *handled = ts->exc_info->exc_value;
  if (handled == NULL || handled == Py_None) return;
#if PY_VERSION_HEX >= 0x030C0000
  PyObject *exception = PyErr_GetRaisedException();
  PyErr_SetObject((PyObject *)Py_TYPE(exception), exception);
  Py_DECREF(exception);
#else
  _PyErr_ChainStackItem(NULL);
#endif
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

/// PEP 479: StopIteration must not leave a generator's body. From 3.12 on the bytecode does this itself.
static JJ_SLOW void convert_stop_iteration(JITGeneratorObject *g) {
  if (!PyErr_ExceptionMatches(PyExc_StopIteration)) return;
  const char *kind = g->unit->kind == JITUnitCoroutine ? "coroutine" : "generator";
  jj_format_from_cause(PyExc_RuntimeError, "%s raised StopIteration", kind);
}

/// Releases what the frame still owns.
static void clear_frame(PyThreadState *ts, JITGeneratorObject *g) {
  _PyInterpreterFrame *frame = frame_of(g);
  if (jj_frame_func(frame) == NULL) return;
  g->awaiting = NULL;
  if (JJ_UNLIKELY(frame->frame_obj != NULL || frame->f_locals != NULL)) {
    frame->stacktop = code_of(frame)->co_nlocalsplus;
    fill_free_slots(frame);
    PyFrameObject *kept = jj_frame_is_kept(frame) ? frame->frame_obj : NULL;
    jj_frame_detach(ts, frame);
    if (kept != NULL) Py_CLEAR(kept->f_back);  // nobody's callee any more
  }
  frame->stacktop = 0;
  for (int i = 0; i < g->num_locals; i++) Py_CLEAR(frame->localsplus[i]);
  PyObject *func = jj_frame_func(frame);
  jj_frame_func(frame) = NULL;
  Py_DECREF(func);
}

/// The step function has ended: what the object held for it is released, in CPython's order.
static void finish(PyThreadState *ts, JITGeneratorObject *g) {
  Py_CLEAR(g->exc_state.exc_value);
  clear_frame(ts, g);
}

/// Boxes the locals that a suspended generator keeps unboxed into their slots, where f_locals reads them.
static JJ_SLOW void box_locals(JITGeneratorObject *g) {
  if (g->boxed_locals) return;
  PyObject **slots = g->locals;
  const uint64_t *raw = (const uint64_t *)(slots + g->unit->numSlots);
  for (const int32_t *row = g->unit->unboxed; *row != 0; row += 4) {
    if (row[0] != g->state) continue;
    uint64_t bits = raw[row[2]];
    double real;
    memcpy(&real, &bits, sizeof real);
    PyObject *object = row[3] == 0 ? PyLong_FromLongLong((int64_t)bits) : row[3] == 1 ? PyFloat_FromDouble(real) : PyBool_FromLong((long)bits);
    if (object == NULL) PyErr_Clear();  // out of memory: not shown
    slots[row[1]] = object;
  }
  g->boxed_locals = 1;
}

static JJ_SLOW void clear_boxed_locals(JITGeneratorObject *g) {
  for (const int32_t *row = g->unit->unboxed; *row != 0; row += 4)
    if (row[0] == g->state) Py_CLEAR(g->locals[row[1]]);
  g->boxed_locals = 0;
}

JJ_INLINE int resume(PyThreadState *ts, JITGeneratorObject *g, PyObject *sent, PyObject **result) {
  _PyInterpreterFrame *frame = frame_of(g);
  g->exc_state.previous_item = ts->exc_info;
  ts->exc_info = &g->exc_state;
  if (JJ_UNLIKELY(sent == NULL) && g->delegation != JITDelegationReturned) chain_handled_exception(ts);
  g->running = 1;
  g->awaiting = NULL;
  PyObject *value;
  int remaining = jj_recursion_remaining(ts)--;
  if (JJ_UNLIKELY(remaining <= 0 || (uint32_t)remaining * 2654435769u < (1u << 26)) && jj_check_recursion(ts) < 0) {
    value = NULL;  // as in CPython, the generator has ended then
    g->state = -2;
  } else {
    if (JJ_UNLIKELY(g->state == 0) && code_of(frame)->co_nfreevars != 0) clear_free_slots(frame);
    if (JJ_UNLIKELY(g->boxed_locals)) clear_boxed_locals(g);
    frame->stacktop = 0;  // what lies in the slots now is the step function's business; see jj_frame_init
    link_frame(ts, frame);
    value = g->step_func(&g->state, frame->localsplus, sent);
    unlink_frame(ts, frame);
    jj_recursion_remaining(ts)++;
  }
  ts->exc_info = g->exc_state.previous_item;
  g->exc_state.previous_item = NULL;
  g->running = 0;
  *result = value;
  if (JJ_LIKELY(g->state > 0)) {
    PyCodeObject *code = code_of(frame);
    jj_frame_set_offset(frame, code, g->unit->yieldOffsets[g->state - 1]);
    frame->stacktop = code->co_nlocalsplus;
    if (code->co_nfreevars != 0) fill_free_slots(frame);
    if (JJ_UNLIKELY(frame->frame_obj != NULL) && g->unit->unboxed != NULL) box_locals(g);
    return 1;
  }
  if (value == NULL) {
    g->state = -2;
    convert_stop_iteration(g);
  }
  finish(ts, g);
  return value != NULL ? 0 : -1;
}

int jj_generator_resume(PyThreadState *ts, JITGeneratorObject *g, PyObject *sent, PyObject **result) {
  return resume(ts, g, sent, result);
}

/// Nothing stands against sending `value`: not running, not finished, and only None starts.
JJ_INLINE int can_take(JITGeneratorObject *g, PyObject *value) {
  return !g->running && (g->state > 0 || (g->state == 0 && value == Py_None));
}

PyObject *jj_generator_iternext(PyObject *self) {
  JITGeneratorObject *g = (JITGeneratorObject *)self;
  PyThreadState *ts = _PyThreadState_GET();
  PyObject *value;
  int status = JJ_UNLIKELY(g->running || g->state < 0) ? JITGeneratorSend(ts, g, NULL, &value)
                                                       : resume(ts, g, Py_None, &value);
  if (JJ_LIKELY(status > 0)) return value;
  if (status == 0) {
    if (value != Py_None) JITSetStopIteration(value);  // a loop needs no exception to know that it is over
    Py_DECREF(value);
  }
  return NULL;
}

PySendResult jj_generator_am_send(PyObject *self, PyObject *value, PyObject **result) {
  JITGeneratorObject *g = (JITGeneratorObject *)self;
  PyThreadState *ts = _PyThreadState_GET();
  int odd = g->running || g->state < 0 || (g->state == 0 && value != Py_None);
  if (JJ_UNLIKELY(odd)) return (PySendResult)JITGeneratorSend(ts, g, value, result);
  return (PySendResult)resume(ts, g, value, result);
}

int32_t JITSend(PyObject *receiver, PyObject *value, PyObject **result) {
  if (JJ_LIKELY(value != NULL && JITIsGeneratorOrCoroutine(receiver))) return jj_generator_am_send(receiver, value, result);
  return jj_send(receiver, value, result);
}

void jj_generator_raise_at_start(PyThreadState *ts, JITGeneratorObject *g) {
  _PyInterpreterFrame *frame = frame_of(g);
  link_frame(ts, frame);
  jj_add_traceback(ts, frame);
  unlink_frame(ts, frame);
  g->state = -2;
  convert_stop_iteration(g);
  finish(ts, g);
}

void jj_generator_finish_unstarted(PyThreadState *ts, JITGeneratorObject *g) {
  g->state = -2;
  finish(ts, g);
}

PyObject *jj_generator_frame_object(PyThreadState *ts, JITGeneratorObject *g) {
  if (g->unit->unboxed != NULL && g->state > 0 && !g->running) box_locals(g);
  // The frame may be linked (running) or not: it is the innermost one for a moment.
  _PyInterpreterFrame *frame = frame_of(g), *innermost = jj_current_frame(ts);
  jj_current_frame(ts) = frame;
  PyObject *object = (PyObject *)PyThreadState_GetFrame(ts);
  jj_current_frame(ts) = innermost;
  if (object == NULL && !PyErr_Occurred()) PyErr_NoMemory();
  return object;
}

void jj_generator_dealloc(PyObject *self) {
  JITGeneratorObject *g = (JITGeneratorObject *)self;
  _PyObject_GC_UNTRACK(self);
  if (g->weakrefs != NULL) PyObject_ClearWeakRefs(self);
  if (g->state >= 0) {
    _PyObject_GC_TRACK(self);  // the finaliser runs Python code
    if (PyObject_CallFinalizerFromDealloc(self)) return;
    _PyObject_GC_UNTRACK(self);
    g->state = -2;
  }
  clear_frame(_PyThreadState_GET(), g);  // a step function that was driven by hand has left that to us
  Py_XDECREF(g->origin);
  Py_XDECREF(g->delegated);
  Py_DECREF(g->code);
  Py_DECREF(g->name);
  Py_DECREF(g->qualname);
  Py_XDECREF(g->exc_state.exc_value);
  PyObject_GC_Del(self);
}

int jj_generator_traverse_frame(JITGeneratorObject *g, visitproc visit, void *arg) {
  _PyInterpreterFrame *frame = frame_of(g);
  if (jj_frame_func(frame) == NULL) return 0;
  Py_VISIT((PyObject *)jj_frame_func(frame));
  Py_VISIT(frame->frame_obj);
  Py_VISIT(frame->f_locals);
  if (g->running) return 0;  // the slots are in flux; what is in registers counts as reachable
  for (int i = 0; i < g->num_locals; i++) Py_VISIT(frame->localsplus[i]);
  return 0;
}

JITGeneratorObject *jj_current_generator(PyThreadState *ts) {
  _PyInterpreterFrame *frame = jj_current_frame(ts);
  if (frame == NULL || frame->owner != FRAME_OWNED_BY_THREAD) return NULL;
  if (!(code_of(frame)->co_flags & (CO_GENERATOR | CO_COROUTINE))) return NULL;
  return (JITGeneratorObject *)((char *)frame - offsetof(JITGeneratorObject, frame));
}

/// Frames that have not begun their body, and those of the C stack, do not count.
static _PyInterpreterFrame *first_complete(_PyInterpreterFrame *frame) {
  while (frame != NULL && _PyFrame_IsIncomplete(frame)) frame = frame->previous;
  return frame;
}

enum jj_activity jj_current_activity(PyThreadState *ts) {
  _PyInterpreterFrame *frame = first_complete(jj_current_frame(ts));
  if (frame == NULL) return JJ_ACTIVITY_OTHER;
  PyCodeObject *code = code_of(frame);
  PyObject *bytes = PyCode_GetCode(code);  // without the interpreter's specialisations
  if (bytes == NULL) {
    PyErr_Clear();
    return JJ_ACTIVITY_OTHER;
  }
  int opcode = ((unsigned char *)PyBytes_AS_STRING(bytes))[_PyInterpreterFrame_LASTI(frame) * sizeof(_Py_CODEUNIT)];
  Py_DECREF(bytes);
  switch (opcode) {
#ifdef PRECALL
    case PRECALL:
#endif
    case CALL: return JJ_ACTIVITY_CALL;
    case UNPACK_SEQUENCE:
    case UNPACK_EX: return JJ_ACTIVITY_UNPACK;
    case LIST_EXTEND: return JJ_ACTIVITY_EXTEND;
    case GET_YIELD_FROM_ITER: {
      JITGeneratorObject *g = jj_current_generator(ts);
      int flags = g != NULL ? jj_generator_code_flags((PyObject *)g) : code->co_flags;
      return flags & (CO_COROUTINE | CO_ITERABLE_COROUTINE) ? JJ_ACTIVITY_YIELD_FROM_IN_COROUTINE : JJ_ACTIVITY_YIELD_FROM;
    }
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
#if PY_VERSION_HEX >= 0x030C0000
  PyCodeObject *code = PyGen_GetCode((PyGenObject *)generator);
  int flags = code->co_flags;
  Py_DECREF(code);
  return flags;
#else
  return ((PyGenObject *)generator)->gi_code->co_flags;
#endif
}

int jj_fetch_stop_iteration_value(PyObject **value) { return _PyGen_FetchStopIterationValue(value); }

const PyTypeObject *jj_coroutine_wrapper_type(void) {
#if PY_VERSION_HEX >= 0x030D0000
  return NULL;
#else
  return &_PyCoroWrapper_Type;
#endif
}

int jj_lookup_attr(PyObject *o, const char *name, PyObject **result) {
  *result = NULL;
  PyObject *key = PyUnicode_InternFromString(name);
  if (key == NULL) return -1;
#if PY_VERSION_HEX >= 0x030D0000
  int found = PyObject_GetOptionalAttr(o, key, result);
#else
  int found = _PyObject_LookupAttr(o, key, result);
#endif
  Py_DECREF(key);
  return found;
}

int jj_interpreted_coroutine_awaits(PyObject *coroutine) {
  int8_t state = ((PyCoroObject *)coroutine)->cr_frame_state;
  if (state == FRAME_CREATED || state >= FRAME_COMPLETED) return 0;
  PyObject *awaited = PyObject_GetAttrString(coroutine, "cr_await");
  if (awaited == NULL) return -1;
  int awaits = awaited != Py_None;
  Py_DECREF(awaited);
  return awaits;
}
