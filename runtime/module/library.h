// Native code of functions of the standard library that modules carry (library.cpp).
#ifndef JUSTJITC_LIBRARY_H
#define JUSTJITC_LIBRARY_H
#include "runtime/objects/shared.h"

/// One of JJShared::libraries.
typedef struct JJLibrary {
  const JITModuleRecord *record;
  PyObject *dict;                                  ///< strong: the namespace of the module whose functions have it; NULL: none has
  int (*adopt)(struct JJLibrary *, PyObject *dict);  ///< of the build of the runtime that the code calls. -1: an exception is set
  int32_t calls;                                   ///< of its functions, by compiled code, so far
  bool tried;
} JJLibrary;

namespace jj {
/// Tells the process of the libraries that a module carries; of each the first one is used. -1: an exception is set.
int registerLibraries(const JITModuleRecord *record);
}  // namespace jj
#endif
