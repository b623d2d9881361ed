// [tool.justjitc] of pyproject.toml: what every way to call the compiler reads.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "driver/compile.h"

namespace jj::driver {

struct Project {
  std::string file;  ///< the pyproject.toml that has the table; empty: there is none
  std::optional<std::vector<std::string>> modules, exclude;  ///< patterns; modules are paths from the working folder
  std::optional<int> optimize;
  std::optional<bool> strict;
  std::optional<std::string> targetCpu, profile, stubs;
};

/// Reads the nearest pyproject.toml in or above the folder of `input` (empty: the working folder). Unknown keys and values
/// of the wrong kind are reported with their place; then false.
bool readProject(const std::string &input, DiagnosticSink &sink, Project &project);

}  // namespace jj::driver
