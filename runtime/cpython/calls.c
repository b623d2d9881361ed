// Calls of what is neither known while compiling nor a native function: by the kind of callable. Classes: construct.c.
#include "runtime/cpython/builtin_calls.h"
#include "runtime/cpython/construct.h"
#include "runtime/cpython/int_text.h"
#include "runtime/cpython/native_functions.h"
#include "runtime/cpython/operators.h"
#include "runtime/cpython/special_methods.h"

#include "internal/pycore_call.h"

PyObject *jj_call_failed(PyObject *callable) {
  if (!PyErr_Occurred()) _Py_CheckFunctionResult(_PyThreadState_GET(), callable, NULL, NULL);
  return NULL;
}

/// Bits of nargsf that only native entries know of.
#define JJ_OUR_BITS ((((size_t)1 << JIT_MAX_GIVEN) - 1) << JIT_GIVEN_SHIFT | JIT_HOLDS_CALLEE)

/// A bound method, as the interpreter calls it: its function, with self in front. A native function is given self.
static JJ_NOINLINE PyObject *call_method(PyObject *method, PyObject **args, size_t nargsf, PyObject *kwnames) {
  PyObject *function = Py_NewRef(PyMethod_GET_FUNCTION(method)), *saved = args[-1];
  size_t n = jj_num_arguments(nargsf) + 1, given = (size_t)jj_given_arguments(nargsf) << 1 | 1;
  given &= ((size_t)1 << JIT_MAX_GIVEN) - 1;
  args[-1] = Py_NewRef(PyMethod_GET_SELF(method));
  vectorcallfunc entry = jj_is_native_at_once(function) || jj_is_native_function(function) ? ((PyFunctionObject *)function)->vectorcall : jj_call_other;
  PyObject *result = entry(function, args - 1, n | JIT_HOLDS_CALLEE | given << JIT_GIVEN_SHIFT, kwnames);
  Py_XDECREF(args[-1]);
  args[-1] = saved;
  Py_DECREF(function);
  return result;
}

/// int(text): out of line, for its result needs a place in memory.
static JJ_NOINLINE PyObject *int_of(PyObject *const *args, size_t nargsf) {
  PyObject *result;
  return jj_int_of_text(args[0], &result) ? result : jj_construct(&PyLong_Type, args, nargsf & ~JJ_OUR_BITS, NULL);
}

/// bool(o).
static JJ_NOINLINE PyObject *truth_of(PyObject *o) {
  int32_t truth = jj_truth(o);
  return truth < 0 ? NULL : Py_NewRef(truth ? Py_True : Py_False);
}

static inline PyObject *call_class(PyObject *callable, PyObject *const *args, size_t nargsf, PyObject *kwnames) {
  PyTypeObject *type = (PyTypeObject *)callable;
  if (!PyType_HasFeature(type, Py_TPFLAGS_HEAPTYPE) && jj_num_arguments(nargsf) == 1 && kwnames == NULL) {
    if (type == &PyUnicode_Type) return PyObject_Str(args[0]);
    if (type == &PyLong_Type && PyUnicode_CheckExact(args[0])) return int_of(args, nargsf);
    if (type == &PyBool_Type) return truth_of(args[0]);
  }
  if (JJ_LIKELY(jj_is_called_by_type(type))) return jj_construct(type, args, nargsf & ~JJ_OUR_BITS, kwnames);
  return type->tp_vectorcall(callable, args, nargsf & ~JJ_OUR_BITS, kwnames);
}

/// Versions of types whose instances object.__setattr__ was seen to accept: what it asks of them is said by them and their bases.
static uint32_t plain_setattr[256];

static PyObject *object_setattr(void) {
  static PyObject *descr;
  if (JJ_UNLIKELY(descr == NULL)) descr = PyDict_GetItemString(jj_type_dict(&PyBaseObject_Type), "__setattr__");
  return descr;
}

/// What a slot wrapper (object.__setattr__, super().__init__ of a builtin class) does with self and a tuple of the rest.
static JJ_NOINLINE PyObject *call_slot(PyWrapperDescrObject *descr, PyObject *const *args, Py_ssize_t n, PyThreadState *ts) {
  PyTypeObject *type = Py_TYPE(args[0]);
  uint32_t version = type->tp_version_tag;
  int is_setattr = n == 3 && (PyObject *)descr == object_setattr();
  PyObject *result = NULL;
  if (is_setattr && version != 0 && plain_setattr[version % 256] == version) {
    if (((setattrofunc)descr->d_wrapped)(args[0], args[1], args[2]) == 0) result = Py_NewRef(Py_None);
  } else {
    PyObject *tuple = jj_tuple_of(args + 1, n - 1);
    if (JJ_LIKELY(tuple != NULL)) {
      // those without keywords do not look at the last one
      result = ((wrapperfunc_kwds)(void (*)(void))descr->d_base->wrapper)(args[0], tuple, descr->d_wrapped, NULL);
      Py_DECREF(tuple);
    }
    if (is_setattr && result != NULL && version != 0 && type->tp_version_tag == version) plain_setattr[version % 256] = version;
  }
  jj_leave_call(ts);
  return result;
}

