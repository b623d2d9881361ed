// The awaitables of async generators: asend() and __anext__() (async_generator_asend), athrow() and aclose()
// (async_generator_athrow). CPython's own step its own generators only, so ours are types of the same name and behaviour.
// What differs between releases is asked of cpython/async_generators.h. The hot half is cpython/async_generators.c.
//
// A step of the generator ends in one of three ways: it awaits (the value goes up to the event loop), it has yielded an
// item (which the awaitable returns, by StopIteration), or an exception left it (StopAsyncIteration: it is exhausted).
#include "runtime/objects/async_awaitables.h"

#include "runtime/cpython/async_generators.h"
#include "runtime/cpython/generators.h"
#include "runtime/cpython/private_api.h"
#include "runtime/objects/fronts.h"
#include "runtime/objects/generator_type.h"

using namespace jj;

namespace {

JITAsyncAwaitable *awaitable(PyObject *o) { return reinterpret_cast<JITAsyncAwaitable *>(o); }

bool isClose(const JITAsyncAwaitable *self) { return !self->argument; }

bool endsGenerator() { return PyErr_ExceptionMatches(PyExc_StopAsyncIteration) || PyErr_ExceptionMatches(PyExc_GeneratorExit); }

PyObject *refuse(const char *message) {
  PyErr_SetString(PyExc_RuntimeError, message);
  return nullptr;
}

/// The value of a step (stolen, or NULL with an exception) as send() and throw() give it.
PyObject *unwrap(JITAsyncGeneratorObject *g, PyObject *value) {
  if (value && JITAsyncGeneratorAwaits(g)) return value;
  if (!value && endsGenerator()) g->closed = 1;
  g->running_async = 0;
  if (!value) return nullptr;
  jj_set_stop_iteration(value);
  Py_DECREF(value);
  return nullptr;
}

/// close() of the awaitables, once GeneratorExit was thrown.
PyObject *closed(PyObject *thrown) {
  if (thrown) {
    Py_DECREF(thrown);
    return refuse("coroutine ignored GeneratorExit");
  }
  if (!PyErr_ExceptionMatches(PyExc_StopIteration) && !endsGenerator()) return nullptr;
  PyErr_Clear();
  Py_RETURN_NONE;
}

template <PyObject *(*Throw)(PyObject *, PyObject *const *, Py_ssize_t)>
PyObject *closeAwaitable(PyObject *self, PyObject *) {
  if (!jj_awaitable_close_throws()) {
    awaitable(self)->state = JITAwaitableClosed;
    Py_RETURN_NONE;
  }
  if (awaitable(self)->state == JITAwaitableClosed) Py_RETURN_NONE;
  return closed(Throw(self, &PyExc_GeneratorExit, 1));
}

int traverse(PyObject *self, visitproc visit, void *arg) {
  Py_VISIT(awaitable(self)->generator);
  Py_VISIT(awaitable(self)->argument);
  return 0;
}

/// The warning of an awaitable that nobody awaited; part of a finaliser.
void warnUnawaited(JITAsyncGeneratorObject *g, const char *method) {
  SavedException saved;
  PyObject *generator = reinterpret_cast<PyObject *>(g);
  Ref name = Ref::steal(PyUnicode_FromString(method));
  Ref text = Ref::steal(name ? PyUnicode_FromFormat("coroutine method %R of %R was never awaited", name.get(), g->qualname) : nullptr);
  Ref module = Ref::steal(text ? PyImport_ImportModule("_warnings") : nullptr);
  Ref warned = Ref::steal(module ? PyObject_CallMethod(module.get(), "warn", "OOiO", text.get(), PyExc_RuntimeWarning, 1, generator) : nullptr);
  if (!warned) jj_write_unraisable("finalizing async generator", generator);
}

// --- asend

PyObject *sendSend(PyObject *self, PyObject *value) {
  PyObject *result;
  if (jj_async_send_step(awaitable(self), value, &result) == 0) {
    jj_set_stop_iteration(result);
    Py_CLEAR(result);
  }
  return result;
}

PyObject *sendNext(PyObject *self) { return sendSend(self, nullptr); }

PySendResult sendAmSend(PyObject *self, PyObject *value, PyObject **result) {
  return static_cast<PySendResult>(jj_async_send_step(awaitable(self), value, result));
}

PyObject *sendThrow(PyObject *o, PyObject *const *args, Py_ssize_t count) {
  JITAsyncAwaitable *self = awaitable(o);
  JITAsyncGeneratorObject *g = self->generator;
  if (self->state == JITAwaitableClosed) return refuse("cannot reuse already awaited __anext__()/asend()");
  if (jj_awaitable_throw_claims() && self->state == JITAwaitableNew) {
    if (g->running_async) {
      self->state = JITAwaitableClosed;
      return refuse("anext(): asynchronous generator is already running");
    }
    self->state = JITAwaitableIterating;
    g->running_async = 1;
  }
  PyObject *result = unwrap(g, generatorThrow(reinterpret_cast<PyObject *>(g), args, count));
  if (result) return result;
  if (jj_awaitable_throw_claims()) g->running_async = 0;
  self->state = JITAwaitableClosed;
  return nullptr;
}

void sendFinalize(PyObject *self) {
  if (awaitable(self)->state == JITAwaitableNew) warnUnawaited(awaitable(self)->generator, "asend");
}

// --- athrow, aclose

/// An exception left the generator: StopAsyncIteration and GeneratorExit are how aclose() succeeds.
void finishClose() {
  if (!endsGenerator()) return;
  PyErr_Clear();
  PyErr_SetNone(PyExc_StopIteration);
}

PyObject *release(JITAsyncAwaitable *self) {
  self->generator->running_async = 0;
  self->state = JITAwaitableClosed;
  return nullptr;
}

/// aclose(): the generator has yielded an item instead of ending.
PyObject *ignoredExit(JITAsyncAwaitable *self, PyObject *item) {
  Py_DECREF(item);
  release(self);
  return refuse("async generator ignored GeneratorExit");
}

/// Another awaitable has the generator.
PyObject *refuseRunning(JITAsyncAwaitable *self) {
  self->state = JITAwaitableClosed;
  return refuse(isClose(self) ? "aclose(): asynchronous generator is already running" : "athrow(): asynchronous generator is already running");
}

/// The first step: the exception is thrown in.
PyObject *startThrow(JITAsyncAwaitable *self) {
  JITAsyncGeneratorObject *g = self->generator;
  self->state = JITAwaitableIterating;
  g->running_async = 1;
  PyObject *result;
  if (isClose(self)) {
    g->closed = 1;
    result = JITGeneratorThrow(g, PyExc_GeneratorExit, nullptr, nullptr, 0);
    if (result && !JITAsyncGeneratorAwaits(g)) return ignoredExit(self, result);
  } else {
    PyObject *type, *value = nullptr, *traceback = nullptr;
    if (!PyArg_UnpackTuple(self->argument, "athrow", 1, 3, &type, &value, &traceback)) return nullptr;
    result = unwrap(g, JITGeneratorThrow(g, type, value, traceback, 0));
  }
  if (result) return result;
  if (isClose(self)) finishClose();
  return release(self);
}

PyObject *throwSend(PyObject *o, PyObject *value) {
  JITAsyncAwaitable *self = awaitable(o);
  JITAsyncGeneratorObject *g = self->generator;
  if (self->state == JITAwaitableClosed) return refuse("cannot reuse already awaited aclose()/athrow()");
  if (g->state < 0) {
    self->state = JITAwaitableClosed;
    PyErr_SetNone(PyExc_StopIteration);
    return nullptr;
  }
  if (self->state == JITAwaitableNew) {
    if (g->running_async) return refuseRunning(self);
    if (g->closed) {
      self->state = JITAwaitableClosed;
      PyErr_SetNone(PyExc_StopAsyncIteration);
      return nullptr;
    }
    if (value != Py_None) return refuse("can't send non-None value to a just-started coroutine");
    return startThrow(self);
  }
  PyObject *result = nullptr;
  if (jj_generator_am_send(reinterpret_cast<PyObject *>(g), value, &result) == PYGEN_RETURN) {
    Py_CLEAR(result);
    PyErr_SetNone(PyExc_StopAsyncIteration);
  }
  if (!isClose(self)) return unwrap(g, result);
  if (result && !JITAsyncGeneratorAwaits(g)) return ignoredExit(self, result);
  if (result) return result;
  finishClose();
  return release(self);
}

PyObject *throwNext(PyObject *self) { return throwSend(self, Py_None); }

PyObject *throwThrow(PyObject *o, PyObject *const *args, Py_ssize_t count) {
  JITAsyncAwaitable *self = awaitable(o);
  JITAsyncGeneratorObject *g = self->generator;
  if (self->state == JITAwaitableClosed) return refuse("cannot reuse already awaited aclose()/athrow()");
  if (jj_awaitable_throw_claims() && self->state == JITAwaitableNew) {
    if (g->running_async) return refuseRunning(self);
    self->state = JITAwaitableIterating;
    g->running_async = 1;
  }
  PyObject *result = generatorThrow(reinterpret_cast<PyObject *>(g), args, count);
  if (isClose(self)) {
    if (result && !JITAsyncGeneratorAwaits(g)) return ignoredExit(self, result);
  } else {
    result = unwrap(g, result);
  }
  if (result) return result;
  if (isClose(self)) finishClose();
  return jj_awaitable_throw_claims() ? release(self) : nullptr;
}

void throwFinalize(PyObject *self) {
  JITAsyncAwaitable *a = awaitable(self);
  if (a->state == JITAwaitableNew) warnUnawaited(a->generator, isClose(a) ? "aclose" : "athrow");
}

void throwDealloc(PyObject *self) {
  if (Py_TYPE(self)->tp_finalize && PyObject_CallFinalizerFromDealloc(self)) return;
  PyObject_GC_UnTrack(self);
  Py_CLEAR(awaitable(self)->generator);
  Py_CLEAR(awaitable(self)->argument);
  PyObject_GC_Del(self);
}

// --- the types

template <typename Function>
PyCFunction method(Function *function) {
  return reinterpret_cast<PyCFunction>(reinterpret_cast<void (*)(void)>(function));
}

PyMethodDef sendMethods[] = {
    {"send", sendSend, METH_O, nullptr},
    {"throw", method(sendThrow), METH_FASTCALL, nullptr},
    {"close", closeAwaitable<sendThrow>, METH_NOARGS, nullptr},
    {nullptr, nullptr, 0, nullptr},
};

PyMethodDef throwMethods[] = {
    {"send", throwSend, METH_O, nullptr},
    {"throw", method(throwThrow), METH_FASTCALL, nullptr},
    {"close", closeAwaitable<throwThrow>, METH_NOARGS, nullptr},
    {nullptr, nullptr, 0, nullptr},
};

PyAsyncMethods sendAsync = {PyObject_SelfIter, nullptr, nullptr, sendAmSend};
PyAsyncMethods throwAsync = {PyObject_SelfIter, nullptr, nullptr, nullptr};

PyTypeObject sendType = {PyVarObject_HEAD_INIT(nullptr, 0)};
PyTypeObject throwType = {PyVarObject_HEAD_INIT(nullptr, 0)};

bool readyType(PyTypeObject *type, const char *name, PyMethodDef *methods, PyAsyncMethods *async, iternextfunc next,
               destructor dealloc, destructor finalize) {
  if (type->tp_flags & Py_TPFLAGS_READY) return true;
  takeDocs(methods, PyGen_Type.tp_methods);
  type->tp_name = name;
  type->tp_basicsize = sizeof(JITAsyncAwaitable);
  type->tp_dealloc = dealloc;
  type->tp_as_async = async;
  type->tp_getattro = PyObject_GenericGetAttr;
  type->tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_DISALLOW_INSTANTIATION;
  type->tp_traverse = traverse;
  type->tp_iter = PyObject_SelfIter;
  type->tp_iternext = next;
  type->tp_methods = methods;
  if (jj_awaitables_warn()) type->tp_finalize = finalize;
  return PyType_Ready(type) == 0;
}

// --- throw() of CPython's own awaitables

/// CPython's own type of that name, borrowed; not every version exports it. NULL: an exception is set.
PyTypeObject *builtinType(const char *name) {
  Ref all = Ref::steal(PyObject_CallMethod(reinterpret_cast<PyObject *>(&PyBaseObject_Type), "__subclasses__", nullptr));
  for (Py_ssize_t i = 0; all && i < PyList_GET_SIZE(all.get()); ++i) {
    auto *type = reinterpret_cast<PyTypeObject *>(PyList_GET_ITEM(all.get(), i));
    if (strcmp(type->tp_name, name) == 0 && type != JITAsyncSendType && type != JITAsyncThrowType && !(type->tp_flags & Py_TPFLAGS_HEAPTYPE)) return type;
  }
  if (all) PyErr_Format(PyExc_SystemError, "no type %s", name);
  return nullptr;
}

/// The head of both.
struct BuiltinAwaitable {
  PyObject_HEAD
  JITAsyncGeneratorObject *generator;  ///< CPython's own, which has the same head
};

BuiltinAwaitable *builtin(PyObject *o) { return reinterpret_cast<BuiltinAwaitable *>(o); }

/// The last of its fields.
int &stateOf(PyObject *self) { return *reinterpret_cast<int *>(reinterpret_cast<char *>(self) + Py_TYPE(self)->tp_basicsize - sizeof(PyObject *)); }

bool isOpen(PyObject *self) { return stateOf(self) != JITAwaitableClosed; }

/// What CPython's throw() does before it passes the exception on to the generator; false: it will refuse to.
bool claimBuiltin(PyObject *self) {
  if (stateOf(self) == JITAwaitableIterating || !jj_awaitable_throw_claims()) return true;
  if (builtin(self)->generator->running_async) return false;
  stateOf(self) = JITAwaitableIterating;
  builtin(self)->generator->running_async = 1;
  return true;
}

PyObject *throwAcrossAwaitable(PyObject *self, PyObject *const *args, Py_ssize_t count, ThrowFunction *original) {
  if (!claimBuiltin(self)) return original(self, args, count);
  return throwAcross(self, reinterpret_cast<PyObject *>(builtin(self)->generator), args, count, original);
}

PyObject *builtinSendThrow(PyObject *self, PyObject *const *args, Py_ssize_t count) {
  return throwAcrossAwaitable(self, args, count, Front<isOpen, builtinSendThrow>::original);
}

PyObject *builtinThrowThrow(PyObject *self, PyObject *const *args, Py_ssize_t count) {
  return throwAcrossAwaitable(self, args, count, Front<isOpen, builtinThrowThrow>::original);
}

template <ThrowFunction *front>
bool frontThrow(const char *name) {
  PyTypeObject *type = builtinType(name);
  return type && Front<isOpen, front>::method(type, "throw", METH_FASTCALL);
}

}  // namespace

