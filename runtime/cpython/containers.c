// Items and membership of exact builtin containers, out of line: see lookups.h for what is answered here; everything else is CPython's own functions. Lists with a small index are
// in hot_containers.c, slices in slices.c.
#include "runtime/cpython/lookups.h"

#include "runtime/cpython/arrays.h"
#include "runtime/cpython/operators.h"
#include "runtime/cpython/private_api.h"
#include "runtime/cpython/special_methods.h"
#include "runtime/cpython/told.h"
#include "runtime/operations/subscripts.h"

void jj_tuple_is_filled(PyObject *tuple) { jj_tuple_filled(tuple); }

// --- look-ups

/// Entry at a place of a dict's hash table, which has places of 1 << width bytes; negative: none.
JJ_INLINE Py_ssize_t index_of_width(PyDictKeysObject *keys, size_t slot, int width) {
  if (width == 0) return ((const int8_t *)keys->dk_indices)[slot];
  if (width == 1) return ((const int16_t *)keys->dk_indices)[slot];
  return width == 2 ? ((const int32_t *)keys->dk_indices)[slot] : ((const int64_t *)keys->dk_indices)[slot];
}
JJ_INLINE int width_of_indices(PyDictKeysObject *keys) { return keys->dk_log2_size < 8 ? 0 : keys->dk_log2_size < 16 ? 1 : keys->dk_log2_size < 32 ? 2 : 3; }
static inline Py_ssize_t index_at(PyDictKeysObject *keys, size_t slot) { return index_of_width(keys, slot, width_of_indices(keys)); }

static inline void set_index_at(PyDictKeysObject *keys, size_t slot, Py_ssize_t index) {
  if (keys->dk_log2_size < 8) ((int8_t *)keys->dk_indices)[slot] = (int8_t)index;
  else if (keys->dk_log2_size < 16) ((int16_t *)keys->dk_indices)[slot] = (int16_t)index;
  else if (keys->dk_log2_size < 32) ((int32_t *)keys->dk_indices)[slot] = (int32_t)index;
  else ((int64_t *)keys->dk_indices)[slot] = index;
}

/// The places of the table that a hash leads to, from the first one on.
#define JJ_FOR_PLACES(keys, hash, slot) JJ_FOR_PLACES_FROM(keys, (size_t)(hash), slot, perturb & mask)
/// ... or from one that was come to.
#define JJ_FOR_PLACES_FROM(keys, perturbed, slot, start) \
  for (size_t mask = ((size_t)1 << (keys)->dk_log2_size) - 1, perturb = perturbed, slot = start;; perturb >>= 5, slot = (slot * 5 + perturb + 1) & mask)

static inline PyObject **if_filled(PyObject **place) { return JJ_LIKELY(*place != NULL) ? place : NULL; }

// All keys of the table and the one that is looked for are exact strings; or they are any. What meets the same hash goes on in a function of its own: most find the very key, or nothing, and need no stack.
static JJ_NOINLINE PyObject **find_equal_text(PyObject *dict, PyObject *key, Py_hash_t hash, size_t from, size_t perturbed) {
  PyDictKeysObject *keys = jj_dict_keys(dict);
  PyDictUnicodeEntry *entries = jj_unicode_entries(keys);
  JJ_FOR_PLACES_FROM(keys, perturbed, slot, from) {
    Py_ssize_t index = index_at(keys, slot);
    if (index == DKIX_EMPTY) return NULL;
    if (index < 0) continue;
    PyObject *there = entries[index].me_key;
    if (there == key || (((PyASCIIObject *)there)->hash == hash && jj_texts_equal(there, key))) return if_filled(jj_text_place(dict, entries, index));
  }
}

/// What has the same hash is the same text, as a rule.
static JJ_NOINLINE PyObject **find_equal_text_at(PyObject *dict, PyObject *key, Py_ssize_t index, size_t from, size_t perturbed) {
  PyDictUnicodeEntry *entries = jj_unicode_entries(jj_dict_keys(dict));
  if (JJ_LIKELY(jj_texts_equal(entries[index].me_key, key))) return if_filled(jj_text_place(dict, entries, index));
  return find_equal_text(dict, key, ((PyASCIIObject *)key)->hash, from, perturbed);
}

static JJ_NOINLINE PyObject **find_equal(PyObject *dict, PyObject *key, Py_hash_t hash, size_t from, size_t perturbed) {
  PyDictKeysObject *keys = jj_dict_keys(dict);
  PyDictKeyEntry *entries = (PyDictKeyEntry *)jj_unicode_entries(keys);
  JJ_FOR_PLACES_FROM(keys, perturbed, slot, from) {
    Py_ssize_t index = index_at(keys, slot);
    if (index == DKIX_EMPTY) return NULL;
    if (index < 0) continue;
    PyObject *there = entries[index].me_key;
    int same = there == key ? 1 : entries[index].me_hash == hash ? jj_same_item(there, key) : 0;
    if (same != 0) return same == 1 ? if_filled(&entries[index].me_value) : JJ_UNSURE_PLACE;
  }
}

PyObject **jj_dict_find_by(PyObject *dict, PyObject *key, Py_hash_t hash, int (*is_it)(PyObject *, PyObject *)) {
  PyDictKeysObject *keys = jj_dict_keys(dict);
  PyDictKeyEntry *entries = (PyDictKeyEntry *)jj_unicode_entries(keys);
  JJ_FOR_PLACES(keys, hash, slot) {
    Py_ssize_t index = index_at(keys, slot);
    if (index == DKIX_EMPTY) return NULL;
    if (index < 0 || entries[index].me_hash != hash) continue;
    int answer = is_it(entries[index].me_key, key);
    if (answer != 0) return answer == 1 ? if_filled(&entries[index].me_value) : JJ_UNSURE_PLACE;
  }
}

