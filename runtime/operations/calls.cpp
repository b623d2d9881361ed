// Calls with *args and **kwargs. See also cpython/calls.c.
#include "runtime/objects/generator.h"

using jj::Ref;

namespace {

/// "f()" as error texts of calls name a callable.
Ref describe(PyObject *callable) { return Ref::steal(_PyObject_FunctionStr(callable)); }

/// TypeError unless `args` can be iterated.
int checkIterable(PyObject *callable, PyObject *args) {
  if ((Py_TYPE(args)->tp_iter && !JITIsCoroutine(args)) || PySequence_Check(args)) return 0;
  PyErr_Clear();
  Ref text = describe(callable);
  if (text)
    PyErr_Format(PyExc_TypeError, "%U argument after * must be an iterable, not %.200s", text.get(),
                 Py_TYPE(args)->tp_name);
  return -1;
}

}  // namespace

PyObject *JITCallEx(PyObject *callable, PyObject *args, PyObject *kwargs) {
  // kwargs is a dict already (DictMerge made it and raised for what is no mapping), unless a lone ** was given.
  Ref keywords;
  if (kwargs && !PyDict_CheckExact(kwargs)) {
    keywords = Ref::steal(PyDict_New());
    if (!keywords || JITDictMerge(keywords.get(), kwargs, callable) < 0) return nullptr;
    kwargs = keywords.get();
  }
  Ref positional;
  if (!PyTuple_CheckExact(args)) {
    if (checkIterable(callable, args) < 0) return nullptr;
    positional = Ref::steal(PySequence_Tuple(args));
    if (!positional) return nullptr;
    args = positional.get();
  }
  return PyObject_Call(callable, args, kwargs);
}
