// The builtin functions and methods of builtin types that real programs call most are known by their PyMethodDef and done here, as far as that runs no
// Python code that CPython would not run, in the same order. All others are best called by their own vectorcall: it knows the convention already.
#include "runtime/cpython/builtin_calls.h"

#include "runtime/cpython/numbers.h"
#include "runtime/cpython/special_methods.h"

static PyObject *not_known(int *known) {
  *known = 0;
  return NULL;
}

// --- functions

/// len() of exact builtins; -1: something else.
static Py_ssize_t exact_length(PyObject *o) {
  PyTypeObject *type = Py_TYPE(o);
  if (type == &PyList_Type || type == &PyTuple_Type || type == &PyBytes_Type) return Py_SIZE(o);
  if (type == &PyUnicode_Type) return PyUnicode_GET_LENGTH(o);
  if (type == &PyDict_Type) return ((PyDictObject *)o)->ma_used;
  if (type == &PySet_Type) return PySet_GET_SIZE(o);
  return -1;
}

static PyObject *length(PyObject *self, PyObject *const *args, Py_ssize_t n, int *known) {
  (void)self;
  Py_ssize_t size = n == 1 ? exact_length(args[0]) : -1;
  return size >= 0 ? jj_int_from(size) : not_known(known);
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
  if ((PyObject *)Py_TYPE(o) == cls) return 1;  // whatever the metaclass
  if (!PyType_CheckExact(cls)) return -1;
  if (PyType_IsSubtype(Py_TYPE(o), (PyTypeObject *)cls)) return 1;
  if (*told < 0) *told = tells_its_type(o);
  return *told ? 0 : -1;
}

static PyObject *is_instance(PyObject *self, PyObject *const *args, Py_ssize_t n, int *known) {
  (void)self;
  if (n != 2) return not_known(known);
  PyObject *o = args[0], *cls = args[1];
  int answer = 0, told = -1;
  if (PyTuple_CheckExact(cls)) {
    for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(cls) && answer == 0; i++)
      answer = is_plain_instance(o, PyTuple_GET_ITEM(cls, i), &told);
  } else {
    answer = is_plain_instance(o, cls, &told);
  }
  return answer >= 0 ? jj_bool(answer) : not_known(known);
}

/// min and max of two: the second one wins when `second op first`.
static PyObject *better_of_two(PyObject *const *args, Py_ssize_t n, int op, int *known) {
  if (n != 2) return not_known(known);
  int second = jj_both_small(args[0], args[1])
                   ? JJ_COMPARE_VALUES(jj_int_small_value(args[1]), jj_int_small_value(args[0]), op)
                   : PyObject_RichCompareBool(args[1], args[0], op);
  return second < 0 ? NULL : Py_NewRef(args[second]);
}
static PyObject *least(PyObject *self, PyObject *const *args, Py_ssize_t n, int *known) {
  (void)self;
  return better_of_two(args, n, Py_LT, known);
}
static PyObject *greatest(PyObject *self, PyObject *const *args, Py_ssize_t n, int *known) {
  (void)self;
  return better_of_two(args, n, Py_GT, known);
}

// --- methods; self is an instance of the type or of a subclass, as the C function takes it

static PyObject *list_append(PyObject *self, PyObject *const *args, Py_ssize_t n, int *known) {
  if (n != 1) return not_known(known);
  PyListObject *list = (PyListObject *)self;
  Py_ssize_t size = Py_SIZE(list);
  if (JJ_LIKELY(size < list->allocated)) {
    list->ob_item[size] = Py_NewRef(args[0]);
    Py_SET_SIZE(list, size + 1);
  } else if (PyList_Append(self, args[0]) < 0) {
    return NULL;
  }
  return Py_NewRef(Py_None);
}

