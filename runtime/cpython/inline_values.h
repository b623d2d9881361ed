// The attributes of an instance lie in it, behind its fields: from 3.13 on. Included by the version headers; the type must have Py_TPFLAGS_MANAGED_DICT.

JJ_INLINE PyDictValues *jj_values_of(PyObject *o) {
  if (!(Py_TYPE(o)->tp_flags & Py_TPFLAGS_INLINE_VALUES)) return NULL;
  PyDictValues *values = _PyObject_InlineValues(o);
  return values->valid ? values : NULL;
}

JJ_INLINE size_t jj_size_of_inline_values(PyTypeObject *type) { return type->tp_flags & Py_TPFLAGS_INLINE_VALUES ? _PyInlineValuesSize(type) : 0; }

/// The values of a new instance, as CPython makes them: as many as the class is expected to need.
JJ_INLINE int jj_make_values(PyObject *o, PyTypeObject *type) {
  if (!(type->tp_flags & Py_TPFLAGS_INLINE_VALUES)) return 0;
  PyDictKeysObject *keys = jj_cached_keys(type);
  if (keys->dk_usable > 1) keys->dk_usable--;
  size_t count = (size_t)(keys->dk_nentries + keys->dk_usable);
  PyDictValues *values = _PyObject_InlineValues(o);
  values->capacity = (uint8_t)count;
  values->size = 0;
  values->embedded = values->valid = 1;
#pragma clang loop vectorize(disable) unroll(disable)
  for (size_t i = 0; i < count; i++) values->values[i] = NULL;
  return 0;
}

JJ_INLINE void jj_end_values(PyObject *o, PyTypeObject *type) {
  PyDictValues *values = jj_values_of(o);
  if (values == NULL) return;
  values->valid = 0;
  for (int i = 0; i < values->capacity; i++) Py_XDECREF(values->values[i]);
}
