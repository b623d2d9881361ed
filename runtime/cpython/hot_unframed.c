// Hot entries of unframed copies (compiler/passes/calls/unframed_copies.cpp): each does it without running Python code and without an exception, or does nothing and says so.
#include "runtime/cpython/globals.h"
#include "runtime/cpython/inline_cache.h"
#include "runtime/cpython/numbers.h"
#include "runtime/cpython/operators.h"
#include "runtime/cpython/unframed.h"

int32_t JITTryEnter(PyThreadState *ts, const JITUnit *unit) {
  if (JJ_UNLIKELY(unit->givenUp >= JIT_GIVES_UP)) return -1;
  if (JJ_UNLIKELY(jj_is_traced(ts, (PyCodeObject *)unit->code) || jj_eval_breaker(ts))) return -1;
  return JJ_LIKELY(jj_recursion_remaining(ts) > 1) ? 0 : -1;
}

PyObject *JITTryAttr(PyObject *o, PyObject *name, JITCache *cache, const JITHint *hint) {
  PyObject *value = jj_instance_attribute(o, cache, hint);
  return JJ_LIKELY(value != NULL) ? value : jj_try_attr(o, name, cache);
}

PyObject *JITTryGlobal(PyFunctionObject *func, JITGlobalCache *cache) { return jj_cached_global(func, cache); }

PyObject *JITTryDeref(PyObject *cell) { return PyCell_GET(cell); }

int32_t JITTryTrue(PyObject *o) {
  if (o == Py_True) return 1;
  if (o == Py_False || o == Py_None) return 0;
  return jj_exact_truth(o);
}

int32_t JITTryCompare(PyObject *a, PyObject *b, int32_t op) {
  int32_t known = jj_short_comparison(a, b, op);
  return JJ_LIKELY(known >= 0) ? known : jj_exact_comparison(a, b, op & JIT_COMPARISON);
}

PyObject *JITTryBinary(PyObject *a, PyObject *b, int32_t kind) {
  if ((kind % 13 == 0 || kind % 13 == 10) && JJ_LIKELY(jj_both_small(a, b))) {
    int64_t x = jj_int_small_value(a), y = jj_int_small_value(b);
    return jj_or_nothing(jj_int_from(kind % 13 == 0 ? x + y : x - y));
  }
  return jj_try_binary(a, b, kind);
}

int64_t JITTryPlace(PyObject *o, PyObject *name, JITCache *cache, const JITHint *hint) {
  if (JJ_LIKELY(jj_is_hinted(o, hint))) return jj_value_place(o, hint->index);
  const jj_attr_entry *entry = ((jj_attr_cache *)cache)->entries;
  return jj_is_slot_of_site(o, entry) ? jj_unseen_place(jj_slot_of(entry, o)) : jj_try_place(o, name, cache);
}

void JITCommitStore(PyObject *o, int64_t address, PyObject *value) {
  PyObject **place = (PyObject **)(intptr_t)address, *old = *place;
  *place = value;
  if (JJ_LIKELY(old != NULL)) {
    Py_DECREF(old);
    return;
  }
  size_t offset = (size_t)((char *)place - (char *)o);
  if (offset < (size_t)Py_TYPE(o)->tp_basicsize) return;  // a slot: values are behind the object or elsewhere
  PyDictValues *values = jj_values_of(o);
  _PyDictValues_AddToInsertionOrder(values, place - values->values);
}
