// o[start:stop] and o[start:stop:step]: exact lists, tuples, strings and bytes with small ints or nothing for bounds are cut, replaced and deleted here; everything
// else gets a slice object: a new one, or the one that the program has, such as a constant (3.14).
#include "runtime/cpython/internals.h"

/// A bound as a number; `missing` is what None stands for. 0: only CPython can say.
static inline int raw_bound(PyObject *bound, Py_ssize_t missing, Py_ssize_t *result) {
  if (bound == Py_None) return *result = missing, 1;
  if (!PyLong_CheckExact(bound) || !jj_int_is_small(bound)) return 0;
  *result = (Py_ssize_t)jj_int_small_value(bound);
  return 1;
}

/// The same as a position.
static int position(PyObject *bound, Py_ssize_t missing, Py_ssize_t length, Py_ssize_t *result) {
  if (!raw_bound(bound, missing, result)) return 0;
  if (*result < 0) *result += length;
  *result = *result < 0 ? 0 : *result > length ? length : *result;
  return 1;
}

static int positions(PyObject *start, PyObject *stop, Py_ssize_t length, Py_ssize_t *low, Py_ssize_t *high) {
  if (!position(start, 0, length, low) || !position(stop, length, length, high)) return 0;
  if (*high < *low) *high = *low;
  return 1;
}

/// Known to the collector, whatever it holds (in 3.14, too).
static PyObject *tuple_slice(PyObject *o, Py_ssize_t low, Py_ssize_t high) {
  if (high - low == PyTuple_GET_SIZE(o)) return Py_NewRef(o);
  PyObject *result = PyTuple_New(high - low);
  if (result == NULL) return NULL;
  PyObject **from = ((PyTupleObject *)o)->ob_item + low, **to = ((PyTupleObject *)result)->ob_item;
  for (Py_ssize_t i = 0; i < high - low; i++) to[i] = Py_NewRef(from[i]);
  return result;
}

static PyObject *bytes_slice(PyObject *o, Py_ssize_t low, Py_ssize_t high) {
  if (high - low == PyBytes_GET_SIZE(o)) return Py_NewRef(o);
  return PyBytes_FromStringAndSize(PyBytes_AS_STRING(o) + low, high - low);
}

static PyObject *general_slice(PyObject *o, PyObject *start, PyObject *stop, PyObject *step) {
  PyObject *slice = PySlice_New(start, stop, step);
  if (slice == NULL) return NULL;
  PyObject *result = PyObject_GetItem(o, slice);
  Py_DECREF(slice);
  return result;
}

/// Cuts it, or asks with the slice object `made` (NULL: none was made yet).
JJ_INLINE PyObject *cut(PyObject *o, PyObject *start, PyObject *stop, PyObject *made) {
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
  return made != NULL ? PyObject_GetItem(o, made) : general_slice(o, start, stop, NULL);
}

PyObject *JITBinarySlice(PyObject *o, PyObject *start, PyObject *stop) { return cut(o, start, stop, NULL); }

// --- with a step

/// The positions of a slice with a step: the first one, and how many. 0: only CPython can say.
static int stepped_positions(PyObject *start, PyObject *stop, PyObject *step, Py_ssize_t length, Py_ssize_t *first, Py_ssize_t *by, Py_ssize_t *n) {
  if (!PyLong_CheckExact(step) || !jj_int_is_small(step)) return 0;
  Py_ssize_t last;
  *by = (Py_ssize_t)jj_int_small_value(step);
  if (*by == 0 || !raw_bound(start, *by < 0 ? PY_SSIZE_T_MAX : 0, first) || !raw_bound(stop, *by < 0 ? PY_SSIZE_T_MIN : PY_SSIZE_T_MAX, &last)) return 0;
  *n = PySlice_AdjustIndices(length, first, &last, *by);
  return 1;
}

/// References to every step-th item, from the first one on.
static inline void take_items(PyObject **to, PyObject *const *from, Py_ssize_t first, Py_ssize_t step, Py_ssize_t n) {
  for (Py_ssize_t i = 0; i < n; i++, first += step) to[i] = Py_NewRef(from[first]);
}

