// Async generators of compiled code and what their methods return. The object itself is a generator (objects/generator.h)
// under a type of its own: suspended with `awaiting` set it awaits, without it has yielded an item, so that no wrapped
// value is needed to tell the two apart. May be included from C and C++.
#ifndef JUSTJITC_OBJECTS_ASYNC_GENERATOR_H
#define JUSTJITC_OBJECTS_ASYNC_GENERATOR_H
#include "runtime/objects/generator.h"

#ifdef __cplusplus
extern "C" {
#endif

/// An async generator is the same object under another type. `origin` is the finaliser hook; `hooks_inited`, `closed` and
/// `running_async` of the head are in use.
typedef JITGeneratorObject JITAsyncGeneratorObject;

enum JITAwaitableState { JITAwaitableNew = 0, JITAwaitableIterating, JITAwaitableClosed };

/// What asend(), __anext__() (JITAsyncSendType) and athrow(), aclose() (JITAsyncThrowType) return: awaited once.
typedef struct JITAsyncAwaitable {
  PyObject_HEAD
  JITAsyncGeneratorObject *generator;  ///< owned
  PyObject *argument;  ///< asend: the value, NULL in __anext__. athrow: its arguments, NULL in aclose. Owned
  int state;           ///< JITAwaitableState
} JITAsyncAwaitable;

/// One set for all compiled modules of the process, as JITGeneratorType.
extern PyTypeObject *JITAsyncGeneratorType;
extern PyTypeObject *JITAsyncSendType;
extern PyTypeObject *JITAsyncThrowType;

static inline int JITIsAsyncGenerator(PyObject *o) { return Py_IS_TYPE(o, JITAsyncGeneratorType); }
static inline int JITIsAsyncSend(PyObject *o) { return Py_IS_TYPE(o, JITAsyncSendType); }
/// Suspended: does it await something (or else has it yielded an item)?
static inline int JITAsyncGeneratorAwaits(const JITAsyncGeneratorObject *g) { return g->awaiting != NULL; }

/// The first time somebody iterates over it, the hooks of sys.set_asyncgen_hooks take part. -1: an exception is set.
int jj_async_generator_start(JITAsyncGeneratorObject *g);
/// A new awaitable of asend(value); NULL in __anext__.
PyObject *jj_async_send_new(JITAsyncGeneratorObject *g, PyObject *value);
/// A step of such an awaitable, as am_send: 1 it awaits, *result goes to the event loop; 0 *result is the item; -1 an exception.
int jj_async_send_step(JITAsyncAwaitable *self, PyObject *value, PyObject **result);
/// The same, but that an exhausted generator is 0 and NULL, without the StopAsyncIteration that `async for` would throw away.
int jj_async_send_next(JITAsyncAwaitable *self, PyObject *value, PyObject **result);

#ifdef __cplusplus
}
#endif
#endif
