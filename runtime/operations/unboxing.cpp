// Helpers of the typed region that rarely run: ints of several digits, boxing on exits and error edges.
#include "runtime/cpython/bridge.h"

using jj::Ref;

extern "C" int64_t jj_unbox_big_int(PyObject *o, int32_t *ok) {
  int overflow;
  long long value = PyLong_AsLongLongAndOverflow(o, &overflow);
  *ok = !overflow;
  return overflow ? 0 : value;
}

PyObject *JITIntObject(int32_t value) {
  jj::SavedException saved;
  PyObject *result = PyLong_FromLong(value);
  return result ? result : PyLong_FromLong(0);
}

PyObject *JITBoxExitI64(int64_t value) {
  PyObject *result = PyLong_FromLongLong(value);
  if (!result) Py_FatalError("justjitc: out of memory while leaving a typed region");
  return result;
}

PyObject *JITBoxExitF64(double value) {
  PyObject *result = PyFloat_FromDouble(value);
  if (!result) Py_FatalError("justjitc: out of memory while leaving a typed region");
  return result;
}

PyObject *JITBoxRangeIter(int64_t next, int64_t left, int64_t step) {
  jj::SavedException saved;  // on an error edge one is set
  Ref start = Ref::steal(PyLong_FromLongLong(next)), by = Ref::steal(PyLong_FromLongLong(step));
  // The end in big ints: next + left * step may leave i64.
  Ref count = Ref::steal(PyLong_FromLongLong(left));
  Ref span = Ref::steal(count && by ? PyNumber_Multiply(count.get(), by.get()) : nullptr);
  Ref stop = Ref::steal(span && start ? PyNumber_Add(start.get(), span.get()) : nullptr);
  Ref range = Ref::steal(stop ? PyObject_CallFunctionObjArgs(reinterpret_cast<PyObject *>(&PyRange_Type), start.get(),
                                                             stop.get(), by.get(), nullptr)
                              : nullptr);
  PyObject *iterator = range ? PyObject_GetIter(range.get()) : nullptr;
  if (!iterator) Py_FatalError("justjitc: out of memory while leaving a typed region");
  return iterator;
}

PyObject *JITBoxMaybeI64(int64_t value, int64_t bound) { return bound ? JITBoxExitI64(value) : nullptr; }
PyObject *JITBoxMaybeF64(double value, int64_t bound) { return bound ? JITBoxExitF64(value) : nullptr; }
