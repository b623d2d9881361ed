// Whether an instance has an attribute of its own that hides what its class has, or has not, where that can be said at once. C only.
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
#endif
