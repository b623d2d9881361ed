// Which copy of the runtime a module calls when no other module of its build has brought one into the process: its own (own_copy.cpp), or that of the package that it was
// compiled with (package_copy.cpp). A library is linked with one of the two.
#ifndef JUSTJITC_COPY_TO_CALL_H
#define JUSTJITC_COPY_TO_CALL_H
#include "runtime/objects/shared.h"

#ifdef __cplusplus
extern "C" {
#endif
/// The copy, ready to run. NULL: an exception is set.
const JJCopy *jj_copy_to_call(const JITModuleRecord *record);
/// Exported by libraries that carry a runtime: their copy, ready to run, if it is of that build; NULL with or without an exception.
#define JJ_COPY_OF_LIBRARY "justjitc_copy_of_library"
__attribute__((visibility("default"))) const JJCopy *justjitc_copy_of_library(const char *build, const char *moduleName);
/// How many relocations the linker has taken from the loader's table of such a library. They stand behind its end.
extern const uint64_t jj_deferred_relocations __attribute__((section("jj_deferred")));
#ifdef __cplusplus
}
#endif
#endif
