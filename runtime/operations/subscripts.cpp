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