/// Two keys of one hash, mostly the same one.
JJ_INLINE int same_key(PyObject *a, PyObject *b) {
  if (!PyTuple_CheckExact(a) || !PyTuple_CheckExact(b) || Py_SIZE(a) != Py_SIZE(b)) return jj_same_item(a, b);
  for (Py_ssize_t i = 0; i < Py_SIZE(a); i++) {
    PyObject *x = PyTuple_GET_ITEM(a, i), *y = PyTuple_GET_ITEM(b, i);
    if (x != y && !(jj_both_small(x, y) && jj_int_small_value(x) == jj_int_small_value(y))) return jj_plainly_equal(a, b);
  }
  return 1;
}

static JJ_NOINLINE PyObject **find_equal_at(PyObject *dict, PyObject *key, Py_ssize_t index, size_t from, size_t perturbed) {
  PyDictKeyEntry *entry = (PyDictKeyEntry *)jj_unicode_entries(jj_dict_keys(dict)) + index;
  if (JJ_LIKELY(same_key(entry->me_key, key) == 1)) return if_filled(&entry->me_value);
  return find_equal(dict, key, entry->me_hash, from, perturbed);
}

JJ_INLINE PyObject **find_text_of_width(PyObject *dict, PyObject *key, Py_hash_t hash, int width) {
  PyDictKeysObject *keys = jj_dict_keys(dict);
  PyDictUnicodeEntry *entries = jj_unicode_entries(keys);
  JJ_FOR_PLACES(keys, hash, slot) {
    Py_ssize_t index = index_of_width(keys, slot, width);
    if (index == DKIX_EMPTY) return NULL;
    if (JJ_UNLIKELY(index < 0)) continue;
    PyObject *there = entries[index].me_key;
    if (there == key) return if_filled(jj_text_place(dict, entries, index));
    if (((PyASCIIObject *)there)->hash == hash) return find_equal_text_at(dict, key, index, slot, perturb);
  }
}

JJ_INLINE PyObject **find_any_of_width(PyObject *dict, PyObject *key, Py_hash_t hash, int width) {
  PyDictKeysObject *keys = jj_dict_keys(dict);
  PyDictKeyEntry *entries = (PyDictKeyEntry *)jj_unicode_entries(keys);
  JJ_FOR_PLACES(keys, hash, slot) {
    Py_ssize_t index = index_of_width(keys, slot, width);
    if (index == DKIX_EMPTY) return NULL;
    if (JJ_UNLIKELY(index < 0)) continue;
    if (entries[index].me_key == key) return if_filled(&entries[index].me_value);
    if (entries[index].me_hash == hash) return find_equal_at(dict, key, index, slot, perturb);
  }
}

/// Tables of more than 2**15 places are rare.
#define JJ_BY_WIDTH(find)                            \
  switch (width_of_indices(jj_dict_keys(dict))) {    \
    case 0: return find##_of_width(dict, key, hash, 0); \
    case 1: return find##_of_width(dict, key, hash, 1); \
    default: return find##_of_width(dict, key, hash, width_of_indices(jj_dict_keys(dict))); \
  }
static JJ_NOINLINE PyObject **find_text(PyObject *dict, PyObject *key, Py_hash_t hash) { JJ_BY_WIDTH(find_text) }
static JJ_NOINLINE PyObject **find_any(PyObject *dict, PyObject *key, Py_hash_t hash) { JJ_BY_WIDTH(find_any) }

PyObject **jj_dict_place_of(PyObject *dict, PyObject *key, Py_hash_t hash) {
  PyDictKeysObject *keys = jj_dict_keys(dict);
  Py_ssize_t index = index_at(keys, (size_t)hash & (((size_t)1 << keys->dk_log2_size) - 1));
  if (index == DKIX_EMPTY) return NULL;
  if (jj_keys_are_unicode(keys)) {
    PyDictUnicodeEntry *entries = jj_unicode_entries(keys);
    if (JJ_LIKELY(index >= 0 && entries[index].me_key == key)) return if_filled(jj_text_place(dict, entries, index));
    if (PyUnicode_CheckExact(key)) return find_text(dict, key, hash);
    return PyBytes_CheckExact(key) || !(jj_is_plain_value(key) || jj_equals_itself_only(key)) ? JJ_UNSURE_PLACE : NULL;
  }
  PyDictKeyEntry *entries = (PyDictKeyEntry *)jj_unicode_entries(keys);
  if (JJ_LIKELY(index >= 0 && entries[index].me_key == key)) return if_filled(&entries[index].me_value);
  return find_any(dict, key, hash);
}

/// Can the table take another key as it is?
static inline int has_room(PyObject *dict, PyObject *key) {
  PyDictKeysObject *keys = jj_dict_keys(dict);
  return keys->dk_usable > 0 && ((PyDictObject *)dict)->ma_values == NULL && !jj_dict_is_watched(dict) && (!jj_keys_are_unicode(keys) || PyUnicode_CheckExact(key));
}

JJ_INLINE size_t free_place_of_width(PyDictKeysObject *keys, Py_hash_t hash, int width) {
  JJ_FOR_PLACES(keys, hash, slot) if (index_of_width(keys, slot, width) < 0) return slot;
}

