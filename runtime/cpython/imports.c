// Imports of modules that are there already, as import statements in functions find them each time: what CPython's __import__ asks of sys.modules, of the module's spec and path and, for packages, by way
// of importlib's _handle_fromlist in Python, is asked of their dicts here. (For a module without __path__ CPython makes an AttributeError each time.) Nothing here runs Python code or sets an exception.
#include "runtime/cpython/lookups.h"
#include "runtime/cpython/object_layout.h"

#include "internal/pycore_moduleobject.h"

enum { IMPORT, SPEC, PATH, GETATTR, PACKAGE, HANDLE_FROMLIST, INITIALIZING, NAME, LOCATIONS, PARENT, NUM_NAMES };
static const char *const texts[NUM_NAMES] = {"__import__", "__spec__", "__path__", "__getattr__", "__package__", "_handle_fromlist", "_initializing", "name", "submodule_search_locations", "parent"};
static PyObject *names[NUM_NAMES];
/// At which entry of a dict (or of the shared keys of specs) each was found last: mostly it is that one in the next, too.
static unsigned hints[NUM_NAMES];

/// The names, and what importlib has made of its own: the class of specs, as far as it is the one that CPython came with, and the function that looks for submodules.
static struct {
  int is_asked;
  uint32_t spec_version;
  PyObject *dict, *handle_fromlist, *handle_fromlist_code;
} importlib;

/// Is the object a function of importlib's source?
static int is_of_importlib(PyObject *function) {
  if (function == NULL || !PyFunction_Check(function)) return 0;
  PyObject *file = ((PyCodeObject *)((PyFunctionObject *)function)->func_code)->co_filename;
  return PyUnicode_CompareWithASCIIString(file, "<frozen importlib._bootstrap>") == 0;
}

/// The version of a class whose instances have _initializing, name and submodule_search_locations as attributes of their own, and a parent that importlib makes of these; else 0.
static uint32_t version_of_specs(PyObject *class) {
  if (class == NULL || !PyType_Check(class) || ((PyTypeObject *)class)->tp_getattro != PyObject_GenericGetAttr || !PyType_HasFeature((PyTypeObject *)class, Py_TPFLAGS_MANAGED_DICT)) return 0;
  PyTypeObject *type = (PyTypeObject *)class;
  PyObject *parent = _PyType_Lookup(type, names[PARENT]);
  if (parent == NULL || !Py_IS_TYPE(parent, &PyProperty_Type)) return 0;
  for (int i = INITIALIZING; i <= LOCATIONS; i++)
    if (_PyType_Lookup(type, names[i]) != NULL) return 0;
  PyObject *getter = PyObject_GetAttrString(parent, "fget");
  uint32_t version = is_of_importlib(getter) ? jj_type_version(type) : 0;
  Py_XDECREF(getter);
  return version;
}

static JJ_NOINLINE void ask_importlib(void) {
  importlib.is_asked = 1;
  for (int i = 0; i < NUM_NAMES; i++)
    if ((names[i] = PyUnicode_InternFromString(texts[i])) == NULL) goto failed;
  PyObject *name = PyUnicode_InternFromString("_frozen_importlib");
  PyObject *module = name != NULL ? PyImport_GetModule(name) : NULL;  // the program's own __import__ is to hear nothing of it
  Py_XDECREF(name);
  if (module == NULL || !PyModule_CheckExact(module)) goto failed;
  importlib.dict = PyModule_GetDict(module);  // with the module, which lives on
  importlib.spec_version = version_of_specs(PyDict_GetItemString(importlib.dict, "ModuleSpec"));
  PyObject *handler = PyDict_GetItemWithError(importlib.dict, names[HANDLE_FROMLIST]);
  if (is_of_importlib(handler)) {
    importlib.handle_fromlist = Py_NewRef(handler);
    importlib.handle_fromlist_code = Py_NewRef(((PyFunctionObject *)handler)->func_code);
  }
failed:
  if (PyErr_Occurred()) {
    importlib.spec_version = 0;
    PyErr_Clear();
  }
}

