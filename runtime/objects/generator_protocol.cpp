// send, throw and close of generators, coroutines and async generators: the state machine around the step function, and delegation to the
// sub-iterator of a `yield from` or `await`. Follows CPython's order of checks, so that errors come out the same.
#include "runtime/cpython/bridge.h"
#include "runtime/cpython/generators.h"
#include "runtime/cpython/private_api.h"
#include "runtime/objects/generator.h"

using jj::Ref;

namespace {

bool isCoroutine(const JITGeneratorObject *g) { return g->unit->kind == JITUnitCoroutine; }
bool isAsyncGenerator(const JITGeneratorObject *g) { return g->unit->kind == JITUnitAsyncGenerator; }
const char *kindName(const JITGeneratorObject *g) {
  return isCoroutine(g) ? "coroutine" : isAsyncGenerator(g) ? "async generator" : "generator";
}

enum Checked { CheckedEnded, CheckedError, CheckedReady };

/// May the step function run? `exception`: one is set, to be thrown in. Ended: the result is None (send) or nothing.
Checked check(const JITGeneratorObject *g, PyObject *value, bool exception, bool closing) {
  if (g->running) {
    PyErr_Format(PyExc_ValueError, "%s already executing", kindName(g));
    return CheckedError;
  }
  if (g->state < 0) {
    if (isCoroutine(g) && !closing) {
      // Except in close(), which is silent on an exhausted one.
      PyErr_SetString(PyExc_RuntimeError, "cannot reuse already awaited coroutine");
      return CheckedError;
    }
    return exception ? CheckedError : CheckedEnded;
  }
  if (g->state == 0 && value && value != Py_None && !exception) {
    PyErr_Format(PyExc_TypeError, "can't send non-None value to a just-started %s", kindName(g));
    return CheckedError;
  }
  return CheckedReady;
}

/// Turns the outcome of a resumption into what a method returns.
PyObject *methodResult(const JITGeneratorObject *g, int status, PyObject *value) {
  if (status != 0) return value;
  if (isAsyncGenerator(g))
    PyErr_SetNone(PyExc_StopAsyncIteration);
  else
    JITSetStopIteration(value);
  Py_XDECREF(value);
  return nullptr;
}

/// The exception that is set is raised inside: at the yield, or at the first line when not started.
PyObject *resumeRaising(JITGeneratorObject *g, bool closing) {
  if (check(g, Py_None, true, closing) != CheckedReady) return nullptr;
  PyThreadState *ts = PyThreadState_Get();
  if (g->state == 0) {
    jj_generator_raise_at_start(ts, g);
    return nullptr;
  }
  PyObject *value = nullptr;
  int status = jj_generator_resume(ts, g, nullptr, &value);
  return methodResult(g, status, value);
}

/// A delegating yield learns how its sub-iterator ended. `returned` is stolen.
PyObject *resumeDelegation(JITGeneratorObject *g, JITDelegation delegation, PyObject *returned, bool closing) {
  Ref outcome = Ref::steal(returned);
  if (check(g, Py_None, true, closing) != CheckedReady) return nullptr;
  g->delegation = delegation;
  g->delegated = outcome.release();
  PyObject *value = nullptr;
  int status = jj_generator_resume(PyThreadState_Get(), g, nullptr, &value);
  return methodResult(g, status, value);
}

/// The sub-iterator (kept alive) of a suspended generator, or none.
Ref subIterator(const JITGeneratorObject *g) { return Ref::share(JITGeneratorAwaiting(g)); }

/// Checks and normalises the arguments of throw() and sets the exception. false: an error of its own is set.
bool setThrown(PyObject *type, PyObject *value, PyObject *traceback) {
  if (traceback == Py_None) traceback = nullptr;
  if (traceback && !PyTraceBack_Check(traceback)) {
    PyErr_SetString(PyExc_TypeError, "throw() third argument must be a traceback object");
    return false;
  }
  Py_INCREF(type);
  Py_XINCREF(value);
  Py_XINCREF(traceback);
  if (PyExceptionClass_Check(type)) {
    PyErr_NormalizeException(&type, &value, &traceback);
  } else if (PyExceptionInstance_Check(type)) {
    if (value && value != Py_None) {
      PyErr_SetString(PyExc_TypeError, "instance exception may not have a separate value");
      Py_DECREF(type);
      Py_DECREF(value);
      Py_XDECREF(traceback);
      return false;
    }
    Py_XDECREF(value);
    value = type;
    type = Py_NewRef(PyExceptionInstance_Class(value));
    if (!traceback) traceback = PyException_GetTraceback(value);
  } else {
    PyErr_Format(PyExc_TypeError, "exceptions must be classes or instances deriving from BaseException, not %s",
                 Py_TYPE(type)->tp_name);
    Py_DECREF(type);
    Py_XDECREF(value);
    Py_XDECREF(traceback);
    return false;
  }
  PyErr_Restore(type, value, traceback);
  return true;
}

/// Marks a generator as executing while its sub-iterator does something on its behalf.
class Executing {
public:
  Executing(JITGeneratorObject *g, bool linkFrame) : g_(g), was_(g->running), linked_(linkFrame) {
    g->running = 2;
    if (linked_) jj_generator_link_frame(PyThreadState_Get(), g);
  }
  Executing(const Executing &) = delete;
  Executing &operator=(const Executing &) = delete;
  ~Executing() {
    if (linked_) jj_generator_unlink_frame(PyThreadState_Get(), g_);
    g_->running = was_;
  }

private:
  JITGeneratorObject *g_;
  int8_t was_;
  bool linked_;
};

bool isAnyGenerator(PyObject *o) { return JITIsGeneratorOrCoroutine(o) || PyGen_CheckExact(o) || PyCoro_CheckExact(o); }

/// How to throw into a sub-iterator: looked up before anything else happens.
struct ThrowMethod {
  Ref method;            ///< its `throw`, unless it is a generator of ours
  bool exists = false;
};

/// false: the look-up itself failed, an exception is set.
bool findThrow(PyObject *iterator, ThrowMethod &found) {
  if (JITIsGeneratorOrCoroutine(iterator)) {
    found.exists = true;
    return true;
  }
  PyObject *method = nullptr;
  if (jj_lookup_attr(iterator, "throw", &method) < 0) return false;
  found.method = Ref::steal(method);
  found.exists = method != nullptr;
  return true;
}

/// What a generator of CPython's own delegates to, or none.
Ref interpretedDelegate(PyObject *generator) {
  PyObject *next = nullptr;
  const char *name = PyCoro_CheckExact(generator) ? "cr_await" : PyAsyncGen_CheckExact(generator) ? "ag_await" : "gi_yieldfrom";
  if (jj_lookup_attr(generator, name, &next) < 0) PyErr_Clear();
  if (next == Py_None) Py_CLEAR(next);
  return Ref::steal(next);
}

/// The arguments of a throw(), as they were given.
struct Thrown {
  PyObject *type, *value, *traceback;
  bool closesOnExit;

