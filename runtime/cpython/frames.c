// Slow paths of frames: unwinding (traceback entries: traceback.c), frame objects that outlive their frame, recursion and C stack checks.
#include "runtime/cpython/raised.h"

#include <pthread.h>

/// Moves the frame into the memory of its frame object, which outlives it.
static void take_over(PyThreadState *ts, _PyInterpreterFrame *frame, PyFrameObject *object) {
  _PyInterpreterFrame *copy = (_PyInterpreterFrame *)object->_f_frame_data;
  int top = jj_frame_top(frame);
  memcpy(copy, frame, offsetof(_PyInterpreterFrame, localsplus) + top * sizeof(PyObject *));
  jj_slots_unset(jj_frame_slots(frame), top);
  jj_frame_set_top(copy, top);
  jj_frame_own_func_and_code(copy);
  // Were the slots not in use: show none, and let nobody read what was not copied.
  if (top == 0) jj_slots_unset(jj_frame_slots(copy), ((PyCodeObject *)jj_frame_code(copy))->co_nlocalsplus);
  copy->owner = FRAME_OWNED_BY_FRAME_OBJECT;
  copy->previous = NULL;
  copy->frame_obj = NULL;
  frame->f_locals = NULL;
  object->f_frame = copy;
  object->f_back = jj_innermost_frame_object(ts);
  if (!PyObject_GC_IsTracked((PyObject *)object)) PyObject_GC_Track((PyObject *)object);
}

JJ_SLOW int32_t jj_frame_let_go(PyThreadState *ts, JITFrame *frame) {
  if (jj_frame_is_kept(frame)) return -1;
  PyFrameObject *object = frame->frame_obj;
  frame->frame_obj = NULL;
  jj_end_frame_object(ts, object);
  return 0;
}

void jj_frame_give_away(PyThreadState *ts, JITFrame *frame) {
  PyFrameObject *object = frame->frame_obj;
  if (object == NULL || jj_frame_let_go(ts, frame) == 0) return;
  frame->frame_obj = NULL;
  take_over(ts, frame, object);
  Py_DECREF(object);
}

JJ_SLOW void jj_frame_detach(PyThreadState *ts, JITFrame *frame) {
  jj_frame_give_away(ts, frame);
  Py_CLEAR(frame->f_locals);
}

void JITClearSlots(JITFrame *frame, int32_t nlocalsplus) {
  if (jj_frame_is_kept(frame)) return;  // JITLeaveFrame moves them into the frame object
  jj_slots_clear(jj_frame_slots(frame), nlocalsplus);
}

void JITShowLocal(JITFrame *frame, PyObject *o, int32_t index) {
  PyObject **slot = &jj_frame_slots(frame)[index];
  PyObject *old = jj_slot_get(slot);
  jj_slot_put(slot, Py_XNewRef(o));
  Py_XDECREF(old);  // its variable holds it still
}

/// Free variables stand in the last slots.
static PyObject **free_slots(_PyInterpreterFrame *frame, PyCodeObject *code) { return jj_frame_slots(frame) + code->co_nlocalsplus - code->co_nfreevars; }

void JITShowLocals(JITFrame *frame, PyObject **locals, int32_t nlocalsplus) {
  PyCodeObject *code = (PyCodeObject *)jj_frame_code(frame);
  if (jj_frame_top(frame) == 0) jj_slots_unset(free_slots(frame, code), code->co_nfreevars);  // lent: jj_frame_get_locals
  for (int32_t i = 0; i < nlocalsplus; i++) JITShowLocal(frame, locals[i], i);
  jj_frame_set_top(frame, nlocalsplus);
}

void JITHideLocals(JITFrame *frame) {
  jj_slots_clear(jj_frame_slots(frame), ((PyCodeObject *)jj_frame_code(frame))->co_nlocalsplus);
  jj_frame_set_top(frame, 0);
}

/// Makes the slots own what they hold.
static void complete_slots(PyObject **slots, int nlocalsplus, const JITWayOut *way) {
  PyObject **slot = slots;
  for (const char *recipe = (const char *)(way + 1); *recipe != '\0'; recipe++, slot++) {
    double real;
    switch (*recipe) {
      case 'b': Py_XINCREF(*slot); break;
      case 'i': *slot = JITBoxExitI64((int64_t)(intptr_t)*slot); break;
      case 'f':
        memcpy(&real, slot, sizeof real);
        *slot = JITBoxExitF64(real);
        break;
      case 't': *slot = PyBool_FromLong(*slot != NULL); break;
      default: break;
    }
  }
  jj_slots_complete(slots, nlocalsplus);
}

static void release_temporaries(const JITWayOut *way, PyObject **temporaries) {
  for (int32_t i = way->temporaries; i-- > 0;) Py_XDECREF(temporaries[i]);
}

void JITKeepFrame(PyThreadState *ts, JITFrame *frame, PyObject *code, int32_t offset, int32_t nlocalsplus) {
  jj_slots_complete(jj_frame_slots(frame), nlocalsplus);
  jj_frame_set_top(frame, nlocalsplus);
  jj_frame_set_offset(frame, (PyCodeObject *)code, offset);
  jj_frame_detach(ts, frame);
}

void JITUnwindFrame(PyThreadState *ts, JITFrame *frame, PyObject *code, int32_t nlocalsplus, const char *ways, PyObject **array) {
  const JITWayOut *way = (const JITWayOut *)(ways + *(const int32_t *)array);
  complete_slots(jj_frame_slots(frame), nlocalsplus, way);
  jj_frame_set_top(frame, nlocalsplus);
  if (way->offset >= 0) jj_frame_set_offset(frame, (PyCodeObject *)code, way->offset);
  if (way->offset != JIT_RERAISED) jj_add_traceback(ts, frame);
  release_temporaries(way, array + 1);
  jj_frame_unlink(ts, frame);
  JITClearSlots(frame, nlocalsplus);
  JITReleaseFrame(ts, frame);
}