/// insertdict of a key that is not there, where there is room.
static void insert(PyObject *dict, PyObject *key, Py_hash_t hash, PyObject *value) {
  PyDictKeysObject *keys = jj_dict_keys(dict);
  Py_ssize_t index = keys->dk_nentries;
  if (JJ_LIKELY(width_of_indices(keys) == 0)) ((int8_t *)keys->dk_indices)[free_place_of_width(keys, hash, 0)] = (int8_t)index;
  else set_index_at(keys, free_place_of_width(keys, hash, width_of_indices(keys)), index);
  if (jj_keys_are_unicode(keys)) jj_unicode_entries(keys)[index] = (PyDictUnicodeEntry){Py_NewRef(key), Py_NewRef(value)};
  else ((PyDictKeyEntry *)jj_unicode_entries(keys))[index] = (PyDictKeyEntry){hash, Py_NewRef(key), Py_NewRef(value)};
  keys->dk_version = 0;
  keys->dk_usable--;
  keys->dk_nentries = index + 1;
  ((PyDictObject *)dict)->ma_used++;
  jj_dict_changes(dict);
  if (JJ_UNLIKELY(!_PyObject_GC_IS_TRACKED(dict)) && (jj_may_be_tracked(key) || jj_may_be_tracked(value))) jj_gc_track(dict);
}

int jj_dict_store(PyObject *dict, PyObject *key, Py_hash_t hash, PyObject *value, PyObject **old) {
  if (jj_dict_keys(dict)->dk_usable == 0 && ((PyDictObject *)dict)->ma_used == 0) return 0;  // it has no table yet
  PyObject **place = jj_dict_place_of(dict, key, hash);
  if (place == JJ_UNSURE_PLACE) return 0;
  if (place != NULL) return jj_dict_replace_at(dict, place, value, old);
  if (!has_room(dict, key)) return 0;
  insert(dict, key, hash, value);
  *old = NULL;
  return 1;
}

int jj_dict_replace(PyObject *dict, PyObject *key, Py_hash_t hash, PyObject *value, PyObject **old) {
  PyObject **place = jj_dict_place_of(dict, key, hash);
  return place != NULL && place != JJ_UNSURE_PLACE && jj_dict_replace_at(dict, place, value, old);
}

int jj_set_find(PyObject *set, PyObject *key, Py_hash_t hash) { return jj_set_find_by(set, key, hash, same_key); }

int jj_int_order(PyObject *a, PyObject *b) {
  Py_ssize_t n = jj_int_num_digits(a), m = jj_int_num_digits(b);
  int a_is_negative = jj_int_is_negative(a), larger = a_is_negative ? -1 : 1;
  if (a_is_negative != jj_int_is_negative(b)) return larger;
  if (n != m) return n > m ? larger : -larger;
  const digit *x = jj_int_digits(a), *y = jj_int_digits(b);
  for (Py_ssize_t i = n - 1; i >= 0; i--)
    if (x[i] != y[i]) return x[i] > y[i] ? larger : -larger;
  return 0;
}

/// The value of a number that a double has exactly.
static int as_exact_double(PyObject *o, double *value) {
  if (PyFloat_CheckExact(o)) *value = PyFloat_AS_DOUBLE(o);
  else if (jj_int_is_small(o)) *value = (double)jj_int_small_value(o);
  else return 0;
  return 1;
}

static int numbers_equal(PyObject *a, PyObject *b) {
  double x, y;
  return as_exact_double(a, &x) && as_exact_double(b, &y) ? x == y : JJ_UNSURE;
}

/// Tuples in tuples deeper than this are left to CPython.
enum { MOST_TUPLES = 8 };

static int plainly_equal(PyObject *a, PyObject *b, int depth);

/// Tuples of different lengths are compared, too, as far as both go.
static int tuples_equal(PyObject *a, PyObject *b, int depth) {
  if (depth == 0) return JJ_UNSURE;
  for (Py_ssize_t i = 0; i < Py_SIZE(a) && i < Py_SIZE(b); i++) {
    PyObject *x = PyTuple_GET_ITEM(a, i), *y = PyTuple_GET_ITEM(b, i);
    int same = jj_quickly_same(x, y);
    if (same == JJ_UNSURE) same = plainly_equal(x, y, depth - 1);
    if (same != 1) return same;
  }
  return Py_SIZE(a) == Py_SIZE(b);
}

static int plainly_equal(PyObject *a, PyObject *b, int depth) {
  if (jj_compares_as_tuple(a) && jj_compares_as_tuple(b)) return tuples_equal(a, b, depth);
  if (jj_equals_itself_only(a)) return a == b ? 1 : jj_equals_itself_only(b) || jj_is_plain_value(b) ? 0 : JJ_UNSURE;
  if (jj_equals_itself_only(b)) return jj_is_plain_value(a) ? 0 : JJ_UNSURE;
  if (!jj_is_plain_value(a) || !jj_is_plain_value(b)) return JJ_UNSURE;
  if (PyBytes_CheckExact(a) || PyBytes_CheckExact(b)) {  // with a string or an int they may warn
    if (!PyBytes_CheckExact(a) || !PyBytes_CheckExact(b)) return JJ_UNSURE;
    return Py_SIZE(a) == Py_SIZE(b) && memcmp(PyBytes_AS_STRING(a), PyBytes_AS_STRING(b), (size_t)Py_SIZE(a)) == 0;
  }
  if (jj_is_number(a) && jj_is_number(b)) return numbers_equal(a, b);
  return PyUnicode_CheckExact(a) && PyUnicode_CheckExact(b) ? JJ_UNSURE : 0;  // of different kinds; or strings that are not ready
}

