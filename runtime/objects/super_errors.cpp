// super() without arguments looks for the first argument of its caller in the frame, and complains of one that is deleted before it looks for __class__. Compiled code that has no variable
// __class__ keeps its arguments in registers: what super() says there is put right, as for an argument that is not deleted.
#include "runtime/cpython/bridge.h"
#include "runtime/objects/fronts.h"
#include "runtime/objects/shared.h"

namespace {

initproc originalInit, originalInitWrapper;
vectorcallfunc originalCall;

void correctError() {
  if (!PyErr_ExceptionMatches(PyExc_RuntimeError) || !jj_called_by_hidden_arguments()) return;
  PyErr_Clear();
  PyErr_SetString(PyExc_RuntimeError, "super(): __class__ cell not found");
}

template <initproc *original>
int initialise(PyObject *self, PyObject *args, PyObject *keywords) {
  int result = (*original)(self, args, keywords);
  if (JJ_UNLIKELY(result < 0) && PyTuple_GET_SIZE(args) == 0) correctError();
  return result;
}

PyObject *make(PyObject *type, PyObject *const *args, size_t nargsf, PyObject *kwnames) {
  PyObject *result = originalCall(type, args, nargsf, kwnames);
  if (JJ_UNLIKELY(!result) && PyVectorcall_NARGS(nargsf) == 0) correctError();
  return result;
}

}  // namespace

extern "C" int jj_super_errors_ready(void) {
  if (!jj::frontSlotWrapper(&PySuper_Type, "__init__", reinterpret_cast<void *>(initialise<&originalInitWrapper>),
                            reinterpret_cast<void **>(&originalInitWrapper)))
    return -1;
  originalInit = PySuper_Type.tp_init;
  PySuper_Type.tp_init = initialise<&originalInit>;
  originalCall = PySuper_Type.tp_vectorcall;  // 3.12
  if (originalCall) PySuper_Type.tp_vectorcall = make;
  return 0;
}
