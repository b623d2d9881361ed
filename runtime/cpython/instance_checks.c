// isinstance() and issubclass() as far as they run no Python code but that of the library's abstract base classes, whose answers are read where the module _abc keeps them.
#include "runtime/cpython/builtin_calls.h"

#include "runtime/cpython/lookups.h"
#include "runtime/cpython/special_methods.h"
#include "runtime/runtime.h"

/// Versions of types of which something is known.
typedef struct {
  uint32_t versions[256];
} known_types;
static inline int is_known(const known_types *known, PyTypeObject *type) {
  uint32_t version = type->tp_version_tag;
  return version != 0 && known->versions[version % 256] == version;
}
static int enter_known(known_types *known, PyTypeObject *type) {
  known->versions[type->tp_version_tag % 256] = type->tp_version_tag;  // 0 (there are no more versions) stays nobody's
  return 1;
}

/// One of the two questions, and the method of the metaclass that answers it.
typedef struct {
  enum jj_special_name method;
  const char *builtin;             ///< what ABCMeta's method calls
  known_types plain;               ///< metaclasses whose method is the one of `type`
  known_types abstract;            ///< those whose method is the one of ABCMeta: `check`
  int is_learned;                  ///< has ABCMeta been looked at? What follows it is of then, references
  PyFunctionObject *check;         ///< its method; NULL: it is not as expected
  vectorcallfunc entry;
  PyObject *code, *answers, *name; ///< the code object, the builtin function, and the name by which it is called
} question;
static question instance_of = {.method = JJ_NAME_INSTANCECHECK, .builtin = "_abc_instancecheck"};
static question subclass_of = {.method = JJ_NAME_SUBCLASSCHECK, .builtin = "_abc_subclasscheck"};

/// Types whose instances' __class__ is the one of `object`, a data descriptor that nobody can change.
static known_types plain_classes;

static JJ_NOINLINE int find_plain_class(PyTypeObject *type) {
  if (type->tp_getattro != PyObject_GenericGetAttr && type->tp_getattro != PyType_Type.tp_getattro) return 0;
  PyObject *name = jj_special_name_object(JJ_NAME_CLASS);
  if (_PyType_Lookup(type, name) != _PyType_Lookup(&PyBaseObject_Type, name)) return 0;
  return enter_known(&plain_classes, type);
}

static JJ_NOINLINE int find_plain_metaclass(question *q, PyTypeObject *type) {
  PyObject *name = jj_special_name_object(q->method);
  return PyType_IsSubtype(type, &PyType_Type) && _PyType_Lookup(type, name) == _PyType_Lookup(&PyType_Type, name) && enter_known(&q->plain, type);
}

/// Does o.__class__ give the type of o, without running code?
static inline int tells_its_type(PyObject *o) { return is_known(&plain_classes, Py_TYPE(o)) || find_plain_class(Py_TYPE(o)); }

/// Is it a class that nobody asks for its instances? CPython asks the method of a metaclass in a call of its own, for which a level of recursion must be left.
static inline int is_plain_class(question *q, PyObject *cls) {
  if (PyType_CheckExact(cls)) return 1;
  PyTypeObject *metaclass = Py_TYPE(cls);
  if (!is_known(&q->plain, metaclass) && (is_known(&q->abstract, metaclass) || !find_plain_metaclass(q, metaclass))) return 0;
  PyThreadState *ts = _PyThreadState_GET();
  int may_call = jj_enter_call(ts);
  if (may_call) jj_leave_call(ts);
  return may_call;
}

// --- abstract base classes
//
// What ABCMeta's two methods do is `return _abc_instancecheck(cls, instance)`. Where the answer for a class has been found before, the builtin looks it up in the sets
// of weak references that the class has in its _abc_impl, an object of Modules/_abc.c: so do the functions below, without the two calls. They look only.

/// The head of the state of the module _abc.
typedef struct {
  PyTypeObject *data_type;
  uint64_t invalidations;  ///< classes registered: no negative answer is older
} abc_state;
/// _abc_impl of a class.
typedef struct {
  PyObject_HEAD
  PyObject *registry, *cache, *negative_cache;  ///< sets of weak references, or NULL
  uint64_t negative_cache_version;
} abc_data;

JJ_INLINE const abc_state *state_of(const question *q) { return (const abc_state *)PyModule_GetState(PyCFunction_GET_SELF(q->answers)); }