/// The first items that are not the same decide.
static int tuples_ordered(PyObject *a, PyObject *b, int op, int depth) {
  if (depth == 0) return JJ_UNSURE;
  for (Py_ssize_t i = 0; i < Py_SIZE(a) && i < Py_SIZE(b); i++) {
    PyObject *x = PyTuple_GET_ITEM(a, i), *y = PyTuple_GET_ITEM(b, i);
    if (x == y) continue;
    if (JJ_LIKELY(jj_both_small(x, y))) {
      if (jj_int_small_value(x) == jj_int_small_value(y)) continue;
      return JJ_COMPARE_VALUES(jj_int_small_value(x), jj_int_small_value(y), op);
    }
    int same = jj_same_item(x, y);
    if (same == 1) continue;
    if (same == JJ_UNSURE) return JJ_UNSURE;
    if (jj_compares_as_tuple(x) && jj_compares_as_tuple(y)) return tuples_ordered(x, y, op, depth - 1);
    int32_t ordered = jj_exact_comparison(x, y, op);
    return ordered >= 0 ? ordered : JJ_UNSURE;
  }
  return JJ_COMPARE_VALUES(Py_SIZE(a), Py_SIZE(b), op);
}

int jj_plainly_ordered(PyObject *a, PyObject *b, int op) {
  return jj_compares_as_tuple(a) && jj_compares_as_tuple(b) ? tuples_ordered(a, b, op, MOST_TUPLES) : JJ_UNSURE;
}

int jj_plainly_equal(PyObject *a, PyObject *b) { return plainly_equal(a, b, MOST_TUPLES); }

static Py_hash_t tuple_hash(PyObject *tuple, int depth) {
  Py_ssize_t n = PyTuple_GET_SIZE(tuple);
  Py_uhash_t sum = JJ_TUPLE_HASH;
  for (Py_ssize_t i = 0; i < n; i++) {
    PyObject *item = PyTuple_GET_ITEM(tuple, i);
    Py_hash_t hash = jj_known_hash(item);
    if (hash == -1) hash = !jj_compares_as_tuple(item) ? jj_computed_hash(item) : depth > 0 ? tuple_hash(item, depth - 1) : -1;
    if (hash == -1) return -1;
    sum = jj_tuple_hash_with(sum, hash);
  }
  return jj_tuple_hash_of(sum, n);
}

/// Of a tuple of small ints and of strings that know their hash; -1: of others. It calls nothing.
JJ_INLINE Py_hash_t quick_tuple_hash(PyObject *tuple) {
  Py_ssize_t n = PyTuple_GET_SIZE(tuple);
  Py_uhash_t sum = JJ_TUPLE_HASH;
  for (Py_ssize_t i = 0; i < n; i++) {
    PyObject *item = PyTuple_GET_ITEM(tuple, i);
    Py_hash_t hash = -1;
    if (PyLong_CheckExact(item) && jj_int_is_small(item)) hash = jj_int_small_value(item) != -1 ? jj_int_small_value(item) : -2;
    else if (PyUnicode_CheckExact(item)) hash = ((PyASCIIObject *)item)->hash;
    if (JJ_UNLIKELY(hash == -1)) return -1;
    sum = jj_tuple_hash_with(sum, hash);
  }
  return jj_tuple_hash_of(sum, n);
}

static JJ_NOINLINE Py_hash_t computed_hash_slowly(PyObject *key) {
  if (jj_compares_as_tuple(key)) return tuple_hash(key, MOST_TUPLES);
  int is_plain = (PyUnicode_CheckExact(key) && PyUnicode_IS_READY(key)) || PyBytes_CheckExact(key) || jj_is_number(key) || key == Py_None;
  return is_plain ? PyObject_Hash(key) : -1;
}

JJ_NOINLINE Py_hash_t jj_computed_hash(PyObject *key) {
  Py_hash_t hash = PyTuple_CheckExact(key) ? quick_tuple_hash(key) : -1;
  return JJ_LIKELY(hash != -1) ? hash : computed_hash_slowly(key);
}

// --- items

static PyObject *characters[256];  // CPython's own objects, which live as long as the process

static JJ_NOINLINE PyObject *first_latin1_character(unsigned character) {
  characters[character] = PyUnicode_FromOrdinal((int)character);
  return Py_XNewRef(characters[character]);
}

PyObject *jj_latin1_character(unsigned character) {
  PyObject *known = characters[character];
  return JJ_LIKELY(known != NULL) ? Py_NewRef(known) : first_latin1_character(character);
}

/// The character of an ASCII string at an index counted from either end (borrowed), or NULL, and nothing is done.
static inline PyObject *ascii_item(PyObject *text, int64_t index) {
  if (!PyUnicode_IS_COMPACT_ASCII(text)) return NULL;
  Py_ssize_t length = ((PyASCIIObject *)text)->length;
  if (index < 0) index += length;
  return JJ_LIKELY((size_t)index < (size_t)length) ? characters[((const unsigned char *)((PyASCIIObject *)text + 1))[index]] : NULL;
}

/// The same of a tuple, too.
JJ_INLINE PyObject *plain_item(PyObject *o, int64_t index) {
  if (PyUnicode_CheckExact(o)) return ascii_item(o, index);
  if (!PyTuple_CheckExact(o)) return NULL;
  if (index < 0) index += PyTuple_GET_SIZE(o);
  return JJ_LIKELY((size_t)index < (size_t)PyTuple_GET_SIZE(o)) ? PyTuple_GET_ITEM(o, index) : NULL;
}

/// By an exact small int.
JJ_INLINE PyObject *item_by_small_int(PyObject *o, PyObject *index) {
  return PyLong_CheckExact(index) && JJ_LIKELY(jj_int_is_small(index)) ? plain_item(o, jj_int_small_value(index)) : NULL;
}

