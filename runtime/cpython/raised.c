// See raised.h.
#include "runtime/cpython/raised.h"

#include "runtime/cpython/construct.h"
#include "runtime/cpython/instances.h"
#include "runtime/cpython/waiting.h"

#if JJ_REUSES_OBJECTS

enum { kFrameSizes = 48 };
static jj_waiting exceptions, exceptions_with_weakrefs, attribute_errors, stop_iterations, entries, frames[kFrameSizes];  // frames: by the number of slots

// --- exceptions

/// Of CPython's, with no fields but those that all have.
static int is_builtin(PyTypeObject *type) {
  return type->tp_dealloc == ((PyTypeObject *)PyExc_BaseException)->tp_dealloc && type->tp_basicsize == sizeof(PyBaseExceptionObject) && type->tp_free == PyObject_GC_Del;
}

int jj_is_plain_exception(PyTypeObject *type) {
  if (type->tp_new != ((PyTypeObject *)PyExc_BaseException)->tp_new || type->tp_alloc != PyType_GenericAlloc || type->tp_free != PyObject_GC_Del) return 0;
  if (type->tp_itemsize != 0 || type->tp_finalize != NULL || type->tp_del != NULL || type->tp_dictoffset != offsetof(PyBaseExceptionObject, dict)) return 0;
  size_t weakrefs = type->tp_weaklistoffset > 0 ? sizeof(PyObject *) : 0;  // below 0: before the object (3.12)
  if ((size_t)type->tp_basicsize != sizeof(PyBaseExceptionObject) + weakrefs || (weakrefs && type->tp_weaklistoffset != sizeof(PyBaseExceptionObject))) return 0;
  for (; PyType_HasFeature(type, Py_TPFLAGS_HEAPTYPE); type = type->tp_base)
    if (!jj_is_end_of_python_class(type->tp_dealloc) || Py_SIZE(type) != 0) return 0;
  return is_builtin(type);
}

JJ_INLINE PyObject **weakrefs_of(PyObject *exception, PyTypeObject *type) { return (PyObject **)((char *)exception + type->tp_weaklistoffset); }

PyObject *jj_make_exception(PyThreadState *ts, PyTypeObject *type, PyObject *args) {
  int has_weakrefs = type->tp_weaklistoffset != 0;
  PyBaseExceptionObject *e = (PyBaseExceptionObject *)jj_take_waiting(ts, has_weakrefs ? &exceptions_with_weakrefs : &exceptions);
  if (JJ_UNLIKELY(e == NULL)) return NULL;
  Py_SET_TYPE(e, type);
  if (PyType_HasFeature(type, Py_TPFLAGS_HEAPTYPE)) Py_INCREF(type);
  e->args = args;
  e->dict = e->notes = e->traceback = e->context = e->cause = NULL;
  e->suppress_context = 0;
  if (has_weakrefs) *weakrefs_of((PyObject *)e, type) = NULL;
  jj_gc_track_new(jj_collector(ts->interp), (PyObject *)e);
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
  jj_gc_track_new(jj_collector(ts->interp), (PyObject *)e);
  return (PyObject *)e;
}

int jj_raise_stop_iteration(void) {
  PyThreadState *ts = _PyThreadState_GET();
  PyStopIterationObject *e = JJ_ERROR_HAS_PARTS ? NULL : (PyStopIterationObject *)jj_take_waiting(ts, &stop_iterations);
  if (e == NULL) return 0;
  e->args = jj_empty_tuple();
  e->value = Py_NewRef(Py_None);
  e->suppress_context = 0;
  jj_gc_track_new(jj_collector(ts->interp), (PyObject *)e);
  jj_raise(PyExc_StopIteration, (PyObject *)e);
  return 1;
}

// --- the end, in CPython's order

static void release_frame(PyThreadState *ts, PyFrameObject *object);
JJ_INLINE int slots_of(const PyCodeObject *code) { return code->co_nlocalsplus + code->co_stacksize; }

#define IS_UNSET(field) &&object->field == NULL
#define CLEAR(field) Py_CLEAR(object->field);

/// frame_dealloc of a frame that has ended.
static void end_frame(PyThreadState *ts, PyFrameObject *object) {
  _PyInterpreterFrame *frame = (_PyInterpreterFrame *)object->_f_frame_data;
  if (JJ_UNLIKELY(!jj_deallocation_may_nest(ts) || jj_end_is_observed() || object->f_frame != frame || frame->owner != FRAME_OWNED_BY_FRAME_OBJECT || object->f_trace != NULL ||
                  !_PyObject_GC_IS_TRACKED((PyObject *)object) || slots_of((PyCodeObject *)jj_frame_code(frame)) >= kFrameSizes)) {
    jj_dealloc_generally((PyObject *)object);
    return;
  }
  jj_gc_untrack_tracked(jj_collector(ts->interp), (PyObject *)object);
  jj_enter_deallocation(ts);
  int slots = slots_of((PyCodeObject *)jj_frame_code(frame));
  jj_frame_disown_func(frame);
  Py_CLEAR(frame->f_locals);
  int top = jj_frame_top(frame);
  jj_frame_set_top(frame, 0);
  for (int i = 0; i < top; i++) jj_slot_close(&jj_frame_slots(frame)[JJ_LOCALS_DIE_BACKWARDS ? top - 1 - i : i]);
  PyFrameObject *back = object->f_back;
  object->f_back = NULL;
  if (back != NULL) release_frame(ts, back);
  JJ_FRAME_OBJECT_REST(CLEAR)
  jj_frame_disown_code(frame);
  jj_keep_waiting(ts, &frames[slots], (PyObject *)object);
  jj_leave_deallocation(ts);
}

