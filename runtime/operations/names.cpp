// Names: class and module namespaces, globals, unbound variables. The cached path of LoadGlobal is cpython/hot_names.c.
#include "runtime/cpython/bridge.h"
#include "runtime/cpython/private_api.h"
#include "runtime/operations/subscripts.h"

using jj::Ref;

namespace {

const char kNotDefined[] = "name '%.200s' is not defined";

/// Clears a KeyError; -1 when another exception is set.
int clearKeyError() {
  if (!PyErr_ExceptionMatches(PyExc_KeyError)) return -1;
  PyErr_Clear();
  return 0;
}

/// mapping[name] as a new reference, or NULL; an exception is set only when it is not a KeyError.
PyObject *getItem(PyObject *mapping, PyObject *name) {
  if (PyDict_CheckExact(mapping)) return Py_XNewRef(PyDict_GetItemWithError(mapping, name));
  PyObject *value = PyObject_GetItem(mapping, name);
  if (!value) clearKeyError();
  return value;
}

/// The frame's namespace (borrowed), or NULL with SystemError and `format` (%R: the name).
PyObject *requireLocals(JITFrame *frame, const char *format, PyObject *name) {
  PyObject *locals = jj_frame_locals(frame);
  if (!locals) PyErr_Format(PyExc_SystemError, format, name);
  return locals;
}

/// Globals, then builtins; NameError when in neither.
PyObject *fromGlobals(JITFrame *frame, PyObject *name) {
  PyObject *value = Py_XNewRef(PyDict_GetItemWithError(jj_frame_globals(frame), name));
  if (!value && !PyErr_Occurred()) value = Py_XNewRef(PyDict_GetItemWithError(jj_frame_builtins(frame), name));
  if (!value && !PyErr_Occurred()) jj_name_error(kNotDefined, name);
  return value;
}

}  // namespace

extern "C" void jj_name_error(const char *format, PyObject *name) {
  const char *text = PyUnicode_AsUTF8(name);
  if (!text) return;
  PyErr_Format(PyExc_NameError, format, text);
  // The suggestions of the traceback printer need the attribute.
  PyObject *type, *value, *traceback;
  PyErr_Fetch(&type, &value, &traceback);
  PyErr_NormalizeException(&type, &value, &traceback);
  if (PyErr_GivenExceptionMatches(value, PyExc_NameError)) {
    PyNameErrorObject *error = reinterpret_cast<PyNameErrorObject *>(value);
    if (!error->name) (void)PyObject_SetAttrString(value, "name", name);
  }
  PyErr_Restore(type, value, traceback);
}

PyObject *JITLoadName(JITFrame *frame, PyObject *name) {
  PyObject *locals = requireLocals(frame, "no locals when loading %R", name);
  if (!locals) return nullptr;
  PyObject *value = getItem(locals, name);
  if (value || PyErr_Occurred()) return value;
  return fromGlobals(frame, name);
}

int32_t JITStoreName(JITFrame *frame, PyObject *name, PyObject *value) {
  PyObject *locals = requireLocals(frame, "no locals found when storing %R", name);
  if (!locals) return -1;
  return PyDict_CheckExact(locals) ? jj_dict_set(locals, name, value) : PyObject_SetItem(locals, name, value);
}

int32_t JITDeleteName(JITFrame *frame, PyObject *name) {
  PyObject *locals = requireLocals(frame, "no locals when deleting %R", name);
  if (!locals) return -1;
  if (PyObject_DelItem(locals, name) == 0) return 0;
  // Whatever the mapping raised, the interpreter says NameError.
  PyErr_Clear();
  jj_name_error(kNotDefined, name);
  return -1;
}

int32_t JITStoreGlobal(PyFunctionObject *func, PyObject *name, PyObject *value) {
  return jj_dict_set(func->func_globals, name, value);
}

int32_t JITDeleteGlobal(PyFunctionObject *func, PyObject *name) {
  if (PyDict_DelItem(func->func_globals, name) == 0) return 0;
  if (clearKeyError() == 0) jj_name_error(kNotDefined, name);
  return -1;
}

PyObject *JITLoadLocals(JITFrame *frame) {
  PyObject *locals = jj_frame_locals(frame);
  if (!locals) PyErr_SetString(PyExc_SystemError, "no locals");
  return Py_XNewRef(locals);
}

PyObject *JITLoadFromDictOrGlobals(JITFrame *frame, PyObject *name, PyObject *dict) {
  PyObject *value = getItem(dict, name);
  return value || PyErr_Occurred() ? value : fromGlobals(frame, name);
}

PyObject *JITLoadCommonConstant(int32_t which) { return jj_common_constant(which); }

PyObject *JITLoadAssertionError(void) { return Py_NewRef(PyExc_AssertionError); }

int32_t JITSetupAnnotations(JITFrame *frame) {
  PyObject *locals = jj_frame_locals(frame);
  if (!locals) {
    PyErr_SetString(PyExc_SystemError, "no locals found when setting up annotations");
    return -1;
  }
  Ref name = Ref::steal(PyUnicode_InternFromString("__annotations__"));
  Ref found = Ref::steal(name ? getItem(locals, name.get()) : nullptr);
  if (found || PyErr_Occurred()) return found ? 0 : -1;
  Ref annotations = Ref::steal(PyDict_New());
  return annotations ? PyObject_SetItem(locals, name.get(), annotations.get()) : -1;
}
