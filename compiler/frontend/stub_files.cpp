// Which stubs a module needs, and where they come from: the user's folder, or the compiler itself, which has the files of stubs/ inside.
#include "frontend/stub_files.h"

#include <fmt/core.h>

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <string_view>

#include "frontend/frontend.h"

/// The files of stubs/: for each its name and a null byte, its size in eight bytes, its text (frontend/CMakeLists.txt).
extern "C" const char jj_stubs[], jj_stubs_end[];

namespace jj {
namespace fs = std::filesystem;

std::string plainType(std::string type) {
  for (std::string_view prefix : {"typing.", "builtins.", "collections.abc."})
    if (type.starts_with(prefix)) type.erase(0, prefix.size());
  for (auto [old, now] : {std::pair("List", "list"), {"Dict", "dict"}, {"Set", "set"}, {"Tuple", "tuple"}, {"FrozenSet", "frozenset"}, {"Type", "type"}})
    if (type == old || type.starts_with(std::string(old) + "[")) type.replace(0, std::strlen(old), now);
  return type;
}

bool readStubFolder(const std::string &folder, DiagnosticSink &sink, StubFiles &files) {
  std::error_code error;
  fs::recursive_directory_iterator it(folder, error), end;
  for (; !error && it != end; it.increment(error)) {
    if (it->path().extension() != ".pyi" || it->is_directory(error)) continue;
    fs::path inside = it->path().lexically_relative(folder).replace_extension();
    if (inside.filename() == "__init__") inside = inside.parent_path();
    std::string name = inside.string();
    std::replace(name.begin(), name.end(), '/', '.');
    StubFile &file = files[name];
    file.path = it->path().string();
    file.text.clear();
    if (!readSource(file.path, sink, file.text)) return false;
  }
  if (!error) return true;
  Diagnostic d;
  d.file = folder;
  d.message = "cannot read the folder of stubs: " + error.message();
  d.hint = "--stubs takes a folder of .pyi files";
  sink.report(std::move(d));
  return false;
}

namespace python {
namespace {

const StubFiles &ownFiles() {
  static const StubFiles files = [] {
    StubFiles out;
    for (const char *at = jj_stubs; at < jj_stubs_end;) {
      std::string name = at;
      at += name.size() + 1;
      uint64_t size;
      std::memcpy(&size, at, sizeof size);
      out[name] = {"stubs/" + name + ".pyi", std::string(at + sizeof size, size)};
      at += sizeof size + size;
    }
    return out;
  }();
  return files;
}

/// The compiler's own are read once; in a package the children of this process share them.
const StubModule &ownModule(const std::string &name, const StubFile &file) {
  static std::map<std::string, StubModule> read;
  auto [it, isNew] = read.try_emplace(name);
  DiagnosticSink sink;
  if (isNew && !parseStub(file, sink, it->second)) internalError(fmt::format("{} is no stub: {}", file.path, sink.all().empty() ? "" : sink.all()[0].message));
  return it->second;
}

/// The words of a dotted name.
void addWords(const std::string &name, std::set<std::string> &words) {
  for (size_t at = 0; at <= name.size();) {
    size_t end = std::min(name.find('.', at), name.size());
    words.insert(name.substr(at, end - at));
    at = end + 1;
  }
}

bool speaksOf(const std::set<std::string> &words, const std::string &module) {
  std::set<std::string> needed;
  addWords(module, needed);
  return module == "builtins" || std::includes(words.begin(), words.end(), needed.begin(), needed.end());
}

}  // namespace

bool readStubs(const StubFiles *users, const std::set<std::string> &names, DiagnosticSink &sink, Stubs &out) {
  static const StubFiles none;
  const StubFiles &given = users ? *users : none;
  std::set<std::string> words;
  for (const std::string &name : names) addWords(name, words);
  for (size_t before = words.size() + 1; before != words.size();) {  // a stub may speak of others
    before = words.size();
    for (const auto &[module, file] : ownFiles())
      if (speaksOf(words, module) && !given.count(module)) out.try_emplace(module, ownModule(module, file));
    for (const auto &[module, file] : given) {
      if (!speaksOf(words, module)) continue;
      auto [made, isNew] = out.try_emplace(module);
      if (isNew && !parseStub(file, sink, made->second)) return false;
      for (const auto &[name, path] : made->second.imports) addWords(path, words);
    }
  }
  return true;
}

}  // namespace python
}  // namespace jj
