// Loads of attributes and methods behind the inlined test: the second entry of the site, the process's table, the rarer kinds.
//
// A hit is quiet (it runs no Python code and raises nothing) or loud (it calls a descriptor or __getattr__). Quiet ones come first, so that code that is told where it
// stands (told.h) need not tell the frame.
#include "runtime/cpython/closures.h"
#include "runtime/cpython/inline_cache.h"
#include "runtime/cpython/missing_attributes.h"
#include "runtime/cpython/lookups.h"
#include "runtime/cpython/native_functions.h"
#include "runtime/cpython/special_methods.h"
#include "runtime/cpython/unhidden.h"

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

// --- the attributes of an instance itself

/// Of a dict whose keys are all exact strings.
JJ_INLINE PyObject *look_up(PyObject *dict, PyObject *name) {
  PyObject **place = jj_dict_place_of(dict, name, ((PyASCIIObject *)name)->hash);
  return place != NULL ? *place : NULL;
}

/// An attribute of an instance dict (borrowed), first at its last place. *known 0: the dict has keys whose comparison
/// could run Python code, nothing was looked up.
JJ_INLINE PyObject *dict_value(PyObject *dict, PyObject *name, unsigned index, int *known) {
  *known = jj_keys_are_unicode(jj_dict_keys(dict));
  if (JJ_UNLIKELY(!*known)) return NULL;
  PyObject **place = jj_text_place_at(dict, name, index);
  return JJ_LIKELY(place != NULL) ? *place : look_up(dict, name);
}

/// The attribute of an instance itself (borrowed), or NULL: it has none, or (*known 0) it cannot be told.
JJ_INLINE PyObject *own_attribute(const jj_attr_entry *entry, PyObject *o, PyObject *name, int *known) {
  int32_t offset = entry->offset;
  *known = 1;
  if (entry->kind == JJ_ATTR_INSTANCE || entry->kind == JJ_ATTR_INSTANCE_OVER) {
    PyDictValues *values = jj_values_of(o);
    if (values != NULL) return values->values[entry->index];
    offset = JJ_MANAGED_DICT;
  }
  PyObject *dict = jj_dict_at(o, offset);
  if (JJ_LIKELY(dict != NULL)) return dict_value(dict, name, entry->index, known);
  *known = offset != JJ_MANAGED_DICT || jj_values_of(o) == NULL;  // filled by an instance in another form
  return NULL;
}

/// The instance's own attribute that hides the one of its class (borrowed), or NULL: there is none, or (*known 0) it cannot be told.
JJ_INLINE PyObject *hiding(const jj_attr_entry *entry, PyObject *o, PyObject *name, int *known) {
  *known = 1;
  if (entry->shadow == JJ_SHADOW_NONE) return NULL;
  int32_t offset = entry->shadow == JJ_SHADOW_DICT ? entry->offset : JJ_MANAGED_DICT;
  PyDictValues *values = offset == JJ_MANAGED_DICT ? jj_values_of(o) : NULL;
  if (values != NULL) {
    if (entry->shadow == JJ_SHADOW_INDEX) return values->values[entry->index];
    *known = entry->shadow == JJ_SHADOW_KEYS && entry->keys->dk_nentries == entry->count;
    return NULL;
  }
  PyObject *dict = jj_dict_at(o, offset);
  if (dict == NULL) return NULL;
  *known = jj_keys_are_unicode(jj_dict_keys(dict));
  return *known ? look_up(dict, name) : NULL;
}

/// Can it be said at once that there is none?
JJ_INLINE int is_unshadowed(const jj_attr_entry *entry, PyObject *o, PyObject *name) {
  int known;
  return hiding(entry, o, name, &known) == NULL && known;
}

/// Is the type of the class attribute that the instance's own hides as it was?
JJ_INLINE int is_as_filled(const jj_attr_entry *entry) { return Py_TYPE(entry->pointer)->tp_version_tag == (uintptr_t)entry->keys; }

// --- quiet hits

