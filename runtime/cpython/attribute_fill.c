// What a load that went the general way leaves in the cache of its site: see inline_cache.h.
#include "runtime/cpython/globals.h"
#include "runtime/cpython/inline_cache.h"
#include "runtime/cpython/special_methods.h"

/// How instances of the type look attributes up, as far as a cache can follow.
enum lookup {
  LOOKUP_OTHER,       ///< it cannot
  LOOKUP_GENERIC,     ///< PyObject_GenericGetAttr
  LOOKUP_OF_MODULE,   ///< the same, and __getattr__ of the module when that raises AttributeError
  LOOKUP_OR_GETATTR,  ///< the same, and __getattr__ of the class
};

/// The same for classes, as instances of their metaclass: `generic` is then what `type` does.
static enum lookup lookup_by(PyTypeObject *type, getattrofunc generic) {
  if (type->tp_getattro == generic) return LOOKUP_GENERIC;
  if (type->tp_getattro == PyModule_Type.tp_getattro) return LOOKUP_OF_MODULE;
  if (!PyType_HasFeature(type, Py_TPFLAGS_HEAPTYPE)) return LOOKUP_OTHER;  // C code of its own
  PyObject *own = _PyType_Lookup(type, jj_special_name_object(JJ_NAME_GETATTRIBUTE));
  if (own == NULL || !Py_IS_TYPE(own, &PyWrapperDescr_Type)) return LOOKUP_OTHER;
  if (((PyWrapperDescrObject *)own)->d_wrapped != (void *)generic) return LOOKUP_OTHER;
  return _PyType_Lookup(type, jj_special_name_object(JJ_NAME_GETATTR)) != NULL ? LOOKUP_OR_GETATTR : LOOKUP_OTHER;
}

/// Its getter may be called without asking whether the receiver is an instance of the right class.
static int is_getset_of(PyObject *descr, PyTypeObject *type) {
  if (!Py_IS_TYPE(descr, &PyGetSetDescr_Type) || !PyType_IsSubtype(type, PyDescr_TYPE(descr))) return 0;
  return ((PyGetSetDescrObject *)descr)->d_getset->get != NULL;
}

/// Getters that run no Python code and make nothing that the collector knows; they fail for want of memory alone.
static int is_quiet_getter(PyObject *descr) {
  static const struct {
    PyTypeObject *type;  // NULL: BaseException
    const char *name;
  } quiet[] = {{&PyBaseObject_Type, "__class__"}, {&PyType_Type, "__name__"}, {&PyType_Type, "__qualname__"}, {&PyFunction_Type, "__name__"}, {&PyFunction_Type, "__qualname__"},
               {NULL, "args"}, {NULL, "__traceback__"}, {NULL, "__context__"}, {NULL, "__cause__"}};
  PyTypeObject *type = PyDescr_TYPE(descr) == (PyTypeObject *)PyExc_BaseException ? NULL : PyDescr_TYPE(descr);
  for (size_t i = 0; i < sizeof quiet / sizeof *quiet; i++)
    if (type == quiet[i].type && strcmp(((PyGetSetDescrObject *)descr)->d_getset->name, quiet[i].name) == 0) return 1;
  return 0;
}

/// A field of a named tuple, as _collections makes it (from 3.12 on under the name of collections). Its place, or -1.
static Py_ssize_t index_of_field(PyObject *descr, PyTypeObject *type) {
  struct field {
    PyObject_HEAD
    Py_ssize_t index;
    PyObject *doc;
  };
  PyTypeObject *of = Py_TYPE(descr);
  if (!PyType_FastSubclass(type, Py_TPFLAGS_TUPLE_SUBCLASS) || !PyType_HasFeature(of, Py_TPFLAGS_IMMUTABLETYPE)) return -1;
  if (of->tp_basicsize != sizeof(struct field) || strcmp(of->tp_name + (of->tp_name[0] == '_'), "collections._tuplegetter") != 0) return -1;
  return ((struct field *)descr)->index;
}

/// The data descriptor of the class: it comes before the instance. One that could raise AttributeError is not cached where a hook would follow that hits do not
/// know.
static void fill_data_descriptor(jj_attr_entry *entry, PyTypeObject *type, PyObject *descr, int mayRaise) {
  entry->pointer = descr;
  entry->offset = jj_slot_offset(descr, type, 0);
  Py_ssize_t field = index_of_field(descr, type);
  if (entry->offset != 0) {
    entry->kind = JJ_ATTR_SLOT;
  } else if (field >= 0 && field < UINT16_MAX) {
    entry->kind = JJ_ATTR_FIELD;
    entry->index = (uint16_t)field;
  } else if (is_getset_of(descr, type) && is_quiet_getter(descr)) {
    entry->kind = JJ_ATTR_QUIET_GETSET;
  } else if (mayRaise) {
    entry->kind = Py_IS_TYPE(descr, &PyProperty_Type) ? JJ_ATTR_PROPERTY : is_getset_of(descr, type) ? JJ_ATTR_GETSET : JJ_ATTR_DATA;
  }
}

