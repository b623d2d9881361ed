// Traceback entries of compiled frames.
#include "runtime/cpython/raised.h"

#if JJ_TRACEBACK_STORES_LINE
// 3.11 stores the line number when the entry is made, and finds it by decoding the line table from its start: a third of
// what raising and catching costs, more in long functions. Compiled code raises at the same places again, so their lines
// are remembered. A code object that is freed may leave its address to another one: an entry names code and instruction,
// and is checked against the code's first line and its table besides.
typedef struct {
  PyCodeObject *code;
  PyObject *table;
  int first_line, offset, line;
} known_line;
enum { kLines = 256 };
static known_line lines[kLines / 2][2];  // two that share a place do not push each other out

static int line_of(PyCodeObject *code, int offset) {
  unsigned slot = (unsigned)((((uint64_t)(uintptr_t)code + (uint64_t)offset) * 0x9E3779B97F4A7C15u) >> 57) % (kLines / 2);
  for (int i = 0; i < 2; i++) {
    const known_line *known = &lines[slot][i];
    if (known->code == code && known->offset == offset && known->table == code->co_linetable && known->first_line == code->co_firstlineno) return known->line;
  }
  lines[slot][1] = lines[slot][0];
  lines[slot][0] = (known_line){code, code->co_linetable, code->co_firstlineno, offset, PyCode_Addr2Line(code, offset)};
  return lines[slot][0].line;
}
#else
static int line_of(PyCodeObject *code, int offset) { return (void)code, (void)offset, -1; }  // to be found when it is asked for
#endif

/// Fills and links an entry in memory of its own.
JJ_INLINE void fill_entry(PyTracebackObject *entry, PyObject *next, PyFrameObject *object, JITFrame *frame) {
  entry->tb_next = (PyTracebackObject *)next;  // its reference goes along
  entry->tb_frame = (PyFrameObject *)Py_NewRef(object);
  entry->tb_lasti = _PyInterpreterFrame_LASTI(frame) * (int)sizeof(_Py_CODEUNIT);
  entry->tb_lineno = line_of((PyCodeObject *)jj_frame_code(frame), entry->tb_lasti);
  jj_gc_track((PyObject *)entry);
}

#if JJ_ERROR_HAS_PARTS
/// PyTraceBack_Here with a known line. 0: out of memory, nothing was done.
static int push_entry(PyThreadState *ts, PyFrameObject *object, JITFrame *frame) {
  PyTracebackObject *entry = jj_take_entry(ts);
  if (JJ_LIKELY(entry != NULL)) {
    fill_entry(entry, ts->curexc_traceback, object, frame);
    ts->curexc_traceback = (PyObject *)entry;
    return 1;
  }
  PyObject *type, *value, *traceback;
  PyErr_Fetch(&type, &value, &traceback);
  entry = PyObject_GC_New(PyTracebackObject, &PyTraceBack_Type);
  if (entry != NULL) {
    fill_entry(entry, traceback, object, frame);
    traceback = (PyObject *)entry;
  }
  PyErr_Restore(type, value, traceback);
  return entry != NULL;
}
#else
/// The same in memory that waits.
static int push_entry(PyThreadState *ts, PyFrameObject *object, JITFrame *frame) {
  PyBaseExceptionObject *e = (PyBaseExceptionObject *)ts->current_exception;
  PyTracebackObject *entry = JJ_LIKELY(e != NULL) ? jj_take_entry(ts) : NULL;
  if (entry == NULL) return 0;
  fill_entry(entry, e->traceback, object, frame);
  e->traceback = (PyObject *)entry;
  return 1;
}
#endif

static void add_entry(PyThreadState *ts, PyFrameObject *object, JITFrame *frame) {
  // A line that a tracer has set goes first, as in PyFrame_GetLineNumber.
  if (object->f_frame != frame || object->f_lineno != 0 || !push_entry(ts, object, frame)) PyTraceBack_Here(object);
}

void jj_add_traceback_of(PyObject *frame_object, JITFrame *frame) {
  if (frame_object == NULL) return;
  add_entry(_PyThreadState_GET(), (PyFrameObject *)frame_object, frame);
  Py_DECREF(frame_object);
}

void jj_add_traceback(PyThreadState *ts, JITFrame *frame) {
  if (JJ_LIKELY(frame != NULL && frame == jj_current_frame(ts))) {  // which has begun: it has raised
    PyFrameObject *object = jj_frame_object(ts, frame);
    if (JJ_LIKELY(object != NULL)) {
      add_entry(ts, object, frame);
      return;
    }
  }
  PyObject *object = (PyObject *)PyThreadState_GetFrame(ts);  // keeps the exception that is set
  // But for want of memory, which clears it: the interpreter goes on with MemoryError, without an entry. (No frame at all: a step function driven by hand.)
  if (JJ_UNLIKELY(object == NULL) && !PyErr_Occurred()) PyErr_NoMemory();
  jj_add_traceback_of(object, frame);
}
