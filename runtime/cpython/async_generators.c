// The hot half of async generators: making and stepping the awaitables of asend() and __anext__().
#include "runtime/cpython/async_generators.h"

#include "runtime/cpython/generators.h"
#include "runtime/cpython/internals.h"
#include "runtime/objects/shared.h"

/// Dead awaitables are kept for the next call, at most so many (as many as CPython keeps of its own).
enum { kMaxDead = 80 };

JJ_INLINE JITAsyncAwaitable *revive(JJShared *shared) {
  JITAsyncAwaitable *self = shared->deadAwaitables;
  if (self == NULL) return NULL;
  shared->deadAwaitables = (JITAsyncAwaitable *)self->argument;
  shared->numDeadAwaitables--;
  _Py_NewReference((PyObject *)self);
  return self;
}

JJ_INLINE int keep(JJShared *shared, JITAsyncAwaitable *self) {
  if (shared->numDeadAwaitables >= kMaxDead) return 0;
  ((PyGC_Head *)self - 1)->_gc_prev = 0;  // forgets that it was finalised
  self->argument = (PyObject *)shared->deadAwaitables;
  shared->deadAwaitables = self;
  shared->numDeadAwaitables++;
  return 1;
}

PyObject *jj_async_send_new(JITAsyncGeneratorObject *g, PyObject *value) {
  JITAsyncAwaitable *self = revive(jj_shared());
  if (JJ_UNLIKELY(self == NULL)) {
    self = PyObject_GC_New(JITAsyncAwaitable, JITAsyncSendType);
    if (self == NULL) return NULL;
  }
  self->generator = (JITAsyncGeneratorObject *)Py_NewRef((PyObject *)g);
  self->argument = Py_XNewRef(value);
  self->state = JITAwaitableNew;
  jj_gc_track(self);
  return (PyObject *)self;
}

void jj_async_send_dealloc(PyObject *o) {
  JITAsyncAwaitable *self = (JITAsyncAwaitable *)o;
  // The finaliser has to do with those alone that nobody awaited.
  if (JJ_UNLIKELY(self->state == JITAwaitableNew) && Py_TYPE(o)->tp_finalize != NULL && PyObject_CallFinalizerFromDealloc(o)) return;
  jj_gc_untrack(o);
  Py_CLEAR(self->generator);
  Py_CLEAR(self->argument);
  if (!keep(jj_shared(), self)) PyObject_GC_Del(o);
}

static JJ_SLOW int refuse(PyObject *type, const char *message) {
  PyErr_SetString(type, message);
  return -1;
}

/// The generator ended (0), or an exception left it.
static JJ_SLOW int ended(JITAsyncGeneratorObject *g, int status, PyObject **result) {
  if (status == 0) Py_CLEAR(*result);
  if (status == 0 || PyErr_ExceptionMatches(PyExc_StopAsyncIteration) || PyErr_ExceptionMatches(PyExc_GeneratorExit)) g->closed = 1;
  return status;
}

int jj_async_send_step(JITAsyncAwaitable *self, PyObject *value, PyObject **result) {
  int status = jj_async_send_next(self, value, result);
  if (JJ_LIKELY(status != 0 || *result != NULL)) return status;
  PyErr_SetNone(PyExc_StopAsyncIteration);
  return -1;
}

int jj_async_send_next(JITAsyncAwaitable *self, PyObject *value, PyObject **result) {
  JITAsyncGeneratorObject *g = self->generator;
  *result = NULL;
  if (JJ_LIKELY(self->state == JITAwaitableNew)) {
    if (JJ_UNLIKELY(g->running_async)) {
      if (jj_awaitable_throw_claims()) self->state = JITAwaitableClosed;
      return refuse(PyExc_RuntimeError, "anext(): asynchronous generator is already running");
    }
    if ((value == NULL || value == Py_None) && self->argument != NULL) value = self->argument;
    self->state = JITAwaitableIterating;
  } else if (JJ_UNLIKELY(self->state == JITAwaitableClosed)) {
    return refuse(PyExc_RuntimeError, "cannot reuse already awaited __anext__()/asend()");
  }
  g->running_async = 1;
  int status = jj_generator_am_send((PyObject *)g, value != NULL ? value : Py_None, result);
  if (JJ_LIKELY(status == 1)) {
    if (JITAsyncGeneratorAwaits(g)) return 1;
    status = 0;
  } else {
    status = ended(g, status, result);
  }
  g->running_async = 0;
  self->state = JITAwaitableClosed;
  return status;
}
