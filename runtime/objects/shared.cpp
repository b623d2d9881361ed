// The struct that all compiled modules of a process share (see shared.h): found in, or published through, a capsule in
// the interpreter's dict.
#include "runtime/objects/shared.h"

#include "runtime/cpython/bridge.h"
#include "runtime/cpython/version.h"
#include "runtime/module/module_state.h"
#include "runtime/objects/subtype.h"

static JJShared ownShared;
static JJShared *shared;

extern "C" JJShared *jj_shared(void) { return shared; }

extern "C" const JITUnit *jj_unit_of_code(PyObject *code) {
  void *unit = nullptr;
  if (jj_code_get_extra(code, shared->codeExtra, &unit) < 0) PyErr_Clear();
  return static_cast<const JITUnit *>(unit);
}

extern "C" void jj_set_unit_of_code(PyObject *code, const JITUnit *unit) {
  if (jj_code_set_extra(code, shared->codeExtra, const_cast<JITUnit *>(unit)) < 0) PyErr_Clear();
}

static int makeReady(JJShared *s) {
  s->version = JJ_SHARED_VERSION;
  s->codeExtra = jj_code_extra_index(nullptr);
  if (s->codeExtra < 0) {
    PyErr_SetString(PyExc_ImportError, "justjitc: no index left for extra data of code objects");
    return -1;
  }
  s->attributes = jj_attribute_table();
  s->nextKeysVersion = 0xFFFFFFFEu;
  s->nextDictVersion = UINT64_MAX >> 12;
  s->metatype = jj_subtype_metatype();
  if (!s->metatype) return -1;
  if (jj_functions_ready(s) < 0 || jj_exact_functions_ready() < 0 || jj_super_errors_ready() < 0 || jj_generators_ready(s) < 0) return -1;
  if (jj_build_class_ready(s) < 0 || jj_module_info_ready(s) < 0 || jj_module_code_ready() < 0) return -1;
  return 0;
}

extern "C" int jj_shared_ready(void) {
  PyObject *dict = PyInterpreterState_GetDict(PyInterpreterState_Get());
  if (!dict) {
    PyErr_SetString(PyExc_ImportError, "justjitc: this interpreter keeps no state for extension modules");
    return -1;
  }
  PyObject *capsule = PyDict_GetItemString(dict, JJ_SHARED_CAPSULE);
  if (capsule && !shared) {
    shared = static_cast<JJShared *>(PyCapsule_GetPointer(capsule, JJ_SHARED_CAPSULE));
    if (!shared) return -1;
    jj_generators_adopt(shared);
  }
  if (!shared) {
    if (makeReady(&ownShared) < 0) return -1;
    shared = &ownShared;
  }
  jj_native_function_type = shared->functionType;
  jj_attributes = shared->attributes;
  if (jj_cursors_ready() < 0) return -1;
  if (capsule) return 0;
  capsule = PyCapsule_New(shared, JJ_SHARED_CAPSULE, nullptr);
  if (!capsule) return -1;
  int failed = PyDict_SetItemString(dict, JJ_SHARED_CAPSULE, capsule);
  Py_DECREF(capsule);
  return failed;
}
