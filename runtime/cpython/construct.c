// See construct.h. What a class does when it is called is found once and kept by its version, which changes with all that was looked at; what its metaclass could hide, by
// the metaclass's version.
#include "runtime/cpython/construct.h"

#include "runtime/cpython/native_functions.h"
#include "runtime/cpython/object_layout.h"

#include "internal/pycore_call.h"

/// How an instance is made.
enum make {
  MAKE_GENERALLY,  ///< by tp_call: nothing of it is known here
  MAKE_OBJECT,     ///< object.__new__
  MAKE_EXCEPTION,  ///< BaseException.__new__: it keeps the positional arguments
  MAKE_BY_PYTHON,  ///< a function in Python
};
/// What is done with it then.
enum init {
  INIT_BY_PYTHON,  ///< a function in Python
  INIT_NOTHING,    ///< that of object, when it has no arguments to complain about, or of BaseException, which has them already
};

typedef struct {
  uint32_t version, meta_version;
  enum make make;
  enum init init;
  PyObject *new_function, *init_function;  ///< borrowed from the class
} recipe;

static PyTypeObject *base_exception(void) { return (PyTypeObject *)PyExc_BaseException; }

static int is_function(PyObject *o) { return Py_IS_TYPE(o, &PyFunction_Type) || Py_TYPE(o)->tp_base == &PyFunction_Type; }

static PyObject *look_up(PyTypeObject *type, PyObject **interned, const char *name) {
  if (*interned == NULL) *interned = PyUnicode_InternFromString(name);
  return *interned != NULL ? _PyType_Lookup(type, *interned) : NULL;
}

/// The __new__ in Python that the class gives when asked as an object (borrowed), or NULL.
static PyObject *python_new(PyTypeObject *type) {
  static PyObject *name;
  PyTypeObject *metatype = Py_TYPE(type);
  if (metatype->tp_getattro != PyType_Type.tp_getattro) return NULL;
  PyObject *of_metatype = look_up(metatype, &name, "__new__");
  if (of_metatype == NULL || Py_TYPE(of_metatype)->tp_descr_set != NULL) return NULL;
  PyObject *found = look_up(type, &name, "__new__");
  if (found == NULL || !Py_IS_TYPE(found, &PyStaticMethod_Type)) return NULL;
  PyObject *function = jj_wrapped_callable(found);
  return function != NULL && is_function(function) ? function : NULL;
}

static enum make find_make(PyTypeObject *type, PyObject **function) {
  if (type->tp_new == PyBaseObject_Type.tp_new) return PyType_HasFeature(type, Py_TPFLAGS_IS_ABSTRACT) ? MAKE_GENERALLY : MAKE_OBJECT;
  if (type->tp_new == base_exception()->tp_new) return MAKE_EXCEPTION;
  *function = python_new(type);
  return *function != NULL ? MAKE_BY_PYTHON : MAKE_GENERALLY;
}

static void find_recipe(PyTypeObject *type, recipe *r) {
  static PyObject *name;
  r->make = find_make(type, &r->new_function);
  if (type->tp_init == (r->make == MAKE_EXCEPTION ? base_exception()->tp_init : PyBaseObject_Type.tp_init)) {
    r->init = INIT_NOTHING;
    return;
  }
  r->init = INIT_BY_PYTHON;
  r->init_function = look_up(type, &name, "__init__");
  if (r->init_function == NULL || !is_function(r->init_function)) r->make = MAKE_GENERALLY;
}

/// The recipe of the class, by a table of the module's own.
static const recipe *recipe_of(PyTypeObject *type) {
  enum { PLACES = 256 };
  static recipe known[PLACES];
  static const recipe none = {.make = MAKE_GENERALLY};
  uint32_t version = type->tp_version_tag, meta_version = Py_TYPE(type)->tp_version_tag;
  recipe *place = &known[version % PLACES];
  if (JJ_LIKELY(version != 0 && place->version == version && place->meta_version == meta_version && meta_version != 0)) return place;
  recipe found = {0};
  find_recipe(type, &found);
  found.version = jj_type_version(type);
  found.meta_version = jj_type_version(Py_TYPE(type));
  if (found.version == 0 || found.meta_version == 0) return &none;
  place = &known[found.version % PLACES];
  *place = found;
  return place;
}

