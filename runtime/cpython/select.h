// Includes the header of the Python that this is compiled for. Each has two parts: the public one (version.h takes it) and, with
// JJ_INTERNAL_PART defined, the one that needs CPython's internal headers (internals.h). A new Python is one line more here.
#if PY_VERSION_HEX >= 0x030E0000
#include "runtime/cpython/v314.h"
#elif PY_VERSION_HEX >= 0x030D0000
#include "runtime/cpython/v313.h"
#elif PY_VERSION_HEX >= 0x030C0000
#include "runtime/cpython/v312.h"
#else
#include "runtime/cpython/v311.h"
#endif