/// The attribute, a new reference; NULL: a miss, or a hit that is loud.
JJ_INLINE PyObject *quiet_hit(const jj_attr_entry *entry, PyObject *o, PyObject *name) {
  PyObject *own;
  int known;
  switch (entry->kind) {
    case JJ_ATTR_SLOT: return Py_XNewRef(*jj_slot_of(entry, o));
    case JJ_ATTR_FIELD: return entry->index < Py_SIZE(o) ? Py_NewRef(PyTuple_GET_ITEM(o, entry->index)) : NULL;
    case JJ_ATTR_QUIET_GETSET: {
      PyGetSetDef *def = ((PyGetSetDescrObject *)entry->pointer)->d_getset;
      PyObject *got = def->get(o, def->closure);
      if (JJ_UNLIKELY(got == NULL)) PyErr_Clear();
      return got;
    }
    case JJ_ATTR_INSTANCE_OVER:
    case JJ_ATTR_DICT_OVER:
      if (!is_as_filled(entry)) return NULL;
      return Py_XNewRef(own_attribute(entry, o, name, &known));
    case JJ_ATTR_INSTANCE:
    case JJ_ATTR_DICT:
      own = own_attribute(entry, o, name, &known);
      return Py_XNewRef(own == NULL && known ? entry->pointer : own);
    case JJ_ATTR_VALUE:
      own = hiding(entry, o, name, &known);
      if (!known || Py_TYPE(entry->pointer)->tp_descr_get != NULL) return NULL;
      if (own == NULL) return Py_NewRef(entry->pointer);
      return jj_has_fixed_type(entry->pointer) ? Py_NewRef(own) : NULL;
    case JJ_ATTR_STATIC: return is_unshadowed(entry, o, name) ? Py_XNewRef(jj_wrapped_callable(entry->pointer)) : NULL;
    case JJ_ATTR_OF_TYPE_VALUE: return Py_NewRef(entry->pointer);
    case JJ_ATTR_OF_TYPE_OBJECT: return Py_TYPE(entry->pointer)->tp_descr_get == NULL ? Py_NewRef(entry->pointer) : NULL;
    case JJ_ATTR_OF_TYPE_STATIC: return Py_XNewRef(jj_wrapped_callable(entry->pointer));
    default: return NULL;
  }
}

/// The function of a classmethod, and the class; NULL: a miss.
JJ_INLINE PyObject *class_method(PyObject *wrapper, PyObject *cls, PyObject **self) {
  PyObject *function = jj_wrapped_callable(wrapper);
  if (function == NULL || !PyObject_TypeCheck(function, &PyFunction_Type)) return NULL;
  *self = Py_NewRef(cls);
  return Py_NewRef(function);
}

/// The same of a method with *self (NULL: it takes none).
JJ_INLINE PyObject *quiet_method(const jj_attr_entry *entry, PyObject *o, PyObject *name, PyObject **self) {
  switch (entry->kind) {
    case JJ_ATTR_METHOD:
      if (!is_unshadowed(entry, o, name)) return NULL;
      *self = Py_NewRef(o);
      return Py_NewRef(entry->pointer);
    case JJ_ATTR_CLASS_METHOD: return is_unshadowed(entry, o, name) ? class_method(entry->pointer, (PyObject *)Py_TYPE(o), self) : NULL;
    case JJ_ATTR_OF_TYPE_CLASS_METHOD: return class_method(entry->pointer, o, self);
    default: return quiet_hit(entry, o, name);
  }
}

// --- loud hits

/// __get__ of a class attribute whose type has one; its class may define it in Python. The receiver may get another class meanwhile.
static PyObject *call_get(PyObject *descr, PyObject *o, PyObject *type) {
  PyObject *args[] = {descr, o != NULL ? o : Py_None, type}, *result;
  Py_INCREF(descr);
  Py_INCREF(type);
  if (!jj_call_special_method(JJ_NAME_DESCRIPTOR_GET, args, 3, &result)) result = Py_TYPE(descr)->tp_descr_get(descr, o, type);
  Py_DECREF(type);
  Py_DECREF(descr);
  return result;
}

