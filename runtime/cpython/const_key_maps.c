// {"a": x, "b": y}: dicts whose keys are constants. CPython makes the first two of a display; those after it are copies of another that was made then, table and order included, with values of their own.
#include "runtime/cpython/lookups.h"
#include "runtime/operations/containers.h"

/// A display: its tuple of keys, and a dict of them. Met once it is NULL, and the keys are no more than an address; both are owned from then on.
typedef struct {
  PyObject *keys, *model;
} display;
enum { DISPLAYS = 64 };
static display displays[DISPLAYS];

/// A dict of these keys whose values are None. NULL, nothing set: it cannot be copied so.
static PyObject *make_model(PyObject *keys, int32_t n) {
  PyObject *values[16];
  if (n > 16) return NULL;
  for (int32_t i = 0; i < n; i++) values[i] = Py_None;
  PyObject *model = jj_build_const_key_map(keys, values, n);
  if (model == NULL) PyErr_Clear();
  else if (PyDict_GET_SIZE(model) != n || !jj_keys_are_unicode(jj_dict_keys(model))) Py_CLEAR(model);
  return model;
}

/// Not met lately, or met once.
static JJ_NOINLINE PyObject *build_and_remember(display *d, PyObject *keys, PyObject **values, int32_t n) {
  PyObject *model = d->keys == keys ? make_model(keys, n) : NULL;  // (a collection may bring others here meanwhile)
  if (d->model != NULL) {
    Py_CLEAR(d->model);
    Py_DECREF(d->keys);
  }
  *d = (display){keys, model};
  if (model != NULL) Py_INCREF(keys);
  return jj_build_const_key_map(keys, values, n);
}

PyObject *JITBuildConstKeyMap(PyObject *keys, PyObject **values, int32_t n) {
  display *d = &displays[((uintptr_t)keys >> 4) % DISPLAYS];
  PyObject *model = d->model;
  if (JJ_UNLIKELY(d->keys != keys || model == NULL)) return build_and_remember(d, keys, values, n);
  Py_INCREF(model);
  PyObject *dict = PyDict_Copy(model);
  Py_DECREF(model);
  if (JJ_UNLIKELY(dict == NULL)) return NULL;
  PyDictUnicodeEntry *entries = jj_unicode_entries(jj_dict_keys(dict));
  int is_tracked = _PyObject_GC_IS_TRACKED(dict), has_to_be = 0;
  for (int32_t i = 0; i < n; i++) {
    Py_DECREF(entries[i].me_value);  // None
    entries[i].me_value = Py_NewRef(values[i]);
    has_to_be |= !is_tracked && jj_may_be_tracked(values[i]);
  }
  if (has_to_be) jj_gc_track(dict);
  return dict;
}