/// The item of a tuple, string, bytes, bytearray or array (or what takes its items as they do) at an index counted from either end: 1 and a new reference (NULL: an error is set), or 0: CPython knows.
static JJ_NOINLINE int item_at(PyObject *o, int64_t index, PyObject **item) {
  PyTypeObject *type = Py_TYPE(o);
  int is_tuple = PyTuple_Check(o), is_text = PyUnicode_Check(o), is_bytes = PyBytes_Check(o);
  if (!is_tuple && !is_text && !is_bytes && type != &PyByteArray_Type) return jj_array_item(o, index, item);
  if (!jj_loads_items_as(type, is_tuple ? &PyTuple_Type : is_text ? &PyUnicode_Type : is_bytes ? &PyBytes_Type : &PyByteArray_Type)) return 0;
  if (is_text && !PyUnicode_IS_READY(o)) return 0;
  Py_ssize_t length = is_text ? PyUnicode_GET_LENGTH(o) : Py_SIZE(o);
  if (index < 0) index += length;
  if ((size_t)index >= (size_t)length) return 0;
  if (is_text) {
    Py_UCS4 character = PyUnicode_READ_CHAR(o, index);
    *item = character < 256 ? jj_latin1_character(character) : PyUnicode_FromOrdinal((int)character);
  } else if (is_tuple) {
    *item = Py_NewRef(PyTuple_GET_ITEM(o, index));
  } else {
    const char *bytes = is_bytes ? PyBytes_AS_STRING(o) : PyByteArray_AS_STRING(o);
    *item = jj_int_from((unsigned char)bytes[index]);
  }
  return 1;
}

/// The key is not there, or only CPython can look for it.
static JJ_NOINLINE PyObject *dict_item_slowly(PyObject *dict, PyObject *key, int found) {
  if (found == JJ_UNSURE) {
    PyObject *value = PyDict_GetItemWithError(dict, key);
    if (value != NULL) return Py_NewRef(value);
    if (PyErr_Occurred()) return NULL;
  }
  jj_raise_plainly(PyExc_KeyError, key);
  return NULL;
}

/// In a subclass of dict a key that is not there may have a value all the same.
static JJ_NOINLINE int item_of_subclass(PyObject *dict, PyObject *key, PyObject **item) {
  Py_hash_t hash = jj_hash_of(key);
  if (hash == -1 || jj_dict_find(dict, key, hash, item) != 1) return JJ_UNSURE;
  Py_INCREF(*item);
  return 1;
}

/// 1: *item is o[index], a new reference (NULL: an error is set), found without running Python code. Otherwise general_item goes on with what was found.
JJ_INLINE int exact_item(PyObject *o, PyObject *index, PyObject **item) {
  if (PyDict_Check(o)) {
    if (!PyDict_CheckExact(o)) return jj_loads_items_as(Py_TYPE(o), &PyDict_Type) ? item_of_subclass(o, index, item) : JJ_UNSURE;
    Py_hash_t hash = jj_hash_of(index);
    int found = hash != -1 ? jj_dict_find(o, index, hash, item) : JJ_UNSURE;
    if (JJ_LIKELY(found == 1)) Py_INCREF(*item);
    return found;
  }
  if (JJ_LIKELY(PyLong_CheckExact(index) && jj_int_is_small(index))) {
    int64_t at = jj_int_small_value(index);
    if ((*item = plain_item(o, at)) != NULL) {
      Py_INCREF(*item);
      return 1;
    }
    if (item_at(o, at, item)) return 1;
  }
  return JJ_UNSURE;
}

// o[index], o[index] = value and `item in o` of what may have a method in Python for them.
static PyObject *get_item(PyObject *o, PyObject *index) {
  if (JJ_UNLIKELY(Py_IS_TYPE(index, &PySlice_Type)) && !PyType_HasFeature(Py_TYPE(o), Py_TPFLAGS_HEAPTYPE)) return jj_item_of_slice(o, index);
  PyObject *args[] = {o, index}, *result;
  return jj_call_special_method(JJ_NAME_GETITEM, args, 2, &result) ? result : PyObject_GetItem(o, index);
}

static int set_item(PyObject *o, PyObject *index, PyObject *value) {
  if (JJ_UNLIKELY(Py_IS_TYPE(index, &PySlice_Type)) && PyList_CheckExact(o)) return jj_store_in_slice(o, index, value);
  PyObject *args[] = {o, index, value}, *result;
  if (!jj_call_special_method(JJ_NAME_SETITEM, args, 3, &result)) return PyObject_SetItem(o, index, value);
  Py_XDECREF(result);
  return result != NULL ? 0 : -1;
}

static int has_item(PyObject *o, PyObject *item) {
  PyObject *args[] = {o, item}, *result;
  if (!jj_call_special_method(JJ_NAME_CONTAINS, args, 2, &result)) return PySequence_Contains(o, item);
  return result != NULL ? JITAskTruth(result) : -1;
}

static PyObject *general_item(PyObject *o, PyObject *index, int found) { return PyDict_CheckExact(o) ? dict_item_slowly(o, index, found) : get_item(o, index); }

PyObject *jj_load_subscr(PyObject *o, PyObject *index) {
  PyObject *item;
  int found = exact_item(o, index, &item);
  return JJ_LIKELY(found == 1) ? item : general_item(o, index, found);
}

int32_t jj_dict_set(PyObject *dict, PyObject *key, PyObject *value) {
  Py_hash_t hash = jj_hash_of(key);
  PyObject *old;
  if (JJ_UNLIKELY(hash == -1)) return PyDict_SetItem(dict, key, value);
  if (!jj_dict_store(dict, key, hash, value, &old)) return _PyDict_SetItem_KnownHash(dict, key, value, hash);
  Py_XDECREF(old);
  return 0;
}

