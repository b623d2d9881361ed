// See raised.h.
#include "runtime/cpython/raised.h"

#include "runtime/cpython/construct.h"
#include "runtime/cpython/instances.h"
#include "runtime/cpython/waiting.h"

// --- memory that waits

#if JJ_REUSES_RAISED

enum { kFrameSizes = 48 };
static jj_waiting exceptions, exceptions_with_weakrefs, attribute_errors, entries, frames[kFrameSizes];  // frames: by the number of slots

// --- exceptions

/// Of CPython's, with no fields but those that all have.
static int is_builtin(PyTypeObject *type) {
  return type->tp_dealloc == ((PyTypeObject *)PyExc_BaseException)->tp_dealloc && type->tp_basicsize == sizeof(PyBaseExceptionObject) && type->tp_free == PyObject_GC_Del;
}

int jj_is_plain_exception(PyTypeObject *type) {
  if (type->tp_new != ((PyTypeObject *)PyExc_BaseException)->tp_new || type->tp_alloc != PyType_GenericAlloc || type->tp_free != PyObject_GC_Del) return 0;
  if (type->tp_itemsize != 0 || type->tp_finalize != NULL || type->tp_del != NULL || type->tp_dictoffset != offsetof(PyBaseExceptionObject, dict)) return 0;
  size_t rest = (size_t)type->tp_basicsize - sizeof(PyBaseExceptionObject);
  if (type->tp_weaklistoffset == 0 ? rest != 0 : rest != sizeof(PyObject *) || type->tp_weaklistoffset != sizeof(PyBaseExceptionObject)) return 0;
  for (; PyType_HasFeature(type, Py_TPFLAGS_HEAPTYPE); type = type->tp_base)
    if (!jj_is_end_of_python_class(type->tp_dealloc) || Py_SIZE(type) != 0) return 0;
  return is_builtin(type);
}

JJ_INLINE PyObject **weakrefs_of(PyObject *exception) { return (PyObject **)((PyBaseExceptionObject *)exception + 1); }

PyObject *jj_make_exception(PyThreadState *ts, PyTypeObject *type, PyObject *args) {
  int has_weakrefs = type->tp_weaklistoffset != 0;
  PyBaseExceptionObject *e = (PyBaseExceptionObject *)jj_take_waiting(ts, has_weakrefs ? &exceptions_with_weakrefs : &exceptions);
  if (JJ_UNLIKELY(e == NULL)) return NULL;
  Py_SET_TYPE(e, type);
  if (PyType_HasFeature(type, Py_TPFLAGS_HEAPTYPE)) Py_INCREF(type);
  e->args = args;
  e->dict = e->notes = e->traceback = e->context = e->cause = NULL;
  e->suppress_context = 0;
  if (has_weakrefs) *weakrefs_of((PyObject *)e) = NULL;
  jj_gc_track_new(jj_collector(ts), (PyObject *)e);
  return (PyObject *)e;
}

int jj_can_be_made_later(PyThreadState *ts, PyTypeObject *type) {
  const PyTypeObject *base = (PyTypeObject *)PyExc_BaseException;
  return !PyType_HasFeature(type, Py_TPFLAGS_HEAPTYPE) && is_builtin(type) && type->tp_new == base->tp_new && type->tp_init == base->tp_init && jj_recursion_remaining(ts) > 1;
}

PyObject *jj_make_set_exception(PyThreadState *ts, PyTypeObject *type, PyObject *value) {
  if (!jj_can_be_made_later(ts, type)) return NULL;
  PyObject *args = value;
  if (value == NULL || value == Py_None) args = jj_empty_tuple();
  else if (!PyTuple_Check(value)) args = jj_fill_kept_tuple(&value, 1);
  else if (!PyTuple_CheckExact(value)) return NULL;
  if (args == NULL) return NULL;
  PyObject *exception = jj_make_exception(ts, type, args);
  if (exception != NULL) {
    if (value == Py_None) Py_DECREF(value);
    return exception;
  }
  if (args == value) return NULL;
  if (value != NULL && value != Py_None) Py_INCREF(value);  // the tuple has taken it
  Py_DECREF(args);
  return NULL;
}

