// Hot entries of functions, frames, references, names and calls: inlined into generated code. No mutable globals here
// (they would exist twice); slow paths are ordinary functions elsewhere.
#include "runtime/cpython/internals.h"
#include "runtime/cpython/told.h"

// --- frames

PyThreadState *JITThreadState(void) { return _PyThreadState_GET(); }

int32_t JITEnterFrame(PyThreadState *ts, JITFrame *frame, PyFunctionObject *func, PyObject *code, int32_t nlocalsplus, int32_t start) {
  if (JJ_UNLIKELY(jj_is_traced(ts, (PyCodeObject *)code))) return JJ_TRACED;
  // The product is below the bound for one count in 64, spread so that no period of a call cycle misses it.
  int remaining = jj_recursion_remaining(ts) - 1;
  jj_recursion_remaining(ts) = remaining;
  if (JJ_UNLIKELY(remaining < 0 || (uint32_t)remaining * 2654435769u < (1u << 26)))
    if (jj_check_recursion(ts) < 0) return -1;
#ifdef Py_DEBUG
  if (start != ((PyCodeObject *)code)->_co_firsttraceable * (int32_t)sizeof(_Py_CODEUNIT)) Py_FatalError("justjitc: a frame would not start at RESUME");
#endif
  JJ_IN_REGISTER(frame);
  jj_frame_init(frame, func, (PyCodeObject *)code, start / (int32_t)sizeof(_Py_CODEUNIT));
  jj_slots_unset(jj_frame_slots(frame), nlocalsplus);
  jj_frame_push(ts, frame);
  return 0;
}

int32_t JITIsTraced(PyThreadState *ts, PyObject *code) { return jj_is_traced(ts, (PyCodeObject *)code); }

void JITSetNamespace(JITFrame *frame, PyObject *ns) { frame->f_locals = Py_NewRef(ns); }

void JITUseSlots(JITFrame *frame, int32_t nlocalsplus) { jj_frame_set_top(frame, nlocalsplus); }

int32_t JITEndFrame(PyThreadState *ts, JITFrame *frame) {
  jj_frame_unlink(ts, frame);
  return JJ_UNLIKELY(frame->frame_obj != NULL) ? jj_frame_let_go(ts, frame) : 0;
}

void JITLeaveFrame(PyThreadState *ts, JITFrame *frame) {
  jj_frame_unlink(ts, frame);
  JITReleaseFrame(ts, frame);
}

void JITReleaseFrame(PyThreadState *ts, JITFrame *frame) {
  if (!JJ_LEVEL_ENDS_FIRST) jj_recursion_remaining(ts)++;
  if (JJ_UNLIKELY(((uintptr_t)frame->frame_obj | (uintptr_t)frame->f_locals) != 0)) jj_frame_detach(ts, frame);
}

void JITSetOffset(JITFrame *frame, PyObject *code, int32_t offset) {
  jj_frame_set_offset(frame, (PyCodeObject *)code, offset);
}

void JITMoveOffset(JITFrame *frame, int32_t by) { jj_frame_ip(frame) += by / (int32_t)sizeof(_Py_CODEUNIT); }

PyObject **JITFrameSlots(JITFrame *frame) { return jj_frame_slots(frame); }

JITFrame *JITFrameOfSlots(PyObject **slots) {
  return (JITFrame *)((char *)slots - offsetof(_PyInterpreterFrame, localsplus));
}

PyObject *JITMakeSlot(PyObject *o) {
  PyObject *slot;
  jj_slot_put(&slot, o);
  return slot;
}

PyFunctionObject *JITFrameFunction(JITFrame *frame) { return (PyFunctionObject *)jj_frame_func(frame); }

PyObject *JITFreeVariable(PyFunctionObject *func, int32_t index) {
  return ((PyTupleObject *)func->func_closure)->ob_item[index];
}

int32_t JITPoll(PyThreadState *ts) {
  if (JJ_LIKELY(!jj_eval_breaker(ts))) return 0;
  return jj_handle_pending(ts);
}

int32_t JITMustPoll(PyThreadState *ts) { return jj_eval_breaker(ts) != 0; }

int32_t JITHasLevelInC(PyThreadState *ts) { return jj_levels_in_c(ts) > 0; }

int64_t JITDepthLeft(PyThreadState *ts) {
  int remaining = jj_recursion_remaining(ts);
  return remaining > 0 ? remaining : 0;
}

// --- references

void JITIncRef(PyObject *o) { Py_INCREF(o); }
void JITDecRef(PyObject *o) { Py_DECREF(o); }
void JITXIncRef(PyObject *o) { Py_XINCREF(o); }
void JITXDecRef(PyObject *o) { Py_XDECREF(o); }
void JITDecRefAt(PyObject *o, int32_t offset) { jj_drop_at(o, offset); }
void JITXDecRefAt(PyObject *o, int32_t offset) {
  if (o != NULL) jj_drop_at(o, offset);
}