int32_t jj_store_subscr(PyObject *o, PyObject *index, PyObject *value) {
  return jj_stores_items_as(Py_TYPE(o), &PyDict_Type) ? jj_dict_set(o, index, value) : set_item(o, index, value);
}

// --- items by an unboxed index

PyObject *jj_try_item(PyObject *o, PyObject *index) {
  PyObject *item = item_by_small_int(o, index);
  if (item != NULL || !PyDict_Check(o) || !jj_loads_items_as(Py_TYPE(o), &PyDict_Type)) return item;
  Py_hash_t hash = jj_hash_of(index);
  return hash != -1 && jj_dict_find(o, index, hash, &item) == 1 ? item : NULL;
}

static JJ_NOINLINE PyObject *load_other_item(PyObject *o, int64_t index) {
  PyObject *item;
  if (!PyDict_Check(o) && item_at(o, index, &item)) return item;
  PyObject *boxed = jj_int_from(index);
  if (boxed == NULL) return NULL;
  item = jj_load_subscr(o, boxed);
  Py_DECREF(boxed);
  return item;
}

PyObject *jj_load_item(PyObject *o, int64_t index) {
  PyObject *item = plain_item(o, index);
  return JJ_LIKELY(item != NULL) ? Py_NewRef(item) : load_other_item(o, index);
}

int32_t jj_store_item(PyObject *o, int64_t index, PyObject *value) {
  if (jj_store_number(o, index, value)) return 0;
  PyObject *boxed = jj_int_from(index);
  if (boxed == NULL) return -1;
  int32_t status = jj_store_subscr(o, boxed, value);
  Py_DECREF(boxed);
  return status;
}

int32_t jj_store_float_item(PyObject *o, int64_t index, double value) {
  if (jj_store_float_in_array(o, index, value)) return 0;
  PyObject *boxed = PyFloat_FromDouble(value);
  if (boxed == NULL) return -1;
  int32_t status = JITStoreItem(o, index, boxed);
  Py_DECREF(boxed);
  return status;
}

// --- membership

static JJ_NOINLINE int text_contains(PyObject *text, PyObject *part) {
  if (!PyUnicode_CheckExact(part) || !PyUnicode_IS_READY(text) || !PyUnicode_IS_READY(part)) return JJ_UNSURE;
  if (PyUnicode_GET_LENGTH(part) != 1) return JJ_UNSURE;
  if (PyUnicode_KIND(text) == PyUnicode_1BYTE_KIND && PyUnicode_KIND(part) == PyUnicode_1BYTE_KIND)
    return memchr(PyUnicode_1BYTE_DATA(text), PyUnicode_1BYTE_DATA(part)[0], (size_t)PyUnicode_GET_LENGTH(text)) != NULL;
  return PyUnicode_FindChar(text, PyUnicode_READ_CHAR(part, 0), 0, PyUnicode_GET_LENGTH(text), 1) >= 0;
}

/// Items in their order: the first one that only CPython can compare leaves it all to CPython, what was compared before had no effect.
static JJ_NOINLINE int items_contain(PyObject *const *items, Py_ssize_t n, PyObject *item) {
  for (Py_ssize_t i = 0; i < n; i++) {
    int same = jj_same_item(items[i], item);
    if (same != 0) return same;
  }
  return 0;
}

/// Is the key at the first place of its hash, or nothing at all? Mostly that says it.
static inline int set_contains(PyObject *set, PyObject *key, Py_hash_t hash) {
  PyObject *first = ((PySetObject *)set)->table[hash & ((PySetObject *)set)->mask].key;
  return JJ_LIKELY(first == NULL || first == key) ? first != NULL : jj_set_find(set, key, hash);
}

static JJ_NOINLINE int dict_contains(PyObject *dict, PyObject *key, Py_hash_t hash) {
  PyObject *value;
  return jj_dict_find(dict, key, hash, &value);
}

/// A key whose hash nobody knows yet.
static JJ_NOINLINE int hashes_contain(PyObject *container, PyObject *key) {
  Py_hash_t hash = jj_hash_of(key);
  if (hash == -1) return JJ_UNSURE;
  return PyDict_Check(container) ? dict_contains(container, key, hash) : jj_set_find(container, key, hash);
}

/// 1, 0, or JJ_UNSURE.
JJ_INLINE int exactly_contains(PyObject *item, PyObject *container) {
  PyTypeObject *type = Py_TYPE(container);
  if (type == &PyFrozenSet_Type || type == &PySet_Type) {
    Py_hash_t hash = jj_known_hash(item);
    return JJ_LIKELY(hash != -1) ? set_contains(container, item, hash) : hashes_contain(container, item);
  }
  if (type == &PyDict_Type) {
    Py_hash_t hash = jj_known_hash(item);
    return JJ_LIKELY(hash != -1) ? dict_contains(container, item, hash) : hashes_contain(container, item);
  }
  if (type == &PyTuple_Type) return items_contain(((PyTupleObject *)container)->ob_item, PyTuple_GET_SIZE(container), item);
  if (type == &PyList_Type) return items_contain(((PyListObject *)container)->ob_item, PyList_GET_SIZE(container), item);
  if (type == &PyUnicode_Type) return text_contains(container, item);
  return jj_contains_as(type, &PyDict_Type) ? hashes_contain(container, item) : JJ_UNSURE;
}

// --- displays that are not made

