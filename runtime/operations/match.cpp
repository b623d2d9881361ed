// Structural pattern matching: mapping keys, class patterns, len(). The flag tests are in cpython/hot_containers.c.
#include "runtime/cpython/version.h"
#include "runtime/runtime.h"

using jj::Ref;

namespace {

/// Has `key` been matched before in this pattern? 1 yes (no error is set), 0 no, -1 error.
int seenBefore(PyObject *seen, PyObject *key) {
  int known = PySet_Contains(seen, key);
  return known != 0 ? known : PySet_Add(seen, key);
}

/// An attribute of a class pattern. NULL without an error: the subject has none.
Ref patternAttribute(PyObject *subject, PyTypeObject *type, PyObject *name, PyObject *seen) {
  int known = seenBefore(seen, name);
  if (known > 0)
    PyErr_Format(PyExc_TypeError, "%s() got multiple sub-patterns for attribute %R", type->tp_name, name);
  if (known != 0) return {};
  Ref attribute = Ref::steal(PyObject_GetAttr(subject, name));
  if (!attribute && PyErr_ExceptionMatches(PyExc_AttributeError)) PyErr_Clear();
  return attribute;
}

/// The names of the positional sub-patterns; `self` when the type matches the subject itself (int(x), str(x) ...).
/// NULL: an error is set.
Ref positionalNames(PyTypeObject *type, bool &self) {
  self = false;
  Ref names = Ref::steal(PyObject_GetAttrString(reinterpret_cast<PyObject *>(type), "__match_args__"));
  if (names) {
    if (PyTuple_CheckExact(names.get())) return names;
    PyErr_Format(PyExc_TypeError, "%s.__match_args__ must be a tuple (got %s)", type->tp_name,
                 Py_TYPE(names.get())->tp_name);
    return {};
  }
  if (!PyErr_ExceptionMatches(PyExc_AttributeError)) return {};
  PyErr_Clear();
  self = PyType_HasFeature(type, _Py_TPFLAGS_MATCH_SELF);
  return Ref::steal(PyTuple_New(0));
}

bool appendAttribute(PyObject *values, PyObject *subject, PyTypeObject *type, PyObject *name, PyObject *seen) {
  Ref attribute = patternAttribute(subject, type, name, seen);
  return attribute && PyList_Append(values, attribute.get()) == 0;
}

/// Positional sub-patterns of a class pattern. false: no match, or an error is set.
bool matchPositional(PyObject *subject, PyTypeObject *type, int32_t count, PyObject *values, PyObject *seen) {
  bool self;
  Ref names = positionalNames(type, self);
  if (!names) return false;
  Py_ssize_t allowed = self ? 1 : PyTuple_GET_SIZE(names.get());
  if (allowed < count) {
    PyErr_Format(PyExc_TypeError, "%s() accepts %zd positional sub-pattern%s (%d given)", type->tp_name, allowed,
                 allowed == 1 ? "" : "s", count);
    return false;
  }
  if (self) return PyList_Append(values, subject) == 0;
  for (int32_t i = 0; i < count; ++i) {
    PyObject *name = PyTuple_GET_ITEM(names.get(), i);
    if (!PyUnicode_CheckExact(name)) {
      PyErr_Format(PyExc_TypeError, "__match_args__ elements must be strings (got %s)", Py_TYPE(name)->tp_name);
      return false;
    }
    if (!appendAttribute(values, subject, type, name, seen)) return false;
  }
  return true;
}

/// Tuple of the values; NULL: no match, or an error is set.
Ref matchClass(PyObject *subject, PyTypeObject *type, PyObject *names, int32_t positional) {
  if (PyObject_IsInstance(subject, reinterpret_cast<PyObject *>(type)) <= 0) return {};
  Ref seen = Ref::steal(PySet_New(nullptr));
  Ref values = Ref::steal(PyList_New(0));
  if (!seen || !values) return {};
  if (positional && !matchPositional(subject, type, positional, values.get(), seen.get())) return {};
  for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(names); ++i)
    if (!appendAttribute(values.get(), subject, type, PyTuple_GET_ITEM(names, i), seen.get())) return {};
  return Ref::steal(PyList_AsTuple(values.get()));
}

/// The value of one key through the subject's get(); `missing` itself when there is none. NULL: an error is set.
Ref mappingValue(PyObject *get, PyObject *key, PyObject *missing) {
  PyObject *args[] = {nullptr, key, missing};
  return Ref::steal(PyObject_Vectorcall(get, args + 1, 2 | PY_VECTORCALL_ARGUMENTS_OFFSET, nullptr));
}

}  // namespace

extern "C" {

PyObject *JITGetLen(PyObject *o) {
  Py_ssize_t length = PyObject_Length(o);
  return length < 0 ? nullptr : PyLong_FromSsize_t(length);
}

PyObject *JITMatchKeys(PyObject *subject, PyObject *keys) {
  Py_ssize_t count = PyTuple_GET_SIZE(keys);
  if (count == 0) return PyTuple_New(0);
  // get() with a default of our own, not []: a __missing__ must not run.
  Ref get = Ref::steal(PyObject_GetAttrString(subject, "get"));
  Ref seen = get ? Ref::steal(PySet_New(nullptr)) : Ref();
  Ref missing = seen ? Ref::steal(PyObject_CallNoArgs(reinterpret_cast<PyObject *>(&PyBaseObject_Type))) : Ref();
  Ref values = missing ? Ref::steal(PyTuple_New(count)) : Ref();
  if (!values) return nullptr;
  for (Py_ssize_t i = 0; i < count; ++i) {
    PyObject *key = PyTuple_GET_ITEM(keys, i);
    int known = seenBefore(seen.get(), key);
    if (known > 0) PyErr_Format(PyExc_ValueError, "mapping pattern checks duplicate key (%R)", key);
    if (known != 0) return nullptr;
    Ref value = mappingValue(get.get(), key, missing.get());
    if (!value) return nullptr;
    if (value.get() == missing.get()) return Py_NewRef(Py_None);
    PyTuple_SET_ITEM(values.get(), i, value.release());
  }
  return values.release();
}

PyObject *JITMatchClass(PyObject *subject, PyObject *cls, PyObject *names, int32_t positional) {
  if (!PyType_Check(cls)) {
    PyErr_SetString(PyExc_TypeError, JJ_MESSAGE_NOT_A_CLASS_PATTERN);
    return nullptr;
  }
  Ref values = matchClass(subject, reinterpret_cast<PyTypeObject *>(cls), names, positional);
  if (values) return values.release();
  return PyErr_Occurred() ? nullptr : Py_NewRef(Py_None);
}

}  // extern "C"