PyObject *jj_make_attribute_error(PyThreadState *ts, PyObject *args, PyObject *o, PyObject *name) {
  PyAttributeErrorObject *e = (PyAttributeErrorObject *)jj_take_waiting(ts, &attribute_errors);
  if (e == NULL) return NULL;
  e->args = args;
  e->obj = Py_NewRef(o);
  e->name = Py_NewRef(name);
  e->suppress_context = 0;
  jj_gc_track_new(jj_collector(ts), (PyObject *)e);
  return (PyObject *)e;
}

// --- the end, in CPython's order

static void release_frame(PyThreadState *ts, PyFrameObject *object);
JJ_INLINE int slots_of(const PyCodeObject *code) { return code->co_nlocalsplus + code->co_stacksize; }

/// frame_dealloc of a frame that has ended.
static void end_frame(PyThreadState *ts, PyFrameObject *object) {
  _PyInterpreterFrame *frame = object->f_frame;
  if (JJ_UNLIKELY(!jj_deallocation_may_nest(ts) || frame->owner != FRAME_OWNED_BY_FRAME_OBJECT || object->f_trace != NULL || !_PyObject_GC_IS_TRACKED((PyObject *)object) ||
                  slots_of(frame->f_code) >= kFrameSizes)) {
    jj_dealloc_generally((PyObject *)object);
    return;
  }
  jj_gc_untrack_tracked((PyObject *)object);
  jj_enter_deallocation(ts);
  PyCodeObject *code = frame->f_code;
  int slots = slots_of(code);
  frame->f_code = NULL;
  Py_CLEAR(frame->f_func);
  Py_CLEAR(frame->f_locals);
  for (int i = 0; i < frame->stacktop; i++) Py_CLEAR(frame->localsplus[i]);
  PyFrameObject *back = object->f_back;
  object->f_back = NULL;
  if (back != NULL) release_frame(ts, back);
  jj_keep_waiting(ts, &frames[slots], (PyObject *)object);
  Py_DECREF(code);
  jj_leave_deallocation(ts);
}

static void release_frame(PyThreadState *ts, PyFrameObject *object) {
  if (--((PyObject *)object)->ob_refcnt == 0) end_frame(ts, object);
}

/// tb_dealloc
static void release_entry(PyThreadState *ts, PyTracebackObject *entry) {
  if (--((PyObject *)entry)->ob_refcnt != 0) return;
  if (JJ_UNLIKELY(!jj_deallocation_may_nest(ts) || !_PyObject_GC_IS_TRACKED((PyObject *)entry))) {
    jj_dealloc_generally((PyObject *)entry);
    return;
  }
  jj_gc_untrack_tracked((PyObject *)entry);
  jj_enter_deallocation(ts);
  if (entry->tb_next != NULL) release_entry(ts, entry->tb_next);
  if (entry->tb_frame != NULL) release_frame(ts, entry->tb_frame);
  jj_keep_waiting(ts, &entries, (PyObject *)entry);
  jj_leave_deallocation(ts);
}

void jj_release_traceback(PyThreadState *ts, PyObject *traceback) {
  if (traceback == NULL) return;
  if (JJ_LIKELY(Py_IS_TYPE(traceback, &PyTraceBack_Type))) release_entry(ts, (PyTracebackObject *)traceback);
  else Py_DECREF(traceback);
}

/// own: the fields that a builtin class adds, which go first; w: where the memory waits, or NULL.
JJ_INLINE void end_exception(PyObject *exception, PyTypeObject *type, int own, jj_waiting *w) {
  PyThreadState *ts = _PyThreadState_GET();
  PyBaseExceptionObject *e = (PyBaseExceptionObject *)exception;
  int has_weakrefs = type->tp_weaklistoffset != 0;
  if (JJ_UNLIKELY(!jj_deallocation_may_nest(ts) || !_PyObject_GC_IS_TRACKED(exception) || (has_weakrefs && *weakrefs_of(exception) != NULL))) {
    jj_dealloc_generally(exception);
    return;
  }
  jj_gc_untrack_tracked(exception);
  jj_enter_deallocation(ts);
  for (int i = 0; i < own; i++) Py_CLEAR(((PyObject **)(e + 1))[i]);
  Py_CLEAR(e->dict);
  Py_CLEAR(e->args);
  Py_CLEAR(e->notes);
  PyObject *traceback = e->traceback;
  e->traceback = NULL;
  jj_release_traceback(ts, traceback);
  Py_CLEAR(e->cause);
  Py_CLEAR(e->context);
  if (w != NULL) jj_keep_waiting(ts, w, exception);
  else PyObject_GC_Del(exception);
  if (PyType_HasFeature(type, Py_TPFLAGS_HEAPTYPE)) Py_DECREF(type);
  jj_leave_deallocation(ts);
}