/// Calls __get__ of a class attribute if it (still) is a descriptor of the kind. 0: a miss.
static int call_descriptor(PyObject *descr, PyObject *o, PyObject *type, int data, PyObject **result) {
  PyTypeObject *descr_type = Py_TYPE(descr);
  if (descr_type->tp_descr_get == NULL || (descr_type->tp_descr_set != NULL) != data) return 0;
  if (descr_type->tp_descr_get == PyFunction_Type.tp_descr_get && JJ_LIKELY(o != Py_None)) {
    *result = jj_make_method(descr, o);
    return 1;
  }
  *result = call_get(descr, o, type);
  return 1;
}

JJ_INLINE int is_function(PyObject *o) { return PyObject_TypeCheck(o, &PyFunction_Type); }

/// The getter of a property, which may get another one meanwhile.
JJ_INLINE PyObject *call_getter(PyObject *getter, PyObject *o) {
  PyObject *args[] = {NULL, o}, *result;
  Py_INCREF(getter);
  result = JJ_LIKELY(is_function(getter)) ? jj_entry_of(getter)(getter, args + 1, 1 | PY_VECTORCALL_ARGUMENTS_OFFSET | JIT_HOLDS_CALLEE, NULL) : PyObject_CallOneArg(getter, o);
  Py_DECREF(getter);
  return result;
}

JJ_INLINE PyObject *call_getset(PyObject *descr, PyObject *o) {
  PyGetSetDef *def = ((PyGetSetDescrObject *)descr)->d_getset;
  Py_INCREF(descr);
  PyObject *result = def->get(o, def->closure);
  Py_DECREF(descr);
  return result;
}

/// As CPython calls __getattr__ of a class.
static PyObject *call_getattr(PyObject *hook, PyObject *o, PyObject *name) {
  if (is_function(hook)) {
    PyObject *args[] = {NULL, o, name};
    return jj_entry_of(hook)(hook, args + 1, 2 | PY_VECTORCALL_ARGUMENTS_OFFSET | JIT_HOLDS_CALLEE, NULL);
  }
  descrgetfunc get = Py_TYPE(hook)->tp_descr_get;
  PyObject *callable = get != NULL ? get(hook, o, (PyObject *)Py_TYPE(o)) : Py_NewRef(hook);
  if (callable == NULL) return NULL;
  PyObject *result = PyObject_CallOneArg(callable, name);
  Py_DECREF(callable);
  return result;
}

/// 1: *result is the attribute, or NULL with an error set. 0: a miss.
static int call_attribute(const jj_attr_entry *entry, PyObject *o, PyObject *name, PyObject **result) {
  PyObject *pointer = entry->pointer, *type = (PyObject *)Py_TYPE(o);
  int known;
  switch (entry->kind) {
    case JJ_ATTR_GETSET: *result = call_getset(pointer, o); return 1;
    case JJ_ATTR_DATA: return call_descriptor(pointer, o, type, 1, result);
    case JJ_ATTR_PROPERTY: {
      PyObject *getter = ((property_object *)pointer)->getter;
      if (getter == NULL) return 0;
      *result = call_getter(getter, o);
      return 1;
    }
    case JJ_ATTR_DESCRIPTOR: return is_unshadowed(entry, o, name) && call_descriptor(pointer, o, type, 0, result);
    case JJ_ATTR_INSTANCE_OVER:
    case JJ_ATTR_DICT_OVER:  // the instance's own is not there (yet, or any more), as with attributes that are computed once
      if (!is_as_filled(entry) || own_attribute(entry, o, name, &known) != NULL || !known) return 0;
      return call_descriptor(pointer, o, type, 0, result);
    case JJ_ATTR_OF_TYPE_DESCRIPTOR:
      if (Py_TYPE(pointer)->tp_descr_get == NULL) return 0;
      *result = call_get(pointer, NULL, o);
      return 1;
    default: return 0;
  }
}

