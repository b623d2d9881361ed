// What the runtime keeps for each compiled module (JITModule::state).
#ifndef JUSTJITC_MODULE_STATE_H
#define JUSTJITC_MODULE_STATE_H
#include "runtime/runtime.h"

namespace jj {

struct ModuleState {
  unsigned char *interpreted;  ///< [numUnits] 1: bytecode runs although there is native code (JUSTJITC_INTERPRET)
  int32_t numNative;
  const char *runtimeOf;       ///< name of the module whose copy of the runtime this one calls
};

inline ModuleState *stateOf(const JITModule *module) { return static_cast<ModuleState *>(module->state); }
inline bool runsInterpreted(const JITUnit *unit) { return stateOf(unit->module)->interpreted[unit->id]; }

/// Unmarshals the code once per process, gives it the path of its source and fills the module's tables. -1: exception.
int loadUnits(JITModule *module, PyObject *pyModule);
/// Path of the source beside the .so, whether it is there or not. NULL without an exception when the module has no __file__.
Ref sourcePath(const JITModule *module, PyObject *pyModule);
/// The .py beside a .so of the usual name if it is there, else the path of the .so; NULL: exception.
Ref sourceOrSelf(PyObject *native);
/// Sets the module's __file__ and __cached__ as for a module from source, if the source is there. -1: exception.
int announceSource(const JITModule *module, PyObject *pyModule);
/// Lets the module call the copy of the runtime that the process's first module carries, if it is of the same build.
void shareCalls(JITModule *module);
/// The object for the attribute __justjitc__; a new reference.
PyObject *makeModuleInfo(JITModule *module);

}  // namespace jj
#endif
