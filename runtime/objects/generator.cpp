// The generator type of compiled code: a static subtype of CPython's with slots of its own; its methods are CPython's, with functions of
// ours in front where they look at the frame (fronts.h). What looks at the head of the object only (names, code, repr, size) is inherited.
#include "runtime/objects/generator.h"

#include "runtime/cpython/bridge.h"
#include "runtime/cpython/generators.h"
#include "runtime/objects/async_generator.h"
#include "runtime/cpython/version.h"
#include "runtime/objects/fronts.h"
#include "runtime/objects/generator_type.h"
#include "runtime/objects/subtype.h"

using jj::Ref;

namespace jj {

JITGeneratorObject *asGenerator(PyObject *o) { return reinterpret_cast<JITGeneratorObject *>(o); }

/// false: the warning has become an exception.
static bool warnOfArguments(Py_ssize_t count) {
  return JJ_THROW_TAKES_THREE_ARGUMENTS || count < 2 ||
         PyErr_WarnEx(PyExc_DeprecationWarning, "the (type, exc, tb) signature of throw() is deprecated, use the single-arg signature instead.", 1) == 0;
}

PyObject *generatorThrow(PyObject *self, PyObject *const *args, Py_ssize_t count) {
  if (count < 1 || count > 3) {
    PyErr_Format(PyExc_TypeError, "throw expected at %s argument%s, got %zd", count < 1 ? "least 1" : "most 3",
                 count < 1 ? "" : "s", count);
    return nullptr;
  }
  if (!warnOfArguments(count)) return nullptr;
  return JITGeneratorThrow(asGenerator(self), args[0], count > 1 ? args[1] : nullptr, count > 2 ? args[2] : nullptr, 1);
}

PyObject *throwAcross(PyObject *self, PyObject *generator, PyObject *const *args, Py_ssize_t count, ThrowFunction *original) {
  bool passes = !JJ_THROW_TAKES_THREE_ARGUMENTS && count >= 1 && count <= 3 && !PyErr_GivenExceptionMatches(args[0], PyExc_GeneratorExit);
  if (!passes || !JITDelegatesToCompiled(generator)) return original(self, args, count);  // GeneratorExit closes, it is not thrown on
  if (!warnOfArguments(count)) return nullptr;
  PyObject *result = nullptr;
  switch (JITThrowIntoDelegate(generator, args[0], count > 1 ? args[1] : nullptr, count > 2 ? args[2] : nullptr, 1, &result)) {
    case JITThrowYielded: return result;
    case JITThrowFailed: return nullptr;
    case JITThrowRaises: break;
  }
  Ref exception = Ref::steal(JITTakeThrown());
  PyObject *alone = exception.get();
  return original(self, &alone, 1);
}

PyObject *generatorClose(PyObject *self, PyObject *) { return JITGeneratorClose(asGenerator(self)); }

// --- attributes

PyObject *generatorFrame(PyObject *self, void *attribute) {
  JITGeneratorObject *g = asGenerator(self);
  if (PySys_Audit("object.__getattr__", "Os", self, static_cast<const char *>(attribute)) < 0) return nullptr;
  if (g->state < 0) Py_RETURN_NONE;
  return jj_generator_frame_object(PyThreadState_Get(), g);
}

PyObject *generatorRunning(PyObject *self, void *) { return PyBool_FromLong(asGenerator(self)->running != 0); }

PyObject *generatorSuspended(PyObject *self, void *) { return PyBool_FromLong(JITGeneratorIsSuspended(asGenerator(self))); }

PyObject *generatorAwaiting(PyObject *self, void *) {
  PyObject *awaiting = JITGeneratorAwaiting(asGenerator(self));
  return Py_NewRef(awaiting ? awaiting : Py_None);
}

// `__class__` is CPython's own type, as for every generator; assigning to it fails as it does there.
PyObject *generatorClass(PyObject *self, void *) { return Py_NewRef(Py_TYPE(self)->tp_base); }

int generatorSetClass(PyObject *self, PyObject *value, void *) {
  PyObject *descriptor = PyDict_GetItemString(jj_type_dict(&PyBaseObject_Type), "__class__");
  if (!descriptor) return -1;
  return Py_TYPE(descriptor)->tp_descr_set(descriptor, self, value);
}

// --- life cycle

/// The warning of a coroutine that nobody awaited; never raises, being part of a finaliser.
static void warnNeverAwaited(PyObject *coroutine) {
  bool warned = false;
  Ref warnings = Ref::steal(PyImport_ImportModule("warnings"));
  if (!warnings && PyErr_ExceptionMatches(PyExc_ImportError)) PyErr_Clear();
  PyObject *function = nullptr;
  if (warnings) jj_lookup_attr(warnings.get(), "_warn_unawaited_coroutine", &function);
  if (function) {
    Ref result = Ref::steal(PyObject_CallOneArg(function, coroutine));
    Py_DECREF(function);
    // A filter may have turned the warning into an error: it is reported below, and not a second time.
    warned = result || PyErr_ExceptionMatches(PyExc_RuntimeWarning);
  }
  if (PyErr_Occurred()) jj_write_unraisable("finalizing coroutine", coroutine);
  if (!warned && PyErr_WarnFormat(PyExc_RuntimeWarning, 1, "coroutine '%S' was never awaited",
                                  asGenerator(coroutine)->qualname) < 0)
    jj_write_unraisable("finalizing coroutine", coroutine);
}

void generatorFinalize(PyObject *self) {
  JITGeneratorObject *g = asGenerator(self);
  if (g->state < 0) return;
  SavedException saved;
  if (JITIsAsyncGenerator(self) && g->origin && !g->closed) {  // it belongs to the event loop, which closes it
    Ref finalizer = Ref::share(g->origin);
    Ref result = Ref::steal(PyObject_CallOneArg(finalizer.get(), self));
    if (!result) jj_write_unraisable("finalizing generator", self);
    return;
  }
  if (g->state == 0 && g->unit->kind == JITUnitCoroutine) {
    warnNeverAwaited(self);
    return;
  }
  Ref closed = Ref::steal(JITGeneratorClose(g));
  if (!closed && PyErr_Occurred()) jj_write_unraisable("closing generator", self);
}

/// The base's text; newer debug interpreters assert their own type there.
PyObject *generatorRepr(PyObject *self) {
  return PyUnicode_FromFormat("<%s object %S at %p>", Py_TYPE(self)->tp_name, asGenerator(self)->qualname, self);
}

int generatorTraverse(PyObject *self, visitproc visit, void *arg) {
  JITGeneratorObject *g = asGenerator(self);
  Py_VISIT(g->code);
  Py_VISIT(g->name);
  Py_VISIT(g->qualname);
  Py_VISIT(g->exc_state.exc_value);
  Py_VISIT(g->delegated);
  if (JITIsAsyncGenerator(self)) Py_VISIT(g->origin);
  return jj_generator_traverse_frame(g, visit, arg);
}

}  // namespace jj

