// Hot entries of attributes. Inlined: attributes in the inline values of an instance or in its __slots__, methods of classes whose
// instances do not hide them. All other cached cases are behind one call (attribute_load.c, attribute_store.c).
#include "runtime/cpython/inline_cache.h"
#include "runtime/cpython/numbers.h"
#include "runtime/cpython/told.h"

PyObject *JITLoadAttr(PyObject *o, JITCache *cache, const JITSite *site) {
  PyObject *value = jj_instance_attribute(o, cache);
  return JJ_LIKELY(value != NULL) ? jj_ref_of_alive(value) : jj_attr_slowly(o, site);
}

PyObject *JITLoadMethod(PyObject *o, JITCache *cache, const JITSite *site, PyObject **self) {
  PyObject *method = jj_plain_method(o, cache);
  if (JJ_UNLIKELY(method == NULL)) {
    JITPair found = jj_method_slowly(o, site);
    *self = found.second;
    return found.first;
  }
  *self = Py_NewRef(o);
  return Py_NewRef(method);
}

int32_t JITStoreAttr(PyObject *o, PyObject *value, JITCache *cache, const JITSite *site) {
  PyObject **place = jj_instance_place(o, cache);
  if (JJ_UNLIKELY(place == NULL)) return jj_store_slowly(o, value, site);
  PyObject *old = *place;
  *place = Py_NewRef(value);
  jj_drop_at(old, site->offset);
  return 0;
}

// --- the same, with the release of the operand that dies

PyObject *JITLoadAttrReleaseHere(PyObject *o, JITCache *cache, const JITSite *site) {
  PyObject *value = jj_instance_attribute(o, cache);
  if (JJ_UNLIKELY(value == NULL || Py_REFCNT(o) == 1)) return jj_attr_released_slowly(o, site);
  Py_INCREF(value);
  jj_take_reference(o, 1);
  return value;
}

PyObject *JITLoadMethodReleaseHere(PyObject *o, JITCache *cache, const JITSite *site, PyObject **self) {
  PyObject *method = jj_plain_method(o, cache);
  if (JJ_UNLIKELY(method == NULL)) {
    JITPair found = jj_method_released_slowly(o, site);
    *self = found.second;
    return found.first;
  }
  *self = o;
  return Py_NewRef(method);
}

int32_t JITStoreAttrReleaseHere(PyObject *o, PyObject *value, JITCache *cache, const JITSite *site) {
  PyObject **place = jj_instance_place(o, cache);
  if (JJ_UNLIKELY(place == NULL)) return jj_store_released_slowly(o, value, site);
  PyObject *old = *place;
  *place = value;
  jj_drop_at(old, site->offset);
  return 0;
}