static void release_frame(PyThreadState *ts, PyFrameObject *object) {
  if (--((PyObject *)object)->ob_refcnt == 0) end_frame(ts, object);
}

/// tb_dealloc
static void release_entry(PyThreadState *ts, PyTracebackObject *entry) {
  if (--((PyObject *)entry)->ob_refcnt != 0) return;
  if (JJ_UNLIKELY(!jj_deallocation_may_nest(ts) || jj_end_is_observed() || !_PyObject_GC_IS_TRACKED((PyObject *)entry))) {
    jj_dealloc_generally((PyObject *)entry);
    return;
  }
  jj_gc_untrack_tracked(jj_collector(ts->interp), (PyObject *)entry);
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

/// own: the fields that a builtin class adds, which go first; w: where the memory waits.
JJ_INLINE void end_exception(PyObject *exception, PyTypeObject *type, int own, jj_waiting *w) {
  PyThreadState *ts = _PyThreadState_GET();
  PyBaseExceptionObject *e = (PyBaseExceptionObject *)exception;
  int has_weakrefs = type->tp_weaklistoffset != 0;
  if (JJ_UNLIKELY(!jj_deallocation_may_nest(ts) || jj_end_is_observed() || !_PyObject_GC_IS_TRACKED(exception) || (has_weakrefs && *weakrefs_of(exception, type) != NULL))) {
    jj_dealloc_generally(exception);
    return;
  }
  jj_gc_untrack_tracked(jj_collector(ts->interp), exception);
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
  jj_keep_waiting(ts, w, exception);
  if (PyType_HasFeature(type, Py_TPFLAGS_HEAPTYPE)) Py_DECREF(type);
  jj_leave_deallocation(ts);
}

void jj_end_exception(PyObject *exception, PyTypeObject *type) { end_exception(exception, type, 0, type->tp_weaklistoffset != 0 ? &exceptions_with_weakrefs : &exceptions); }

int jj_end_builtin_exception(PyObject *exception, PyTypeObject *type) {
  if (JJ_LIKELY(!PyType_HasFeature(type, Py_TPFLAGS_HEAPTYPE) && is_builtin(type))) end_exception(exception, type, 0, &exceptions);
  else if (type == (PyTypeObject *)PyExc_AttributeError) end_exception(exception, type, 2, &attribute_errors);  // obj, name
  else if (type == (PyTypeObject *)PyExc_StopIteration) end_exception(exception, type, 1, &stop_iterations);    // value
  else return 0;
  return 1;
}

// --- frame objects and traceback entries

PyFrameObject *jj_frame_object(PyThreadState *ts, _PyInterpreterFrame *frame) {
  if (frame->frame_obj != NULL) return frame->frame_obj;
  int slots = slots_of((PyCodeObject *)jj_frame_code(frame));
  PyFrameObject *object = slots < kFrameSizes ? (PyFrameObject *)jj_take_waiting(ts, &frames[slots]) : NULL;
  if (object == NULL) return NULL;
  object->f_back = NULL;
  object->f_trace = NULL;
  memset(&object->f_lineno, 0, offsetof(PyFrameObject, _f_frame_data) - offsetof(PyFrameObject, f_lineno));
  object->f_trace_lines = 1;
  object->f_frame = frame;
  return frame->frame_obj = object;
}

void jj_end_frame_object(PyThreadState *ts, PyFrameObject *object) {
  int slots = slots_of((PyCodeObject *)jj_frame_code(object->f_frame));
  int is_plain = slots < kFrameSizes && object->f_trace == NULL && object->f_back == NULL && !jj_end_is_observed() && !_PyObject_GC_IS_TRACKED((PyObject *)object) JJ_FRAME_OBJECT_REST(IS_UNSET);
  if (JJ_LIKELY(is_plain)) jj_keep_waiting(ts, &frames[slots], (PyObject *)object);
  else Py_DECREF(object);
}

PyTracebackObject *jj_take_entry(PyThreadState *ts) { return (PyTracebackObject *)jj_take_waiting(ts, &entries); }

#else

int jj_is_plain_exception(PyTypeObject *type) { return (void)type, 0; }
PyObject *jj_make_exception(PyThreadState *ts, PyTypeObject *type, PyObject *args) { return NULL; }
PyObject *jj_make_set_exception(PyThreadState *ts, PyTypeObject *type, PyObject *value) { return NULL; }
PyObject *jj_make_attribute_error(PyThreadState *ts, PyObject *args, PyObject *o, PyObject *name) { return NULL; }
int jj_can_be_made_later(PyThreadState *ts, PyTypeObject *type) { return 0; }
int jj_raise_stop_iteration(void) { return 0; }
void jj_end_exception(PyObject *exception, PyTypeObject *type) { jj_dealloc_generally(exception); }
int jj_end_builtin_exception(PyObject *exception, PyTypeObject *type) { return 0; }
void jj_release_traceback(PyThreadState *ts, PyObject *traceback) { Py_XDECREF(traceback); }
PyFrameObject *jj_frame_object(PyThreadState *ts, _PyInterpreterFrame *frame) { return frame->frame_obj; }
void jj_end_frame_object(PyThreadState *ts, PyFrameObject *object) { Py_DECREF(object); }
PyTracebackObject *jj_take_entry(PyThreadState *ts) { return NULL; }

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
