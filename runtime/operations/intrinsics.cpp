// CALL_INTRINSIC_1 and _2 (from 3.12 on), as far as they have no operation of their own.
#include "runtime/cpython/bridge.h"

namespace {

enum Intrinsic1 { kStopIterationError = 3 };
enum Intrinsic2 { kPrepReraiseStar = 1, kSetFunctionTypeParams = 4 };

}  // namespace

PyObject *JITCallIntrinsic1(PyObject *value, int32_t which) {
  // PEP 479 is applied by the generator object when the exception leaves it.
  return which == kStopIterationError ? Py_NewRef(value) : jj_call_intrinsic(0, which, value, nullptr);
}

PyObject *JITCallIntrinsic2(PyObject *a, PyObject *b, int32_t which) {
  switch (which) {
    case kPrepReraiseStar: return JITPrepReraiseStar(a, b);
    case kSetFunctionTypeParams:
      return PyObject_SetAttrString(a, "__type_params__", b) < 0 ? nullptr : Py_NewRef(a);
    default: return jj_call_intrinsic(1, which, a, b);
  }
}
