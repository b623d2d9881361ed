// What is known of exact strings, bytes, small ints, objects that equal only themselves, tuples of all these, dicts and sets without running Python code: equality and membership. C only.
//
// Every question has three answers: yes, no, and JJ_UNSURE, when only CPython's own function can say (it may have to run an __eq__ or __hash__, or to raise). None has an effect.
#ifndef JUSTJITC_CPYTHON_LOOKUPS_H
#define JUSTJITC_CPYTHON_LOOKUPS_H
#include "runtime/cpython/numbers.h"
#include "runtime/objects/shared.h"

#define JJ_UNSURE (-1)

/// Do its items come from (or go to) the functions of dict, tuple, ...? So do those of the type itself, and of subclasses that do not define their own.
JJ_INLINE int jj_loads_items_as(PyTypeObject *type, const PyTypeObject *base) {
  return type == base || (type->tp_as_mapping != NULL && type->tp_as_mapping->mp_subscript == base->tp_as_mapping->mp_subscript);
}
JJ_INLINE int jj_stores_items_as(PyTypeObject *type, const PyTypeObject *base) {
  return type == base || (type->tp_as_mapping != NULL && type->tp_as_mapping->mp_ass_subscript == base->tp_as_mapping->mp_ass_subscript);
}
JJ_INLINE int jj_contains_as(PyTypeObject *type, const PyTypeObject *base) {
  return type == base || (type->tp_as_sequence != NULL && type->tp_as_sequence->sq_contains == base->tp_as_sequence->sq_contains);
}

/// Are two strings that are ready equal?
JJ_INLINE int jj_texts_equal(PyObject *a, PyObject *b) {
  if (a == b) return 1;
  Py_ssize_t length = PyUnicode_GET_LENGTH(a);
  if (length != PyUnicode_GET_LENGTH(b)) return 0;
  int areAscii = PyUnicode_IS_COMPACT_ASCII(a) && PyUnicode_IS_COMPACT_ASCII(b);
  if (!areAscii && PyUnicode_KIND(a) != PyUnicode_KIND(b)) return 0;
  const char *x = areAscii ? (const char *)((PyASCIIObject *)a + 1) : (const char *)PyUnicode_DATA(a);
  const char *y = areAscii ? (const char *)((PyASCIIObject *)b + 1) : (const char *)PyUnicode_DATA(b);
  if (length == 0 || x[0] != y[0]) return length == 0;
  if (areAscii && length == 1) return 1;
  return memcmp(x, y, (size_t)length * (areAscii ? 1 : PyUnicode_KIND(a))) == 0;
}

/// Does its type leave equality (and the hash) to `object`? So do classes, functions, None, instances without __eq__. (Classes change: to be asked each time.)
JJ_INLINE int jj_equals_itself_only(PyObject *o) { return Py_TYPE(o)->tp_richcompare == PyBaseObject_Type.tp_richcompare; }
JJ_INLINE int jj_hashes_by_address(PyObject *o) { return Py_TYPE(o)->tp_hash == PyBaseObject_Type.tp_hash; }
JJ_INLINE int jj_is_number(PyObject *o) { return PyLong_CheckExact(o) || PyFloat_CheckExact(o) || PyBool_Check(o); }
/// Tuples, and instances of subclasses that leave equality and the hash to them (named tuples).
JJ_INLINE int jj_compares_as_tuple(PyObject *o) {
  PyTypeObject *type = Py_TYPE(o);
  return type == &PyTuple_Type || (PyTuple_Check(o) && type->tp_richcompare == PyTuple_Type.tp_richcompare && type->tp_hash == PyTuple_Type.tp_hash);
}
/// Numbers, exact strings and bytes, tuples: equal to nothing that equals only itself.
JJ_INLINE int jj_is_plain_value(PyObject *o) { return PyUnicode_CheckExact(o) || jj_is_number(o) || PyBytes_CheckExact(o) || jj_compares_as_tuple(o); }

/// -1, 0 or 1: how two exact ints of any size compare.
int jj_int_order(PyObject *a, PyObject *b);
/// `a == b` of others than two strings or two exact ints.
int jj_plainly_equal(PyObject *a, PyObject *b);