  PyObject *call(PyObject *method) const {
    PyObject *arguments[] = {type, value, traceback};
    return PyObject_Vectorcall(method, arguments, !value ? 1 : !traceback ? 2 : 3, nullptr);
  }
};

/// throw() of a generator of CPython's own that is not meant to warn, whatever the arguments.
PyObject *throwIntoInterpreted(PyObject *generator, PyObject *method, const Thrown &thrown) {
  PyObject *result = nullptr;
  switch (JITThrowIntoDelegate(generator, thrown.type, thrown.value, thrown.traceback, thrown.closesOnExit, &result)) {
    case JITThrowYielded: return result;
    case JITThrowFailed: return nullptr;
    case JITThrowRaises: break;
  }
  Ref exception = Ref::steal(JITTakeThrown());
  return PyObject_CallOneArg(method, exception.get());
}

/// throw() of a sub-iterator, on behalf of the generator that delegates to it.
PyObject *callThrow(PyObject *iterator, const ThrowMethod &how, const Thrown &thrown) {
  if (!how.method)
    return JITGeneratorThrow(reinterpret_cast<JITGeneratorObject *>(iterator), thrown.type, thrown.value, thrown.traceback, thrown.closesOnExit);
  if (!JJ_THROW_TAKES_THREE_ARGUMENTS && isAnyGenerator(iterator)) return throwIntoInterpreted(iterator, how.method.get(), thrown);
  return thrown.call(how.method.get());  // it is given what was given: no argument is added
}

/// 1 yielded, 0 returned, -1 an exception is set.
int throwInto(PyObject *iterator, const ThrowMethod &how, const Thrown &thrown, PyObject **result) {
  *result = callThrow(iterator, how, thrown);
  if (*result) return 1;
  return jj_fetch_stop_iteration_value(result) == 0 ? 0 : -1;
}

/// Is the frame of a generator on the stack while throw() goes to this sub-iterator?
bool throwShowsDelegation(PyObject *iterator) { return JJ_THROW_SHOWS_EVERY_DELEGATION || isAnyGenerator(iterator); }

}  // namespace

