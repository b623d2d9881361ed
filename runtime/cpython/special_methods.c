// Lookup of special methods: see special_methods.h.
#include "runtime/cpython/special_methods.h"

#include "runtime/cpython/internals.h"
#include "runtime/cpython/native_functions.h"

static const char *const texts[] = {
    [JJ_NAME_ENTER] = "__enter__",
    [JJ_NAME_EXIT] = "__exit__",
    [JJ_NAME_AENTER] = "__aenter__",
    [JJ_NAME_AEXIT] = "__aexit__",
    [JJ_NAME_GETATTRIBUTE] = "__getattribute__",
    [JJ_NAME_GETATTR] = "__getattr__",
    [JJ_NAME_CLASS] = "__class__",
    [JJ_NAME_NEW] = "__new__",
    [JJ_NAME_INIT] = "__init__",
    [JJ_NAME_MATCH_ARGS] = "__match_args__",
    [JJ_NAME_GET] = "get",
    [JJ_NAME_INSTANCECHECK] = "__instancecheck__",
    [JJ_NAME_SUBCLASSCHECK] = "__subclasscheck__",
    [JJ_NAME_ABC_IMPL] = "_abc_impl",
    [JJ_NAME_CALL] = "__call__",
    [JJ_NAME_GETITEM] = "__getitem__",
    [JJ_NAME_SETITEM] = "__setitem__",
    [JJ_NAME_CONTAINS] = "__contains__",
    [JJ_NAME_ADD] = "__add__",
    [JJ_NAME_AND] = "__and__",
    [JJ_NAME_FLOORDIV] = "__floordiv__",
    [JJ_NAME_LSHIFT] = "__lshift__",
    [JJ_NAME_MATMUL] = "__matmul__",
    [JJ_NAME_MUL] = "__mul__",
    [JJ_NAME_MOD] = "__mod__",
    [JJ_NAME_OR] = "__or__",
    [JJ_NAME_RSHIFT] = "__rshift__",
    [JJ_NAME_SUB] = "__sub__",
    [JJ_NAME_TRUEDIV] = "__truediv__",
    [JJ_NAME_XOR] = "__xor__",
    [JJ_NAME_LT] = "__lt__",
    [JJ_NAME_LE] = "__le__",
    [JJ_NAME_EQ] = "__eq__",
    [JJ_NAME_NE] = "__ne__",
    [JJ_NAME_GT] = "__gt__",
    [JJ_NAME_GE] = "__ge__",
    [JJ_NAME_DESCRIPTOR_GET] = "__get__",
    [JJ_NAME_DESCRIPTOR_SET] = "__set__",
};

// Not CPython's own _Py_ID: where it stands differs between micro releases.
static PyObject *interned[sizeof texts / sizeof texts[0]];

int jj_special_names_ready(void) {
  for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
    if (interned[i] == NULL && (interned[i] = PyUnicode_InternFromString(texts[i])) == NULL) return -1;
  return 0;
}

PyObject *jj_special_name_object(enum jj_special_name name) { return interned[name]; }

PyObject *jj_lookup_special(PyObject *o, enum jj_special_name name) {
  return _PyObject_LookupSpecial(o, interned[name]);
}

/// By the version of the type and the name: a function, or a method of a builtin type that this one is derived from.
typedef struct {
  uint32_t version, name;
  PyObject *function;  // borrowed from the class; NULL: none
} method;
enum { kMethods = 128 };
static method methods[kMethods];

/// Where the method of the type may be kept.
JJ_INLINE method *place_of(uint32_t version, enum jj_special_name name) { return &methods[(version * 4 + (uint32_t)name) % kMethods]; }

/// What binds to instances of the type as the interpreter does: a function, or a method of a builtin class. It is kept.
static int is_plain_method(PyTypeObject *type, enum jj_special_name name, PyObject *found) {
  if (!PyObject_TypeCheck(found, &PyFunction_Type) && !(Py_IS_TYPE(found, &PyMethodDescr_Type) && PyType_IsSubtype(type, PyDescr_TYPE(found)))) return 0;
  uint32_t version = jj_type_version(type);
  *place_of(version, name) = (method){version, (uint32_t)name, found};
  return 1;
}

/// The method that is kept (borrowed), or NULL.
JJ_INLINE PyObject *kept_method(PyTypeObject *type, enum jj_special_name name) {
  uint32_t version = jj_type_version(type);
  const method *m = place_of(version, name);
  return JJ_LIKELY(version != 0 && m->version == version && m->name == (uint32_t)name) ? m->function : NULL;
}

