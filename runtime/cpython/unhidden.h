// What can be said at once of an attribute, by an entry for the receiver: what it is, and whether an instance has one of its own that hides what its class has, or has not. C only.
#ifndef JUSTJITC_CPYTHON_UNHIDDEN_H
#define JUSTJITC_CPYTHON_UNHIDDEN_H
#include "runtime/cpython/inline_cache.h"

/// Has it none, for certain, by an entry for its type? Its keys lack the name, it has no dict, or the place of the name in that is free.
JJ_INLINE int jj_is_unhidden_at_once(const jj_attr_entry *entry, PyObject *o, PyObject *name) {
  if (entry->shadow == JJ_SHADOW_NONE) return 1;
  int32_t offset = entry->shadow == JJ_SHADOW_DICT ? entry->offset : JJ_MANAGED_DICT;
  PyDictValues *values = offset == JJ_MANAGED_DICT ? jj_values_of(o) : NULL;
  if (JJ_LIKELY(values == NULL)) {
    PyObject *dict = jj_dict_at(o, offset);
    return dict == NULL || jj_lacks_hash(jj_dict_keys(dict), ((PyASCIIObject *)name)->hash);
  }
  if (entry->shadow == JJ_SHADOW_INDEX) return jj_value_at(values, entry->index) == NULL;
  return entry->shadow == JJ_SHADOW_KEYS && entry->keys->dk_nentries == entry->count;
}

/// The attribute (borrowed), of the commonest quiet kinds; NULL: not to be said at once.
JJ_INLINE PyObject *jj_attribute_at_once(const jj_attr_entry *entry, PyObject *o, PyObject *name) {
  switch (entry->kind) {
    case JJ_ATTR_DICT: return jj_dict_attribute(entry, o, name);
    case JJ_ATTR_INSTANCE: {
      PyDictValues *values = jj_values_of(o);
      return JJ_LIKELY(values != NULL) ? jj_value_at(values, entry->index) : NULL;
    }
    case JJ_ATTR_SLOT: return *jj_slot_of(entry, o);
    case JJ_ATTR_FIELD: return JJ_LIKELY(entry->index < Py_SIZE(o)) ? PyTuple_GET_ITEM(o, entry->index) : NULL;
    case JJ_ATTR_VALUE: return JJ_LIKELY(Py_TYPE(entry->pointer)->tp_descr_get == NULL && jj_is_unhidden_at_once(entry, o, name)) ? entry->pointer : NULL;
    case JJ_ATTR_OF_TYPE_VALUE:
    case JJ_ATTR_OF_TYPE_OBJECT: return jj_class_attribute(entry, o);
    default: return NULL;
  }
}
#endif
