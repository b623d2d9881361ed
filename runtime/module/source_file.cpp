// Where the source of a compiled module is: the .py beside the .so, if it is there. The module's __file__ (and
// __cached__) then say what they say of the interpreted module, as co_filename does; __spec__ and __loader__ go on
// telling that it is native (of __main__ __loader__ alone).
#include <sys/stat.h>

#include "runtime/module/module_state.h"

using jj::Ref;

namespace {

bool isFile(PyObject *path) {
  Ref bytes = Ref::steal(PyUnicode_EncodeFSDefault(path));
  struct stat status;
  if (bytes && stat(PyBytes_AS_STRING(bytes.get()), &status) == 0) return S_ISREG(status.st_mode);
  PyErr_Clear();
  return false;
}

/// What the import system would give as __cached__; NULL without an exception when it would give none.
Ref cachedPath(PyObject *source) {
  Ref machinery = jj::importModule("_frozen_importlib_external");
  if (!machinery) return Ref();
  Ref path = Ref::steal(PyObject_CallMethod(machinery.get(), "cache_from_source", "O", source));
  if (!path && PyErr_ExceptionMatches(PyExc_NotImplementedError)) PyErr_Clear();  // an interpreter without a cache tag
  return path;
}

/// `python -m` put the path of the .so where a program finds its own name. argparse of 3.14 expects the same name in the spec.
int correctArgv(PyObject *dict, PyObject *native, PyObject *source) {
  PyObject *argv = PySys_GetObject("argv");
  if (!argv || !PyList_CheckExact(argv) || PyList_GET_SIZE(argv) == 0) return 0;
  PyObject *first = PyList_GET_ITEM(argv, 0);
  if (!PyUnicode_Check(first) || PyUnicode_Compare(first, native) != 0) return 0;
  PyObject *spec = PyDict_GetItemString(dict, "__spec__");
  if (spec && spec != Py_None && PyObject_SetAttrString(spec, "origin", source) < 0) return -1;
  return PyList_SetItem(argv, 0, Py_NewRef(source));
}

}  // namespace

Ref jj::importModule(const char *name) {
  Ref text = Ref::steal(PyUnicode_FromString(name));
  Ref known = Ref::steal(text ? PyImport_GetModule(text.get()) : nullptr);
  return known || PyErr_Occurred() ? static_cast<Ref &&>(known) : Ref::steal(PyImport_ImportModule(name));
}

Ref jj::sourcePath(const JITModule *module, PyObject *pyModule) {
  PyObject *file = PyDict_GetItemString(PyModule_GetDict(pyModule), "__file__");
  if (!file || !PyUnicode_Check(file)) return Ref();
  Py_ssize_t slash = PyUnicode_FindChar(file, '/', 0, PyUnicode_GET_LENGTH(file), -1);
  if (slash == -2) return Ref();
  Ref folder = Ref::steal(PyUnicode_Substring(file, 0, slash + 1));
  return folder ? Ref::steal(PyUnicode_FromFormat("%U%s", folder.get(), module->fileName)) : Ref();
}

Ref jj::sourceOrSelf(PyObject *native) {
  Py_ssize_t length = PyUnicode_GET_LENGTH(native), slash = PyUnicode_FindChar(native, '/', 0, length, -1);
  Py_ssize_t dot = PyUnicode_FindChar(native, '.', slash + 1, length, 1);
  if (dot < 0) return Ref::share(native);
  Ref stem = Ref::steal(PyUnicode_Substring(native, 0, dot));
  Ref source = Ref::steal(stem ? PyUnicode_FromFormat("%U.py", stem.get()) : nullptr);
  return !source || isFile(source.get()) ? Ref(static_cast<Ref &&>(source)) : Ref::share(native);
}

int jj::announceSource(const JITModule *module, PyObject *pyModule) {
  Ref source = sourcePath(module, pyModule);
  if (!source) return PyErr_Occurred() ? -1 : 0;
  if (!isFile(source.get())) return 0;
  PyObject *dict = PyModule_GetDict(pyModule);
  if (correctArgv(dict, PyDict_GetItemString(dict, "__file__"), source.get()) < 0) return -1;
  if (PyDict_SetItemString(dict, "__file__", source.get()) < 0) return -1;
  Ref cached = cachedPath(source.get());
  if (!cached) return PyErr_Occurred() ? -1 : 0;
  return PyDict_SetItemString(dict, "__cached__", cached.get());
}
