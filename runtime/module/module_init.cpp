// Multi-phase initialisation of a compiled module: the definition that PyInit_* returns, and its exec slot, which runs the
// native module body with the module's dict as namespace.
#include "runtime/cpython/bridge.h"
#include "runtime/cpython/special_methods.h"
#include "runtime/module/module_state.h"
#include "runtime/objects/shared.h"

using jj::Ref;

namespace {

JITModule *compiledModule;  // a .so holds one module

/// As exec() does: the builtins of the running frame, unless the namespace has its own.
int addBuiltins(PyObject *dict) {
  Ref name = Ref::steal(PyUnicode_InternFromString("__builtins__"));
  if (!name) return -1;
  int has = PyDict_Contains(dict, name.get());
  return has ? (has < 0 ? -1 : 0) : PyDict_SetItem(dict, name.get(), PyEval_GetBuiltins());
}

int runBody(JITModule *module, PyObject *dict) {
  JITUnit *unit = &module->units[0];
  Ref result;
  if (!unit->body || jj::runsInterpreted(unit)) {
    result = Ref::steal(PyEval_EvalCode(unit->code, dict, dict));
  } else {
    Ref function = Ref::steal(PyFunction_New(unit->code, dict));
    if (!function) return -1;
    PyObject *args[] = {dict};
    ++*module->nativeCalls;
    result = Ref::steal(unit->body(JITThreadState(), reinterpret_cast<PyFunctionObject *>(function.get()), args, 0));
  }
  return result ? 0 : -1;
}

/// Code objects, caches and types of compiled modules belong to the process, as the main interpreter's: no other may have them.
int refuseSubinterpreter(const JITModule *module) {
  if (PyInterpreterState_Get() == PyInterpreterState_Main()) return 0;
  PyErr_Format(PyExc_ImportError, "module %s does not support loading in subinterpreters", module->name);
  return -1;
}

int exec(PyObject *pyModule) {
  JITModule *module = compiledModule;
  if (refuseSubinterpreter(module) < 0) return -1;
  PyObject *dict = PyModule_GetDict(pyModule);
  jj_module_allow_reload(pyModule);
  jj_find_builtins();
  jj_find_observers();
  jj_find_instance_end();
  if (jj_special_names_ready() < 0 || jj_shared_ready() < 0 || jj::loadUnits(module, pyModule) < 0) return -1;
  jj::shareCalls(module);
  if (jj::announceSource(module, pyModule) < 0 || addBuiltins(dict) < 0) return -1;
  Ref info = Ref::steal(jj::makeModuleInfo(module));
  if (!info || PyDict_SetItemString(dict, "__justjitc__", info.get()) < 0) return -1;
  return runBody(module, dict);
}

PyModuleDef_Slot slots[] = {
    {Py_mod_exec, reinterpret_cast<void *>(exec)},
    {0, nullptr},
};

PyModuleDef definition = {PyModuleDef_HEAD_INIT};

}  // namespace

PyObject *JITModuleInit(JITModule *module) {
  if (module->abiVersion != JIT_ABI_VERSION) {
    PyErr_Format(PyExc_ImportError, "%s: made for another version of justjitc's runtime", module->name);
    return nullptr;
  }
  compiledModule = module;
  const char *dot = __builtin_strrchr(module->name, '.');
  definition.m_name = dot ? dot + 1 : module->name;
  definition.m_slots = slots;
  return PyModuleDef_Init(&definition);
}
