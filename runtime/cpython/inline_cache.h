// Inline caches of attribute instructions: what the words of a JITCache mean, shared by the hot entries
// (hot_attributes.c) and the code that fills the caches (attribute_load.c, attribute_store.c). C only.
//
// Two entries, the one filled last first. An entry holds for receivers of one type *version*: any change of the type or
// its bases gives the type a new version, and a version is never given twice, so nothing a cache points at can have
// changed or been freed while the version matches. Nothing in here owns a reference.
//
// FORMS. Not covered by the version: where an instance keeps its attributes. The place belongs to the type
// (jj_dict_offset), the form of what lies there to the instance, and it can change whenever Python code runs:
//   no dict             -
//   managed dict        values: an array, indexed by the shared keys of the type (3.13: part of the object; a dict may
//   share it);
//                       dict: split keys (of its class, or of the one it had before), combined keys, keys that are not
//                       all str; nothing: the dict was deleted, or (3.11, 3.12) tp_new is not object's
//   positive offset     dict or NULL: subclasses of builtins, modules
//   JJ_DICT_AT_END      the same: 3.11's subclasses of int, tuple, bytes
// Shared keys only grow: an index holds for good, and a name they lack is lacking as long as their number is the same.
//
// HITS test, beyond the version (a miss does the operation anew and may fill again):
//   kind              values                        dict                              nothing
//   INSTANCE, load    values[index] is there        place `index`, else a lookup      miss
//   INSTANCE, store   no dict shares the values     insertion                         miss
//   DICT, load        miss                          place `index`, else a lookup      miss
//   DICT, store       miss                          insertion                         miss
//   shadow KEYS       keys have `count` entries     lookup finds nothing              not hidden
//   shadow INDEX      values[index] is empty        lookup finds nothing              not hidden
//   shadow DICT       miss                          lookup finds nothing              not hidden
//   An instance without its own gets the class attribute that INSTANCE and DICT hide, if that is of a fixed type and no descriptor (`pointer`).
// (a dict with other keys than str is never searched: comparing them may run Python code), and of a class attribute:
//   VALUE             its type has (still) no __get__; the attribute that hides it, if the type is fixed
//   METHOD            not hidden; filled for fixed types only
//   STATIC            not hidden; the callable, read anew
//   CLASS_METHOD      not hidden; the callable, read anew, is a function
//   DESCRIPTOR        not hidden; its type has __get__ and no __set__
//   DATA              its type has both (a store: __set__)
//   PROPERTY          the getter, read anew, is there
//   GETSET            -
//   QUIET_GETSET      there is memory
//   FIELD             the tuple has so many items
//   GETATTR           not hidden
//   SLOT              a load: the slot is not empty
//   ..._OVER          the type of the class attribute that is hidden has (still) its version, and so is (still) no data descriptor's;
//                     an instance without its own gets what the __get__ of the hidden one gives
//   OF_TYPE_...       the version of the receiver, a class; DESCRIPTOR: its type has __get__; OBJECT: it has none
// A data descriptor of a metaclass serves all classes of it: kinds SLOT, DATA and PROPERTY as for other instances.
// DICT gives way to INSTANCE, and shadow DICT to KEYS or INDEX, at the first receiver with values: these serve every
// form.
//
// MANY TYPES. A site that was filled JJ_MANY_FILLS times keeps its two entries; what it meets besides lies in one table of the process, by version, name and use
// (attribute_table.c). Entries there are the same, with the same tests; names of code objects of compiled modules are never freed.
//
// FILLS refuse what a hit could not test:
//   - types whose attribute lookup is not the generic one. Behind it __getattr__ of the class is called by hits, too; before that of a module or of a metaclass
//     kinds that run code are refused, for their AttributeError calls it;
//   - stores over a class attribute whose type could become a data descriptor's (jj_has_fixed_type);
//   - types without a version.
// Deletions are not cached.
#ifndef JUSTJITC_CPYTHON_INLINE_CACHE_H
#define JUSTJITC_CPYTHON_INLINE_CACHE_H
#include "runtime/cpython/object_layout.h"
#include "runtime/cpython/told.h"

