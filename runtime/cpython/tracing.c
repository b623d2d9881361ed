// A function that is called while somebody traces, profiles or monitors it runs its bytecode: what starts then sees
// exactly what it sees of the interpreted module. Here is the way from the native entry, its arguments bound already,
// to that bytecode.
#include "runtime/cpython/internals.h"

#ifdef JJ_VERSION_EXAMINED
/// Does any tool want events of this code, or is its bytecode instrumented for one that did?
static int has_events(PyInterpreterState *interp, PyCodeObject *code) {
  for (size_t i = 0; i < sizeof interp->monitors.tools; i++)
    if (interp->monitors.tools[i]) return 1;
  _PyCoMonitoringData *data = code->_co_monitoring;
  if (data == NULL) return 0;
  for (size_t i = 0; i < sizeof data->local_monitors.tools; i++)
    if (data->local_monitors.tools[i] || data->active_monitors.tools[i]) return 1;
  return 0;
}

JJ_SLOW int32_t jj_examine_monitoring(PyThreadState *ts, PyCodeObject *code) {
  uint64_t examined = jj_monitoring_version(ts) | JJ_VERSION_EXAMINED;
  if (code->_co_instrumentation_version == examined) return 0;  // only the eval breaker is set
  if (has_events(ts->interp, code)) return 255;
#ifndef Py_DEBUG  // which asserts that versions have no such bit: there it is examined each time
  code->_co_instrumentation_version = examined;
#endif
  return 0;
}
#endif

/// The namespace's body, with the function's closure.
static PyObject *run_namespace(PyFunctionObject *func, PyObject *ns) {
  return PyEval_EvalCodeEx(func->func_code, func->func_globals, ns, NULL, 0, NULL, 0, NULL, 0, NULL,
                           func->func_closure);
}

/// Calls with keyword arguments made of the bound ones: those that can only be given by name, then those of **kwargs.
static PyObject *call_with_names(PyFunctionObject *func, PyCodeObject *code, PyObject **args) {
  PyObject *star = NULL, *keywords = NULL, *names = NULL, *result = NULL, **array = NULL, *key, *value;
  Py_ssize_t named = code->co_kwonlyargcount, positional = code->co_argcount, next = positional + named, extra = 0,
             i = 0, position = 0;
  if (code->co_flags & CO_VARARGS) star = args[next++];
  if (code->co_flags & CO_VARKEYWORDS) keywords = args[next];
  if (star != NULL) extra = PyTuple_GET_SIZE(star);
  if (keywords != NULL) named += PyDict_GET_SIZE(keywords);
  array = PyMem_Malloc((size_t)(positional + extra + named + 1) * sizeof(PyObject *));
  if (array == NULL) return PyErr_NoMemory();
  memcpy(array, args, (size_t)positional * sizeof(PyObject *));
  for (Py_ssize_t k = 0; k < extra; k++) array[positional + k] = PyTuple_GET_ITEM(star, k);
  if (named != 0 && (names = PyTuple_New(named)) == NULL) goto done;
  PyObject **rest = array + positional + extra;
  for (; i < code->co_kwonlyargcount; i++) {
    PyTuple_SET_ITEM(names, i, Py_NewRef(PyTuple_GET_ITEM(code->co_localsplusnames, positional + i)));
    rest[i] = args[positional + i];
  }
  while (keywords != NULL && PyDict_Next(keywords, &position, &key, &value)) {
    PyTuple_SET_ITEM(names, i, Py_NewRef(key));
    rest[i++] = value;
  }
  result = JITCallInterpreted((PyObject *)func, array, (size_t)(positional + extra), names);
done:
  Py_XDECREF(names);
  PyMem_Free(array);
  return result;
}

PyObject *jj_run_bytecode(PyThreadState *ts, PyFunctionObject *func, PyObject **args, const JITUnit *unit) {
  --*unit->module->nativeCalls;
  // The interpreter runs in a loop of its own for each such call.
  if (jj_stack_is_low(ts)) {
    PyErr_SetString(PyExc_RecursionError, "maximum recursion depth exceeded");
    return NULL;
  }
  if (unit->kind == JITUnitModule || unit->kind == JITUnitClass) return run_namespace(func, args[0]);
  PyCodeObject *code = (PyCodeObject *)func->func_code;
  if (code->co_kwonlyargcount != 0 || code->co_flags & (CO_VARARGS | CO_VARKEYWORDS))
    return call_with_names(func, code, args);
  return JITCallInterpreted((PyObject *)func, args, (size_t)code->co_argcount, NULL);
}

PyObject *JITNotEntered(PyThreadState *ts, PyFunctionObject *func, PyObject **args, const JITUnit *unit, int32_t why) {
  return why == JJ_TRACED ? jj_run_bytecode(ts, func, args, unit) : NULL;
}
