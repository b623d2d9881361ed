// Hot entries of names, cells, calls and unboxing: inlined into generated code. No mutable globals here (they would
// exist twice); slow paths are ordinary functions elsewhere.
#include "runtime/cpython/globals.h"
#include "runtime/cpython/native_functions.h"
#include "runtime/cpython/told.h"

// --- globals

PyObject *JITLoadGlobal(PyFunctionObject *func, JITGlobalCache *cache, const JITSite *site) {
  PyObject *value = jj_cached_global(func, cache);
  return JJ_LIKELY(value != NULL) ? Py_NewRef(value) : jj_global_slowly(func, site);
}

JJ_INLINE PyObject *peek(PyFunctionObject *func, PyObject *name, JITGlobalCache *cache) {
  PyObject *value = jj_cached_global(func, cache);
  return JJ_LIKELY(value != NULL) ? value : jj_peek_global(func, name, cache);
}

int32_t JITGlobalIsUnit(PyFunctionObject *func, PyObject *name, JITGlobalCache *cache, const JITUnit *unit,
                        PyFunctionObject **found) {
  PyObject *value = peek(func, name, cache);
  if (JJ_UNLIKELY(value == NULL)) return 0;
  // Functions at module level are of one type: that of the caller. A __code__ with other flags only is not current here.
  if (JJ_UNLIKELY(Py_TYPE(value) != Py_TYPE(func))) return 0;
  PyFunctionObject *callee = (PyFunctionObject *)value;
  if (JJ_UNLIKELY(callee->func_code != unit->code || callee->vectorcall != unit->entry)) return 0;
  *found = callee;
  return callee->func_globals == func->func_globals;
}

// --- locals and cells

int32_t JITCheckLocal(PyObject *value, PyFunctionObject *func, int32_t index) {
  return JJ_LIKELY(value != NULL) ? 0 : jj_unbound_local(func, index);
}

PyObject *JITLoadDeref(PyObject *cell, PyFunctionObject *func, int32_t index) {
  PyObject *value = PyCell_GET(cell);
  if (JJ_UNLIKELY(value == NULL)) {
    jj_unbound_local(func, index);
    return NULL;
  }
  return Py_NewRef(value);
}

void JITStoreDeref(PyObject *cell, PyObject *value) {
  PyObject *old = PyCell_GET(cell);
  ((PyCellObject *)cell)->ob_ref = value;
  Py_XDECREF(old);
}

// --- calls

int32_t JITCodeIsCurrent(PyFunctionObject *func, const JITUnit *unit) { return func->func_code == unit->code; }

PyObject *JITCall(PyObject *callable, PyObject *self, PyObject **args, int32_t nargs, PyObject *kwnames, uint32_t given) {
  return jj_call(callable, self, args, nargs, kwnames, given);
}

int32_t JITIsUnit(PyObject *callable, const JITUnit *unit) { return jj_is_function_of(callable, unit); }
int32_t JITIsLibraryUnit(PyObject *callable, const JITUnit *unit) { return jj_is_library_function_of(callable, unit); }

PyObject *JITDefaults(PyFunctionObject *func, int32_t count) {
  PyObject *defaults = func->func_defaults;
  return defaults != NULL && PyTuple_GET_SIZE(defaults) >= count ? defaults : NULL;
}

PyObject *JITDefault(PyObject *defaults, int32_t fromEnd) {
  return PyTuple_GET_ITEM(defaults, PyTuple_GET_SIZE(defaults) - fromEnd);
}

PyObject *JITKeepArgument(PyObject *o, uint32_t given) {
  if (!given) Py_INCREF(o);
  return o;
}

void JITDropArgument(PyObject *o, uint32_t given) {
  if (given) Py_DECREF(o);
}

PyObject *JITTakeArgument(PyObject **place, uint32_t given) {
  PyObject *o = *place;
  if (given)
    *place = NULL;
  else
    Py_INCREF(o);
  return o;
}

void JITReleaseArgument(PyObject **place, uint32_t given) {
  if (!given) return;
  PyObject *o = *place;
  *place = NULL;
  Py_DECREF(o);
}

// --- unboxing

int64_t JITUnboxInt(PyObject *o, int32_t *ok) {
  *ok = 0;
  if (JJ_UNLIKELY(!PyLong_CheckExact(o))) return 0;
  if (JJ_LIKELY(jj_int_is_small(o))) {
    *ok = 1;
    return jj_int_small_value(o);
  }
  int32_t fits;  // so that *ok can live in a register
  int64_t value = jj_unbox_big_int(o, &fits);
  *ok = fits;
  return value;
}

int64_t JITUnboxReal(PyObject *o, int64_t *form) {
  if (JJ_LIKELY(PyFloat_CheckExact(o))) {
    int64_t bits;
    memcpy(&bits, &((PyFloatObject *)o)->ob_fval, sizeof bits);
    *form = JIT_FLOAT_FORM;
    return bits;
  }
  int32_t ok;
  int64_t value = JITUnboxInt(o, &ok);
  *form = ok ? JIT_INT_FORM : 0;
  return value;
}

double JITUnboxFloat(PyObject *o, int32_t *ok) {
  *ok = PyFloat_CheckExact(o);
  return JJ_LIKELY(*ok) ? ((PyFloatObject *)o)->ob_fval : 0.0;
}
