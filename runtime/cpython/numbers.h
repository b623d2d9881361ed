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

/// Is that one of the ints that always exist?
JJ_INLINE int jj_int_exists(int64_t value) { return (uint64_t)(value + _PY_NSMALLNEGINTS) < _PY_NSMALLNEGINTS + _PY_NSMALLPOSINTS; }
/// A new reference to it.
JJ_INLINE PyObject *jj_existing_int(int64_t value) { return Py_NewRef((PyObject *)&jj_small_ints[_PY_NSMALLNEGINTS + value]); }
/// A new int that is none of those. With JJ_REUSES_INTS in the memory of one that has died.
#ifdef JJ_REUSES_INTS
PyObject *jj_new_int(int64_t value);
#else
JJ_INLINE PyObject *jj_new_int(int64_t value) { return PyLong_FromLongLong(value); }
#endif
/// A new reference to an int.
JJ_INLINE PyObject *jj_int_from(int64_t value) { return jj_int_exists(value) ? jj_existing_int(value) : jj_new_int(value); }

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

/// Is a small index, counted from either end, one of `size` items? *slot: from the start then.
JJ_INLINE int jj_slot_of_index(PyObject *index, Py_ssize_t size, Py_ssize_t *slot) {
  if (!PyLong_CheckExact(index) || !jj_int_is_small(index)) return 0;
  *slot = jj_int_small_value(index);
  if (*slot < 0) *slot += size;
  return (size_t)*slot < (size_t)size;
}

JJ_INLINE PyObject *jj_bool(int value) { return Py_NewRef(value ? Py_True : Py_False); }
#endif