/// Calls a function of the class with [first, args...]; a new reference, or NULL with an exception.
static PyObject *call_with(PyObject *function, PyObject *first, PyObject *const *args, size_t nargsf, PyObject *kwnames) {
  PyObject *small[8], **array = small, **heap = NULL, *saved = NULL;
  size_t n = (size_t)PyVectorcall_NARGS(nargsf), total = n + (kwnames != NULL ? (size_t)PyTuple_GET_SIZE(kwnames) : 0);
  int in_place = (nargsf & PY_VECTORCALL_ARGUMENTS_OFFSET) != 0;
  if (in_place) {
    array = (PyObject **)args - 1;
    saved = array[0];
  } else {
    if (total + 1 > 8) array = heap = PyMem_Malloc((total + 1) * sizeof(PyObject *));
    if (array == NULL) return PyErr_NoMemory();
    memcpy(array + 1, args, total * sizeof(PyObject *));
  }
  array[0] = first;
  Py_INCREF(function);  // the class may lose it meanwhile
  PyObject *result = ((PyFunctionObject *)function)->vectorcall(function, array, (n + 1) | (jj_is_native_at_once(function) ? JIT_HOLDS_CALLEE : 0), kwnames);
  Py_DECREF(function);
  if (in_place) array[0] = saved;
  PyMem_Free(heap);
  return result;
}

/// Calls __init__ of the recipe; -1 with an exception on failure.
static int initialise(PyObject *function, PyObject *self, PyObject *const *args, size_t nargsf, PyObject *kwnames) {
  PyObject *result = call_with(function, self, args, nargsf, kwnames);
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

static PyObject *tuple_of(PyObject *const *items, Py_ssize_t n) {
  PyObject *tuple = PyTuple_New(n);
  for (Py_ssize_t i = 0; tuple != NULL && i < n; i++) PyTuple_SET_ITEM(tuple, i, Py_NewRef(items[i]));
  return tuple;
}

/// The same by tp_init, for what __new__ made of another class, or of one that was changed meanwhile.
static int initialise_generally(PyObject *self, PyObject *const *args, size_t nargsf, PyObject *kwnames) {
  if (Py_TYPE(self)->tp_init == NULL) return 0;
  Py_ssize_t n = PyVectorcall_NARGS(nargsf);
  PyObject *tuple = tuple_of(args, n), *dict = NULL;
  if (tuple == NULL) return -1;
  if (kwnames != NULL && (dict = _PyStack_AsDict(args + n, kwnames)) == NULL) {
    Py_DECREF(tuple);
    return -1;
  }
  int status = Py_TYPE(self)->tp_init(self, tuple, dict);
  Py_XDECREF(dict);
  Py_DECREF(tuple);
  return status;
}

/// An instance before __init__.
static PyObject *make(const recipe *r, PyTypeObject *type, PyObject *const *args, size_t nargsf, PyObject *kwnames) {
  if (r->make == MAKE_BY_PYTHON) return call_with(r->new_function, (PyObject *)type, args, nargsf, kwnames);
  PyObject *arguments = r->make == MAKE_EXCEPTION ? tuple_of(args, PyVectorcall_NARGS(nargsf)) : PyTuple_New(0);
  if (arguments == NULL) return NULL;
  // tp_new of object itself: 3.11 prepares the instance's inline values there. That of exceptions looks at no keywords.
  PyObject *self = type->tp_new(type, arguments, NULL);
  Py_DECREF(arguments);
  return self;
}

static JJ_NOINLINE PyObject *follow(recipe r, PyTypeObject *type, PyObject *const *args, size_t nargsf, PyObject *kwnames) {
  PyObject *self = make(&r, type, args, nargsf, kwnames);
  if (self == NULL) return NULL;
  int status = 0;
  if (r.make == MAKE_BY_PYTHON && !PyObject_TypeCheck(self, type)) return self;
  if (r.make == MAKE_BY_PYTHON && !(Py_IS_TYPE(self, type) && type->tp_version_tag == r.version))
    status = initialise_generally(self, args, nargsf, kwnames);
  else if (r.init == INIT_BY_PYTHON)
    status = initialise(r.init_function, self, args, nargsf, kwnames);
  if (status < 0) Py_CLEAR(self);
  return self;
}

PyObject *jj_construct(PyTypeObject *type, PyObject *const *args, size_t nargsf, PyObject *kwnames) {
  const recipe *r = recipe_of(type);
  // What object.__init__ and BaseException.__init__ complain about.
  int has_too_many = r->init == INIT_NOTHING && (kwnames != NULL ? r->make != MAKE_BY_PYTHON : r->make == MAKE_OBJECT && PyVectorcall_NARGS(nargsf) > 0);
  PyThreadState *ts = _PyThreadState_GET();
  // At the limit the general way raises the right error.
  if (r->make == MAKE_GENERALLY || has_too_many || !jj_enter_call(ts)) return PyObject_Vectorcall((PyObject *)type, args, nargsf, kwnames);
  PyObject *self = follow(*r, type, args, nargsf, kwnames);
  jj_leave_call(ts);
  return self;
}
