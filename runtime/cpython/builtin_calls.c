// Calls of builtin functions and of methods of builtin types: the commonest by name (known_calls.def), done here as far as that runs no Python code that CPython would not
// run, in the same order; all others by their C function's own convention.
#include "runtime/cpython/builtin_calls.h"

#include "runtime/cpython/numbers.h"
#include "runtime/cpython/special_methods.h"
#include "runtime/runtime.h"

/// A call that may run Python code counts as the C call that it is. At the limit the general way raises the right error.
#define COUNTED(expression)                           \
  PyThreadState *ts = _PyThreadState_GET();           \
  if (JJ_UNLIKELY(!jj_enter_call(ts))) return JIT_NOT_KNOWN; \
  PyObject *result = (expression);                    \
  jj_leave_call(ts);                                  \
  return result

/// The bool that a truth value is; NULL, an exception is set, for -1.
static PyObject *bool_or_error(int truth) { return truth < 0 ? NULL : jj_bool(truth); }

// --- functions

PyObject *JITKnownLen(PyObject *o) {
  PyTypeObject *type = Py_TYPE(o);
  if (type == &PyList_Type || type == &PyTuple_Type || type == &PyBytes_Type) return jj_int_from(Py_SIZE(o));
  if (type == &PyUnicode_Type) return jj_int_from(PyUnicode_GET_LENGTH(o));
  if (type == &PyDict_Type) return jj_int_from(((PyDictObject *)o)->ma_used);
  if (type == &PySet_Type) return jj_int_from(PySet_GET_SIZE(o));
  return JIT_NOT_KNOWN;
}

/// Does o.__class__ give the type of o, without running code? The one of `object` does, a data descriptor that nobody can change.
static int tells_its_type(PyObject *o) {
  PyTypeObject *type = Py_TYPE(o);
  if (type->tp_getattro != PyObject_GenericGetAttr && type->tp_getattro != PyType_Type.tp_getattro) return 0;
  PyObject *name = jj_special_name_object(JJ_NAME_CLASS);
  return _PyType_Lookup(type, name) == _PyType_Lookup(&PyBaseObject_Type, name);
}

/// isinstance(o, cls) for a plain class, which has no __instancecheck__ to ask. What is no instance by its type is asked for its __class__: *told keeps what
/// tells_its_type said of o (-1: not asked yet). -1: not to be said without running code.
static int is_plain_instance(PyObject *o, PyObject *cls, int *told) {
  if ((PyObject *)Py_TYPE(o) == cls) return 1;
  if (!PyType_CheckExact(cls)) return -1;
  if (PyType_IsSubtype(Py_TYPE(o), (PyTypeObject *)cls)) return 1;
  if (*told < 0) *told = tells_its_type(o);
  return *told ? 0 : -1;
}

PyObject *jj_known_isinstance(PyObject *o, PyObject *cls) {
  int answer = 0, told = -1;
  if (PyTuple_CheckExact(cls)) {
    for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(cls) && answer == 0; i++)
      answer = is_plain_instance(o, PyTuple_GET_ITEM(cls, i), &told);
  } else {
    answer = is_plain_instance(o, cls, &told);
  }
  return answer >= 0 ? jj_bool(answer) : JIT_NOT_KNOWN;
}

/// The second one wins when `second op first`.
static PyObject *better_of(PyObject *first, PyObject *second, int op) {
  int better = PyObject_RichCompareBool(second, first, op);
  return better < 0 ? NULL : Py_NewRef(better ? second : first);
}
PyObject *JITKnownMin(PyObject *a, PyObject *b) {
  if (jj_both_small(a, b)) return Py_NewRef(jj_int_small_value(b) < jj_int_small_value(a) ? b : a);
  COUNTED(better_of(a, b, Py_LT));
}
PyObject *JITKnownMax(PyObject *a, PyObject *b) {
  if (jj_both_small(a, b)) return Py_NewRef(jj_int_small_value(b) > jj_int_small_value(a) ? b : a);
  COUNTED(better_of(a, b, Py_GT));
}

PyObject *JITKnownAbs(PyObject *o) {
  if (PyFloat_CheckExact(o)) return PyFloat_FromDouble(__builtin_fabs(PyFloat_AS_DOUBLE(o)));
  if (!PyLong_CheckExact(o) || !jj_int_is_small(o)) return JIT_NOT_KNOWN;
  return jj_int_small_value(o) < 0 ? jj_int_from(-jj_int_small_value(o)) : Py_NewRef(o);
}

PyObject *JITKnownOrd(PyObject *o) {
  return PyUnicode_CheckExact(o) && PyUnicode_GET_LENGTH(o) == 1 ? jj_int_from(PyUnicode_READ_CHAR(o, 0)) : JIT_NOT_KNOWN;
}

