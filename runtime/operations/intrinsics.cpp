// CALL_INTRINSIC_1 and _2 (from 3.12 on), as far as they have no operation of their own. Numbers as in 3.13.
#include "runtime/runtime.h"

using jj::Ref;

namespace {

enum Intrinsic1 { kStopIterationError = 3, kTypeVar = 7, kParamSpec = 8, kTypeVarTuple = 9, kSubscriptGeneric = 10 };
enum Intrinsic2 { kPrepReraiseStar = 1, kSetFunctionTypeParams = 4 };

PyObject *unsupported(const char *what, int32_t which) {
  PyErr_Format(PyExc_SystemError, "justjitc: %s %d is not supported in compiled code", what, static_cast<int>(which));
  return nullptr;
}

/// module.name(argument, infer_variance=True) of the type parameter syntax.
PyObject *makeTypeParameter(const char *name, PyObject *argument, bool infersVariance) {
  Ref module = Ref::steal(PyImport_ImportModule("typing"));
  Ref type = Ref::steal(module ? PyObject_GetAttrString(module.get(), name) : nullptr);
  Ref args = Ref::steal(type ? PyTuple_Pack(1, argument) : nullptr);
  Ref keywords = Ref::steal(args ? PyDict_New() : nullptr);
  if (!keywords) return nullptr;
  if (infersVariance && PyDict_SetItemString(keywords.get(), "infer_variance", Py_True) < 0) return nullptr;
  return PyObject_Call(type.get(), args.get(), keywords.get());
}

PyObject *subscriptGeneric(PyObject *parameters) {
  Ref module = Ref::steal(PyImport_ImportModule("typing"));
  Ref generic = Ref::steal(module ? PyObject_GetAttrString(module.get(), "Generic") : nullptr);
  return generic ? PyObject_GetItem(generic.get(), parameters) : nullptr;
}

}  // namespace

PyObject *JITCallIntrinsic1(PyObject *value, int32_t which) {
  switch (which) {
    // PEP 479 is applied by the generator object when the exception leaves it.
    case kStopIterationError: return Py_NewRef(value);
    case kTypeVar: return makeTypeParameter("TypeVar", value, true);
    case kParamSpec: return makeTypeParameter("ParamSpec", value, true);
    case kTypeVarTuple: return makeTypeParameter("TypeVarTuple", value, false);
    case kSubscriptGeneric: return subscriptGeneric(value);
    default: return unsupported("intrinsic", which);
  }
}

PyObject *JITCallIntrinsic2(PyObject *a, PyObject *b, int32_t which) {
  switch (which) {
    case kPrepReraiseStar: return JITPrepReraiseStar(a, b);
    case kSetFunctionTypeParams:
      return PyObject_SetAttrString(a, "__type_params__", b) < 0 ? nullptr : Py_NewRef(a);
    default: return unsupported("binary intrinsic", which);
  }
}
