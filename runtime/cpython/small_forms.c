// Entries for code that is to be small (told.h): names, attributes, calls, unboxing. Items are in containers.c, operators in operators.c.
#include "runtime/cpython/globals.h"
#include "runtime/cpython/inline_cache.h"
#include "runtime/cpython/native_functions.h"
#include "runtime/cpython/numbers.h"
#include "runtime/cpython/told.h"

void jj_last_release(PyObject *o, int32_t offset) {
  if (JJ_LIKELY(jj_dies_unseen(o))) {
    Py_DECREF(o);
    return;
  }
  jj_told t = jj_tell(offset);
  Py_DECREF(o);
  jj_take_back(t);
}

#ifndef Py_DEBUG
void jj_end_at(PyObject *o, int32_t offset) {
  if (JJ_LIKELY(jj_dies_unseen(o))) {
    jj_dealloc(o);
    return;
  }
  jj_told t = jj_tell(offset);
  jj_dealloc(o);
  jj_take_back(t);
}
#endif

// --- names and attributes

JJ_NOINLINE PyObject *jj_global_slowly(PyFunctionObject *func, const JITSite *site) {
  PyObject *result;
  JJ_TOLD(result, site->offset, jj_load_global(func, jj_name_at(site), jj_global_cache_at(site)), result != NULL);
  return result;
}

PyObject *JITLoadGlobalAt(PyFunctionObject *func, const JITSite *site) {
  PyObject *value = jj_cached_global(func, jj_global_cache_at(site));
  return JJ_LIKELY(value != NULL) ? Py_NewRef(value) : jj_global_slowly(func, site);
}

PyObject *JITLoadAttrAt(PyObject *o, const JITSite *site) {
  PyObject *value = jj_instance_attribute(o, jj_cache_at(site), jj_hint_at(site));
  return JJ_LIKELY(value != NULL) ? jj_ref_of_alive(value) : jj_attr_slowly(o, site);
}

static JJ_NOINLINE PyObject *with_last_release(PyObject *value, PyObject *o, const JITSite *site) {
  jj_last_release(o, site->offset);
  return value;
}

static JJ_NOINLINE PyObject *other_attr_released(PyObject *o, const JITSite *site) {
  PyObject *value = jj_attr_slowly(o, site);
  jj_release_at(o, site->offset);
  return value;
}

/// What is common here needs no memory on the stack.
PyObject *jj_attr_released_slowly(PyObject *o, const JITSite *site) {
  PyObject *value = jj_outer_attribute(o, site);
  if (JJ_UNLIKELY(value == NULL)) return other_attr_released(o, site);
  Py_INCREF(value);
  if (JJ_UNLIKELY(Py_REFCNT(o) == 1)) return with_last_release(value, o, site);
  jj_take_reference(o, 1);
  return value;
}

PyObject *JITLoadAttrReleaseAt(PyObject *o, const JITSite *site) {
  PyObject *value = jj_instance_attribute(o, jj_cache_at(site), jj_hint_at(site));
  if (JJ_UNLIKELY(value == NULL || Py_REFCNT(o) == 1)) return jj_attr_released_slowly(o, site);
  Py_INCREF(value);
  jj_take_reference(o, 1);
  return value;
}

JJ_NOINLINE JITPair jj_method_slowly(PyObject *o, const JITSite *site) {
  PyObject *self, *result = jj_quiet_method(o, jj_name_at(site), jj_cache_at(site), &self);
  if (JJ_UNLIKELY(result == NULL)) JJ_TOLD(result, site->offset, jj_loud_method(o, jj_name_at(site), jj_cache_at(site), &self), result != NULL);
  return (JITPair){result, self};
}

JITPair JITLoadMethodAt(PyObject *o, const JITSite *site) {
  PyObject *method = jj_plain_method(o, jj_cache_at(site));
  if (JJ_UNLIKELY(method == NULL)) return jj_method_slowly(o, site);
  return (JITPair){Py_NewRef(method), Py_NewRef(o)};
}

JITPair jj_method_released_slowly(PyObject *o, const JITSite *site) {
  JITPair found = jj_method_slowly(o, site);
  jj_release_at(o, site->offset);
  return found;
}

JITPair JITLoadMethodReleaseAt(PyObject *o, const JITSite *site) {
  PyObject *method = jj_plain_method(o, jj_cache_at(site));
  return JJ_LIKELY(method != NULL) ? (JITPair){Py_NewRef(method), o} : jj_method_released_slowly(o, site);
}

JJ_NOINLINE int32_t jj_store_released_slowly(PyObject *o, PyObject *value, const JITSite *site) {
  int32_t result = jj_store_slowly(o, value, site);
  jj_release_at(value, site->offset);
  return result;
}

/// Takes the value.
JJ_INLINE int32_t store_owned(PyObject *o, PyObject *value, const JITSite *site) {
  PyObject **place = jj_instance_place(o, jj_cache_at(site), jj_hint_at(site));
  if (JJ_UNLIKELY(place == NULL || Py_REFCNT(*place) == 1)) return jj_store_released_slowly(o, value, site);
  jj_take_reference(*place, 1);
  *place = value;
  return 0;
}

int32_t JITStoreAttrAt(PyObject *o, PyObject *value, const JITSite *site) { return store_owned(o, Py_NewRef(value), site); }
int32_t JITStoreAttrReleaseAt(PyObject *o, PyObject *value, const JITSite *site) { return store_owned(o, value, site); }

// --- calls and numbers

PyObject *JITCallRelease(PyObject *callable, PyObject *self, PyObject **args, uint32_t shape) {
  return jj_call_and_release(callable, self, args, shape, NULL);
}

PyObject *JITCallKeywordsRelease(PyObject *callable, PyObject *self, PyObject **args, uint32_t shape, PyObject *kwnames) {
  return jj_call_and_release(callable, self, args, shape, kwnames);
}

JITInt JITUnboxedInt(PyObject *o) {
  int32_t ok;
  int64_t value = JITUnboxInt(o, &ok);
  return (JITInt){value, ok};
}

JITFloat JITUnboxedFloat(PyObject *o) {
  int32_t ok;
  double value = JITUnboxFloat(o, &ok);
  return (JITFloat){value, ok};
}
