// Module objects: what only their internal struct offers.
#include "runtime/cpython/internals.h"

#include "internal/pycore_moduleobject.h"

#include <opcode.h>

void jj_module_allow_reload(PyObject *module) {
  // A module with a state pointer counts as initialised for ever, so that importlib.reload() would do nothing.
  PyModuleObject *object = (PyModuleObject *)module;
  PyMem_Free(object->md_state);
  object->md_state = NULL;
}

int jj_module_exec_in(PyObject *module, PyObject *ns, int (*exec)(PyObject *)) {
  PyModuleObject *object = (PyModuleObject *)module;
  PyObject *own = object->md_dict;
  object->md_dict = Py_NewRef(ns);
  int status = exec(module);
  object->md_dict = own;
  Py_DECREF(ns);
  return status;
}

PyObject *jj_running_namespace(void) {
  _PyInterpreterFrame *frame = jj_current_frame(_PyThreadState_GET());
  if (frame->f_locals == frame->f_globals) return frame->f_globals;
  PyErr_SetString(PyExc_ImportError, "justjitc: the code of a compiled module runs with one namespace for globals and locals");
  return NULL;
}

PyObject *jj_hidden_code(void) {
  // A frame counts as begun from its RESUME on, and here is none: tracebacks, sys._getframe() and tracers never see it.
  static const unsigned char code[] = {LOAD_CONST, 0, UNARY_NEGATIVE, 0, RETURN_VALUE, 0};
  return PyBytes_FromStringAndSize((const char *)code, sizeof code);
}