extern "C" {

int JITSetStopIteration(PyObject *value) {
  if (!value || value == Py_None) {
    if (!jj_raise_stop_iteration()) PyErr_SetNone(PyExc_StopIteration);
    return 0;
  }
  return jj_set_stop_iteration(value);
}

int JITGeneratorSend(PyThreadState *ts, JITGeneratorObject *g, PyObject *value, PyObject **result) {
  if (JJ_UNLIKELY(g->running || g->state <= 0)) {
    *result = nullptr;
    Checked checked = check(g, value, false, false);
    if (checked == CheckedError) return -1;
    if (checked == CheckedEnded) {
      if (!value) return -1;
      *result = Py_NewRef(Py_None);
      return 0;
    }
  }
  int status = jj_generator_resume(ts, g, value ? value : Py_None, result);
  if (status == 0 && !value && *result == Py_None) {
    Py_CLEAR(*result);
    return -1;
  }
  return status;
}

int JITCoroutine_Send(PyObject *coroutine, PyObject *value, PyObject **result) {
  return JITGeneratorSend(PyThreadState_Get(), reinterpret_cast<JITGeneratorObject *>(coroutine), value, result);
}

int JITCloseSubIterator(PyObject *iterator) {
  Ref closed;
  if (JITIsGeneratorOrCoroutine(iterator)) {
    closed = Ref::steal(JITGeneratorClose(reinterpret_cast<JITGeneratorObject *>(iterator)));
    return closed ? 0 : -1;
  }
  PyObject *method = nullptr;
  if (jj_lookup_attr(iterator, "close", &method) < 0) jj_write_unraisable("closing generator", iterator);
  if (!method) return 0;
  closed = Ref::steal(PyObject_CallNoArgs(method));
  Py_DECREF(method);
  return closed ? 0 : -1;
}

int JITThrowIntoSubIterator(PyObject *iterator, PyObject *type, PyObject *value, PyObject *traceback, PyObject **result) {
  ThrowMethod how;
  if (!findThrow(iterator, how)) return -1;
  return how.exists ? throwInto(iterator, how, {type, value, traceback, true}, result) : 2;
}

PyObject *JITTakeThrown(void) {
  return PyErr_Occurred() ? jj_take_exception() : Py_NewRef(Py_None);
}

int JITDelegatesToCompiled(PyObject *generator) {
  Ref current = Ref::share(generator);
  while (current && !JITIsGeneratorOrCoroutine(current.get())) {
    if (!isAnyGenerator(current.get()) && !PyAsyncGen_CheckExact(current.get())) return 0;
    current = interpretedDelegate(current.get());
  }
  return static_cast<bool>(current);
}

JITThrowOutcome JITThrowIntoDelegate(PyObject *generator, PyObject *type, PyObject *value, PyObject *traceback, int closesOnExit, PyObject **result) {
  Ref iterator = interpretedDelegate(generator);
  if (iterator && !(closesOnExit && PyErr_GivenExceptionMatches(type, PyExc_GeneratorExit))) {
    ThrowMethod how;
    if (!findThrow(iterator.get(), how)) return JITThrowFailed;
    if (how.exists) {
      PyThreadState *ts = PyThreadState_Get();
      int linked = throwShowsDelegation(iterator.get());
      int8_t state = jj_interpreted_begin_throw(ts, generator, linked);
      *result = callThrow(iterator.get(), how, {type, value, traceback, closesOnExit != 0});
      jj_interpreted_end_throw(ts, generator, linked, state);
      if (*result) return JITThrowYielded;
      return jj_interpreted_raise_by_throw(generator) == 0 ? JITThrowRaises : JITThrowFailed;
    }
  }
  return setThrown(type, value, traceback) ? JITThrowRaises : JITThrowFailed;
}

PyObject *JITGeneratorThrow(JITGeneratorObject *g, PyObject *type, PyObject *value, PyObject *traceback, int closesOnExit) {
  Ref iterator = subIterator(g);
  if (!iterator) return setThrown(type, value, traceback) ? resumeRaising(g, false) : nullptr;
  if (closesOnExit && PyErr_GivenExceptionMatches(type, PyExc_GeneratorExit)) {
    int closed;
    {
      Executing executing(g, false);
      closed = JITCloseSubIterator(iterator.get());
    }
    iterator.reset();
    if (closed < 0) return resumeDelegation(g, JITDelegationRaised, nullptr, false);
  } else {
    ThrowMethod how;
    if (!findThrow(iterator.get(), how)) return nullptr;
    if (how.exists) {
      PyObject *result = nullptr;
      int status;
      {
        Executing executing(g, throwShowsDelegation(iterator.get()));
        status = throwInto(iterator.get(), how, {type, value, traceback, closesOnExit != 0}, &result);
      }
      if (status == 1) return result;
      iterator.reset();
      how.method.reset();
      jj_generator_pop_awaited(g);
      return resumeDelegation(g, status == 0 ? JITDelegationReturned : JITDelegationRaised, result, false);
    }
  }
  // Raised at the delegating yield itself: the sub-iterator was closed, or has no throw().
  iterator.reset();
  if (!setThrown(type, value, traceback)) return nullptr;
  return resumeDelegation(g, JITDelegationRaised, nullptr, false);
}

PyObject *JITGeneratorClose(JITGeneratorObject *g) {
  if (g->state == 0 && !g->running) {  // nothing of the body has run, so nothing can be left to do
    jj_generator_finish_unstarted(PyThreadState_Get(), g);
    Py_RETURN_NONE;
  }
  Ref iterator = subIterator(g);
  bool delegates = static_cast<bool>(iterator);
  int closed = 0;
  if (delegates) {
    {
      Executing executing(g, false);
      closed = JITCloseSubIterator(iterator.get());
    }
    iterator.reset();
  }
  if (!iterator && jj_generator_close_plainly(PyThreadState_Get(), g)) Py_RETURN_NONE;
  if (closed == 0) PyErr_SetNone(PyExc_GeneratorExit);
  Ref yielded = Ref::steal(delegates ? resumeDelegation(g, JITDelegationRaised, nullptr, true) : resumeRaising(g, true));
  if (yielded) {
    PyErr_Format(PyExc_RuntimeError, "%s ignored GeneratorExit", kindName(g));
    return nullptr;
  }
  if (JJ_CLOSE_RETURNS_VALUE && PyErr_ExceptionMatches(PyExc_StopIteration)) {
    PyObject *value = nullptr;
    return jj_fetch_stop_iteration_value(&value) == 0 ? value : nullptr;
  }
  if (PyErr_ExceptionMatches(PyExc_StopIteration) || PyErr_ExceptionMatches(PyExc_GeneratorExit)) {
    PyErr_Clear();
    Py_RETURN_NONE;
  }
  return nullptr;
}

}  // extern "C"
