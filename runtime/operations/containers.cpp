// Displays, their growth (unpacking into lists, sets, dicts), and conversions. ListAppend and small tuples and lists have fast paths:
// cpython/hot_containers.c.
#include "runtime/operations/containers.h"

#include "runtime/cpython/bridge.h"
#include "runtime/cpython/private_api.h"
#include "runtime/cpython/version.h"
#include "runtime/operations/subscripts.h"

using jj::Ref;

namespace {

/// Of `**mapping` in a call: the errors of dict merging in terms of the callable.
void describeMergeError(PyObject *callable, PyObject *mapping) {
  if (PyErr_ExceptionMatches(PyExc_AttributeError)) {
    // Not a mapping: its keys() is missing.
    PyErr_Clear();
    Ref name = Ref::steal(_PyObject_FunctionStr(callable));
    if (name)
      PyErr_Format(PyExc_TypeError, "%U argument after ** must be a mapping, not %.200s", name.get(),
                   Py_TYPE(mapping)->tp_name);
    return;
  }
  Ref key = Ref::steal(jj_take_duplicate_key());
  if (!key) return;
  Ref name = Ref::steal(_PyObject_FunctionStr(callable));
  if (name) PyErr_Format(PyExc_TypeError, "%U got multiple values for keyword argument '%S'", name.get(), key.get());
}

/// An empty dict for n keys: of the size that the interpreter gives it. A table for str keys alone is smaller, and grows to the same size as it
/// would have from the beginning.
PyObject *newDict(PyObject *const *keys, int32_t n, int32_t stride) {
  if (n <= 5) return PyDict_New();
  for (int32_t i = 0; i < n; ++i)
    if (!PyUnicode_CheckExact(keys[i * stride])) return _PyDict_NewPresized(n);
  return PyDict_New();
}

}  // namespace

extern "C" {

PyObject *jj_build_tuple(PyObject **items, int32_t n) {
  PyObject *tuple = PyTuple_New(n);
  if (!tuple) return jj_release_items(items, n);
  for (int32_t i = 0; i < n; ++i) PyTuple_SET_ITEM(tuple, i, items[i]);
  jj_tuple_is_filled(tuple);
  return tuple;
}

PyObject *jj_build_list(PyObject **items, int32_t n) {
  PyObject *list = PyList_New(n);
  if (!list) return jj_release_items(items, n);
  for (int32_t i = 0; i < n; ++i) PyList_SET_ITEM(list, i, items[i]);
  return list;
}

PyObject *jj_release_items(PyObject **items, int32_t n) {
  for (int32_t i = 0; i < n; ++i) Py_DECREF(items[i]);
  return nullptr;
}

PyObject *JITBuildSet(PyObject **items, int32_t n) {
  Ref set = Ref::steal(PySet_New(nullptr));
  if (!set) return nullptr;
  for (int32_t i = 0; i < n; ++i)
    if (PySet_Add(set.get(), items[i]) < 0) return nullptr;
  return set.release();
}

PyObject *JITBuildMap(PyObject **items, int32_t n) {
  int32_t pairs = n / 2;
  Ref dict = Ref::steal(newDict(items, pairs, 2));
  if (!dict) return nullptr;
  for (int32_t i = 0; i < pairs; ++i)
    if (PyDict_SetItem(dict.get(), items[2 * i], items[2 * i + 1]) < 0) return nullptr;
  return dict.release();
}

PyObject *jj_build_const_key_map(PyObject *keys, PyObject **values, int32_t n) {
  Ref dict = Ref::steal(newDict(&PyTuple_GET_ITEM(keys, 0), n, 1));
  if (!dict) return nullptr;
  for (int32_t i = 0; i < n; ++i)
    if (PyDict_SetItem(dict.get(), PyTuple_GET_ITEM(keys, i), values[i]) < 0) return nullptr;
  return dict.release();
}

int32_t JITSetAdd(PyObject *set, PyObject *item) {
  if (JJ_SET_ADD_CHECKS_TYPE && JJ_UNLIKELY(!PySet_CheckExact(set))) {
    PyErr_Format(PyExc_TypeError, "'%T' object is not a set", set);
    return -1;
  }
  return PySet_Add(set, item);
}

int32_t JITMapAdd(PyObject *dict, PyObject *key, PyObject *value) { return jj_dict_set(dict, key, value); }

int32_t JITListExtend(PyObject *list, PyObject *iterable) {
  Ref none = Ref::steal(jj_list_extend(list, iterable));
  if (none) return 0;
  if (PyErr_ExceptionMatches(PyExc_TypeError) && !Py_TYPE(iterable)->tp_iter && !PySequence_Check(iterable)) {
    PyErr_Clear();
    PyErr_Format(PyExc_TypeError, "Value after * must be an iterable, not %.200s", Py_TYPE(iterable)->tp_name);
  }
  return -1;
}

int32_t JITSetUpdate(PyObject *set, PyObject *iterable) { return jj_set_update(set, iterable); }

int32_t JITDictUpdate(PyObject *dict, PyObject *mapping) {
  if (PyDict_Update(dict, mapping) == 0) return 0;
  if (PyErr_ExceptionMatches(PyExc_AttributeError))
    PyErr_Format(PyExc_TypeError, "'%.200s' object is not a mapping", Py_TYPE(mapping)->tp_name);
  return -1;
}

int32_t JITDictMerge(PyObject *dict, PyObject *mapping, PyObject *callable) {
  if (jj_dict_merge_unique(dict, mapping) == 0) return 0;
  describeMergeError(callable, mapping);
  return -1;
}

PyObject *JITKeywordDict(PyObject *mapping, PyObject *callable, PyObject *self) {
  if (PyDict_CheckExact(mapping)) return Py_NewRef(mapping);
  Ref dict = Ref::steal(PyDict_New());
  if (!dict) return nullptr;
  if (jj_dict_merge_unique(dict.get(), mapping) == 0) return dict.release();
  Ref named = Ref::steal(jj_bound(callable, self));
  if (named) describeMergeError(named.get(), mapping);
  return nullptr;
}

PyObject *JITExtendedTuple(PyObject **items, int32_t n) {
  PyObject *iterable = items[--n];
  if (PyTuple_CheckExact(iterable)) {
    PyObject *tuple = jj_joined_tuple(items, n, iterable);
    Py_DECREF(iterable);
    return tuple;
  }
  PyObject *list = JITBuildList(items, n);
  int status = list ? JITListExtend(list, iterable) : -1;
  Py_DECREF(iterable);
  Ref end = Ref::steal(list);
  return status == 0 ? PyList_AsTuple(list) : nullptr;
}

PyObject *JITListToTuple(PyObject *list) { return PyList_AsTuple(list); }

}  // extern "C"
