// Attributes of super objects (3.12). Loads and stores with inline caches are in cpython/attribute_load.c and
// attribute_store.c.
#include "runtime/runtime.h"

using jj::Ref;

extern "C" {

PyObject *JITLoadSuperAttr(PyObject *super, PyObject *cls, PyObject *self, PyObject *name) {
  PyObject *args[] = {nullptr, cls, self};
  Ref object = Ref::steal(PyObject_Vectorcall(super, args + 1, 2 | PY_VECTORCALL_ARGUMENTS_OFFSET, nullptr));
  return object ? PyObject_GetAttr(object.get(), name) : nullptr;
}

PyObject *JITLoadSuperMethod(PyObject *super, PyObject *cls, PyObject *self, PyObject *name, PyObject **selfOut) {
  *selfOut = nullptr;
  return JITLoadSuperAttr(super, cls, self, name);
}

}  // extern "C"
