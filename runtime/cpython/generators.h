// What generators need of CPython's internals, for runtime/objects and runtime/operations: frames of generators, the stack
// of handled exceptions, origin tracking.
#ifndef JUSTJITC_CPYTHON_GENERATORS_H
#define JUSTJITC_CPYTHON_GENERATORS_H
#include "runtime/objects/generator.h"

#ifdef __cplusplus
extern "C" {
#endif
/// Runs the step function from the present state up to its next yield or its end; sent NULL raises the exception that is
/// set. The object must not be running or finished. 1 yielded, 0 returned, -1 raised (finished either way).
int jj_generator_resume(PyThreadState *ts, JITGeneratorObject *g, PyObject *sent, PyObject **result);
/// JITSend of a step function that somebody drives by itself: throws the exception that is set into the sub-iterator.
int jj_throw_into(PyObject *receiver, PyObject **result);
/// The slots tp_dealloc, tp_iternext and am_send of both types, and the method send.
void jj_generator_dealloc(PyObject *self);
PyObject *jj_generator_iternext(PyObject *self);
PySendResult jj_generator_am_send(PyObject *self, PyObject *value, PyObject **result);
PyObject *jj_generator_send(PyObject *self, PyObject *value);
/// A generator that was never started ends with the exception that is set, as if raised at its first line.
void jj_generator_raise_at_start(PyThreadState *ts, JITGeneratorObject *g);
/// Ends a generator that was never started, without an exception.
void jj_generator_finish_unstarted(PyThreadState *ts, JITGeneratorObject *g);
/// close() of a generator suspended where nothing could see GeneratorExit, done without running it (3.13). 0: nothing was done.
int jj_generator_close_plainly(PyThreadState *ts, JITGeneratorObject *g);
/// The frame object (new reference).
PyObject *jj_generator_frame_object(PyThreadState *ts, JITGeneratorObject *g);
/// The generator of ours, running or not, that a frame object shows; NULL: another frame.
JITGeneratorObject *jj_generator_of_frame_object(PyObject *frame);
int jj_generator_traverse_frame(JITGeneratorObject *g, visitproc visit, void *arg);
/// While a sub-iterator that is a generator is thrown into, the frame of the one that delegates is on the stack.
void jj_generator_link_frame(PyThreadState *ts, JITGeneratorObject *g);
void jj_generator_unlink_frame(PyThreadState *ts, JITGeneratorObject *g);
/// The same for a generator of CPython's own, which counts as executing meanwhile; what is returned goes to the end of it.
int8_t jj_interpreted_begin_throw(PyThreadState *ts, PyObject *generator, int linkFrame);
void jj_interpreted_end_throw(PyThreadState *ts, PyObject *generator, int linkFrame, int8_t state);
/// It delegates, and what it delegates to has raised the exception that is set: the next throw() of it, with whatever argument, raises that in
/// its frame, and nothing else holds on to the exception. -1: another one is set.
int jj_interpreted_raise_by_throw(PyObject *generator);
/// A sub-iterator has ended by throw(): where the interpreter takes it off the suspended frame's stack before going on, so do we.
void jj_generator_pop_awaited(JITGeneratorObject *g);
/// The generator of ours whose frame is the innermost one, or NULL.
JITGeneratorObject *jj_current_generator(PyThreadState *ts);
/// cr_origin of a coroutine made now: a tuple, or NULL without an exception when origins are not tracked.
PyObject *jj_coroutine_origin(PyThreadState *ts);
/// What the innermost Python frame is doing, as far as error texts and `yield from` of coroutines depend on it.
enum jj_activity {
  JJ_ACTIVITY_OTHER,
  JJ_ACTIVITY_LOOP,
  JJ_ACTIVITY_UNPACK,
  JJ_ACTIVITY_EXTEND,                   ///< [*x], f(a, *x)
  JJ_ACTIVITY_YIELD_FROM,               ///< in a plain generator
  JJ_ACTIVITY_YIELD_FROM_IN_COROUTINE,  ///< in one that may delegate to coroutines
  // of an interpreted frame only, because compiled code comes to objects of ours without their slots:
  JJ_ACTIVITY_SEND,
  JJ_ACTIVITY_ANEXT,
  JJ_ACTIVITY_AWAIT,
  JJ_ACTIVITY_AWAIT_AENTER,
  JJ_ACTIVITY_AWAIT_AEXIT,
};
enum jj_activity jj_current_activity(PyThreadState *ts);
/// Is a coroutine of CPython's own in the middle of an await?
int jj_interpreted_coroutine_awaits(PyObject *coroutine);
/// co_flags of a generator, ours or CPython's.
int jj_generator_code_flags(PyObject *generator);
/// Sets an exception whose cause and context is the one that is set. `format` takes one string.
void jj_format_from_cause(PyObject *type, const char *format, const char *argument);
/// 0: StopIteration or nothing is set; it is cleared, and its value taken (None for nothing). -1: another exception is set.
int jj_fetch_stop_iteration_value(PyObject **value);
int jj_lookup_attr(PyObject *o, const char *name, PyObject **result);
/// Size in memory up to the first slot.
Py_ssize_t jj_generator_basic_size(void);
/// frame_state of a finished generator.
#ifdef __cplusplus
}
#endif
#endif
