// See project.h.
#include "driver/project.h"

#include <fmt/core.h>

#include <filesystem>
#include <iterator>

#include "frontend/toml.h"

namespace fs = std::filesystem;

namespace jj::driver {
namespace {

using Kind = TomlEntry::Kind;

/// A key: what its value must be, and where it goes (false: the value is out of range).
struct Key {
  const char *name;
  Kind kind;
  const char *expected;
  bool (*set)(Project &, const TomlEntry &);
};

constexpr Key kKeys[] = {
    {"modules", Kind::Strings, "a list of files, directories and patterns",
     [](Project &p, const TomlEntry &e) { return p.modules = e.strings, true; }},
    {"exclude", Kind::Strings, "a list of patterns",
     [](Project &p, const TomlEntry &e) { return p.exclude = e.strings, true; }},
    {"optimize", Kind::Integer, "a number from 0 to 3",
     [](Project &p, const TomlEntry &e) {
       return p.optimize = static_cast<int>(e.number), e.number >= 0 && e.number <= 3;
     }},
    {"strict", Kind::Boolean, "true or false", [](Project &p, const TomlEntry &e) { return p.strict = e.number, true; }},
    {"target-cpu", Kind::String, "the name of a processor",
     [](Project &p, const TomlEntry &e) { return p.targetCpu = e.text, true; }},
    {"profile", Kind::String, "the path of a file that justjitc.profile has written",
     [](Project &p, const TomlEntry &e) { return p.profile = e.text, true; }},
    {"stubs", Kind::String, "the path of a folder of .pyi files", [](Project &p, const TomlEntry &e) { return p.stubs = e.text, true; }},
};

std::string keyNames() {
  std::string out;
  for (const Key &key : kKeys) out += (out.empty() ? "" : ", ") + std::string(key.name);
  return out;
}

void apply(const std::string &file, const TomlEntry &entry, Project &project, DiagnosticSink &sink) {
  for (const Key &key : kKeys) {
    if (entry.key != key.name) continue;
    if (entry.kind != key.kind || !key.set(project, entry))
      reportTomlKey(file, entry, fmt::format("'{}' must be {}", key.name, key.expected), "", sink);
    return;
  }
  reportTomlKey(file, entry, fmt::format("unknown key '{}' in [tool.justjitc]", entry.key), "known are " + keyNames(), sink);
}

/// Where the nearest pyproject.toml is; empty: nowhere.
std::string nearestProject(const std::string &input) {
  std::error_code error;
  fs::path start = input.empty() || input == "-" ? fs::path(".") : fs::path(input);
  fs::path folder = fs::absolute(start, error).lexically_normal();
  if (folder.has_filename() && !fs::is_directory(folder, error)) folder = folder.parent_path();
  for (;; folder = folder.parent_path()) {
    if (fs::path file = folder / "pyproject.toml"; fs::is_regular_file(file, error)) {
      fs::path shorter = file.lexically_proximate(fs::current_path(error));
      return shorter.native().starts_with("..") ? file.string() : shorter.string();
    }
    if (folder == folder.parent_path()) return "";
  }
}

}  // namespace

bool readProject(const std::string &input, DiagnosticSink &sink, Project &project) {
  std::string file = nearestProject(input);
  std::vector<TomlEntry> entries;
  if (file.empty()) return true;
  if (!readTomlTable(file, {"tool", "justjitc"}, sink, entries)) return false;
  for (const TomlEntry &entry : entries) apply(file, entry, project, sink);
  if (!entries.empty()) project.file = file;
  fs::path folder = fs::path(file).parent_path();
  if (project.modules && !folder.empty())
    for (std::string &module : *project.modules) module = (folder / module).string();
  if (project.stubs && !folder.empty()) project.stubs = (folder / *project.stubs).string();
  if (project.profile && !folder.empty()) project.profile = (folder / *project.profile).string();
  return !sink.hasErrors();
}

}  // namespace jj::driver
