// super().m(...): the function and self, without a super object and without a bound method. Each site remembers what it found: words[0] version of the type of self (of self, where
// that is a class derived of the one that super() starts behind, as in class methods and __new__), words[1] that class, words[2] the function. While the version holds, all three are alive and the
// order of bases is the same; nothing is counted.
#include "runtime/cpython/inline_cache.h"
#include "runtime/cpython/special_methods.h"

/// What the classes behind `start` in the order of bases of `type` have by that name (borrowed); NULL: nothing, or to be looked up by who may run code.
static PyObject *find_behind(PyTypeObject *type, PyTypeObject *start, PyObject *name) {
  PyObject *mro = type->tp_mro, *found = NULL;
  if (mro == NULL || name == jj_special_name_object(JJ_NAME_CLASS)) return NULL;
  Py_ssize_t i = 0, n = PyTuple_GET_SIZE(mro);
  while (i < n && PyTuple_GET_ITEM(mro, i) != (PyObject *)start) i++;
  for (i++; i < n && found == NULL; i++) {
    PyObject *dict = jj_type_dict((PyTypeObject *)PyTuple_GET_ITEM(mro, i));
    if (!jj_keys_are_unicode(jj_dict_keys(dict))) return NULL;  // a comparison could run code, and twice
    found = _PyDict_GetItem_KnownHash(dict, name, ((PyASCIIObject *)name)->hash);
  }
  return found;
}

PyObject *jj_function_behind(PyTypeObject *type, PyTypeObject *start, PyObject *name) {
  PyObject *found = find_behind(type, start, name);
  if (found == NULL || !jj_has_fixed_type(found) || !PyType_HasFeature(Py_TYPE(found), Py_TPFLAGS_METHOD_DESCRIPTOR)) return NULL;
  return found;
}

/// Of which kind what a site has found is, in words[1] beside the class: super(cls, self) of a self that is derived of cls.
enum { kOfDerived = 1 };

static int holds_for(const JITCache *cache, PyTypeObject *type, uintptr_t start) {
  return cache->words[0] == type->tp_version_tag && cache->words[1] == start && cache->words[2] != 0;
}

/// Remembers what was found for the type, which gets a version.
static void keep_found(JITCache *cache, PyTypeObject *type, uintptr_t start, PyObject *found, PyObject *name) {
  _PyType_Lookup(type, name);  // gives it a version
  uint32_t version = jj_type_version(type);
  if (version == 0) return;
  cache->words[0] = version;
  cache->words[1] = start;
  cache->words[2] = (uintptr_t)found;
}

/// A class as self, derived of cls: functions and callables of C are taken as they are, methods of classes with self.
static PyObject *method_of_derived(PyObject *cls, PyTypeObject *self, PyObject *name, JITCache *cache, PyObject **selfOut) {
  uintptr_t start = (uintptr_t)cls | kOfDerived;
  int is_kept = holds_for(cache, self, start);
  PyObject *found = is_kept ? (PyObject *)(uintptr_t)cache->words[2] : find_behind(self, (PyTypeObject *)cls, name), *method = found;
  if (found == NULL) return NULL;
  int is_method = Py_IS_TYPE(found, &PyClassMethod_Type);
  if (is_method || Py_IS_TYPE(found, &PyStaticMethod_Type)) {
    method = jj_wrapped_callable(found);
    if (method == NULL || (is_method && !PyObject_TypeCheck(method, &PyFunction_Type))) return NULL;
  } else if (!PyCFunction_CheckExact(found) && !PyObject_TypeCheck(found, &PyFunction_Type)) {
    return NULL;
  }
  if (!is_kept) keep_found(cache, self, start, found, name);
  *selfOut = is_method ? Py_NewRef(self) : NULL;
  return Py_NewRef(method);
}

