// JITCallMethod: the load of a method and its call in one. Each of the ways that it takes has a stack of its own, and the tests between them need none.
#include "runtime/cpython/builtin_calls.h"
#include "runtime/cpython/inline_cache.h"
#include "runtime/cpython/native_functions.h"
#include "runtime/cpython/told.h"

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
  return jj_call_and_release(Py_NewRef(method), args[0], args + 1, shape, kwnames);
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
    jj_release_given(args, given);
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
  return jj_call_and_release(found.first, found.second, args + 1, given << JIT_SHAPE_SHIFT | (shape & JIT_SHAPE_COUNT), kwnames);
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