PyObject *jj_lookup_special_to_call(PyObject *o, enum jj_special_name name, int *unbound) {
  PyTypeObject *type = Py_TYPE(o);
  PyObject *found = kept_method(type, name);
  *unbound = 1;
  if (JJ_LIKELY(found != NULL)) return Py_NewRef(found);
  found = _PyType_Lookup(type, interned[name]);
  *unbound = found != NULL && is_plain_method(type, name, found);
  return *unbound ? Py_NewRef(found) : _PyObject_LookupSpecial(o, interned[name]);
}

PyObject *jj_lookup_special_unbound(PyObject *o, enum jj_special_name name, int *unbound) {
  PyTypeObject *type = Py_TYPE(o);
  PyObject *found = kept_method(type, name);
  *unbound = 1;
  if (JJ_LIKELY(found != NULL)) return Py_NewRef(found);
  found = _PyType_Lookup(type, interned[name]);
  *unbound = found != NULL && (is_plain_method(type, name, found) || PyType_HasFeature(Py_TYPE(found), Py_TPFLAGS_METHOD_DESCRIPTOR));
  return *unbound ? Py_NewRef(found) : _PyObject_LookupSpecial(o, interned[name]);
}

PyObject *jj_method_in_python(PyTypeObject *type, enum jj_special_name name) {
  PyObject *found = _PyType_Lookup(type, interned[name]);
  return found != NULL && (PyFunction_Check(found) || Py_IS_TYPE(found, jj_native_function_type)) ? found : NULL;
}

/// Does the class take a method of a builtin base as it is, one of a single argument?
static int is_inherited_method(PyObject *found, PyTypeObject *type) {
  if (!Py_IS_TYPE(found, &PyMethodDescr_Type) || !PyType_IsSubtype(type, PyDescr_TYPE(found))) return 0;
  return (((PyMethodDescrObject *)found)->d_method->ml_flags & ~METH_COEXIST) == METH_O;
}

/// The method of a class made by a class statement that its slot would call (a new reference): a function in Python, or an inherited method. NULL: neither.
static PyObject *method_of_class(PyTypeObject *type, enum jj_special_name name) {
  if (!PyType_HasFeature(type, Py_TPFLAGS_HEAPTYPE)) return NULL;
  uint32_t version = jj_type_version(type);
  method *m = place_of(version, name);
  if (JJ_LIKELY(version != 0 && m->version == version && m->name == (uint32_t)name)) return Py_XNewRef(m->function);
  PyObject *found = jj_method_in_python(type, name);
  if (found == NULL && (found = _PyType_Lookup(type, interned[name])) != NULL && !is_inherited_method(found, type)) found = NULL;
  *m = (method){jj_type_version(type), (uint32_t)name, found};
  return Py_XNewRef(found);
}

/// 0: there is no level of recursion left.
static int call_inherited(PyObject *method, PyObject **args, PyObject **result) {
  PyThreadState *ts = _PyThreadState_GET();
  if (JJ_UNLIKELY(!jj_enter_call(ts))) return 0;
  *result = ((PyMethodDescrObject *)method)->d_method->ml_meth(args[0], args[1]);
  jj_leave_call(ts);
  return 1;
}

int jj_call_special_method(enum jj_special_name name, PyObject **args, size_t n, PyObject **result) {
  PyObject *method = method_of_class(Py_TYPE(args[0]), name);
  if (method == NULL) return 0;
  int is_called = 1;
  if (JJ_UNLIKELY(Py_IS_TYPE(method, &PyMethodDescr_Type))) {
    is_called = n == 2 && call_inherited(method, args, result);
  } else {
    *result = jj_entry_of(method)(method, args, n | JIT_HOLDS_CALLEE, NULL);
    if (JJ_UNLIKELY(*result == NULL)) jj_call_failed(method);
  }
  Py_DECREF(method);
  return is_called;
}

void jj_missing_special(PyObject *o, enum jj_special_name name) {
#if JJ_HAS_314_OPERATIONS
  static const int numbers[] = {
      [JJ_NAME_ENTER] = SPECIAL___ENTER__,
      [JJ_NAME_EXIT] = SPECIAL___EXIT__,
      [JJ_NAME_AENTER] = SPECIAL___AENTER__,
      [JJ_NAME_AEXIT] = SPECIAL___AEXIT__,
  };
  const _Py_SpecialMethod *row = &_Py_SpecialMethods[numbers[name]];
  PyErr_Format(PyExc_TypeError, _PyEval_SpecialMethodCanSuggest(o, numbers[name]) ? row->error_suggestion : row->error,
               o);
#endif
}
