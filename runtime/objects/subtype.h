// The static subtypes behind which compiled generators, coroutines and functions stand, as Python code is to see them.
//
// To compiled code `type(x)` is CPython's type. Interpreted code gets the subtype from `type(x)` (the interpreter reads the object's type
// itself), but all that it can ask of a subtype is answered by the base: it is equal to it and hashes like it (tables keyed by type hit), has
// its attributes, and isinstance() and issubclass() mean the base. `is` alone tells them apart.
#ifndef JUSTJITC_OBJECTS_SUBTYPE_H
#define JUSTJITC_OBJECTS_SUBTYPE_H
#include "runtime/objects/shared.h"

#ifdef __cplusplus
extern "C" {
#endif
/// To be the ob_type of each such type before PyType_Ready; NULL with an exception on failure.
PyTypeObject *jj_subtype_metatype(void);
#ifdef __cplusplus
}
#endif
#endif
