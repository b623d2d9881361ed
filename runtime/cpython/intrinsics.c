// Intrinsics of the interpreter that it exports under no name (type parameters and aliases among them): each is run by a function of three
// instructions, made when it is first needed. From 3.12 on; before there is none.
#include "runtime/cpython/internals.h"

#include <opcode.h>

#ifdef CALL_INTRINSIC_1

/// function(a, b) that returns the outcome of one instruction.
static PyObject *make(int binary, int which) {
  const char second[] = {(char)LOAD_FAST, 1}, nothing[] = {(char)NOP, 0};
  const char *more = binary ? second : nothing;
  const char code[] = {(char)RESUME, 0, (char)LOAD_FAST, 0, more[0], more[1], (char)(binary ? CALL_INTRINSIC_2 : CALL_INTRINSIC_1), (char)which,
                       (char)RETURN_VALUE, 0};
  PyObject *function = NULL, *globals = PyDict_New(), *changed = NULL;
  if (globals != NULL && PyDict_SetItemString(globals, "__builtins__", PyEval_GetBuiltins()) < 0) Py_CLEAR(globals);  // some import modules
  PyObject *source = globals != NULL ? Py_CompileString("lambda a, b: a", "<justjitc>", Py_eval_input) : NULL;
  if (source != NULL) function = PyEval_EvalCode(source, globals, globals);
  PyObject *replace = function != NULL ? PyObject_GetAttrString(((PyFunctionObject *)function)->func_code, "replace") : NULL;
  PyObject *none = replace != NULL ? PyTuple_New(0) : NULL;
  PyObject *fields = none != NULL ? Py_BuildValue("{s:y#,s:i}", "co_code", code, (Py_ssize_t)sizeof code, "co_stacksize", 2) : NULL;
  if (fields != NULL) changed = PyObject_Call(replace, none, fields);
  if (changed == NULL || PyObject_SetAttrString(function, "__code__", changed) < 0) Py_CLEAR(function);
  Py_XDECREF(changed);
  Py_XDECREF(fields);
  Py_XDECREF(none);
  Py_XDECREF(replace);
  Py_XDECREF(source);
  Py_XDECREF(globals);
  return function;
}

PyObject *jj_call_intrinsic(int binary, int which, PyObject *a, PyObject *b) {
  enum { kMost = 16 };
  static PyObject *functions[2][kMost];
  if (which < 0 || which >= kMost) {
    PyErr_Format(PyExc_SystemError, "justjitc: intrinsic %d is not known", which);
    return NULL;
  }
  PyObject **function = &functions[binary != 0][which];
  if (*function == NULL) *function = make(binary, which);
  if (*function == NULL) return NULL;
  PyObject *arguments[] = {a, binary ? b : Py_None};
  return PyObject_Vectorcall(*function, arguments, 2, NULL);
}

#else

PyObject *jj_call_intrinsic(int binary, int which, PyObject *a, PyObject *b) {
  PyErr_SetString(PyExc_SystemError, "justjitc: this Python has no intrinsics");
  return NULL;
}

#endif
