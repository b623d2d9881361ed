// The coroutine type of compiled code, and the iterator that its __await__() gives.
#include "runtime/cpython/generators.h"
#include "runtime/objects/generator_type.h"

using namespace jj;

namespace {

// --- coroutine_wrapper: what coroutine.__await__() returns to Python code

struct CoroutineWrapper {
  PyObject_HEAD
  PyObject *coroutine;
};

PyObject *wrapped(PyObject *self) { return reinterpret_cast<CoroutineWrapper *>(self)->coroutine; }

void wrapperDealloc(PyObject *self) {
  PyObject_GC_UnTrack(self);
  Py_CLEAR(reinterpret_cast<CoroutineWrapper *>(self)->coroutine);
  PyObject_GC_Del(self);
}

int wrapperTraverse(PyObject *self, visitproc visit, void *arg) {
  Py_VISIT(wrapped(self));
  return 0;
}

PyObject *wrapperNext(PyObject *self) { return jj_generator_iternext(wrapped(self)); }
PyObject *wrapperSend(PyObject *self, PyObject *value) { return jj_generator_send(wrapped(self), value); }
PyObject *wrapperClose(PyObject *self, PyObject *) { return generatorClose(wrapped(self), nullptr); }
PyObject *wrapperThrow(PyObject *self, PyObject *const *args, Py_ssize_t count) {
  return generatorThrow(wrapped(self), args, count);
}

template <typename Function>
PyCFunction method(Function *function) {
  return reinterpret_cast<PyCFunction>(reinterpret_cast<void (*)(void)>(function));
}

PyMethodDef wrapperMethods[] = {
    {"send", wrapperSend, METH_O, nullptr},
    {"throw", method(wrapperThrow), METH_FASTCALL, nullptr},
    {"close", wrapperClose, METH_NOARGS, nullptr},
    {nullptr, nullptr, 0, nullptr},
};

PyTypeObject wrapperType = {PyVarObject_HEAD_INIT(nullptr, 0)};

bool readyWrapperType() {
  const PyTypeObject *own = jj_coroutine_wrapper_type();
  if (own) takeDocs(wrapperMethods, own->tp_methods);
  wrapperType.tp_name = "coroutine_wrapper";
  if (own) wrapperType.tp_doc = own->tp_doc;
  wrapperType.tp_basicsize = sizeof(CoroutineWrapper);
  wrapperType.tp_dealloc = wrapperDealloc;
  wrapperType.tp_getattro = PyObject_GenericGetAttr;
  wrapperType.tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_DISALLOW_INSTANTIATION;
  wrapperType.tp_traverse = wrapperTraverse;
  wrapperType.tp_iter = PyObject_SelfIter;
  wrapperType.tp_iternext = wrapperNext;
  wrapperType.tp_methods = wrapperMethods;
  return PyType_Ready(&wrapperType) == 0;
}

// --- coroutine

/// __await__() of Python code.
PyObject *coroutineAwait(PyObject *self, PyObject *) {
  CoroutineWrapper *wrapper = PyObject_GC_New(CoroutineWrapper, &wrapperType);
  if (!wrapper) return nullptr;
  wrapper->coroutine = Py_NewRef(self);
  PyObject_GC_Track(wrapper);
  return reinterpret_cast<PyObject *>(wrapper);
}

/// The slot, used by `await` of interpreted code, which checks only CPython's own coroutines for a second awaiter.
PyObject *coroutineAmAwait(PyObject *self) {
  if (!JITGeneratorAwaiting(asGenerator(self))) return Py_NewRef(self);
  PyErr_SetString(PyExc_RuntimeError, "coroutine is being awaited already");
  return nullptr;
}

// tp_iternext and tp_iter are there for interpreted code, which takes only iterators for the answer of am_await, and which
// asks for an iterator where @types.coroutine delegates. Everything else must find a coroutine no iterator, as CPython's.

PyObject *coroutineIterNext(PyObject *self) {
  if (jj_current_activity(PyThreadState_Get()) != JJ_ACTIVITY_CALL) return jj_generator_iternext(self);
  PyErr_SetString(PyExc_TypeError, "'coroutine' object is not an iterator");  // next(coroutine)
  return nullptr;
}

PyObject *coroutineIter(PyObject *self) {
  const char *text = "'coroutine' object is not iterable";
  switch (jj_current_activity(PyThreadState_Get())) {
    case JJ_ACTIVITY_YIELD_FROM_IN_COROUTINE: return Py_NewRef(self);
    case JJ_ACTIVITY_YIELD_FROM: text = "cannot 'yield from' a coroutine object in a non-coroutine generator"; break;
    case JJ_ACTIVITY_UNPACK: text = "cannot unpack non-iterable coroutine object"; break;
    case JJ_ACTIVITY_EXTEND: text = "Value after * must be an iterable, not coroutine"; break;
    default: break;
  }
  PyErr_SetString(PyExc_TypeError, text);
  return nullptr;
}

PyMethodDef coroutineMethods[] = {
    {"send", jj_generator_send, METH_O, nullptr},
    {"throw", method(generatorThrow), METH_FASTCALL, nullptr},
    {"close", generatorClose, METH_NOARGS, nullptr},
    {"__await__", coroutineAwait, METH_NOARGS, "Return an iterator to be used in await expression."},
    {"__sizeof__", generatorSizeOf, METH_NOARGS, nullptr},
    {nullptr, nullptr, 0, nullptr},
};

char frameName[] = "cr_frame";

PyGetSetDef coroutineAttributes[] = {
    {"__class__", generatorClass, generatorSetClass, nullptr, nullptr},
    {"cr_await", generatorAwaiting, nullptr, nullptr, nullptr},
    {"cr_running", generatorRunning, nullptr, nullptr, nullptr},
    {"cr_frame", generatorFrame, nullptr, nullptr, frameName},
    {"cr_suspended", generatorSuspended, nullptr, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr},
};

PyAsyncMethods coroutineAsync = {nullptr, nullptr, nullptr, jj_generator_am_send};

PyTypeObject coroutineType = {PyVarObject_HEAD_INIT(nullptr, 0)};

}  // namespace

PyTypeObject *JITCoroutineType = &coroutineType;

namespace jj {

bool readyCoroutineType() {
  if (coroutineType.tp_flags & Py_TPFLAGS_READY) return true;
  if (!readyWrapperType()) return false;
  fillGeneratorType(&coroutineType, &PyCoro_Type, "coroutine", coroutineMethods, coroutineAttributes, &coroutineAsync);
  if (PyType_Ready(&coroutineType) < 0) return false;
  // Behind PyType_Ready, so that none becomes an attribute.
  coroutineAsync.am_await = coroutineAmAwait;
  coroutineType.tp_iternext = coroutineIterNext;
  coroutineType.tp_iter = coroutineIter;
  return true;
}

}  // namespace jj
