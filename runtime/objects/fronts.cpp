// Exchanging the functions behind CPython's descriptors; see fronts.h.
#include "runtime/objects/fronts.h"

#include "runtime/cpython/version.h"

namespace {

/// The descriptor of that name in the type's own dict, if it is of that kind; NULL with an exception otherwise.
PyObject *descriptorOf(PyTypeObject *type, const char *name, PyTypeObject *kind) {
  PyObject *found = PyDict_GetItemString(jj_type_dict(type), name);
  if (found && Py_IS_TYPE(found, kind)) return found;
  PyErr_Format(PyExc_SystemError, "justjitc: this interpreter's %s.%s is not what was expected", type->tp_name, name);
  return nullptr;
}

}  // namespace

namespace jj {

bool frontMethod(PyTypeObject *type, const char *name, int flags, PyCFunction front, PyCFunction *original) {
  PyObject *descriptor = descriptorOf(type, name, &PyMethodDescr_Type);
  if (!descriptor) return false;
  PyMethodDef *method = reinterpret_cast<PyMethodDescrObject *>(descriptor)->d_method;
  if (method->ml_flags != flags) {
    PyErr_Format(PyExc_SystemError, "justjitc: this interpreter's %s.%s has another call convention", type->tp_name, name);
    return false;
  }
  *original = method->ml_meth;
  method->ml_meth = front;
  return true;
}

bool frontGetter(PyTypeObject *type, const char *name, getter front, getter *original) {
  PyObject *descriptor = descriptorOf(type, name, &PyGetSetDescr_Type);
  if (!descriptor) return false;
  PyGetSetDef *attribute = reinterpret_cast<PyGetSetDescrObject *>(descriptor)->d_getset;
  *original = attribute->get;
  attribute->get = front;
  return true;
}

bool frontSlotWrapper(PyTypeObject *type, const char *name, void *front, void **original) {
  PyObject *descriptor = descriptorOf(type, name, &PyWrapperDescr_Type);
  if (!descriptor) return false;
  void **wrapped = &reinterpret_cast<PyWrapperDescrObject *>(descriptor)->d_wrapped;
  *original = *wrapped;
  *wrapped = front;
  return true;
}

}  // namespace jj
