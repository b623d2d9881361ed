// What inlined code reads of its module's own copy of the runtime, which gets the values of the copy that runs (module/module_init.cpp): together, so that
// an import writes one page. Those of observers.c are of newer interpreters.
#include "runtime/cpython/builtin_calls.h"
#include "runtime/cpython/cursors.h"
#include "runtime/cpython/native_functions.h"

PyTypeObject *jj_native_function_type, *jj_cursor_type;
uintptr_t jj_entries_low, jj_entries_size;
PyObject *jj_known_callables[JJ_NUM_KNOWN];
vectorcallfunc jj_known_entries[JJ_KNOWN_ENTRIES];
