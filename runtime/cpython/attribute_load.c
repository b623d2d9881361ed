// Loads of attributes and methods behind the inlined test: the second entry, the rarer kinds, the fill after a miss.
#include "runtime/cpython/inline_cache.h"
#include "runtime/cpython/special_methods.h"

/// Layouts of objects that CPython keeps to itself (the same in all versions).
typedef struct {
  PyObject_HEAD
  PyObject *getter;
} property_object;
typedef struct {
  PyObject_HEAD
  PyTypeObject *type;
  PyObject *obj;
  PyTypeObject *obj_type;
} super_object;

// --- hits

/// An attribute of an instance dict (borrowed), first at its last place. *known 0: the dict has keys whose comparison
/// could run Python code, nothing was looked up.
static PyObject *dict_value(PyObject *dict, PyObject *name, unsigned index, int *known) {
  PyDictKeysObject *keys = jj_dict_keys(dict);
  *known = jj_keys_are_unicode(keys);
  if (!*known) return NULL;
  if (index < keys->dk_nentries && jj_unicode_entries(keys)[index].me_key == name) {
    PyDictValues *values = ((PyDictObject *)dict)->ma_values;
    return values != NULL ? values->values[index] : jj_unicode_entries(keys)[index].me_value;
  }
  return _PyDict_GetItem_KnownHash(dict, name, ((PyASCIIObject *)name)->hash);
}

/// Can it be said at once that the instance does not hide the attribute of its class?
static int is_unshadowed(const jj_attr_entry *entry, PyObject *o, PyObject *name) {
  if (entry->shadow == JJ_SHADOW_NONE) return 1;
  int32_t offset = JJ_MANAGED_DICT;
  PyDictValues *values = NULL;
  if (entry->shadow == JJ_SHADOW_DICT) offset = entry->offset;
  if (offset == JJ_MANAGED_DICT) values = jj_values_of(o);
  if (values != NULL) {
    if (entry->shadow == JJ_SHADOW_INDEX) return values->values[entry->index] == NULL;
    return entry->shadow == JJ_SHADOW_KEYS && entry->keys->dk_nentries == entry->count;
  }
  PyObject *dict = jj_dict_at(o, offset);
  if (dict == NULL) return 1;
  int known;
  return dict_value(dict, name, UINT16_MAX, &known) == NULL && known;
}

/// The attribute of an instance itself, as a new reference; NULL: a miss.
static PyObject *instance_attribute(const jj_attr_entry *entry, PyObject *o, PyObject *name) {
  int32_t offset = entry->offset;
  if (entry->kind == JJ_ATTR_INSTANCE || entry->kind == JJ_ATTR_INSTANCE_OVER) {
    PyDictValues *values = jj_values_of(o);
    if (values != NULL) return Py_XNewRef(values->values[entry->index]);
    offset = JJ_MANAGED_DICT;
  }
  PyObject *dict = jj_dict_at(o, offset);
  int known;
  return dict != NULL ? Py_XNewRef(dict_value(dict, name, entry->index, &known)) : NULL;
}

/// Calls __get__ of a class attribute if it (still) is a descriptor of the kind. 0: a miss.
static int call_descriptor(PyObject *descr, PyObject *o, PyObject *type, int data, PyObject **result) {
  PyTypeObject *descr_type = Py_TYPE(descr);
  if (descr_type->tp_descr_get == NULL || (descr_type->tp_descr_set != NULL) != data) return 0;
  Py_INCREF(descr);
  *result = descr_type->tp_descr_get(descr, o, type);
  Py_DECREF(descr);
  return 1;
}

/// Result and *self of a call of a method wrapped by classmethod.
static int class_method(PyObject *wrapper, PyObject *cls, PyObject **result, PyObject **self) {
  PyObject *function = jj_wrapped_callable(wrapper);
  if (function == NULL || !PyObject_TypeCheck(function, &PyFunction_Type)) return 0;
  *result = Py_NewRef(function);
  *self = Py_NewRef(cls);
  return 1;
}

/// A hit on the attribute of a class that instances do not hide.
static int hit_class_attribute(const jj_attr_entry *entry, PyObject *o, PyObject *name, PyObject **result, PyObject **self) {
  PyObject *pointer = entry->pointer;
  if (!is_unshadowed(entry, o, name)) return 0;
  switch (entry->kind) {
    case JJ_ATTR_METHOD:
      *self = Py_NewRef(o);
      *result = Py_NewRef(pointer);
      return 1;
    case JJ_ATTR_VALUE:
      if (Py_TYPE(pointer)->tp_descr_get != NULL) return 0;
      *result = Py_NewRef(pointer);
      return 1;
    case JJ_ATTR_STATIC: return (*result = Py_XNewRef(jj_wrapped_callable(pointer))) != NULL;
    case JJ_ATTR_CLASS_METHOD: return class_method(pointer, (PyObject *)Py_TYPE(o), result, self);
    default: return call_descriptor(pointer, o, (PyObject *)Py_TYPE(o), 0, result);
  }
}