/// Is the text a key of the dict? Then *value is what it has (borrowed).
static int item_of(PyObject *dict, PyObject *text, PyObject **value) {
  if (!PyDict_CheckExact(dict)) return JJ_UNSURE;
  Py_hash_t hash = jj_hash_of(text);
  return hash != -1 ? jj_dict_find(dict, text, hash, value) : JJ_UNSURE;
}

/// The same of one of the names above.
static int find_name(PyObject *dict, int name, PyObject **value) {
  if (!PyDict_CheckExact(dict)) return JJ_UNSURE;
  PyObject **place = jj_text_place_at(dict, names[name], hints[name]);
  if (JJ_LIKELY(place != NULL && *place != NULL)) return *value = *place, 1;
  place = jj_dict_place_of(dict, names[name], ((PyASCIIObject *)names[name])->hash);
  if (place == NULL || place == JJ_UNSURE_PLACE) return place == NULL ? 0 : JJ_UNSURE;
  if (jj_keys_are_unicode(jj_dict_keys(dict)) && ((PyDictObject *)dict)->ma_values == NULL)
    hints[name] = (unsigned)(((char *)place - (char *)jj_unicode_entries(jj_dict_keys(dict))) / (Py_ssize_t)sizeof(PyDictUnicodeEntry));
  return *value = *place, 1;
}

JJ_INLINE PyObject *dict_of_module(PyObject *module) { return ((PyModuleObject *)module)->md_dict; }

// --- specs

static int is_spec(PyObject *o) { return importlib.spec_version != 0 && jj_type_version(Py_TYPE(o)) == importlib.spec_version; }

/// An attribute of a spec (borrowed), or NULL: not found.
static PyObject *attribute_of_spec(PyObject *spec, int name) {
  PyDictValues *values = jj_values_of(spec);
  if (values == NULL) {
    PyObject *dict = jj_managed_dict(spec), *value;
    return dict != NULL && find_name(dict, name, &value) == 1 ? value : NULL;
  }
  PyDictKeysObject *keys = jj_cached_keys(Py_TYPE(spec));
  PyDictUnicodeEntry *entries = jj_unicode_entries(keys);
  if (JJ_LIKELY(hints[name] < keys->dk_nentries && entries[hints[name]].me_key == names[name])) return values->values[hints[name]];
  for (Py_ssize_t i = 0; i < keys->dk_nentries; i++)
    if (entries[i].me_key == names[name]) return values->values[hints[name] = (unsigned)i];
  return NULL;
}

/// Has the module's code run, so that nobody waits for it?
static int is_initialized(PyObject *module) {
  PyObject *spec;
  if (find_name(dict_of_module(module), SPEC, &spec) != 1) return 0;
  return spec == Py_None || (is_spec(spec) && attribute_of_spec(spec, INITIALIZING) == Py_False);
}

// --- names

/// What an import statement says: dots and a name, in a package; and what its full name depends on besides: the spec of the module that it stands in, of which spec.parent is made.
typedef struct {
  PyObject *name, *package, *spec_name;
  int64_t level;
  int has_locations;
} written_name;

/// The package that a relative import in a module with these globals begins at, and the spec's part (all borrowed). 0: not to be said here.
static int look_at_package(PyObject *globals, written_name *written) {
  PyObject *spec, *locations;
  if (find_name(globals, PACKAGE, &written->package) != 1 || !PyUnicode_CheckExact(written->package) || !PyUnicode_IS_READY(written->package)) return 0;
  int found = find_name(globals, SPEC, &spec);
  if (found != 1 || spec == Py_None) return found != JJ_UNSURE;
  if (!is_spec(spec) || (locations = attribute_of_spec(spec, LOCATIONS)) == NULL) return 0;
  written->has_locations = locations != Py_None;
  written->spec_name = attribute_of_spec(spec, NAME);
  return written->spec_name != NULL && PyUnicode_CheckExact(written->spec_name) && PyUnicode_IS_READY(written->spec_name);
}

