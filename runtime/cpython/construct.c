// See construct.h. What a class does when it is called is found once and kept by its version, which changes with all that was looked at; what its metaclass could hide, by
// the metaclass's version.
#include "runtime/cpython/construct.h"

#include "runtime/cpython/builtin_calls.h"
#include "runtime/cpython/instances.h"
#include "runtime/cpython/native_functions.h"
#include "runtime/cpython/object_layout.h"
#include "runtime/cpython/raised.h"
#include "runtime/cpython/setters.h"
#include "runtime/cpython/special_methods.h"

#include "internal/pycore_call.h"

/// How an instance is made.
enum make {
  MAKE_PLAINLY,    ///< object.__new__, which does no more than instances.h says
  MAKE_OBJECT,     ///< object.__new__
  MAKE_GENERALLY,  ///< by tp_call: nothing of it is known here
  MAKE_EXCEPTION,  ///< BaseException.__new__: it keeps the positional arguments
  MAKE_PLAIN_EXCEPTION,  ///< the same, of a type that raised.h knows to make
  MAKE_BY_PYTHON,  ///< a function in Python
  MAKE_FIELDS,     ///< the __new__ of a named tuple, the same by `setters`
  MAKE_BY_C,       ///< tp_new, as `type` calls it: by a tuple and a dict
};
/// What is done with it then.
enum init {
  INIT_BY_PYTHON,  ///< a function in Python
  INIT_NOTHING,    ///< that of object, when it has no arguments to complain about, or of BaseException, which has them already
  INIT_BY_C,       ///< tp_init (of what is made by tp_new)
};

typedef struct {
  uint32_t version, meta_version;
  enum make make;
  enum init init;
  PyObject *new_function, *init_function;  ///< borrowed from the class
  /// Number of arguments (FRAME_FOR_ANY: any) with which the interpreter, once specialised, calls __init__ by way of a frame of its own, which counts as a level of recursion; FRAME_FOR_NONE.
  Py_ssize_t frame_for;
  jj_setters *setters;                     ///< instead of calling init_function, once it has been called twice; MAKE_FIELDS: instead of new_function
  int uses;                                ///< calls of init_function, as far as they are counted
} recipe;

enum { FRAME_FOR_NONE = -1, FRAME_FOR_ANY = -2 };

JJ_INLINE int makes_exception(enum make how) { return how == MAKE_EXCEPTION || how == MAKE_PLAIN_EXCEPTION; }
static PyTypeObject *base_exception(void) { return (PyTypeObject *)PyExc_BaseException; }

/// The __new__ in Python that the class gives when asked as an object (borrowed), or NULL.
static PyObject *python_new(PyTypeObject *type) {
  PyObject *name = jj_special_name_object(JJ_NAME_NEW);
  PyTypeObject *metatype = Py_TYPE(type);
  if (metatype->tp_getattro != PyType_Type.tp_getattro) return NULL;
  PyObject *of_metatype = _PyType_Lookup(metatype, name);
  if (of_metatype == NULL || Py_TYPE(of_metatype)->tp_descr_set != NULL) return NULL;
  PyObject *found = _PyType_Lookup(type, name);
  if (found == NULL || !Py_IS_TYPE(found, &PyStaticMethod_Type)) return NULL;
  PyObject *function = jj_wrapped_callable(found);
  return function != NULL && PyObject_TypeCheck(function, &PyFunction_Type) ? function : NULL;
}

/// As far as nothing better is known.
static enum make make_by_call(PyTypeObject *type) {
  return type->tp_new != NULL && Py_TYPE(type)->tp_call == PyType_Type.tp_call && type->tp_vectorcall == NULL ? MAKE_BY_C : MAKE_GENERALLY;
}

static enum make find_make(PyTypeObject *type, PyObject **function) {
  if (jj_makes_plainly(type)) return MAKE_PLAINLY;
  if (type->tp_new == PyBaseObject_Type.tp_new) return PyType_HasFeature(type, Py_TPFLAGS_IS_ABSTRACT) ? make_by_call(type) : MAKE_OBJECT;
  if (type->tp_new == base_exception()->tp_new) return jj_is_plain_exception(type) ? MAKE_PLAIN_EXCEPTION : MAKE_EXCEPTION;
  *function = python_new(type);
  return *function != NULL ? MAKE_BY_PYTHON : make_by_call(type);
}

static void look_for_fields(recipe *r, PyTypeObject *type) {
  if (r->make == MAKE_BY_PYTHON && (r->setters = jj_find_fields(r->new_function, type)) != NULL) r->make = MAKE_FIELDS;
}