/// `a op b` (Py_LT, Py_LE, Py_GT, Py_GE) of two tuples.
int jj_plainly_ordered(PyObject *a, PyObject *b, int op);
/// The commonest answers of jj_same_item; else JJ_UNSURE.
JJ_INLINE int jj_quickly_same(PyObject *a, PyObject *b) {
  if (a == b) return 1;
  if (PyUnicode_CheckExact(a) && PyUnicode_CheckExact(b) && PyUnicode_IS_READY(a) && PyUnicode_IS_READY(b)) return jj_texts_equal(a, b);
  if (!PyLong_CheckExact(a) || !PyLong_CheckExact(b)) return JJ_UNSURE;
  return jj_int_is_small(a) && jj_int_is_small(b) ? jj_int_small_value(a) == jj_int_small_value(b) : jj_int_order(a, b) == 0;
}
/// `a == b` as containers ask it (identity first).
JJ_INLINE int jj_same_item(PyObject *a, PyObject *b) {
  int same = jj_quickly_same(a, b);
  return same != JJ_UNSURE ? same : jj_plainly_equal(a, b);
}

/// The hash of a key that the functions below can look for: a small int, a string that knows its own, what is hashed by its address. Else -1.
JJ_INLINE Py_hash_t jj_known_hash(PyObject *key) {
  if (PyUnicode_CheckExact(key)) return ((PyASCIIObject *)key)->hash;
  if (PyLong_CheckExact(key)) {
    if (!jj_int_is_small(key)) return -1;
    int64_t value = jj_int_small_value(key);
    return value == -1 ? -2 : (Py_hash_t)value;
  }
  return jj_hashes_by_address(key) ? PyBaseObject_Type.tp_hash(key) : -1;
}
/// The same where it may have to be computed, without Python code: of all numbers, exact strings and bytes, and tuples, too.
Py_hash_t jj_computed_hash(PyObject *key);
JJ_INLINE Py_hash_t jj_hash_of(PyObject *key) {
  Py_hash_t hash = jj_known_hash(key);
  return JJ_LIKELY(hash != -1) ? hash : jj_computed_hash(key);
}

