// Hot entries of iteration: lists, tuples, dicts and ranges are stepped through in place, everything else by its tp_iternext.
#include "runtime/cpython/cursors.h"
#include "runtime/cpython/dict_loops.h"
#include "runtime/cpython/iterators.h"
#include "runtime/cpython/numbers.h"
#include "runtime/cpython/pairs.h"
#include "runtime/operations/iteration.h"

PyObject *JITGetIter(PyObject *o) { return jj_get_iter(o); }

/// The next item of anything but a list_iterator that has one.
JJ_INLINE int32_t next_of_iterator(PyObject *iterator, PyTypeObject *type, PyObject **value) {
  if (type == &PyRangeIter_Type) {
    long number;
    if (!jj_range_next((jj_range_iterator *)iterator, &number)) {
      *value = NULL;
      return 0;
    }
    *value = jj_int_from(number);
    return *value != NULL ? 1 : -1;
  }
  if (JJ_UNLIKELY(type->tp_iternext == NULL)) return JITNotAnIterator(iterator);
  PyObject *next = type->tp_iternext(iterator);
  *value = next;
  return JJ_LIKELY(next != NULL) ? 1 : JITIterationEnded();
}

int32_t JITIterNext(PyObject *iterator, PyObject **value) {
  PyTypeObject *type = Py_TYPE(iterator);
  if (type == &PyListIter_Type) {
    PyObject *item = jj_list_iterator_next(iterator);
    if (JJ_LIKELY(item != NULL)) {
      *value = item;
      return 1;
    }
  }
  return next_of_iterator(iterator, type, value);
}

PyObject *JITStartIter(PyObject *o, int64_t *index) {
  if (JJ_LIKELY(PyList_CheckExact(o) || PyTuple_CheckExact(o))) {
    *index = 0;
    return Py_NewRef(o);
  }
  jj_loop_step start = jj_start_iter(o);
  *index = start.place;
  return start.object;
}

/// Has a list or tuple another item? Then *item is it (borrowed).
JJ_INLINE int next_of_sequence(PyObject *o, int64_t *index, PyObject **item) {
  *item = jj_sequence_item(o, *index);
  if (JJ_UNLIKELY(*item == NULL)) return 0;
  ++*index;
  return 1;
}

/// The next item of what is no list or tuple.
JJ_INLINE int32_t next_of_other(PyObject *o, int64_t *index, PyObject **value) {
  PyObject *next;
  if (*index == JJ_PLACE_OF_ITERATOR) {
    iternextfunc step = Py_TYPE(o) == &PyRangeIter_Type ? jj_next_of_range : Py_TYPE(o)->tp_iternext;
    if (JJ_UNLIKELY(step == NULL)) return JITNotAnIterator(o);
    next = step(o);
  } else {
    jj_loop_step step = jj_next_of_dict(o, *index);
    *index = step.place;
    next = step.object;
  }
  *value = next;
  return JJ_LIKELY(next != NULL) ? 1 : JITIterationEnded();
}

int32_t JITItemNext(PyObject *o, int64_t *index, PyObject **value) {
  if (JJ_UNLIKELY(*index < 0)) return next_of_other(o, index, value);
  PyObject *item;
  if (JJ_UNLIKELY(!next_of_sequence(o, index, &item))) {
    *value = NULL;
    return 0;
  }
  *value = jj_ref_of_alive(item);
  return 1;
}

/// The call has a place of its own for the values: the loop's can be registers then.
JJ_INLINE int32_t next_pair(PyObject *iterator, PyObject **values) {
  PyObject *pair[2];
  int32_t status = jj_pair_of_iterator(iterator, pair);
  values[0] = pair[0];
  values[1] = pair[1];
  return status;
}

int32_t JITIterNextPair(PyObject *iterator, PyObject **values) { return next_pair(iterator, values); }