/// A hit on the attribute of a class, loaded from the class itself.
static int hit_type_attribute(const jj_attr_entry *entry, PyObject *o, PyObject **result, PyObject **self) {
  PyObject *pointer = entry->pointer;
  if (((PyTypeObject *)o)->tp_version_tag != entry->type_version) return 0;
  switch (entry->kind) {
    case JJ_ATTR_OF_TYPE_OBJECT:
      if (Py_TYPE(pointer)->tp_descr_get != NULL) return 0;
      *result = Py_NewRef(pointer);
      return 1;
    case JJ_ATTR_OF_TYPE_VALUE: *result = Py_NewRef(pointer); return 1;
    case JJ_ATTR_OF_TYPE_STATIC: return (*result = Py_XNewRef(jj_wrapped_callable(pointer))) != NULL;
    case JJ_ATTR_OF_TYPE_CLASS_METHOD: return class_method(pointer, o, result, self);
    default:
      if (Py_TYPE(pointer)->tp_descr_get == NULL) return 0;
      Py_INCREF(pointer);
      *result = Py_TYPE(pointer)->tp_descr_get(pointer, NULL, o);
      Py_DECREF(pointer);
      return 1;
  }
}

/// Is the type of the class attribute that the instance's own hides as it was?
static int is_as_filled(const jj_attr_entry *entry) { return Py_TYPE(entry->pointer)->tp_version_tag == (uintptr_t)entry->keys; }

/// 1: *result is the attribute, or NULL with an error set. 0: a miss.
static int hit(const jj_attr_entry *entry, PyObject *o, PyObject *name, PyObject **result, PyObject **self) {
  switch (entry->kind) {
    case JJ_ATTR_EMPTY: return 0;
    case JJ_ATTR_INSTANCE:
    case JJ_ATTR_DICT: return (*result = instance_attribute(entry, o, name)) != NULL;
    case JJ_ATTR_INSTANCE_OVER:
    case JJ_ATTR_DICT_OVER: return is_as_filled(entry) && (*result = instance_attribute(entry, o, name)) != NULL;
    case JJ_ATTR_SLOT: return (*result = Py_XNewRef(*jj_slot_of(entry, o))) != NULL;
    case JJ_ATTR_DATA: return call_descriptor(entry->pointer, o, (PyObject *)Py_TYPE(o), 1, result);
    case JJ_ATTR_PROPERTY: {
      PyObject *getter = ((property_object *)entry->pointer)->getter;
      if (getter == NULL) return 0;
      Py_INCREF(getter);
      *result = PyObject_CallOneArg(getter, o);
      Py_DECREF(getter);
      return 1;
    }
    case JJ_ATTR_OF_TYPE_VALUE:
    case JJ_ATTR_OF_TYPE_OBJECT:
    case JJ_ATTR_OF_TYPE_STATIC:
    case JJ_ATTR_OF_TYPE_CLASS_METHOD:
    case JJ_ATTR_OF_TYPE_DESCRIPTOR: return hit_type_attribute(entry, o, result, self);
    default: return hit_class_attribute(entry, o, name, result, self);
  }
}

// --- fills

/// How instances of the type look attributes up, as far as a cache can follow.
enum lookup {
  LOOKUP_OTHER,    ///< it cannot
  LOOKUP_GENERIC,  ///< PyObject_GenericGetAttr
  LOOKUP_HOOKED,   ///< the same, and a hook (__getattr__ of the class or of a module) when that raises AttributeError
};

/// The same for classes, as instances of their metaclass: `generic` is then what `type` does.
static enum lookup lookup_by(PyTypeObject *type, getattrofunc generic) {
  if (type->tp_getattro == generic) return LOOKUP_GENERIC;
  if (type->tp_getattro == PyModule_Type.tp_getattro) return LOOKUP_HOOKED;
  PyObject *own = _PyType_Lookup(type, jj_special_name_object(JJ_NAME_GETATTRIBUTE));
  if (own == NULL || !Py_IS_TYPE(own, &PyWrapperDescr_Type)) return LOOKUP_OTHER;
  if (((PyWrapperDescrObject *)own)->d_wrapped != (void *)generic) return LOOKUP_OTHER;
  return _PyType_Lookup(type, jj_special_name_object(JJ_NAME_GETATTR)) != NULL ? LOOKUP_HOOKED : LOOKUP_OTHER;
}

