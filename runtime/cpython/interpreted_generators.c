// Frames of CPython's own generators and coroutines, where compiled code has to look into them or stands in for what CPython does with its own.
#include "runtime/cpython/generators.h"
#include "runtime/cpython/internals.h"

static _PyInterpreterFrame *interpreted_frame(PyObject *generator) { return (_PyInterpreterFrame *)&((PyGenObject *)generator)->gi_iframe; }

int8_t jj_interpreted_begin_throw(PyThreadState *ts, PyObject *generator, int linkFrame) {
  int8_t state = ((PyGenObject *)generator)->gi_frame_state;
  ((PyGenObject *)generator)->gi_frame_state = FRAME_EXECUTING;
  if (linkFrame) jj_frame_push(ts, interpreted_frame(generator));
  return state;
}

void jj_interpreted_end_throw(PyThreadState *ts, PyObject *generator, int linkFrame, int8_t state) {
  ((PyGenObject *)generator)->gi_frame_state = state;
  if (!linkFrame) return;
  jj_current_frame(ts) = interpreted_frame(generator)->previous;
  interpreted_frame(generator)->previous = NULL;
}

void jj_interpreted_pop_delegate(PyObject *generator) {
  _PyInterpreterFrame *frame = interpreted_frame(generator);
  PyObject **slot = &jj_frame_slots(frame)[jj_frame_top(frame) - 1], *closed = *slot;
  jj_slot_put(slot, Py_NewRef(Py_None));
  jj_slot_close(&closed);
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