static PyObject *stepped_list(PyObject *o, Py_ssize_t first, Py_ssize_t step, Py_ssize_t n) {
  PyObject *result = PyList_New(n);
  if (result != NULL) take_items(((PyListObject *)result)->ob_item, ((PyListObject *)o)->ob_item, first, step, n);
  return result;
}

static PyObject *stepped_tuple(PyObject *o, Py_ssize_t first, Py_ssize_t step, Py_ssize_t n) {
  PyObject *result = PyTuple_New(n);
  if (result == NULL || n == 0) return result;
  take_items(((PyTupleObject *)result)->ob_item, ((PyTupleObject *)o)->ob_item, first, step, n);
  return result;
}

static PyObject *stepped_ascii(PyObject *o, Py_ssize_t first, Py_ssize_t step, Py_ssize_t n) {
  PyObject *result = PyUnicode_New(n, 127);
  if (result == NULL || n == 0) return result;
  const Py_UCS1 *from = PyUnicode_1BYTE_DATA(o);
  Py_UCS1 *to = PyUnicode_1BYTE_DATA(result);
  for (Py_ssize_t i = 0; i < n; i++, first += step) to[i] = from[first];
  return result;
}

/// As cut.
JJ_INLINE PyObject *cut_by_steps(PyObject *o, PyObject *start, PyObject *stop, PyObject *step, PyObject *made) {
  Py_ssize_t first, by, n;
  if (PyList_CheckExact(o)) {
    if (stepped_positions(start, stop, step, PyList_GET_SIZE(o), &first, &by, &n) && by != 1) return stepped_list(o, first, by, n);
  } else if (PyTuple_CheckExact(o)) {
    if (stepped_positions(start, stop, step, PyTuple_GET_SIZE(o), &first, &by, &n) && by != 1) return stepped_tuple(o, first, by, n);
  } else if (PyUnicode_CheckExact(o) && PyUnicode_IS_COMPACT_ASCII(o)) {
    if (stepped_positions(start, stop, step, PyUnicode_GET_LENGTH(o), &first, &by, &n) && by != 1) return stepped_ascii(o, first, by, n);
  }
  return made != NULL ? PyObject_GetItem(o, made) : general_slice(o, start, stop, step);
}

PyObject *JITSteppedSlice(PyObject *o, PyObject *start, PyObject *stop, PyObject *step) { return cut_by_steps(o, start, stop, step, NULL); }

PyObject *jj_item_of_slice(PyObject *o, PyObject *slice) {
  PySliceObject *s = (PySliceObject *)slice;
  return s->step == Py_None ? cut(o, s->start, s->stop, slice) : cut_by_steps(o, s->start, s->stop, s->step, slice);
}

// --- stores

static int32_t store_by(PyObject *o, PyObject *slice, PyObject *value) { return value != NULL ? PyObject_SetItem(o, slice, value) : PyObject_DelItem(o, slice); }

static int32_t store_generally(PyObject *o, PyObject *start, PyObject *stop, PyObject *value) {
  PyObject *slice = PySlice_New(start, stop, NULL);
  if (slice == NULL) return -1;
  int32_t status = store_by(o, slice, value);
  Py_DECREF(slice);
  return status;
}

JJ_INLINE int32_t store(PyObject *o, PyObject *start, PyObject *stop, PyObject *value, PyObject *made) {
  Py_ssize_t low, high;
  // Whether others are looked through before or behind the bounds, and what is said of those that cannot be, depends on the version.
  int isPlain = value == NULL || PyList_CheckExact(value) || PyTuple_CheckExact(value);
  if (isPlain && PyList_CheckExact(o) && positions(start, stop, PyList_GET_SIZE(o), &low, &high)) return PyList_SetSlice(o, low, high, value);
  return made != NULL ? store_by(o, made, value) : store_generally(o, start, stop, value);
}

int32_t JITStoreSlice(PyObject *o, PyObject *start, PyObject *stop, PyObject *value) { return store(o, start, stop, value, NULL); }

int32_t jj_store_in_slice(PyObject *o, PyObject *slice, PyObject *value) {
  PySliceObject *s = (PySliceObject *)slice;
  return s->step == Py_None ? store(o, s->start, s->stop, value, slice) : store_by(o, slice, value);
}

int32_t JITDeleteSlice(PyObject *o, PyObject *start, PyObject *stop) { return JITStoreSlice(o, start, stop, NULL); }