/// The data descriptor of the class: it comes before the instance. One that could raise AttributeError and so call a
/// hook is not cached; `__class__` cannot.
static void fill_data_descriptor(jj_attr_entry *entry, PyTypeObject *type, PyObject *descr, enum lookup lookup) {
  entry->pointer = descr;
  entry->offset = jj_slot_offset(descr, type, 0);
  if (entry->offset != 0)
    entry->kind = JJ_ATTR_SLOT;
  else if (lookup == LOOKUP_GENERIC || descr == _PyType_Lookup(&PyBaseObject_Type, jj_special_name_object(JJ_NAME_CLASS)))
    entry->kind = Py_IS_TYPE(descr, &PyProperty_Type) ? JJ_ATTR_PROPERTY : JJ_ATTR_DATA;
}

/// Place of `name` in an instance dict. 0: not there.
static int fill_dict_place(jj_attr_entry *entry, PyObject *dict, int32_t offset, PyObject *name) {
  PyDictKeysObject *keys = jj_dict_keys(dict);
  if (!jj_keys_are_unicode(keys)) return 0;
  PyDictUnicodeEntry *entries = jj_unicode_entries(keys);
  if (_PyDict_GetItem_KnownHash(dict, name, ((PyASCIIObject *)name)->hash) == NULL) return 0;
  entry->index = UINT16_MAX;  // beyond a few entries the place is not searched for: a lookup is nearly as fast
  for (Py_ssize_t i = 0; i < keys->dk_nentries && i < 512; i++)
    if (entries[i].me_key == name) entry->index = (uint16_t)i;
  entry->kind = JJ_ATTR_DICT;
  entry->offset = offset;
  return 1;
}

/// The attribute of the instance itself. 0: it has none; entry->shadow then says where it could get one.
static int fill_instance(jj_attr_entry *entry, PyObject *o, PyObject *name, int32_t offset) {
  PyDictValues *values = offset == JJ_MANAGED_DICT ? jj_values_of(o) : NULL;
  if (values != NULL) {
    PyDictKeysObject *keys = jj_cached_keys(Py_TYPE(o));
    int index = jj_shared_index(keys, name);
    if (index >= 0 && values->values[index] != NULL) {
      entry->kind = JJ_ATTR_INSTANCE;
      entry->index = (uint16_t)index;
      return 1;
    }
    entry->shadow = index >= 0 ? JJ_SHADOW_INDEX : JJ_SHADOW_KEYS;
    entry->index = index >= 0 ? (uint16_t)index : 0;
    entry->keys = keys;
    entry->count = (uint16_t)keys->dk_nentries;
    return 0;
  }
  entry->shadow = offset != 0 ? JJ_SHADOW_DICT : JJ_SHADOW_NONE;
  entry->offset = offset;
  PyObject *dict = offset != 0 ? jj_dict_at(o, offset) : NULL;
  return dict != NULL && fill_dict_place(entry, dict, offset, name);
}

/// The attribute of an instance that hides one of its class: a data descriptor of the class would take over, and if its type is not fixed, it may become one.
static void guard_instance(jj_attr_entry *entry, PyObject *descr, PyObject *name) {
  if (jj_has_fixed_type(descr)) return;
  _PyType_Lookup(Py_TYPE(descr), name);  // gives the type a version
  uint32_t version = jj_type_version(Py_TYPE(descr));
  entry->kind = version == 0 ? JJ_ATTR_EMPTY : entry->kind == JJ_ATTR_INSTANCE ? JJ_ATTR_INSTANCE_OVER : JJ_ATTR_DICT_OVER;
  entry->pointer = descr;
  entry->keys = (PyDictKeysObject *)(uintptr_t)version;
}

/// The attribute of the class that the instance does not hide.
static void fill_class_attribute(jj_attr_entry *entry, PyObject *descr, int method, enum lookup lookup) {
  entry->pointer = descr;
  if (Py_TYPE(descr)->tp_descr_get == NULL) {
    entry->kind = JJ_ATTR_VALUE;
  } else if (Py_IS_TYPE(descr, &PyStaticMethod_Type)) {
    entry->kind = JJ_ATTR_STATIC;
  } else if (method && jj_has_fixed_type(descr) && PyType_HasFeature(Py_TYPE(descr), Py_TPFLAGS_METHOD_DESCRIPTOR)) {
    entry->kind = JJ_ATTR_METHOD;
  } else if (method && Py_IS_TYPE(descr, &PyClassMethod_Type)) {
    entry->kind = JJ_ATTR_CLASS_METHOD;
  } else if (lookup == LOOKUP_GENERIC) {
    entry->kind = JJ_ATTR_DESCRIPTOR;
  }
}