/// Does spec.parent equal the name of the package? A module without a spec has none to compare.
static int is_parent(const written_name *written) {
  PyObject *name = written->spec_name, *package = written->package;
  if (name == NULL) return 1;
  if (written->has_locations) return jj_texts_equal(name, package);
  Py_ssize_t length = PyUnicode_GET_LENGTH(package);
  if (PyUnicode_FindChar(name, '.', 0, PyUnicode_GET_LENGTH(name), -1) != length) return 0;
  return PyUnicode_Tailmatch(name, package, 0, length, -1) == 1;
}

/// Its full name; without dots the part before the first dot in it. NULL: an error or a warning is to be made.
static PyObject *make_full_name(const written_name *written) {
  PyObject *name = written->name, *package = written->package;
  if (written->level == 0) return PyUnicode_Substring(name, 0, PyUnicode_FindChar(name, '.', 0, PyUnicode_GET_LENGTH(name), 1));
  if (!is_parent(written)) return NULL;
  Py_ssize_t end = PyUnicode_GET_LENGTH(package);
  for (int64_t level = written->level; --level > 0 && end > 0;) end = PyUnicode_FindChar(package, '.', 0, end, -1);
  if (end <= 0) return NULL;
  PyObject *base = PyUnicode_Substring(package, 0, end);
  if (base == NULL || PyUnicode_GET_LENGTH(name) == 0) return base;
  PyObject *made = PyUnicode_FromFormat("%U.%U", base, name);
  Py_DECREF(base);
  return made;
}

/// Full names that were made, with what they were made of; all are kept.
typedef struct {
  written_name written;
  PyObject *full;
} full_name;
enum { FULL_NAMES = 64 };
static full_name full_names[FULL_NAMES];

static JJ_NOINLINE PyObject *enter_full_name(full_name *place, const written_name *written) {
  PyObject *full = make_full_name(written);
  if (full == NULL) {
    PyErr_Clear();
    return NULL;
  }
  full_name old = *place;
  *place = (full_name){*written, full};
  Py_INCREF(written->name);
  Py_XINCREF(written->package);
  Py_XINCREF(written->spec_name);
  Py_XDECREF(old.written.name);
  Py_XDECREF(old.written.package);
  Py_XDECREF(old.written.spec_name);
  Py_XDECREF(old.full);
  return full;
}

/// The same as make_full_name, borrowed, of the table.
static PyObject *full_name_of(const written_name *written) {
  size_t hash = ((size_t)written->name >> 4) * 3 + ((size_t)written->spec_name >> 4) + (size_t)written->level;
  full_name *place = &full_names[(hash ^ hash >> 6) % FULL_NAMES];
  const written_name *there = &place->written;
  int is_same = there->name == written->name && there->package == written->package && there->spec_name == written->spec_name && there->level == written->level &&
                there->has_locations == written->has_locations;
  return JJ_LIKELY(is_same) ? place->full : enter_full_name(place, written);
}

// --- modules

/// The module of that full name (borrowed), if it is in sys.modules and initialised.
static PyObject *module_of(PyObject *name) {
  PyObject *module;
  if (item_of(PyImport_GetModuleDict(), name, &module) != 1 || !PyModule_CheckExact(module)) return NULL;
  return is_initialized(module) ? module : NULL;
}

/// Would _handle_fromlist find all of these names in the package without an import? Not while somebody sees its calls.
static int has_all(PyObject *package, PyObject *fromlist) {
  PyObject *handler, *value;
  if (importlib.handle_fromlist == NULL || find_name(importlib.dict, HANDLE_FROMLIST, &handler) != 1 || handler != importlib.handle_fromlist) return 0;
  if (((PyFunctionObject *)handler)->func_code != importlib.handle_fromlist_code || jj_is_traced(_PyThreadState_GET(), (PyCodeObject *)importlib.handle_fromlist_code)) return 0;
  for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(fromlist); i++) {
    PyObject *name = PyTuple_GET_ITEM(fromlist, i);
    if (!PyUnicode_CheckExact(name) || PyUnicode_CompareWithASCIIString(name, "*") == 0 || item_of(dict_of_module(package), name, &value) != 1) return 0;
  }
  return 1;
}

