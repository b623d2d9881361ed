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

/// What a generator delegates to for a moment: its throw() raises the exception it was given.
typedef struct {
  PyObject_HEAD
  PyObject *exception;
} Raiser;

static PyObject *raiser_throw(PyObject *self, PyObject *const *args, Py_ssize_t count) {
  PyObject *exception = ((Raiser *)self)->exception;
  ((Raiser *)self)->exception = NULL;
  if (exception == NULL) {  // the generator was being resumed, so that it refused the throw() which this was made for
    PyErr_SetString(PyExc_ValueError, "generator already executing");
    return NULL;
  }
  PyErr_Restore(Py_NewRef(Py_TYPE(exception)), exception, PyException_GetTraceback(exception));
  return NULL;
}

static void raiser_dealloc(PyObject *self) {
  Py_XDECREF(((Raiser *)self)->exception);
  PyObject_Free(self);
}

static PyMethodDef raiser_methods[] = {{"throw", (PyCFunction)(void (*)(void))raiser_throw, METH_FASTCALL, NULL}, {NULL}};

static PyTypeObject raiser_type = {
    PyVarObject_HEAD_INIT(NULL, 0).tp_name = "raiser",
    .tp_basicsize = sizeof(Raiser),
    .tp_dealloc = raiser_dealloc,
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_DISALLOW_INSTANTIATION,
    .tp_methods = raiser_methods,
};

int jj_interpreted_raise_by_throw(PyObject *generator) {
  PyObject *exception = jj_take_exception();
  Raiser *raiser = PyType_Ready(&raiser_type) < 0 ? NULL : PyObject_New(Raiser, &raiser_type);
  if (raiser == NULL) {
    Py_DECREF(exception);
    return -1;
  }
  raiser->exception = exception;
  _PyInterpreterFrame *frame = interpreted_frame(generator);
  PyObject **slot = &jj_frame_slots(frame)[jj_frame_top(frame) - 1], *closed = *slot;
  jj_slot_put(slot, (PyObject *)raiser);
  jj_slot_close(&closed);
  return 0;
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
