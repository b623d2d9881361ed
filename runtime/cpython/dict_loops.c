// Loops over dicts: see dict_loops.h. Steps, errors and their order are those of CPython's dict iterators, whose three numbers lie in one.
#include "runtime/cpython/dict_loops.h"

#include "runtime/cpython/numbers.h"
#include "runtime/operations/iteration.h"

/// A place in a dict, from the lowest bit: the entry that comes next, how many keys are left, how many there were when the loop began, what it is given; the two highest are 10.
enum { ENTRY_BITS = 29, LEFT_AT = ENTRY_BITS, COUNT_BITS = 16, USED_AT = LEFT_AT + COUNT_BITS, VALUES_AT = USED_AT + COUNT_BITS };
#define FIELD(bits) (((uint64_t)1 << (bits)) - 1)
#define IN_DICT ((uint64_t)1 << 63)

static jj_loop_step start_dict(PyObject *dict, int of_values) {
  uint64_t used = (uint64_t)((PyDictObject *)dict)->ma_used;
  return (jj_loop_step){Py_NewRef(dict), (int64_t)(IN_DICT | (uint64_t)of_values << VALUES_AT | used << USED_AT | used << LEFT_AT)};
}

static inline int is_short(PyObject *dict) { return ((PyDictObject *)dict)->ma_used <= (Py_ssize_t)FIELD(COUNT_BITS); }

jj_loop_step jj_start_iter(PyObject *o) {
  PyTypeObject *type = Py_TYPE(o);
  if (type->tp_iter == PyDict_Type.tp_iter) {
    if (JJ_LIKELY(is_short(o))) return start_dict(o, 0);
  } else if (type == &PyDictValues_Type || type == &PyDictKeys_Type) {
    PyObject *dict = (PyObject *)((_PyDictViewObject *)o)->dv_dict;
    if (dict != NULL && JJ_LIKELY(is_short(dict))) return start_dict(dict, type == &PyDictValues_Type);
  }
  return (jj_loop_step){jj_get_iter(o), JJ_PLACE_OF_ITERATOR};
}

/// Ends a loop with an error: what CPython's iterator says.
static JJ_NOINLINE jj_loop_step changed(const char *what, int64_t place) {
  PyErr_SetString(PyExc_RuntimeError, what);
  return (jj_loop_step){NULL, place};
}

/// A step that finds no entry where it looks first.
static JJ_NOINLINE jj_loop_step search_on(PyObject *dict, uint64_t place) {
  Py_ssize_t at = (Py_ssize_t)(place & FIELD(ENTRY_BITS));
  PyObject *key, *value;
  if (!PyDict_Next(dict, &at, &key, &value)) return (jj_loop_step){NULL, (int64_t)place};
  // (Nor are there so many entries behind each other that hold nothing, unless they changed.)
  if ((place >> LEFT_AT & FIELD(COUNT_BITS)) == 0 || at > (Py_ssize_t)(FIELD(ENTRY_BITS) - FIELD(COUNT_BITS))) return changed("dictionary keys changed during iteration", (int64_t)place);
  place = (place & ~FIELD(ENTRY_BITS)) - ((uint64_t)1 << LEFT_AT) + (uint64_t)at;
  return (jj_loop_step){Py_NewRef(place >> VALUES_AT & 1 ? value : key), (int64_t)place};
}

jj_loop_step jj_next_of_dict(PyObject *o, int64_t from) {
  PyDictObject *dict = (PyDictObject *)o;
  uint64_t place = (uint64_t)from, at = place & FIELD(ENTRY_BITS);
  if (JJ_UNLIKELY((uint64_t)dict->ma_used != (place >> USED_AT & FIELD(COUNT_BITS)))) return changed("dictionary changed size during iteration", from);
  PyDictKeysObject *keys = dict->ma_keys;
  if (JJ_UNLIKELY(dict->ma_values != NULL || at >= (uint64_t)keys->dk_nentries || (place >> LEFT_AT & FIELD(COUNT_BITS)) == 0)) return search_on(o, place);
  PyObject **pair = jj_keys_are_unicode(keys) ? &jj_unicode_entries(keys)[at].me_key : &((PyDictKeyEntry *)jj_unicode_entries(keys))[at].me_key;
  if (JJ_UNLIKELY(pair[1] == NULL)) return search_on(o, place);
  return (jj_loop_step){Py_NewRef(pair[place >> VALUES_AT & 1]), (int64_t)(place + 1 - ((uint64_t)1 << LEFT_AT))};
}

PyObject *jj_next_of_range(PyObject *iterator) {
  long number;
  return jj_range_next((jj_range_iterator *)iterator, &number) ? jj_int_from(number) : NULL;
}
