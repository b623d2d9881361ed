// class statements: a __build_class__ that runs native class bodies, with the semantics and error texts of the builtin.
// Compiled code calls it in place of builtins.__build_class__ as long as nobody has replaced that.
#include "runtime/cpython/bridge.h"
#include "runtime/cpython/version.h"
#include "runtime/module/module_state.h"
#include "runtime/objects/function.h"
#include "runtime/objects/shared.h"

using jj::Ref;

namespace {

struct Names {
  PyObject *buildClass, *mroEntries, *metaclass, *prepare;
} names;

int internNames() {
  if (names.prepare) return 0;
  names.buildClass = PyUnicode_InternFromString("__build_class__");
  names.mroEntries = PyUnicode_InternFromString("__mro_entries__");
  names.metaclass = PyUnicode_InternFromString("metaclass");
  names.prepare = PyUnicode_InternFromString("__prepare__");
  return names.buildClass && names.mroEntries && names.metaclass && names.prepare ? 0 : -1;
}

/// Replaces bases that have __mro_entries__ (PEP 560); the same tuple when there is none.
Ref updateBases(PyObject *bases) {
  Ref updated;
  for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(bases); i++) {
    PyObject *base = PyTuple_GET_ITEM(bases, i), *method = nullptr;
    if (!PyType_Check(base) && jj_optional_attr(base, names.mroEntries, &method) < 0) return Ref();
    if (!method) {
      if (updated && PyList_Append(updated.get(), base) < 0) return Ref();
      continue;
    }
    Ref owned = Ref::steal(method);
    Ref entries = Ref::steal(PyObject_CallOneArg(method, bases));
    if (!entries) return Ref();
    if (!PyTuple_Check(entries.get())) {
      PyErr_SetString(PyExc_TypeError, "__mro_entries__ must return a tuple");
      return Ref();
    }
    if (!updated) {
      Ref before = Ref::steal(PyTuple_GetSlice(bases, 0, i));
      updated = Ref::steal(before ? PySequence_List(before.get()) : nullptr);
      if (!updated) return Ref();
    }
    Py_ssize_t end = PyList_GET_SIZE(updated.get());
    if (PyList_SetSlice(updated.get(), end, end, entries.get()) < 0) return Ref();
  }
  return updated ? Ref::steal(PyList_AsTuple(updated.get())) : Ref::share(bases);
}

/// The most derived of the metaclasses.
PyObject *calculateMetaclass(PyTypeObject *meta, PyObject *bases) {
  for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(bases); i++) {
    PyTypeObject *other = Py_TYPE(PyTuple_GET_ITEM(bases, i));
    if (PyType_IsSubtype(meta, other)) continue;
    if (!PyType_IsSubtype(other, meta)) {
      PyErr_SetString(PyExc_TypeError,
                      "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the "
                      "metaclasses of all its bases");
      return nullptr;
    }
    meta = other;
  }
  return reinterpret_cast<PyObject *>(meta);
}

/// The namespace that the body fills.
Ref prepare(PyObject *meta, bool isClass, PyObject *name, PyObject *bases, PyObject *keywords) {
  PyObject *method;
  if (jj_optional_attr(meta, names.prepare, &method) < 0) return Ref();
  if (!method) return Ref::steal(PyDict_New());
  Ref owned = Ref::steal(method);
  PyObject *args[] = {name, bases};
  Ref ns = Ref::steal(PyObject_VectorcallDict(method, args, 2, keywords));
  if (ns && !PyMapping_Check(ns.get())) {
    PyErr_Format(PyExc_TypeError, "%.200s.__prepare__() must return a mapping, not %.200s",
                 isClass ? reinterpret_cast<PyTypeObject *>(meta)->tp_name : "<metaclass>", Py_TYPE(ns.get())->tp_name);
    return Ref();
  }
  return ns;
}

/// Was the class entered into the body's __class__ cell?
int checkClassCell(PyObject *cell, PyObject *name, PyObject *cls) {
  if (!PyType_Check(cls) || !PyCell_Check(cell)) return 0;
  PyObject *entered = PyCell_GET(cell);
  if (entered == cls) return 0;
  if (!entered)
    PyErr_Format(PyExc_RuntimeError,
                 "__class__ not set defining %.200R as %.200R. Was __classcell__ propagated to type.__new__?", name, cls);
  else
    PyErr_Format(PyExc_TypeError, "__class__ set to %.200R defining %.200R as %.200R", entered, name, cls);
  return -1;
}

