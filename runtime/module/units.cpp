// The code objects of a compiled module: unmarshalled once for each load of the .so, given the true path of the source,
// entered into the tables that generated code reads. Also JUSTJITC_INTERPRET.
#include "runtime/cpython/bridge.h"
#include "runtime/cpython/version.h"
#include "runtime/module/module_state.h"
#include "runtime/objects/shared.h"

#include <marshal.h>
#include <stdlib.h>
#include <string.h>

using jj::Ref;

namespace jj {
namespace {

void fillUnit(JITModule *module, int32_t id) {
  JITUnit *unit = &module->units[id];
  const JITUnitRecord *r = &module->unitRecords[id];
  unit->entry = reinterpret_cast<JITEntry>(placeFrom<void>(r, r->entry));
  unit->body = reinterpret_cast<JITBody>(placeFrom<void>(r, r->body));
  unit->step = reinterpret_cast<GeneratorStepFunc>(placeFrom<void>(r, r->step));
  unit->kind = r->kind;
  unit->id = id;
  unit->numSlots = r->numSlots;
  unit->numRaw = r->numRaw;
  unit->yieldOffsets = placeFrom<const int32_t>(r, r->yieldOffsets);
  unit->numYields = r->numYields;
  unit->module = module;
  unit->unboxed = placeFrom<const int32_t>(r, r->unboxed);
}

/// Replaces the relative co_filename in the code object and all those inside it.
int setFileName(JITModule *module, PyObject *pyModule, PyObject *code) {
  Ref path = sourcePath(module, pyModule);
  if (!path) return PyErr_Occurred() ? -1 : 0;
  Ref imp = jj::importModule("_imp");
  Ref done = Ref::steal(imp ? PyObject_CallMethod(imp.get(), "_fix_co_filename", "OO", code, path.get()) : nullptr);
  return done ? 0 : -1;
}

}  // namespace

int enterUnit(JITModule *module, PyObject *codeObject, int32_t &next) {
  if (next >= module->numUnits) return -1;
  JITUnit *unit = &module->units[next++];
  PyCodeObject *code = reinterpret_cast<PyCodeObject *>(codeObject);
  unit->code = Py_NewRef(codeObject);
  Py_ssize_t numConstants = PyTuple_GET_SIZE(code->co_consts), numNames = PyTuple_GET_SIZE(code->co_names);
  int32_t constants = module->constantBase[unit->id], names = module->nameBase[unit->id];
  if (module->constantBase[unit->id + 1] - constants != numConstants || module->nameBase[unit->id + 1] - names != numNames)
    return -1;
  for (Py_ssize_t i = 0; i < numConstants; i++) module->constants[constants + i] = PyTuple_GET_ITEM(code->co_consts, i);
  for (Py_ssize_t i = 0; i < numNames; i++) module->names[names + i] = PyTuple_GET_ITEM(code->co_names, i);
  if (unit->body && jj_code_set_extra(codeObject, jj_shared()->codeExtra, unit) < 0) return -1;
  for (Py_ssize_t i = 0; i < numConstants; i++) {
    PyObject *constant = PyTuple_GET_ITEM(code->co_consts, i);
    if (PyCode_Check(constant) && enterUnit(module, constant, next) < 0) return -1;
  }
  return 0;
}

// CPython has one object of each, for ever.
void enterSmallInts(JITModule *module) {
  PyObject **ints = module->constants + module->constantBase[module->numUnits];
  for (int64_t i = 0; i < module->numSmallInts; i++) {
    ints[i] = PyLong_FromLongLong(i);
    Py_DECREF(ints[i]);
  }
}

namespace {

/// fnmatch for * and ?; patterns of JUSTJITC_INTERPRET need no more.
bool matches(const char *pattern, const char *end, const char *text) {
  for (; pattern < end; pattern++, text++) {
    if (*pattern == '*') {
      for (const char *rest = text;; rest++) {
        if (matches(pattern + 1, end, rest)) return true;
        if (!*rest) return false;
      }
    }
    if (!*text || (*pattern != '?' && *pattern != *text)) return false;
  }
  return !*text;
}

/// Does JUSTJITC_INTERPRET (1, or qualified names with * and ?, separated by commas) name this function? A name counts
/// with and without the module's name in front.
bool isNamed(const char *list, const char *moduleName, const char *qualname) {
  char full[1024];
  snprintf(full, sizeof full, "%s.%s", moduleName, qualname);
  while (*list) {
    const char *end = strchrnul(list, ',');
    if (matches(list, end, qualname) || matches(list, end, full)) return true;
    list = *end ? end + 1 : end;
  }
  return false;
}

}  // namespace

int chooseInterpreted(JITModule *module, ModuleState *state) {
  const char *list = getenv("JUSTJITC_INTERPRET");
  bool all = list && strcmp(list, "1") == 0;
  for (int32_t i = 0; i < module->numUnits; i++) {
    JITUnit *unit = &module->units[i];
    if (!unit->body || !unit->code) continue;
    const char *qualname = PyUnicode_AsUTF8(reinterpret_cast<PyCodeObject *>(unit->code)->co_qualname);
    if (!qualname) return -1;
    state->interpreted[i] = list && *list && (all || isNamed(list, module->name, qualname));
    state->numNative += !state->interpreted[i];
  }
  return 0;
}

ModuleState *newState(const JITModule *module) {
  auto *state = static_cast<ModuleState *>(PyMem_RawCalloc(1, sizeof(ModuleState) + static_cast<size_t>(module->numUnits)));
  if (!state) {
    PyErr_NoMemory();
    return nullptr;
  }
  state->interpreted = reinterpret_cast<unsigned char *>(state + 1);
  state->runtimeOf = jj_carrier();
  return state;
}

JITModule *moduleOfRecord(const JITModuleRecord *r) {
  auto *module = placeFrom<JITModule>(r, r->module);
  if (module->units) return module;
  module->numUnits = r->numUnits;
  module->units = placeFrom<JITUnit>(r, r->units);
  module->name = placeFrom<const char>(r, r->name);
  module->fileName = placeFrom<const char>(r, r->fileName);
  module->version = placeFrom<const char>(r, r->version);
  module->marshalled = placeFrom<const unsigned char>(r, r->marshalled);
  module->marshalledSize = r->marshalledSize;
  module->constants = placeFrom<PyObject *>(r, r->constants);
  module->constantBase = placeFrom<const int32_t>(r, r->constantBase);
  module->names = placeFrom<PyObject *>(r, r->names);
  module->nameBase = placeFrom<const int32_t>(r, r->nameBase);
  module->unitRecords = placeFrom<const JITUnitRecord>(r, r->unitRecords);
  module->nativeCalls = placeFrom<int64_t>(r, r->nativeCalls);
  module->numSmallInts = r->numSmallInts;
  for (int32_t i = 0; i < module->numUnits; i++) fillUnit(module, i);
  return module;
}

int loadUnits(JITModule *module, const ModuleCopy *copy, PyObject *pyModule) {
  if (module->state) return 0;
  Ref code = Ref::steal(PyMarshal_ReadObjectFromString(reinterpret_cast<const char *>(module->marshalled),
                                                       static_cast<Py_ssize_t>(module->marshalledSize)));
  if (!code || setFileName(module, pyModule, code.get()) < 0) return -1;
  enterSmallInts(module);
  int32_t next = 0;
  if (enterUnit(module, code.get(), next) < 0 || next != module->numUnits) {
    if (!PyErr_Occurred())
      PyErr_Format(PyExc_ImportError, "%s: the code objects do not fit the native code", module->name);
    return -1;
  }
  ModuleState *state = newState(module);
  if (!state) return -1;
  if (chooseInterpreted(module, state) < 0) {
    PyMem_RawFree(state);
    return -1;
  }
  module->state = state;
  return jj_register_entries(module, copy->entriesLow, copy->entriesSize);
}

}  // namespace jj
