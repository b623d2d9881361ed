// Attributes of super objects (3.12). Loads and stores with inline caches are in cpython/attribute_load.c and
// attribute_store.c.
#include "runtime/cpython/bridge.h"
#include "runtime/runtime.h"

using jj::Ref;

extern "C" {

PyObject *JITLoadSuperAttr(PyObject *super, PyObject *cls, PyObject *self, PyObject *name, JITFrame *frame, int32_t given) {
  PyObject *args[] = {nullptr, cls, self};
  // What else is called super gets what the source gives it: nothing, as a rule.
  bool isBuiltin = super == reinterpret_cast<PyObject *>(&PySuper_Type) && PyType_Check(cls);
  size_t count = isBuiltin ? 2 : static_cast<size_t>(given & ~JJ_SUPER_IN_REGISTERS);
  Ref object = Ref::steal(count > 0 ? PyObject_Vectorcall(super, args + 1, count | PY_VECTORCALL_ARGUMENTS_OFFSET, nullptr)
                                    : jj_call_super_by_frame(super, self, cls, frame, (given & JJ_SUPER_IN_REGISTERS) | JJ_SUPER_OF_CONTENTS));
  return object ? PyObject_GetAttr(object.get(), name) : nullptr;
}

PyObject *JITLoadSuperMethod(PyObject *super, PyObject *cls, PyObject *self, PyObject *name, JITFrame *frame, int32_t given, JITCache *cache, PyObject **selfOut) {
  if (super == reinterpret_cast<PyObject *>(&PySuper_Type))
    if (PyObject *found = jj_super_method(cls, self, name, cache, selfOut)) return found;
  *selfOut = nullptr;
  return JITLoadSuperAttr(super, cls, self, name, frame, given);
}

}  // extern "C"
