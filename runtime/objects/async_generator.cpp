// The async generator type of compiled code: a static subtype of CPython's. Its methods make the awaitables of
// async_awaitables.cpp; iteration begins with the hooks of sys.set_asyncgen_hooks.
#include "runtime/objects/async_generator.h"

#include "runtime/cpython/async_generators.h"
#include "runtime/cpython/generators.h"
#include "runtime/objects/async_awaitables.h"
#include "runtime/objects/fronts.h"
#include "runtime/objects/generator_type.h"

using namespace jj;

namespace {

PyObject *asyncNext(PyObject *self) {
  if (jj_async_generator_start(asGenerator(self)) < 0) return nullptr;
  return jj_async_send_new(asGenerator(self), nullptr);
}

PyObject *asyncSend(PyObject *self, PyObject *value) {
  if (jj_async_generator_start(asGenerator(self)) < 0) return nullptr;
  return jj_async_send_new(asGenerator(self), value);
}

PyObject *asyncClose(PyObject *self, PyObject *) {
  if (jj_async_generator_start(asGenerator(self)) < 0) return nullptr;
  return newAsyncThrow(asGenerator(self), nullptr);
}

/// How many arguments there are is looked at when the awaitable is awaited.
PyObject *asyncThrow(PyObject *self, PyObject *args) {
  if (!JJ_THROW_TAKES_THREE_ARGUMENTS && PyTuple_GET_SIZE(args) > 1 &&
      PyErr_WarnEx(PyExc_DeprecationWarning,
                   "the (type, exc, tb) signature of athrow() is deprecated, "
                   "use the single-arg signature instead.", 1) < 0)
    return nullptr;
  if (jj_async_generator_start(asGenerator(self)) < 0) return nullptr;
  return newAsyncThrow(asGenerator(self), args);
}

bool isAsyncGenerator(PyObject *self) { return JITIsAsyncGenerator(self); }

// ag_running and ag_code are read from the head of the object: CPython's own do.
PyGetSetDef asyncAttributes[] = {
    {"__class__", generatorClass, generatorSetClass, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr},
};

char frameName[] = "ag_frame";
PyObject *frame(PyObject *self, void *) { return generatorFrame(self, frameName); }

bool hasAttribute(const PyTypeObject *type, const char *name) {
  for (const PyGetSetDef *attribute = type->tp_getset; attribute && attribute->name; ++attribute)
    if (strcmp(attribute->name, name) == 0) return true;
  return false;
}

bool frontBaseMethods() {
  PyTypeObject *base = &PyAsyncGen_Type;
  if (hasAttribute(base, "ag_suspended") && !Front<isAsyncGenerator, generatorSuspended>::attribute(base, "ag_suspended")) return false;
  return Front<isAsyncGenerator, asyncSend>::method(base, "asend", METH_O) &&
         Front<isAsyncGenerator, asyncThrow>::method(base, "athrow", METH_VARARGS) &&
         Front<isAsyncGenerator, asyncClose>::method(base, "aclose", METH_NOARGS) &&
         Front<isAsyncGenerator, generatorAwaiting>::attribute(base, "ag_await") &&
         Front<isAsyncGenerator, frame>::attribute(base, "ag_frame") &&
         Front<isAsyncGenerator, asyncNext>::slotWrapper(base, "__anext__") &&
         Front<isAsyncGenerator, generatorFinalize>::slotWrapper(base, "__del__") && Front<isAsyncGenerator, generatorRepr>::slotWrapper(base, "__repr__");
}

PyAsyncMethods asyncSlots;

PyTypeObject asyncGeneratorType = {PyVarObject_HEAD_INIT(nullptr, 0)};

}  // namespace

PyTypeObject *JITAsyncGeneratorType = &asyncGeneratorType;

extern "C" int jj_async_generator_start(JITAsyncGeneratorObject *g) {
  if (JJ_LIKELY(g->hooks_inited)) return 0;
  g->hooks_inited = 1;
  PyThreadState *ts = PyThreadState_Get();
  g->origin = Py_XNewRef(ts->async_gen_finalizer);
  Ref hook = Ref::share(ts->async_gen_firstiter);
  if (!hook) return 0;
  Ref result = Ref::steal(PyObject_CallOneArg(hook.get(), reinterpret_cast<PyObject *>(g)));
  return result ? 0 : -1;
}

namespace jj {

bool readyAsyncGeneratorType() {
  if (asyncGeneratorType.tp_flags & Py_TPFLAGS_READY) return true;
  if (!readyGeneratorSubtype(&asyncGeneratorType, &PyAsyncGen_Type, asyncAttributes, {&asyncSlots, nullptr, nullptr, nullptr, jj_generator_am_send}))
    return false;
  asyncSlots.am_anext = asyncNext;
  return frontBaseMethods();
}

}  // namespace jj