static void fill_for_object(jj_attr_cache *cache, PyObject *o, PyObject *name, int method) {
  PyTypeObject *type = Py_TYPE(o);
  int32_t offset;
  enum lookup lookup = lookup_by(type, PyObject_GenericGetAttr);
  if (lookup == LOOKUP_OTHER || !jj_dict_offset(type, &offset)) return;
  PyObject *descr = _PyType_Lookup(type, name);
  uint32_t version = jj_type_version(type);
  if (version == 0) return;
  jj_attr_entry *entry = jj_claim_entry(cache, version);
  int is_data = descr != NULL && Py_TYPE(descr)->tp_descr_set != NULL;
  if (is_data && Py_TYPE(descr)->tp_descr_get != NULL) {
    fill_data_descriptor(entry, type, descr, lookup);
    return;
  }
  if (fill_instance(entry, o, name, offset)) {
    if (descr != NULL) guard_instance(entry, descr, name);
    return;
  }
  if (descr != NULL && !is_data) fill_class_attribute(entry, descr, method, lookup);
}

/// Does __get__(None, cls) of this class attribute give the attribute itself?
static int is_plain_in_class(PyObject *attribute) {
  if (Py_TYPE(attribute)->tp_descr_get == NULL) return jj_has_fixed_type(attribute);
  return PyObject_TypeCheck(attribute, &PyFunction_Type) || Py_IS_TYPE(attribute, &PyMethodDescr_Type) ||
         Py_IS_TYPE(attribute, &PyWrapperDescr_Type);
}

static void fill_for_type(jj_attr_cache *cache, PyTypeObject *cls, PyObject *name, int method) {
  PyTypeObject *metatype = Py_TYPE(cls);
  enum lookup lookup = lookup_by(metatype, PyType_Type.tp_getattro);
  if (lookup == LOOKUP_OTHER) return;
  PyObject *meta_attribute = _PyType_Lookup(metatype, name);
  int is_data = meta_attribute != NULL && Py_TYPE(meta_attribute)->tp_descr_set != NULL;
  if (meta_attribute != NULL && !is_data && !jj_has_fixed_type(meta_attribute)) return;
  PyObject *attribute = is_data ? NULL : _PyType_Lookup(cls, name);
  uint32_t version = jj_type_version(metatype), type_version = jj_type_version(cls);
  if (version == 0 || (is_data ? Py_TYPE(meta_attribute)->tp_descr_get == NULL : attribute == NULL || type_version == 0)) return;
  jj_attr_entry *entry = jj_claim_entry(cache, version);
  if (is_data) {
    fill_data_descriptor(entry, metatype, meta_attribute, lookup);
    return;
  }
  entry->pointer = attribute;
  entry->type_version = type_version;
  if (is_plain_in_class(attribute)) {
    entry->kind = JJ_ATTR_OF_TYPE_VALUE;
  } else if (Py_TYPE(attribute)->tp_descr_get == NULL) {
    entry->kind = JJ_ATTR_OF_TYPE_OBJECT;
  } else if (Py_IS_TYPE(attribute, &PyStaticMethod_Type)) {
    entry->kind = JJ_ATTR_OF_TYPE_STATIC;
  } else if (method && Py_IS_TYPE(attribute, &PyClassMethod_Type)) {
    entry->kind = JJ_ATTR_OF_TYPE_CLASS_METHOD;
  } else if (lookup == LOOKUP_GENERIC) {
    entry->kind = JJ_ATTR_OF_TYPE_DESCRIPTOR;
  }
}

static void fill(jj_attr_cache *cache, PyObject *o, PyObject *name, int method) {
  if (!PyUnicode_CheckExact(name) || !jj_count_miss(cache)) return;
  jj_attr_cache scratch = {0}, *to = jj_sees_many_types(cache) ? &scratch : cache;
  if (PyType_Check(o))
    fill_for_type(to, (PyTypeObject *)o, name, method);
  else
    fill_for_object(to, o, name, method);
  if (to == &scratch) jj_table_enter(o, name, method ? JJ_USE_METHOD : JJ_USE_LOAD, &scratch);
}

// --- entries

