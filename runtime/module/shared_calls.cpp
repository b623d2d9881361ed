// Every module carries the whole runtime, but all modules of a process run the copy of the first one, as far as they are of the same build: one
// copy is warm in the caches where a hundred would not be. Calls of generated code go through pointers (JIT_CALLS_SECTION); those between functions
// of one copy stay within it. What a module's own copy still does is its initialisation, and what was inlined reads its own variables, so both copies'
// are set up.
#include <string.h>

#include "runtime/module/module_state.h"
#include "runtime/objects/shared.h"

extern "C" {
// The linker's names for the ends of the two sections.
extern void (*__start_jj_calls[])(void) __attribute__((weak, visibility("hidden")));
extern void (*__stop_jj_calls[])(void) __attribute__((weak, visibility("hidden")));
extern const uint64_t __start_jj_call_numbers[] __attribute__((weak, visibility("hidden")));
}

void jj::shareCalls(JITModule *module) {
  JJShared *shared = jj_shared();
  stateOf(module)->runtimeOf = module->name;
  if (shared->functions == jj_shared_functions) shared->runtimeOf = module->name;
  if (shared->functions == jj_shared_functions || strcmp(shared->build, jj_runtime_build) != 0) return;
  stateOf(module)->runtimeOf = shared->runtimeOf;
  for (auto *call = __start_jj_calls; call < __stop_jj_calls; call++)
    *call = shared->functions[__start_jj_call_numbers[call - __start_jj_calls]];
}
