// Native code of functions of the standard library (library.def), which modules carry besides their own: when compiled code is about to call a function of such a module for the first
// time, all of its functions whose code objects are the very ones that were compiled get it. They stay what they are, exact functions with their own code, of their own module:
// only their vectorcall is another one. What somebody has replaced, patched or compiled, and every function of another release of Python that differs, is left alone.
#include "runtime/module/library.h"

#include "runtime/cpython/bridge.h"
#include "runtime/cpython/version.h"
#include "runtime/module/module_state.h"
#include "runtime/objects/function.h"

#include <marshal.h>
#include <stdlib.h>
#include <string.h>

using jj::Ref;

namespace jj {
namespace {

const char *nameOf(const JITModuleRecord *record) { return placeFrom<const char>(record, record->name); }

// --- registering

JJLibrary *find(const char *name) {
  JJShared *shared = jj_shared();
  for (int32_t i = 0; i < shared->numLibraries; i++)
    if (strcmp(nameOf(shared->libraries[i].record), name) == 0) return &shared->libraries[i];
  return nullptr;
}

// --- is it the code that was compiled?

bool areEqual(PyObject *a, PyObject *b) { return a && b && PyObject_RichCompareBool(a, b, Py_EQ) == 1; }

bool haveEqualCode(PyObject *a, PyObject *b);

/// Constants compare as marshal writes them: 0.0 is not -0.0, and 1 is not True.
bool areEqualConstants(PyObject *a, PyObject *b) {
  if (a == b) return true;
  if (PyUnicode_CheckExact(a) && PyUnicode_CheckExact(b)) return areEqual(a, b);
  if (PyCode_Check(a) || PyCode_Check(b)) return PyCode_Check(a) && PyCode_Check(b) && haveEqualCode(a, b);
  constexpr int kWithoutReferences = 0;
  Ref textA = Ref::steal(PyMarshal_WriteObjectToString(a, kWithoutReferences)), textB = Ref::steal(PyMarshal_WriteObjectToString(b, kWithoutReferences));
  return areEqual(textA.get(), textB.get());
}

bool haveEqualCode(PyObject *objectA, PyObject *objectB) {
  auto *a = reinterpret_cast<PyCodeObject *>(objectA), *b = reinterpret_cast<PyCodeObject *>(objectB);
  if (a->co_flags != b->co_flags || a->co_argcount != b->co_argcount || a->co_posonlyargcount != b->co_posonlyargcount || a->co_kwonlyargcount != b->co_kwonlyargcount ||
      a->co_stacksize != b->co_stacksize || a->co_nlocalsplus != b->co_nlocalsplus || PyTuple_GET_SIZE(a->co_consts) != PyTuple_GET_SIZE(b->co_consts))
    return false;
  Ref bytesA = Ref::steal(PyCode_GetCode(a)), bytesB = Ref::steal(PyCode_GetCode(b));
  if (!areEqual(bytesA.get(), bytesB.get()) || !areEqual(a->co_names, b->co_names) || !areEqual(a->co_exceptiontable, b->co_exceptiontable) ||
      !areEqual(a->co_localsplusnames, b->co_localsplusnames) || !areEqual(a->co_localspluskinds, b->co_localspluskinds) || !areEqual(a->co_qualname, b->co_qualname))
    return false;
  for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(a->co_consts); i++)
    if (!areEqualConstants(PyTuple_GET_ITEM(a->co_consts, i), PyTuple_GET_ITEM(b->co_consts, i))) return false;
  return true;
}

// --- finding functions

/// What a name of the module, or of one of its classes, stands for (borrowed); nullptr: nothing.
PyObject *lookUp(PyObject *moduleDict, PyObject *qualname) {
  const char *rest = PyUnicode_AsUTF8(qualname);
  PyObject *dict = moduleDict, *value = nullptr;
  while (rest) {
    if (value && !PyType_Check(value)) return nullptr;
    if (value) dict = jj_type_dict(reinterpret_cast<PyTypeObject *>(value));
    const char *end = strchrnul(rest, '.');
    Ref name = Ref::steal(PyUnicode_FromStringAndSize(rest, end - rest));
    value = name && dict ? PyDict_GetItemWithError(dict, name.get()) : nullptr;
    if (!value) return nullptr;
    rest = *end ? end + 1 : nullptr;
  }
  return value;
}

/// Where decorators keep what they wrap.
constexpr const char *kInner[] = {"__func__", "fget", "fset", "func", "__wrapped__"};

/// May there be a function behind it? Not behind the many constants of a module.
bool mayWrap(PyObject *value) {
  PyTypeObject *type = Py_TYPE(value);
  if (type->tp_getattro != PyObject_GenericGetAttr) return false;
  if (type == &PyFunction_Type) return reinterpret_cast<PyFunctionObject *>(value)->func_dict != nullptr;
  return PyType_HasFeature(type, Py_TPFLAGS_HEAPTYPE) || type == &PyStaticMethod_Type || type == &PyClassMethod_Type || type == &PyProperty_Type;
}

/// Calls `use` with every exact function of the module that `value` is, or that is behind it.
template <typename Use>
void forFunctions(PyObject *value, PyObject *moduleDict, Use use, int depth = 0) {
  if (Py_IS_TYPE(value, &PyFunction_Type)) {
    auto *f = reinterpret_cast<PyFunctionObject *>(value);
    if (f->func_globals == moduleDict && f->vectorcall == jj_shared()->defaultVectorcall && jj_looks_in_dicts(f)) use(f);
  }
  if (depth == 2 || !mayWrap(value)) return;
  for (const char *name : kInner) {
    if (!PyObject_HasAttrString(value, name)) continue;  // makes no AttributeError
    Ref inner = Ref::steal(PyObject_GetAttrString(value, name));
    PyErr_Clear();
    if (inner) forFunctions(inner.get(), moduleDict, use, depth + 1);
  }
}

/// The native code of the function is that of its code object from now on, if there is some. Whether there is.
bool give(PyFunctionObject *f, const JITModule *module) {
  const JITUnit *unit = jj_unit_of_code(f->func_code);
  if (!unit || unit->module != module || !unit->entry || unit->code != f->func_code || runsInterpreted(unit)) return false;
  jj_function_set_entry(f, unit->entry);
  return true;
}

/// Gives it to all functions of the namespace and of the module's classes.
void giveAll(PyObject *dict, PyObject *moduleDict, const JITModule *module) {
  PyObject *key, *value;
  for (Py_ssize_t at = 0; PyDict_Next(dict, &at, &key, &value);) {
    if (PyType_Check(value) && dict == moduleDict) giveAll(jj_type_dict(reinterpret_cast<PyTypeObject *>(value)), moduleDict, module);
    else forFunctions(value, moduleDict, [module](PyFunctionObject *f) { give(f, module); });
  }
}

// --- adopting

void setCalls(const JITModuleRecord *record) {
  auto *calls = placeFrom<void (*)(void)>(record, record->calls);
  auto *numbers = placeFrom<const uint16_t>(record, record->callNumbers);
  for (unsigned n = 0; n < numbers[0]; n++) calls[n] = jj_shared_function(jj_shared_functions, numbers[n + 1]);
}

/// Enters the code objects of the module's functions that are those that were compiled into the tables. -1: an exception is set.
int enterRoots(JITModule *module, const JITModuleRecord *record, PyObject *dict) {
  Ref codes = Ref::steal(PyMarshal_ReadObjectFromString(reinterpret_cast<const char *>(module->marshalled), static_cast<Py_ssize_t>(module->marshalledSize)));
  if (!codes) return -1;
  const auto *roots = placeFrom<const int32_t>(record, record->roots);
  int status = 0;
  for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(codes.get()); i++) {
    PyObject *code = PyTuple_GET_ITEM(codes.get(), i), *value = lookUp(dict, reinterpret_cast<PyCodeObject *>(code)->co_qualname);
    if (!value) continue;
    forFunctions(value, dict, [&](PyFunctionObject *f) {
      int32_t next = roots[i];
      if (!module->units[next].code && haveEqualCode(f->func_code, code) && enterUnit(module, f->func_code, next) < 0) status = -1;
    });
  }
  return status;
}