/// Is the builtin the one of a module _abc as it is known here?
static int is_from_library(const question *q, PyObject *builtin) {
  if (builtin == NULL || !PyCFunction_CheckExact(builtin) || strcmp(((PyCFunctionObject *)builtin)->m_ml->ml_name, q->builtin) != 0) return 0;
  PyObject *module = PyCFunction_GET_SELF(builtin);
  if (module == NULL || !PyModule_Check(module) || PyModule_GetDef(module) == NULL || PyModule_GetDef(module)->m_size != (Py_ssize_t)sizeof(abc_state)) return 0;
  PyTypeObject *data_type = ((const abc_state *)PyModule_GetState(module))->data_type;
  return data_type != NULL && strcmp(data_type->tp_name, "_abc._abc_data") == 0 && data_type->tp_basicsize == (Py_ssize_t)sizeof(abc_data);
}

/// Reads the method of ABCMeta, the first time that the question is put to a class that has one.
static void learn_check(question *q) {
  q->is_learned = 1;
  PyObject *modules = PyImport_GetModuleDict(), *library = modules != NULL ? PyDict_GetItemString(modules, "abc") : NULL;
  PyObject *names = library != NULL && PyModule_Check(library) ? PyModule_GetDict(library) : NULL, *abc_meta = names != NULL ? PyDict_GetItemString(names, "ABCMeta") : NULL;
  if (abc_meta == NULL || !PyType_Check(abc_meta)) return;
  PyFunctionObject *check = (PyFunctionObject *)_PyType_Lookup((PyTypeObject *)abc_meta, jj_special_name_object(q->method));
  PyObject *builtin = PyDict_GetItemString(names, q->builtin);
  if (check == NULL || !PyFunction_Check(check) || check->func_globals != names || !is_from_library(q, builtin)) return;
  PyObject *called = ((PyCodeObject *)check->func_code)->co_names;
  if (PyTuple_GET_SIZE(called) != 1 || PyUnicode_CompareWithASCIIString(PyTuple_GET_ITEM(called, 0), q->builtin) != 0) return;
  q->name = Py_NewRef(PyTuple_GET_ITEM(called, 0));
  q->code = Py_NewRef(check->func_code);
  q->entry = check->vectorcall;
  q->answers = Py_NewRef(builtin);
  q->check = (PyFunctionObject *)Py_NewRef(check);
}

static JJ_NOINLINE int find_abstract_metaclass(question *q, PyTypeObject *type) {
  if (type->tp_getattro != PyType_Type.tp_getattro || _PyType_Lookup(type, jj_special_name_object(JJ_NAME_ABC_IMPL)) != NULL) return 0;
  if (!q->is_learned) learn_check(q);
  return q->check != NULL && _PyType_Lookup(type, jj_special_name_object(q->method)) == (PyObject *)q->check && enter_known(&q->abstract, type);
}

/// Would the two calls run as ever, nobody looking?
static inline int calls_are_plain(const question *q) {
  PyFunctionObject *f = q->check;
  PyThreadState *ts = _PyThreadState_GET();
  PyObject *builtin;
  if (f->func_code != q->code || f->vectorcall != q->entry || ts->interp->eval_frame != NULL) return 0;
  if (jj_is_traced(ts, (PyCodeObject *)q->code) || jj_eval_breaker(ts) || jj_recursion_remaining(ts) <= 4) return 0;
  return jj_dict_find(f->func_globals, q->name, jj_known_hash(q->name), &builtin) == 1 && builtin == q->answers;
}

/// What is known of the class; NULL: something else than of a class made by ABCMeta.
static inline const abc_data *data_of(question *q, PyObject *cls) {
  if (!is_known(&q->abstract, Py_TYPE(cls)) && !find_abstract_metaclass(q, Py_TYPE(cls))) return NULL;
  PyObject *data = _PyType_Lookup((PyTypeObject *)cls, jj_special_name_object(JJ_NAME_ABC_IMPL));
  return data != NULL && Py_TYPE(data) == state_of(q)->data_type && calls_are_plain(q) ? (const abc_data *)data : NULL;
}

/// Does the weak reference lead to the type?
static inline int leads_to(PyObject *reference, PyObject *type) {
  if (!PyWeakref_CheckRefExact(reference)) return JJ_UNSURE;
  PyObject *object = ((PyWeakReference *)reference)->wr_object;
  return object == type ? 1 : object == Py_None ? 0 : JJ_UNSURE;
}
/// Is there one to the type, which is hashed and compared by its address?
static inline int is_in(PyObject *references, PyObject *type) {
  return references != NULL && PySet_GET_SIZE(references) != 0 ? jj_set_find_by(references, type, PyBaseObject_Type.tp_hash(type), leads_to) : 0;
}

