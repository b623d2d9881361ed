// Where a module begins: PyInit_NAME calls JITModuleInit. All modules of a process that are of the same build of the runtime call one copy of it, whichever of them carry one: one
// copy is warm in the caches where a hundred would not be. Calls of generated code go through pointers (JITModuleRecord::calls), which are set here; those between
// functions of one copy stay within it.
// A copy that nothing runs is not bound to CPython (own_copy.cpp): nothing of the runtime but this file and that one may run before.
#include <string.h>

#include "runtime/module/copy_to_call.h"
#include "runtime/module/module_state.h"

namespace {

/// NULL: nobody has published one. Nothing is set.
const JJCopy *publishedCopy(PyObject *dict) {
  PyObject *capsule = PyDict_GetItemString(dict, jj_runtime_build);
  if (!capsule) return nullptr;
  auto *copy = static_cast<const JJCopy *>(PyCapsule_GetPointer(capsule, jj_runtime_build));
  if (!copy) PyErr_Clear();
  return copy;
}

const JJCopy *published(const JJCopy *copy, PyObject *dict) {
  PyObject *capsule = PyCapsule_New(const_cast<JJCopy *>(copy), jj_runtime_build, nullptr);
  if (!capsule) return nullptr;
  int failed = PyDict_SetItemString(dict, jj_runtime_build, capsule);
  Py_DECREF(capsule);
  return failed ? nullptr : copy;
}

/// The copy that this module calls; NULL: an exception is set.
const JJCopy *copyOf(const JITModuleRecord *record) {
  PyObject *dict = PyInterpreterState_GetDict(PyInterpreterState_Get());
  if (!dict) {
    PyErr_SetString(PyExc_ImportError, "justjitc: this interpreter keeps no state for extension modules");
    return nullptr;
  }
  if (const JJCopy *copy = publishedCopy(dict)) return copy;
  const JJCopy *copy = jj_copy_to_call(record);
  return copy ? published(copy, dict) : nullptr;
}

}  // namespace

PyObject *JITModuleInit(const JITModuleRecord *record) {
  const char *name = reinterpret_cast<const char *>(record) + record->name;
  if (record->abiVersion != JIT_ABI_VERSION) {
    PyErr_Format(PyExc_ImportError, "%s: made for another version of justjitc's runtime", name);
    return nullptr;
  }
  const JJCopy *called = copyOf(record);
  if (!called) return nullptr;
  auto *calls = jj::placeFrom<void (*)(void)>(record, record->calls);
  auto *numbers = jj::placeFrom<const uint16_t>(record, record->callNumbers);
  for (unsigned n = 0; n < numbers[0]; n++) calls[n] = jj_shared_function(called->functions, numbers[n + 1]);
  static_assert(sizeof(jj::ModuleCopy) <= JIT_START_SIZE);
  auto &copy = *jj::placeFrom<jj::ModuleCopy>(record, record->start);
  bool isNew = !copy.record;
  copy.record = record;
  copy.variables = jj_shared_variables;
  copy.entriesLow = &jj_entries_low;
  copy.entriesSize = &jj_entries_size;
  copy.slots[0] = {Py_mod_exec, reinterpret_cast<void *>(called->execModule)};
  const char *dot = strrchr(name, '.');
  copy.definition.m_name = dot ? dot + 1 : name;
  copy.definition.m_slots = copy.slots;
  if (isNew) Py_SET_REFCNT(reinterpret_cast<PyObject *>(&copy.definition), 1);
  return PyModuleDef_Init(&copy.definition);
}
