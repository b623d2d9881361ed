// Which callables are native functions: those whose vectorcall is an entry of compiled code, and so may be given references (JIT_GIVEN_SHIFT). C only.
//
// Either an instance of the subtype of types.FunctionType (jj_native_function_type), or an exact function whose vectorcall lies among the entries of a
// compiled module. Somebody else's vectorcall on a function must not be taken for one of ours, so the test is where it lies.
#ifndef JUSTJITC_CPYTHON_NATIVE_FUNCTIONS_H
#define JUSTJITC_CPYTHON_NATIVE_FUNCTIONS_H
#include "runtime/cpython/internals.h"

/// The entries of this module begin at jj_entries_low; those of no other lie in the jj_entries_size bytes from there.
extern uintptr_t jj_entries_low, jj_entries_size;

JJ_INLINE int jj_is_entry_of_module(vectorcallfunc function) { return (uintptr_t)function - jj_entries_low < jj_entries_size; }

/// Entries, of whatever module, that were found to be native lately (native_functions.c), by their address.
enum { JJ_KNOWN_ENTRIES = 64 };
extern vectorcallfunc jj_known_entries[JJ_KNOWN_ENTRIES];
JJ_INLINE vectorcallfunc *jj_place_of_entry(vectorcallfunc function) { return &jj_known_entries[((uintptr_t)function >> 4) % JJ_KNOWN_ENTRIES]; }

/// Certain cases only, in a few instructions: the commonest of this Python.
JJ_INLINE int jj_is_native_at_once(PyObject *callable) {
  if (JJ_INTERPRETER_SKIPS_VECTORCALL) return Py_IS_TYPE(callable, jj_native_function_type);
  if (!Py_IS_TYPE(callable, &PyFunction_Type)) return 0;
  vectorcallfunc function = ((PyFunctionObject *)callable)->vectorcall;
  return jj_is_entry_of_module(function) || *jj_place_of_entry(function) == function;
}

/// What to call it by, with all that calls of compiled code say (JIT_HOLDS_CALLEE, JIT_GIVEN_SHIFT).
JJ_INLINE vectorcallfunc jj_entry_of(PyObject *callable) { return JJ_LIKELY(jj_is_native_at_once(callable)) ? ((PyFunctionObject *)callable)->vectorcall : jj_call_other; }

/// Is it a function of the unit that runs natively, with current code?
JJ_INLINE int jj_is_function_of(PyObject *callable, const JITUnit *unit) {
  PyFunctionObject *f = (PyFunctionObject *)callable;
  if (JJ_INTERPRETER_SKIPS_VECTORCALL) return Py_IS_TYPE(callable, jj_native_function_type) && f->func_code == unit->code;
  if (!Py_IS_TYPE(callable, &PyFunction_Type) && !(JJ_INTERPRETER_SKIPS_INIT && Py_IS_TYPE(callable, jj_native_function_type))) return 0;
  return f->vectorcall == unit->entry && f->func_code == unit->code;
}
/// The same of a unit of a library (library.def): its functions are exact ones everywhere.
JJ_INLINE int jj_is_library_function_of(PyObject *callable, const JITUnit *unit) {
  PyFunctionObject *f = (PyFunctionObject *)callable;
  return Py_IS_TYPE(callable, &PyFunction_Type) && f->vectorcall == unit->entry && f->func_code == unit->code;
}
// All cases: jj_is_native_function of bridge.h.

/// JITCall.
JJ_INLINE PyObject *jj_call(PyObject *callable, PyObject *self, PyObject **args, int32_t nargs, PyObject *kwnames, uint32_t given) {
  size_t positional = (size_t)nargs;
  if (kwnames != NULL) positional -= (size_t)PyTuple_GET_SIZE(kwnames);
  PyObject **base = args;
  size_t nargsf = positional | JIT_HOLDS_CALLEE | (size_t)(given >> 1) << JIT_GIVEN_SHIFT | PY_VECTORCALL_ARGUMENTS_OFFSET;  // args[-1] may be written
  if (given & 1) args[-1] = self;  // the caller looks there for what is left, NULL included
  if (self != NULL) {
    base = args - 1;
    *base = self;
    nargsf = (positional + 1) | JIT_HOLDS_CALLEE | (size_t)given << JIT_GIVEN_SHIFT;
  }
  PyObject *result = jj_entry_of(callable)(callable, base, nargsf, kwnames);
  return JJ_LIKELY(result != NULL) ? result : jj_call_failed(callable);
}

/// Releases what is left of what was given.
JJ_INLINE void jj_release_given(PyObject **args, uint32_t given) {
  while (given != 0) {
    int n = JJ_LOCALS_DIE_BACKWARDS ? 31 - __builtin_clz(given) : __builtin_ctz(given);
    given &= ~(1u << n);
    Py_XDECREF(args[n]);
  }
}

/// JITCall of a shape (JIT_SHAPE_SHIFT), with the release of the callable and of what is left of what was given.
JJ_INLINE PyObject *jj_call_and_release(PyObject *callable, PyObject *self, PyObject **args, uint32_t shape, PyObject *kwnames) {
  uint32_t given = shape >> JIT_SHAPE_SHIFT;
  PyObject *result = jj_call(callable, self, args, (int32_t)(shape & JIT_SHAPE_COUNT), kwnames, given);
  if (!JJ_LOCALS_DIE_BACKWARDS) Py_DECREF(callable);
  jj_release_given(args - 1, given);
  if (JJ_LOCALS_DIE_BACKWARDS) Py_DECREF(callable);
  return result;
}
#endif
