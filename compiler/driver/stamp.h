// The line behind the end of each shared library: which inputs it was made from. Loaders do not look there; it tells
// what is up to date, whatever the clock says, and what --clean may remove.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "driver/compile.h"

namespace jj::driver {

struct Stamp {
  std::string key;              ///< see inputKey
  uint32_t native = 0, units = 0;  ///< code objects
};

/// The digest of everything that decides what a module becomes: its source, name and options, the version and build of
/// the compiler, the Python, the processor.
std::string inputKey(const CompileOptions &options, const std::string &moduleName, std::string_view source);
/// The library with its stamp.
std::string stamped(std::string library, const Stamp &stamp);
/// The stamp of a library that is as it was made; none when it was changed, cut short, or made by something else.
std::optional<Stamp> readStamp(std::string_view library);
/// The same for a file; none when it cannot be read.
std::optional<Stamp> stampOfFile(const std::string &path);

}  // namespace jj::driver
