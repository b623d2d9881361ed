// The eval breaker is set: what the interpreter does at its own check points, done here for compiled code.
#include "runtime/cpython/internals.h"

#if JJ_HANDLES_PENDING

JJ_SLOW int32_t jj_handle_pending(PyThreadState *ts) { return _Py_HandlePending(ts) < 0 ? -1 : 0; }

static int only_gil_drop(PyThreadState *ts) {
  return (__atomic_load_n(&ts->eval_breaker, __ATOMIC_RELAXED) & _PY_EVAL_EVENTS_MASK) == _PY_GIL_DROP_REQUEST_BIT;
}

#else

/// Recomputes the eval breaker after the asynchronous exception was taken.
static void async_exception_taken(PyThreadState *ts) {
  PyInterpreterState *interp = ts->interp;
  struct _ceval_state *ceval = &interp->ceval;
  ceval->pending.async_exc = 0;
  int breaker = _Py_atomic_load_relaxed(&ceval->gil_drop_request) |
                _Py_atomic_load_relaxed(&ceval->pending.calls_to_do) | jj_collection_is_due(ts) |
                _Py_atomic_load_relaxed(&interp->runtime->ceval.signals_pending);
  _Py_atomic_store_relaxed(&ceval->eval_breaker, breaker != 0);
}

/// The collection that is due runs when an interpreted function starts; CPython exports no other way.
static int run_collection(void) {
  static PyObject *nothing;
  if (nothing == NULL) {
    PyObject *code = Py_CompileString("lambda: None", "<justjitc>", Py_eval_input);
    PyObject *globals = code != NULL ? PyDict_New() : NULL;
    if (globals != NULL) nothing = PyEval_EvalCode(code, globals, globals);
    Py_XDECREF(globals);
    Py_XDECREF(code);
    if (nothing == NULL) return -1;
  }
  PyObject *result = PyObject_CallNoArgs(nothing);
  Py_XDECREF(result);
  return result == NULL ? -1 : 0;
}

JJ_SLOW int32_t jj_handle_pending(PyThreadState *ts) {
  struct _ceval_state *ceval = &ts->interp->ceval;
  if (Py_MakePendingCalls() != 0) return -1;  // signal handlers, then pending calls
  if (jj_collection_is_due(ts) && run_collection() < 0) return -1;
  if (_Py_atomic_load_relaxed(&ceval->gil_drop_request)) PyEval_RestoreThread(PyEval_SaveThread());
  if (ts->async_exc != NULL) {
    PyObject *exception = ts->async_exc;
    ts->async_exc = NULL;
    async_exception_taken(ts);
    PyErr_SetNone(exception);
    Py_DECREF(exception);
    return -1;
  }
  return 0;
}

static int only_gil_drop(PyThreadState *ts) {
  struct _ceval_state *ceval = &ts->interp->ceval;
  return !jj_collection_is_due(ts) && !_Py_atomic_load_relaxed(&ceval->pending.calls_to_do) && ts->async_exc == NULL &&
         !_Py_atomic_load_relaxed(&ts->interp->runtime->ceval.signals_pending);
}

#endif

#if !JJ_DICTS_HAVE_VERSIONS

// Dicts have no version any more: a watcher counts the changes of those globals that a thread once relied upon while
// others ran. The interpreter has room for few watchers, so that all compiled modules use one.
#define JJ_WATCHER "justjitc.globals.watcher"
typedef struct {
  int id;
  uint64_t changes;
} jj_watcher;
static jj_watcher own_watcher;

static int note_change(PyDict_WatchEvent event, PyObject *dict, PyObject *key, PyObject *value) {
  own_watcher.changes++;
  return 0;
}

/// NULL with an exception: there is none to be had.
static jj_watcher *globals_watcher(void) {
  static jj_watcher *found;
  if (found != NULL) return found;
  PyObject *shared = PyInterpreterState_GetDict(PyInterpreterState_Get());
  PyObject *capsule = shared != NULL ? PyDict_GetItemString(shared, JJ_WATCHER) : NULL;
  if (capsule != NULL) return found = PyCapsule_GetPointer(capsule, JJ_WATCHER);
  own_watcher.id = PyDict_AddWatcher(note_change);
  if (own_watcher.id < 0) return NULL;
  capsule = PyCapsule_New(&own_watcher, JJ_WATCHER, NULL);
  if (capsule != NULL && shared != NULL && PyDict_SetItemString(shared, JJ_WATCHER, capsule) == 0) found = &own_watcher;
  Py_XDECREF(capsule);
  return found;
}

int32_t JITPollTyped(PyThreadState *ts, PyFunctionObject *func) {
  if (!only_gil_drop(ts)) return 1;
  jj_watcher *watcher = globals_watcher();
  if (watcher == NULL || PyDict_Watch(watcher->id, func->func_globals) < 0) {
    PyErr_Clear();
    return 1;
  }
  uint64_t before = watcher->changes;
  PyEval_RestoreThread(PyEval_SaveThread());
  return watcher->changes != before || jj_is_traced(ts, (PyCodeObject *)func->func_code);
}

#else

int32_t JITPollTyped(PyThreadState *ts, PyFunctionObject *func) {
  if (!only_gil_drop(ts)) return 1;
  PyDictObject *globals = (PyDictObject *)func->func_globals;
  _Pragma("clang diagnostic ignored \"-Wdeprecated-declarations\"")
  uint64_t before = globals->ma_version_tag;
  PyEval_RestoreThread(PyEval_SaveThread());
  return globals->ma_version_tag != before || jj_is_traced(ts, (PyCodeObject *)func->func_code);
}

#endif
