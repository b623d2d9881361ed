// Items and slices without a fast path of their own; LoadSubscr and StoreSubscr are in cpython/hot_containers.c.
#include "runtime/runtime.h"

using jj::Ref;

extern "C" {

int32_t JITDeleteSubscr(PyObject *o, PyObject *index) { return PyObject_DelItem(o, index); }

PyObject *JITBuildSlice(PyObject *start, PyObject *stop, PyObject *step) { return PySlice_New(start, stop, step); }

PyObject *JITBinarySlice(PyObject *o, PyObject *start, PyObject *stop) {
  Ref slice = Ref::steal(PySlice_New(start, stop, nullptr));
  return slice ? PyObject_GetItem(o, slice.get()) : nullptr;
}

int32_t JITStoreSlice(PyObject *o, PyObject *start, PyObject *stop, PyObject *value) {
  Ref slice = Ref::steal(PySlice_New(start, stop, nullptr));
  return slice ? PyObject_SetItem(o, slice.get(), value) : -1;
}

}  // extern "C"
