// Hot entries of attributes. Inlined: attributes in the inline values of an instance or in its __slots__, methods of classes whose
// instances do not hide them. All other cached cases are behind one call (attribute_load.c, attribute_store.c).
#include "runtime/cpython/inline_cache.h"
#include "runtime/cpython/numbers.h"

PyObject *JITLoadAttr(PyObject *o, PyObject *name, JITCache *cache) {
  const jj_attr_entry *entry = ((jj_attr_cache *)cache)->entries;
  if (JJ_LIKELY(Py_TYPE(o)->tp_version_tag == entry->version)) {
    PyObject *value = NULL;
    if (JJ_LIKELY(entry->kind == JJ_ATTR_INSTANCE)) {
      PyDictValues *values = jj_values_of(o);
      if (JJ_LIKELY(values != NULL)) value = jj_value_at(values, entry->index);
    } else if (entry->kind == JJ_ATTR_SLOT) {
      value = *jj_slot_of(entry, o);
    }
    if (JJ_LIKELY(value != NULL)) return jj_ref_of_alive(value);
  }
  return jj_load_attr(o, name, cache);
}

PyObject *JITLoadMethod(PyObject *o, PyObject *name, JITCache *cache, PyObject **self) {
  const jj_attr_entry *entry = ((jj_attr_cache *)cache)->entries;
  if (JJ_LIKELY(Py_TYPE(o)->tp_version_tag == entry->version && entry->kind == JJ_ATTR_METHOD) &&
      (entry->shadow == JJ_SHADOW_NONE ||
       (entry->shadow == JJ_SHADOW_KEYS && jj_values_of(o) != NULL && entry->keys->dk_nentries == entry->count))) {
    *self = Py_NewRef(o);
    return Py_NewRef(entry->pointer);
  }
  return jj_load_method(o, name, cache, self);
}

int32_t JITStoreAttr(PyObject *o, PyObject *value, PyObject *name, JITCache *cache) {
  const jj_attr_entry *entry = ((jj_attr_cache *)cache)->entries;
  if (JJ_LIKELY(Py_TYPE(o)->tp_version_tag == entry->version)) {
    PyObject **place = NULL, *old = NULL;
    if (JJ_LIKELY(entry->kind == JJ_ATTR_INSTANCE)) {
      PyDictValues *values = jj_writable_values_of(o);
      if (JJ_LIKELY(values != NULL)) old = *(place = &values->values[entry->index]);
    } else if (entry->kind == JJ_ATTR_SLOT) {
      old = *(place = jj_slot_of(entry, o));
    }
    if (JJ_LIKELY(old != NULL)) {
      *place = Py_NewRef(value);
      Py_DECREF(old);
      return 0;
    }
  }
  return jj_store_attr(o, value, name, cache);
}
