// Calls that fail without saying why, and those that have no vectorcall: classes of Python code, whose instances are made here without a tuple of arguments.
#include "runtime/cpython/builtin_calls.h"
#include "runtime/cpython/native_functions.h"

#include "internal/pycore_call.h"

PyObject *jj_call_failed(PyObject *callable) {
  if (!PyErr_Occurred()) _Py_CheckFunctionResult(_PyThreadState_GET(), callable, NULL, NULL);
  return NULL;
}

/// The function that runs as __init__ of a new instance (borrowed), or NULL when type.__call__ has to do it all: another
/// metaclass, a __new__, an abstract class, an __init__ that is no Python function.
static PyObject *find_init(PyTypeObject *type) {
  static PyObject *init_name;
  if (type->tp_new != PyBaseObject_Type.tp_new || type->tp_init == PyBaseObject_Type.tp_init) return NULL;
  if (PyType_HasFeature(type, Py_TPFLAGS_IS_ABSTRACT)) return NULL;
  if (init_name == NULL) init_name = PyUnicode_InternFromString("__init__");
  PyObject *init = init_name != NULL ? _PyType_Lookup(type, init_name) : NULL;
  if (init == NULL) return NULL;
  int isFunction = Py_TYPE(init) == &PyFunction_Type || Py_TYPE(init)->tp_base == &PyFunction_Type;
  return isFunction ? init : NULL;
}

/// The same, remembered by the version of the class, which changes with all that find_init looks at.
static PyObject *python_init(PyObject *callable) {
  enum { KNOWN = 128 };
  static struct {
    uint32_t version;
    PyObject *init;
  } known[KNOWN];
  if (!PyType_Check(callable) || Py_TYPE(callable)->tp_call != PyType_Type.tp_call) return NULL;
  PyTypeObject *type = (PyTypeObject *)callable;
  uint32_t version = type->tp_version_tag;
  if (JJ_LIKELY(version != 0 && known[version % KNOWN].version == version)) return known[version % KNOWN].init;
  PyObject *init = find_init(type);
  version = jj_type_version(type);
  if (init != NULL && version != 0) {
    known[version % KNOWN].version = version;
    known[version % KNOWN].init = init;
  }
  return init;
}

/// Calls init with [self, args...]; -1 with an exception on failure.
static int call_init(PyObject *init, PyObject *self, PyObject *const *args, size_t nargsf, PyObject *kwnames) {
  PyObject *small[8], **array = small, **heap = NULL, *saved = NULL, *result;
  Py_ssize_t n = PyVectorcall_NARGS(nargsf), total = n + (kwnames != NULL ? PyTuple_GET_SIZE(kwnames) : 0);
  vectorcallfunc function = ((PyFunctionObject *)init)->vectorcall;
  if (nargsf & PY_VECTORCALL_ARGUMENTS_OFFSET) {
    array = (PyObject **)args - 1;
    saved = array[0];
  } else {
    if (total + 1 > 8) {
      array = heap = PyMem_Malloc((size_t)(total + 1) * sizeof(PyObject *));
      if (heap == NULL) {
        PyErr_NoMemory();
        return -1;
      }
    }
    memcpy(array + 1, args, (size_t)total * sizeof(PyObject *));
  }
  array[0] = self;
  Py_INCREF(init);  // the class may lose it meanwhile
  result = function(init, array, (size_t)n + 1, kwnames);
  Py_DECREF(init);
  if (nargsf & PY_VECTORCALL_ARGUMENTS_OFFSET) array[0] = saved;
  PyMem_Free(heap);
  if (JJ_LIKELY(result == Py_None)) {
    Py_DECREF(result);
    return 0;
  }
  if (result != NULL) {
    PyErr_Format(PyExc_TypeError, "__init__() should return None, not '%.200s'", Py_TYPE(result)->tp_name);
    Py_DECREF(result);
  }
  return -1;
}

/// The empty tuple, which is one for all; borrowed.
static PyObject *empty_tuple(void) {
  static PyObject *empty;
  if (empty == NULL) empty = PyTuple_New(0);
  return empty;
}

/// A callable without vectorcall.
static __attribute__((noinline)) PyObject *call_slow(PyObject *callable, PyObject *const *args, size_t nargsf, PyObject *kwnames) {
  if (callable == (PyObject *)&PyUnicode_Type && jj_num_arguments(nargsf) == 1 && kwnames == NULL) return PyObject_Str(args[0]);
  PyObject *init = python_init(callable);
  PyThreadState *ts = _PyThreadState_GET();
  // At the limit the general way raises the right error.
  if (init == NULL || !jj_enter_call(ts)) return PyObject_Vectorcall(callable, args, nargsf, kwnames);
  // object.__new__ itself: 3.11 prepares the instance's inline values there.
  PyObject *none = empty_tuple();
  PyObject *self = none != NULL ? PyBaseObject_Type.tp_new((PyTypeObject *)callable, none, NULL) : NULL;
  if (self != NULL && call_init(init, self, args, nargsf, kwnames) < 0) Py_CLEAR(self);
  jj_leave_call(ts);
  return self;
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

/// A callable that is neither a method descriptor nor a builtin function.
static __attribute__((noinline)) PyObject *call_rest(PyObject *callable, PyObject *const *args, size_t nargsf, PyObject *kwnames) {
  PyTypeObject *type = Py_TYPE(callable);
  if (JJ_UNLIKELY(type == &PyMethod_Type))
    if (nargsf & PY_VECTORCALL_ARGUMENTS_OFFSET && jj_is_native_function(PyMethod_GET_FUNCTION(callable)))
      return call_method(callable, (PyObject **)args, nargsf, kwnames);
  if (jj_is_native_function(callable)) return ((PyFunctionObject *)callable)->vectorcall(callable, args, nargsf, kwnames);
  nargsf &= ~JJ_OUR_BITS;
  if (JJ_LIKELY(PyType_HasFeature(type, Py_TPFLAGS_HAVE_VECTORCALL))) {
    vectorcallfunc function = *(vectorcallfunc *)((char *)callable + type->tp_vectorcall_offset);
    if (JJ_LIKELY(function != NULL)) return function(callable, args, nargsf, kwnames);
  }
  return call_slow(callable, args, nargsf, kwnames);
}

PyObject *jj_call_other(PyObject *callable, PyObject *const *args, size_t nargsf, PyObject *kwnames) {
  PyTypeObject *type = Py_TYPE(callable);
  if (type == &PyMethodDescr_Type) return jj_call_method_descriptor(callable, args, nargsf & ~JJ_OUR_BITS, kwnames);
  if (type == &PyCFunction_Type) return jj_call_builtin_function(callable, args, nargsf & ~JJ_OUR_BITS, kwnames);
  return call_rest(callable, args, nargsf, kwnames);
}
