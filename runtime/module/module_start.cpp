// Where a module begins: PyInit_NAME calls JITModuleInit. Every module carries the whole runtime, but all modules of a process run the copy of the first
// one, as far as they are of the same build: one copy is warm in the caches where a hundred would not be. Calls of generated code go through
// pointers (JITModuleRecord::calls), which are set here; those between functions of one copy stay within it.
// A copy that nothing runs is not bound to CPython (own_copy.cpp): nothing of the runtime but this file and that one may run before.
#include <string.h>

#include "runtime/module/module_state.h"
#include "runtime/module/own_copy.h"
#include "runtime/objects/shared.h"

namespace {

/// What the first module of the process has published, if it carries the same build of the runtime.
const JJShared *sharedOfSameBuild() {
  PyObject *dict = PyInterpreterState_GetDict(PyInterpreterState_Get());
  PyObject *capsule = dict ? PyDict_GetItemString(dict, JJ_SHARED_CAPSULE) : nullptr;
  if (!capsule) return nullptr;
  auto *shared = static_cast<const JJShared *>(PyCapsule_GetPointer(capsule, JJ_SHARED_CAPSULE));
  if (!shared) PyErr_Clear();
  return shared && strcmp(shared->build, jj_runtime_build) == 0 ? shared : nullptr;
}

}  // namespace

PyObject *JITModuleInit(const JITModuleRecord *record) {
  const char *name = reinterpret_cast<const char *>(record) + record->name;
  if (record->abiVersion != JIT_ABI_VERSION) {
    PyErr_Format(PyExc_ImportError, "%s: made for another version of justjitc's runtime", name);
    return nullptr;
  }
  const JJShared *shared = sharedOfSameBuild();
  if (!shared && jj_bind_own_copy(name) < 0) return nullptr;
  const int32_t *functions = shared ? shared->functions : jj_shared_functions;
  auto *calls = jj::placeFrom<void (*)(void)>(record, record->calls);
  auto *numbers = jj::placeFrom<const uint16_t>(record, record->callNumbers);
  for (unsigned n = 0; n < numbers[0]; n++) calls[n] = jj_shared_function(functions, numbers[n + 1]);
  static_assert(sizeof(jj::ModuleCopy) <= JIT_START_SIZE);
  auto &copy = *jj::placeFrom<jj::ModuleCopy>(record, record->start);
  bool isNew = !copy.record;
  copy.record = record;
  copy.variables = jj_shared_variables;
  copy.entriesLow = &jj_entries_low;
  copy.entriesSize = &jj_entries_size;
  copy.slots[0] = {Py_mod_exec, reinterpret_cast<void *>(shared ? shared->execModule : jj_exec_module)};
  const char *dot = strrchr(name, '.');
  copy.definition.m_name = dot ? dot + 1 : name;
  copy.definition.m_slots = copy.slots;
  if (isNew) Py_SET_REFCNT(reinterpret_cast<PyObject *>(&copy.definition), 1);
  return PyModuleDef_Init(&copy.definition);
}