namespace {

using namespace jj;

bool isGenerator(PyObject *self) { return JITIsGenerator(self); }

bool isInterpreted(PyObject *self) { return PyGen_CheckExact(self); }
PyObject *interpretedThrow(PyObject *self, PyObject *const *args, Py_ssize_t count) {
  return throwAcross(self, self, args, count, Front<isInterpreted, interpretedThrow>::original);
}

bool isMarked(PyObject *self) {
  return reinterpret_cast<PyCodeObject *>(asGenerator(self)->code)->co_flags & CO_ITERABLE_COROUTINE;
}

/// Only for generators that @types.coroutine has marked; not visible as __await__.
PyObject *generatorAmAwait(PyObject *self) {
  jj_activity activity = jj_current_activity(PyThreadState_Get());
  if (isMarked(self)) {
    expectSend(self);
    return Py_NewRef(self);
  }
  // The interpreter would say so where there is no such slot.
  if (activity == JJ_ACTIVITY_AWAIT_AENTER || activity == JJ_ACTIVITY_AWAIT_AEXIT)
    PyErr_Format(PyExc_TypeError, "'async with' received an object from %s that does not implement __await__: %.100s",
                 activity == JJ_ACTIVITY_AWAIT_AENTER ? "__aenter__" : "__aexit__", Py_TYPE(self)->tp_name);
  else
    PyErr_Format(PyExc_TypeError, JJ_MESSAGE_NOT_AWAITABLE, Py_TYPE(self)->tp_name);
  return nullptr;
}

PyObject *generatorIter(PyObject *self) {
  if (JJ_UNLIKELY(isMarked(self)) && asGenerator(self)->state == 0) {
    jj_activity activity = jj_current_activity(PyThreadState_Get());
    if (activity == JJ_ACTIVITY_YIELD_FROM || activity == JJ_ACTIVITY_YIELD_FROM_IN_COROUTINE) expectSend(self);
  }
  return Py_NewRef(self);
}

PyObject *generatorIterNext(PyObject *self) {
  if (JJ_UNLIKELY(asGenerator(self)->state == 0) && isMarked(self) && !maySendFirst(self)) return nullptr;
  return jj_generator_iternext(self);
}

PySendResult generatorAmSend(PyObject *self, PyObject *value, PyObject **result) {
  if (JJ_UNLIKELY(asGenerator(self)->state == 0) && isMarked(self) && !maySendFirst(self)) {
    *result = nullptr;
    return PYGEN_ERROR;
  }
  return jj_generator_am_send(self, value, result);
}

PyGetSetDef generatorAttributes[] = {
    {"__class__", generatorClass, generatorSetClass, nullptr, nullptr},
    {},
};

char frameName[] = "gi_frame";
PyObject *frame(PyObject *self, void *) { return generatorFrame(self, frameName); }

/// The frame of one that is not running; for the others CPython's own clear() is right.
bool showsIdleGenerator(PyObject *frame) {
  JITGeneratorObject *g = jj_generator_of_frame_object(frame);
  return g && !g->running;
}

PyObject *clearFrame(PyObject *frame, PyObject *) {
  JITGeneratorObject *g = jj_generator_of_frame_object(frame);
  if (!JJ_CLEARS_SUSPENDED_FRAMES && g->state > 0) {
    PyErr_SetString(PyExc_RuntimeError, "cannot clear a suspended frame");
    return nullptr;
  }
  Ref held = Ref::share(reinterpret_cast<PyObject *>(g));
  generatorFinalize(held.get());
  Py_RETURN_NONE;
}

bool showsGenerator(PyObject *frame) { return jj_generator_of_frame_object(frame) != nullptr; }
PyObject *generatorOfFrame(PyObject *frame, void *) { return Py_NewRef(reinterpret_cast<PyObject *>(jj_generator_of_frame_object(frame))); }

bool hidesFreeVariables(PyObject *frame) { return jj_frame_hides_free_variables(frame) != 0; }
PyObject *localsOfFrame(PyObject *frame, void *) { return jj_frame_get_locals(frame, Front<hidesFreeVariables, localsOfFrame>::original); }

bool frontBaseMethods() {
  PyTypeObject *base = &PyGen_Type;
  return Front<isGenerator, jj_generator_send>::method(base, "send", METH_O) &&
         Front<isInterpreted, interpretedThrow>::method(base, "throw", METH_FASTCALL) &&
         Front<isGenerator, generatorThrow>::method(base, "throw", METH_FASTCALL) &&
         Front<isGenerator, generatorClose>::method(base, "close", METH_NOARGS) &&
         Front<isGenerator, generatorAwaiting>::attribute(base, "gi_yieldfrom") &&
         Front<isGenerator, generatorRunning>::attribute(base, "gi_running") &&
         Front<isGenerator, generatorSuspended>::attribute(base, "gi_suspended") &&
         Front<isGenerator, frame>::attribute(base, "gi_frame") &&
         Front<showsIdleGenerator, clearFrame>::method(&PyFrame_Type, "clear", METH_NOARGS) &&
         Front<hidesFreeVariables, localsOfFrame>::attribute(&PyFrame_Type, "f_locals") &&
         (!JJ_FRAMES_TELL_GENERATOR || Front<showsGenerator, generatorOfFrame>::attribute(&PyFrame_Type, "f_generator")) &&
         Front<isGenerator, jj_generator_iternext>::slotWrapper(base, "__next__") &&
         Front<isGenerator, generatorFinalize>::slotWrapper(base, "__del__") && Front<isGenerator, generatorRepr>::slotWrapper(base, "__repr__");
}

PyAsyncMethods generatorAsync;

PyTypeObject generatorType = {PyVarObject_HEAD_INIT(nullptr, 0)};

}  // namespace

