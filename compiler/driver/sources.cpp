// See sources.h. Names follow the import system: a folder with `__init__.py` is a package; below a given folder one
// without may be a namespace package (PEP 420).
#include "driver/sources.h"

#include <fmt/core.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>

#include "libraries.h"
#include "module_name.h"
#include "support/glob.h"

namespace fs = std::filesystem;

namespace jj::driver {
namespace {

bool complain(DiagnosticSink &sink, std::string file, std::string message, std::string hint = "") {
  Diagnostic d;
  d.file = std::move(file);
  d.message = std::move(message);
  d.hint = std::move(hint);
  sink.report(std::move(d));
  return false;
}

/// Folders that hold no sources of this project: hidden ones, caches, virtual environments.
bool isForeign(const fs::path &folder) {
  std::error_code error;
  std::string name = folder.filename().string();
  return name.starts_with(".") || name == "__pycache__" || name == "node_modules" ||
         fs::exists(folder / "pyvenv.cfg", error);
}

/// Adds every .py below a folder.
bool walk(const fs::path &folder, DiagnosticSink &sink, std::vector<fs::path> &files) {
  std::error_code error;
  std::vector<fs::path> here;
  for (fs::directory_iterator i(folder, error), end; !error && i != end; i.increment(error)) here.push_back(i->path());
  if (error) return complain(sink, folder.string(), "cannot read the directory: " + error.message());
  bool good = true;
  for (const fs::path &path : here) {
    bool isFolder = fs::is_directory(path, error);
    if (isFolder && !fs::is_symlink(path, error) && !isForeign(path))
      good &= walk(path, sink, files);
    else if (!isFolder && path.extension() == ".py")
      files.push_back(path);
  }
  return good;
}

bool matches(const std::string &pattern, const std::string &path, const std::string &name) {
  if (matchGlob(pattern, name, '.')) return true;
  fs::path whole = fs::path(path).lexically_normal();
  if (pattern.find('/') == pattern.npos)
    return std::any_of(whole.begin(), whole.end(), [&](auto &part) { return matchGlob(pattern, part.string()); });
  std::string wanted = pattern.ends_with('/') ? pattern.substr(0, pattern.size() - 1) : pattern;
  for (fs::path p = whole; !p.empty() && p != p.parent_path(); p = p.parent_path())
    if (matchGlob(wanted, p.string())) return true;
  return false;
}

bool matchesAny(const std::vector<std::string> &patterns, const std::string &path, const std::string &name) {
  return std::any_of(patterns.begin(), patterns.end(), [&](auto &p) { return matches(p, path, name); });
}

/// The name of a file found below `root`: that of its package or, outside of packages, its path below the root as long
/// as folders have names that can be imported.
std::string nameBelow(const fs::path &root, const fs::path &file, bool namespaces) {
  std::error_code error;
  if (!namespaces && fs::exists(file.parent_path() / "__init__.py", error)) return dottedName(file.string());
  std::string name = file.stem().string();
  fs::path relative = fs::absolute(file).lexically_normal().lexically_relative(fs::absolute(root).lexically_normal());
  relative = relative.parent_path();
  if (name == "__init__") {
    name = relative.filename().string();
    relative = relative.parent_path();
  }
  for (; !relative.empty() && relative != "." && isIdentifier(relative.filename().string());
       relative = relative.parent_path())
    name = relative.filename().string() + "." + name;
  return name;
}

/// The folder a pattern starts from: "src/pkg" of "src/pkg/**/*.py".
fs::path patternRoot(const std::string &pattern) {
  fs::path root;
  for (const fs::path &part : fs::path(pattern)) {
    if (isGlob(part.string())) break;
    root /= part;
  }
  return root.empty() ? fs::path(".") : root;
}

/// A file that the selection means, and the folder below which it was found (empty: it was named itself).
struct Found {
  fs::path file, root;
};

bool expand(const std::string &input, DiagnosticSink &sink, std::vector<Found> &found) {
  std::error_code error;
  bool folder = fs::is_directory(input, error), pattern = !fs::exists(input, error) && isGlob(input);
  if (!folder && !pattern) return found.push_back({input, ""}), true;
  fs::path root = folder ? fs::path(input) : patternRoot(input);
  if (root.filename().empty() && root.has_parent_path()) root = root.parent_path();  // "pkg/"
  std::vector<fs::path> files;
  if (!walk(root, sink, files)) return false;
  size_t before = found.size();
  for (const fs::path &file : files) {
    // "./a.py" is written "a.py" in a pattern
    std::string shown = root == "." ? file.lexically_normal().string() : file.string();
    if (folder || matchGlob(input, shown)) found.push_back({shown, folder ? root : fs::path()});
  }
  if (found.size() > before) return true;
  return complain(sink, input, folder ? "no Python source in the directory" : "no file matches the pattern");
}

/// No two may share a name (one would hide the other) or a result.
bool checkDistinct(const std::vector<SourceModule> &modules, DiagnosticSink &sink) {
  std::map<std::string, const SourceModule *> names, outputs;
  bool good = true;
  for (const SourceModule &m : modules) {
    auto [name, newName] = names.try_emplace(m.name, &m);
    auto [output, newOutput] = outputs.try_emplace(m.output, &m);
    if (!newName)
      good = complain(sink, m.source, fmt::format("two modules of one name: '{}' is also {}", m.name, name->second->source),
                      "leave one out with --exclude, or say with --package-root where names begin");
    else if (!newOutput)
      good = complain(sink, m.source, fmt::format("{} would become '{}', too", output->second->source, m.output));
  }
  return good;
}

std::string textOf(const std::string &path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// Does an __init__ say that its package has parts in other folders (pkgutil's and pkg_resources' namespace packages)? Each part brings an __init__ then, and one of them is imported.
bool isNamespace(const std::string &init) {
  std::string text = textOf(init);
  return text.find("extend_path") != text.npos || text.find("declare_namespace") != text.npos;
}

/// A module uses the runtime of the outermost package around it that is selected, too: Python imports that one before it.
void shareRuntimes(std::vector<SourceModule> &modules) {
  std::set<std::string_view> packages;
  for (const SourceModule &m : modules)
    if (m.isPackage && !isNamespace(m.source)) packages.insert(m.name);
  for (SourceModule &m : modules)
    for (size_t dot = m.name.find('.'); dot != m.name.npos && m.runtimeOf.empty(); dot = m.name.find('.', dot + 1))
      if (packages.count(std::string_view(m.name).substr(0, dot))) m.runtimeOf = m.name.substr(0, dot);
}

/// What a module imports of the standard library, the one whose runtime it uses carries.
void chooseLibraries(std::vector<SourceModule> &modules) {
  std::map<std::string_view, SourceModule *> byName;
  for (SourceModule &m : modules) byName[m.name] = &m;
  for (const SourceModule &m : modules) {
    SourceModule &carrier = *byName.at(m.runtimeOf.empty() ? m.name : m.runtimeOf);
    carrier.libraries = joined(carrier.libraries, librariesOf(textOf(m.source), carriedLibraries()));
  }
}

}  // namespace

bool isSingleFile(const std::string &input) {
  std::error_code error;
  return input == "-" || (!fs::is_directory(input, error) && (fs::exists(input, error) || !isGlob(input)));
}

bool findModules(const SourceSelection &selection, DiagnosticSink &sink, std::vector<SourceModule> &modules,
                 size_t &left) {
  std::vector<Found> found;
  bool good = true;
  for (const std::string &input : selection.inputs) good &= expand(input, sink, found);
  if (!good) return false;
  std::set<fs::path> seen;
  for (const Found &f : found) {
    if (!seen.insert(fs::absolute(f.file).lexically_normal()).second) continue;
    SourceModule m;
    m.source = f.file.string();
    m.isPackage = f.file.stem() == "__init__";
    bool rooted = !selection.packageRoot.empty();
    m.name = rooted          ? nameBelow(selection.packageRoot, f.file, true)
             : f.root.empty() ? dottedName(m.source)
                              : nameBelow(f.root, f.file, false);
    if (matchesAny(selection.exclude, m.source, m.name)) continue;
    if (!selection.only.empty() && !matchesAny(selection.only, m.source, m.name)) continue;
    if (!isModuleName(m.name)) {
      if (!f.root.empty() && ++left) continue;
      good = complain(sink, m.source, fmt::format("'{}' is not the name of a module that can be imported", m.name),
                      "rename the file (letters, digits, underscores)");
    }
    std::string place = m.source;
    if (!selection.outputFolder.empty()) {
      place = m.name;
      std::replace(place.begin(), place.end(), '.', '/');
      place = selection.outputFolder + "/" + place + (m.isPackage ? "/__init__.py" : ".py");
    }
    m.output = defaultOutput(place, m.name, m.isPackage, JJ_PYTHON_SUFFIX);
    modules.push_back(std::move(m));
  }
  if (!good) return false;
  std::sort(modules.begin(), modules.end(), [](auto &a, auto &b) { return a.source < b.source; });
  if (modules.empty()) return complain(sink, "", "no module is left to compile", "see --exclude and --only");
  if (!selection.ownRuntime) shareRuntimes(modules);
  chooseLibraries(modules);
  return checkDistinct(modules, sink);
}

std::vector<std::string> resultFolders(const SourceSelection &selection, const std::vector<SourceModule> &modules) {
  std::set<std::string> folders;
  auto add = [&](const fs::path &folder) { folders.insert(folder.empty() ? "." : folder.string()); };
  for (const SourceModule &m : modules) add(fs::path(m.output).parent_path());
  const std::string &tree = selection.outputFolder;
  std::error_code error;
  if (!tree.empty()) add(tree);
  if (!tree.empty())
    for (fs::recursive_directory_iterator i(tree, error), end; !error && i != end; i.increment(error))
      if (i->is_directory(error)) add(i->path());
  return {folders.begin(), folders.end()};
}

}  // namespace jj::driver
