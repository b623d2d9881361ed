// Cells and free variables, and the errors of unbound variables.
#include "runtime/cpython/bridge.h"

using jj::Ref;

namespace {

PyObject *localName(PyCodeObject *code, int32_t index) { return PyTuple_GET_ITEM(code->co_localsplusnames, index); }

bool isFree(PyCodeObject *code, int32_t index) {
  const int kFastFree = 0x80;  // CO_FAST_FREE of co_localspluskinds
  return PyBytes_AS_STRING(code->co_localspluskinds)[index] & kFastFree;
}

void raiseUnbound(PyCodeObject *code, int32_t index) {
  PyObject *name = localName(code, index);
  if (isFree(code, index)) {
    jj_name_error("cannot access free variable '%s' where it is not associated with a value in enclosing scope", name);
    return;
  }
  const char *text = PyUnicode_AsUTF8(name);
  if (text)
    PyErr_Format(PyExc_UnboundLocalError, "cannot access local variable '%s' where it is not associated with a value",
                 text);
}

}  // namespace

extern "C" int32_t jj_unbound_local(PyFunctionObject *func, int32_t index) {
  raiseUnbound(reinterpret_cast<PyCodeObject *>(func->func_code), index);
  return -1;
}

int32_t JITDeleteDeref(PyObject *cell, PyFunctionObject *func, int32_t index) {
  PyObject *old = PyCell_GET(cell);
  if (!old) return jj_unbound_local(func, index);
  reinterpret_cast<PyCellObject *>(cell)->ob_ref = nullptr;
  Py_DECREF(old);
  return 0;
}

PyObject *JITLoadClassDeref(PyObject *cell, JITFrame *frame, int32_t index) {
  return JITLoadFromDictOrDeref(jj_frame_locals(frame), cell, frame, index);
}

PyObject *JITLoadFromDictOrDeref(PyObject *locals, PyObject *cell, JITFrame *frame, int32_t index) {
  PyCodeObject *code = jj_frame_code_object(frame);
  PyObject *name = localName(code, index), *value;
  if (PyDict_CheckExact(locals)) {
    value = Py_XNewRef(PyDict_GetItemWithError(locals, name));
    if (!value && PyErr_Occurred()) return nullptr;
  } else {
    value = PyObject_GetItem(locals, name);
    if (!value) {
      if (!PyErr_ExceptionMatches(PyExc_KeyError)) return nullptr;
      PyErr_Clear();
    }
  }
  if (value) return value;
  value = PyCell_GET(cell);
  if (!value) raiseUnbound(code, index);
  return Py_XNewRef(value);
}
