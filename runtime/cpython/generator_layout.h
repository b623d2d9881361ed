// The fields that our generators share with CPython's own: the head of PyGenObject, under the names that DESIGN.md uses.
// Needs Python.h only. cpython/generators.c checks the offsets against the real struct.
#ifndef JUSTJITC_CPYTHON_GENERATOR_LAYOUT_H
#define JUSTJITC_CPYTHON_GENERATOR_LAYOUT_H
#include "runtime/cpython/version.h"

/// `code` is gi_code; `origin` is cr_origin; `closed`, which CPython uses in async generators alone, says of an unstarted one that an
/// `await` or `yield from` of interpreted code took it (generator_type.h). frame_state stays FRAME_CLEARED: a method of CPython's own type that is
/// called on one of our objects takes it for an exhausted one.
#define JJ_GENERATOR_HEAD       \
  PyObject_HEAD                 \
  JJ_GENERATOR_CODE_FIRST       \
  PyObject *weakrefs;           \
  PyObject *name;               \
  PyObject *qualname;           \
  _PyErr_StackItem exc_state;   \
  PyObject *origin;             \
  char hooks_inited;            \
  char closed;                  \
  char running_async;           \
  int8_t frame_state;           \
  JJ_GENERATOR_CODE_LAST

#endif