/// What an abstract class answers about a type: 1, 0, or -1: it has not been asked before.
static JJ_NOINLINE int ask_abstract(question *q, PyObject *type, PyObject *cls) {
  const abc_data *data = PyType_Check(cls) && jj_hashes_by_address(type) && jj_equals_itself_only(type) ? data_of(q, cls) : NULL;
  if (data == NULL) return -1;
  int is_one = is_in(data->cache, type);
  if (is_one != 0) return is_one;
  return data->negative_cache_version == state_of(q)->invalidations && is_in(data->negative_cache, type) == 1 ? 0 : -1;
}

// --- the answers

/// What was answered for a class of metaclass `type`, by the version of the type asked about: with it go its bases, and what its instances say is their __class__. A class that has died
/// here is no base of a type that has its version still, nor is a later one at its address.
typedef struct {
  PyObject *cls;
  uint32_t version;
  int32_t answer;
} known_answer;
static known_answer known_answers[256];

JJ_INLINE known_answer *place_of_answer(uint32_t version, PyObject *cls) { return &known_answers[(version ^ (uint32_t)((uintptr_t)cls >> 4) * 0x9E3779B1u >> 24) % 256]; }
/// Is it known, and the class one that nobody asks for its instances?
JJ_INLINE int is_answer_for(const known_answer *known, uint32_t version, PyObject *cls) { return known->cls == cls && known->version == version && PyType_CheckExact(cls); }

/// isinstance(o, cls) for a class that runs no code to answer. What is no instance by its type is asked for its __class__. -1: not to be said without running code.
static JJ_NOINLINE int find_instance(PyObject *o, PyObject *cls) {
  PyTypeObject *type = Py_TYPE(o);
  if ((PyObject *)type == cls) return 1;
  if (!is_plain_class(&instance_of, cls)) return tells_its_type(o) ? ask_abstract(&instance_of, (PyObject *)type, cls) : -1;
  int answer = PyType_IsSubtype(type, (PyTypeObject *)cls);
  if (!answer && !tells_its_type(o)) return -1;
  uint32_t version = type->tp_version_tag;
  if (version != 0 && PyType_CheckExact(cls)) *place_of_answer(version, cls) = (known_answer){cls, version, answer};
  return answer;
}
JJ_INLINE int is_instance(PyObject *o, PyObject *cls) {
  uint32_t version = Py_TYPE(o)->tp_version_tag;
  const known_answer *known = place_of_answer(version, cls);
  return JJ_LIKELY(is_answer_for(known, version, cls)) ? known->answer : find_instance(o, cls);
}
static inline int is_subclass(PyObject *type, PyObject *cls) {
  if (!PyType_Check(type)) return -1;
  return is_plain_class(&subclass_of, cls) ? PyType_IsSubtype((PyTypeObject *)type, (PyTypeObject *)cls) : ask_abstract(&subclass_of, type, cls);
}

/// Of a tuple of classes the first that says yes, or that has to be asked by CPython.
#define JJ_FIRST_ANSWER(ask, o, classes)                                                                                                      \
  int answer = 0;                                                                                                                             \
  for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(classes) && answer == 0; i++) answer = ask(o, PyTuple_GET_ITEM(classes, i)); \
  return answer
static JJ_NOINLINE int is_instance_of_any(PyObject *o, PyObject *classes) { JJ_FIRST_ANSWER(is_instance, o, classes); }
static JJ_NOINLINE int is_subclass_of_any(PyObject *type, PyObject *classes) { JJ_FIRST_ANSWER(is_subclass, type, classes); }

int32_t jj_try_isinstance(PyObject *o, PyObject *cls) { return PyTuple_CheckExact(cls) ? is_instance_of_any(o, cls) : is_instance(o, cls); }

int jj_is_instance(PyObject *o, PyObject *cls) {
  int answer = is_instance(o, cls);
  return answer >= 0 ? answer : PyObject_IsInstance(o, cls);
}

PyObject *JITKnownIssubclass(PyObject *type, PyObject *cls) {
  int answer = PyTuple_CheckExact(cls) ? is_subclass_of_any(type, cls) : is_subclass(type, cls);
  return answer >= 0 ? jj_bool(answer) : JIT_NOT_KNOWN;
}
