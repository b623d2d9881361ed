// A module of a package that was compiled as a whole has no runtime of its own: the library of the package's __init__ brings it, and Python imports that one first. Who loads
// the module's file all the same, without its package, gets the runtime from there, too; the package itself is not imported.
#include <dlfcn.h>
#include <string.h>

#include "runtime/module/copy_to_call.h"
#include "runtime/module/module_state.h"

using jj::Ref;

/// The package's library: where its file is, seen from the file of this one. NULL: exception.
static PyObject *packagePath(const char *packageFile) {
  Dl_info here;
  if (!dladdr(reinterpret_cast<const void *>(&packagePath), &here) || !here.dli_fname) {
    PyErr_SetString(PyExc_ImportError, "justjitc: a library that the loader does not know");
    return nullptr;
  }
  const char *slash = strrchr(here.dli_fname, '/');
  Ref folder = Ref::steal(PyBytes_FromStringAndSize(here.dli_fname, slash ? slash + 1 - here.dli_fname : 0));
  return folder ? PyBytes_FromFormat("%s%s", PyBytes_AS_STRING(folder.get()), packageFile) : nullptr;
}

const JJCopy *jj_copy_to_call(const JITModuleRecord *record) {
  const char *name = jj::placeFrom<const char>(record, record->name), *package = jj::placeFrom<const char>(record, record->package);
  Ref path = Ref::steal(packagePath(jj::placeFrom<const char>(record, record->packageFile)));
  if (!path) return nullptr;
  const char *file = PyBytes_AS_STRING(path.get());
  void *library = dlopen(file, RTLD_NOW);
  void *asked = library ? dlsym(library, JJ_COPY_OF_LIBRARY) : nullptr;
  const JJCopy *copy = asked ? reinterpret_cast<decltype(&justjitc_copy_of_library)>(asked)(jj_runtime_build, package) : nullptr;
  if (!copy && !PyErr_Occurred())
    PyErr_Format(PyExc_ImportError, "%s was compiled together with package %s, but the library of that package cannot be used with it: %s", name, package,
                 library ? "it was made by another build of justjitc" : dlerror());
  return copy;
}