/// Where the value of an entry of a table with str keys only lies.
JJ_INLINE PyObject **jj_text_place(PyObject *dict, PyDictUnicodeEntry *entries, Py_ssize_t index) {
  PyDictValues *values = ((PyDictObject *)dict)->ma_values;
  return values != NULL ? &values->values[index] : &entries[index].me_value;
}
/// The same of the entry with that index, if its key is this very name: NULL, it is not (or not all keys are str).
JJ_INLINE PyObject **jj_text_place_at(PyObject *dict, PyObject *name, unsigned index) {
  PyDictKeysObject *keys = jj_dict_keys(dict);
  PyDictUnicodeEntry *entries = jj_unicode_entries(keys);
  int isThere = jj_keys_are_unicode(keys) && index < keys->dk_nentries && entries[index].me_key == name;
  return JJ_LIKELY(isThere) ? jj_text_place(dict, entries, index) : NULL;
}
/// Where the exact dict keeps the value of `key`, whose jj_known_hash is `hash`; NULL: it is not there, JJ_UNSURE_PLACE: only CPython can say.
PyObject **jj_dict_place_of(PyObject *dict, PyObject *key, Py_hash_t hash);
#define JJ_UNSURE_PLACE ((PyObject **)sizeof(PyObject *))
/// Is the key there? Then *value is its value (borrowed).
JJ_INLINE int jj_dict_find(PyObject *dict, PyObject *key, Py_hash_t hash, PyObject **value) {
  PyObject **place = jj_dict_place_of(dict, key, hash);
  if (place == NULL || JJ_UNLIKELY(place == JJ_UNSURE_PLACE)) return place == NULL ? 0 : JJ_UNSURE;
  *value = *place;
  return 1;
}
/// Gives the dict, whose values have changed, a version that no dict has had.
JJ_INLINE void jj_dict_changes(PyObject *dict) {
#if JJ_DICTS_HAVE_VERSIONS
  enum { OTHER_BITS = 12 };
  jj_dict_tag(dict) = jj_shared()->nextDictVersion-- << OTHER_BITS | (jj_dict_tag(dict) & ((1u << OTHER_BITS) - 1));
#else
  (void)dict;
#endif
}
/// May the collector have to know a dict that holds it?
JJ_INLINE int jj_may_be_tracked(PyObject *o) {
  PyTypeObject *type = Py_TYPE(o);
  return PyType_IS_GC(type) && (type->tp_is_gc == NULL || type->tp_is_gc(o)) && (type != &PyTuple_Type || _PyObject_GC_IS_TRACKED(o));
}
/// What PyDict_SetItem does with the value at a place, but for its release: that is *old, now the caller's (NULL: the same value). 0: nothing was done.
JJ_INLINE int jj_dict_replace_at(PyObject *dict, PyObject **place, PyObject *value, PyObject **old) {
  if (JJ_UNLIKELY(jj_dict_is_watched(dict))) return 0;
  if (JJ_UNLIKELY(!_PyObject_GC_IS_TRACKED(dict)) && PyObject_IS_GC(value)) return 0;  // the collector may have to know the dict from now on
  *old = *place != value ? *place : NULL;
  if (*old == NULL) return 1;
  *place = Py_NewRef(value);
  jj_dict_changes(dict);
  return 1;
}
/// What PyDict_SetItem does with a key, likewise: where it is there, or the table has room for it.
int jj_dict_store(PyObject *dict, PyObject *key, Py_hash_t hash, PyObject *value, PyObject **old);
/// The same, if the key is there.
int jj_dict_replace(PyObject *dict, PyObject *key, Py_hash_t hash, PyObject *value, PyObject **old);
/// The value at the first key that is_it(key there, key) says yes to among those of the hash, in a dict whose keys are not all strings; NULL: none, JJ_UNSURE_PLACE: it does not know.
PyObject **jj_dict_find_by(PyObject *dict, PyObject *key, Py_hash_t hash, int (*is_it)(PyObject *, PyObject *));
/// The hash of a tuple, as CPython makes it since 3.8 (tuplehash in Objects/tupleobject.c: xxHash by lanes of the items' hashes): it begins with JJ_TUPLE_HASH, takes the hash of each item, and ends.
#define JJ_TUPLE_HASH ((Py_uhash_t)2870177450012600261u)
JJ_INLINE Py_uhash_t jj_tuple_hash_with(Py_uhash_t sum, Py_hash_t item) {
  enum { ROTATION = 31 };
  sum += (Py_uhash_t)item * 14029467366897019727u;
  return (sum << ROTATION | sum >> (64 - ROTATION)) * 11400714785074694791u;
}
JJ_INLINE Py_hash_t jj_tuple_hash_of(Py_uhash_t sum, Py_ssize_t n) {
  sum += (Py_uhash_t)n ^ (JJ_TUPLE_HASH ^ 3527539u);
  return sum == (Py_uhash_t)-1 ? 1546275796 : (Py_hash_t)sum;
}
/// Is there an entry in the set (or frozenset) that is_it(entry, key) says yes to? Its first answer that is not no.
JJ_INLINE int jj_set_find_by(PyObject *o, PyObject *key, Py_hash_t hash, int (*is_it)(PyObject *, PyObject *)) {
  enum { PERTURB_SHIFT = 5, LINEAR_PROBES = 9 };
  PySetObject *set = (PySetObject *)o;
  size_t mask = (size_t)set->mask, perturb = (size_t)hash, slot = perturb & mask;
  for (;; perturb >>= PERTURB_SHIFT, slot = (slot * 5 + 1 + perturb) & mask) {
    const setentry *entry = &set->table[slot], *last = slot + LINEAR_PROBES <= mask ? entry + LINEAR_PROBES : entry;
    for (; entry <= last; entry++) {
      if (entry->key == NULL) return 0;
      if (entry->hash != hash) continue;
      int answer = is_it(entry->key, key);
      if (answer != 0) return answer;
    }
  }
}
/// Is the key in the set (or frozenset)?
int jj_set_find(PyObject *set, PyObject *key, Py_hash_t hash);
/// The string of one character below 256 (a new reference), or NULL with an exception set.
PyObject *jj_latin1_character(unsigned character);
#endif
