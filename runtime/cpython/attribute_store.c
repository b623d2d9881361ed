// Stores and deletions of attributes behind the inlined test.
#include "runtime/cpython/inline_cache.h"
#include "runtime/cpython/lookups.h"
#include "runtime/cpython/special_methods.h"
#include "runtime/cpython/told.h"
#include "runtime/cpython/unframed.h"

/// 1: stored. 0: there is no dict. -1: an error is set.
static int store_in_dict(PyObject *dict, PyObject *name, PyObject *value) {
  if (dict == NULL) return 0;
  Py_INCREF(dict);
  int status = _PyDict_SetItem_KnownHash(dict, name, value, ((PyASCIIObject *)name)->hash);
  Py_DECREF(dict);
  return status == 0 ? 1 : -1;
}

/// A hit that may run Python code. 1: stored. 0: a miss. -1: an error is set.
static int loud_hit(const jj_attr_entry *entry, PyObject *o, PyObject *value, PyObject *name) {
  switch (entry->kind) {
    case JJ_ATTR_INSTANCE: return store_in_dict(jj_managed_dict(o), name, value);  // it has no values any more
    case JJ_ATTR_DICT: return store_in_dict(jj_dict_at(o, entry->offset), name, value);
    case JJ_ATTR_DATA: {
      PyObject *descr = entry->pointer;
      descrsetfunc set = Py_TYPE(descr)->tp_descr_set;
      if (set == NULL) return 0;
      PyObject *args[] = {descr, o, value}, *result;
      Py_INCREF(descr);
      int is_stored;
      if (jj_call_special_method(JJ_NAME_DESCRIPTOR_SET, args, 3, &result)) {
        is_stored = result != NULL;
        Py_XDECREF(result);
      } else {
        is_stored = set(descr, o, value) == 0;
      }
      Py_DECREF(descr);
      return is_stored ? 1 : -1;
    }
    default: return 0;
  }
}

/// After a successful store: how the next one gets there.
static void fill(jj_attr_cache *cache, PyObject *o, PyObject *name) {
  PyTypeObject *type = Py_TYPE(o);
  int32_t offset;
  if (type->tp_setattro != PyObject_GenericSetAttr || !PyUnicode_CheckExact(name) || !jj_dict_offset(type, &offset)) return;
  PyObject *descr = _PyType_Lookup(type, name);
  uint32_t version = jj_type_version(type);
  // A class attribute of a mutable type might become a data descriptor.
  if (version == 0 || (descr != NULL && !jj_has_fixed_type(descr))) return;
  jj_attr_entry *entry = jj_claim_entry(cache, version, 0);
  if (descr != NULL && Py_TYPE(descr)->tp_descr_set != NULL) {
    entry->offset = jj_slot_offset(descr, type, 1);
    entry->pointer = descr;
    entry->kind = entry->offset != 0 ? JJ_ATTR_SLOT : JJ_ATTR_DATA;
    return;
  }
  if (offset == JJ_MANAGED_DICT && jj_writable_values_of(o) != NULL) {
    int index = jj_shared_index(jj_cached_keys(type), name);
    if (index < 0) return;
    entry->index = (uint16_t)index;
    entry->kind = JJ_ATTR_INSTANCE;
  } else if (offset != 0) {
    entry->offset = offset;
    entry->kind = JJ_ATTR_DICT;
    PyObject *dict = jj_dict_at(o, offset);
    entry->index = dict != NULL && PyDict_CheckExact(dict) ? jj_dict_index(dict, name) : UINT16_MAX;
  }
}

void jj_fill_store(PyObject *o, PyObject *name, JITCache *words) { fill((jj_attr_cache *)words, o, name); }

static const jj_attr_entry *find(const jj_attr_cache *cache, PyObject *o, PyObject *name) {
  uint32_t version = Py_TYPE(o)->tp_version_tag;
  for (int i = 0; i < 2; i++)
    if (cache->entries[i].version == version) return &cache->entries[i];
  return jj_sees_many_types(cache) ? jj_table_find(o, name, JJ_USE_STORE) : NULL;
}

int64_t jj_try_place(PyObject *o, PyObject *name, JITCache *words) {
  const jj_attr_entry *entry = find((jj_attr_cache *)words, o, name);
  return entry != NULL ? jj_place_at(entry, o) : 0;
}

/// `entry`: of the receiver's type, or NULL.
static int32_t store_loudly(const jj_attr_entry *entry, PyObject *o, PyObject *value, PyObject *name, jj_attr_cache *cache) {
  if (entry != NULL) {
    int status = loud_hit(entry, o, value, name);
    if (status != 0) return status > 0 ? 0 : -1;
  }
  if (PyObject_SetAttr(o, name, value) < 0) return -1;
  if (!jj_count_miss(cache)) return 0;
  if (!jj_fills_table(cache, o)) {
    fill(cache, o, name);
    jj_give_hint(cache);
  } else {
    jj_attr_cache scratch = {0};
    fill(&scratch, o, name);
    jj_table_enter(o, name, JJ_USE_STORE, &scratch);
  }
  return 0;
}

/// An attribute that lies in the instance's dict gets another value. 1: done, *old (or NULL) is the caller's.
JJ_INLINE int replace_in_dict(const jj_attr_entry *entry, PyObject *o, PyObject *value, PyObject *name, PyObject **old) {
  if (entry->kind != JJ_ATTR_INSTANCE && entry->kind != JJ_ATTR_DICT) return 0;
  PyObject *dict = entry->kind == JJ_ATTR_INSTANCE ? jj_managed_dict(o) : jj_dict_at(o, entry->offset);
  if (dict == NULL || !PyDict_CheckExact(dict)) return 0;
  PyObject **place = jj_text_place_at(dict, name, entry->index);
  if (JJ_LIKELY(place != NULL && *place != NULL)) return jj_dict_replace_at(dict, place, value, old);
  return jj_dict_replace(dict, name, ((PyASCIIObject *)name)->hash, value, old);
}

/// `entry`: of the receiver's type, or NULL.
static JJ_NOINLINE int32_t store_elsewhere(const jj_attr_entry *entry, PyObject *o, PyObject *value, const JITSite *site) {
  PyObject *old;
  if (entry != NULL && replace_in_dict(entry, o, value, jj_name_at(site), &old)) {
    if (old != NULL) jj_release_at(old, site->offset);
    return 0;
  }
  int32_t result;
  JJ_TOLD(result, site->offset, store_loudly(entry, o, value, jj_name_at(site), (jj_attr_cache *)jj_cache_at(site)), result >= 0);
  return result;
}

int32_t jj_store_slowly(PyObject *o, PyObject *value, const JITSite *site) {
  const jj_attr_entry *entry = find((const jj_attr_cache *)jj_cache_at(site), o, jj_name_at(site));
  PyDictValues *values = entry != NULL && entry->kind == JJ_ATTR_INSTANCE ? jj_writable_values_of(o) : NULL;
  PyObject *old;
  if (JJ_LIKELY(values != NULL)) {
    old = jj_exchange_value(values, entry->index, Py_NewRef(value));
  } else if (entry != NULL && entry->kind == JJ_ATTR_SLOT) {
    old = *jj_slot_of(entry, o);
    *jj_slot_of(entry, o) = Py_NewRef(value);
  } else {
    return store_elsewhere(entry, o, value, site);
  }
  if (old != NULL) jj_release_at(old, site->offset);
  return 0;
}

int32_t JITDeleteAttr(PyObject *o, PyObject *name) { return PyObject_SetAttr(o, name, NULL); }
