// Entries for code that is to be small (told.h): names, attributes, calls, unboxing. Items are in containers.c, operators in operators.c.
#include "runtime/cpython/builtin_calls.h"
#include "runtime/cpython/globals.h"
#include "runtime/cpython/inline_cache.h"
#include "runtime/cpython/native_functions.h"
#include "runtime/cpython/numbers.h"
#include "runtime/cpython/told.h"

void jj_last_release(PyObject *o, int32_t offset) {
  jj_told t = jj_tell(offset);
  Py_DECREF(o);
  jj_take_back(t);
}

#ifndef Py_DEBUG
void jj_end_at(PyObject *o, int32_t offset) {
  jj_told t = jj_tell(offset);
  jj_dealloc(o);
  jj_take_back(t);
}
#endif

// --- names and attributes

JJ_NOINLINE PyObject *jj_global_slowly(PyFunctionObject *func, const JITSite *site) {
  PyObject *result;
  JJ_TOLD(result, site->offset, jj_load_global(func, jj_name_at(site), jj_cache_at(site)), result != NULL);
  return result;
}

PyObject *JITLoadGlobalAt(PyFunctionObject *func, const JITSite *site) {
  PyObject *value = jj_cached_global(func, jj_cache_at(site));
  return JJ_LIKELY(value != NULL) ? Py_NewRef(value) : jj_global_slowly(func, site);
}

PyObject *jj_attr_slowly(PyObject *o, const JITSite *site) {
  PyObject *value = jj_outer_attribute(o, site);
  return JJ_LIKELY(value != NULL) ? Py_NewRef(value) : jj_any_attr(o, site);
}

PyObject *JITLoadAttrAt(PyObject *o, const JITSite *site) {
  PyObject *value = jj_instance_attribute(o, jj_cache_at(site));
  return JJ_LIKELY(value != NULL) ? jj_ref_of_alive(value) : jj_attr_slowly(o, site);
}

static JJ_NOINLINE PyObject *with_last_release(PyObject *value, PyObject *o, const JITSite *site) {
  jj_last_release(o, site->offset);
  return value;
}

static JJ_NOINLINE PyObject *other_attr_released(PyObject *o, const JITSite *site) {
  PyObject *value = jj_any_attr(o, site);
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
  PyObject *value = jj_instance_attribute(o, jj_cache_at(site));
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
  PyObject **place = jj_instance_place(o, jj_cache_at(site));
  if (JJ_UNLIKELY(place == NULL || Py_REFCNT(*place) == 1)) return jj_store_released_slowly(o, value, site);
  jj_take_reference(*place, 1);
  *place = value;
  return 0;
}

int32_t JITStoreAttrAt(PyObject *o, PyObject *value, const JITSite *site) { return store_owned(o, Py_NewRef(value), site); }
int32_t JITStoreAttrReleaseAt(PyObject *o, PyObject *value, const JITSite *site) { return store_owned(o, value, site); }

// --- calls and numbers

/// Releases what is left of what was given.
JJ_INLINE void release_given(PyObject **args, uint32_t given) {
  while (given != 0) {
    int n = JJ_LOCALS_DIE_BACKWARDS ? 31 - __builtin_clz(given) : __builtin_ctz(given);
    given &= ~(1u << n);
    Py_XDECREF(args[n]);
  }
}

JJ_INLINE PyObject *call_and_release(PyObject *callable, PyObject *self, PyObject **args, uint32_t shape, PyObject *kwnames) {
  uint32_t given = shape >> JIT_SHAPE_SHIFT;
  PyObject *result = jj_call(callable, self, args, (int32_t)(shape & JIT_SHAPE_COUNT), kwnames, given);
  if (!JJ_LOCALS_DIE_BACKWARDS) Py_DECREF(callable);
  release_given(args - 1, given);
  if (JJ_LOCALS_DIE_BACKWARDS) Py_DECREF(callable);
  return result;
}

PyObject *JITCallRelease(PyObject *callable, PyObject *self, PyObject **args, uint32_t shape) {
  return call_and_release(callable, self, args, shape, NULL);
}

PyObject *JITCallKeywordsRelease(PyObject *callable, PyObject *self, PyObject **args, uint32_t shape, PyObject *kwnames) {
  return call_and_release(callable, self, args, shape, kwnames);
}

// Of the ways that a call of a method takes, each has a stack of its own, and the first tests none.

/// A method of a builtin class. When it returns, nobody needs the descriptor any more, so it need not be held.
static JJ_NOINLINE PyObject *call_builtin_method(PyObject *method, PyObject **args, size_t n) {
  PyMethodDef *definition = ((PyMethodDescrObject *)method)->d_method;
  int flags = definition->ml_flags;
  if (JJ_LIKELY((n == 1 ? flags == METH_NOARGS : n == 2 && flags == METH_O) && Py_IS_TYPE(args[0], PyDescr_TYPE(method)))) {
    PyThreadState *ts = _PyThreadState_GET();
    if (JJ_LIKELY(jj_enter_call(ts))) {
      PyObject *result = definition->ml_meth(args[0], n == 2 ? args[1] : NULL);
      jj_leave_call(ts);
      return JJ_LIKELY(result != NULL) ? result : jj_call_failed(method);
    }
  }
  PyObject *result = jj_call_method_descriptor(method, args, n, NULL);
  return JJ_LIKELY(result != NULL) ? result : jj_call_failed(method);
}

