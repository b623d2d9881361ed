// Where instances keep their attributes, by version. Included by inline_cache.h. C only.
#ifndef JUSTJITC_CPYTHON_OBJECT_LAYOUT_H
#define JUSTJITC_CPYTHON_OBJECT_LAYOUT_H
#include "runtime/cpython/internals.h"

/// As offset of an instance's dict: it is managed. That is where its pointer lies (3.12 keeps values there, too).
enum { JJ_MANAGED_DICT = -3 * (int)sizeof(PyObject *) };
/// The same of instances that differ in size (3.11: of a class statement with a base like int or tuple): it lies behind their items.
enum { JJ_DICT_AT_END = -(int)sizeof(PyObject *) };
#define JJ_OBJECT_AT(o, offset) (*(PyObject **)((char *)(o) + (offset)))

#if PY_VERSION_HEX >= 0x030D0000
_Static_assert(JJ_MANAGED_DICT == MANAGED_DICT_OFFSET, "where CPython keeps it");
/// The dict of an instance of a type with Py_TPFLAGS_MANAGED_DICT (borrowed), or NULL; none is made.
JJ_INLINE PyObject *jj_managed_dict(PyObject *o) { return (PyObject *)_PyObject_GetManagedDict(o); }
/// The dict of an instance at an entry's offset (borrowed), or NULL; none is made.
JJ_INLINE PyObject *jj_dict_at(PyObject *o, int32_t offset) { return JJ_OBJECT_AT(o, offset); }
/// Do dicts of JJ_DICT_AT_END exist, which jj_dict_at finds?
#define JJ_DICTS_LIE_BEHIND_ITEMS 0
/// Values that may be written without telling a dict of it.
JJ_INLINE PyDictValues *jj_writable_values_of(PyObject *o) {
  return _PyObject_GetManagedDict(o) == NULL ? jj_values_of(o) : NULL;
}
#elif PY_VERSION_HEX >= 0x030C0000
JJ_INLINE PyObject *jj_managed_dict(PyObject *o) {
  PyDictOrValues dorv = *_PyObject_DictOrValuesPointer(o);
  return _PyDictOrValues_IsValues(dorv) ? NULL : _PyDictOrValues_GetDict(dorv);
}
#define JJ_DICTS_LIE_BEHIND_ITEMS 0
JJ_INLINE PyObject *jj_dict_at(PyObject *o, int32_t offset) { return offset == JJ_MANAGED_DICT ? jj_managed_dict(o) : JJ_OBJECT_AT(o, offset); }
JJ_INLINE PyDictValues *jj_writable_values_of(PyObject *o) { return jj_values_of(o); }
#else
JJ_INLINE PyObject *jj_managed_dict(PyObject *o) { return *_PyObject_ManagedDictPointer(o); }
#define JJ_DICTS_LIE_BEHIND_ITEMS 1
JJ_INLINE PyObject *jj_dict_at(PyObject *o, int32_t offset) {
  if (JJ_LIKELY(offset != JJ_DICT_AT_END)) return JJ_OBJECT_AT(o, offset);
  Py_ssize_t n = Py_SIZE(o);
  return JJ_OBJECT_AT(o, (Py_ssize_t)_PyObject_VAR_SIZE(Py_TYPE(o), n < 0 ? -n : n) + JJ_DICT_AT_END);
}
JJ_INLINE PyDictValues *jj_writable_values_of(PyObject *o) { return jj_values_of(o); }
#endif

/// What a staticmethod or a classmethod wraps (borrowed), or NULL. CPython keeps the layout to itself; it is the same in all versions.
JJ_INLINE PyObject *jj_wrapped_callable(PyObject *wrapper) {
  typedef struct {
    PyObject_HEAD
    PyObject *callable;
  } method_wrapper;
  return ((method_wrapper *)wrapper)->callable;
}
#endif
