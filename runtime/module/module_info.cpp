// __justjitc__: what a compiled module says of itself. Attributes: version, native (how many functions run natively),
// not_native (qualified name -> reason), calls (live counter of native calls), runtime (the module whose copy of the runtime it calls), libraries (of the process: library.cpp). Items by the same names.
// A copy, pickled or not (of a module's namespace, say), is a types.SimpleNamespace of what it said.
#include "runtime/module/library.h"
#include "runtime/module/module_state.h"
#include "runtime/objects/shared.h"

using jj::Ref;

namespace {

struct ModuleInfo {
  PyObject_HEAD
  JITModule *module;
};

JITModule *moduleOf(PyObject *self) { return reinterpret_cast<ModuleInfo *>(self)->module; }

PyObject *version(PyObject *self, void *) { return PyUnicode_FromString(moduleOf(self)->version); }
PyObject *native(PyObject *self, void *) { return PyLong_FromLong(jj::stateOf(moduleOf(self))->numNative); }
PyObject *calls(PyObject *self, void *) { return PyLong_FromLongLong(*moduleOf(self)->nativeCalls); }
PyObject *runtime(PyObject *self, void *) { return PyUnicode_FromString(jj::stateOf(moduleOf(self))->runtimeOf); }

PyObject *notNative(PyObject *self, void *) {
  JITModule *module = moduleOf(self);
  Ref dict = Ref::steal(PyDict_New());
  for (int32_t i = 0; dict && i < module->numUnits; i++) {
    const JITUnit *unit = &module->units[i];
    const JITUnitRecord *record = &module->unitRecords[i];
    const char *reason = jj::placeFrom<const char>(record, record->notNative);
    if (unit->body && jj::runsInterpreted(unit)) reason = "JUSTJITC_INTERPRET";
    if (unit->body && !reason) continue;
    Ref text = Ref::steal(PyUnicode_FromString(reason ? reason : "unknown"));
    PyObject *name = reinterpret_cast<PyCodeObject *>(unit->code)->co_qualname;
    if (!text || PyDict_SetItem(dict.get(), name, text.get()) < 0) return nullptr;
  }
  return dict.release();
}

PyObject *libraries(PyObject *, void *) {
  JJShared *shared = jj_shared();
  Ref dict = Ref::steal(PyDict_New());
  for (int32_t i = 0; dict && i < shared->numLibraries; i++) {
    const JJLibrary *library = &shared->libraries[i];
    if (!library->dict) continue;
    const JITModule *module = jj::moduleOfRecord(library->record);
    Ref count = Ref::steal(PyLong_FromLongLong(*module->nativeCalls));
    if (!count || PyDict_SetItemString(dict.get(), module->name, count.get()) < 0) return nullptr;
  }
  return dict.release();
}

PyGetSetDef getset[] = {
    {"version", version, nullptr, "version of the compiler", nullptr},
    {"native", native, nullptr, "number of code objects that run natively", nullptr},
    {"not_native", notNative, nullptr, "qualified name -> reason why it runs as bytecode", nullptr},
    {"calls", calls, nullptr, "native calls so far", nullptr},
    {"libraries", libraries, nullptr, "module of the standard library -> native calls so far of its functions, which compiled modules carry", nullptr},
    {"runtime", runtime, nullptr, "name of the module whose copy of the runtime this one calls", nullptr},
    {},
};

PyObject *subscript(PyObject *self, PyObject *key) {
  for (PyGetSetDef *g = getset; g->name; g++)
    if (PyUnicode_Check(key) && PyUnicode_CompareWithASCIIString(key, g->name) == 0) return g->get(self, nullptr);
  PyErr_SetObject(PyExc_KeyError, key);
  return nullptr;
}

PyObject *repr(PyObject *self) {
  JITModule *module = moduleOf(self);
  return PyUnicode_FromFormat("<justjitc %s: %s, %d of %d code objects native>", module->version, module->name,
                              jj::stateOf(module)->numNative, module->numUnits);
}

/// Reduced to a namespace of its attributes.
PyObject *reduce(PyObject *self, PyObject *) {
  Ref said = Ref::steal(PyDict_New());
  for (PyGetSetDef *g = getset; said && g->name; g++) {
    Ref value = Ref::steal(g->get(self, nullptr));
    if (!value || PyDict_SetItemString(said.get(), g->name, value.get()) < 0) return nullptr;
  }
  Ref types = Ref::steal(said ? PyImport_ImportModule("types") : nullptr);
  Ref space = Ref::steal(types ? PyObject_GetAttrString(types.get(), "SimpleNamespace") : nullptr);
  return space ? Py_BuildValue("O()O", space.get(), said.get()) : nullptr;
}

PyMethodDef methods[] = {{"__reduce__", reduce, METH_NOARGS, nullptr}, {}};
PyMappingMethods mapping = {nullptr, subscript, nullptr};
PyTypeObject infoType = {PyVarObject_HEAD_INIT(nullptr, 0)};

}  // namespace

extern "C" int jj_module_info_ready(JJShared *shared) {
  infoType.tp_name = "justjitc.ModuleInfo";
  infoType.tp_basicsize = sizeof(ModuleInfo);
  infoType.tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_DISALLOW_INSTANTIATION;
  infoType.tp_getset = getset;
  infoType.tp_methods = methods;
  infoType.tp_as_mapping = &mapping;
  infoType.tp_repr = repr;
  infoType.tp_doc = "What a module compiled by justjitc says of itself";
  if (PyType_Ready(&infoType) < 0) return -1;
  shared->infoType = &infoType;
  return 0;
}

PyObject *jj::makeModuleInfo(JITModule *module) {
  ModuleInfo *info = PyObject_New(ModuleInfo, jj_shared()->infoType);
  if (info) info->module = module;
  return reinterpret_cast<PyObject *>(info);
}
