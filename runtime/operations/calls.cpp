// Calls with *args and **kwargs. See also cpython/calls.c.
#include "runtime/cpython/bridge.h"
#include "runtime/cpython/version.h"
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

/// kwargs is a dict already (DictMerge made it and raised for what is no mapping), unless a lone ** was given. false: an exception is set.
bool makeDict(PyObject *callable, Ref &kwargs) {
  if (!kwargs || PyDict_CheckExact(kwargs.get())) return true;
  Ref dict = Ref::steal(PyDict_New());
  if (!dict || JITDictMerge(dict.get(), kwargs.get(), callable) < 0) return false;
  kwargs = static_cast<Ref &&>(dict);
  return true;
}

bool makeTuple(PyObject *callable, Ref &args) {
  if (PyTuple_CheckExact(args.get())) return true;
  if (checkIterable(callable, args.get()) < 0) return false;
  Ref tuple = Ref::steal(PySequence_Tuple(args.get()));
  if (!tuple) return false;
  args = static_cast<Ref &&>(tuple);
  return true;
}

/// The kwargs may be another's: what takes them as a dict gets one of its own. false: an exception is set.
bool ownDict(PyObject *callable, Ref &kwargs) {
  if (!kwargs || PyVectorcall_Function(callable)) return true;
  Ref dict = Ref::steal(PyDict_New());
  if (!dict || PyDict_Update(dict.get(), kwargs.get()) < 0) return false;
  kwargs = static_cast<Ref &&>(dict);
  return true;
}

PyObject *callEx(Ref &callable, Ref &args, Ref &kwargs, int32_t how) {
  if (!makeDict(callable.get(), kwargs) || !makeTuple(callable.get(), args)) return nullptr;
  if (JJ_CALL_EX_TAKES_ARGUMENTS && jj_is_native_function(callable.get())) return jj_call_native_ex(callable.release(), args.release(), kwargs.release());
  if (how & JIT_SPREAD && !ownDict(callable.get(), kwargs)) return nullptr;
  return PyObject_Call(callable.get(), args.get(), kwargs.get());
}

}  // namespace

PyObject *jj_call_ex_generally(PyObject *ownedCallable, PyObject *ownedArgs, PyObject *ownedKwargs, PyObject *ownedSelf, int32_t how) {
  // Released in the interpreter's order: the callable first, from 3.14 on last.
  Ref kwargs = Ref::steal(ownedKwargs), args = Ref::steal(ownedArgs), callable = Ref::steal(ownedCallable);
  if (ownedSelf) {
    Ref self = Ref::steal(ownedSelf);
    callable = Ref::steal(jj_bound(callable.get(), ownedSelf));
    if (!callable) return nullptr;
  }
  PyObject *result = callEx(callable, args, kwargs, how);
  if (JJ_LOCALS_DIE_BACKWARDS) {
    kwargs.reset();
    args.reset();
  }
  return result;
}
