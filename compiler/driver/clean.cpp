// --clean: only files that carry our stamp, unchanged since. See build.h.
#include <algorithm>
#include <filesystem>

#include "driver/build.h"
#include "stamp.h"

namespace fs = std::filesystem;

namespace jj::driver {
namespace {

/// Stamped libraries in a folder that have no source any more.
void addOrphans(const std::string &folder, bool resultsOnly, std::vector<std::string> &paths) {
  std::error_code error;
  for (fs::directory_iterator i(folder, error), end; !error && i != end; i.increment(error)) {
    std::string name = i->path().filename().string();
    if (!name.ends_with(JJ_PYTHON_SUFFIX)) continue;
    fs::path source = i->path().parent_path() / (name.substr(0, name.size() - std::string(JJ_PYTHON_SUFFIX).size()) + ".py");
    if (resultsOnly || !fs::exists(source, error)) paths.push_back(i->path().lexically_normal().string());
  }
}

}  // namespace

int clean(const BuildOptions &options, DiagnosticSink &sink, std::vector<std::string> &removed) {
  std::vector<SourceModule> modules;
  size_t left = 0;
  if (!findModules(options.sources, sink, modules, left)) return 1;
  const std::string &tree = options.sources.outputFolder;
  std::vector<std::string> paths, folders = resultFolders(options.sources, modules);
  for (const SourceModule &m : modules) paths.push_back(fs::path(m.output).lexically_normal().string());
  bool everything = options.sources.exclude.empty() && options.sources.only.empty();
  if (everything)
    for (const std::string &folder : folders) addOrphans(folder, !tree.empty(), paths);
  std::sort(paths.begin(), paths.end());
  paths.erase(std::unique(paths.begin(), paths.end()), paths.end());
  for (const std::string &path : paths) {
    if (!stampOfFile(path)) continue;
    std::error_code error;
    fs::remove(path, error);
    if (!error) {
      removed.push_back(path);
      continue;
    }
    Diagnostic d;
    d.file = path;
    d.message = "cannot remove the file: " + error.message();
    sink.report(std::move(d));
  }
  // the longest first: a folder before the one it lies in
  std::sort(folders.begin(), folders.end(), [](auto &a, auto &b) { return a.size() > b.size(); });
  std::error_code notEmpty;
  if (!tree.empty())
    for (const std::string &folder : folders) fs::remove(folder, notEmpty);
  return sink.hasErrors() ? 1 : 0;
}

}  // namespace jj::driver
