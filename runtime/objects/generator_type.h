// What the generator, coroutine and async generator types have in common. Only those files of objects/ use it.
#ifndef JUSTJITC_OBJECTS_GENERATOR_TYPE_H
#define JUSTJITC_OBJECTS_GENERATOR_TYPE_H
#include "runtime/objects/generator.h"

namespace jj {

JITGeneratorObject *asGenerator(PyObject *o);

// Methods.
PyObject *generatorThrow(PyObject *self, PyObject *const *args, Py_ssize_t count);
PyObject *generatorClose(PyObject *self, PyObject *);
PyObject *generatorSizeOf(PyObject *self, PyObject *);

// Getters. `attribute` of the frame's is its own name, for the audit event.
PyObject *generatorFrame(PyObject *self, void *attribute);
PyObject *generatorRunning(PyObject *self, void *);
PyObject *generatorSuspended(PyObject *self, void *);
PyObject *generatorAwaiting(PyObject *self, void *);
PyObject *generatorClass(PyObject *self, void *);
int generatorSetClass(PyObject *self, PyObject *value, void *);

/// Docstrings are those of CPython's own type.
void takeDocs(PyMethodDef *methods, const PyMethodDef *from);
void takeDocs(PyGetSetDef *attributes, const PyGetSetDef *from);
/// Everything of a type but its iteration slots.
void fillGeneratorType(PyTypeObject *type, PyTypeObject *base, const char *name, PyMethodDef *methods,
                       PyGetSetDef *attributes, PyAsyncMethods *async);
bool readyGeneratorType();
bool readyCoroutineType();
bool readyAsyncGeneratorType();
bool readyAsyncAwaitableTypes();

}  // namespace jj
#endif