/// An AttributeError is told what was looked for, as PyObject_GetAttr does. Always NULL.
static PyObject *explain_error(PyObject *o, PyObject *name) {
  PyObject *type, *error, *traceback;
  PyErr_Fetch(&type, &error, &traceback);
  PyErr_NormalizeException(&type, &error, &traceback);
  PyAttributeErrorObject *known = (PyAttributeErrorObject *)error;
  int explains = PyErr_GivenExceptionMatches(error, PyExc_AttributeError) && known->name == NULL && known->obj == NULL;
  if (explains && (PyObject_SetAttrString(error, "name", name) < 0 || PyObject_SetAttrString(error, "obj", o) < 0)) {
    Py_DECREF(type);
    Py_DECREF(error);
    Py_XDECREF(traceback);
  } else {
    PyErr_Restore(type, error, traceback);
  }
  return NULL;
}

void JITExplainAttr(PyObject *o, PyObject *name) {
  if (PyErr_ExceptionMatches(PyExc_AttributeError)) explain_error(o, name);
}

/// What __getattr__ of the class gives.
static PyObject *get_by_hook(PyObject *hook, PyObject *o, PyObject *name) {
  PyObject *result = call_getattr(hook, o, name);
  return result == NULL && PyErr_ExceptionMatches(PyExc_AttributeError) ? explain_error(o, name) : result;
}

/// What follows an error on the way to an attribute; `hook`: __getattr__ of the class, if it has one.
static JJ_NOINLINE PyObject *after_error(PyObject *o, PyObject *name, PyObject *hook, enum jj_attr_use use) {
  if (!PyErr_ExceptionMatches(PyExc_AttributeError)) return NULL;
  if (hook != NULL) {
    PyErr_Clear();
    return get_by_hook(hook, o, name);
  }
  // _PyObject_GetMethod says nothing of an error that a descriptor raises.
  return use == JJ_USE_LOAD || Py_TYPE(o)->tp_getattro != PyObject_GenericGetAttr ? explain_error(o, name) : NULL;
}

/// As call_attribute, with __getattr__ and with what follows an AttributeError.
static int loud_hit(const jj_attr_entry *entry, PyObject *o, PyObject *name, enum jj_attr_use use, PyObject **result) {
  PyObject *hook = NULL;
  int hit;
  if (entry->kind == JJ_ATTR_GETATTR) {
    if (!is_unshadowed(entry, o, name)) return 0;
    hook = Py_NewRef(entry->pointer);
    *result = get_by_hook(hook, o, name);
    hit = 1;
  } else {
    if (JJ_UNLIKELY(Py_TYPE(o)->tp_getattro != PyObject_GenericGetAttr))
      hook = Py_XNewRef(_PyType_Lookup(Py_TYPE(o), jj_special_name_object(JJ_NAME_GETATTR)));
    hit = call_attribute(entry, o, name, result);
    if (JJ_UNLIKELY(hit && *result == NULL)) *result = after_error(o, name, hook, use);
  }
  Py_XDECREF(hook);
  return hit;
}

// --- entries

/// By the entry for the receiver, or NULL: a loud hit, else the general way, which fills the cache.
static PyObject *attr_by_entry(const jj_attr_entry *entry, PyObject *o, PyObject *name, jj_attr_cache *cache) {
  PyObject *result;
  if (entry != NULL && loud_hit(entry, o, name, JJ_USE_LOAD, &result)) return result;
  result = jj_get_attribute(o, name);
  if (result != NULL) jj_fill_load(cache, o, name, 0);
  return result;
}

static JJ_NOINLINE PyObject *attr_loudly(const jj_attr_entry *entry, PyObject *o, const JITSite *site) {
  PyObject *result;
  JJ_TOLD(result, site->offset, attr_by_entry(entry, o, jj_name_at(site), (jj_attr_cache *)jj_cache_at(site)), result != NULL);
  return result;
}

/// What is not found at once: a quiet hit that may have to search a dict, else a loud one.
static JJ_NOINLINE PyObject *attr_generally(const jj_attr_entry *entry, PyObject *o, const JITSite *site) {
  PyObject *value = quiet_hit(entry, o, jj_name_at(site));
  return value != NULL ? value : attr_loudly(entry, o, site);
}

