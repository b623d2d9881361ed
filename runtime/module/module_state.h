// What the runtime keeps for each compiled module (JITModule::state).
#ifndef JUSTJITC_MODULE_STATE_H
#define JUSTJITC_MODULE_STATE_H
#include "runtime/objects/shared.h"
#include "runtime/runtime.h"

namespace jj {

/// The place that is `distance` bytes from a record; NULL for 0.
template <typename T>
T *placeFrom(const void *record, int32_t distance) {
  return distance ? reinterpret_cast<T *>(reinterpret_cast<uintptr_t>(record) + static_cast<intptr_t>(distance)) : nullptr;
}

struct ModuleState {
  unsigned char *interpreted;  ///< [numUnits] 1: bytecode runs although there is native code (JUSTJITC_INTERPRET)
  int32_t numNative;
  bool isLibrary;              ///< of library.def: its functions are those of a module that Python has made
  const char *runtimeOf;       ///< name of the module whose copy of the runtime this one calls
};

/// A module as its own .so presents it to CPython and to the copy of the runtime that it calls (JITModuleRecord::start).
struct ModuleCopy {
  PyModuleDef definition;  ///< the first field: found from the module object
  PyModuleDef_Slot slots[2];
  const JITModuleRecord *record;
  const JJVariable *variables;  ///< of the own copy, in the order of every other's
  uintptr_t *entriesLow, *entriesSize;
};

inline ModuleState *stateOf(const JITModule *module) { return static_cast<ModuleState *>(module->state); }
inline bool runsInterpreted(const JITUnit *unit) { return stateOf(unit->module)->interpreted[unit->id]; }

/// The module as its record says it, filled at the first call.
JITModule *moduleOfRecord(const JITModuleRecord *record);
/// Enters a code object and, in order of co_consts, those inside it into the tables; `next` is the number of the next unit. -1: it does not fit, or an exception is set.
int enterUnit(JITModule *module, PyObject *code, int32_t &next);
/// The ints that bytecode has without a constant.
void enterSmallInts(JITModule *module);
/// Space for the state; nullptr: an exception is set.
ModuleState *newState(const JITModule *module);
/// By JUSTJITC_INTERPRET, of the units that are entered. -1: an exception is set.
int chooseInterpreted(JITModule *module, ModuleState *state);
/// Unmarshals the code once per process, gives it the path of its source and fills the module's tables. -1: exception.
int loadUnits(JITModule *module, const ModuleCopy *copy, PyObject *pyModule);
/// import name, without the way through builtins.__import__ when it was imported before.
Ref importModule(const char *name);
/// Path of the source beside the .so, whether it is there or not. NULL without an exception when the module has no __file__.
Ref sourcePath(const JITModule *module, PyObject *pyModule);
/// The .py beside a .so of the usual name if it is there, else the path of the .so; NULL: exception.
Ref sourceOrSelf(PyObject *native);
/// Sets the module's __file__ and __cached__ as for a module from source, if the source is there. -1: exception.
int announceSource(const JITModule *module, PyObject *pyModule);
/// The object for the attribute __justjitc__; a new reference.
PyObject *makeModuleInfo(JITModule *module);

}  // namespace jj

extern "C" {
/// The exec slot of a module that calls this copy of the runtime.
int jj_exec_module(PyObject *pyModule);
/// cpython/native_functions.h; C only
extern uintptr_t jj_entries_low, jj_entries_size;
}
#endif
