// The generator type of compiled code: a static subtype of CPython's that overrides whatever looks at the frame. What looks
// at the head of the object only (names, code, repr, weak references) is inherited.
#include "runtime/objects/generator.h"

#include <structmember.h>

#include "runtime/cpython/generators.h"
#include "runtime/objects/async_generator.h"
#include "runtime/objects/generator_type.h"
#include "runtime/objects/shared.h"

using jj::Ref;

namespace jj {

JITGeneratorObject *asGenerator(PyObject *o) { return reinterpret_cast<JITGeneratorObject *>(o); }

PyObject *generatorThrow(PyObject *self, PyObject *const *args, Py_ssize_t count) {
  if (count < 1 || count > 3) {
    PyErr_Format(PyExc_TypeError, "throw expected at %s argument%s, got %zd", count < 1 ? "least 1" : "most 3",
                 count < 1 ? "" : "s", count);
    return nullptr;
  }
  if (!JJ_THROW_TAKES_THREE_ARGUMENTS && count > 1 && PyErr_WarnEx(PyExc_DeprecationWarning,
                                "the (type, exc, tb) signature of throw() is deprecated, "
                                "use the single-arg signature instead.", 1) < 0)
    return nullptr;
  return JITGeneratorThrow(asGenerator(self), args[0], count > 1 ? args[1] : nullptr, count > 2 ? args[2] : nullptr, 1);
}

PyObject *generatorClose(PyObject *self, PyObject *) { return JITGeneratorClose(asGenerator(self)); }

PyObject *generatorSizeOf(PyObject *self, PyObject *) {
  const JITUnit *unit = asGenerator(self)->unit;
  return PyLong_FromSsize_t(jj_generator_basic_size() + (unit->numSlots + unit->numRaw) * Py_ssize_t(sizeof(PyObject *)));
}

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
  Ref name = Ref::steal(PyUnicode_InternFromString("__class__"));
  if (!name) return -1;
  PyObject *descriptor = PyDict_GetItemWithError(jj_type_dict(&PyBaseObject_Type), name.get());
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
  if (PyErr_Occurred()) PyErr_WriteUnraisable(coroutine);
  if (!warned && PyErr_WarnFormat(PyExc_RuntimeWarning, 1, "coroutine '%S' was never awaited",
                                  asGenerator(coroutine)->qualname) < 0)
    PyErr_WriteUnraisable(coroutine);
}

void generatorFinalize(PyObject *self) {
  JITGeneratorObject *g = asGenerator(self);
  if (g->state < 0) return;
  SavedException saved;
  if (JITIsAsyncGenerator(self) && g->origin && !g->closed) {  // it belongs to the event loop, which closes it
    Ref finalizer = Ref::share(g->origin);
    Ref result = Ref::steal(PyObject_CallOneArg(finalizer.get(), self));
    if (!result) PyErr_WriteUnraisable(self);
    return;
  }
  if (g->state == 0 && g->unit->kind == JITUnitCoroutine) {
    warnNeverAwaited(self);
    return;
  }
  Ref closed = Ref::steal(JITGeneratorClose(g));
  if (!closed && PyErr_Occurred()) PyErr_WriteUnraisable(self);
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

// --- the type

void takeDocs(PyMethodDef *methods, const PyMethodDef *from) {
  for (; methods->ml_name; ++methods)
    for (const PyMethodDef *base = from; base && base->ml_name; ++base)
      if (strcmp(base->ml_name, methods->ml_name) == 0) methods->ml_doc = base->ml_doc;
}

void takeDocs(PyGetSetDef *attributes, const PyGetSetDef *from) {
  for (; attributes->name; ++attributes)
    for (const PyGetSetDef *base = from; base && base->name; ++base)
      if (strcmp(base->name, attributes->name) == 0) attributes->doc = base->doc;
}

}  // namespace jj

namespace {

using namespace jj;

/// Only for generators that @types.coroutine has marked; not visible as __await__.
PyObject *generatorAmAwait(PyObject *self) {
  if (reinterpret_cast<PyCodeObject *>(asGenerator(self)->code)->co_flags & CO_ITERABLE_COROUTINE) return Py_NewRef(self);
  PyErr_Format(PyExc_TypeError, "object %.100s can't be used in 'await' expression", Py_TYPE(self)->tp_name);
  return nullptr;
}

PyMethodDef generatorMethods[] = {
    {"send", jj_generator_send, METH_O, nullptr},
    {"throw", reinterpret_cast<PyCFunction>(reinterpret_cast<void (*)(void)>(generatorThrow)), METH_FASTCALL, nullptr},
    {"close", generatorClose, METH_NOARGS, nullptr},
    {"__sizeof__", generatorSizeOf, METH_NOARGS, nullptr},
    {nullptr, nullptr, 0, nullptr},
};

char frameName[] = "gi_frame";

PyGetSetDef generatorAttributes[] = {
    {"__class__", generatorClass, generatorSetClass, nullptr, nullptr},
    {"gi_yieldfrom", generatorAwaiting, nullptr, nullptr, nullptr},
    {"gi_running", generatorRunning, nullptr, nullptr, nullptr},
    {"gi_frame", generatorFrame, nullptr, nullptr, frameName},
    {"gi_suspended", generatorSuspended, nullptr, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr},
};

PyAsyncMethods generatorAsync = {nullptr, nullptr, nullptr, jj_generator_am_send};

PyTypeObject generatorType = {PyVarObject_HEAD_INIT(nullptr, 0)};

}  // namespace

PyTypeObject *JITGeneratorType = &generatorType;

namespace jj {

void fillGeneratorType(PyTypeObject *type, PyTypeObject *base, const char *name, PyMethodDef *methods,
                       PyGetSetDef *attributes, PyAsyncMethods *async) {
  takeDocs(methods, base->tp_methods);
  takeDocs(attributes, base->tp_getset);
  type->tp_name = name;
  type->tp_base = base;
  type->tp_basicsize = jj_generator_basic_size();
  type->tp_itemsize = sizeof(PyObject *);
  type->tp_dealloc = jj_generator_dealloc;
  type->tp_as_async = async;
  type->tp_getattro = PyObject_GenericGetAttr;
  type->tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC;
  type->tp_traverse = generatorTraverse;
  type->tp_weaklistoffset = offsetof(JITGeneratorObject, weakrefs);
  type->tp_methods = methods;
  type->tp_getset = attributes;
  type->tp_finalize = generatorFinalize;
}

bool readyGeneratorType() {
  if (generatorType.tp_flags & Py_TPFLAGS_READY) return true;
  fillGeneratorType(&generatorType, &PyGen_Type, "generator", generatorMethods, generatorAttributes, &generatorAsync);
  generatorType.tp_iter = PyObject_SelfIter;
  generatorType.tp_iternext = jj_generator_iternext;
  if (PyType_Ready(&generatorType) < 0) return false;
  generatorAsync.am_await = generatorAmAwait;  // behind PyType_Ready: no __await__ appears
  return true;
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
