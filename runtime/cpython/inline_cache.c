// What filling and using attribute caches share: see inline_cache.h.
#include "runtime/cpython/inline_cache.h"

#include <structmember.h>

jj_attr_entry *jj_claim_entry(jj_attr_cache *cache, uint32_t version, uint32_t type_version) {
  jj_attr_entry *first = &cache->entries[0];
  uint16_t misses = first->misses;
  int isOther = first->version != version || (first->kind >= JJ_ATTR_OF_TYPE_VALUE && first->type_version != type_version);
  if (first->kind != JJ_ATTR_EMPTY && isOther) cache->entries[1] = *first;
  memset(first, 0, sizeof *first);
  first->misses = misses;
  first->version = version;
  return first;
}

int jj_shared_index(PyDictKeysObject *keys, PyObject *name) {
  PyDictUnicodeEntry *entries = jj_unicode_entries(keys);
  for (Py_ssize_t i = 0; i < keys->dk_nentries; i++)
    if (entries[i].me_key == name) return (int)i;
  // A key that object.__setattr__ or a dict brought here need not be interned.
  Py_hash_t hash = ((PyASCIIObject *)name)->hash;
  for (Py_ssize_t i = 0; i < keys->dk_nentries; i++)
    if (entries[i].me_key != NULL && ((PyASCIIObject *)entries[i].me_key)->hash == hash && PyUnicode_Compare(entries[i].me_key, name) == 0) return (int)i;
  return -1;
}

uint16_t jj_dict_index(PyObject *dict, PyObject *name) {
  PyDictKeysObject *keys = jj_dict_keys(dict);
  if (!jj_keys_are_unicode(keys)) return UINT16_MAX;
  PyDictUnicodeEntry *entries = jj_unicode_entries(keys);
  for (Py_ssize_t i = 0; i < keys->dk_nentries && i < 512; i++)  // beyond a few entries a lookup is nearly as fast
    if (entries[i].me_key == name) return (uint16_t)i;
  return UINT16_MAX;
}

int jj_dict_offset(PyTypeObject *type, int32_t *offset) {
  if (type->tp_flags & Py_TPFLAGS_MANAGED_DICT) {
    *offset = JJ_MANAGED_DICT;
    return 1;
  }
  *offset = (int32_t)type->tp_dictoffset;
  return type->tp_dictoffset >= 0 ? type->tp_dictoffset < INT32_MAX : JJ_DICTS_LIE_BEHIND_ITEMS && type->tp_dictoffset == JJ_DICT_AT_END;
}

int32_t jj_slot_offset(PyObject *descr, PyTypeObject *type, int for_store) {
  if (!Py_IS_TYPE(descr, &PyMemberDescr_Type)) return 0;
  PyMemberDescrObject *member = (PyMemberDescrObject *)descr;
  PyMemberDef *def = member->d_member;
  // A member of another class may have been put here: its __get__ then raises.
  int is_object = def->type == T_OBJECT_EX || (def->type == T_OBJECT && !for_store);  // an empty one of the latter reads as None
  if (!is_object || !PyType_IsSubtype(type, PyDescr_TYPE(descr))) return 0;
  if (def->flags & (for_store ? READONLY : PY_AUDIT_READ)) return 0;
  return def->offset > 0 && def->offset < INT32_MAX ? (int32_t)def->offset : 0;
}
