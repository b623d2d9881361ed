// raise and re-raise. The stack of handled exceptions and matching of `except` are in cpython/handlers.c, except* in except_star.cpp, the with statement
// in with.cpp.
#include "runtime/operations/exceptions.h"

#include "runtime/cpython/bridge.h"
#include "runtime/cpython/version.h"

using jj::Ref;

namespace {

/// The exception object of `raise what`: a class is called. NULL: an error is set.
Ref raisedException(PyObject *what) {
  if (PyExceptionInstance_Check(what)) return Ref::share(what);
  if (!PyExceptionClass_Check(what)) {
    PyErr_SetString(PyExc_TypeError, "exceptions must derive from BaseException");
    return {};
  }
  Ref exception = Ref::steal(jj_make_raised(what));
  if (exception && !PyExceptionInstance_Check(exception.get())) {
    PyErr_Format(PyExc_TypeError, "calling %R should have returned an instance of BaseException, not %R", what,
                 Py_TYPE(exception.get()));
    return {};
  }
  return exception;
}

/// Sets __cause__ as `raise ... from cause` does. false: an error is set.
bool setCause(PyObject *exception, PyObject *cause) {
  Ref fixed;
  if (PyExceptionClass_Check(cause)) {
    fixed = JJ_CHECKS_MADE_CAUSE ? raisedException(cause) : Ref::steal(PyObject_CallNoArgs(cause));
    if (!fixed) return false;
  } else if (PyExceptionInstance_Check(cause)) {
    fixed = Ref::share(cause);
  } else if (cause != Py_None) {
    PyErr_SetString(PyExc_TypeError, "exception causes must derive from BaseException");
    return false;
  }
  PyException_SetCause(exception, fixed.release());
  return true;
}

/// The innermost exception that is being handled (borrowed), or NULL.
PyObject *handledException(PyThreadState *ts) {
  for (_PyErr_StackItem *item = ts->exc_info; item; item = item->previous_item)
    if (item->exc_value && item->exc_value != Py_None) return item->exc_value;
  return nullptr;
}

/// A bare raise adds no traceback entry (its frame state says so), but for the error that there is nothing to raise.
int32_t reraiseHandled() {
  PyThreadState *ts = PyThreadState_Get();
  PyObject *exception = handledException(ts);
  if (!exception) {
    PyErr_SetString(PyExc_RuntimeError, "No active exception to reraise");
    jj_add_traceback(ts, nullptr);
    return -1;
  }
  jj::restoreException(Ref::share(exception));
  return -1;
}

}  // namespace

namespace jj {

void restoreException(Ref exception) {
  PyObject *value = exception.release();
  jj_set_exception(PyThreadState_Get(), PyExceptionInstance_Class(value), value);
}

}  // namespace jj

extern "C" {

int32_t JITRaise(PyObject *exception, PyObject *cause) {
  if (!exception) return reraiseHandled();
  if (!cause && PyExceptionClass_Check(exception) && jj_raise_class(exception)) return -1;
  Ref raised = raisedException(exception);
  if (!raised || (cause && !setCause(raised.get(), cause))) return -1;
  // Takes __context__ from the exception being handled. The class is that of the raise statement, as the interpreter
  // passes it: it differs when a class returned an instance of another one.
  PyObject *type = PyExceptionClass_Check(exception) ? exception : PyExceptionInstance_Class(exception);
  jj_raise(type, raised.release());
  return -1;
}

int32_t JITReraise(PyObject *exception, JITFrame *frame, int32_t offset) {
  if (offset >= 0) JITSetOffset(frame, reinterpret_cast<PyObject *>(jj_frame_code_object(frame)), offset);
  jj::restoreException(Ref::steal(exception));
  return -1;
}

int32_t JITReraiseAt(PyObject *exception, PyObject *lasti, JITFrame *frame) {
  return JITReraise(exception, frame, static_cast<int32_t>(PyLong_AsLong(lasti)));
}

PyObject *JITCleanupThrow(PyObject *exception) {
  // A StopIteration that comes out of a sub-iterator's throw() ends the delegation with its value.
  if (PyErr_GivenExceptionMatches(exception, PyExc_StopIteration))
    return Py_NewRef(reinterpret_cast<PyStopIterationObject *>(exception)->value);
  jj::restoreException(Ref::share(exception));
  return nullptr;
}

}  // extern "C"
