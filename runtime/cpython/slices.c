// o[start:stop]: exact lists, tuples, strings and bytes with small ints or nothing for bounds are cut here; everything else gets a
// slice object and its own __getitem__.
#include "runtime/cpython/internals.h"

/// A bound as a position: 0 when only CPython can say. `missing` is what None stands for.
static int position(PyObject *bound, Py_ssize_t missing, Py_ssize_t length, Py_ssize_t *result) {
  if (bound == Py_None) return *result = missing, 1;
  if (!PyLong_CheckExact(bound) || !jj_int_is_small(bound)) return 0;
  Py_ssize_t n = (Py_ssize_t)jj_int_small_value(bound);
  if (n < 0) n += length;
  *result = n < 0 ? 0 : n > length ? length : n;
  return 1;
}

static int positions(PyObject *start, PyObject *stop, Py_ssize_t length, Py_ssize_t *low, Py_ssize_t *high) {
  if (!position(start, 0, length, low) || !position(stop, length, length, high)) return 0;
  if (*high < *low) *high = *low;
  return 1;
}

static PyObject *tuple_slice(PyObject *o, Py_ssize_t low, Py_ssize_t high) {
  if (high - low == PyTuple_GET_SIZE(o)) return Py_NewRef(o);
  PyObject *result = PyTuple_New(high - low);
  if (result == NULL) return NULL;
  PyObject **from = ((PyTupleObject *)o)->ob_item + low, **to = ((PyTupleObject *)result)->ob_item;
  for (Py_ssize_t i = 0; i < high - low; i++) to[i] = Py_NewRef(from[i]);
  jj_tuple_filled(result);
  return result;
}

static PyObject *bytes_slice(PyObject *o, Py_ssize_t low, Py_ssize_t high) {
  if (high - low == PyBytes_GET_SIZE(o)) return Py_NewRef(o);
  return PyBytes_FromStringAndSize(PyBytes_AS_STRING(o) + low, high - low);
}

PyObject *JITBinarySlice(PyObject *o, PyObject *start, PyObject *stop) {
  Py_ssize_t low, high;
  if (PyTuple_CheckExact(o)) {
    if (positions(start, stop, PyTuple_GET_SIZE(o), &low, &high)) return tuple_slice(o, low, high);
  } else if (PyList_CheckExact(o)) {
    if (positions(start, stop, PyList_GET_SIZE(o), &low, &high)) return PyList_GetSlice(o, low, high);
  } else if (PyUnicode_CheckExact(o) && PyUnicode_IS_READY(o)) {
    if (positions(start, stop, PyUnicode_GET_LENGTH(o), &low, &high)) return PyUnicode_Substring(o, low, high);
  } else if (PyBytes_CheckExact(o)) {
    if (positions(start, stop, PyBytes_GET_SIZE(o), &low, &high)) return bytes_slice(o, low, high);
  }
  PyObject *slice = PySlice_New(start, stop, NULL);
  if (slice == NULL) return NULL;
  PyObject *result = PyObject_GetItem(o, slice);
  Py_DECREF(slice);
  return result;
}
