// The coroutine type of compiled code, and what CPython's coroutine_wrapper does with its objects.
#include "runtime/cpython/generators.h"
#include "runtime/objects/fronts.h"
#include "runtime/objects/generator_type.h"

using namespace jj;

namespace {

// --- coroutine_wrapper: what coroutine.__await__() returns to Python code. CPython makes it for any object.

struct CoroutineWrapper {
  PyObject_HEAD
  PyObject *coroutine;
};

PyObject *wrapped(PyObject *self) { return reinterpret_cast<CoroutineWrapper *>(self)->coroutine; }
bool wrapsCoroutine(PyObject *self) { return JITIsCoroutine(wrapped(self)); }

PyObject *wrapperNext(PyObject *self) { return jj_generator_iternext(wrapped(self)); }
PyObject *wrapperSend(PyObject *self, PyObject *value) { return jj_generator_send(wrapped(self), value); }
PyObject *wrapperClose(PyObject *self, PyObject *) { return generatorClose(wrapped(self), nullptr); }
PyObject *wrapperThrow(PyObject *self, PyObject *const *args, Py_ssize_t count) {
  return generatorThrow(wrapped(self), args, count);
}

bool wrapsInterpreted(PyObject *self) { return PyCoro_CheckExact(wrapped(self)); }
PyObject *interpretedWrapperThrow(PyObject *self, PyObject *const *args, Py_ssize_t count) {
  return throwAcross(self, wrapped(self), args, count, Front<wrapsInterpreted, interpretedWrapperThrow>::original);
}

PyObject *makeWrapper(PyObject *o) { return PyCoro_Type.tp_as_async->am_await(o); }

bool frontWrapperMethods() {
  Ref wrapper = Ref::steal(makeWrapper(Py_None));  // not every version exports its type
  if (!wrapper) return false;
  PyTypeObject *type = Py_TYPE(wrapper.get());
  using Next = Front<wrapsCoroutine, wrapperNext>;
  if (!Next::slotWrapper(type, "__next__")) return false;
  Next::slot(&type->tp_iternext);
  return Front<wrapsCoroutine, wrapperSend>::method(type, "send", METH_O) &&
         Front<wrapsInterpreted, interpretedWrapperThrow>::method(type, "throw", METH_FASTCALL) &&
         Front<wrapsCoroutine, wrapperThrow>::method(type, "throw", METH_FASTCALL) &&
         Front<wrapsCoroutine, wrapperClose>::method(type, "close", METH_NOARGS);
}

// --- coroutine

/// The slot: for `await` and `async for` of interpreted code, which want the coroutine itself and check only CPython's own for a second
/// awaiter, and for C code (anext() with a default), which asks at every step and wants an iterator.
PyObject *coroutineAmAwait(PyObject *self) {
  switch (jj_current_activity(PyThreadState_Get())) {
    case JJ_ACTIVITY_AWAIT:
    case JJ_ACTIVITY_AWAIT_AENTER:
    case JJ_ACTIVITY_AWAIT_AEXIT:
      if (!JITGeneratorAwaiting(asGenerator(self))) break;
      PyErr_SetString(PyExc_RuntimeError, "coroutine is being awaited already");
      return nullptr;
    case JJ_ACTIVITY_ANEXT: break;
    default: return makeWrapper(self);
  }
  expectSend(self);
  return Py_NewRef(self);
}

// tp_iternext and tp_iter are there for interpreted code, which takes only iterators for the answer of am_await, and which
// asks for an iterator where @types.coroutine delegates. Everything else must find a coroutine no iterator, as CPython's.

PyObject *coroutineIterNext(PyObject *self) {
  if (jj_current_activity(PyThreadState_Get()) == JJ_ACTIVITY_SEND) {
    if (JJ_UNLIKELY(asGenerator(self)->state == 0) && !maySendFirst(self)) return nullptr;
    return jj_generator_iternext(self);
  }
  PyErr_SetString(PyExc_TypeError, "'coroutine' object is not an iterator");  // next(coroutine)
  return nullptr;
}

PySendResult coroutineAmSend(PyObject *self, PyObject *value, PyObject **result) {
  if (JJ_UNLIKELY(asGenerator(self)->state == 0) && !maySendFirst(self)) {
    *result = nullptr;
    return PYGEN_ERROR;
  }
  return jj_generator_am_send(self, value, result);
}

PyObject *coroutineIter(PyObject *self) {
  const char *text = "'coroutine' object is not iterable";
  switch (jj_current_activity(PyThreadState_Get())) {
    case JJ_ACTIVITY_YIELD_FROM_IN_COROUTINE: expectSend(self); return Py_NewRef(self);
    case JJ_ACTIVITY_YIELD_FROM: text = "cannot 'yield from' a coroutine object in a non-coroutine generator"; break;
    case JJ_ACTIVITY_UNPACK: text = "cannot unpack non-iterable coroutine object"; break;
    case JJ_ACTIVITY_EXTEND: text = "Value after * must be an iterable, not coroutine"; break;
    default: break;
  }
  PyErr_SetString(PyExc_TypeError, text);
  return nullptr;
}

bool isCoroutine(PyObject *self) { return JITIsCoroutine(self); }
bool isInterpreted(PyObject *self) { return PyCoro_CheckExact(self); }
PyObject *interpretedThrow(PyObject *self, PyObject *const *args, Py_ssize_t count) {
  return throwAcross(self, self, args, count, Front<isInterpreted, interpretedThrow>::original);
}

PyGetSetDef coroutineAttributes[] = {
    {"__class__", generatorClass, generatorSetClass, nullptr, nullptr},
    {},
};

char frameName[] = "cr_frame";
PyObject *frame(PyObject *self, void *) { return generatorFrame(self, frameName); }

bool frontBaseMethods() {
  PyTypeObject *base = &PyCoro_Type;
  return Front<isCoroutine, jj_generator_send>::method(base, "send", METH_O) &&
         Front<isInterpreted, interpretedThrow>::method(base, "throw", METH_FASTCALL) &&
         Front<isCoroutine, generatorThrow>::method(base, "throw", METH_FASTCALL) &&
         Front<isCoroutine, generatorClose>::method(base, "close", METH_NOARGS) &&
         Front<isCoroutine, generatorAwaiting>::attribute(base, "cr_await") &&
         Front<isCoroutine, generatorRunning>::attribute(base, "cr_running") &&
         Front<isCoroutine, generatorSuspended>::attribute(base, "cr_suspended") &&
         Front<isCoroutine, frame>::attribute(base, "cr_frame") &&
         Front<isCoroutine, generatorFinalize>::slotWrapper(base, "__del__") && Front<isCoroutine, generatorRepr>::slotWrapper(base, "__repr__");
}

PyAsyncMethods coroutineAsync;

PyTypeObject coroutineType = {PyVarObject_HEAD_INIT(nullptr, 0)};

}  // namespace

PyTypeObject *JITCoroutineType = &coroutineType;

namespace jj {

bool readyCoroutineType() {
  if (coroutineType.tp_flags & Py_TPFLAGS_READY) return true;
  return readyGeneratorSubtype(&coroutineType, &PyCoro_Type, coroutineAttributes,
                               {&coroutineAsync, coroutineIter, coroutineIterNext, coroutineAmAwait, coroutineAmSend}) &&
         frontBaseMethods() && frontWrapperMethods();
}

}  // namespace jj
