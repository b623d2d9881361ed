// f(x, *args, **kwargs) where nobody counts references: what is called gets the items of the tuple where they lie, and those of the dict without another dict.
//
// The interpreter's tuple and dict of arguments live until the call has returned, but where a function in Python takes them apart first (JJ_CALL_EX_TAKES_ARGUMENTS); so do the references here, and they
// end in that order.
#include "runtime/cpython/builtin_calls.h"
#include "runtime/cpython/construct.h"
#include "runtime/cpython/native_functions.h"

PyObject *jj_bound(PyObject *callable, PyObject *self) {
  return self != NULL ? Py_TYPE(callable)->tp_descr_get(callable, self, (PyObject *)Py_TYPE(self)) : Py_NewRef(callable);
}

PyObject *jj_joined_tuple(PyObject **items, Py_ssize_t n, PyObject *tuple) {
  Py_ssize_t m = PyTuple_GET_SIZE(tuple);
  PyObject *few[8], **all = ((PyTupleObject *)tuple)->ob_item, *made = NULL;
#pragma clang loop vectorize(disable) unroll(disable)
  for (Py_ssize_t i = 0; i < m; i++) Py_INCREF(all[i]);
  if (m == 0) {
    all = items;
  } else if (n + m <= 8) {
    for (Py_ssize_t i = 0; i < n; i++) few[i] = items[i];
    for (Py_ssize_t i = 0; i < m; i++) few[n + i] = all[i];
    all = few;
  }
  if (all != ((PyTupleObject *)tuple)->ob_item) {
    made = jj_fill_kept_tuple(all, n + m);
    if (JJ_LIKELY(made != NULL)) return made;
  }
  made = PyTuple_New(n + m);
  for (Py_ssize_t i = 0; i < n + m; i++) {
    PyObject *item = i < n ? items[i] : PyTuple_GET_ITEM(tuple, i - n);
    if (JJ_LIKELY(made != NULL)) PyTuple_SET_ITEM(made, i, item);
    else Py_DECREF(item);
  }
  if (made != NULL && n + m > 0) jj_tuple_filled(made);
  return made;
}

/// Calls a class, as JITCall does.
static PyObject *call_class(PyObject *callable, PyObject *const *args, size_t nargsf, PyObject *kwnames) { return jj_construct((PyTypeObject *)callable, args, nargsf, kwnames); }

/// What calls the callable, and the bits of nargsf that go with it. NULL: nothing that is done here.
JJ_INLINE vectorcallfunc caller_of(PyObject *callable, size_t *bits) {
  PyTypeObject *type = Py_TYPE(callable);
  *bits = 0;
  if (jj_is_native_at_once(callable) || jj_is_native_function(callable)) *bits = JIT_HOLDS_CALLEE;
  else if (type != &PyFunction_Type) {
    if (type->tp_call != PyType_Type.tp_call) return jj_is_called_in_python(callable) ? jj_call_instance : NULL;
    int is_class = JJ_INIT_FRAME_FLAG == 0 && ((PyTypeObject *)callable)->tp_vectorcall == NULL;
    return is_class && jj_constructs_directly((PyTypeObject *)callable) ? call_class : NULL;
  }
  return ((PyFunctionObject *)callable)->vectorcall;
}

/// New references to the keys and values of a dict. 0: not all keys are strings, and there are none.
static int take_items(PyObject *dict, PyObject **keys, PyObject **values) {
  Py_ssize_t position = 0, n = 0;
  while (PyDict_Next(dict, &position, &keys[n], &values[n])) {
    if (JJ_UNLIKELY(!PyUnicode_Check(keys[n]))) break;
    Py_INCREF(keys[n]);
    Py_INCREF(values[n]);
    n++;
  }
  if (JJ_LIKELY(n == PyDict_GET_SIZE(dict))) return 1;
  while (--n >= 0) {
    Py_DECREF(keys[n]);
    Py_DECREF(values[n]);
  }
  return 0;
}

/// Ends a call: what it was given, in the order in which the interpreter lets go of it.
JJ_INLINE void release_call(PyObject *callable, PyObject *self, PyObject *args) {
  if (JJ_LOCALS_DIE_BACKWARDS) Py_DECREF(args);
  Py_DECREF(callable);
  Py_XDECREF(self);
  if (!JJ_LOCALS_DIE_BACKWARDS) Py_DECREF(args);
}

enum { FEW = 12 };

/// A call of `called` with `first` (NULL: none) and the items of both in an array. All is owned: callable and self are what the caller has given.
static JJ_NOINLINE PyObject *call_with_items(PyObject *callable, PyObject *args, PyObject *kwargs, PyObject *self, PyObject *called, PyObject *first, vectorcallfunc caller, size_t bits) {
  Py_ssize_t n = PyTuple_GET_SIZE(args), k = PyDict_GET_SIZE(kwargs);
  PyObject *few[FEW], **memory = few, *names;
  if (n + 2 * k + 2 > FEW && (memory = PyMem_Malloc((size_t)(n + 2 * k + 2) * sizeof *memory)) == NULL) return jj_call_ex_generally(callable, args, kwargs, self, JIT_SPREAD);
  PyObject **values = memory + n + 2, *result = NULL;
  if (JJ_UNLIKELY(!take_items(kwargs, values + k, values))) {
    if (memory != few) PyMem_Free(memory);
    return jj_call_ex_generally(callable, args, kwargs, self, JIT_SPREAD);
  }
  names = jj_tuple_of_taken(values + k, k);
  if (JJ_LIKELY(names != NULL)) {
    memory[1] = first;
    for (Py_ssize_t i = 0; i < n; i++) memory[2 + i] = PyTuple_GET_ITEM(args, i);
    int more = first != NULL;
    result = caller(called, memory + 2 - more, (size_t)(n + more) | bits | PY_VECTORCALL_ARGUMENTS_OFFSET, names);
    if (JJ_UNLIKELY(result == NULL)) jj_call_failed(called);
  }
  if (!JJ_LOCALS_DIE_BACKWARDS) release_call(callable, self, args);
  for (Py_ssize_t i = 0; names == NULL && i < k; i++) Py_DECREF(values[i]);
  if (names != NULL) {
    jj_release_unpacked(values, 0, names);
    Py_DECREF(names);
  }
  if (memory != few) PyMem_Free(memory);
  Py_DECREF(kwargs);
  if (JJ_LOCALS_DIE_BACKWARDS) release_call(callable, self, args);
  return result;
}