// The commonest loud hits by a way each, which is half as long: nothing follows an AttributeError of these receivers' descriptors.
JJ_INLINE int has_no_hook(PyObject *o) { return Py_TYPE(o)->tp_getattro == PyObject_GenericGetAttr; }
/// An error is told what was looked for.
JJ_INLINE PyObject *told_result(PyObject *result, jj_told t, PyObject *o, const JITSite *site) {
  if (JJ_UNLIKELY(result == NULL)) return after_error(o, jj_name_at(site), NULL, JJ_USE_LOAD);
  jj_take_back(t);
  return result;
}

static JJ_NOINLINE PyObject *property_of(const jj_attr_entry *entry, PyObject *o, const JITSite *site) {
  PyObject *getter = ((property_object *)entry->pointer)->getter;
  if (JJ_UNLIKELY(getter == NULL || !has_no_hook(o))) return attr_loudly(entry, o, site);
  jj_told t = jj_tell(site->offset);
  return told_result(call_getter(getter, o), t, o, site);
}

static JJ_NOINLINE PyObject *getset_of(const jj_attr_entry *entry, PyObject *o, const JITSite *site) {
  if (JJ_UNLIKELY(!has_no_hook(o))) return attr_loudly(entry, o, site);
  jj_told t = jj_tell(site->offset);
  return told_result(call_getset(entry->pointer, o), t, o, site);
}

static JJ_NOINLINE PyObject *bound_method_of(const jj_attr_entry *entry, PyObject *o, const JITSite *site) {
  if (JJ_UNLIKELY(!is_function(entry->pointer) || !jj_is_unhidden_at_once(entry, o, jj_name_at(site)))) return attr_loudly(entry, o, site);
  jj_told t = jj_tell(site->offset);
  return told_result(jj_make_method(entry->pointer, o), t, o, site);
}

/// Nothing needs memory on the stack before a way is taken.
PyObject *jj_attr_slowly(PyObject *o, const JITSite *site) {
  PyObject *value = jj_outer_attribute(o, site);
  if (value != NULL) return Py_NewRef(value);
  const jj_attr_entry *entry = jj_entry_for((jj_attr_cache *)jj_cache_at(site), o, jj_name_at(site), JJ_USE_LOAD);
  if (JJ_UNLIKELY(entry == NULL)) return attr_loudly(NULL, o, site);
  switch (entry->kind) {
    case JJ_ATTR_PROPERTY: return property_of(entry, o, site);
    case JJ_ATTR_GETSET: return getset_of(entry, o, site);
    case JJ_ATTR_DESCRIPTOR: return bound_method_of(entry, o, site);
    default: value = jj_attribute_at_once(entry, o, jj_name_at(site));
  }
  return JJ_LIKELY(value != NULL) ? Py_NewRef(value) : attr_generally(entry, o, site);
}

PyObject *jj_quiet_attr(PyObject *o, const JITSite *site) {
  PyObject *name = jj_name_at(site);
  const jj_attr_entry *entry = jj_entry_for((jj_attr_cache *)jj_cache_at(site), o, name, JJ_USE_LOAD);
  return JJ_LIKELY(entry != NULL) ? quiet_hit(entry, o, name) : NULL;
}

PyObject *jj_try_attr(PyObject *o, PyObject *name, JITCache *words) {
  const jj_attr_entry *entry = jj_entry_for((jj_attr_cache *)words, o, name, JJ_USE_LOAD);
  return JJ_LIKELY(entry != NULL) ? jj_attribute_at_once(entry, o, name) : NULL;
}

// --- by names that the program says while it runs

/// Names that can stand in the table, which compares addresses.
JJ_INLINE const jj_attr_entry *entry_by_name(PyObject *o, PyObject *name) { return PyUnicode_CHECK_INTERNED(name) ? jj_table_find(o, name, JJ_USE_LOAD) : NULL; }

/// A quiet hit, or a function of the class as a bound method; NULL: a miss, or a hit that is loud.
static PyObject *hit_by_name(const jj_attr_entry *entry, PyObject *o, PyObject *name) {
  PyObject *value = quiet_hit(entry, o, name);
  if (value != NULL || entry->kind != JJ_ATTR_DESCRIPTOR || !is_function(entry->pointer) || !is_unshadowed(entry, o, name)) return value;
  value = jj_make_method(entry->pointer, o);
  if (JJ_UNLIKELY(value == NULL)) PyErr_Clear();
  return value;
}

