// Attributes that are not there. C only.
#ifndef JUSTJITC_CPYTHON_MISSING_ATTRIBUTES_H
#define JUSTJITC_CPYTHON_MISSING_ATTRIBUTES_H
#include "runtime/cpython/internals.h"

/// PyObject_GetAttr, where many an attribute is missing and a handler waits for that.
PyObject *jj_get_attribute(PyObject *o, PyObject *name);
#endif
