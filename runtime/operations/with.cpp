// The with statement, plain and async.
#include "runtime/cpython/special_methods.h"
#include "runtime/runtime.h"

using jj::Ref;

namespace {

/// What distinguishes the two statements.
struct Protocol {
  jj_special_name enter, exit;
  const char *noEnter, *noExit;  ///< formats with the name of the type
};

constexpr Protocol kWith = {JJ_NAME_ENTER, JJ_NAME_EXIT,
                            "'%.200s' object does not support the context manager protocol",
                            "'%.200s' object does not support the context manager protocol (missed __exit__ method)"};
constexpr Protocol kAsyncWith = {
    JJ_NAME_AENTER, JJ_NAME_AEXIT, "'%.200s' object does not support the asynchronous context manager protocol",
    "'%.200s' object does not support the asynchronous context manager protocol (missed __aexit__ method)"};

Ref checked(PyObject *found, PyObject *manager, const char *missing) {
  Ref method = Ref::steal(found);
  if (!method && !PyErr_Occurred()) PyErr_Format(PyExc_TypeError, missing, Py_TYPE(manager)->tp_name);
  return method;
}

/// Both methods are looked up before __enter__ runs. Returns the exit method, and what entering gave. self: what the exit is to be called with, or NULL; no place for it: it is bound.
PyObject *enterManager(PyObject *manager, const Protocol &protocol, PyObject **entered, PyObject **self) {
  *entered = nullptr;
  if (self) *self = nullptr;
  int unbound, exitUnbound = 0;
  Ref enter = checked(jj_lookup_special_to_call(manager, protocol.enter, &unbound), manager, protocol.noEnter);
  if (!enter) return nullptr;
  Ref exit = checked(self ? jj_lookup_special_to_call(manager, protocol.exit, &exitUnbound) : jj_lookup_special(manager, protocol.exit), manager, protocol.noExit);
  if (!exit) return nullptr;
  *entered = unbound ? PyObject_CallOneArg(enter.get(), manager) : PyObject_CallNoArgs(enter.get());
  if (!*entered) return nullptr;
  if (exitUnbound) *self = Py_NewRef(manager);
  return exit.release();
}

}  // namespace

extern "C" {

PyObject *JITBeforeWith(PyObject *manager, PyObject **entered) { return enterManager(manager, kWith, entered, nullptr); }

PyObject *JITBeforeAsyncWith(PyObject *manager, PyObject **awaitable) {
  return enterManager(manager, kAsyncWith, awaitable, nullptr);
}

PyObject *JITEnterWith(PyObject *manager, int32_t is_async, PyObject **results) {
  return enterManager(manager, is_async ? kAsyncWith : kWith, results, results + 1);
}

PyObject *JITLoadSpecial(PyObject *o, int32_t which, PyObject **self) {
  constexpr jj_special_name kNames[] = {JJ_NAME_ENTER, JJ_NAME_EXIT, JJ_NAME_AENTER, JJ_NAME_AEXIT};
  int unbound;
  PyObject *method = jj_lookup_special_unbound(o, kNames[which], &unbound);
  *self = method && unbound ? Py_NewRef(o) : nullptr;
  if (!method && !PyErr_Occurred()) jj_missing_special(o, kNames[which]);
  return method;
}

PyObject *JITWithExceptStart(PyObject *exit, PyObject *self, PyObject *exception) {
  Ref traceback = Ref::steal(PyException_GetTraceback(exception));
  PyObject *args[] = {nullptr, self, PyExceptionInstance_Class(exception), exception,
                      traceback ? traceback.get() : Py_None};
  if (self) return PyObject_Vectorcall(exit, args + 1, 4 | PY_VECTORCALL_ARGUMENTS_OFFSET, nullptr);
  return PyObject_Vectorcall(exit, args + 2, 3 | PY_VECTORCALL_ARGUMENTS_OFFSET, nullptr);
}

}  // extern "C"
