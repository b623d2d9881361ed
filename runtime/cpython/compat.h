// Public functions whose name or availability differs between Python versions, under one name. For C and C++ parts.
#ifndef JUSTJITC_CPYTHON_COMPAT_H
#define JUSTJITC_CPYTHON_COMPAT_H
#include "runtime/runtime.h"

/// Attribute without AttributeError: 1 found, 0 not found, -1 another exception.
static inline int jjOptionalAttr(PyObject *object, PyObject *name, PyObject **value) {
#if PY_VERSION_HEX >= 0x030D0000
  return PyObject_GetOptionalAttr(object, name, value);
#else
  return _PyObject_LookupAttr(object, name, value);
#endif
}
#endif