/// What is known of comparing, hashing and releasing an object without running code.
enum { OTHER_OBJECT, EXACT_TEXT, SMALL_INT, EQUALS_ITSELF };

/// An object that equals itself alone, whoever asks, has a hash that runs no code, and does not die of `most` references that go.
static JJ_NOINLINE int kind_of_other(PyObject *o, Py_ssize_t most, int32_t is_hashed) {
  if (!jj_equals_itself_only(o) || Py_REFCNT(o) <= most) return OTHER_OBJECT;
  return !is_hashed || jj_hashes_by_address(o) || o == Py_None ? EQUALS_ITSELF : OTHER_OBJECT;
}

static inline int kind_of_item(PyObject *o, Py_ssize_t most, int32_t is_hashed) {
  if (JJ_LIKELY(PyUnicode_CheckExact(o))) return PyUnicode_IS_READY(o) ? EXACT_TEXT : OTHER_OBJECT;
  if (PyLong_CheckExact(o)) return jj_int_is_small(o) ? SMALL_INT : OTHER_OBJECT;
  return kind_of_other(o, most, is_hashed);
}

/// Is the text or the small int one of the items? All are looked at, also behind the one that is found: they die here, too. -1 as JITTryContains.
#define JJ_LOOK_AT_ITEMS(is_same_kind, equals)                                                     \
  for (int32_t i = 0; i < n; i++) {                                                                \
    PyObject *o = items[i];                                                                        \
    if (o == item) found = 1;                                                                      \
    else if (JJ_LIKELY(is_same_kind)) found |= (equals);                                           \
    else if (JJ_UNLIKELY(kind_of_item(o, most, isSet) == OTHER_OBJECT)) return -1;                 \
  }
static inline int32_t is_text_among(PyObject *item, PyObject **items, int32_t n, int32_t isSet) {
  Py_ssize_t most = (Py_ssize_t)n + 1;
  int found = 0;
  JJ_LOOK_AT_ITEMS(PyUnicode_CheckExact(o) && PyUnicode_IS_READY(o), jj_texts_equal(o, item))
  return found;
}
static inline int32_t is_int_among(PyObject *item, PyObject **items, int32_t n, int32_t isSet) {
  Py_ssize_t most = (Py_ssize_t)n + 1;
  int64_t value = jj_int_small_value(item);
  int found = 0;
  JJ_LOOK_AT_ITEMS(PyLong_CheckExact(o) && jj_int_is_small(o), jj_int_small_value(o) == value)
  return found;
}

int32_t JITTryContains(PyObject *item, PyObject **items, int32_t n, int32_t isSet) {
  Py_ssize_t most = (Py_ssize_t)n + 1;
  switch (kind_of_item(item, most, isSet)) {
    case EXACT_TEXT: return is_text_among(item, items, n, isSet);
    case SMALL_INT: return is_int_among(item, items, n, isSet);
    case OTHER_OBJECT: return -1;
  }
  int found = 0;
  JJ_LOOK_AT_ITEMS(0, 0)
  return found;
}

/// The items of a tuple that is looked for.
typedef struct {
  PyObject **items;
  int32_t n;
} tuple_key;

/// Is that the tuple? The key is a tuple_key.
static int is_tuple_of(PyObject *there, PyObject *key) {
  const tuple_key *wanted = (const tuple_key *)key;
  if (!PyTuple_CheckExact(there) || PyTuple_GET_SIZE(there) != wanted->n) return JJ_UNSURE;
  for (int32_t i = 0; i < wanted->n; i++) {
    int same = jj_same_item(PyTuple_GET_ITEM(there, i), wanted->items[i]);
    if (same != 1) return same;
  }
  return 1;
}

/// -1: an item is not known to be hashed and compared, and to end with this expression, without running code.
static Py_hash_t hash_of_items(PyObject **items, int32_t n) {
  Py_uhash_t sum = JJ_TUPLE_HASH;
  for (int32_t i = 0; i < n; i++) {
    if (kind_of_item(items[i], (Py_ssize_t)n + 1, 1) == OTHER_OBJECT) return -1;
    Py_hash_t hash = jj_hash_of(items[i]);
    if (hash == -1) return -1;
    sum = jj_tuple_hash_with(sum, hash);
  }
  return jj_tuple_hash_of(sum, n);
}

/// The value at the tuple, in any dict.
static inline PyObject **find_tuple(PyObject *dict, PyObject **items, int32_t n) {
  Py_hash_t hash = hash_of_items(items, n);
  if (hash == -1) return JJ_UNSURE_PLACE;
  tuple_key key = {items, n};
  return jj_keys_are_unicode(jj_dict_keys(dict)) ? NULL : jj_dict_find_by(dict, (PyObject *)&key, hash, is_tuple_of);
}

PyObject *JITTryTupleItem(PyObject *o, PyObject **items, int32_t n) {
  if (!PyDict_Check(o) || !jj_loads_items_as(Py_TYPE(o), &PyDict_Type)) return NULL;
  PyObject **place = find_tuple(o, items, n);
  return place != NULL && place != JJ_UNSURE_PLACE ? Py_NewRef(*place) : NULL;
}

int32_t JITTryContainsTuple(PyObject *o, PyObject **items, int32_t n) {
  PyTypeObject *type = Py_TYPE(o);
  if (type == &PySet_Type || type == &PyFrozenSet_Type) {
    Py_hash_t hash = hash_of_items(items, n);
    tuple_key key = {items, n};
    int found = hash != -1 ? jj_set_find_by(o, (PyObject *)&key, hash, is_tuple_of) : JJ_UNSURE;
    return found != JJ_UNSURE ? found : -1;
  }
  if (type != &PyDict_Type && !(PyDict_Check(o) && jj_contains_as(type, &PyDict_Type))) return -1;
  PyObject **place = find_tuple(o, items, n);
  return place != JJ_UNSURE_PLACE ? place != NULL : -1;
}