PyTypeObject *JITAsyncSendType = &sendType;
PyTypeObject *JITAsyncThrowType = &throwType;

namespace jj {

PyObject *newAsyncThrow(JITAsyncGeneratorObject *g, PyObject *arguments) {
  JITAsyncAwaitable *self = PyObject_GC_New(JITAsyncAwaitable, JITAsyncThrowType);
  if (!self) return nullptr;
  self->generator = reinterpret_cast<JITAsyncGeneratorObject *>(Py_NewRef(reinterpret_cast<PyObject *>(g)));
  self->argument = Py_XNewRef(arguments);
  self->state = JITAwaitableNew;
  PyObject_GC_Track(self);
  return reinterpret_cast<PyObject *>(self);
}

bool readyAsyncAwaitableTypes() {
  if (throwType.tp_flags & Py_TPFLAGS_READY) return true;
  return readyType(&sendType, "async_generator_asend", sendMethods, &sendAsync, sendNext, jj_async_send_dealloc, sendFinalize) &&
         readyType(&throwType, "async_generator_athrow", throwMethods, &throwAsync, throwNext, throwDealloc, throwFinalize) &&
         frontThrow<builtinSendThrow>("async_generator_asend") && frontThrow<builtinThrowThrow>("async_generator_athrow");
}

}  // namespace jj