PyObject *JITKnownChr(PyObject *o) {
  if (!PyLong_CheckExact(o) || !jj_int_is_small(o)) return JIT_NOT_KNOWN;
  int64_t point = jj_int_small_value(o);
  return point >= 0 && point <= 0x10ffff ? PyUnicode_FromOrdinal((int)point) : JIT_NOT_KNOWN;
}

/// getattr(o, name, otherwise); NULL as `otherwise`: hasattr.
static PyObject *attribute_or(PyObject *o, PyObject *name, PyObject *otherwise) {
  PyObject *value;
  int found = jj_optional_attr(o, name, &value);
  if (found <= 0) return found < 0 ? NULL : otherwise != NULL ? Py_NewRef(otherwise) : jj_bool(0);
  if (otherwise != NULL) return value;
  Py_DECREF(value);
  return jj_bool(1);
}
PyObject *JITKnownGetattrOr(PyObject *o, PyObject *name, PyObject *otherwise) {
  if (!PyUnicode_CheckExact(name)) return JIT_NOT_KNOWN;
  COUNTED(attribute_or(o, name, otherwise));
}
PyObject *JITKnownHasattr(PyObject *o, PyObject *name) {
  if (!PyUnicode_CheckExact(name)) return JIT_NOT_KNOWN;
  COUNTED(attribute_or(o, name, NULL));
}

/// next(iterator, otherwise), or, with NULL, next(iterator).
static PyObject *next_or(PyObject *iterator, PyObject *otherwise) {
  PyObject *item = Py_TYPE(iterator)->tp_iternext(iterator);
  if (JJ_LIKELY(item != NULL)) return item;
  PyObject *raised = PyErr_Occurred();
  if (otherwise == NULL) {
    if (raised == NULL) PyErr_SetNone(PyExc_StopIteration);
    return NULL;
  }
  if (raised != NULL) {
    if (!PyErr_ExceptionMatches(PyExc_StopIteration)) return NULL;
    PyErr_Clear();
  }
  return Py_NewRef(otherwise);
}
PyObject *JITKnownNext(PyObject *iterator) {
  if (!PyIter_Check(iterator)) return JIT_NOT_KNOWN;
  COUNTED(next_or(iterator, NULL));
}
PyObject *JITKnownNextOr(PyObject *iterator, PyObject *otherwise) {
  if (!PyIter_Check(iterator)) return JIT_NOT_KNOWN;
  COUNTED(next_or(iterator, otherwise));
}

// --- methods

PyObject *jj_known_append(PyObject *list, PyObject *item) { return PyList_Append(list, item) < 0 ? NULL : Py_NewRef(Py_None); }

PyObject *JITKnownListPop(PyObject *self) {
  PyListObject *list = (PyListObject *)self;
  Py_ssize_t size = Py_SIZE(list) - 1;
  if (size < 0 || size < list->allocated >> 1) return JIT_NOT_KNOWN;  // raises; gives memory back
  Py_SET_SIZE(list, size);
  return list->ob_item[size];
}

static PyObject *item_or(PyObject *dict, PyObject *key, PyObject *otherwise) {
  PyObject *value = PyDict_GetItemWithError(dict, key);
  if (value == NULL) {
    if (PyErr_Occurred()) return NULL;
    value = otherwise;
  }
  return Py_NewRef(value);
}
PyObject *JITKnownDictGet(PyObject *dict, PyObject *key) { COUNTED(item_or(dict, key, Py_None)); }
PyObject *JITKnownDictGetOr(PyObject *dict, PyObject *key, PyObject *otherwise) { COUNTED(item_or(dict, key, otherwise)); }

PyObject *JITKnownSetAdd(PyObject *set, PyObject *key) { COUNTED(PySet_Add(set, key) < 0 ? NULL : Py_NewRef(Py_None)); }

PyObject *JITKnownStrJoin(PyObject *separator, PyObject *items) { COUNTED(PyUnicode_Join(separator, items)); }

/// startswith (direction -1) and endswith (1) of a str.
static PyObject *tail_matches(PyObject *s, PyObject *tail, int direction) {
  if (!PyUnicode_Check(tail)) return JIT_NOT_KNOWN;
  return bool_or_error((int)PyUnicode_Tailmatch(s, tail, 0, PY_SSIZE_T_MAX, direction));
}
PyObject *JITKnownStrStartswith(PyObject *s, PyObject *tail) { return tail_matches(s, tail, -1); }
PyObject *JITKnownStrEndswith(PyObject *s, PyObject *tail) { return tail_matches(s, tail, 1); }

// --- which they are

