// The error that is set, the stack of handled exceptions, matching of `except`.
#include "runtime/cpython/builtin_calls.h"
#include "runtime/cpython/construct.h"
#include "runtime/cpython/raised.h"

PyObject *jj_fetch_exception(PyThreadState *ts) {
#if JJ_ERROR_HAS_PARTS
  PyObject *type = ts->curexc_type, *value = ts->curexc_value, *traceback = ts->curexc_traceback;
  int is_made = value != NULL && PyExceptionInstance_Check(value);
  if (!is_made && JJ_LIKELY(type != NULL)) {
    PyObject *made = jj_make_set_exception(ts, (PyTypeObject *)type, value);
    if (JJ_LIKELY(made != NULL)) ts->curexc_value = value = made, is_made = 1;
  }
  if (JJ_LIKELY(is_made && (PyObject *)Py_TYPE(value) == type)) {
    ts->curexc_type = ts->curexc_value = ts->curexc_traceback = NULL;
    PyObject *before = ((PyBaseExceptionObject *)value)->traceback;
    ((PyBaseExceptionObject *)value)->traceback = traceback;
    Py_XDECREF(before);
    Py_DECREF(type);
    return value;
  }
#endif
  return jj_take_exception();
}

void jj_set_exception(PyThreadState *ts, PyObject *type, PyObject *value) {
#if JJ_ERROR_HAS_PARTS
  PyObject *traceback = Py_XNewRef(((PyBaseExceptionObject *)value)->traceback);
  if (JJ_LIKELY(ts->curexc_type == NULL && ts->curexc_value == NULL && ts->curexc_traceback == NULL)) {
    ts->curexc_type = Py_NewRef(type);
    ts->curexc_value = value;
    ts->curexc_traceback = traceback;
    return;
  }
#else
  if (JJ_LIKELY(ts->current_exception == NULL && (PyObject *)Py_TYPE(value) == type)) {
    ts->current_exception = value;
    return;
  }
  PyObject *traceback = Py_XNewRef(((PyBaseExceptionObject *)value)->traceback);
#endif
  PyErr_Restore(Py_NewRef(type), value, traceback);
}

PyObject *jj_make_raised(PyObject *type) {
  // A metaclass may call in its own way.
  if (JJ_LIKELY(Py_TYPE(type)->tp_call == PyType_Type.tp_call && jj_is_called_by_type((PyTypeObject *)type))) {
    PyObject *room = NULL;
    return jj_construct((PyTypeObject *)type, &room + 1, PY_VECTORCALL_ARGUMENTS_OFFSET, NULL);
  }
  return PyObject_CallNoArgs(type);
}

static int is_handling(PyThreadState *ts) {
  for (_PyErr_StackItem *item = ts->exc_info; item != NULL; item = item->previous_item)
    if (item->exc_value != NULL && item->exc_value != Py_None) return 1;
  return 0;
}

int jj_raise_class(PyObject *type) {
#if JJ_ERROR_HAS_PARTS
  PyThreadState *ts = _PyThreadState_GET();
  // An exception that is being handled becomes the context of the instance. The class alone is an error that C code might have set, too.
  if (ts->curexc_type == NULL && jj_can_be_made_later(ts, (PyTypeObject *)type) && !is_handling(ts)) {
    ts->curexc_type = Py_NewRef(type);
    return 1;
  }
#endif
  return 0;
}

void jj_raise(PyObject *type, PyObject *value) {
  PyThreadState *ts = _PyThreadState_GET();
  if (JJ_LIKELY(!is_handling(ts))) {
    jj_set_exception(ts, type, value);
    return;
  }
  PyErr_SetObject(type, value);
  Py_DECREF(value);
}

void jj_raise_plainly(PyObject *type, PyObject *argument) {
#if !JJ_ERROR_HAS_PARTS
  PyObject *args = jj_tuple_of(&argument, 1), *exception = NULL;
  if (JJ_LIKELY(args != NULL)) exception = jj_make_exception(_PyThreadState_GET(), (PyTypeObject *)type, args);
  if (JJ_LIKELY(exception != NULL)) {
    jj_raise(type, exception);
    return;
  }
  Py_XDECREF(args);
  PyErr_Clear();
#endif
  PyObject *packed = PyUnicode_CheckExact(argument) ? Py_NewRef(argument) : PyTuple_Pack(1, argument);
  if (packed == NULL) return;
  PyErr_SetObject(type, packed);
  Py_DECREF(packed);
}

// CatchOrDiscard let the error stay set: its class is on the stack of values in its place, Ellipsis in that of the exception handled before.
PyObject *JITPushExcInfo(PyThreadState *ts, PyObject *exception) {
  if (PyType_Check(exception)) return Py_NewRef(Py_Ellipsis);
  PyObject *previous = ts->exc_info->exc_value;  // its reference moves to the caller
  ts->exc_info->exc_value = Py_NewRef(exception);
  return previous ? previous : Py_NewRef(Py_None);
}

static void clear_error(PyThreadState *ts) {
#if JJ_ERROR_HAS_PARTS
  PyObject *type = ts->curexc_type, *value = ts->curexc_value, *traceback = ts->curexc_traceback;
  ts->curexc_type = ts->curexc_value = ts->curexc_traceback = NULL;
  Py_XDECREF(type);
  Py_XDECREF(value);
  jj_release_traceback(ts, traceback);
#else
  Py_CLEAR(ts->current_exception);
#endif
}

void JITPopExcept(PyThreadState *ts, PyObject *previous) {
  if (previous == Py_Ellipsis) {
    Py_DECREF(previous);
    clear_error(ts);
    return;
  }
  PyObject *handled = ts->exc_info->exc_value;
  // None stands for none on the stack of values; where exceptions are looked for it is NULL (3.13 knows nothing else).
  if (previous == Py_None) {
    ts->exc_info->exc_value = NULL;
    Py_DECREF(previous);
  } else {
    ts->exc_info->exc_value = previous;
  }
  Py_XDECREF(handled);
}

int jj_check_except_types(PyObject *type) {
  if (jj_is_catchable(type)) return 1;
  PyErr_SetString(PyExc_TypeError, "catching classes that do not inherit from BaseException is not allowed");
  return 0;
}

int32_t JITCheckExcMatch(PyObject *exception, PyObject *type) {
  if ((PyObject *)Py_TYPE(exception) == type && PyExceptionInstance_Check(exception)) return 1;
  if (JJ_LIKELY(PyExceptionClass_Check(type)))
    return PyType_IsSubtype(PyExceptionInstance_Check(exception) ? Py_TYPE(exception) : (PyTypeObject *)exception, (PyTypeObject *)type);
  return jj_check_except_types(type) ? PyErr_GivenExceptionMatches(exception, type) : -1;
}
