// Module objects: what only their internal struct offers.
#include "runtime/cpython/internals.h"

#include "internal/pycore_moduleobject.h"

void jj_module_allow_reload(PyObject *module) {
  // A module with a state pointer counts as initialised for ever, so that importlib.reload() would do nothing.
  PyModuleObject *object = (PyModuleObject *)module;
  PyMem_Free(object->md_state);
  object->md_state = NULL;
}
