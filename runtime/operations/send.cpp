// `yield from` and `await`: the sub-iterator, and an exception that goes to it. JITSend itself is in cpython/generators.c.
#include "runtime/cpython/generators.h"
#include "runtime/objects/generator.h"

using jj::Ref;

extern "C" {

int jj_throw_into(PyObject *receiver, PyObject **result) {
  *result = nullptr;
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
