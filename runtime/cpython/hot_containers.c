// Hot entries of containers: items of lists, appending, small tuples and lists, unpacking of tuples, flags of pattern matching.
#include "runtime/cpython/builtin_calls.h"
#include "runtime/cpython/numbers.h"
#include "runtime/cpython/told.h"
#include "runtime/cpython/unframed.h"
#include "runtime/operations/containers.h"
#include "runtime/operations/iteration.h"
#include "runtime/operations/subscripts.h"

/// So many items are stored where the display stands.
enum { JJ_FEW = 4 };

/// jj_slot_of_index of an index that the program may say.
JJ_INLINE int slot_of(PyObject *index, int32_t known, Py_ssize_t size, Py_ssize_t *slot) {
  if (known == JIT_NO_INDEX) return jj_slot_of_index(index, size, slot);
  *slot = known < 0 ? known + size : known;
  return (size_t)*slot < (size_t)size;
}

/// o[index], borrowed, of a list; of a tuple, too, where the program says the index. NULL: something else.
JJ_INLINE PyObject *item_in_place(PyObject *o, PyObject *index, int32_t known) {
  PyObject **items;
  if (JJ_LIKELY(PyList_CheckExact(o))) items = ((PyListObject *)o)->ob_item;
  else if (known != JIT_NO_INDEX && JJ_LIKELY(PyTuple_CheckExact(o))) items = ((PyTupleObject *)o)->ob_item;
  else return NULL;
  Py_ssize_t slot;
  return JJ_LIKELY(slot_of(index, known, Py_SIZE(o), &slot)) ? items[slot] : NULL;
}

PyObject *JITLoadSubscr(PyObject *o, PyObject *index, int32_t known, uint32_t where) {
  PyObject *item = item_in_place(o, index, known);
  return JJ_LIKELY(item != NULL) ? jj_ref_of_alive(item) : jj_item_slowly(o, index, where);
}

PyObject *JITLoadSubscrHere(PyObject *o, PyObject *index, int32_t known, uint32_t where) {
  PyObject *item = item_in_place(o, index, known);
  int takesContainer = (where & JIT_RELEASES_LEFT) != 0;
  if (JJ_UNLIKELY(item == NULL || Py_REFCNT(o) <= takesContainer)) return jj_item_released_slowly(o, index, where);
  Py_INCREF(item);
  jj_take_reference(o, takesContainer);
  if (where & JIT_RELEASES_RIGHT) Py_DECREF(index);
  return item;
}

PyObject *JITTryItem(PyObject *o, PyObject *index, int32_t known) {
  PyObject *item = item_in_place(o, index, known);
  return JJ_LIKELY(item != NULL) ? item : jj_try_item(o, index);
}

int32_t JITStoreSubscr(PyObject *o, PyObject *index, PyObject *value, int32_t known, uint32_t where) {
  Py_ssize_t slot;
  if (JJ_UNLIKELY(!PyList_CheckExact(o) || !slot_of(index, known, PyList_GET_SIZE(o), &slot))) return jj_store_item_slowly(o, index, value, where);
  PyObject **item = &((PyListObject *)o)->ob_item[slot], *old = *item;
  *item = Py_NewRef(value);
  jj_drop_at(old, jj_offset_of(where));
  return 0;
}

/// Is *index, counted from either end, one of a list? From the start then.
JJ_INLINE int is_in_list(PyObject *o, int64_t *index) {
  if (JJ_UNLIKELY(!PyList_CheckExact(o))) return 0;
  Py_ssize_t size = PyList_GET_SIZE(o);
  if (*index < 0) *index += size;
  return JJ_LIKELY((size_t)*index < (size_t)size);
}

PyObject *JITLoadItem(PyObject *o, int64_t index) {
  int64_t slot = index;
  if (JJ_UNLIKELY(!is_in_list(o, &slot))) return jj_load_item(o, index);
  return jj_ref_of_alive(((PyListObject *)o)->ob_item[slot]);
}

int64_t JITLengthOf(PyObject *o) { return PyList_CheckExact(o) || PyTuple_CheckExact(o) ? Py_SIZE(o) : jj_length_of(o); }

int32_t JITStoreItem(PyObject *o, int64_t index, PyObject *value) {
  int64_t slot = index;
  if (JJ_UNLIKELY(!is_in_list(o, &slot))) return jj_store_item(o, index, value);
  PyObject **item = &((PyListObject *)o)->ob_item[slot], *old = *item;
  *item = Py_NewRef(value);
  Py_DECREF(old);
  return 0;
}

/// A float that only the list holds takes the new value: what would be freed and made again at once.
int32_t JITStoreItemF64(PyObject *o, int64_t index, double value) {
  int64_t slot = index;
  if (JJ_UNLIKELY(!is_in_list(o, &slot))) return jj_store_float_item(o, index, value);
  PyObject *old = ((PyListObject *)o)->ob_item[slot];
  if (JJ_UNLIKELY(!PyFloat_CheckExact(old) || Py_REFCNT(old) != 1)) return jj_store_float_item(o, index, value);
  ((PyFloatObject *)old)->ob_fval = value;
  return 0;
}

int32_t JITListAppend(PyObject *list, PyObject *item) {
  PyListObject *self = (PyListObject *)list;
  Py_ssize_t length = PyList_GET_SIZE(self);
  if (JJ_LIKELY(length < self->allocated)) {
    self->ob_item[length] = item;
    Py_SET_SIZE(self, length + 1);
    return 0;
  }
  return jj_list_append_slow(list, item);
}

int32_t JITIsTupleOf(PyObject *o, int32_t n) { return PyTuple_CheckExact(o) && PyTuple_GET_SIZE(o) == n; }
PyObject *JITTupleItem(PyObject *tuple, int32_t i) { return jj_ref_of_alive(((PyTupleObject *)tuple)->ob_item[i]); }

int32_t JITUnpackSequence(PyObject *o, int32_t n, PyObject **items) {
  if (JJ_UNLIKELY(!JITIsTupleOf(o, n))) return JITUnpackIterable(o, n, items);
  for (int32_t i = 0; i < n; i++) items[i] = Py_NewRef(((PyTupleObject *)o)->ob_item[i]);
  return 0;
}

PyObject *JITBuildTuple(PyObject **items, int32_t n) {
  PyObject *tuple = n <= JJ_FEW ? jj_fill_kept_tuple(items, n) : NULL;
  return JJ_LIKELY(tuple != NULL) ? tuple : jj_build_tuple(items, n);
}

PyObject *JITBuildList(PyObject **items, int32_t n) {
  if (n > JJ_FEW) return jj_build_list(items, n);
  PyObject *list = PyList_New(n);
  if (JJ_UNLIKELY(list == NULL)) return jj_release_items(items, n);
  for (int32_t i = 0; i < n; i++) ((PyListObject *)list)->ob_item[i] = items[i];
  return list;
}

int32_t JITMatchMapping(PyObject *o) { return (Py_TYPE(o)->tp_flags & Py_TPFLAGS_MAPPING) != 0; }

int32_t JITMatchSequence(PyObject *o) { return (Py_TYPE(o)->tp_flags & Py_TPFLAGS_SEQUENCE) != 0; }