static Py_ssize_t arguments_with_frame(PyTypeObject *type, PyObject *init) {
  PyCodeObject *code = (PyCodeObject *)((PyFunctionObject *)init)->func_code;
  if (JJ_INIT_FRAME_FLAG == 0 || !PyType_HasFeature(type, JJ_INIT_FRAME_FLAG) || Py_TYPE(type) != &PyType_Type || type->tp_alloc != PyType_GenericAlloc) return FRAME_FOR_NONE;
  if (code->co_flags & (CO_VARARGS | CO_VARKEYWORDS) || code->co_kwonlyargcount > 0 || !(code->co_flags & CO_OPTIMIZED)) return FRAME_FOR_NONE;
  return JJ_INIT_FRAME_TAKES_DEFAULTS ? FRAME_FOR_ANY : code->co_argcount - 1;
}

static void find_recipe(PyTypeObject *type, recipe *r) {
  r->make = find_make(type, &r->new_function);
  r->frame_for = FRAME_FOR_NONE;
  r->init_function = _PyType_Lookup(type, jj_special_name_object(JJ_NAME_INIT));  // gives the class a version, too
  if (type->tp_init == (makes_exception(r->make) ? base_exception()->tp_init : PyBaseObject_Type.tp_init)) {
    r->init = INIT_NOTHING;
    return;
  }
  r->init = INIT_BY_PYTHON;
  if (r->init_function == NULL || !PyObject_TypeCheck(r->init_function, &PyFunction_Type)) {
    r->make = make_by_call(type);
    r->init = INIT_BY_C;
  } else if (r->make <= MAKE_OBJECT) {
    r->frame_for = arguments_with_frame(type, r->init_function);
  }
}

enum { PLACES = 256 };
static recipe known[PLACES];

/// Finds the recipe of the class and keeps it where recipe_of looks.
static JJ_NOINLINE recipe *find_and_keep(PyTypeObject *type) {
  static recipe none = {.make = MAKE_GENERALLY};
  recipe found = {0};
  find_recipe(type, &found);
  found.version = jj_type_version(type);
  found.meta_version = jj_type_version(Py_TYPE(type));
  if (found.version == 0 || found.meta_version == 0) return &none;
  look_for_fields(&found, type);
  recipe *place = &known[found.version % PLACES];
  jj_free_setters(place->setters);
  *place = found;
  if (jj_ends_plainly(type)) jj_enter_plain_end(type, found.version);
  else if (found.make == MAKE_PLAIN_EXCEPTION) jj_enter_plain_exception(found.version);
  return place;
}

/// The recipe of the class, by a table of the module's own.
JJ_INLINE recipe *recipe_of(PyTypeObject *type) {
  uint32_t version = type->tp_version_tag, meta_version = Py_TYPE(type)->tp_version_tag;
  recipe *place = &known[version % PLACES];
  if (JJ_LIKELY(version != 0 && place->version == version && place->meta_version == meta_version && meta_version != 0)) return place;
  return find_and_keep(type);
}

JJ_INLINE PyObject *call_function(PyObject *function, PyObject **args, size_t n, PyObject *kwnames) {
  Py_INCREF(function);  // the class may lose it meanwhile
  int is_native = Py_IS_TYPE(function, jj_native_function_type) || jj_is_native_at_once(function) || jj_is_native_function(function);
  PyObject *result = ((PyFunctionObject *)function)->vectorcall(function, args, n | (is_native ? JIT_HOLDS_CALLEE : 0), kwnames);
  Py_DECREF(function);
  return result;
}

/// call_with for arguments with no room before them.
static JJ_NOINLINE PyObject *call_with_copy(PyObject *function, PyObject *first, PyObject *const *args, size_t n, PyObject *kwnames) {
  size_t total = n + (kwnames != NULL ? (size_t)PyTuple_GET_SIZE(kwnames) : 0);
  PyObject *small[8], **array = small;
  if (total + 1 > 8) array = PyMem_Malloc((total + 1) * sizeof(PyObject *));
  if (array == NULL) return PyErr_NoMemory();
  array[0] = first;
  memcpy(array + 1, args, total * sizeof(PyObject *));
  PyObject *result = call_function(function, array, n + 1, kwnames);
  if (array != small) PyMem_Free(array);
  return result;
}

/// Calls a function of the class with [first, args...]; a new reference, or NULL with an exception.
JJ_INLINE PyObject *call_with(PyObject *function, PyObject *first, PyObject *const *args, size_t nargsf, PyObject *kwnames) {
  size_t n = (size_t)PyVectorcall_NARGS(nargsf);
  if (!(nargsf & PY_VECTORCALL_ARGUMENTS_OFFSET)) return call_with_copy(function, first, args, n, kwnames);
  PyObject **array = (PyObject **)args - 1, *saved = array[0];
  array[0] = first;
  PyObject *result = call_function(function, array, n + 1, kwnames);
  array[0] = saved;
  return result;
}