static JJ_NOINLINE PyObject *call_vector(PyObject *callable, PyObject *const *args, size_t nargsf, PyObject *kwnames) {
  vectorcallfunc function = *(vectorcallfunc *)((char *)callable + Py_TYPE(callable)->tp_vectorcall_offset);
  return JJ_LIKELY(function != NULL) ? function(callable, args, nargsf & ~JJ_OUR_BITS, kwnames) : PyObject_Vectorcall(callable, args, nargsf & ~JJ_OUR_BITS, kwnames);
}

static JJ_NOINLINE PyObject *call_function(PyObject *function, PyObject *const *args, size_t nargsf, PyObject *kwnames) {
  if (jj_is_native_function(function)) return ((PyFunctionObject *)function)->vectorcall(function, args, nargsf, kwnames);
  return call_vector(function, args, nargsf, kwnames);
}

static JJ_NOINLINE PyObject *call_wrapper(PyObject *callable, PyObject *const *args, size_t nargsf, PyObject *kwnames) {
  Py_ssize_t n = jj_num_arguments(nargsf);
  PyThreadState *ts = _PyThreadState_GET();
  if (kwnames == NULL && n > 0 && PyObject_TypeCheck(args[0], PyDescr_TYPE(callable)) && JJ_LIKELY(jj_enter_call(ts))) return call_slot((PyWrapperDescrObject *)callable, args, n, ts);
  return PyObject_Vectorcall(callable, args, nargsf & ~JJ_OUR_BITS, kwnames);
}

/// __call__ in Python of what has neither a vectorcall nor is a class (borrowed), or NULL.
static inline PyObject *call_of_instance(PyObject *callable) {
  PyTypeObject *type = Py_TYPE(callable);
  PyObject *function = PyType_HasFeature(type, Py_TPFLAGS_HEAPTYPE) ? _PyType_Lookup(type, jj_special_name_object(JJ_NAME_CALL)) : NULL;
  return function != NULL && PyObject_TypeCheck(function, &PyFunction_Type) ? function : NULL;
}

int jj_is_called_in_python(PyObject *o) {
  PyTypeObject *type = Py_TYPE(o);
  return !PyType_HasFeature(type, Py_TPFLAGS_HAVE_VECTORCALL) && type->tp_call != PyType_Type.tp_call && call_of_instance(o) != NULL;
}

/// It gets the arguments as they are, where CPython makes a tuple and a dict of them.
PyObject *jj_call_instance(PyObject *callable, PyObject *const *args, size_t nargsf, PyObject *kwnames) {
  PyObject *function = call_of_instance(callable);
  PyThreadState *ts = _PyThreadState_GET();
  nargsf &= ~JJ_OUR_BITS;
  if (function == NULL || JJ_UNLIKELY(!jj_enter_call(ts))) return PyObject_Vectorcall(callable, args, nargsf, kwnames);
  PyObject *result = jj_call_with_first(function, callable, args, nargsf, kwnames);
  jj_leave_call(ts);
  return result;
}

/// A callable that is neither a method descriptor nor a builtin function, nor a class that is a plain `type`.
static JJ_NOINLINE PyObject *call_rest(PyObject *callable, PyObject *const *args, size_t nargsf, PyObject *kwnames) {
  PyTypeObject *type = Py_TYPE(callable);
  if (type == &PyMethod_Type) return nargsf & PY_VECTORCALL_ARGUMENTS_OFFSET ? call_method(callable, (PyObject **)args, nargsf, kwnames) : call_vector(callable, args, nargsf, kwnames);
  if (type == &PyFunction_Type || type == jj_native_function_type) return call_function(callable, args, nargsf, kwnames);
  if (type == &PyWrapperDescr_Type) return call_wrapper(callable, args, nargsf, kwnames);
  if (type->tp_call == PyType_Type.tp_call) return call_class(callable, args, nargsf, kwnames);
  return PyType_HasFeature(type, Py_TPFLAGS_HAVE_VECTORCALL) ? call_vector(callable, args, nargsf, kwnames) : jj_call_instance(callable, args, nargsf, kwnames);
}

PyObject *jj_call_other(PyObject *callable, PyObject *const *args, size_t nargsf, PyObject *kwnames) {
  PyTypeObject *type = Py_TYPE(callable);
  if (type == &PyType_Type) return call_class(callable, args, nargsf, kwnames);
  if (type == &PyMethodDescr_Type) return jj_call_method_descriptor(callable, args, nargsf & ~JJ_OUR_BITS, kwnames);
  if (type == &PyCFunction_Type) return jj_call_builtin_function(callable, args, nargsf & ~JJ_OUR_BITS, kwnames);
  if (type == &PyCMethod_Type) return jj_call_bound_of_class(callable, args, nargsf & ~JJ_OUR_BITS, kwnames);
  return call_rest(callable, args, nargsf, kwnames);
}