int32_t JITItemNextPair(PyObject *o, int64_t *index, PyObject **values) {
  if (*index == JJ_PLACE_OF_ITERATOR) return next_pair(o, values);
  if (*index < 0) {
    values[1] = NULL;
    return next_of_other(o, index, values);
  }
  PyObject *item;
  if (JJ_UNLIKELY(!next_of_sequence(o, index, &item))) {
    values[0] = values[1] = NULL;
    return 0;
  }
  if (JJ_LIKELY(PyTuple_CheckExact(item) && Py_SIZE(item) == 2)) {
    values[0] = jj_ref_of_alive(((PyTupleObject *)item)->ob_item[0]);
    values[1] = jj_ref_of_alive(((PyTupleObject *)item)->ob_item[1]);
  } else {
    values[0] = jj_ref_of_alive(item);
    values[1] = NULL;
  }
  return 1;
}

int32_t JITEnumerateNext(PyObject *iterator, PyObject **values) {
  if (JJ_UNLIKELY(!Py_IS_TYPE(iterator, jj_cursor_type))) return next_pair(iterator, values);
  jj_cursor *self = (jj_cursor *)iterator;
  PyObject *item = jj_sequence_item(self->first, self->index);
  if (JJ_UNLIKELY(item == NULL)) return jj_cursor_ends(&self->first, values);
  PyObject *index = jj_int_from(self->start + self->index++);
  if (JJ_UNLIKELY(index == NULL)) {
    values[0] = values[1] = NULL;
    return -1;
  }
  PyObject *old = self->held[1];
  self->held[1] = Py_NewRef(item);
  values[0] = index;
  values[1] = Py_NewRef(item);
  Py_DECREF(old);
  return 1;
}

int32_t JITZipNext(PyObject *iterator, PyObject **values) {
  if (JJ_UNLIKELY(!Py_IS_TYPE(iterator, jj_cursor_type))) return next_pair(iterator, values);
  jj_cursor *self = (jj_cursor *)iterator;
  Py_ssize_t at = self->index;
  PyObject *first = jj_sequence_item(self->first, at);
  if (JJ_UNLIKELY(first == NULL)) return jj_cursor_ends(&self->first, values);
  self->index = at + 1;
  PyObject *old = self->held[0];
  self->held[0] = Py_NewRef(first);
  Py_DECREF(old);
  PyObject *second = jj_sequence_item(self->second, at);
  if (JJ_UNLIKELY(second == NULL)) return jj_cursor_ends(&self->second, values);  // the first item stays held
  old = self->held[1];
  self->held[1] = Py_NewRef(second);
  Py_DECREF(old);
  values[0] = Py_NewRef(self->held[0]);
  values[1] = Py_NewRef(self->held[1]);
  return 1;
}

int32_t JITItemsNext(PyObject *iterator, PyObject **values) {
  if (JJ_UNLIKELY(!Py_IS_TYPE(iterator, jj_cursor_type))) return next_pair(iterator, values);
  jj_cursor *self = (jj_cursor *)iterator;
  PyDictObject *dict = (PyDictObject *)self->first;
  PyDictKeysObject *keys = dict->ma_keys;
  Py_ssize_t at = self->index;
  if (JJ_UNLIKELY(self->used != dict->ma_used || dict->ma_values != NULL || self->left == 0 || at >= keys->dk_nentries)) return jj_cursor_next_of_dict(self, values);
  PyObject *key, *value;
  if (jj_keys_are_unicode(keys)) {
    PyDictUnicodeEntry *entry = &jj_unicode_entries(keys)[at];
    key = entry->me_key, value = entry->me_value;
  } else {
    PyDictKeyEntry *entry = &((PyDictKeyEntry *)jj_unicode_entries(keys))[at];
    key = entry->me_key, value = entry->me_value;
  }
  if (JJ_UNLIKELY(value == NULL)) return jj_cursor_next_of_dict(self, values);
  self->index = at + 1;
  self->left--;
  return jj_cursor_hand_over(self, key, value, values);
}

int32_t JITUnpackPair(PyObject *first, PyObject *second, PyObject **items) {
  if (JJ_LIKELY(second != NULL)) {
    items[0] = first;
    items[1] = second;
    return 0;
  }
  PyObject *pair[2];
  int32_t status = JITUnpackSequence(first, 2, pair);
  Py_DECREF(first);
  items[0] = pair[0];
  items[1] = pair[1];
  return status;
}
