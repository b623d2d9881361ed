// Hot entries of attributes. Inlined: attributes in the inline values of an instance or in its __slots__, methods of classes whose
// instances do not hide them. All other cached cases are behind one call (attribute_load.c, attribute_store.c).
#include "runtime/cpython/inline_cache.h"
#include "runtime/cpython/numbers.h"

PyObject *JITLoadAttr(PyObject *o, PyObject *name, JITCache *cache) {
  PyObject *value = jj_instance_attribute(o, cache);
  return JJ_LIKELY(value != NULL) ? jj_ref_of_alive(value) : jj_load_attr(o, name, cache);
}

PyObject *JITLoadMethod(PyObject *o, PyObject *name, JITCache *cache, PyObject **self) {
  PyObject *method = jj_plain_method(o, cache);
  if (JJ_UNLIKELY(method == NULL)) return jj_load_method(o, name, cache, self);
  *self = Py_NewRef(o);
  return Py_NewRef(method);
}

int32_t JITStoreAttr(PyObject *o, PyObject *value, PyObject *name, JITCache *cache) {
  PyObject **place = jj_instance_place(o, cache);
  if (JJ_UNLIKELY(place == NULL)) return jj_store_attr(o, value, name, cache);
  PyObject *old = *place;
  *place = Py_NewRef(value);
  Py_DECREF(old);
  return 0;
}