/// The entry for the receiver's type, or NULL.
static inline const jj_attr_entry *find(const jj_attr_cache *cache, PyObject *o, PyObject *name, enum jj_attr_use use) {
  uint32_t version = Py_TYPE(o)->tp_version_tag;
  for (int i = 0; i < 2; i++)
    if (cache->entries[i].version == version) return &cache->entries[i];
  return jj_sees_many_types(cache) ? jj_table_find(o, name, use) : NULL;
}

/// The commonest hits behind the inlined one, without a detour: __slots__, and an instance or module dict where the name lies at
/// its old place. A new reference, or NULL: none of them.
static inline PyObject *hit_at_once(const jj_attr_entry *entry, PyObject *o, PyObject *name) {
  if (entry->kind == JJ_ATTR_INSTANCE) {
    PyDictValues *values = jj_values_of(o);
    return values != NULL ? Py_XNewRef(values->values[entry->index]) : NULL;
  }
  if (entry->kind == JJ_ATTR_SLOT) return Py_XNewRef(*(PyObject **)((char *)o + entry->offset));
  if (entry->kind != JJ_ATTR_DICT) return NULL;
  PyDictObject *dict = (PyDictObject *)jj_dict_at(o, entry->offset);
  if (dict == NULL) return NULL;
  PyDictKeysObject *keys = dict->ma_keys;
  if (!jj_keys_are_unicode(keys) || entry->index >= keys->dk_nentries) return NULL;
  PyDictUnicodeEntry *place = &jj_unicode_entries(keys)[entry->index];
  if (place->me_key != name) return NULL;
  return Py_XNewRef(dict->ma_values != NULL ? dict->ma_values->values[entry->index] : place->me_value);
}

PyObject *jj_load_attr(PyObject *o, PyObject *name, JITCache *words) {
  jj_attr_cache *cache = (jj_attr_cache *)words;
  PyObject *result, *no_self = NULL;
  const jj_attr_entry *entry = find(cache, o, name, JJ_USE_LOAD);
  if (entry != NULL) {
    result = hit_at_once(entry, o, name);
    if (JJ_LIKELY(result != NULL)) return result;
    if (hit(entry, o, name, &result, &no_self)) return result;
  }
  result = PyObject_GetAttr(o, name);
  if (result != NULL) fill(cache, o, name, 0);
  return result;
}

PyObject *jj_try_attr(PyObject *o, PyObject *name, JITCache *words) {
  const jj_attr_entry *entry = find((jj_attr_cache *)words, o, name, JJ_USE_LOAD);
  if (entry == NULL) return NULL;
  if (entry->kind == JJ_ATTR_SLOT) return *jj_slot_of(entry, o);
  PyDictValues *values = entry->kind == JJ_ATTR_INSTANCE ? jj_values_of(o) : NULL;
  return values != NULL ? values->values[entry->index] : NULL;
}

/// A function found by super(), with its self: what super's own lookup does but for the bound method. NULL, nothing set: it has to do it.
static PyObject *super_method(super_object *super, PyObject *name, PyObject **self) {
  PyTypeObject *type = super->obj_type;
  if (type == NULL || super->obj == (PyObject *)type) return NULL;
  PyObject *found = jj_function_behind(type, super->type, name);
  if (found == NULL) return NULL;
  *self = Py_NewRef(super->obj);
  return Py_NewRef(found);
}

PyObject *jj_load_method(PyObject *o, PyObject *name, JITCache *words, PyObject **self) {
  jj_attr_cache *cache = (jj_attr_cache *)words;
  PyObject *result = NULL;
  *self = NULL;
  const jj_attr_entry *entry = find(cache, o, name, JJ_USE_METHOD);
  if (entry != NULL) {
    if (JJ_LIKELY(entry->kind == JJ_ATTR_METHOD && entry->shadow == JJ_SHADOW_KEYS)) {  // as JITLoadMethod
      if (JJ_LIKELY(jj_values_of(o) != NULL && entry->keys->dk_nentries == entry->count)) {
        *self = Py_NewRef(o);
        return Py_NewRef(entry->pointer);
      }
    }
    result = hit_at_once(entry, o, name);
    if (result != NULL) return result;
    if (hit(entry, o, name, &result, self)) return result;
  } else if (Py_IS_TYPE(o, &PySuper_Type) && (result = super_method((super_object *)o, name, self)) != NULL) {
    return result;
  }
  if (_PyObject_GetMethod(o, name, &result)) *self = Py_NewRef(o);
  if (result != NULL) fill(cache, o, name, 1);
  return result;
}
