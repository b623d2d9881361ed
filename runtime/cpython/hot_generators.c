// Hot entries of generators and coroutines: inlined into step functions.
#include "runtime/cpython/internals.h"

#include "runtime/objects/generator.h"

PyObject *JITReceiveSent(PyObject *value) { return value; }

void JITSetAwaiting(JITFrame *frame, PyObject *awaiting) {
  JITGeneratorObject *g = (JITGeneratorObject *)((char *)frame - offsetof(JITGeneratorObject, frame));
  g->awaiting = awaiting;
}