PyObject *buildClass(const JITUnit *unit, PyFunctionObject *func, PyObject *name, PyObject *originalBases,
                     PyObject *keywords) {
  Ref bases = updateBases(originalBases);
  if (!bases) return nullptr;
  Ref meta;
  bool isClass = true;
  if (keywords) {
    meta = Ref::share(PyDict_GetItemWithError(keywords, names.metaclass));
    if (!meta && PyErr_Occurred()) return nullptr;
    if (meta) {
      if (PyDict_DelItem(keywords, names.metaclass) < 0) return nullptr;
      isClass = PyType_Check(meta.get());
    }
  }
  if (!meta) {
    PyObject *first = PyTuple_GET_SIZE(bases.get()) ? PyTuple_GET_ITEM(bases.get(), 0) : nullptr;
    meta = Ref::share(reinterpret_cast<PyObject *>(first ? Py_TYPE(first) : &PyType_Type));
  }
  if (isClass) {
    meta = Ref::share(calculateMetaclass(reinterpret_cast<PyTypeObject *>(meta.get()), bases.get()));
    if (!meta) return nullptr;
  }
  Ref ns = prepare(meta.get(), isClass, name, bases.get(), keywords);
  if (!ns) return nullptr;
  PyObject *bodyArgs[] = {ns.get()};
  ++*unit->module->nativeCalls;
  Ref cell = Ref::steal(unit->body(JITThreadState(), func, bodyArgs, 0));
  if (!cell) return nullptr;
  if (bases.get() != originalBases && PyMapping_SetItemString(ns.get(), "__orig_bases__", originalBases) < 0)
    return nullptr;
  PyObject *metaArgs[] = {name, bases.get(), ns.get()};
  Ref cls = Ref::steal(PyObject_VectorcallDict(meta.get(), metaArgs, 3, keywords));
  if (!cls || checkClassCell(cell.get(), name, cls.get()) < 0) return nullptr;
  return cls.release();
}

PyObject *callBuildClass(PyObject *, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames) {
  const JITUnit *unit = nargs >= 2 && Py_IS_TYPE(args[0], &PyFunction_Type) && PyUnicode_Check(args[1]) && jj_looks_in_dicts(reinterpret_cast<PyFunctionObject *>(args[0]))
                            ? jj_unit_of_code(reinterpret_cast<PyFunctionObject *>(args[0])->func_code)
                            : nullptr;
  if (!unit || unit->kind != JITUnitClass || !unit->body || jj::runsInterpreted(unit))
    return PyObject_Vectorcall(jj_shared()->originalBuildClass, args, nargs, kwnames);
  Ref bases = Ref::steal(PyTuple_New(nargs - 2));
  if (!bases) return nullptr;
  for (Py_ssize_t i = 2; i < nargs; i++) PyTuple_SET_ITEM(bases.get(), i - 2, Py_NewRef(args[i]));
  Ref keywords;
  if (kwnames) {
    keywords = Ref::steal(PyDict_New());
    if (!keywords) return nullptr;
    for (Py_ssize_t k = 0; k < PyTuple_GET_SIZE(kwnames); k++)
      if (PyDict_SetItem(keywords.get(), PyTuple_GET_ITEM(kwnames, k), args[nargs + k]) < 0) return nullptr;
  }
  return buildClass(unit, reinterpret_cast<PyFunctionObject *>(args[0]), args[1], bases.get(), keywords.get());
}

PyMethodDef method = {"__build_class__", reinterpret_cast<PyCFunction>(reinterpret_cast<void *>(callBuildClass)),
                      METH_FASTCALL | METH_KEYWORDS, nullptr};

}  // namespace

extern "C" int jj_build_class_ready(JJShared *shared) {
  if (internNames() < 0) return -1;
  Ref builtins = jj::importModule("builtins");
  if (!builtins) return -1;
  PyObject *original = PyDict_GetItemWithError(PyModule_GetDict(builtins.get()), names.buildClass);
  // Only the interpreter's own may be stood in for.
  if (!original || !PyCFunction_CheckExact(original) || PyCFunction_GET_SELF(original) != builtins.get()) return 0;
  shared->originalBuildClass = Py_NewRef(original);
  shared->buildClass = PyCFunction_New(&method, nullptr);
  return shared->buildClass ? 0 : -1;
}

PyObject *JITLoadBuildClass(JITFrame *frame) {
  if (internNames() < 0) return nullptr;
  PyObject *found = Py_XNewRef(PyDict_GetItemWithError(jj_frame_builtins(frame), names.buildClass));
  if (!found) {
    if (!PyErr_Occurred()) PyErr_SetString(PyExc_NameError, "__build_class__ not found");
    return nullptr;
  }
  if (found != jj_shared()->originalBuildClass) return found;
  Py_DECREF(found);
  return Py_NewRef(jj_shared()->buildClass);
}
