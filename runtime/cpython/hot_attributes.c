// Hot entries of attributes. Inlined: attributes in the inline values of an instance, or in its __slots__ where the module has such classes, methods of classes whose
// instances do not hide them. All other cached cases are behind one call (attribute_load.c, attribute_store.c).
#include "runtime/cpython/globals.h"
#include "runtime/cpython/inline_cache.h"
#include "runtime/cpython/numbers.h"
#include "runtime/cpython/told.h"

PyObject *JITLoadAttr(PyObject *o, JITCache *cache, const JITHint *hint, const JITSite *site) {
  PyObject *value = jj_instance_attribute(o, cache, hint);
  return JJ_LIKELY(value != NULL) ? jj_ref_of_alive(value) : jj_attr_slowly(o, site);
}

PyObject *JITTryGlobalAttr(PyFunctionObject *func, JITGlobalCache *global, const JITSite *site) {
  PyObject *o = jj_cached_global(func, global);
  if (JJ_UNLIKELY(o == NULL)) return NULL;
  PyObject *value = jj_outer_attribute(o, site);
  return JJ_LIKELY(value != NULL) ? Py_NewRef(value) : jj_quiet_attr(o, site);
}

/// `takes`: the receiver dies, and its reference becomes *self.
JJ_INLINE PyObject *load_method(PyObject *o, JITCache *cache, const JITSite *site, PyObject **self, int takes) {
  PyObject *method = jj_plain_method(o, cache);
  if (JJ_UNLIKELY(method == NULL)) {
    JITPair found = takes ? jj_method_released_slowly(o, site) : jj_method_slowly(o, site);
    *self = found.second;
    return found.first;
  }
  *self = takes ? o : Py_NewRef(o);
  return Py_NewRef(method);
}

/// `takes`: the value's reference goes into the object.
JJ_INLINE int32_t store_attr(PyObject *o, PyObject *value, JITCache *cache, const JITHint *hint, const JITSite *site, int takes) {
  PyObject **place = jj_instance_place(o, cache, hint);
  if (JJ_UNLIKELY(place == NULL)) return takes ? jj_store_released_slowly(o, value, site) : jj_store_slowly(o, value, site);
  PyObject *old = *place;
  *place = takes ? value : Py_NewRef(value);
  jj_drop_at(old, site->offset);
  return 0;
}

PyObject *JITPlainMethod(PyObject *o, JITCache *cache, const JITSite *site) {
  PyObject *method = jj_plain_method(o, cache);
  return JJ_LIKELY(method != NULL) ? method : JITOtherMethod(o, site);
}
PyObject *JITLoadMethod(PyObject *o, JITCache *cache, const JITSite *site, PyObject **self) { return load_method(o, cache, site, self, 0); }
int32_t JITStoreAttr(PyObject *o, PyObject *value, JITCache *cache, const JITHint *hint, const JITSite *site) { return store_attr(o, value, cache, hint, site, 0); }

// --- with the release of the operand that dies

PyObject *JITLoadMethodReleaseHere(PyObject *o, JITCache *cache, const JITSite *site, PyObject **self) { return load_method(o, cache, site, self, 1); }
int32_t JITStoreAttrReleaseHere(PyObject *o, PyObject *value, JITCache *cache, const JITHint *hint, const JITSite *site) { return store_attr(o, value, cache, hint, site, 1); }

PyObject *JITLoadAttrReleaseHere(PyObject *o, JITCache *cache, const JITHint *hint, const JITSite *site) {
  PyObject *value = jj_instance_attribute(o, cache, hint);
  if (JJ_UNLIKELY(value == NULL || Py_REFCNT(o) == 1)) return jj_attr_released_slowly(o, site);
  Py_INCREF(value);
  jj_take_reference(o, 1);
  return value;
}
