// See libraries.h.
#include "libraries.h"

#include <algorithm>
#include <set>

#include "link/linker.h"
#include "support/glob.h"

namespace jj::driver {
namespace {

constexpr std::string_view kBlank = " \t\f";

/// The next word of the text, which is taken away; empty: none.
std::string_view takeWord(std::string_view &text, std::string_view separators) {
  size_t begin = std::min(text.find_first_not_of(separators), text.size());
  size_t end = std::min(text.find_first_of(separators, begin), text.size());
  std::string_view word = text.substr(begin, end - begin);
  text.remove_prefix(end);
  return word;
}

bool hasWord(std::string_view text, std::string_view word) {
  for (std::string_view w = takeWord(text, kBlank); !w.empty(); w = takeWord(text, kBlank))
    if (w == word) return true;
  return false;
}

/// Is the library brought along by the import of the name?
bool isBrought(const Library &library, std::string_view name) {
  bool isInside = library.module.size() > name.size() && library.module.starts_with(name) && library.module[name.size()] == '.';
  return library.module == name || isInside || hasWord(library.imports, name);
}

/// The names that a line imports.
std::vector<std::string_view> importsOf(std::string_view line) {
  std::vector<std::string_view> names;
  std::string_view first = takeWord(line, kBlank);
  if (first == "from") {
    std::string_view module = takeWord(line, kBlank);
    names.push_back(module);
  } else if (first == "import") {
    while (!line.empty()) {
      std::string_view item = takeWord(line, ",;#\r");
      names.push_back(takeWord(item, kBlank));
    }
  }
  return names;
}

}  // namespace

const std::vector<Library> &libraries() {
  static const std::vector<Library> table{
#define JJ_LIBRARY(module, calls, imports, functions) {module, imports, functions},
#include "runtime/library.def"
  };
  return table;
}

const Library *libraryByName(std::string_view module) {
  const auto &all = libraries();
  auto found = std::find_if(all.begin(), all.end(), [&](const Library &l) { return l.module == module; });
  return found == all.end() ? nullptr : &*found;
}

bool isOfLibrary(const Library &library, std::string_view qualname) {
  bool is = false;
  std::string_view patterns = library.functions;
  for (std::string_view p = takeWord(patterns, kBlank); !p.empty(); p = takeWord(patterns, kBlank)) {
    bool out = p[0] == '-';
    if (matchGlob(out ? p.substr(1) : p, qualname)) is = !out;
  }
  return is;
}

const std::vector<std::string> &carriedLibraries() {
  static const std::vector<std::string> carried = link::carriedLibraries();
  return carried;
}

std::vector<std::string> librariesOf(std::string_view source, const std::vector<std::string> &carried) {
  std::set<std::string> found;
  while (!source.empty()) {
    std::string_view line = source.substr(0, source.find('\n'));
    source.remove_prefix(std::min(line.size() + 1, source.size()));
    for (std::string_view name : importsOf(line))
      for (const std::string &module : carried)
        if (isBrought(*libraryByName(module), name)) found.insert(module);
  }
  return {found.begin(), found.end()};
}

std::vector<std::string> librariesOf(const CompileOptions &options, std::string_view source) {
  if (options.isLibrary) return {};
  if (options.libraries) return *options.libraries;
  return options.runtimeOf.empty() ? librariesOf(source, carriedLibraries()) : std::vector<std::string>{};
}

std::vector<std::string> joined(const std::vector<std::string> &a, const std::vector<std::string> &b) {
  std::set<std::string> all(a.begin(), a.end());
  all.insert(b.begin(), b.end());
  return {all.begin(), all.end()};
}

}  // namespace jj::driver
