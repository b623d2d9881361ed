// What asend(), athrow() and aclose() of async generators return; see async_awaitables.cpp.
#ifndef JUSTJITC_OBJECTS_ASYNC_AWAITABLES_H
#define JUSTJITC_OBJECTS_ASYNC_AWAITABLES_H
#include "runtime/objects/async_generator.h"

namespace jj {

/// A new awaitable of athrow(*arguments), or of aclose() when there are none.
PyObject *newAsyncThrow(JITAsyncGeneratorObject *g, PyObject *arguments);

}  // namespace jj
#endif