/// What a hit does.
enum jj_attr_kind {
  JJ_ATTR_EMPTY,
  JJ_ATTR_INSTANCE,       ///< values[index] of an instance without a dict (load, store)
  JJ_ATTR_DICT,           ///< entry `index` of the dict at `offset` (load); a dict there (store)
  JJ_ATTR_SLOT,           ///< the object at `offset` (__slots__; load, store)
  JJ_ATTR_VALUE,          ///< class attribute `pointer`, not a descriptor, or what hides it
  JJ_ATTR_METHOD,         ///< class attribute `pointer` that takes the receiver as first argument (LoadMethod)
  JJ_ATTR_STATIC,         ///< the callable of the staticmethod `pointer`
  JJ_ATTR_CLASS_METHOD,   ///< the function of the classmethod `pointer`, with the class (LoadMethod)
  JJ_ATTR_DESCRIPTOR,     ///< __get__ of the non-data descriptor `pointer`
  JJ_ATTR_DATA,           ///< __get__ or __set__ of the data descriptor `pointer`
  JJ_ATTR_PROPERTY,       ///< getter of the property `pointer`
  JJ_ATTR_GETSET,         ///< getter of the data descriptor `pointer`, which C code defines (load)
  JJ_ATTR_QUIET_GETSET,   ///< the same of one that runs no Python code
  JJ_ATTR_FIELD,          ///< item `index` of an instance of a named tuple (load)
  JJ_ATTR_GETATTR,        ///< nothing by that name in the class: its __getattr__ `pointer`
  JJ_ATTR_INSTANCE_OVER,  ///< INSTANCE and DICT over the class attribute `pointer`, whose type has the version `keys` (load)
  JJ_ATTR_DICT_OVER,
  // the receiver is a class of version `type_version`:
  JJ_ATTR_OF_TYPE_VALUE,   ///< its attribute `pointer` ...
  JJ_ATTR_OF_TYPE_OBJECT,  ///< the same; its type might get a __get__
  JJ_ATTR_OF_TYPE_STATIC,
  JJ_ATTR_OF_TYPE_CLASS_METHOD,
  JJ_ATTR_OF_TYPE_DESCRIPTOR,
};

/// Where an instance could have an attribute that hides the one of its class.
enum jj_attr_shadow {
  JJ_SHADOW_NONE,   ///< nowhere
  JJ_SHADOW_KEYS,   ///< inline values: the shared keys lack the name as long as they have `count` entries
  JJ_SHADOW_INDEX,  ///< inline values: values[index]
  JJ_SHADOW_DICT,   ///< the dict at `offset`
};

typedef struct jj_attr_entry {
  uint32_t version;  ///< tp_version_tag of the receiver's type
  uint8_t kind, shadow;
  uint16_t index;
  PyObject *pointer;
  PyDictKeysObject *keys;  ///< of shadow KEYS; of ..._OVER a version; of DICT jj_dict_place
  union {
    int32_t offset;
    uint32_t type_version;
  };
  uint16_t count;  ///< of shadow KEYS; of DICT jj_keys_shape
  uint16_t misses;  ///< of the first entry, of the whole site
} jj_attr_entry;

typedef struct jj_attr_cache {
  jj_attr_entry entries[2];
} jj_attr_cache;
_Static_assert(sizeof(jj_attr_cache) <= sizeof(JITCache), "an attribute cache is one JITCache");

/// Kind and shadow in one: JJ_FORM(kind, shadow).
#define JJ_FORM(kind, shadow) ((kind) | (shadow) << 8)
JJ_INLINE uint16_t jj_form_of(const jj_attr_entry *entry) {
  uint16_t form;
  _Static_assert(offsetof(jj_attr_entry, shadow) == offsetof(jj_attr_entry, kind) + 1, "the low and the high byte");
  memcpy(&form, &entry->kind, sizeof form);
  return form;
}

