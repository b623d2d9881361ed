// JITCallMethod: the load of a method and its call in one. Each of the ways that it takes has a stack of its own, and the tests between them need none.
#include "runtime/cpython/builtin_calls.h"
#include "runtime/cpython/inline_cache.h"
#include "runtime/cpython/native_functions.h"
#include "runtime/cpython/told.h"
#include "runtime/cpython/unhidden.h"

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
    Py_INCREF(method);
    result = jj_entry_of(method)(method, args, n | JIT_HOLDS_CALLEE | (size_t)1 << JIT_GIVEN_SHIFT, NULL);
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

/// Calls what a load of a method has found, none of whose arguments is given away. Takes the references to the callable and to self, its first argument in place of the receiver (NULL: it
/// takes none).
static JJ_NOINLINE PyObject *call_found(PyObject *callable, PyObject *self, PyObject **args, uint32_t shape) {
  int is_bound = self != NULL;
  if (is_bound) args[0] = self;
  size_t nargsf = is_bound ? shape + 1 : shape | PY_VECTORCALL_ARGUMENTS_OFFSET;
  PyObject *result = jj_entry_of(callable)(callable, args + !is_bound, nargsf | JIT_HOLDS_CALLEE, NULL);
  if (JJ_UNLIKELY(result == NULL)) jj_call_failed(callable);
  Py_XDECREF(self);  // the receiver, which is held elsewhere, or what that holds
  Py_DECREF(callable);
  return result;
}

/// What the commonest kinds of entries that are no methods give at once (borrowed), with what it takes as first argument; NULL: not to be said.
JJ_INLINE PyObject *found_at_once(const jj_attr_entry *entry, PyObject *o, const JITSite *site, PyObject **self) {
  PyObject *function = NULL;
  switch (entry->kind) {
    case JJ_ATTR_CLASS_METHOD:
      *self = (PyObject *)Py_TYPE(o);
      if (jj_is_unhidden_at_once(entry, o, jj_name_at(site))) function = jj_wrapped_callable(entry->pointer);
      break;
    case JJ_ATTR_OF_TYPE_CLASS_METHOD:
      *self = o;
      function = jj_wrapped_callable(entry->pointer);
      break;
    default: return jj_attribute_at_once(entry, o, jj_name_at(site));
  }
  return function != NULL && jj_is_native_at_once(function) ? function : NULL;
}

/// What is no method of the class (`entry`), or has to be looked for (NULL).
static JJ_NOINLINE PyObject *call_any_method(const jj_attr_entry *entry, PyObject **args, uint32_t shape, const JITSite *site, PyObject *kwnames) {
  uint32_t given = shape >> JIT_SHAPE_SHIFT;
  JITPair found = {NULL, NULL};
  if (JJ_LIKELY(entry != NULL)) found.first = found_at_once(entry, args[0], site, &found.second);
  if (JJ_LIKELY(found.first != NULL)) {
    Py_INCREF(found.first);
    Py_XINCREF(found.second);
  } else {
    found = jj_method_slowly(args[0], site);
  }
  if (JJ_UNLIKELY(found.first == NULL)) {
    jj_release_given(args, given);
    return NULL;
  }
  if (JJ_LIKELY(given == 0 && kwnames == NULL)) return call_found(found.first, found.second, args, shape);
  // The load's own reference to the receiver, or nothing, is in its place now.
  if (given & 1) jj_release_at(args[0], site->offset);
  args[0] = found.second;
  given = found.second != NULL ? given | 1 : given & ~1u;
  return jj_call_and_release(found.first, found.second, args + 1, given << JIT_SHAPE_SHIFT | (shape & JIT_SHAPE_COUNT), kwnames);
}

static JJ_NOINLINE PyObject *call_hidden_method(PyObject **args, uint32_t shape, const JITSite *site, PyObject *kwnames) {
  PyObject *method = JITOtherMethod(args[0], site);
  return method != NULL ? call_method(method, args, shape, kwnames) : call_any_method(NULL, args, shape, site, kwnames);
}

/// The same by an entry where nothing is given away: mostly without asking any further.
static JJ_NOINLINE PyObject *call_attribute(const jj_attr_entry *entry, PyObject **args, uint32_t shape, const JITSite *site) {
  PyObject *self = NULL, *callable = found_at_once(entry, args[0], site, &self);
  return JJ_LIKELY(callable != NULL) ? call_found(Py_NewRef(callable), Py_XNewRef(self), args, shape) : call_any_method(NULL, args, shape, site, NULL);
}

static JJ_NOINLINE PyObject *call_other_method(PyObject **args, uint32_t shape, const JITSite *site, PyObject *kwnames) {
  PyObject *o = args[0], *name = jj_name_at(site);
  const jj_attr_entry *entry = jj_entry_for((jj_attr_cache *)jj_cache_at(site), o, name, JJ_USE_METHOD);
  if (JJ_UNLIKELY(entry == NULL || entry->kind != JJ_ATTR_METHOD)) {
    int is_plain = entry != NULL && shape <= JIT_SHAPE_COUNT && kwnames == NULL;
    return is_plain ? call_attribute(entry, args, shape, site) : call_any_method(entry, args, shape, site, kwnames);
  }
  return jj_is_unhidden_at_once(entry, o, name) ? call_method(entry->pointer, args, shape, kwnames) : call_hidden_method(args, shape, site, kwnames);
}

PyObject *JITCallMethod(PyObject **args, uint32_t shape, const JITSite *site, PyObject *kwnames) {
  PyObject *method = jj_plain_method(args[0], jj_cache_at(site));
  return JJ_LIKELY(method != NULL) ? call_method(method, args, shape, kwnames) : call_other_method(args, shape, site, kwnames);
}
