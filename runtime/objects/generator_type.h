// What the generator, coroutine and async generator types have in common. Only those files of objects/ use it.
#ifndef JUSTJITC_OBJECTS_GENERATOR_TYPE_H
#define JUSTJITC_OBJECTS_GENERATOR_TYPE_H
#include "runtime/objects/generator.h"

namespace jj {

JITGeneratorObject *asGenerator(PyObject *o);

// Methods.
PyObject *generatorThrow(PyObject *self, PyObject *const *args, Py_ssize_t count);
PyObject *generatorClose(PyObject *self, PyObject *);
using ThrowFunction = PyObject *(PyObject *self, PyObject *const *args, Py_ssize_t count);
/// throw() of `self`, which hands on to `generator`, both CPython's own. Where that delegates to one of ours, what is between is done here, as
/// CPython does it between its own: the frames on the stack, one warning of three arguments.
PyObject *throwAcross(PyObject *self, PyObject *generator, PyObject *const *args, Py_ssize_t count, ThrowFunction *original);

// Getters. `attribute` of the frame's is its own name, for the audit event.
PyObject *generatorFrame(PyObject *self, void *attribute);
PyObject *generatorRunning(PyObject *self, void *);
PyObject *generatorSuspended(PyObject *self, void *);
PyObject *generatorAwaiting(PyObject *self, void *);
PyObject *generatorClass(PyObject *self, void *);
int generatorSetClass(PyObject *self, PyObject *value, void *);

void generatorFinalize(PyObject *self);
/// What repr() says of any of ours.
PyObject *generatorRepr(PyObject *self);

/// Docstrings are those of a type of CPython's.
void takeDocs(PyMethodDef *methods, const PyMethodDef *from);

/// The slots in which the types differ.
struct GeneratorSlots {
  PyAsyncMethods *async;  ///< am_await and am_send are entered here
  getiterfunc iter;
  iternextfunc iternext;
  unaryfunc await;
  sendfunc send;
};

/// Everything of a type; false: an exception is set.
bool readyGeneratorSubtype(PyTypeObject *type, PyTypeObject *base, PyGetSetDef *attributes, const GeneratorSlots &slots);

// Interpreted code takes any iterator for the answer of __await__(), coroutines apart, which it tells by their exact type. For the others to
// come out as errors too, one that is to be awaited or delegated to says so beforehand, and is asked when its first value comes.
void expectSend(PyObject *self);
/// false: TypeError, it came from __await__().
bool maySendFirst(PyObject *self);

bool readyGeneratorType();
bool readyCoroutineType();
bool readyAsyncGeneratorType();
bool readyAsyncAwaitableTypes();

}  // namespace jj
#endif