/// The same without keywords, for few arguments.
static JJ_NOINLINE PyObject *call_with_first(PyObject *callable, PyObject *args, PyObject *self, PyObject *called, PyObject *first, vectorcallfunc caller, size_t bits) {
  Py_ssize_t n = PyTuple_GET_SIZE(args);
  int more = first != NULL;
  PyObject *array[FEW];
  array[1] = first;
#pragma clang loop vectorize(disable) unroll(disable)
  for (Py_ssize_t i = 0; i < n; i++) array[2 + i] = PyTuple_GET_ITEM(args, i);
  PyObject *result = caller(called, array + 2 - more, (size_t)(n + more) | bits | PY_VECTORCALL_ARGUMENTS_OFFSET, NULL);
  if (JJ_UNLIKELY(result == NULL)) jj_call_failed(called);
  release_call(callable, self, args);
  return result;
}

/// All but the commonest form.
static JJ_NOINLINE PyObject *call_spread(PyObject *callable, PyObject *args, PyObject *kwargs, PyObject *self) {
  PyObject *called = callable, *first = self;
  if (self == NULL && Py_IS_TYPE(callable, &PyMethod_Type)) {
    called = PyMethod_GET_FUNCTION(callable);
    first = PyMethod_GET_SELF(callable);
  }
  size_t bits;
  vectorcallfunc caller = caller_of(called, &bits);
  int is_function = caller != call_class && caller != jj_call_instance;  // of what is none CPython holds the tuple
  if (JJ_CALL_EX_TAKES_ARGUMENTS && first == NULL && bits == JIT_HOLDS_CALLEE) return jj_call_native_ex(callable, args, kwargs);
  if (caller == NULL || (first != NULL && !is_function) || (JJ_CALL_EX_TAKES_ARGUMENTS && first == NULL && is_function)) return jj_call_ex_generally(callable, args, kwargs, self, JIT_SPREAD);
  Py_ssize_t n = PyTuple_GET_SIZE(args);
  if (kwargs != NULL && PyDict_GET_SIZE(kwargs) > 0) return call_with_items(callable, args, kwargs, self, called, first, caller, bits);
  PyObject *result;
  if (first == NULL && is_function) {
    result = caller(called, ((PyTupleObject *)args)->ob_item, (size_t)n | bits, NULL);
    if (JJ_UNLIKELY(result == NULL)) jj_call_failed(called);
    release_call(callable, self, args);
  } else if (n + 2 <= FEW) {
    result = call_with_first(callable, args, self, called, first, caller, bits);
  } else {
    return jj_call_ex_generally(callable, args, kwargs, self, JIT_SPREAD);
  }
  Py_XDECREF(kwargs);
  return result;
}

/// f(*list): the tuple that the interpreter makes of it, in place of the list.
static JJ_NOINLINE PyObject *take_as_tuple(PyObject *list) {
  PyObject *tuple = jj_tuple_of(((PyListObject *)list)->ob_item, PyList_GET_SIZE(list));
  if (JJ_UNLIKELY(tuple == NULL)) {
    PyErr_Clear();
    return list;
  }
  Py_DECREF(list);
  return tuple;
}

PyObject *JITCallEx(PyObject *callable, PyObject *args, PyObject *kwargs, PyObject *self, int32_t how) {
  if (PyList_CheckExact(args) && (kwargs == NULL || PyDict_CheckExact(kwargs))) args = take_as_tuple(args);
  if (JJ_UNLIKELY(!(how & JIT_SPREAD) || !PyTuple_CheckExact(args) || (kwargs != NULL && !PyDict_CheckExact(kwargs)))) return jj_call_ex_generally(callable, args, kwargs, self, how);
  if (self != NULL || kwargs != NULL) return call_spread(callable, args, kwargs, self);
  PyObject *result;
  if (JJ_LIKELY(jj_is_native_at_once(callable))) {
    if (JJ_CALL_EX_TAKES_ARGUMENTS) return jj_call_native_ex(callable, args, NULL);
    result = ((PyFunctionObject *)callable)->vectorcall(callable, ((PyTupleObject *)args)->ob_item, (size_t)PyTuple_GET_SIZE(args) | JIT_HOLDS_CALLEE, NULL);
    if (JJ_UNLIKELY(result == NULL)) jj_call_failed(callable);
  } else if (PyCFunction_CheckExact(callable)) {
    result = PyObject_Call(callable, args, NULL);
  } else {
    return call_spread(callable, args, NULL, NULL);
  }
  release_call(callable, NULL, args);
  return result;
}
