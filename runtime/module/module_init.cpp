// The exec slot of compiled modules (module_start.cpp has the rest of their multi-phase initialisation): fills their tables and runs the native module
// body with the module's dict as namespace. It runs in the copy of the runtime that the module calls.
#include "runtime/cpython/bridge.h"
#include "runtime/cpython/special_methods.h"
#include "runtime/module/library.h"
#include "runtime/module/module_state.h"
#include "runtime/objects/function.h"
#include "runtime/objects/shared.h"

#include <string.h>

using jj::Ref;

namespace {

/// As exec() does: the builtins of the running frame, unless the namespace has its own.
int addBuiltins(PyObject *dict) {
  Ref name = Ref::steal(PyUnicode_InternFromString("__builtins__"));
  if (!name) return -1;
  int has = PyDict_Contains(dict, name.get());
  return has ? (has < 0 ? -1 : 0) : PyDict_SetItem(dict, name.get(), PyEval_GetBuiltins());
}

int runBody(JITModule *module, PyObject *dict) {
  JITUnit *unit = &module->units[0];
  Ref function = Ref::steal(PyFunction_New(unit->code, dict)), result;
  if (!function) return -1;
  PyFunctionObject *f = reinterpret_cast<PyFunctionObject *>(function.get());
  if (!unit->body || jj::runsInterpreted(unit) || !jj_looks_in_dicts(f)) {
    result = Ref::steal(PyEval_EvalCode(unit->code, dict, dict));
  } else {
    PyObject *args[] = {dict};
    ++*module->nativeCalls;
    result = Ref::steal(unit->body(JITThreadState(), f, args, 0));
  }
  return result ? 0 : -1;
}

/// Code objects, caches and types of compiled modules belong to the process, as the main interpreter's: no other may have them.
int refuseSubinterpreter(const JITModule *module) {
  if (PyInterpreterState_Get() == PyInterpreterState_Main()) return 0;
  PyErr_Format(PyExc_ImportError, "module %s does not support loading in subinterpreters", module->name);
  return -1;
}

/// Inlined code reads variables of the module's own copy of the runtime: they get the values of this one's.
void fillVariables(const jj::ModuleCopy *copy) {
  const JJVariable *to = copy->variables;
  for (const JJVariable *from = jj_shared_variables; from->size > 0 && to != jj_shared_variables; from++, to++)
    memcpy(jj::placeFrom<void>(to, to->distance), jj::placeFrom<void>(from, from->distance), static_cast<size_t>(from->size));
}

}  // namespace

int jj_exec_module(PyObject *pyModule) {
  auto *copy = reinterpret_cast<jj::ModuleCopy *>(PyModule_GetDef(pyModule));
  JITModule *module = jj::moduleOfRecord(copy->record);
  if (refuseSubinterpreter(module) < 0) return -1;
  PyObject *dict = PyModule_GetDict(pyModule);
  jj_module_allow_reload(pyModule);
  jj_find_builtins();
  jj_find_observers();
  jj_find_instance_end();
  if (jj_special_names_ready() < 0 || jj_shared_ready() < 0) return -1;
  if (!module->state) fillVariables(copy);
  if (jj::loadUnits(module, copy, pyModule) < 0 || jj::registerLibraries(copy->record) < 0) return -1;
  if (jj::announceSource(module, pyModule) < 0 || addBuiltins(dict) < 0) return -1;
  Ref info = Ref::steal(jj::makeModuleInfo(module));
  if (!info || PyDict_SetItemString(dict, "__justjitc__", info.get()) < 0) return -1;
  return runBody(module, dict);
}
