// Items and slices without a fast path of their own; LoadSubscr and StoreSubscr are in cpython/hot_containers.c, BinarySlice in
// cpython/slices.c.
#include "runtime/operations/subscripts.h"

#include "runtime/cpython/private_api.h"

using jj::Ref;

extern "C" {

PyObject *jj_load_subscr(PyObject *o, PyObject *index) {
  if (PyDict_CheckExact(o)) {
    PyObject *value = PyDict_GetItemWithError(o, index);
    if (value) return Py_NewRef(value);
    if (!PyErr_Occurred()) jj_set_key_error(index);
    return nullptr;
  }
  if (PyTuple_CheckExact(o) && PyLong_CheckExact(index)) {
    Py_ssize_t slot = PyLong_AsSsize_t(index);
    if (slot == -1 && PyErr_Occurred()) {
      PyErr_Clear();  // too big: the generic path says so
    } else {
      if (slot < 0) slot += PyTuple_GET_SIZE(o);
      if (slot >= 0 && slot < PyTuple_GET_SIZE(o)) return Py_NewRef(PyTuple_GET_ITEM(o, slot));
    }
  }
  return PyObject_GetItem(o, index);
}

int32_t jj_store_subscr(PyObject *o, PyObject *index, PyObject *value) {
  if (PyDict_CheckExact(o)) return PyDict_SetItem(o, index, value);
  return PyObject_SetItem(o, index, value);
}

PyObject *jj_load_item(PyObject *o, int64_t index) {
  auto in = [&](Py_ssize_t size) { return static_cast<size_t>(index < 0 ? index + size : index) < static_cast<size_t>(size); };
  auto slot = [&](Py_ssize_t size) { return static_cast<Py_ssize_t>(index < 0 ? index + size : index); };
  if (PyTuple_CheckExact(o) && in(PyTuple_GET_SIZE(o))) return Py_NewRef(PyTuple_GET_ITEM(o, slot(PyTuple_GET_SIZE(o))));
  if (PyUnicode_CheckExact(o) && PyUnicode_IS_READY(o) && in(PyUnicode_GET_LENGTH(o)))
    return PyUnicode_FromOrdinal(static_cast<int>(PyUnicode_READ_CHAR(o, slot(PyUnicode_GET_LENGTH(o)))));
  if (PyBytes_CheckExact(o) && in(PyBytes_GET_SIZE(o)))
    return PyLong_FromLong(static_cast<unsigned char>(PyBytes_AS_STRING(o)[slot(PyBytes_GET_SIZE(o))]));
  if (PyByteArray_CheckExact(o) && in(PyByteArray_GET_SIZE(o)))
    return PyLong_FromLong(static_cast<unsigned char>(PyByteArray_AS_STRING(o)[slot(PyByteArray_GET_SIZE(o))]));
  Ref boxed = Ref::steal(PyLong_FromLongLong(index));
  return boxed ? jj_load_subscr(o, boxed.get()) : nullptr;
}

int32_t jj_store_item(PyObject *o, int64_t index, PyObject *value) {
  if (PyByteArray_CheckExact(o) && PyLong_CheckExact(value) && index >= 0 && index < PyByteArray_GET_SIZE(o)) {
    int overflow;
    long byte = PyLong_AsLongAndOverflow(value, &overflow);
    if (!overflow && byte >= 0 && byte < 256) {
      PyByteArray_AS_STRING(o)[index] = static_cast<char>(byte);
      return 0;
    }
  }
  Ref boxed = Ref::steal(PyLong_FromLongLong(index));
  return boxed ? jj_store_subscr(o, boxed.get(), value) : -1;
}

int32_t jj_store_float_item(PyObject *o, int64_t index, double value) {
  Ref boxed = Ref::steal(PyFloat_FromDouble(value));
  return boxed ? JITStoreItem(o, index, boxed.get()) : -1;
}

int32_t jj_list_append_slow(PyObject *list, PyObject *item) {
  int32_t status = PyList_Append(list, item);
  Py_DECREF(item);
  return status;
}

int32_t JITDeleteSubscr(PyObject *o, PyObject *index) { return PyObject_DelItem(o, index); }

PyObject *JITBuildSlice(PyObject *start, PyObject *stop, PyObject *step) { return PySlice_New(start, stop, step); }

int32_t JITStoreSlice(PyObject *o, PyObject *start, PyObject *stop, PyObject *value) {
  Ref slice = Ref::steal(PySlice_New(start, stop, nullptr));
  return slice ? PyObject_SetItem(o, slice.get(), value) : -1;
}

}  // extern "C"