/// What a site would have that has seen many types.
static JJ_NOINLINE void remember_by_name(PyObject *o, PyObject *name) {
  if (!PyUnicode_CHECK_INTERNED(name)) return;
  enum { SELDOM = 8 };
  static unsigned losses;
  const jj_table_place *place = jj_table_place_for(jj_table_version(o), name, JJ_USE_LOAD);
  if (place[0].name != NULL && place[1].name != NULL && ++losses % SELDOM != 0) return;  // more names than the table has places for
  if (!jj_table_holds_name(name)) return;
  jj_fill_table(o, name, 0);
}

PyObject *jj_attr_by_name(PyObject *o, PyObject *name) {
  const jj_attr_entry *entry = entry_by_name(o, name);
  PyObject *value = entry != NULL ? hit_by_name(entry, o, name) : NULL;
  if (JJ_LIKELY(value != NULL)) return value;
  if (entry != NULL && loud_hit(entry, o, name, JJ_USE_LOAD, &value)) return value;
  value = PyObject_GetAttr(o, name);
  if (value != NULL && entry == NULL) remember_by_name(o, name);
  return value;
}

int jj_optional_attr_by_name(PyObject *o, PyObject *name, PyObject **value) {
  const jj_attr_entry *entry = entry_by_name(o, name);
  *value = entry != NULL ? hit_by_name(entry, o, name) : NULL;
  if (JJ_LIKELY(*value != NULL)) return 1;
  int found = jj_optional_attr(o, name, value);
  if (found > 0 && entry == NULL) remember_by_name(o, name);
  return found;
}

int jj_has_attr_by_name(PyObject *o, PyObject *name) {
  const jj_attr_entry *entry = entry_by_name(o, name);
  // What hides a function of the class is an attribute, too.
  if (entry != NULL && entry->kind == JJ_ATTR_DESCRIPTOR && (is_function(entry->pointer) || Py_IS_TYPE(entry->pointer, &PyMethodDescr_Type))) return 1;
  PyObject *value;
  int found = jj_optional_attr_by_name(o, name, &value);
  if (found > 0) Py_DECREF(value);
  return found;
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

static JJ_NOINLINE PyObject *unshadowed_method(const jj_attr_entry *entry, PyObject *o, PyObject *name) {
  return is_unshadowed(entry, o, name) ? entry->pointer : NULL;
}

PyObject *JITOtherMethod(PyObject *o, const JITSite *site) {
  PyObject *name = jj_name_at(site);
  const jj_attr_entry *entry = jj_entry_for((jj_attr_cache *)jj_cache_at(site), o, name, JJ_USE_METHOD);
  if (JJ_UNLIKELY(entry == NULL)) return NULL;
  PyObject *method = jj_plain_method_by(entry, o);
  return JJ_LIKELY(method != NULL) || entry->kind != JJ_ATTR_METHOD ? method : unshadowed_method(entry, o, name);
}

PyObject *jj_quiet_method(PyObject *o, PyObject *name, JITCache *words, PyObject **self) {
  const jj_attr_entry *entry = jj_entry_for((jj_attr_cache *)words, o, name, JJ_USE_METHOD);
  *self = NULL;
  return JJ_LIKELY(entry != NULL) ? quiet_method(entry, o, name, self) : NULL;
}

JJ_NOINLINE PyObject *jj_loud_method(PyObject *o, PyObject *name, JITCache *words, PyObject **self) {
  jj_attr_cache *cache = (jj_attr_cache *)words;
  PyObject *result = NULL;
  *self = NULL;
  const jj_attr_entry *entry = jj_entry_for(cache, o, name, JJ_USE_METHOD);
  if (entry != NULL) {
    if (loud_hit(entry, o, name, JJ_USE_METHOD, &result)) return result;
  } else if (Py_IS_TYPE(o, &PySuper_Type) && (result = super_method((super_object *)o, name, self)) != NULL) {
    return result;
  }
  if (_PyObject_GetMethod(o, name, &result)) *self = Py_NewRef(o);
  if (result != NULL) jj_fill_load(cache, o, name, 1);
  return result;
}
