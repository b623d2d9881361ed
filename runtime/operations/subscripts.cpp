// Items and slices without a fast path of their own; LoadSubscr and StoreSubscr are in cpython/hot_containers.c and cpython/containers.c, BinarySlice in
// cpython/slices.c.
#include "runtime/operations/subscripts.h"

#include "runtime/cpython/bridge.h"

using jj::Ref;

extern "C" {

int32_t jj_list_append_slow(PyObject *list, PyObject *item) {
  int32_t status = PyList_Append(list, item);
  Py_DECREF(item);
  return status;
}

int32_t JITDeleteSubscr(PyObject *o, PyObject *index) { return PySlice_Check(index) ? jj_store_in_slice(o, index, nullptr) : PyObject_DelItem(o, index); }

PyObject *JITBuildSlice(PyObject *start, PyObject *stop, PyObject *step) { return PySlice_New(start, stop, step); }

}  // extern "C"
