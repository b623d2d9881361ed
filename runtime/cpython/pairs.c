// Steps of loops that unpack each item into two variables at once (for i, x in enumerate(...), zip, dict.items()): the two items without the tuple that is around them.
//
// The iterators keep their result tuple and fill it anew when nobody else holds it. What it holds lives until then, which can be seen (a finaliser, a weak reference): so it is filled here
// as CPython does it, and in the same order; only the way through the tuple is spared. Whatever is not the plain case (an index beyond Py_ssize_t, a result that somebody holds, an
// exhausted iterator with something to say, a dict that changed) is left to the iterator, before anything was done.
#include "runtime/cpython/pairs.h"

#include "runtime/cpython/iterators.h"
#include "runtime/cpython/numbers.h"
#include "runtime/operations/iteration.h"

#include "internal/pycore_gc.h"

/// The first fields of CPython's own structs, the same from 3.11 to 3.14.
typedef struct {
  PyObject_HEAD
  Py_ssize_t index;
  PyObject *iterator, *result, *big_index;
} enumerate_object;
typedef struct {
  PyObject_HEAD
  Py_ssize_t size;
  PyObject *iterators, *result;
  int strict;
} zip_object;
typedef struct {
  PyObject_HEAD
  PyDictObject *dict;
  Py_ssize_t used, position;
  PyObject *result;
  Py_ssize_t left;
} dict_iterator;

/// tp_iternext, of a list_iterator in place.
static inline PyObject *step(PyObject *iterator) {
  if (Py_IS_TYPE(iterator, &PyListIter_Type)) {
    PyObject *item = jj_list_iterator_next(iterator);
    if (JJ_LIKELY(item != NULL)) return item;
  }
  return Py_TYPE(iterator)->tp_iternext(iterator);
}

static inline PyObject **slots_of(PyObject *tuple) { return ((PyTupleObject *)tuple)->ob_item; }

/// Moves two references into the iterator's result, which nobody else holds, and gives others to the loop.
static inline int32_t hand_over(PyObject *result, PyObject *first, PyObject *second, PyObject **values) {
  PyObject *old_first = slots_of(result)[0], *old_second = slots_of(result)[1];
  values[0] = Py_NewRef(first);
  values[1] = Py_NewRef(second);
  slots_of(result)[0] = first;
  slots_of(result)[1] = second;
  Py_INCREF(result);  // a finaliser may ask the iterator for more
  Py_DECREF(old_first);
  Py_DECREF(old_second);
  if (JJ_UNLIKELY(!_PyObject_GC_IS_TRACKED(result))) jj_gc_track(result);  // the collector let go of it while it held nothing of interest
  Py_DECREF(result);
  return 1;
}

static JJ_NOINLINE int32_t one_value(PyObject *iterator, PyObject **values) {
  values[1] = NULL;
  return JITIterNext(iterator, values);
}

static int32_t no_pair(PyObject **values) {
  values[0] = values[1] = NULL;
  return JITIterationEnded();
}

/// A pair that needs no result tuple: somebody holds it, so CPython would make a new one, which the loop would release at once.
static inline int32_t pair_of(PyObject *first, PyObject *second, PyObject **values) {
  values[0] = first;
  values[1] = second;
  return 1;
}

static int32_t next_of_enumerate(PyObject *o, PyObject **values) {
  enumerate_object *self = (enumerate_object *)o;
  if (JJ_UNLIKELY(self->index >= PY_SSIZE_T_MAX >> 1)) return one_value(o, values);
  PyObject *item = step(self->iterator);
  if (JJ_UNLIKELY(item == NULL)) return no_pair(values);
  PyObject *index = jj_int_from(self->index);
  if (JJ_UNLIKELY(index == NULL)) {
    Py_DECREF(item);
    return -1;
  }
  self->index++;
  return JJ_LIKELY(Py_REFCNT(self->result) == 1) ? hand_over(self->result, index, item, values) : pair_of(index, item, values);
}

static int32_t next_of_zip(PyObject *o, PyObject **values) {
  zip_object *self = (zip_object *)o;
  if (JJ_UNLIKELY(self->size != 2 || self->strict)) return one_value(o, values);
  PyObject *result = self->result, **iterators = slots_of(self->iterators);
  if (JJ_UNLIKELY(Py_REFCNT(result) != 1)) {
    PyObject *first = step(iterators[0]), *second = first != NULL ? step(iterators[1]) : NULL;
    if (second != NULL) return pair_of(first, second, values);
    Py_XDECREF(first);
    return no_pair(values);
  }
  Py_INCREF(result);
  for (int i = 0; i < 2; i++) {
    PyObject *item = step(iterators[i]);
    if (JJ_UNLIKELY(item == NULL)) {  // the first item stays in the result
      Py_DECREF(result);
      return no_pair(values);
    }
    PyObject *old = slots_of(result)[i];
    slots_of(result)[i] = item;
    Py_DECREF(old);
  }
  if (JJ_UNLIKELY(!_PyObject_GC_IS_TRACKED(result))) jj_gc_track(result);
  int32_t status = pair_of(Py_NewRef(slots_of(result)[0]), Py_NewRef(slots_of(result)[1]), values);
  Py_DECREF(result);
  return status;
}

static int32_t next_of_items(PyObject *o, PyObject **values) {
  dict_iterator *self = (dict_iterator *)o;
  PyDictObject *dict = self->dict;
  if (JJ_UNLIKELY(dict == NULL || self->used != dict->ma_used || dict->ma_values != NULL || self->left == 0)) return one_value(o, values);
  PyDictKeysObject *keys = dict->ma_keys;
  Py_ssize_t at = self->position, n = keys->dk_nentries;
  PyObject *key, *value;
  if (jj_keys_are_unicode(keys)) {
    PyDictUnicodeEntry *entries = jj_unicode_entries(keys);
    while (at < n && entries[at].me_value == NULL) at++;
    if (at >= n) return one_value(o, values);
    key = entries[at].me_key, value = entries[at].me_value;
  } else {
    PyDictKeyEntry *entries = (PyDictKeyEntry *)jj_unicode_entries(keys);
    while (at < n && entries[at].me_value == NULL) at++;
    if (at >= n) return one_value(o, values);
    key = entries[at].me_key, value = entries[at].me_value;
  }
  self->position = at + 1;
  self->left--;
  Py_INCREF(key);
  Py_INCREF(value);
  return JJ_LIKELY(Py_REFCNT(self->result) == 1) ? hand_over(self->result, key, value, values) : pair_of(key, value, values);
}

int32_t jj_pair_of_iterator(PyObject *iterator, PyObject **values) {
  PyTypeObject *type = Py_TYPE(iterator);
  if (type == &PyDictIterItem_Type) return next_of_items(iterator, values);
  if (type == &PyEnum_Type) return next_of_enumerate(iterator, values);
  if (type == &PyZip_Type) return next_of_zip(iterator, values);
  return one_value(iterator, values);
}