int adopt(JJLibrary *library, PyObject *dict) {
  JITModule *module = moduleOfRecord(library->record);
  if (module->state) return 0;
  setCalls(library->record);
  enterSmallInts(module);
  ModuleState *state = newState(module);
  uintptr_t low = 0, size = 0;  // those of the module that carries it say where its own lie
  if (!state || enterRoots(module, library->record, dict) < 0 || chooseInterpreted(module, state) < 0 || jj_register_entries(module, &low, &size) < 0) return -1;
  state->isLibrary = true;
  module->state = state;
  library->dict = Py_NewRef(dict);
  giveAll(dict, dict, module);
  return 0;
}

/// With which call of a function of the module its library is adopted.
int32_t callsBefore(const char *module) {
  static constexpr struct {
    const char *module;
    int32_t calls;
  } kTable[] = {
#define JJ_LIBRARY(module, calls, imports, functions) {module, calls},
#include "runtime/library.def"
  };
  for (const auto &row : kTable)
    if (strcmp(row.module, module) == 0) return row.calls;
  return 1;
}

/// The library of a module of that namespace, adopted now if it is time to; nullptr: there is none, or not yet.
JJLibrary *libraryOf(PyObject *globals, bool &isKnown) {
  PyObject *spec = PyDict_GetItemString(globals, "__spec__");  // collections.abc is not the __name__ of the module that it is
  Ref name = Ref::steal(spec && spec != Py_None ? PyObject_GetAttrString(spec, "name") : nullptr);
  const char *text = name && PyUnicode_CheckExact(name.get()) ? PyUnicode_AsUTF8(name.get()) : nullptr;
  JJLibrary *library = text ? find(text) : nullptr;
  if (!library) return nullptr;
  if (!library->tried) {
    isKnown = ++library->calls >= callsBefore(text);
    if (!isKnown) return nullptr;
    PyObject *module = PyDict_GetItemWithError(PyImport_GetModuleDict(), name.get());
    if (!module || !PyModule_CheckExact(module) || PyModule_GetDict(module) != globals) return nullptr;
    library->tried = true;
    library->adopt(library, globals);
  }
  return library->dict == globals ? library : nullptr;
}

}  // namespace

