// What the parts of exception handling share.
#ifndef JUSTJITC_OPERATIONS_EXCEPTIONS_H
#define JUSTJITC_OPERATIONS_EXCEPTIONS_H
#include "runtime/runtime.h"

namespace jj {

/// Makes `exception` the one that is set, with the traceback it carries: no context is added.
void restoreException(Ref exception);

}  // namespace jj
#endif
