// await, async for: from objects to the iterators that are awaited.
#include "runtime/cpython/generators.h"
#include "runtime/cpython/version.h"
#include "runtime/objects/async_generator.h"

using jj::Ref;

namespace {

/// A generator that @types.coroutine has marked.
bool isIterableCoroutine(PyObject *o) {
  if (!PyGen_CheckExact(o) && !JITIsGenerator(o)) return false;
  return jj_generator_code_flags(o) & CO_ITERABLE_COROUTINE;
}

bool isCoroutine(PyObject *o) { return JITIsCoroutine(o) || PyCoro_CheckExact(o) || isIterableCoroutine(o); }

/// The am_await slot; none for generators of ours that are not marked (theirs is there for interpreted code only).
unaryfunc awaitSlot(PyTypeObject *type) {
  if (type == JITGeneratorType || !type->tp_as_async) return nullptr;
  return type->tp_as_async->am_await;
}

/// The iterator behind an awaitable, or NULL with TypeError.
Ref awaitableIterator(PyObject *o) {
  if (isCoroutine(o)) return Ref::share(o);
  unaryfunc slot = awaitSlot(Py_TYPE(o));
  if (!slot) {
    PyErr_Format(PyExc_TypeError, JJ_MESSAGE_NOT_AWAITABLE, Py_TYPE(o)->tp_name);
    return Ref();
  }
  Ref iterator = Ref::steal(slot(o));
  if (!iterator) return iterator;
  if (isCoroutine(iterator.get())) {
    PyErr_SetString(PyExc_TypeError, "__await__() returned a coroutine");
    return Ref();
  }
  if (!PyIter_Check(iterator.get())) {
    PyErr_Format(PyExc_TypeError, "__await__() returned non-iterator of type '%.100s'", Py_TYPE(iterator.get())->tp_name);
    return Ref();
  }
  return iterator;
}

/// `async with` says which method gave the thing that cannot be awaited.
void explainAsyncWith(PyTypeObject *type, int32_t oparg) {
  if (awaitSlot(type) || (oparg != 1 && oparg != 2)) return;
  PyErr_Format(PyExc_TypeError, "'async with' received an object from %s that does not implement __await__: %.100s",
               oparg == 1 ? "__aenter__" : "__aexit__", type->tp_name);
}

/// Is a coroutine waiting for something on behalf of another awaiter? -1: an exception is set.
int isAwaiting(PyObject *iterator) {
  if (JITIsCoroutine(iterator)) return JITGeneratorAwaiting(reinterpret_cast<JITCoroutineObject *>(iterator)) != nullptr;
  if (PyCoro_CheckExact(iterator)) return jj_interpreted_coroutine_awaits(iterator);
  return 0;
}

}  // namespace

extern "C" {

PyObject *JITGetAwaitable(PyObject *o, int32_t oparg) {
  if (JJ_LIKELY(JITIsCoroutine(o) && !JITGeneratorAwaiting(reinterpret_cast<JITCoroutineObject *>(o)))) return Py_NewRef(o);
  if (JITIsAsyncSend(o)) return Py_NewRef(o);
  Ref iterator = awaitableIterator(o);
  if (!iterator) {
    explainAsyncWith(Py_TYPE(o), oparg);
    return nullptr;
  }
  int awaiting = isAwaiting(iterator.get());
  if (awaiting == 0) return iterator.release();
  if (awaiting > 0) PyErr_SetString(PyExc_RuntimeError, "coroutine is being awaited already");
  return nullptr;
}

PyObject *JITGetAIter(PyObject *o) {
  PyTypeObject *type = Py_TYPE(o);
  unaryfunc slot = type->tp_as_async ? type->tp_as_async->am_aiter : nullptr;
  if (!slot) {
    PyErr_Format(PyExc_TypeError, "'async for' requires an object with __aiter__ method, got %.100s", type->tp_name);
    return nullptr;
  }
  Ref iterator = Ref::steal(slot(o));
  if (!iterator) return nullptr;
  type = Py_TYPE(iterator.get());
  if (type->tp_as_async && type->tp_as_async->am_anext) return iterator.release();
  PyErr_Format(PyExc_TypeError, "'async for' received an object from __aiter__ that does not implement __anext__: %.100s",
               type->tp_name);
  return nullptr;
}

PyObject *JITGetANext(PyObject *iterator) {
  if (JJ_LIKELY(JITIsAsyncGenerator(iterator))) {
    JITAsyncGeneratorObject *g = reinterpret_cast<JITAsyncGeneratorObject *>(iterator);
    if (JJ_UNLIKELY(!g->hooks_inited) && jj_async_generator_start(g) < 0) return nullptr;
    return jj_async_send_new(g, nullptr);
  }
  PyTypeObject *type = Py_TYPE(iterator);
  unaryfunc slot = type->tp_as_async ? type->tp_as_async->am_anext : nullptr;
  if (!slot) {
    PyErr_Format(PyExc_TypeError, "'async for' requires an iterator with __anext__ method, got %.100s", type->tp_name);
    return nullptr;
  }
  Ref next = Ref::steal(slot(iterator));
  if (!next || PyAsyncGen_CheckExact(iterator)) return next.release();
  Ref awaitable = awaitableIterator(next.get());
  if (!awaitable)
    jj_format_from_cause(PyExc_TypeError, "'async for' received an invalid object from __anext__: %.100s",
                         Py_TYPE(next.get())->tp_name);
  return awaitable.release();
}

int32_t JITEndAsyncFor(PyObject *exception) {
  if (PyErr_GivenExceptionMatches(exception, PyExc_StopAsyncIteration)) return 0;
  PyErr_Restore(Py_NewRef(Py_TYPE(exception)), Py_NewRef(exception), PyException_GetTraceback(exception));
  return -1;
}

}  // extern "C"
