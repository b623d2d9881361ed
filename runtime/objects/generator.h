// Generator and coroutine objects of compiled code: their layout, and the operations that the parts of the runtime share.
// May be included from C and C++ (tests drive a step function by hand through it); needs nothing of CPython's internals.
//
// The object is CPython's generator head, own fields, then an interpreter frame whose localsplus array is `locals`; raw
// slots follow the object slots. All of it is one allocation.
#ifndef JUSTJITC_OBJECTS_GENERATOR_H
#define JUSTJITC_OBJECTS_GENERATOR_H
#include "runtime/runtime.h"

#include "runtime/cpython/generator_layout.h"

#ifdef __cplusplus
extern "C" {
#endif

/// How a throw() or close() that went to the sub-iterator first ended, or a value that went to it directly; the step function's JITSend picks it up.
enum JITDelegation {
  JITDelegationNone = 0,
  JITDelegationReturned,  ///< the sub-iterator is exhausted; `delegated` is its value
  JITDelegationRaised,    ///< an exception is set that belongs at the delegating yield itself
  JITDelegationFailed,    ///< an exception is set that the sub-iterator raised when it was sent a value
};

typedef struct JITGeneratorObject {
  JJ_GENERATOR_HEAD
  GeneratorStepFunc step_func;
  PyObject **locals;    ///< the localsplus slots, stack slots behind them, then raw slots
  const JITUnit *unit;
  PyObject *awaiting;   ///< in `yield from` or `await`, unless the step function is running: the sub-iterator (borrowed from its slot)
  PyObject *delegated;  ///< owned; see JITDelegation
  int32_t state;        ///< 0 not started, k suspended at yield point k, -1 returned, -2 raised
  int8_t running;       ///< 1: the step function is executing, or a value went past it; 2: throw() or close() is with the sub-iterator
  int8_t delegation;    ///< JITDelegation
  int8_t shown;         ///< not running, and the frame is as its frame object must find it; the next step undoes that
  int8_t unused;        ///< 0
  int32_t num_locals;   ///< object slots in `locals`
  int32_t num_parameters;  ///< of these, those that a call fills
  uint64_t frame[1];    ///< interpreter frame, ending in `locals`
} JITGeneratorObject;

/// A coroutine is the same object under another type.
typedef JITGeneratorObject JITCoroutineObject;

/// The types, one pair for all compiled modules of the process (those of the first module; see objects/shared.h).
extern PyTypeObject *JITGeneratorType;
extern PyTypeObject *JITCoroutineType;

static inline int JITIsGenerator(PyObject *o) { return Py_IS_TYPE(o, JITGeneratorType); }
static inline int JITIsCoroutine(PyObject *o) { return Py_IS_TYPE(o, JITCoroutineType); }
static inline int JITIsGeneratorOrCoroutine(PyObject *o) { return JITIsGenerator(o) || JITIsCoroutine(o); }
/// What it delegates to (borrowed) as far as anybody may know, as in CPython: nothing while it is running.
static inline PyObject *JITGeneratorAwaiting(const JITGeneratorObject *g) {   return g->running == 0 || (g->running == 2 && JJ_THROWING_SHOWS_DELEGATION) ? g->awaiting : NULL;
}
static inline int JITGeneratorIsSuspended(const JITGeneratorObject *g) { return g->state > 0 && !g->running; }

/// Sends `value` as the am_send slot does: 1 and a yielded value, 0 and the return value, -1 and an exception.
/// `value` NULL is the plain next() of a for loop: a coroutine or generator that returned None gives -1 without exception.
int JITGeneratorSend(PyThreadState *ts, JITGeneratorObject *g, PyObject *value, PyObject **result);
/// The named helper of the contract: sends into a coroutine of ours.
int JITCoroutine_Send(PyObject *coroutine, PyObject *value, PyObject **result);
/// throw(type, value, traceback) as CPython's method does, with delegation; value and traceback may be NULL. GeneratorExit closes what it
/// delegates to; athrow() and aclose() of async generators throw that too (`closesOnExit` 0), so that it may await while it ends.
PyObject *JITGeneratorThrow(JITGeneratorObject *g, PyObject *type, PyObject *value, PyObject *traceback, int closesOnExit);
/// What has become of the first half of throw() of a generator of CPython's own.
enum JITThrowOutcome {
  JITThrowYielded,  ///< what it delegates to has yielded *result
  JITThrowRaises,   ///< an exception is to be raised in its frame: its throw() does so, with JITTakeThrown() for the only argument
  JITThrowFailed,   ///< an error is set, the generator is as it was
};
/// Throws into what a generator of CPython's own delegates to, if it does. Its own method would warn again of three arguments where it passes them
/// on to one of ours, and we, where we pass them on to it: to be exact neither goes by way of the method.
enum JITThrowOutcome JITThrowIntoDelegate(PyObject *generator, PyObject *type, PyObject *value, PyObject *traceback, int closesOnExit, PyObject **result);
/// The exception that is set, or None, when the generator knows already which one is to be raised. A new reference.
PyObject *JITTakeThrown(void);
/// Does a generator of CPython's own delegate to one of ours, itself or through others of CPython's?
int JITDelegatesToCompiled(PyObject *generator);
/// close(): a new reference to None (3.13: the value returned), or NULL.
PyObject *JITGeneratorClose(JITGeneratorObject *g);
/// Closes the sub-iterator of a delegating yield. -1: it raised.
int JITCloseSubIterator(PyObject *iterator);
/// Throws into the sub-iterator of a delegating yield. 1 yielded, 0 returned, -1 an exception is set; 2: it cannot be thrown
/// into, so the exception belongs at the delegating yield itself.
int JITThrowIntoSubIterator(PyObject *iterator, PyObject *type, PyObject *value, PyObject *traceback, PyObject **result);
/// Sets StopIteration with a value. -1: another exception is set.
int JITSetStopIteration(PyObject *value);

#ifdef __cplusplus
}
#endif
#endif
