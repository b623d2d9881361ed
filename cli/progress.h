// What a build of many modules prints: a bar on a terminal, lines elsewhere, objects for machines.
#pragma once
#include <memory>

#include "driver/build.h"
#include "options.h"

namespace jj::cli {

/// The observer for these options. `color` is for diagnostics.
std::unique_ptr<driver::BuildObserver> makeObserver(const Options &options, bool color);
/// A diagnostic as an object on one line.
std::string diagnosticJson(const Diagnostic &d);
/// A JSON string, quotes included. Bytes that are not UTF-8 (of file names) become U+FFFD.
std::string jsonString(std::string_view text);

}  // namespace jj::cli
