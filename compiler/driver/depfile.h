// Rules for make and ninja.
#pragma once
#include <string>
#include <vector>

#include "driver/compile.h"
#include "driver/sources.h"

namespace jj::driver {

/// "OUTPUT: SOURCE COMPILER OTHERS..." as make and ninja read it.
std::string dependencyRule(const std::string &output, const CompileOptions &options);
/// A build.ninja in which each module is one action that reads its source and writes its library, and nothing else.
std::string ninjaText(const std::vector<SourceModule> &modules, const CompileOptions &options);

}  // namespace jj::driver
