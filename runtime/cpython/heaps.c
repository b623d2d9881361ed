// heappush and heappop of the module heapq, whose time goes into comparisons: of numbers, texts and tuples of them they are made here, as far as that runs no code; all others, one by one, as C
// code of CPython makes them. What can be seen in between (a comparison that looks at the heap, changes it or fails) is as there (Modules/_heapqmodule.c).
#include "runtime/cpython/builtin_calls.h"
#include "runtime/cpython/instance_operators.h"
#include "runtime/cpython/operators.h"
#include "runtime/runtime.h"

static int ask(PyObject *a, PyObject *b) {
  PyObject *answer;
  if (!jj_has_own_operators(a) || !jj_call_comparison(a, b, Py_LT, &answer)) return PyObject_RichCompareBool(a, b, Py_LT);
  return answer != NULL ? JITAskTruth(answer) : -1;
}

/// The first items of two tuples; themselves, if they are none.
JJ_INLINE void first_items(PyObject **a, PyObject **b) {
  if (!PyTuple_CheckExact(*a) || !PyTuple_CheckExact(*b) || Py_SIZE(*a) == 0 || Py_SIZE(*b) == 0) return;
  *a = PyTuple_GET_ITEM(*a, 0);
  *b = PyTuple_GET_ITEM(*b, 0);
}

/// a < b; -1 with an exception.
static int is_less(PyListObject *heap, PyObject *a, PyObject *b) {
  PyObject *x = a, *y = b;
  first_items(&x, &y);
  if (JJ_LIKELY(jj_both_small(x, y)) && jj_int_small_value(x) != jj_int_small_value(y)) return jj_int_small_value(x) < jj_int_small_value(y);
  int is_instance = jj_has_own_operators(a) && !PyTuple_Check(a);
  int32_t less = is_instance ? -1 : jj_exact_comparison(a, b, Py_LT);
  if (JJ_LIKELY(less >= 0)) return less;
  Py_ssize_t size = PyList_GET_SIZE(heap);
  Py_INCREF(a);
  Py_INCREF(b);
  less = ask(a, b);
  Py_DECREF(a);
  Py_DECREF(b);
  if (less < 0 || PyList_GET_SIZE(heap) == size) return less;
  PyErr_SetString(PyExc_RuntimeError, "list changed size during iteration");
  return -1;
}

static void exchange(PyListObject *heap, Py_ssize_t i, Py_ssize_t j) {
  PyObject *item = heap->ob_item[i];
  heap->ob_item[i] = heap->ob_item[j];
  heap->ob_item[j] = item;
}

/// The item at `place` goes up to where its parent is not greater. -1 with an exception.
static int go_up(PyListObject *heap, Py_ssize_t place) {
  while (place > 0) {
    Py_ssize_t parent = (place - 1) >> 1;
    int less = is_less(heap, heap->ob_item[place], heap->ob_item[parent]);
    if (less <= 0) return less;
    exchange(heap, place, parent);
    place = parent;
  }
  return 0;
}

/// The first item goes down to a leaf, always below the lesser child, and from there up to its place.
static int settle(PyListObject *heap) {
  Py_ssize_t place = 0, size = PyList_GET_SIZE(heap), first_leaf = size >> 1;
  while (place < first_leaf) {
    Py_ssize_t child = 2 * place + 1;
    if (child + 1 < size) {
      int less = is_less(heap, heap->ob_item[child], heap->ob_item[child + 1]);
      if (less < 0) return -1;
      child += !less;
    }
    exchange(heap, place, child);
    place = child;
  }
  return go_up(heap, place);
}

static PyObject *push(PyObject *heap, PyObject *item) {
  if (PyList_Append(heap, item) < 0 || go_up((PyListObject *)heap, PyList_GET_SIZE(heap) - 1) < 0) return NULL;
  return Py_NewRef(Py_None);
}

/// The last item, without giving more memory back than is due; NULL with an exception.
static PyObject *take_last(PyListObject *heap) {
  PyObject *item = JITKnownListPop((PyObject *)heap);
  if (JJ_LIKELY(item != JIT_NOT_KNOWN)) return item;
  Py_ssize_t last = PyList_GET_SIZE(heap) - 1;
  item = Py_NewRef(heap->ob_item[last]);
  if (PyList_SetSlice((PyObject *)heap, last, last + 1, NULL) < 0) Py_CLEAR(item);
  return item;
}

/// Of a heap that has items.
static PyObject *pop(PyListObject *heap) {
  PyObject *item = take_last(heap);
  if (item == NULL || PyList_GET_SIZE(heap) == 0) return item;
  PyObject *first = heap->ob_item[0];
  heap->ob_item[0] = item;
  if (JJ_LIKELY(settle(heap) == 0)) return first;
  Py_DECREF(first);
  return NULL;
}

PyObject *JITKnownHeapPush(PyObject *heap, PyObject *item) {
  if (JJ_UNLIKELY(!PyList_CheckExact(heap))) return JIT_NOT_KNOWN;
  JJ_COUNTED(fast_call, push(heap, item));
}

PyObject *JITKnownHeapPop(PyObject *heap) {
  if (JJ_UNLIKELY(!PyList_CheckExact(heap) || PyList_GET_SIZE(heap) == 0)) return JIT_NOT_KNOWN;
  JJ_COUNTED(call, pop((PyListObject *)heap));
}
