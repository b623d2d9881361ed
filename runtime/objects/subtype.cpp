// The metatype of the runtime's subtypes, and `type(x)` for compiled code; see subtype.h.
#include "runtime/objects/subtype.h"

#include "runtime/cpython/bridge.h"

using jj::Ref;

namespace {

PyTypeObject metatype = {PyVarObject_HEAD_INIT(nullptr, 0)};

bool isHidden(PyObject *o) { return Py_IS_TYPE(o, &metatype) || o == reinterpret_cast<PyObject *>(&metatype); }

/// What one of our types stands for; any other object is itself.
PyObject *shown(PyObject *o) { return isHidden(o) ? reinterpret_cast<PyObject *>(reinterpret_cast<PyTypeObject *>(o)->tp_base) : o; }

PyObject *getAttribute(PyObject *self, PyObject *name) { return PyObject_GetAttr(shown(self), name); }
Py_hash_t hash(PyObject *self) { return PyObject_Hash(shown(self)); }
PyObject *compare(PyObject *a, PyObject *b, int operation) { return PyObject_RichCompare(shown(a), shown(b), operation); }

PyObject *instanceCheck(PyObject *self, PyObject *instance) {
  int is = PyObject_IsInstance(instance, shown(self));
  return is < 0 ? nullptr : PyBool_FromLong(is);
}

PyObject *subclassCheck(PyObject *self, PyObject *subclass) {
  int is = PyObject_IsSubclass(shown(subclass), shown(self));
  return is < 0 ? nullptr : PyBool_FromLong(is);
}

PyMethodDef methods[] = {
    {"__instancecheck__", instanceCheck, METH_O, nullptr},
    {"__subclasscheck__", subclassCheck, METH_O, nullptr},
    {},
};

// --- type(x)

vectorcallfunc originalTypeCall;

/// In front of the vectorcall of `type`, which calls of compiled code come to, and those that map(), sorted() and others in C make on
/// its behalf. Interpreted code that calls type(x) often enough reads the object's type itself; so that it gets the same answer each
/// time, it is left alone from the start.
PyObject *typeCall(PyObject *type, PyObject *const *args, size_t nargsf, PyObject *kwnames) {
  PyObject *result = originalTypeCall(type, args, nargsf, kwnames);
  if (JJ_LIKELY(!result || !isHidden(result) || !jj_called_by_compiled_code())) return result;
  PyObject *base = Py_NewRef(shown(result));
  Py_DECREF(result);
  return base;
}

}  // namespace

extern "C" PyTypeObject *jj_subtype_metatype() {
  PyTypeObject *t = &metatype;
  if (t->tp_flags & Py_TPFLAGS_READY) return t;
  t->tp_name = "type";
  t->tp_base = &PyType_Type;
  t->tp_flags = Py_TPFLAGS_DEFAULT;
  t->tp_methods = methods;
  t->tp_getattro = getAttribute;
  t->tp_hash = hash;
  t->tp_richcompare = compare;
  if (PyType_Ready(t) < 0) return nullptr;
  originalTypeCall = PyType_Type.tp_vectorcall;
  PyType_Type.tp_vectorcall = typeCall;
  return t;
}
