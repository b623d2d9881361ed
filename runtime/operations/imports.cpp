// import statements.
#include "runtime/cpython/bridge.h"
#include "runtime/cpython/private_api.h"
#include "runtime/cpython/version.h"

using jj::Ref;

namespace {

/// Is module.__spec__._initializing true? Errors count as no.
bool isInitializing(PyObject *module) {
  Ref spec = Ref::steal(PyObject_GetAttrString(module, "__spec__"));
  Ref flag = Ref::steal(spec ? PyObject_GetAttrString(spec.get(), "_initializing") : nullptr);
  int result = flag ? PyObject_IsTrue(flag.get()) : 0;
  if (!flag || result < 0) PyErr_Clear();
  return result > 0;
}

/// ImportError "cannot import name ..."; `package` is the module's name or NULL.
void raiseCannotImport(PyObject *module, PyObject *name, PyObject *package) {
  Ref path = Ref::steal(PyModule_GetFilenameObject(module));
  Ref shown = package ? Ref::share(package) : Ref::steal(PyUnicode_FromString("<unknown module name>"));
  if (!shown) return;
  Ref message;
  if (!path || !PyUnicode_Check(path.get())) {
    PyErr_Clear();
    path.reset();
    message = Ref::steal(PyUnicode_FromFormat("cannot import name %R from %R (unknown location)", name, shown.get()));
  } else {
    const char *format = isInitializing(module) ? "cannot import name %R from partially initialized module %R "
                                                  "(most likely due to a circular import) (%S)"
                                                : "cannot import name %R from %R (%S)";
    message = Ref::steal(PyUnicode_FromFormat(format, name, shown.get(), path.get()));
  }
  PyErr_SetImportError(message.get(), package, path.get());
  jj_set_name_from(name);
}

/// TypeError for a name in __all__ or __dict__ that is no str.
void raiseBadName(PyObject *module, PyObject *name, bool fromDict) {
  Ref moduleName = Ref::steal(PyObject_GetAttrString(module, "__name__"));
  if (!moduleName) return;
  if (!PyUnicode_Check(moduleName.get()))
    PyErr_Format(PyExc_TypeError, "module __name__ must be a string, not %.100s", Py_TYPE(moduleName.get())->tp_name);
  else
    PyErr_Format(PyExc_TypeError, "%s in %U.%s must be str, not %.100s", fromDict ? "Key" : "Item", moduleName.get(),
                 fromDict ? "__dict__" : "__all__", Py_TYPE(name)->tp_name);
}

/// The names that `from module import *` takes; fromDict: those with a leading underscore are skipped.
Ref starNames(PyObject *module, bool &fromDict) {
  Ref allName = Ref::steal(PyUnicode_InternFromString("__all__")), dictName = Ref::steal(PyUnicode_InternFromString("__dict__"));
  PyObject *found;
  if (!allName || !dictName || jj_optional_attr(module, allName.get(), &found) < 0) return Ref();
  fromDict = !found;
  if (found) return Ref::steal(found);
  if (jj_optional_attr(module, dictName.get(), &found) < 0) return Ref();
  if (!found) {
    PyErr_SetString(PyExc_ImportError, "from-import-* object has no __dict__ and no __all__");
    return Ref();
  }
  Ref dict = Ref::steal(found);
  return Ref::steal(PyMapping_Keys(dict.get()));
}

}  // namespace

PyObject *JITImportName(JITFrame *frame, PyObject *name, PyObject *level, PyObject *fromlist) {
  if (PyObject *module = jj_imported_module(jj_frame_builtins(frame), jj_frame_globals(frame), name, level, fromlist)) return module;
  static PyObject *importName;
  if (!importName) importName = PyUnicode_InternFromString("__import__");
  if (!importName) return nullptr;
  PyObject *function = PyDict_GetItemWithError(jj_frame_builtins(frame), importName);
  if (!function) {
    if (!PyErr_Occurred()) PyErr_SetString(PyExc_ImportError, "__import__ not found");
    return nullptr;
  }
  PyObject *locals = jj_frame_locals(frame);
  PyObject *args[] = {name, jj_frame_globals(frame), locals ? locals : Py_None, fromlist, level};
  Ref keep = Ref::share(function);
  return PyObject_Vectorcall(function, args, 5, nullptr);
}

PyObject *JITImportFrom(PyObject *module, PyObject *name) {
  PyObject *value = jj_name_of_module(module, name);
  if (value || jj_import_from(module, name, &value) || jj_optional_attr(module, name, &value) != 0) return value;
  // A circular import may have left the submodule in sys.modules only.
  Ref package = Ref::steal(PyObject_GetAttrString(module, "__name__"));
  if (package && !PyUnicode_Check(package.get())) package.reset();
  if (package) {
    Ref full = Ref::steal(PyUnicode_FromFormat("%U.%U", package.get(), name));
    if (!full) return nullptr;
    value = PyImport_GetModule(full.get());
    if (value || PyErr_Occurred()) return value;
  }
  raiseCannotImport(module, name, package.get());
  return nullptr;
}

int32_t JITImportStar(JITFrame *frame, PyObject *module) {
  PyObject *locals = jj_frame_locals(frame);
  if (!locals) {
    PyErr_SetString(PyExc_SystemError, "no locals found during 'import *'");
    return -1;
  }
  bool fromDict = false;
  Ref names = starNames(module, fromDict);
  if (!names) return -1;
  for (Py_ssize_t i = 0;; i++) {
    Ref name = Ref::steal(PySequence_GetItem(names.get(), i));
    if (!name) {
      if (!PyErr_ExceptionMatches(PyExc_IndexError)) return -1;
      PyErr_Clear();
      return 0;
    }
    if (!PyUnicode_Check(name.get())) {
      raiseBadName(module, name.get(), fromDict);
      return -1;
    }
    if (fromDict && PyUnicode_GET_LENGTH(name.get()) && PyUnicode_READ_CHAR(name.get(), 0) == '_') continue;
    Ref value = Ref::steal(PyObject_GetAttr(module, name.get()));
    if (!value) return -1;
    int failed = PyDict_CheckExact(locals) ? PyDict_SetItem(locals, name.get(), value.get())
                                           : PyObject_SetItem(locals, name.get(), value.get());
    if (failed < 0) return -1;
  }
}

int32_t JITPrintExpr(PyObject *value) {
  PyObject *hook = PySys_GetObject("displayhook");
  if (!hook) {
    PyErr_SetString(PyExc_RuntimeError, "lost sys.displayhook");
    return -1;
  }
  Ref keep = Ref::share(hook);
  Ref result = Ref::steal(PyObject_CallOneArg(hook, value));
  return result ? 0 : -1;
}