/// startswith (direction -1) and endswith (1) of a str.
static PyObject *tail_matches(PyObject *self, PyObject *const *args, Py_ssize_t n, int direction, int *known) {
  if (n != 1 || !PyUnicode_Check(args[0])) return not_known(known);
  Py_ssize_t answer = PyUnicode_Tailmatch(self, args[0], 0, PY_SSIZE_T_MAX, direction);
  return answer < 0 ? NULL : jj_bool(answer != 0);
}
static PyObject *str_startswith(PyObject *self, PyObject *const *args, Py_ssize_t n, int *known) {
  return tail_matches(self, args, n, -1, known);
}
static PyObject *str_endswith(PyObject *self, PyObject *const *args, Py_ssize_t n, int *known) {
  return tail_matches(self, args, n, 1, known);
}

// --- which they are

/// A builtin that is known here: a method of `type`, or (NULL) a function of the module builtins.
static struct known_builtin {
  PyTypeObject *type;
  const char *name;
  jj_shortcut function;
} known_builtins[] = {
    {NULL, "isinstance", is_instance},
    {NULL, "len", length},
    {NULL, "max", greatest},
    {NULL, "min", least},
    {&PyList_Type, "append", list_append},
    {&PyUnicode_Type, "endswith", str_endswith},
    {&PyUnicode_Type, "startswith", str_startswith},
};
enum { NUM_KNOWN = sizeof known_builtins / sizeof known_builtins[0] };

struct jj_shortcut_place jj_shortcuts[JJ_NUM_SHORTCUT_PLACES];

static PyMethodDef *find_definition(const struct known_builtin *b) {
  if (b->type != NULL) {
    PyObject *descr = PyDict_GetItemString(jj_type_dict(b->type), b->name);
    return descr != NULL && Py_IS_TYPE(descr, &PyMethodDescr_Type) ? ((PyMethodDescrObject *)descr)->d_method : NULL;
  }
  PyObject *function = PyDict_GetItemString(PyEval_GetBuiltins(), b->name);
  if (function == NULL || !PyCFunction_CheckExact(function)) return NULL;
  PyObject *self = PyCFunction_GET_SELF(function);
  PyModuleDef *module = self != NULL && PyModule_Check(self) ? PyModule_GetDef(self) : NULL;
  if (module == NULL || strcmp(module->m_name, "builtins") != 0) return NULL;
  PyMethodDef *def = ((PyCFunctionObject *)function)->m_ml;
  return strcmp(def->ml_name, b->name) == 0 ? def : NULL;
}

void jj_find_builtins(void) {  // again, when a module is reloaded
  for (int i = 0; i < NUM_KNOWN; i++) {
    PyMethodDef *def = find_definition(&known_builtins[i]);
    if (def == NULL) continue;
    unsigned place = jj_shortcut_place(def);
    while (jj_shortcuts[place].def != NULL && jj_shortcuts[place].def != def) place = (place + 1) % JJ_NUM_SHORTCUT_PLACES;
    jj_shortcuts[place].def = def;
    jj_shortcuts[place].function = known_builtins[i].function;
  }
}

// --- calls

PyObject *jj_call_shortcut(jj_shortcut function, PyObject *callable, PyObject *const *args, size_t nargsf) {
  Py_ssize_t n = PyVectorcall_NARGS(nargsf);
  PyObject *const *rest = args;
  PyObject *self;
  int known = 1;
  if (PyCFunction_CheckExact(callable)) {
    self = PyCFunction_GET_SELF(callable);  // of a bound method; a module
  } else {
    if (n == 0 || !PyObject_TypeCheck(args[0], PyDescr_TYPE(callable))) return PyObject_Vectorcall(callable, args, nargsf, NULL);
    self = args[0];
    rest++, n--;
  }
  PyThreadState *ts = _PyThreadState_GET();
  // At the limit CPython raises the right error.
  if (JJ_UNLIKELY(!jj_enter_call(ts))) return PyObject_Vectorcall(callable, args, nargsf, NULL);
  PyObject *result = function(self, rest, n, &known);
  jj_leave_call(ts);
  return JJ_LIKELY(known) ? result : PyObject_Vectorcall(callable, args, nargsf, NULL);
}
