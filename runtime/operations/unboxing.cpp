// Helpers of the typed region that rarely run: ints of several digits, boxing on exits and error edges.
#include "runtime/cpython/bridge.h"

using jj::Ref;

extern "C" int64_t jj_unbox_big_int(PyObject *o, int32_t *ok) {
  int overflow;
  long long value = PyLong_AsLongLongAndOverflow(o, &overflow);
  *ok = !overflow;
  return overflow ? 0 : value;
}

// What follows must not fail: there is a reserve for when there is no memory (cpython/reserve.c). On error edges an exception is set.

static PyObject *orFatal(PyObject *box) {
  if (JJ_UNLIKELY(!box)) Py_FatalError("justjitc: out of memory while leaving a typed region, and of the reserve for it");
  return box;
}

PyObject *JITIntObject(int32_t value) { return JITBoxExitI64(value); }

PyObject *JITBoxExitI64(int64_t value) {
  jj::SavedException saved;
  PyObject *result = PyLong_FromLongLong(value);
  return JJ_LIKELY(result) ? result : orFatal(jj_reserve_int(value));
}

PyObject *JITBoxExitF64(double value) {
  jj::SavedException saved;
  PyObject *result = PyFloat_FromDouble(value);
  return JJ_LIKELY(result) ? result : orFatal(jj_reserve_float(value));
}

PyObject *JITBoxRangeIter(int64_t next, int64_t left, int64_t step) {
  jj::SavedException saved;
  return orFatal(jj_range_iterator_of(next, left, step));
}

PyObject *JITBoxMaybeI64(int64_t value, int64_t bound) { return bound ? JITBoxExitI64(value) : nullptr; }
PyObject *JITBoxMaybeF64(double value, int64_t bound) { return bound ? JITBoxExitF64(value) : nullptr; }