/// A row of known_calls.def. type NULL: a function of the module builtins. operands: self included.
static const struct known_row {
  PyTypeObject *type;
  const char *name;
  int operands;
  void *entry;
} known_rows[JJ_NUM_KNOWN] = {
#define JJ_KNOWN_FUNCTION(id, name, arguments) {NULL, name, arguments, (void *)JITKnown##id},
#define JJ_KNOWN_METHOD(id, type, name, arguments) {&type, name, (arguments) + 1, (void *)JITKnown##id},
#include "runtime/known_calls.def"
};

PyObject *jj_known_callables[JJ_NUM_KNOWN];
static PyMethodDef *definitions[JJ_NUM_KNOWN];

/// First row of a definition, which is static data of CPython: an open table, never full.
enum { NUM_PLACES = 64 };
static struct {
  PyMethodDef *definition;
  int row;
} places[NUM_PLACES];
static unsigned place_of(PyMethodDef *definition) {
  unsigned place = (unsigned)((uintptr_t)definition / sizeof *definition) % NUM_PLACES;
  while (places[place].definition != NULL && places[place].definition != definition) place = (place + 1) % NUM_PLACES;
  return place;
}

/// Borrowed; NULL: not there, or not CPython's own.
static PyObject *find_callable(const struct known_row *row) {
  if (row->type != NULL) {
    PyObject *descr = PyDict_GetItemString(jj_type_dict(row->type), row->name);
    return descr != NULL && Py_IS_TYPE(descr, &PyMethodDescr_Type) ? descr : NULL;
  }
  PyObject *function = PyDict_GetItemString(PyEval_GetBuiltins(), row->name);
  if (function == NULL || !PyCFunction_CheckExact(function)) return NULL;
  PyObject *self = PyCFunction_GET_SELF(function);
  PyModuleDef *module = self != NULL && PyModule_Check(self) ? PyModule_GetDef(self) : NULL;
  if (module == NULL || strcmp(module->m_name, "builtins") != 0) return NULL;
  return strcmp(((PyCFunctionObject *)function)->m_ml->ml_name, row->name) == 0 ? function : NULL;
}

static PyMethodDef *definition_of(PyObject *callable) {
  return Py_IS_TYPE(callable, &PyMethodDescr_Type) ? ((PyMethodDescrObject *)callable)->d_method : ((PyCFunctionObject *)callable)->m_ml;
}

void jj_find_builtins(void) {  // again, when a module is reloaded
  for (int i = JJ_NUM_KNOWN - 1; i >= 0; i--) {
    PyObject *callable = jj_known_callables[i] != NULL ? NULL : find_callable(&known_rows[i]);
    if (callable == NULL) continue;
    jj_known_callables[i] = Py_NewRef(callable);
    definitions[i] = definition_of(callable);
    unsigned place = place_of(definitions[i]);
    places[place].definition = definitions[i];
    places[place].row = i;
  }
}

// --- calls

/// By a row of the table; JIT_NOT_KNOWN: none serves. Of a method the first operand is self.
static PyObject *call_known(PyMethodDef *definition, PyObject *const *operands, Py_ssize_t n) {
  unsigned place = place_of(definition);
  if (places[place].definition == NULL) return JIT_NOT_KNOWN;
  for (int i = places[place].row; i < JJ_NUM_KNOWN && definitions[i] == definition; i++) {
    const struct known_row *row = &known_rows[i];
    if (row->operands != n) continue;
    if (row->type != NULL && !Py_IS_TYPE(operands[0], row->type)) break;
    switch (n) {
      case 1: return ((PyObject * (*)(PyObject *)) row->entry)(operands[0]);
      case 2: return ((PyObject * (*)(PyObject *, PyObject *)) row->entry)(operands[0], operands[1]);
      default: return ((PyObject * (*)(PyObject *, PyObject *, PyObject *)) row->entry)(operands[0], operands[1], operands[2]);
    }
  }
  return JIT_NOT_KNOWN;
}

PyObject *jj_call_builtin(PyObject *callable, PyMethodDef *definition, PyObject *const *args, size_t nargsf) {
  Py_ssize_t n = PyVectorcall_NARGS(nargsf);
  PyObject *self = PyCFunction_CheckExact(callable) ? PyCFunction_GET_SELF(callable) : NULL, *bound[3], *result;
  if (self == NULL || PyModule_Check(self)) {
    result = call_known(definition, args, n);
  } else {  // a bound method
    bound[0] = self;
    for (Py_ssize_t i = 0; i < n && i < 2; i++) bound[i + 1] = args[i];
    result = call_known(definition, bound, n + 1);
  }
  if (result != JIT_NOT_KNOWN) return result;
  vectorcallfunc function = *(vectorcallfunc *)((char *)callable + Py_TYPE(callable)->tp_vectorcall_offset);
  return function != NULL ? function(callable, args, nargsf, NULL) : PyObject_Vectorcall(callable, args, nargsf, NULL);
}
