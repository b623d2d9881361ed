// What the C files of this folder offer to the C++ parts: functions that need CPython's internals, with plain signatures.
#ifndef JUSTJITC_CPYTHON_BRIDGE_H
#define JUSTJITC_CPYTHON_BRIDGE_H
#include "runtime/runtime.h"

#ifdef __cplusplus
extern "C" {
#endif
/// Adds a traceback entry for the current frame (`frame`) to the exception that is set.
void jj_add_traceback(PyThreadState *ts, JITFrame *frame);
/// Takes the exception that is set: normalised, __traceback__ set; a new reference.
PyObject *jj_fetch_exception(PyThreadState *ts);
/// The frame is unlinked already: gives its contents (slots up to stacktop are owned, func and code borrowed) to a frame
/// object that somebody kept, and releases f_locals. Slots taken over are NULL afterwards.
void jj_frame_detach(PyThreadState *ts, JITFrame *frame);
/// Eval breaker is set: signals, pending calls, thread switches, asynchronous exceptions, garbage collection.
int32_t jj_handle_pending(PyThreadState *ts);
/// The recursion counter ran out, or it is time to look at the C stack. < 0: RecursionError is set.
int32_t jj_check_recursion(PyThreadState *ts);
/// Is the C stack of this thread nearly used up?
int jj_stack_is_low(PyThreadState *ts);
/// Globals, locals (may be NULL) and builtins of a frame, all borrowed.
PyObject *jj_frame_globals(JITFrame *frame);
PyObject *jj_frame_builtins(JITFrame *frame);
PyObject *jj_frame_locals(JITFrame *frame);
PyCodeObject *jj_frame_code_object(JITFrame *frame);
/// The innermost frame's f_globals (borrowed), or NULL.
PyObject *jj_current_globals(PyThreadState *ts);
/// Makes `object` a fresh function with func_version 0: fields that PyFunctionObject has in this version only.
vectorcallfunc jj_function_default_vectorcall(void);
#ifdef __cplusplus
}
#endif
#endif