/// The class may get another method meanwhile.
static JJ_NOINLINE PyObject *call_native_method(PyObject *method, PyObject **args, size_t n) {
  Py_INCREF(method);
  PyObject *result = ((PyFunctionObject *)method)->vectorcall(method, args, n | JIT_HOLDS_CALLEE, NULL);
  if (JJ_UNLIKELY(result == NULL)) jj_call_failed(method);
  Py_DECREF(method);
  return result;
}

/// A receiver that dies: it is given to a function of Python.
static JJ_NOINLINE PyObject *call_last_method(PyObject *method, PyObject **args, size_t n) {
  PyObject *result;
  if (Py_IS_TYPE(method, &PyMethodDescr_Type)) {
    result = call_builtin_method(method, args, n);
  } else {
    vectorcallfunc function = JJ_LIKELY(jj_is_native_at_once(method)) ? ((PyFunctionObject *)method)->vectorcall : jj_call_other;
    Py_INCREF(method);
    result = function(method, args, n | JIT_HOLDS_CALLEE | (size_t)1 << JIT_GIVEN_SHIFT, NULL);
    if (JJ_UNLIKELY(result == NULL)) jj_call_failed(method);
    if (JJ_LOCALS_DIE_BACKWARDS) Py_CLEAR(args[0]);
    Py_DECREF(method);
  }
  Py_XDECREF(args[0]);
  return result;
}

static JJ_NOINLINE PyObject *call_method_generally(PyObject *method, PyObject **args, uint32_t shape, PyObject *kwnames) {
  return call_and_release(Py_NewRef(method), args[0], args + 1, shape, kwnames);
}

/// Calls a method (borrowed) with the receiver, args[0], as first argument.
JJ_INLINE PyObject *call_method(PyObject *method, PyObject **args, uint32_t shape, PyObject *kwnames) {
  if (JJ_LIKELY(shape <= JIT_SHAPE_COUNT && kwnames == NULL)) {
    if (Py_IS_TYPE(method, &PyMethodDescr_Type)) return call_builtin_method(method, args, shape + 1);
    if (JJ_LIKELY(jj_is_native_at_once(method))) return call_native_method(method, args, shape + 1);
  } else if (JJ_LIKELY(shape >> JIT_SHAPE_SHIFT == 1 && kwnames == NULL)) {
    return call_last_method(method, args, (shape & JIT_SHAPE_COUNT) + 1);
  }
  return call_method_generally(method, args, shape, kwnames);
}

/// What is no method of the class, or has to be looked for.
static JJ_NOINLINE PyObject *call_any_method(PyObject **args, uint32_t shape, const JITSite *site, PyObject *kwnames) {
  uint32_t given = shape >> JIT_SHAPE_SHIFT;
  JITPair found = jj_method_slowly(args[0], site);
  if (JJ_UNLIKELY(found.first == NULL)) {
    release_given(args, given);
    return NULL;
  }
  if (JJ_LIKELY(given == 0 && kwnames == NULL)) {
    int is_bound = found.second != NULL;
    if (is_bound) args[0] = found.second;
    size_t nargsf = is_bound ? shape + 1 : shape | PY_VECTORCALL_ARGUMENTS_OFFSET;
    vectorcallfunc function = JJ_LIKELY(jj_is_native_at_once(found.first)) ? ((PyFunctionObject *)found.first)->vectorcall : jj_call_other;
    PyObject *result = function(found.first, args + !is_bound, nargsf | JIT_HOLDS_CALLEE, NULL);
    if (JJ_UNLIKELY(result == NULL)) jj_call_failed(found.first);
    Py_XDECREF(found.second);  // the receiver, which is held elsewhere, or what that holds
    Py_DECREF(found.first);
    return result;
  }
  // The load's own reference to the receiver, or nothing, is in its place now.
  if (given & 1) jj_release_at(args[0], site->offset);
  args[0] = found.second;
  given = found.second != NULL ? given | 1 : given & ~1u;
  return call_and_release(found.first, found.second, args + 1, given << JIT_SHAPE_SHIFT | (shape & JIT_SHAPE_COUNT), kwnames);
}

static JJ_NOINLINE PyObject *call_hidden_method(PyObject **args, uint32_t shape, const JITSite *site, PyObject *kwnames) {
  PyObject *method = JITOtherMethod(args[0], site);
  return method != NULL ? call_method(method, args, shape, kwnames) : call_any_method(args, shape, site, kwnames);
}

static JJ_NOINLINE PyObject *call_other_method(PyObject **args, uint32_t shape, const JITSite *site, PyObject *kwnames) {
  PyObject *o = args[0];
  const jj_attr_entry *entry = jj_entry_for((jj_attr_cache *)jj_cache_at(site), o, jj_name_at(site), JJ_USE_METHOD);
  if (JJ_UNLIKELY(entry == NULL || entry->kind != JJ_ATTR_METHOD)) return call_any_method(args, shape, site, kwnames);
  PyObject *method = jj_plain_method_by(entry, o);
  return JJ_LIKELY(method != NULL) ? call_method(method, args, shape, kwnames) : call_hidden_method(args, shape, site, kwnames);
}

PyObject *JITCallMethod(PyObject **args, uint32_t shape, const JITSite *site, PyObject *kwnames) {
  PyObject *method = jj_plain_method(args[0], jj_cache_at(site));
  return JJ_LIKELY(method != NULL) ? call_method(method, args, shape, kwnames) : call_other_method(args, shape, site, kwnames);
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
