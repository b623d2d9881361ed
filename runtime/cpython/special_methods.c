// Lookup of special methods: see special_methods.h.
#include "runtime/cpython/special_methods.h"

#include "runtime/cpython/internals.h"

#include "internal/pycore_global_strings.h"
#include "internal/pycore_runtime.h"

static PyObject *const special_names[] = {
    [JJ_NAME_ENTER] = &_Py_ID(__enter__),
    [JJ_NAME_EXIT] = &_Py_ID(__exit__),
    [JJ_NAME_AENTER] = &_Py_ID(__aenter__),
    [JJ_NAME_AEXIT] = &_Py_ID(__aexit__),
};

PyObject *jj_lookup_special(PyObject *o, enum jj_special_name name) {
  return _PyObject_LookupSpecial(o, special_names[name]);
}

PyObject *jj_lookup_special_unbound(PyObject *o, enum jj_special_name name, int *unbound) {
  PyObject *found = _PyType_Lookup(Py_TYPE(o), special_names[name]);
  *unbound = found != NULL && PyType_HasFeature(Py_TYPE(found), Py_TPFLAGS_METHOD_DESCRIPTOR);
  return *unbound ? Py_NewRef(found) : _PyObject_LookupSpecial(o, special_names[name]);
}
