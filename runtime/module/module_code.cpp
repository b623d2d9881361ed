// `python -m package.module`, runpy, and the main module of a spawned worker process ask the module's loader for a code
// object and run it in a namespace of their own. The loader of extension modules has none to give; for those that this
// compiler made it gets one here: code that runs the native module body in the namespace it is run in. Nobody sees its
// frame (jj_hidden_code).
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "runtime/cpython/bridge.h"
#include "runtime/module/copy_to_call.h"
#include "runtime/module/module_state.h"

using jj::Ref;

namespace {

/// The first constant of such a code object: `-body` runs it.
struct Body {
  PyObject_HEAD PyObject *module;  ///< made from the definition in the .so, never in sys.modules
  PyObject *path;                  ///< of the .so
};

Body *bodyOf(PyObject *o) { return reinterpret_cast<Body *>(o); }

int (*execSlot(PyObject *module))(PyObject *) {
  PyModuleDef *definition = PyModule_Check(module) ? PyModule_GetDef(module) : nullptr;
  for (PyModuleDef_Slot *s = definition ? definition->m_slots : nullptr; s && s->slot; s++)
    if (s->slot == Py_mod_exec) return reinterpret_cast<int (*)(PyObject *)>(s->value);
  return nullptr;
}

PyObject *run(PyObject *self) {
  Ref keep = Ref::share(self), ns = Ref::share(jj_running_namespace());
  if (!ns) return nullptr;
  if (!PyDict_GetItemString(ns.get(), "__file__") && PyDict_SetItemString(ns.get(), "__file__", bodyOf(self)->path) < 0)
    return nullptr;
  if (jj_module_exec_in(bodyOf(self)->module, ns.get(), execSlot(bodyOf(self)->module)) < 0) return nullptr;
  Py_RETURN_NONE;
}

void dealloc(PyObject *self) {
  Py_DECREF(bodyOf(self)->module);
  Py_DECREF(bodyOf(self)->path);
  PyObject_Free(self);
}

PyNumberMethods number;
PyTypeObject bodyType = {PyVarObject_HEAD_INIT(nullptr, 0)};

/// Does the file export a runtime, or ask for its package's? Another extension module must not be loaded just to find out.
bool isCompiledModule(PyObject *path) {
  Ref bytes = Ref::steal(PyUnicode_EncodeFSDefault(path));
  int fd = bytes ? open(PyBytes_AS_STRING(bytes.get()), O_RDONLY | O_CLOEXEC) : -1;
  if (fd < 0) {
    PyErr_Clear();
    return false;
  }
  struct stat status;
  void *text = fstat(fd, &status) == 0 && status.st_size > 0
                   ? mmap(nullptr, status.st_size, PROT_READ, MAP_PRIVATE, fd, 0)
                   : MAP_FAILED;
  close(fd);
  if (text == MAP_FAILED) return false;
  bool found = memmem(text, status.st_size, JJ_COPY_OF_LIBRARY, sizeof JJ_COPY_OF_LIBRARY) != nullptr;
  munmap(text, status.st_size);
  return found;
}

/// Loads the .so, without running the module.
Ref loadModule(PyObject *loader, PyObject *name, PyObject *path) {
  Ref bootstrap = jj::importModule("_frozen_importlib"), imp = jj::importModule("_imp");
  if (!bootstrap || !imp) return Ref();
  Ref make = Ref::steal(PyObject_GetAttrString(bootstrap.get(), "ModuleSpec"));
  Ref args = Ref::steal(make ? Py_BuildValue("(OO)", name, loader) : nullptr);
  Ref keywords = Ref::steal(args ? Py_BuildValue("{sO}", "origin", path) : nullptr);
  Ref spec = Ref::steal(keywords ? PyObject_Call(make.get(), args.get(), keywords.get()) : nullptr);
  return spec ? Ref::steal(PyObject_CallMethod(imp.get(), "create_dynamic", "O", spec.get())) : Ref();
}

Ref codeOf(PyObject *module, PyObject *path) {
  Body *body = PyObject_New(Body, &bodyType);
  if (!body) return Ref();
  body->module = Py_NewRef(module);
  body->path = Py_NewRef(path);
  Ref constants = Ref::steal(Py_BuildValue("(N)", body)), instructions = Ref::steal(jj_hidden_code());
  Ref empty = Ref::steal(reinterpret_cast<PyObject *>(PyCode_NewEmpty("", "<module>", 1)));
  Ref replace = Ref::steal(empty ? PyObject_GetAttrString(empty.get(), "replace") : nullptr),
      none = Ref::steal(PyTuple_New(0));
  Ref file = jj::sourceOrSelf(path);  // debuggers compare it with the files of frames
  if (!file || !constants || !instructions || !replace || !none) return Ref();
  Ref keywords = Ref::steal(Py_BuildValue("{sO,sO,sO,si}", "co_code", instructions.get(), "co_consts", constants.get(),
                                          "co_filename", file.get(), "co_stacksize", 2));
  return keywords ? Ref::steal(PyObject_Call(replace.get(), none.get(), keywords.get())) : Ref();
}

PyObject *originalGetCode;

/// ExtensionFileLoader.get_code(fullname)
PyObject *getCode(PyObject *loader, PyObject *name) {
  Ref path = Ref::steal(PyObject_GetAttrString(loader, "path"));
  if (!path) return nullptr;
  if (!PyUnicode_Check(path.get()) || !isCompiledModule(path.get()))
    return PyObject_CallFunctionObjArgs(originalGetCode, loader, name, nullptr);
  Ref module = loadModule(loader, name, path.get());
  if (!module) return nullptr;
  if (execSlot(module.get())) return codeOf(module.get(), path.get()).release();
  return PyObject_CallFunctionObjArgs(originalGetCode, loader, name, nullptr);
}

PyMethodDef method = {"get_code", getCode, METH_O,
                      "Code that runs a module compiled by justjitc; None for other extension modules."};

}  // namespace

extern "C" int jj_module_code_ready(void) {
  number.nb_negative = run;
  bodyType.tp_name = "justjitc.ModuleBody";
  bodyType.tp_basicsize = sizeof(Body);
  bodyType.tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_DISALLOW_INSTANTIATION;
  bodyType.tp_dealloc = dealloc;
  bodyType.tp_as_number = &number;
  if (PyType_Ready(&bodyType) < 0) return -1;
  Ref machinery = jj::importModule("_frozen_importlib_external");
  Ref loader = Ref::steal(machinery ? PyObject_GetAttrString(machinery.get(), "ExtensionFileLoader") : nullptr);
  if (!loader) return -1;
  originalGetCode = PyObject_GetAttrString(loader.get(), "get_code");
  if (!originalGetCode) return -1;
  Ref ours = Ref::steal(PyDescr_NewMethod(reinterpret_cast<PyTypeObject *>(loader.get()), &method));
  return ours ? PyObject_SetAttrString(loader.get(), "get_code", ours.get()) : -1;
}
