// Binding a module's own copy of the runtime to CPython: see own_copy.cpp.
#ifndef JUSTJITC_OWN_COPY_H
#define JUSTJITC_OWN_COPY_H
#include "runtime/runtime.h"

#ifdef __cplusplus
extern "C" {
#endif
/// How many relocations the linker has taken from the loader's table. They stand behind its end.
extern const uint64_t jj_deferred_relocations __attribute__((section("jj_deferred")));
/// Before anything of this copy runs: does them. -1: an exception is set.
int jj_bind_own_copy(const char *moduleName);
#ifdef __cplusplus
}
#endif
#endif
