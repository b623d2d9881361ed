// `yield from` and `await`: the sub-iterator, and one step of it: a value, or the exception that is set, goes to the sub-iterator.
#include "runtime/cpython/generators.h"
#include "runtime/objects/generator.h"

using jj::Ref;

namespace {

/// throw() or close() of our own object has dealt with the sub-iterator already and left how that ended.
int takeDelegated(JITGeneratorObject *g, PyObject **result) {
  int status = g->delegation == JITDelegationReturned ? 0 : -1;
  *result = g->delegated;
  g->delegated = nullptr;
  g->delegation = JITDelegationNone;
  return status;
}

/// A step function that somebody drives by itself was resumed with an exception set.
int throwException(PyObject *receiver, PyObject **result) {
  PyObject *type, *value, *traceback;
  PyErr_Fetch(&type, &value, &traceback);
  PyErr_NormalizeException(&type, &value, &traceback);
  if (traceback) PyException_SetTraceback(value, traceback);
  int status = 2;
  if (PyErr_GivenExceptionMatches(type, PyExc_GeneratorExit)) {
    if (JITCloseSubIterator(receiver) < 0) status = -1;
  } else {
    status = JITThrowIntoSubIterator(receiver, value, nullptr, nullptr, result);
  }
  if (status == 2) {  // raised here
    PyErr_Restore(type, value, traceback);
    return -1;
  }
  Py_DECREF(type);
  Py_XDECREF(value);
  Py_XDECREF(traceback);
  return status;
}

}  // namespace

extern "C" {

int jj_send(PyObject *receiver, PyObject *value, PyObject **result) {
  *result = nullptr;
  if (value) return PyIter_Send(receiver, value, result);
  JITGeneratorObject *g = jj_current_generator(PyThreadState_Get());
  if (g && g->delegation != JITDelegationNone) return takeDelegated(g, result);
  return throwException(receiver, result);
}

PyObject *JITGetYieldFromIter(PyObject *o, int32_t inCoroutine) {
  if (JITIsCoroutine(o) || PyCoro_CheckExact(o)) {
    // @types.coroutine marks a generator after it was compiled.
    JITGeneratorObject *g = inCoroutine ? nullptr : jj_current_generator(PyThreadState_Get());
    if (inCoroutine || (g && jj_generator_code_flags(reinterpret_cast<PyObject *>(g)) & CO_ITERABLE_COROUTINE))
      return Py_NewRef(o);
    PyErr_SetString(PyExc_TypeError, "cannot 'yield from' a coroutine object in a non-coroutine generator");
    return nullptr;
  }
  if (JITIsGenerator(o) || PyGen_CheckExact(o)) return Py_NewRef(o);
  return PyObject_GetIter(o);
}

}  // extern "C"