PyTypeObject *JITGeneratorType = &generatorType;

namespace jj {

void takeDocs(PyMethodDef *methods, const PyMethodDef *from) {
  for (; methods->ml_name; ++methods)
    for (const PyMethodDef *base = from; base && base->ml_name; ++base)
      if (strcmp(base->ml_name, methods->ml_name) == 0) methods->ml_doc = base->ml_doc;
}

bool readyGeneratorSubtype(PyTypeObject *type, PyTypeObject *base, PyGetSetDef *attributes, const GeneratorSlots &slots) {
  PyTypeObject *metatype = jj_subtype_metatype();
  if (!metatype) return false;
  Py_SET_TYPE(reinterpret_cast<PyObject *>(type), metatype);
  type->tp_name = base->tp_name;
  type->tp_base = base;
  type->tp_basicsize = jj_generator_basic_size();
  type->tp_itemsize = sizeof(PyObject *);
  type->tp_dealloc = jj_generator_dealloc;
  type->tp_as_async = slots.async;
  type->tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC;
  type->tp_traverse = generatorTraverse;
  type->tp_weaklistoffset = offsetof(JITGeneratorObject, weakrefs);
  type->tp_getset = attributes;
  if (PyType_Ready(type) < 0) return false;
  // Behind PyType_Ready, so that none becomes an attribute of the subtype: what Python code finds are the base's, with ours in front.
  type->tp_finalize = generatorFinalize;
  type->tp_repr = generatorRepr;
  type->tp_iter = slots.iter;
  type->tp_iternext = slots.iternext;
  slots.async->am_await = slots.await;
  slots.async->am_send = slots.send;
  return true;
}

void expectSend(PyObject *self) { asGenerator(self)->closed = 1; }

bool maySendFirst(PyObject *self) {
  JITGeneratorObject *g = asGenerator(self);
  bool expected = g->closed;
  g->closed = 0;
  if (expected || jj_current_activity(PyThreadState_Get()) != JJ_ACTIVITY_SEND) return true;
  PyErr_SetString(PyExc_TypeError, "__await__() returned a coroutine");
  return false;
}

bool readyGeneratorType() {
  if (generatorType.tp_flags & Py_TPFLAGS_READY) return true;
  return readyGeneratorSubtype(&generatorType, &PyGen_Type, generatorAttributes,
                               {&generatorAsync, generatorIter, generatorIterNext, generatorAmAwait, generatorAmSend}) &&
         frontBaseMethods();
}

}  // namespace jj

extern "C" {

int jj_generators_ready(JJShared *shared) {
  if (!jj::readyGeneratorType() || !jj::readyCoroutineType()) return -1;
  if (!jj::readyAsyncGeneratorType() || !jj::readyAsyncAwaitableTypes()) return -1;
  shared->generatorType = JITGeneratorType;
  shared->coroutineType = JITCoroutineType;
  shared->asyncGeneratorType = JITAsyncGeneratorType;
  shared->asyncSendType = JITAsyncSendType;
  shared->asyncThrowType = JITAsyncThrowType;
  return 0;
}

void jj_generators_adopt(const JJShared *shared) {
  JITGeneratorType = shared->generatorType;
  JITCoroutineType = shared->coroutineType;
  JITAsyncGeneratorType = shared->asyncGeneratorType;
  JITAsyncSendType = shared->asyncSendType;
  JITAsyncThrowType = shared->asyncThrowType;
}

}  // extern "C"
