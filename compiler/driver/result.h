// What becomes of one module, as one sequence of bytes: between processes, and in the cache.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "support/diagnostics.h"

namespace jj::driver {

struct ModuleResult {
  bool done = false;    ///< false: the source is at fault, see the diagnostics
  uint32_t native = 0, units = 0;  ///< code objects
  std::string library;  ///< with its stamp
  std::vector<Diagnostic> diagnostics;
  std::string report;   ///< CompileOptions::report: a report::Section; not in the cache
};

std::string serialize(const ModuleResult &result);
/// False when the bytes are not what serialize made.
bool deserialize(std::string_view bytes, ModuleResult &result);

}  // namespace jj::driver