JJ_INLINE PyObject *jj_value_at(PyDictValues *values, unsigned index) { return values->values[index]; }

enum { JJ_MANY_FILLS = 12 };

/// Has the site seen too many types to be filled again?
JJ_INLINE int jj_sees_many_types(const jj_attr_cache *cache) { return cache->entries[0].misses >= JJ_MANY_FILLS; }

/// Does a fill for such receivers go into the table of the process? What a site has of them is found first, so it is that which is filled again.
JJ_INLINE int jj_fills_table(const jj_attr_cache *cache, PyObject *o) {
  uint32_t version = Py_TYPE(o)->tp_version_tag;
  return jj_sees_many_types(cache) && (PyType_Check(o) || (cache->entries[0].version != version && cache->entries[1].version != version));
}

/// A miss of the site. 0: not worth a fill, like most where the version of a class changes all the time.
JJ_INLINE int jj_count_miss(jj_attr_cache *cache) {
  uint16_t misses = ++cache->entries[0].misses;
  if (misses == 0) cache->entries[0].misses = UINT16_MAX - 15;
  return misses < 1024 || (misses & 15) == 0;
}

/// What an entry of the process's table is for.
enum jj_attr_use { JJ_USE_LOAD, JJ_USE_METHOD, JJ_USE_STORE };
typedef struct jj_table_place {
  jj_attr_entry entry;
  PyObject *name;    ///< borrowed: those of the sources live as long as the process, and so do others that jj_table_holds_name knows
  uint32_t version;  ///< of the receiver's type, or of the receiver, a class
  uint32_t use;
} jj_table_place;
enum { JJ_TABLE_PLACES = 2048 };
extern jj_table_place *jj_attributes;  ///< JJShared::attributes
/// Classes have versions of their own, but many share a metaclass.
JJ_INLINE uint32_t jj_table_version(PyObject *o) {
  return JJ_UNLIKELY(PyType_Check(o)) ? ((PyTypeObject *)o)->tp_version_tag : Py_TYPE(o)->tp_version_tag;
}
/// The first of the two places for such receivers, whatever lies there; the second is behind it.
JJ_INLINE jj_table_place *jj_table_place_for(uint32_t version, PyObject *name, enum jj_attr_use use) {
  uint32_t key = version * 0x9E3779B1u ^ (uint32_t)((uintptr_t)name >> 3) * 0x85EBCA6Bu;
  return &jj_attributes[((key >> 16) + (uint32_t)use) * 2 % JJ_TABLE_PLACES];
}
JJ_INLINE int jj_is_place_of(const jj_table_place *place, uint32_t version, PyObject *name, enum jj_attr_use use) {
  return place->name == name && place->version == version && place->use == (uint32_t)use;
}
/// The entry of the process's table, or NULL.
JJ_INLINE const jj_attr_entry *jj_table_find(PyObject *o, PyObject *name, enum jj_attr_use use) {
  uint32_t version = jj_table_version(o);
  const jj_table_place *place = jj_table_place_for(version, name, use);
  if (!jj_is_place_of(place, version, name, use) && !jj_is_place_of(++place, version, name, use)) return NULL;
  return place->entry.version == Py_TYPE(o)->tp_version_tag ? &place->entry : NULL;
}
/// Where a fill goes, after it went into `scratch` for a site that sees many types.
void jj_table_enter(PyObject *o, PyObject *name, enum jj_attr_use use, const jj_attr_cache *scratch);
/// Keeps an interned name that the program has made alive, so that it may stand in the table. 0: there are too many of them.
int jj_table_holds_name(PyObject *name);
/// The entry for the receiver's type, or NULL.
JJ_INLINE const jj_attr_entry *jj_entry_for(const jj_attr_cache *cache, PyObject *o, PyObject *name, enum jj_attr_use use) {
  uint32_t version = Py_TYPE(o)->tp_version_tag;
  for (int i = 0; i < 2; i++) {
    const jj_attr_entry *entry = &cache->entries[i];
    if (entry->version == version && (entry->kind < JJ_ATTR_OF_TYPE_VALUE || ((PyTypeObject *)o)->tp_version_tag == entry->type_version)) return entry;
  }
  return jj_sees_many_types(cache) ? jj_table_find(o, name, use) : NULL;
}

