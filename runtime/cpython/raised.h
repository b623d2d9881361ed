// Exceptions as compiled code raises, catches and ends them, with their traceback entries and frame objects. C only.
//
// An exception that passes two functions is five objects known to the collector, each made and ended by CPython's general functions, for a handler that mostly looks at none
// but the first. Here they are set up and taken apart one after another, in memory that waits for the next exception (JJ_REUSES_OBJECTS; elsewhere CPython makes them).
#ifndef JUSTJITC_CPYTHON_RAISED_H
#define JUSTJITC_CPYTHON_RAISED_H
#include "runtime/cpython/internals.h"

/// Is making an instance BaseException.__new__ alone, and its end that of its attributes? True for as long as the version of the type.
int jj_is_plain_exception(PyTypeObject *type);
/// An instance of such a type (args: a tuple, whose reference is taken). NULL without an exception, and args still the caller's: there is no memory that waits.
PyObject *jj_make_exception(PyThreadState *ts, PyTypeObject *type, PyObject *args);
/// Of CPython's own, whose instances are made by BaseException's functions alone: nobody can tell when.
int jj_can_be_made_later(PyThreadState *ts, PyTypeObject *type);
/// What class and value that C code has set become: the instance, in place of PyErr_NormalizeException (a new reference; takes that to the value, which may be NULL). NULL without an
/// exception, and the value still the caller's: not of a plain type of CPython's, or to be done generally.
PyObject *jj_make_set_exception(PyThreadState *ts, PyTypeObject *type, PyObject *value);
/// The AttributeError of such an object and name (args: as above). NULL: no memory waits.
PyObject *jj_make_attribute_error(PyThreadState *ts, PyObject *args, PyObject *o, PyObject *name);
/// Ends an instance of a plain type, which nobody holds any more.
void jj_end_exception(PyObject *exception, PyTypeObject *type);
/// The same of a type of CPython's; 0: it is none of those.
int jj_end_builtin_exception(PyObject *exception, PyTypeObject *type);
/// Releases a reference to a traceback (or NULL).
void jj_release_traceback(PyThreadState *ts, PyObject *traceback);
/// The frame object of a frame that is linked and has begun (borrowed: the frame holds it). NULL without an exception: to be asked of CPython. An error that is set stays set.
PyFrameObject *jj_frame_object(PyThreadState *ts, _PyInterpreterFrame *frame);
/// Ends that of a frame of compiled code that returns: nobody else has it.
void jj_end_frame_object(PyThreadState *ts, PyFrameObject *object);
/// That of the innermost frame, if any; a new reference. An error that is set stays set.
PyFrameObject *jj_innermost_frame_object(PyThreadState *ts);
/// Memory for an entry, to be filled and tracked, or NULL.
PyTracebackObject *jj_take_entry(PyThreadState *ts);
#endif
