// Numbers and range iterators for when there is no memory: compiled code keeps them unboxed, and where it leaves a typed region or looks for a handler they must become objects, as those that the
// interpreter has made long before. It goes on with them, and the next operation that needs memory raises MemoryError. The objects are static; the reserve holds a reference to each, so that
// they are never freed: one that nobody else holds is free again.
#include "runtime/cpython/bridge.h"
#include "runtime/cpython/internals.h"

enum { ROOM = 256 };

typedef struct {
  PyLongObject object;  // with one digit
  digit more[2];
} reserved_int;

static reserved_int ints[ROOM];
static PyFloatObject floats[ROOM];
static jj_range_iterator range_iterators[ROOM];

/// One of the objects that nobody has; NULL when there is none.
static PyObject *take(void *objects, size_t size, PyTypeObject *type) {
  for (size_t i = 0; i < ROOM; i++) {
    PyObject *o = (PyObject *)((char *)objects + i * size);
    if (Py_REFCNT(o) > 1) continue;
    Py_SET_TYPE(o, type);
    Py_SET_REFCNT(o, 1);
    return Py_NewRef(o);
  }
  return NULL;
}

PyObject *jj_reserve_int(int64_t value) {
  PyObject *o = take(ints, sizeof ints[0], &PyLong_Type);
  if (o == NULL) return NULL;
  uint64_t rest = value < 0 ? -(uint64_t)value : (uint64_t)value;
  int n = 0;
  for (; rest != 0; rest >>= PyLong_SHIFT) jj_int_digits(o)[n++] = (digit)(rest & PyLong_MASK);
  jj_int_set_digits(o, value < 0, n);
  return o;
}

PyObject *jj_reserve_float(double value) {
  PyObject *o = take(floats, sizeof floats[0], &PyFloat_Type);
  if (o != NULL) ((PyFloatObject *)o)->ob_fval = value;
  return o;
}

PyObject *jj_range_iterator_of(int64_t next, int64_t left, int64_t step) {
  jj_range_iterator *it = PyObject_New(jj_range_iterator, &PyRangeIter_Type);
  if (it == NULL) it = (jj_range_iterator *)take(range_iterators, sizeof range_iterators[0], &PyRangeIter_Type);
  if (it != NULL) jj_range_set(it, next, left, step);
  return (PyObject *)it;
}
