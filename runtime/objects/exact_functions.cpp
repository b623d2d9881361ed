// C code of the interpreter that asks for exactly a function, where native functions are instances of a subtype (3.11): functions of ours in
// front of it, which hand over what it wants.
#include "runtime/cpython/version.h"
#include "runtime/objects/fronts.h"
#include "runtime/objects/shared.h"

using jj::Ref;

namespace {

bool isNativeFunction(PyObject *o) { return Py_IS_TYPE(o, jj_shared()->functionType); }

// --- BaseExceptionGroup.split and subgroup: a condition that is no exact function and no class is refused

/// The vectorcall of a stand-in.
PyObject *callMeant(PyObject *standIn, PyObject *const *args, size_t nargsf, PyObject *kwnames) {
  Ref meant = Ref::share(reinterpret_cast<PyFunctionObject *>(standIn)->func_doc);
  return PyObject_Vectorcall(meant.get(), args, nargsf, kwnames);
}

/// An exact function that calls a native one, for C code that calls it by its vectorcall.
Ref standIn(PyObject *native) {
  PyFunctionObject *f = reinterpret_cast<PyFunctionObject *>(native);
  Ref made = Ref::steal(PyFunction_New(f->func_code, f->func_globals));
  if (!made) return made;
  PyFunctionObject *function = reinterpret_cast<PyFunctionObject *>(made.get());
  Py_XSETREF(function->func_doc, Py_NewRef(native));
  function->vectorcall = callMeant;
  return made;
}

template <PyCFunction *original>
PyObject *withCondition(PyObject *group, PyObject *args) {
  if (JJ_LIKELY(PyTuple_GET_SIZE(args) != 1 || !isNativeFunction(PyTuple_GET_ITEM(args, 0)))) return (*original)(group, args);
  Ref exact = standIn(PyTuple_GET_ITEM(args, 0));
  Ref changed = exact ? Ref::steal(PyTuple_Pack(1, exact.get())) : Ref();
  return changed ? (*original)(group, changed.get()) : nullptr;
}

PyCFunction originalSplit, originalSubgroup;

// --- type.__new__ makes a static method of __new__ and class methods of __init_subclass__ and __class_getitem__, of exact functions only

struct {
  const char *text;
  PyTypeObject *wrapper;
  PyObject *name;  ///< interned
} specialFunctions[] = {{"__new__", &PyStaticMethod_Type, nullptr},
                        {"__init_subclass__", &PyClassMethod_Type, nullptr},
                        {"__class_getitem__", &PyClassMethod_Type, nullptr}};

newfunc originalNewType;

/// The namespace with native functions wrapped: itself, or a copy where there are any. NULL: an exception is set.
Ref wrapSpecialFunctions(PyObject *ns) {
  Ref result = Ref::share(ns);
  for (const auto &row : specialFunctions) {
    PyObject *value = PyDict_GetItem(ns, row.name);
    if (!value || !isNativeFunction(value)) continue;
    Ref wrapped = Ref::steal(PyObject_CallOneArg(reinterpret_cast<PyObject *>(row.wrapper), value));
    if (result.get() == ns) result = Ref::steal(PyDict_Copy(ns));
    if (!wrapped || !result || PyDict_SetItem(result.get(), row.name, wrapped.get()) < 0) return Ref();
  }
  return result;
}

PyObject *newType(PyTypeObject *meta, PyObject *args, PyObject *keywords) {
  PyObject *ns = PyTuple_GET_SIZE(args) == 3 ? PyTuple_GET_ITEM(args, 2) : nullptr;
  if (!ns || !PyDict_Check(ns)) return originalNewType(meta, args, keywords);
  Ref wrapped = wrapSpecialFunctions(ns);
  if (!wrapped) return nullptr;
  if (wrapped.get() == ns) return originalNewType(meta, args, keywords);
  Ref changed = Ref::steal(PyTuple_Pack(3, PyTuple_GET_ITEM(args, 0), PyTuple_GET_ITEM(args, 1), wrapped.get()));
  return changed ? originalNewType(meta, changed.get(), keywords) : nullptr;
}

/// Metaclasses have their tp_new from `type` when they were made, and a call is refused where the two differ.
bool frontNewType(PyTypeObject *meta) {
  if (meta->tp_new != originalNewType) return true;
  meta->tp_new = newType;
  Ref derived = Ref::steal(PyObject_CallMethod(reinterpret_cast<PyObject *>(&PyType_Type), "__subclasses__", "O", meta));
  if (!derived) return false;
  for (Py_ssize_t i = 0; i < PyList_GET_SIZE(derived.get()); i++)
    if (!frontNewType(reinterpret_cast<PyTypeObject *>(PyList_GET_ITEM(derived.get(), i)))) return false;
  return true;
}

}  // namespace

extern "C" int jj_exact_functions_ready(void) {
  if (!JJ_INTERPRETER_SKIPS_VECTORCALL) return 0;
  PyTypeObject *group = reinterpret_cast<PyTypeObject *>(PyExc_BaseExceptionGroup);
  if (!jj::frontMethod(group, "split", METH_VARARGS, withCondition<&originalSplit>, &originalSplit) ||
      !jj::frontMethod(group, "subgroup", METH_VARARGS, withCondition<&originalSubgroup>, &originalSubgroup))
    return -1;
  for (auto &row : specialFunctions)
    if (!(row.name = PyUnicode_InternFromString(row.text))) return -1;
  originalNewType = PyType_Type.tp_new;
  return frontNewType(&PyType_Type) ? 0 : -1;
}