PyObject *jj_super_method(PyObject *cls, PyObject *self, PyObject *name, JITCache *cache, PyObject **selfOut) {
  PyTypeObject *type = Py_TYPE(self);
  if (JJ_UNLIKELY(PyType_Check(self))) {
    if (!PyType_Check(cls)) return NULL;
    if (PyType_IsSubtype((PyTypeObject *)self, (PyTypeObject *)cls)) return method_of_derived(cls, (PyTypeObject *)self, name, cache, selfOut);
  }
  PyObject *found = (PyObject *)(uintptr_t)cache->words[2];
  if (JJ_UNLIKELY(!holds_for(cache, type, (uintptr_t)cls))) {
    if (!PyType_Check(cls) || !PyType_IsSubtype(type, (PyTypeObject *)cls)) return NULL;
    found = jj_function_behind(type, (PyTypeObject *)cls, name);
    if (found == NULL) return NULL;
    keep_found(cache, type, (uintptr_t)cls, found, name);
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

/// Puts a reference to an object into a slot, in a new cell where the variable has one and `o` is what that holds (it may be a cell itself). -1: no memory.
static int show(PyObject **slot, int kind, PyObject *o, int how) {
  PyObject *shown = (kind & (CO_FAST_CELL | CO_FAST_FREE)) && (how & JJ_SUPER_OF_CONTENTS) ? PyCell_New(o) : Py_NewRef(o);
  if (shown == NULL) return -1;
  jj_slot_put(slot, shown);
  return 0;
}

PyObject *jj_call_super_by_frame(PyObject *super, PyObject *first, PyObject *cls, JITFrame *frame, int how) {
  if (!(how & JJ_SUPER_IN_REGISTERS)) return PyObject_CallNoArgs(super);
  PyCodeObject *code = (PyCodeObject *)jj_frame_code(frame);
  const char *kinds = PyBytes_AS_STRING(code->co_localspluskinds);
  int n = code->co_nlocalsplus - 1;  // __class__ is among the last
  while (n > 0 && !((kinds[n] & CO_FAST_FREE) && PyUnicode_CompareWithASCIIString(PyTuple_GET_ITEM(code->co_localsplusnames, n), "__class__") == 0)) n--;
  int top = jj_frame_top(frame);
  jj_frame_set_top(frame, code->co_nlocalsplus);
  PyObject **slots = jj_frame_slots(frame), *before[] = {slots[0], slots[n]}, *result = NULL;
  if ((first == NULL || show(&slots[0], kinds[0], first, how) == 0) && (n == 0 || cls == NULL || show(&slots[n], kinds[n], cls, how) == 0)) result = PyObject_CallNoArgs(super);
  if (n > 0 && slots[n] != before[1]) {
    jj_slot_clear(&slots[n]);
    slots[n] = before[1];
  }
  if (slots[0] != before[0]) {
    jj_slot_clear(&slots[0]);
    slots[0] = before[0];
  }
  jj_frame_set_top(frame, top);
  return result;
}

/// The class that the builtin super starts behind (borrowed), with *self, which is in the first local; NULL: super has something to say to it.
JJ_INLINE PyObject *class_of_super(PyObject *super, PyObject *first, PyObject *cell, int32_t how, PyObject **self) {
  if (super != (PyObject *)&PySuper_Type || first == NULL || !PyCell_Check(cell)) return NULL;
  *self = (how & JJ_SUPER_FIRST_IS_CELL) && PyCell_Check(first) ? PyCell_GET(first) : first;
  return *self != NULL ? PyCell_GET(cell) : NULL;
}

PyObject *JITSuper(PyObject *super, PyObject *first, PyObject *cell, JITFrame *frame, int32_t how) {
  PyObject *self, *start = class_of_super(super, first, cell, how, &self);
  int isPlain = start != NULL && PyType_Check(start) && !PyType_Check(self) && PyType_IsSubtype(Py_TYPE(self), (PyTypeObject *)start);
  return isPlain ? PyObject_CallFunctionObjArgs(super, start, self, NULL) : jj_call_super_by_frame(super, first, cell, frame, how);
}

PyObject *JITTrySuper(PyObject *super, PyObject *first, PyObject *cell, PyObject *name, int32_t how, JITCache *cache, PyObject **selfOut) {
  if (how & JJ_SUPER_OF_CLASS) return super == (PyObject *)&PySuper_Type ? jj_super_method(cell, first, name, cache, selfOut) : NULL;
  PyObject *self, *start = class_of_super(super, first, cell, how, &self);
  if (JJ_LIKELY(start != NULL)) return jj_super_method(start, self, name, cache, selfOut);
  return NULL;
}
