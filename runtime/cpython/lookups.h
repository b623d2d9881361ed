// What is known of exact strings, small ints, dicts and sets without running Python code: equality and membership. C only.
//
// Every question has three answers: yes, no, and JJ_UNSURE, when only CPython's own function can say (it may have to run an __eq__ or __hash__, or to raise). None has an effect.
#ifndef JUSTJITC_CPYTHON_LOOKUPS_H
#define JUSTJITC_CPYTHON_LOOKUPS_H
#include "runtime/cpython/numbers.h"

#define JJ_UNSURE (-1)

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

/// `a == b` as containers ask it (identity first).
JJ_INLINE int jj_same_item(PyObject *a, PyObject *b) {
  if (a == b) return 1;
  if (PyUnicode_CheckExact(a)) {
    if (PyUnicode_CheckExact(b) && PyUnicode_IS_READY(a) && PyUnicode_IS_READY(b)) return jj_texts_equal(a, b);
    return PyLong_CheckExact(b) || b == Py_None ? 0 : JJ_UNSURE;
  }
  if (!PyLong_CheckExact(a)) return a == Py_None && (PyUnicode_CheckExact(b) || PyLong_CheckExact(b)) ? 0 : JJ_UNSURE;
  if (PyLong_CheckExact(b)) return jj_int_is_small(a) && jj_int_is_small(b) ? jj_int_small_value(a) == jj_int_small_value(b) : JJ_UNSURE;
  return PyUnicode_CheckExact(b) || b == Py_None ? 0 : JJ_UNSURE;
}

/// The hash of a key that the functions below can look for: a small int, or a string that knows its own. Else -1.
JJ_INLINE Py_hash_t jj_known_hash(PyObject *key) {
  if (PyUnicode_CheckExact(key)) return ((PyASCIIObject *)key)->hash;
  if (!PyLong_CheckExact(key) || !jj_int_is_small(key)) return -1;
  int64_t value = jj_int_small_value(key);
  return value == -1 ? -2 : (Py_hash_t)value;
}

/// Is `key`, whose jj_known_hash is `hash`, in the exact dict? Then *value is its value (borrowed).
int jj_dict_find(PyObject *dict, PyObject *key, Py_hash_t hash, PyObject **value);
/// Is it in the set (or frozenset)?
int jj_set_find(PyObject *set, PyObject *key, Py_hash_t hash);
/// The string of one character below 256 (a new reference), or NULL with an exception set.
PyObject *jj_latin1_character(unsigned character);
#endif