/// Place of `name` in an instance dict. 0: not there.
static int fill_dict_place(jj_attr_entry *entry, PyObject *dict, int32_t offset, PyObject *name) {
  PyDictKeysObject *keys = jj_dict_keys(dict);
  if (!jj_keys_are_unicode(keys)) return 0;
  PyDictUnicodeEntry *entries = jj_unicode_entries(keys);
  if (_PyDict_GetItem_KnownHash(dict, name, ((PyASCIIObject *)name)->hash) == NULL) return 0;
  entry->index = jj_dict_index(dict, name);
  // The names of a module stay the same once it is there; those of an object with a dict of its own, too, where sites see one such object.
  uint64_t place = JJ_NO_KEYS_VERSION;
  entry->count = JJ_NO_KEYS_SHAPE;
  if (entry->index != UINT16_MAX && ((PyDictObject *)dict)->ma_values == NULL && keys->dk_kind == DICT_KEYS_UNICODE) {
    uint32_t version = jj_keys_version(keys);
    place = (version != 0 ? version : JJ_NO_KEYS_VERSION) | (uint64_t)((char *)&entries[entry->index].me_value - (char *)keys) << 32;
    entry->count = (uint16_t)jj_keys_shape(keys);
  }
  entry->keys = (PyDictKeysObject *)place;
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
/// (Hits of instances without their own ask its __get__, which could raise AttributeError.)
static void guard_instance(jj_attr_entry *entry, PyObject *descr, PyObject *name, int mayRaise) {
  if (jj_has_fixed_type(descr)) {
    if (Py_TYPE(descr)->tp_descr_get == NULL) entry->pointer = descr;
    return;
  }
  _PyType_Lookup(Py_TYPE(descr), name);  // gives the type a version
  uint32_t version = jj_type_version(Py_TYPE(descr));
  int mayHit = version != 0 && (mayRaise || Py_TYPE(descr)->tp_descr_get == NULL);
  entry->kind = !mayHit ? JJ_ATTR_EMPTY : entry->kind == JJ_ATTR_INSTANCE ? JJ_ATTR_INSTANCE_OVER : JJ_ATTR_DICT_OVER;
  entry->pointer = descr;
  entry->keys = (PyDictKeysObject *)(uintptr_t)version;
}

/// The attribute of the class that the instance does not hide.
static void fill_class_attribute(jj_attr_entry *entry, PyObject *descr, int method, int mayRaise) {
  entry->pointer = descr;
  if (Py_TYPE(descr)->tp_descr_get == NULL) {
    entry->kind = JJ_ATTR_VALUE;
  } else if (Py_IS_TYPE(descr, &PyStaticMethod_Type)) {
    entry->kind = JJ_ATTR_STATIC;
  } else if (method && jj_has_fixed_type(descr) && PyType_HasFeature(Py_TYPE(descr), Py_TPFLAGS_METHOD_DESCRIPTOR)) {
    entry->kind = JJ_ATTR_METHOD;
  } else if (method && Py_IS_TYPE(descr, &PyClassMethod_Type)) {
    entry->kind = JJ_ATTR_CLASS_METHOD;
  } else if (mayRaise) {
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
  jj_attr_entry *entry = jj_claim_entry(cache, version, 0);
  int mayRaise = lookup != LOOKUP_OF_MODULE;
  int is_data = descr != NULL && Py_TYPE(descr)->tp_descr_set != NULL;
  if (is_data && Py_TYPE(descr)->tp_descr_get != NULL) {
    fill_data_descriptor(entry, type, descr, mayRaise);
    return;
  }
  if (fill_instance(entry, o, name, offset)) {
    if (descr != NULL) guard_instance(entry, descr, name, mayRaise);
    return;
  }
  if (descr != NULL) {
    if (!is_data) fill_class_attribute(entry, descr, method, mayRaise);
  } else if (lookup == LOOKUP_OR_GETATTR) {
    entry->kind = JJ_ATTR_GETATTR;
    entry->pointer = _PyType_Lookup(type, jj_special_name_object(JJ_NAME_GETATTR));
  }
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
  jj_attr_entry *entry = jj_claim_entry(cache, version, is_data ? 0 : type_version);
  if (is_data) {
    fill_data_descriptor(entry, metatype, meta_attribute, lookup == LOOKUP_GENERIC);
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

void jj_fill_scratch(jj_attr_cache *scratch, PyObject *o, PyObject *name, int method) {
  if (!PyUnicode_CheckExact(name)) return;
  if (PyType_Check(o))
    fill_for_type(scratch, (PyTypeObject *)o, name, method);
  else
    fill_for_object(scratch, o, name, method);
}

void jj_fill_table(PyObject *o, PyObject *name, int method) {
  jj_attr_cache scratch = {0};
  jj_fill_scratch(&scratch, o, name, method);
  jj_table_enter(o, name, method ? JJ_USE_METHOD : JJ_USE_LOAD, &scratch);
}

void jj_fill_load(jj_attr_cache *cache, PyObject *o, PyObject *name, int method) {
  if (!jj_count_miss(cache)) return;
  if (jj_fills_table(cache, o)) {
    jj_fill_table(o, name, method);
  } else {
    jj_fill_scratch(cache, o, name, method);
    jj_give_hint(cache);
  }
}