void JITUnwindStep(JITFrame *frame, const char *ways, PyObject **array) {
  const JITWayOut *way = (const JITWayOut *)(ways + *(const int32_t *)array);
  complete_slots(jj_frame_slots(frame), ((PyCodeObject *)jj_frame_code(frame))->co_nlocalsplus, way);
  if (way->offset >= 0) jj_frame_set_offset(frame, (PyCodeObject *)jj_frame_code(frame), way->offset);
  if (way->offset != JIT_RERAISED) jj_add_traceback(_PyThreadState_GET(), frame);
  release_temporaries(way, array + 1);
}

PyObject *JITFrameOffset(JITFrame *frame) {
  Py_ssize_t codeUnits = jj_frame_ip(frame) - _PyCode_CODE((PyCodeObject *)jj_frame_code(frame));
  return JITIntObject((int32_t)(codeUnits * (Py_ssize_t)sizeof(_Py_CODEUNIT)));
}

PyObject *JITCatchException(JITFrame *frame, int32_t offset, int32_t noTraceback) {
  PyThreadState *ts = _PyThreadState_GET();
  if (!noTraceback) {
    if (offset != JIT_OFFSET_IS_SET) jj_frame_set_offset(frame, (PyCodeObject *)jj_frame_code(frame), offset);
    jj_add_traceback(ts, frame);
  }
  return jj_fetch_exception(ts);
}

// --- f_locals of a running function

int jj_frame_hides_free_variables(PyObject *object) {
  _PyInterpreterFrame *frame = ((PyFrameObject *)object)->f_frame;
  if (frame->owner != FRAME_OWNED_BY_THREAD || jj_frame_top(frame) != 0) return 0;
  PyCodeObject *code = (PyCodeObject *)jj_frame_code(frame);
  if (code->co_nfreevars == 0 || code->co_flags & (CO_GENERATOR | CO_COROUTINE | CO_ASYNC_GENERATOR)) return 0;
  PyObject *closure = ((PyFunctionObject *)jj_frame_func(frame))->func_closure;
  return closure != NULL && PyTuple_GET_SIZE(closure) == code->co_nfreevars;
}

PyObject *jj_frame_get_locals(PyObject *object, getter get) {
  _PyInterpreterFrame *frame = ((PyFrameObject *)object)->f_frame;
  PyCodeObject *code = (PyCodeObject *)jj_frame_code(frame);
  PyObject *closure = ((PyFunctionObject *)jj_frame_func(frame))->func_closure, **slots = free_slots(frame, code);
  for (int i = 0; i < code->co_nfreevars; i++) jj_slot_put(&slots[i], PyTuple_GET_ITEM(closure, i));
  jj_frame_set_top(frame, code->co_nlocalsplus);
  PyObject *locals = get(object, NULL);
  jj_frame_set_top(frame, 0);
  if (!JJ_F_LOCALS_READS_SLOTS) jj_slots_unset(slots, code->co_nfreevars);
  return locals;
}

// --- what the C++ parts ask about frames

PyObject *jj_frame_globals(JITFrame *frame) { return frame->f_globals; }
PyObject *jj_frame_builtins(JITFrame *frame) { return frame->f_builtins; }
PyObject *jj_frame_locals(JITFrame *frame) { return frame->f_locals; }
PyCodeObject *jj_frame_code_object(JITFrame *frame) { return (PyCodeObject *)jj_frame_code(frame); }

// --- recursion and the C stack

/// Compiled code recurses on the C stack, which is finite whatever sys.setrecursionlimit() says. The lowest usable
/// address is remembered for a few threads; all is guarded by the GIL.
enum { kStackCache = 16 };
static struct { uint64_t thread; uintptr_t low; } stack_cache[kStackCache];

static uintptr_t lowest_stack_address(void) {
  pthread_attr_t attributes;
  void *base = NULL;
  size_t size = 0;
  if (pthread_getattr_np(pthread_self(), &attributes) != 0) return 0;
  pthread_attr_getstack(&attributes, &base, &size);
  pthread_attr_destroy(&attributes);
  // The reserve is for what C code and the handling of the error need beyond the last checked call.
  size_t reserve = size / 4 < (size_t)512 * 1024 ? size / 4 : (size_t)512 * 1024;
  return (uintptr_t)base + reserve;
}

JJ_SLOW int jj_stack_is_low(PyThreadState *ts) {
  unsigned long thread = (unsigned long)pthread_self();
  unsigned slot = (unsigned)((thread >> 12) ^ ts->id) % kStackCache;
  if (stack_cache[slot].thread != (thread ^ ts->id)) {
    stack_cache[slot].low = lowest_stack_address();
    stack_cache[slot].thread = thread ^ ts->id;
  }
  return (uintptr_t)__builtin_frame_address(0) < stack_cache[slot].low;
}

int32_t JITIsTooDeep(PyThreadState *ts, int64_t depth) { return depth == 0 || jj_stack_is_low(ts); }

JJ_SLOW int32_t jj_check_recursion(PyThreadState *ts) {
  int remaining = jj_recursion_remaining(ts);  // counted down already
  if (jj_recursion_headroom(ts)) {
    if (remaining < -50) Py_FatalError("Cannot recover from stack overflow.");
    return 0;
  }
  if (remaining >= 0 && !jj_stack_is_low(ts)) return 0;
  jj_recursion_headroom(ts)++;
  PyErr_SetString(PyExc_RecursionError, "maximum recursion depth exceeded");
  jj_recursion_headroom(ts)--;
  jj_recursion_remaining(ts)++;
  return -1;
}