/// The entry to fill, for instances of the version of a class, or for the class of that version; the other one keeps what was used before.
jj_attr_entry *jj_claim_entry(jj_attr_cache *cache, uint32_t version, uint32_t type_version);
/// May a cache trust that the slots of this object's type stay as they are? (A module may be given another class.)
JJ_INLINE int jj_has_fixed_type(PyObject *o) {
  return PyType_HasFeature(Py_TYPE(o), Py_TPFLAGS_IMMUTABLETYPE) && !PyModule_Check(o);
}
/// Index of a name in shared keys, or -1.
int jj_shared_index(PyDictKeysObject *keys, PyObject *name);
/// Where a hit looks for the name in such a dict; UINT16_MAX: nowhere.
uint16_t jj_dict_index(PyObject *dict, PyObject *name);
/// Where instances of the type keep their dict: *offset is JJ_MANAGED_DICT, JJ_DICT_AT_END, positive or 0 (none). 0: not cachable.
int jj_dict_offset(PyTypeObject *type, int32_t *offset);
/// Where an entry of kind SLOT has its object.
JJ_INLINE PyObject **jj_slot_of(const jj_attr_entry *entry, PyObject *o) { return (PyObject **)((char *)o + entry->offset); }
/// The offset of a __slots__ member that `descr` gives access to in instances of `type`; 0 when it is none.
int32_t jj_slot_offset(PyObject *descr, PyTypeObject *type, int for_store);

/// Takes the value to its place among the inline values. What was there, now the caller's; NULL: nothing, and the value has entered the insertion order.
JJ_INLINE PyObject *jj_exchange_value(PyDictValues *values, unsigned index, PyObject *value) {
  PyObject *old = values->values[index];
  values->values[index] = value;
  if (old == NULL) _PyDictValues_AddToInsertionOrder(values, index);
  return old;
}

/// The hint of a cache of a site: when the entry filled last is of kind INSTANCE, one more than its version, above it the index; else 0, which is one more than no version.
JJ_INLINE JITHint *jj_hint_of(jj_attr_cache *cache) {
  uintptr_t address = (uintptr_t)cache, within = address % JIT_CACHE_BLOCK;
  return (JITHint *)(address - within) + within / sizeof(JITCache);
}
_Static_assert((1 + JIT_CACHES_IN_BLOCK) * sizeof(JITCache) == JIT_CACHE_BLOCK && (1 + JIT_CACHES_IN_BLOCK) * sizeof(JITHint) <= sizeof(JITCache), "hints are in the place of the block's first cache");
JJ_INLINE const JITHint *jj_hint_at(const JITSite *site) { return jj_hint_of((jj_attr_cache *)jj_cache_at(site)); }
/// After each fill of a site's cache.
JJ_INLINE void jj_give_hint(jj_attr_cache *cache) {
  const jj_attr_entry *entry = cache->entries;
  *jj_hint_of(cache) = entry->kind == JJ_ATTR_INSTANCE ? (JITHint){entry->version + 1, entry->index} : (JITHint){0};
}
/// Is the receiver an instance of the class that the hint is for?
JJ_INLINE int jj_is_hinted(PyObject *o, const JITHint *hint) { return (uint64_t)Py_TYPE(o)->tp_version_tag + 1 == hint->version; }
JJ_INLINE int jj_is_slot_of_site(PyObject *o, const jj_attr_entry *entry) { return entry->kind == JJ_ATTR_SLOT && Py_TYPE(o)->tp_version_tag == entry->version; }

