// Where the source of a compiled module is: the .py beside the .so, if it is there. The module's __file__ (and
// __cached__) then say what they say of the interpreted module, as co_filename does; __spec__ and __loader__ go on
// telling that it is native.
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
  Ref machinery = Ref::steal(PyImport_ImportModule("_frozen_importlib_external"));
  if (!machinery) return Ref();
  Ref path = Ref::steal(PyObject_CallMethod(machinery.get(), "cache_from_source", "O", source));
  if (!path && PyErr_ExceptionMatches(PyExc_NotImplementedError)) PyErr_Clear();  // an interpreter without a cache tag
  return path;
}

}  // namespace

Ref jj::sourcePath(const JITModule *module, PyObject *pyModule) {
  PyObject *file = PyDict_GetItemString(PyModule_GetDict(pyModule), "__file__");
  if (!file || !PyUnicode_Check(file)) return Ref();
  Py_ssize_t slash = PyUnicode_FindChar(file, '/', 0, PyUnicode_GET_LENGTH(file), -1);
  if (slash == -2) return Ref();
  Ref folder = Ref::steal(PyUnicode_Substring(file, 0, slash + 1));
  return folder ? Ref::steal(PyUnicode_FromFormat("%U%s", folder.get(), module->fileName)) : Ref();
}

int jj::announceSource(const JITModule *module, PyObject *pyModule) {
  Ref source = sourcePath(module, pyModule);
  if (!source) return PyErr_Occurred() ? -1 : 0;
  if (!isFile(source.get())) return 0;
  PyObject *dict = PyModule_GetDict(pyModule);
  if (PyDict_SetItemString(dict, "__file__", source.get()) < 0) return -1;
  Ref cached = cachedPath(source.get());
  if (!cached) return PyErr_Occurred() ? -1 : 0;
  return PyDict_SetItemString(dict, "__cached__", cached.get());
}
