// Unpacking with a star and the general case of plain unpacking. GetIter, IterNext and the
// exact cases of unpacking are in cpython/hot_iteration.c.
#include "runtime/operations/iteration.h"

#include "runtime/cpython/version.h"
#include "runtime/runtime.h"

using jj::Ref;

namespace {

/// Last item first, as the interpreter unwinds its stack.
void clearItems(PyObject **items, int32_t n) {
  while (n-- > 0) Py_CLEAR(items[n]);
}

Ref iteratorForUnpacking(PyObject *o) {
  Ref iterator = Ref::steal(PyObject_GetIter(o));
  if (!iterator && PyErr_ExceptionMatches(PyExc_TypeError) && !Py_TYPE(o)->tp_iter && !PySequence_Check(o))
    PyErr_Format(PyExc_TypeError, "cannot unpack non-iterable %.200s object", Py_TYPE(o)->tp_name);
  return iterator;
}

/// Takes up to n items; returns how many came. Less than n: exhausted, or an error is set.
int32_t takeItems(PyObject *iterator, PyObject **items, int32_t n) {
  for (int32_t i = 0; i < n; ++i) {
    items[i] = PyIter_Next(iterator);
    if (!items[i]) return i;
  }
  return n;
}

/// The starred part and what follows it. false: an error is set, nothing was written.
bool takeRest(PyObject *iterator, int32_t before, int32_t after, PyObject **items) {
  Ref rest = Ref::steal(PySequence_List(iterator));
  if (!rest) return false;
  Py_ssize_t length = PyList_GET_SIZE(rest.get());
  if (length < after) {
    PyErr_Format(PyExc_ValueError, "not enough values to unpack (expected at least %d, got %zd)", before + after,
                 before + length);
    return false;
  }
  // The last `after` items move from the list into the results: their references go along.
  for (int32_t i = 0; i < after; ++i) items[before + 1 + i] = PyList_GET_ITEM(rest.get(), length - after + i);
  Py_SET_SIZE(rest.get(), length - after);
  items[before] = rest.release();
  return true;
}

/// The same of a list or tuple behind its first `before` items: its rest is not iterated over. The new list has the room that list(iterator) gives it, which sys.getsizeof() tells.
/// 1: done. 0: nothing was, there are fewer items, or a collection on the way has changed how many. -1: an error is set.
int32_t takeRestInRow(PyObject *o, int32_t before, int32_t after, PyObject **items) {
  Py_ssize_t n = Py_SIZE(o), rest = n - before - after, room = (rest + after + 1) & ~Py_ssize_t{1};
  if (rest < 0) return 0;
  Ref list = Ref::steal(PyList_New(room));
  if (!list) return -1;
  Py_SET_SIZE(list.get(), 0);
  if (Py_SIZE(o) != n) return 0;
  PyObject *const *from = PySequence_Fast_ITEMS(o) + before;
  for (Py_ssize_t i = 0; i < rest; ++i) PyList_SET_ITEM(list.get(), i, Py_NewRef(from[i]));
  Py_SET_SIZE(list.get(), rest);
  items[before] = list.release();
  for (int32_t i = 0; i < after; ++i) items[before + 1 + i] = Py_NewRef(from[rest + i]);
  return 1;
}

void tooManyItems(PyObject *o, int32_t n) {
  if (JJ_UNPACKING_TELLS_SIZE && (PyList_CheckExact(o) || PyTuple_CheckExact(o) || PyDict_CheckExact(o))) {
    Py_ssize_t size = PyDict_CheckExact(o) ? PyDict_GET_SIZE(o) : Py_SIZE(o);
    if (size > n) {
      PyErr_Format(PyExc_ValueError, "too many values to unpack (expected %d, got %zd)", n, size);
      return;
    }
  }
  PyErr_Format(PyExc_ValueError, "too many values to unpack (expected %d)", n);
}

}  // namespace

extern "C" {

int32_t JITNotAnIterator(PyObject *o) {
  PyErr_Format(PyExc_TypeError, "'%.200s' object is not an iterator", Py_TYPE(o)->tp_name);
  return -1;
}

int32_t JITUnpackIterable(PyObject *o, int32_t n, PyObject **items) {
  if (PyList_CheckExact(o) && PyList_GET_SIZE(o) == n) {
    for (int32_t i = 0; i < n; ++i) items[i] = Py_NewRef(PyList_GET_ITEM(o, i));
    return 0;
  }
  for (int32_t i = 0; i < n; ++i) items[i] = nullptr;
  Ref iterator = iteratorForUnpacking(o);
  if (!iterator) return -1;
  int32_t got = takeItems(iterator.get(), items, n);
  if (got == n) {
    Ref excess = Ref::steal(PyIter_Next(iterator.get()));
    if (!excess && !PyErr_Occurred()) return 0;
    if (excess) {
      excess.reset();
      tooManyItems(o, n);
    }
  } else if (!PyErr_Occurred()) {
    PyErr_Format(PyExc_ValueError, "not enough values to unpack (expected %d, got %d)", n, got);
  }
  clearItems(items, got);
  return -1;
}

int32_t JITUnpackEx(PyObject *o, int32_t before, int32_t after, PyObject **items) {
  for (int32_t i = 0; i < before + 1 + after; ++i) items[i] = nullptr;
  if ((PyList_CheckExact(o) || PyTuple_CheckExact(o)) && Py_SIZE(o) >= before + after) {
    for (int32_t i = 0; i < before; ++i) items[i] = Py_NewRef(PySequence_Fast_ITEMS(o)[i]);
    int32_t done = takeRestInRow(o, before, after, items);
    if (done > 0) return 0;
    clearItems(items, before);
    if (done < 0) return -1;
  }
  Ref iterator = iteratorForUnpacking(o);
  if (!iterator) return -1;
  int32_t got = takeItems(iterator.get(), items, before);
  if (got == before) {
    if (takeRest(iterator.get(), before, after, items)) return 0;
  } else if (!PyErr_Occurred()) {
    PyErr_Format(PyExc_ValueError, "not enough values to unpack (expected at least %d, got %d)", before + after, got);
  }
  clearItems(items, got);
  return -1;
}

}  // extern "C"