/// The first test of the hot entries, of the entry filled last: the attribute in the inline values of an instance, or in its __slots__ unless the cache is NULL, which says that the module
/// has no such class (borrowed), or NULL ...
JJ_INLINE PyObject *jj_instance_attribute(PyObject *o, const JITCache *cache, const JITHint *hint) {
  if (JJ_LIKELY(jj_is_hinted(o, hint))) {
    PyDictValues *values = jj_values_of(o);
    return JJ_LIKELY(values != NULL) ? jj_value_at(values, hint->index) : NULL;
  }
  if (cache == NULL) return NULL;
  const jj_attr_entry *entry = ((const jj_attr_cache *)cache)->entries;
  return jj_is_slot_of_site(o, entry) ? *(PyObject *volatile *)jj_slot_of(entry, o) : NULL;  // volatile: a load of its own, so that the other one needs no address
}
/// ... where a store replaces such an attribute, or NULL (nothing is there yet, too) ...
JJ_INLINE PyObject **jj_instance_place(PyObject *o, const JITCache *cache, const JITHint *hint) {
  PyObject **place = NULL;
  if (JJ_LIKELY(jj_is_hinted(o, hint))) {
    PyDictValues *values = jj_writable_values_of(o);
    if (JJ_LIKELY(values != NULL)) place = &values->values[hint->index];
  } else if (cache != NULL) {
    const jj_attr_entry *entry = ((const jj_attr_cache *)cache)->entries;
    if (jj_is_slot_of_site(o, entry)) place = jj_slot_of(entry, o);
  }
  return place != NULL && JJ_LIKELY(*place != NULL) ? place : NULL;
}
/// ... and the method of a class that takes the receiver as first argument, when instances do not hide it (borrowed), or NULL. By an entry for the receiver's type, and by the first one.
JJ_INLINE PyObject *jj_plain_method_by(const jj_attr_entry *entry, PyObject *o) {
  uint16_t form = jj_form_of(entry);
  if (form != JJ_FORM(JJ_ATTR_METHOD, JJ_SHADOW_NONE) && JJ_UNLIKELY(form != JJ_FORM(JJ_ATTR_METHOD, JJ_SHADOW_KEYS) || jj_values_of(o) == NULL || entry->keys->dk_nentries != entry->count))
    return NULL;
  PyObject *method = entry->pointer;
  if (method == NULL) __builtin_unreachable();
  return method;
}
JJ_INLINE PyObject *jj_plain_method(PyObject *o, const JITCache *cache) {
  const jj_attr_entry *entry = ((const jj_attr_cache *)cache)->entries;
  return JJ_LIKELY(Py_TYPE(o)->tp_version_tag == entry->version) ? jj_plain_method_by(entry, o) : NULL;
}