/// Nothing is left to be imported for a statement that takes these names from the module: it is no package (and has no function that is asked for __path__), or has them all.
static int needs_no_submodules(PyObject *module, PyObject *fromlist) {
  PyObject *value;
  int is_package = find_name(dict_of_module(module), PATH, &value);
  if (is_package == 1) return has_all(module, fromlist);
  return is_package == 0 && find_name(dict_of_module(module), GETATTR, &value) == 0;
}

/// Is it the __import__ of builtins?
static int is_builtin_import(PyObject *function) {
  static PyMethodDef *definition;
  if (!PyCFunction_CheckExact(function)) return 0;
  PyMethodDef *of = ((PyCFunctionObject *)function)->m_ml;
  if (JJ_LIKELY(of == definition)) return 1;
  PyObject *self = ((PyCFunctionObject *)function)->m_self;
  if (definition != NULL || strcmp(of->ml_name, "__import__") != 0 || self == NULL || !PyModule_CheckExact(self)) return 0;
  PyModuleDef *module = PyModule_GetDef(self);
  if (module == NULL || strcmp(module->m_name, "builtins") != 0) return 0;
  definition = of;
  return 1;
}

static int can_be_asked(PyObject *builtins, PyObject *name, PyObject *level) {
  if (JJ_UNLIKELY(!importlib.is_asked)) ask_importlib();
  PyObject *function;
  if (importlib.spec_version == 0 || find_name(builtins, IMPORT, &function) != 1 || !is_builtin_import(function)) return 0;
  return PyUnicode_CheckExact(name) && PyUnicode_IS_READY(name) && PyLong_CheckExact(level) && jj_int_is_small(level) && jj_int_sign(level) >= 0;
}

/// from ... import
static PyObject *imported_with_names(PyObject *globals, PyObject *name, int64_t level, PyObject *fromlist) {
  written_name written = {.name = name, .level = level};
  if (level == 0 ? PyUnicode_GET_LENGTH(name) == 0 : !look_at_package(globals, &written)) return NULL;
  PyObject *full = level > 0 ? full_name_of(&written) : name, *module = full != NULL ? module_of(full) : NULL;
  return module != NULL && needs_no_submodules(module, fromlist) ? Py_NewRef(module) : NULL;
}

PyObject *jj_imported_module(PyObject *builtins, PyObject *globals, PyObject *name, PyObject *level, PyObject *fromlist) {
  if (!can_be_asked(builtins, name, level)) return NULL;
  if (PyTuple_CheckExact(fromlist) && PyTuple_GET_SIZE(fromlist) > 0) return imported_with_names(globals, name, jj_int_small_value(level), fromlist);
  if (fromlist != Py_None || jj_int_sign(level) != 0 || PyUnicode_GET_LENGTH(name) == 0) return NULL;
  PyObject *module = module_of(name);
  if (module == NULL || PyUnicode_FindChar(name, '.', 0, PyUnicode_GET_LENGTH(name), 1) < 0) return Py_XNewRef(module);
  written_name written = {.name = name};
  PyObject *first = full_name_of(&written);
  return first != NULL ? Py_XNewRef(module_of(first)) : NULL;
}

PyObject *jj_name_of_module(PyObject *module, PyObject *name) {
  PyObject *value;
  if (!PyModule_CheckExact(module) || !PyUnicode_CheckExact(name) || _PyType_Lookup(&PyModule_Type, name) != NULL) return NULL;
  return item_of(dict_of_module(module), name, &value) == 1 ? Py_NewRef(value) : NULL;
}