void jj_end_exception(PyObject *exception, PyTypeObject *type) { end_exception(exception, type, 0, type->tp_weaklistoffset != 0 ? &exceptions_with_weakrefs : &exceptions); }

int jj_end_builtin_exception(PyObject *exception, PyTypeObject *type) {
  if (JJ_LIKELY(!PyType_HasFeature(type, Py_TPFLAGS_HEAPTYPE) && is_builtin(type))) end_exception(exception, type, 0, &exceptions);
  else if (type == (PyTypeObject *)PyExc_AttributeError) end_exception(exception, type, 2, &attribute_errors);  // obj, name
  else if (type == (PyTypeObject *)PyExc_StopIteration) end_exception(exception, type, 1, NULL);                // value
  else return 0;
  return 1;
}

// --- frame objects and traceback entries

PyFrameObject *jj_frame_object(PyThreadState *ts, _PyInterpreterFrame *frame) {
  if (frame->frame_obj != NULL) return frame->frame_obj;
  int slots = slots_of(frame->f_code);
  PyFrameObject *object = slots < kFrameSizes ? (PyFrameObject *)jj_take_waiting(ts, &frames[slots]) : NULL;
  if (object == NULL) return NULL;
  object->f_back = NULL;
  object->f_trace = NULL;
  object->f_lineno = 0;
  object->f_trace_lines = 1;
  object->f_trace_opcodes = object->f_fast_as_locals = 0;
  object->f_frame = frame;
  return frame->frame_obj = object;
}

void jj_end_frame_object(PyThreadState *ts, PyFrameObject *object) {
  int slots = slots_of(object->f_frame->f_code);
  if (JJ_LIKELY(slots < kFrameSizes && object->f_trace == NULL && object->f_back == NULL && !_PyObject_GC_IS_TRACKED((PyObject *)object))) jj_keep_waiting(ts, &frames[slots], (PyObject *)object);
  else Py_DECREF(object);
}

PyTracebackObject *jj_take_entry(PyThreadState *ts) { return (PyTracebackObject *)jj_take_waiting(ts, &entries); }

#else

int jj_is_plain_exception(PyTypeObject *type) { return (void)type, 0; }
PyObject *jj_make_exception(PyThreadState *ts, PyTypeObject *type, PyObject *args) { return NULL; }
PyObject *jj_make_set_exception(PyThreadState *ts, PyTypeObject *type, PyObject *value) { return NULL; }
PyObject *jj_make_attribute_error(PyThreadState *ts, PyObject *args, PyObject *o, PyObject *name) { return NULL; }
int jj_can_be_made_later(PyThreadState *ts, PyTypeObject *type) { return 0; }
void jj_end_exception(PyObject *exception, PyTypeObject *type) { jj_dealloc_generally(exception); }
int jj_end_builtin_exception(PyObject *exception, PyTypeObject *type) { return 0; }
void jj_release_traceback(PyThreadState *ts, PyObject *traceback) { Py_XDECREF(traceback); }
PyFrameObject *jj_frame_object(PyThreadState *ts, _PyInterpreterFrame *frame) { return frame->frame_obj; }
void jj_end_frame_object(PyThreadState *ts, PyFrameObject *object) { Py_DECREF(object); }
#if JJ_TRACEBACK_STORES_LINE
PyTracebackObject *jj_take_entry(PyThreadState *ts) { return NULL; }
#endif

#endif

PyFrameObject *jj_innermost_frame_object(PyThreadState *ts) {
  _PyInterpreterFrame *frame = jj_current_frame(ts);
  if (JJ_LIKELY(frame != NULL && !_PyFrame_IsIncomplete(frame))) {
    PyFrameObject *object = jj_frame_object(ts, frame);
    if (JJ_LIKELY(object != NULL)) return (PyFrameObject *)Py_NewRef(object);
  }
  PyObject *type, *value, *traceback;
  PyErr_Fetch(&type, &value, &traceback);
  PyFrameObject *object = PyThreadState_GetFrame(ts);
  PyErr_Restore(type, value, traceback);
  return object;
}