// --- items and membership where code is to be small

static JJ_NOINLINE PyObject *general_item_told(PyObject *o, PyObject *index, int found, uint32_t where) {
  PyObject *item;
  JJ_TOLD(item, jj_offset_of(where), general_item(o, index, found), item != NULL);
  return item;
}

static JJ_NOINLINE PyObject *other_item(PyObject *o, PyObject *index, uint32_t where) {
  PyObject *item;
  int found = exact_item(o, index, &item);
  return JJ_LIKELY(found == 1) ? jj_or_tell(item, jj_offset_of(where)) : general_item_told(o, index, found, where);
}

static JJ_NOINLINE PyObject *other_item_released(PyObject *o, PyObject *index, uint32_t where) {
  PyObject *item = other_item(o, index, where);
  jj_release_operands(o, index, where);
  return item;
}

/// What needs no memory on the stack comes first.
PyObject *jj_item_slowly(PyObject *o, PyObject *index, uint32_t where) {
  PyObject *item = item_by_small_int(o, index);
  return JJ_LIKELY(item != NULL) ? Py_NewRef(item) : other_item(o, index, where);
}

PyObject *jj_item_released_slowly(PyObject *o, PyObject *index, uint32_t where) {
  PyObject *item = item_by_small_int(o, index);
  return JJ_LIKELY(item != NULL && jj_release_shared(o, index, where)) ? Py_NewRef(item) : other_item_released(o, index, where);
}

PyObject *JITLoadSubscrAt(PyObject *o, PyObject *index, uint32_t where) {
  if (JJ_UNLIKELY(!PyList_CheckExact(o))) return jj_item_released_slowly(o, index, where);
  Py_ssize_t slot;
  if (JJ_UNLIKELY(!jj_slot_of_index(index, PyList_GET_SIZE(o), &slot))) return jj_item_released_slowly(o, index, where);
  PyObject *item = Py_NewRef(((PyListObject *)o)->ob_item[slot]);
  if (JJ_UNLIKELY(!jj_release_shared(o, index, where))) jj_release_operands(o, index, where);
  return item;
}

static int set_item_of_hash(PyObject *o, PyObject *index, PyObject *value, Py_hash_t hash) {
  if (!jj_stores_items_as(Py_TYPE(o), &PyDict_Type)) return set_item(o, index, value);
  return hash != -1 ? _PyDict_SetItem_KnownHash(o, index, value, hash) : PyDict_SetItem(o, index, value);
}

/// `hash`: of the key, if that is known.
static JJ_NOINLINE int32_t store_item_generally(PyObject *o, PyObject *index, PyObject *value, uint32_t where, Py_hash_t hash) {
  int32_t result;
  JJ_TOLD(result, jj_offset_of(where), set_item_of_hash(o, index, value, hash), result >= 0);
  return result;
}

static JJ_NOINLINE int32_t store_elsewhere(PyObject *o, PyObject *index, PyObject *value, uint32_t where) {
  if (PyLong_CheckExact(index) && jj_int_is_small(index) && jj_store_number(o, jj_int_small_value(index), value)) return 0;
  return store_item_generally(o, index, value, where, -1);
}

int32_t jj_store_item_slowly(PyObject *o, PyObject *index, PyObject *value, uint32_t where) {
  if (JJ_UNLIKELY(!jj_stores_items_as(Py_TYPE(o), &PyDict_Type))) return store_elsewhere(o, index, value, where);
  Py_hash_t hash = jj_hash_of(index);
  PyObject *old;
  if (hash == -1 || !jj_dict_store(o, index, hash, value, &old)) return store_item_generally(o, index, value, where, hash);
  if (old != NULL) jj_release_at(old, jj_offset_of(where));
  return 0;
}

int32_t JITStoreSubscrAt(PyObject *o, PyObject *index, PyObject *value, uint32_t where) {
  int32_t result = JITStoreSubscr(o, index, value, JIT_NO_INDEX, where);
  jj_release_operands(o, index, where);
  return result;
}

static JJ_NOINLINE int32_t general_contains_told(PyObject *item, PyObject *container, uint32_t where) {
  int32_t result;
  JJ_TOLD(result, jj_offset_of(where), has_item(container, item), result >= 0);
  return result;
}

static JJ_NOINLINE int32_t contains_and_release(PyObject *item, PyObject *container, uint32_t where) {
  int32_t found = exactly_contains(item, container);
  if (JJ_UNLIKELY(found < 0)) found = general_contains_told(item, container, where);
  jj_release_operands(item, container, where);
  return found;
}

/// What is common here needs no memory on the stack.
int32_t JITContains(PyObject *item, PyObject *container, uint32_t where) {
  if (JJ_LIKELY(Py_IS_TYPE(container, &PyFrozenSet_Type) || Py_IS_TYPE(container, &PySet_Type))) {
    Py_hash_t hash = jj_known_hash(item);
    PyObject *first = ((PySetObject *)container)->table[hash & ((PySetObject *)container)->mask].key;
    uint32_t releases = where & (JIT_RELEASES_LEFT | JIT_RELEASES_RIGHT | JIT_RELEASES_RIGHT_FIRST);
    if (JJ_LIKELY(hash != -1) && JJ_LIKELY(first == NULL || first == item) && (releases == 0 || jj_release_shared(item, container, where))) return first != NULL;
  }
  return contains_and_release(item, container, where);
}
