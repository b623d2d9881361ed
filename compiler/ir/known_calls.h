// The builtins that calls know by name, as the compiler numbers them: rows of runtime/known_calls.def.
#pragma once
#include <cstdint>

namespace jj::ir {

enum class KnownCall : int64_t {
#define JJ_KNOWN_FUNCTION(id, name, arguments) id,
#define JJ_KNOWN_METHOD(id, type, name, arguments) id,
#include "runtime/known_calls.def"
};

}  // namespace jj::ir
