// A table of a TOML file, read by CPython's own tomllib. No PyObject leaves this folder.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "support/diagnostics.h"

namespace jj {

struct TomlEntry {
  enum class Kind : uint8_t { String, Boolean, Integer, Strings, Other };
  std::string key;
  Kind kind = Kind::Other;
  std::string text;                  ///< of a String
  int64_t number = 0;                ///< of an Integer or Boolean
  std::vector<std::string> strings;  ///< of Strings, an array of nothing else
  int line = 0, column = 0;          ///< where the key stands, from 1
};

/// Reads the entries of a table such as {"tool", "justjitc"}. A file without that table gives none. False when the file
/// cannot be read or is no TOML, having reported it.
bool readTomlTable(const std::string &path, const std::vector<std::string> &table, DiagnosticSink &sink,
                   std::vector<TomlEntry> &entries);
/// Reports something about a key: with its line and a caret under it.
void reportTomlKey(const std::string &path, const TomlEntry &entry, std::string message, std::string hint,
                   DiagnosticSink &sink);

}  // namespace jj
