// Exact ints of one digit and exact floats: what the fast paths of operators, subscripts and iterators share. C only.
#ifndef JUSTJITC_CPYTHON_NUMBERS_H
#define JUSTJITC_CPYTHON_NUMBERS_H
#include "runtime/cpython/internals.h"

#include "internal/pycore_global_objects.h"
#include "internal/pycore_runtime.h"

/// Are both exact ints of at most one digit?
JJ_INLINE int jj_both_small(PyObject *a, PyObject *b) {
  return PyLong_CheckExact(a) && PyLong_CheckExact(b) && jj_int_is_small(a) && jj_int_is_small(b);
}

/// A new reference to an int.
JJ_INLINE PyObject *jj_int_from(int64_t value) {
  if ((uint64_t)(value + _PY_NSMALLNEGINTS) < _PY_NSMALLNEGINTS + _PY_NSMALLPOSINTS)
    return Py_NewRef((PyObject *)&_Py_SINGLETON(small_ints)[_PY_NSMALLNEGINTS + value]);
  return PyLong_FromLongLong(value);
}

/// Value of `a op b`; op is a constant Py_LT .. Py_GE.
#define JJ_COMPARE_VALUES(a, b, op)   \
  ((op) == Py_LT   ? (a) < (b)        \
   : (op) == Py_LE ? (a) <= (b)       \
   : (op) == Py_EQ ? (a) == (b)       \
   : (op) == Py_NE ? (a) != (b)       \
   : (op) == Py_GT ? (a) > (b)        \
                   : (a) >= (b))

/// A new reference to an object that a container holds. That it is there, with a count above 0, lets LLVM drop the test of a release of
/// this reference that follows at once.
JJ_INLINE PyObject *jj_ref_of_alive(PyObject *o) {
  if (o == NULL || Py_REFCNT(o) <= 0) __builtin_unreachable();
  return Py_NewRef(o);
}

JJ_INLINE PyObject *jj_bool(int value) { return Py_NewRef(value ? Py_True : Py_False); }
#endif
