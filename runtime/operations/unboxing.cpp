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

/// box(value), or reserve(value) when there is no memory; the exception that is set, if there is one, stays.
template <auto box, auto reserve, class Value>
static PyObject *boxed(Value value) {
  if (JJ_LIKELY(!PyErr_Occurred())) {
    PyObject *result = box(value);
    if (JJ_LIKELY(result)) return result;
    PyErr_Clear();
  }
  jj::SavedException saved;
  PyObject *result = box(value);
  return JJ_LIKELY(result) ? result : orFatal(reserve(value));
}

PyObject *JITBoxExitI64(int64_t value) { return boxed<jj_box_int, jj_reserve_int>(value); }
PyObject *JITBoxExitF64(double value) { return boxed<PyFloat_FromDouble, jj_reserve_float>(value); }

PyObject *JITBoxReal(int64_t value, int64_t form) { return form == JIT_INT_FORM ? jj_box_int(value) : PyFloat_FromDouble(__builtin_bit_cast(double, value)); }
PyObject *JITBoxExitReal(int64_t value, int64_t form) { return form == JIT_INT_FORM ? JITBoxExitI64(value) : JITBoxExitF64(__builtin_bit_cast(double, value)); }

PyObject *JITBoxRangeIter(int64_t next, int64_t left, int64_t step) {
  jj::SavedException saved;
  return orFatal(jj_range_iterator_of(next, left, step));
}

PyObject *JITBoxMaybeI64(int64_t value, int64_t bound) { return bound ? JITBoxExitI64(value) : nullptr; }
PyObject *JITBoxMaybeF64(double value, int64_t bound) { return bound ? JITBoxExitF64(value) : nullptr; }
