// Where the keys of a TOML text stand, which tomllib does not tell.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace jj {

struct TomlPlace {
  std::vector<std::string> path;  ///< tables, then the key
  size_t offset = 0;              ///< of the key's first character
};

/// Every key of a text that tomllib has read without error.
std::vector<TomlPlace> tomlPlaces(std::string_view text);

}  // namespace jj
