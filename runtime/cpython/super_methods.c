// super().m(...): the function and self, without a super object and without a bound method. Each site remembers what it found: words[0] version of the type of self, words[1] the class
// that super() starts behind, words[2] the function. While the version holds, all three are alive and the order of bases is the same; nothing is counted.
#include "runtime/cpython/inline_cache.h"
#include "runtime/cpython/special_methods.h"

PyObject *jj_function_behind(PyTypeObject *type, PyTypeObject *start, PyObject *name) {
  PyObject *mro = type->tp_mro, *found = NULL;
  if (mro == NULL || name == jj_special_name_object(JJ_NAME_CLASS)) return NULL;
  Py_ssize_t i = 0, n = PyTuple_GET_SIZE(mro);
  while (i < n && PyTuple_GET_ITEM(mro, i) != (PyObject *)start) i++;
  for (i++; i < n && found == NULL; i++) {
    PyObject *dict = jj_type_dict((PyTypeObject *)PyTuple_GET_ITEM(mro, i));
    if (!jj_keys_are_unicode(jj_dict_keys(dict))) return NULL;  // a comparison could run code, and twice
    found = _PyDict_GetItem_KnownHash(dict, name, ((PyASCIIObject *)name)->hash);
  }
  if (found == NULL || !jj_has_fixed_type(found) || !PyType_HasFeature(Py_TYPE(found), Py_TPFLAGS_METHOD_DESCRIPTOR)) return NULL;
  return found;
}

PyObject *jj_super_method(PyObject *cls, PyObject *self, PyObject *name, JITCache *cache, PyObject **selfOut) {
  PyTypeObject *type = Py_TYPE(self);
  PyObject *found = (PyObject *)(uintptr_t)cache->words[2];
  if (JJ_UNLIKELY(cache->words[0] != type->tp_version_tag || cache->words[1] != (uintptr_t)cls || found == NULL)) {
    // A class as self is one of a classmethod, which binds itself.
    if (!PyType_Check(cls) || PyType_Check(self) || !PyType_IsSubtype(type, (PyTypeObject *)cls)) return NULL;
    found = jj_function_behind(type, (PyTypeObject *)cls, name);
    if (found == NULL) return NULL;
    _PyType_Lookup(type, name);  // gives it a version
    uint32_t version = jj_type_version(type);
    if (version != 0) {
      cache->words[0] = version;
      cache->words[1] = (uintptr_t)cls;
      cache->words[2] = (uintptr_t)found;
    }
  }
  *selfOut = Py_NewRef(self);
  return Py_NewRef(found);
}

int jj_called_by_hidden_arguments(void) {
  if (!jj_called_by_compiled_code()) return 0;
  _PyInterpreterFrame *frame = jj_current_frame(_PyThreadState_GET());
  while (_PyFrame_IsIncomplete(frame)) frame = frame->previous;
  return jj_frame_top(frame) == 0 && ((PyCodeObject *)jj_frame_code(frame))->co_argcount > 0;
}

PyObject *JITCallSuper(PyObject *super, JITFrame *frame, int32_t classSlot, int32_t firstIsCell, PyObject **cls) {
  if (super == (PyObject *)&PySuper_Type) {
    PyObject **slots = jj_frame_slots(frame), *self = jj_slot_get(&slots[0]), *cell = jj_slot_get(&slots[classSlot]);
    if (self != NULL && firstIsCell && PyCell_Check(self)) self = PyCell_GET(self);
    PyObject *start = cell != NULL && PyCell_Check(cell) ? PyCell_GET(cell) : NULL;
    if (self != NULL && start != NULL && PyType_Check(start) && !PyType_Check(self) && PyType_IsSubtype(Py_TYPE(self), (PyTypeObject *)start)) {
      *cls = Py_NewRef(start);
      return Py_NewRef(self);
    }
  }
  *cls = NULL;
  return PyObject_CallNoArgs(super);
}

PyObject *JITMethodOfSuper(PyObject *o, PyObject *cls, PyObject *name, JITCache *cache, PyObject **selfOut) {
  *selfOut = NULL;
  if (cls == NULL) {  // not the builtin super
    JITCache none = {{0}};
    return jj_load_method(o, name, &none, selfOut);
  }
  PyObject *found = jj_super_method(cls, o, name, cache, selfOut);
  if (found != NULL) return found;
  PyObject *super = PyObject_CallFunctionObjArgs((PyObject *)&PySuper_Type, cls, o, NULL);
  if (super == NULL) return NULL;
  found = PyObject_GetAttr(super, name);
  Py_DECREF(super);
  return found;
}