/// Where the value of an entry of kind DICT lay in the keys of the dict: their version, above it bytes from their beginning. In keys of the same shape (jj_keys_shape) it lies there, too,
/// when the name lies before it: names keep their place, and what is not used (yet, or any more) is NULL.
#define JJ_NO_KEYS_VERSION UINT32_MAX  // a version that no keys have
enum { JJ_NO_KEYS_SHAPE = UINT16_MAX };
JJ_INLINE uint64_t jj_dict_place(const jj_attr_entry *entry) { return (uint64_t)(uintptr_t)entry->keys; }
JJ_INLINE unsigned jj_keys_shape(const PyDictKeysObject *keys) { return (unsigned)keys->dk_log2_size << 8 | keys->dk_log2_index_bytes; }
/// The attribute of kind DICT by an entry for this receiver, where it lay last (borrowed), or NULL: not to be said at once.
JJ_INLINE PyObject *jj_dict_attribute(const jj_attr_entry *entry, PyObject *o, PyObject *name) {
  PyDictObject *dict = (PyDictObject *)jj_dict_at(o, entry->offset);
  if (JJ_UNLIKELY(dict == NULL)) return NULL;
  PyDictKeysObject *keys = dict->ma_keys;
  uint64_t place = jj_dict_place(entry);
  PyObject **value = (PyObject **)((char *)keys + (place >> 32));
  if (JJ_LIKELY((uint32_t)place == keys->dk_version)) return *value;
  if (JJ_UNLIKELY(keys->dk_kind != DICT_KEYS_UNICODE || jj_keys_shape(keys) != entry->count)) return NULL;
  _Static_assert(offsetof(PyDictUnicodeEntry, me_value) == sizeof(PyObject *), "the key lies before its value");
  return JJ_LIKELY(value[-1] == name) ? *value : NULL;
}
/// The same of a class, of the kinds that are objects.
JJ_INLINE PyObject *jj_class_attribute(const jj_attr_entry *entry, PyObject *o) {
  if (JJ_UNLIKELY(entry->kind != JJ_ATTR_OF_TYPE_VALUE && entry->kind != JJ_ATTR_OF_TYPE_OBJECT)) return NULL;
  if (JJ_UNLIKELY(((PyTypeObject *)o)->tp_version_tag != entry->type_version)) return NULL;
  return JJ_LIKELY(Py_TYPE(entry->pointer)->tp_descr_get == NULL) ? entry->pointer : NULL;
}
/// An attribute of a module, of a class or of an instance that has a dict or __slots__ by the entry filled last (borrowed), or NULL: not to be said at once.
JJ_INLINE PyObject *jj_outer_attribute(PyObject *o, const JITSite *site) {
  const jj_attr_entry *entry = ((const jj_attr_cache *)jj_cache_at(site))->entries;
  if (JJ_UNLIKELY(Py_TYPE(o)->tp_version_tag != entry->version)) return NULL;
  if (entry->kind == JJ_ATTR_SLOT) return *jj_slot_of(entry, o);
  return JJ_LIKELY(entry->kind == JJ_ATTR_DICT) ? jj_dict_attribute(entry, o, jj_name_at(site)) : jj_class_attribute(entry, o);
}
/// What super(start, an instance of type) finds by that name, when it is a function or a method descriptor (borrowed); NULL, nothing set: something else, or not to be said.
PyObject *jj_function_behind(PyTypeObject *type, PyTypeObject *start, PyObject *name);
/// The half of a load (jj_attr_slowly does all of it) that runs no Python code and raises nothing; NULL: it cannot say.
PyObject *jj_quiet_attr(PyObject *o, const JITSite *site);
/// The two halves of loads of methods, likewise, after the first test of the hot entry failed.
PyObject *jj_quiet_method(PyObject *o, PyObject *name, JITCache *cache, PyObject **self);
PyObject *jj_loud_method(PyObject *o, PyObject *name, JITCache *cache, PyObject **self);
/// An attribute by a name that the program says while it runs, by the process's table: getattr(o, name), NULL with an exception; the same without AttributeError (1: found, 0: not found,
/// -1: another exception); and whether it is there, likewise.
PyObject *jj_attr_by_name(PyObject *o, PyObject *name);
int jj_optional_attr_by_name(PyObject *o, PyObject *name, PyObject **value);
int jj_has_attr_by_name(PyObject *o, PyObject *name);
/// After a load (of a method) that succeeded: how the next one at the site gets there ...
void jj_fill_load(jj_attr_cache *cache, PyObject *o, PyObject *name, int method);
/// ... by the process's table ...
void jj_fill_table(PyObject *o, PyObject *name, int method);
/// ... and the same for a cache that belongs to no site, and has no hint.
void jj_fill_scratch(jj_attr_cache *scratch, PyObject *o, PyObject *name, int method);
#endif
