// See private_api.h.
#include "runtime/cpython/private_api.h"

#include "runtime/cpython/internals.h"

#include "internal/pycore_list.h"
#include "internal/pycore_pyerrors.h"
#include "internal/pycore_unicodeobject.h"

PyObject *jj_list_extend(PyObject *list, PyObject *iterable) { return _PyList_Extend((PyListObject *)list, iterable); }

int jj_set_update(PyObject *set, PyObject *iterable) { return _PySet_Update(set, iterable); }

int jj_dict_merge_unique(PyObject *dict, PyObject *mapping) { return _PyDict_MergeEx(dict, mapping, 2); }

PyObject *jj_take_duplicate_key(void) {
  if (!PyErr_ExceptionMatches(PyExc_KeyError)) return NULL;
  PyObject *type, *value, *traceback;
  PyErr_Fetch(&type, &value, &traceback);
  PyObject *args = jj_fetched_args(value);
  if (args == NULL || !PyTuple_Check(args) || PyTuple_GET_SIZE(args) != 1) {
    PyErr_Restore(type, value, traceback);
    return NULL;
  }
  PyObject *key = Py_NewRef(PyTuple_GET_ITEM(args, 0));
  Py_XDECREF(type);
  Py_XDECREF(value);
  Py_XDECREF(traceback);
  return key;
}

int jj_set_stop_iteration(PyObject *value) { return _PyGen_SetStopIterationValue(value); }

#if JJ_HAS_314_OPERATIONS
PyObject *jj_build_interpolation(PyObject *value, PyObject *text, PyObject *spec, int conversion) {
  if (spec == NULL) spec = Py_GetConstantBorrowed(Py_CONSTANT_EMPTY_STR);
  return _PyInterpolation_Build(value, text, conversion, spec);
}
PyObject *jj_build_template(PyObject *strings, PyObject *interpolations) {
  return _PyTemplate_Build(strings, interpolations);
}
PyObject *jj_common_constant(int which) { return Py_NewRef(PyInterpreterState_Get()->common_consts[which]); }
int jj_import_from(PyObject *module, PyObject *name, PyObject **value) {
  *value = _PyEval_ImportFrom(_PyThreadState_GET(), module, name);
  return 1;
}
#else
// Only 3.14's bytecode asks for these.
PyObject *jj_build_interpolation(PyObject *value, PyObject *text, PyObject *spec, int conversion) { Py_UNREACHABLE(); }
PyObject *jj_build_template(PyObject *strings, PyObject *interpolations) { Py_UNREACHABLE(); }
PyObject *jj_common_constant(int which) { Py_UNREACHABLE(); }
int jj_import_from(PyObject *module, PyObject *name, PyObject **value) { return 0; }
#endif
