// Which modules a command means: files, folders and patterns -> source files with their dotted names and outputs.
#pragma once
#include <string>
#include <vector>

#include "support/diagnostics.h"

namespace jj::driver {

struct SourceModule {
  std::string source;  ///< path
  std::string name;    ///< dotted
  std::string output;  ///< path of its shared library
  std::string runtimeOf;  ///< the package, also selected, whose library has the runtime for this one; empty: it has one itself
  std::vector<std::string> libraries;  ///< of the standard library (libraries.h), those that it or a module that uses its runtime imports
  bool isPackage = false;
};

/// What the user said. A pattern without "/" is compared with each part of a path, one with "/" with the path and the
/// folders above it, and either with the dotted name ("pkg.tests.*").
struct SourceSelection {
  std::vector<std::string> inputs;
  std::vector<std::string> exclude, only;
  std::string outputFolder;  ///< -d: a tree of results there instead of beside the sources
  bool ownRuntime = false;   ///< --own-runtime: no module relies on the library of its package
  std::string packageRoot;   ///< --package-root: names are paths below this folder, with or without `__init__.py`
};

/// The modules, in order of their paths. Reports what cannot be read, two modules of one name or one output, and a
/// selection that is empty; then returns false. `left` counts files that no import statement can name: they are scripts.
bool findModules(const SourceSelection &selection, DiagnosticSink &sink, std::vector<SourceModule> &modules,
                 size_t &left);
/// Is it one ordinary source file, as opposed to a folder or a pattern?
bool isSingleFile(const std::string &input);
/// The folders in which the selection's results lie or may have lain, for cleaning.
std::vector<std::string> resultFolders(const SourceSelection &selection, const std::vector<SourceModule> &modules);

}  // namespace jj::driver
