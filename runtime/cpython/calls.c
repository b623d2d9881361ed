// Calls of what is neither known while compiling nor a native function: by the kind of callable. Classes: construct.c.
#include "runtime/cpython/builtin_calls.h"
#include "runtime/cpython/construct.h"
#include "runtime/cpython/native_functions.h"
#include "runtime/cpython/operators.h"

#include "internal/pycore_call.h"

PyObject *jj_call_failed(PyObject *callable) {
  if (!PyErr_Occurred()) _Py_CheckFunctionResult(_PyThreadState_GET(), callable, NULL, NULL);
  return NULL;
}

/// Bits of nargsf that only native entries know of.
#define JJ_OUR_BITS ((((size_t)1 << JIT_MAX_GIVEN) - 1) << JIT_GIVEN_SHIFT | JIT_HOLDS_CALLEE)

/// A bound method of a native function: self is given to the function, as the interpreter does it.
static __attribute__((noinline)) PyObject *call_method(PyObject *method, PyObject **args, size_t nargsf, PyObject *kwnames) {
  PyObject *function = Py_NewRef(PyMethod_GET_FUNCTION(method)), *saved = args[-1];
  size_t nargs = jj_num_arguments(nargsf) + 1, given = (size_t)jj_given_arguments(nargsf) << 1 | 1;
  given &= ((size_t)1 << JIT_MAX_GIVEN) - 1;
  args[-1] = Py_NewRef(PyMethod_GET_SELF(method));
  vectorcallfunc entry = ((PyFunctionObject *)function)->vectorcall;
  PyObject *result = entry(function, args - 1, nargs | JIT_HOLDS_CALLEE | given << JIT_GIVEN_SHIFT, kwnames);
  Py_XDECREF(args[-1]);
  args[-1] = saved;
  Py_DECREF(function);
  return result;
}

static inline PyObject *call_class(PyObject *callable, PyObject *const *args, size_t nargsf, PyObject *kwnames) {
  if (JJ_UNLIKELY(callable == (PyObject *)&PyUnicode_Type) && jj_num_arguments(nargsf) == 1 && kwnames == NULL) return PyObject_Str(args[0]);
  return jj_construct((PyTypeObject *)callable, args, nargsf & ~JJ_OUR_BITS, kwnames);
}

/// A callable that is neither a method descriptor nor a builtin function, nor a class that is a plain `type`.
static __attribute__((noinline)) PyObject *call_rest(PyObject *callable, PyObject *const *args, size_t nargsf, PyObject *kwnames) {
  PyTypeObject *type = Py_TYPE(callable);
  if (type->tp_call == PyType_Type.tp_call && ((PyTypeObject *)callable)->tp_vectorcall == NULL) return call_class(callable, args, nargsf, kwnames);
  if (JJ_UNLIKELY(type == &PyMethod_Type))
    if (nargsf & PY_VECTORCALL_ARGUMENTS_OFFSET && jj_is_native_function(PyMethod_GET_FUNCTION(callable)))
      return call_method(callable, (PyObject **)args, nargsf, kwnames);
  if (jj_is_native_function(callable)) return ((PyFunctionObject *)callable)->vectorcall(callable, args, nargsf, kwnames);
  nargsf &= ~JJ_OUR_BITS;
  if (JJ_LIKELY(PyType_HasFeature(type, Py_TPFLAGS_HAVE_VECTORCALL))) {
    vectorcallfunc function = *(vectorcallfunc *)((char *)callable + type->tp_vectorcall_offset);
    if (JJ_LIKELY(function != NULL)) return function(callable, args, nargsf, kwnames);
  }
  return PyObject_Vectorcall(callable, args, nargsf, kwnames);
}

/// bool(o).
static __attribute__((noinline)) PyObject *truth_of(PyObject *o) {
  int32_t truth = jj_truth(o);
  return truth < 0 ? NULL : Py_NewRef(truth ? Py_True : Py_False);
}

PyObject *jj_call_other(PyObject *callable, PyObject *const *args, size_t nargsf, PyObject *kwnames) {
  PyTypeObject *type = Py_TYPE(callable);
  if (type == &PyType_Type) {
    vectorcallfunc function = ((PyTypeObject *)callable)->tp_vectorcall;  // those of builtin classes
    if (JJ_LIKELY(function == NULL)) return call_class(callable, args, nargsf, kwnames);
    if (callable == (PyObject *)&PyBool_Type && jj_num_arguments(nargsf) == 1 && kwnames == NULL) return truth_of(args[0]);
    return function(callable, args, nargsf & ~JJ_OUR_BITS, kwnames);
  }
  if (type == &PyMethodDescr_Type) return jj_call_method_descriptor(callable, args, nargsf & ~JJ_OUR_BITS, kwnames);
  if (type == &PyCFunction_Type) return jj_call_builtin_function(callable, args, nargsf & ~JJ_OUR_BITS, kwnames);
  if (type == &PyCMethod_Type) return jj_call_bound_of_class(callable, args, nargsf & ~JJ_OUR_BITS, kwnames);
  return call_rest(callable, args, nargsf, kwnames);
}
