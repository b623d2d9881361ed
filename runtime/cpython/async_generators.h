// How the rules of asend(), athrow() and aclose() differ between releases, told at run time: a module compiled with the headers
// of one micro release runs on the others too. May be included from C and C++.
#ifndef JUSTJITC_CPYTHON_ASYNC_GENERATORS_H
#define JUSTJITC_CPYTHON_ASYNC_GENERATORS_H
#include "runtime/objects/async_generator.h"

#ifdef __cplusplus
extern "C" {
#endif
/// throw() of an awaitable claims the async generator as send() does, is refused while another one has it, and uses the awaitable
/// up when it raises (3.12.4).
static inline int jj_awaitable_throw_claims(void) { return Py_Version >= 0x030C0400; }
/// close() of an awaitable throws GeneratorExit into the async generator; before it only marked the awaitable (3.13).
static inline int jj_awaitable_close_throws(void) { return Py_Version >= 0x030D0000; }
/// An awaitable that nobody awaited warns (3.13).
static inline int jj_awaitables_warn(void) { return Py_Version >= 0x030D0000; }
/// tp_dealloc of the awaitable of asend(): its memory is used again.
void jj_async_send_dealloc(PyObject *self);
#ifdef __cplusplus
}
#endif
#endif