PyObject *jj_call_with_first(PyObject *function, PyObject *first, PyObject *const *args, size_t nargsf, PyObject *kwnames) { return call_with(function, first, args, nargsf, kwnames); }

/// What __init__ returned is no None; takes it over.
static JJ_NOINLINE int fail_initialised(PyObject *result) {
  if (result != NULL) {
    PyErr_Format(PyExc_TypeError, "__init__() should return None, not '%.200s'", Py_TYPE(result)->tp_name);
    Py_DECREF(result);
  }
  return -1;
}

/// Calls __init__ of the recipe; -1 with an exception on failure.
JJ_INLINE int initialise(PyObject *function, PyObject *self, PyObject *const *args, size_t nargsf, PyObject *kwnames) {
  PyObject *result = call_with(function, self, args, nargsf, kwnames);
  if (JJ_UNLIKELY(result != Py_None)) return fail_initialised(result);
  Py_DECREF(result);
  return 0;
}

/// The same by tp_init, for what __new__ made of another class, or of one that was changed meanwhile.
static int initialise_generally(PyObject *self, PyObject *const *args, size_t nargsf, PyObject *kwnames) {
  if (Py_TYPE(self)->tp_init == NULL) return 0;
  Py_ssize_t n = PyVectorcall_NARGS(nargsf);
  PyObject *tuple = jj_tuple_of(args, n), *dict = NULL;
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

/// __new__ in Python, and __init__ unless it made something else.
static JJ_NOINLINE PyObject *construct_by_python(PyThreadState *ts, recipe r, PyTypeObject *type, PyObject *const *args, size_t nargsf, PyObject *kwnames) {
  PyObject *self = r.make == MAKE_FIELDS ? jj_make_fields(ts, r.setters, r.new_function, type, args, PyVectorcall_NARGS(nargsf), kwnames) : NULL;
  if (self == NULL && (r.make != MAKE_FIELDS || !PyErr_Occurred())) self = call_with(r.new_function, (PyObject *)type, args, nargsf, kwnames);
  if (self == NULL || !PyObject_TypeCheck(self, type)) return self;
  int status = 0;
  if (!Py_IS_TYPE(self, type) || type->tp_version_tag != r.version)
    status = initialise_generally(self, args, nargsf, kwnames);
  else if (r.init == INIT_BY_PYTHON)
    status = initialise(r.init_function, self, args, nargsf, kwnames);
  if (status < 0) Py_CLEAR(self);
  return self;
}

/// What `type` does when it is called: tp_new, and tp_init unless that made something else. By jj_enter_call.
static JJ_NOINLINE PyObject *construct_by_c(PyThreadState *ts, const recipe *r, PyTypeObject *type, PyObject *const *args, size_t nargsf, PyObject *kwnames) {
  Py_ssize_t n = PyVectorcall_NARGS(nargsf);
  uint32_t version = r->version;  // tp_new may make the recipe another class's
  PyObject *init_function = r->init == INIT_BY_PYTHON ? r->init_function : NULL;
  PyObject *tuple = n > 0 ? jj_tuple_of(args, n) : jj_empty_tuple(), *dict = NULL, *self = NULL;
  if (JJ_LIKELY(tuple != NULL) && (kwnames == NULL || (dict = _PyStack_AsDict(args + n, kwnames)) != NULL)) self = type->tp_new(type, tuple, dict);
  if (JJ_UNLIKELY(self == NULL)) jj_call_failed((PyObject *)type);
  if (JJ_LIKELY(self != NULL) && (Py_IS_TYPE(self, type) || PyType_IsSubtype(Py_TYPE(self), type))) {
    int is_known = init_function != NULL && Py_IS_TYPE(self, type) && type->tp_version_tag == version;
    initproc init = Py_TYPE(self)->tp_init;
    int status = is_known ? initialise(init_function, self, args, nargsf, kwnames) : init != NULL ? init(self, tuple, dict) : 0;
    if (JJ_UNLIKELY(status < 0)) Py_CLEAR(self);
  }
  Py_XDECREF(tuple);
  Py_XDECREF(dict);
  jj_leave_call(ts);
  return self;
}

PyObject *jj_empty_tuple(void) {
  static PyObject *empty;
  if (JJ_UNLIKELY(empty == NULL)) empty = PyTuple_New(0);
  return Py_XNewRef(empty);
}

/// The instance, but for classes that have __new__ in Python.
static JJ_NOINLINE PyObject *make(PyThreadState *ts, enum make how, PyTypeObject *type, PyObject *const *args, size_t nargsf) {
  Py_ssize_t n = makes_exception(how) ? PyVectorcall_NARGS(nargsf) : 0;
  PyObject *kept = n > 0 ? jj_tuple_of(args, n) : jj_empty_tuple();
  if (kept == NULL) return NULL;
  if (how == MAKE_PLAIN_EXCEPTION) {
    PyObject *exception = jj_make_exception(ts, type, kept);
    if (JJ_LIKELY(exception != NULL)) return exception;
  }
  // object.__new__ itself: 3.11 prepares the instance's inline values there. The other one looks at no keywords.
  PyObject *self = type->tp_new(type, kept, NULL);
  Py_DECREF(kept);
  return self;
}

/// Memory for the instance has cost a collection, and that may have changed the class.
static JJ_NOINLINE PyObject *initialise_changed(PyObject *self, PyObject *const *args, size_t nargsf, PyObject *kwnames) {
  if (initialise_generally(self, args, nargsf, kwnames) < 0) Py_CLEAR(self);
  return self;
}

/// After calls of __init__: the recipe may be another class's by now.
static JJ_NOINLINE void look_for_setters(recipe *r, PyObject *self) {
  PyTypeObject *type = Py_TYPE(self);
  if (r->make == MAKE_PLAINLY && r->init == INIT_BY_PYTHON && r->version == type->tp_version_tag && r->setters == NULL) r->setters = jj_find_setters(r->init_function, self);
}

/// object.__new__ or that of exceptions, and __init__.
JJ_INLINE PyObject *construct(PyThreadState *ts, recipe *r, PyTypeObject *type, PyObject *const *args, size_t nargsf, PyObject *kwnames) {
  PyObject *self = NULL, *init = r->init == INIT_BY_PYTHON ? r->init_function : NULL;
  int level = JJ_INIT_FRAME_FLAG != 0 && (r->frame_for == FRAME_FOR_ANY || r->frame_for == PyVectorcall_NARGS(nargsf)) && kwnames == NULL;
  const jj_setters *setters = r->setters;
  if (JJ_LIKELY(r->make == MAKE_PLAINLY)) self = jj_make_plainly(ts, type);
  if (JJ_UNLIKELY(self == NULL)) {
    if (PyErr_Occurred()) return NULL;
    uint32_t version = r->version;
    setters = NULL;  // of another class, perhaps, behind a collection
    self = make(ts, r->make, type, args, nargsf);
    if (self == NULL || init == NULL) return self;
    if (type->tp_version_tag != version) return initialise_changed(self, args, nargsf, kwnames);
  }
  if (init == NULL) return self;
  if (setters != NULL && jj_run_setters(ts, setters, init, self, args, PyVectorcall_NARGS(nargsf), kwnames)) return self;
  jj_recursion_remaining(ts) -= level;  // whether any are left, the frame of __init__ asks
  if (JJ_UNLIKELY(initialise(init, self, args, nargsf, kwnames) < 0)) Py_CLEAR(self);
  jj_recursion_remaining(ts) += level;
  if (JJ_UNLIKELY(r->uses < 2) && ++r->uses == 2 && self != NULL) look_for_setters(r, self);
  return self;
}

/// By tp_call: it complains about arguments that nobody takes, and about recursion.
static JJ_NOINLINE PyObject *construct_generally(PyTypeObject *type, PyObject *const *args, size_t nargsf, PyObject *kwnames) {
  return PyObject_Vectorcall((PyObject *)type, args, nargsf, kwnames);
}

int jj_constructs_directly(PyTypeObject *type) {
  recipe *r = recipe_of(type);
  return r->make != MAKE_GENERALLY && r->make != MAKE_BY_C && r->init == INIT_BY_PYTHON;
}

PyObject *jj_construct(PyTypeObject *type, PyObject *const *args, size_t nargsf, PyObject *kwnames) {
  recipe *r = recipe_of(type);
  if (JJ_UNLIKELY(r->make == MAKE_GENERALLY)) return construct_generally(type, args, nargsf, kwnames);
  // What object.__init__ and BaseException.__init__ complain about.
  if (r->init == INIT_NOTHING)
    if (kwnames != NULL ? r->make < MAKE_BY_PYTHON : r->make <= MAKE_OBJECT && PyVectorcall_NARGS(nargsf) > 0) return construct_generally(type, args, nargsf, kwnames);
  PyThreadState *ts = _PyThreadState_GET();
  if (JJ_UNLIKELY(!jj_enter_call(ts))) return construct_generally(type, args, nargsf, kwnames);
  if (r->make == MAKE_BY_C) return construct_by_c(ts, r, type, args, nargsf, kwnames);
  PyObject *self = JJ_UNLIKELY(r->make >= MAKE_BY_PYTHON) ? construct_by_python(ts, *r, type, args, nargsf, kwnames) : construct(ts, r, type, args, nargsf, kwnames);
  jj_leave_call(ts);
  return self;
}