int registerLibraries(const JITModuleRecord *record) {
  if (record->libraries == 0 || getenv("JUSTJITC_NO_LIBRARY")) return 0;
  const auto *distances = placeFrom<const int32_t>(record, record->libraries);
  JJShared *shared = jj_shared();
  for (int32_t i = 1; i <= distances[0]; i++) {
    const auto *library = placeFrom<const JITModuleRecord>(distances, distances[i]);
    if (find(nameOf(library))) continue;
    void *grown = PyMem_RawRealloc(shared->libraries, static_cast<size_t>(shared->numLibraries + 1) * sizeof(JJLibrary));
    if (!grown) {
      PyErr_NoMemory();
      return -1;
    }
    shared->libraries = static_cast<JJLibrary *>(grown);
    shared->libraries[shared->numLibraries++] = {library, nullptr, adopt, 0, false};
  }
  return 0;
}

}  // namespace jj

int jj_adopt(PyObject *function) {
  if (jj_shared()->numLibraries == 0) return 0;
  // Namespaces that were asked for lately. A library keeps its own; another one in the place of one that has ended is asked for when that is known no more.
  static struct {
    PyObject *globals;
    JJLibrary *library;
    int32_t numLibraries;
  } known[256];
  auto *f = reinterpret_cast<PyFunctionObject *>(function);
  auto &place = known[(reinterpret_cast<uintptr_t>(f->func_globals) >> 5) % 256];
  if (JJ_UNLIKELY(place.globals != f->func_globals || place.numLibraries != jj_shared()->numLibraries)) {
    if (!PyDict_CheckExact(f->func_globals)) return 0;
    PyObject *type, *value, *traceback;
    PyErr_Fetch(&type, &value, &traceback);
    int collects = PyGC_Disable();  // nothing runs meanwhile
    bool isKnown = true;
    place = {f->func_globals, jj::libraryOf(f->func_globals, isKnown), jj_shared()->numLibraries};
    if (!isKnown) place.globals = nullptr;
    if (collects) PyGC_Enable();
    PyErr_Restore(type, value, traceback);
    if (f->vectorcall != jj_shared()->defaultVectorcall) return 1;
  }
  if (JJ_LIKELY(!place.library || place.library->dict != f->func_globals)) return 0;
  // A function inside of one of the library's, which bytecode has made.
  return jj_looks_in_dicts(f) && jj::give(f, jj::moduleOfRecord(place.library->record));
}
