// Building a package: many modules, in parallel, none of them twice.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "driver/cache.h"
#include "driver/compile.h"
#include "driver/sources.h"

namespace jj::driver {

struct BuildOptions {
  CompileOptions compile;  ///< for every module; input, output, source and moduleName are not looked at
  SourceSelection sources;
  size_t jobs = 1;
  bool keepGoing = false;   ///< compile what can be compiled, write what came out right
  std::string cacheFolder;  ///< empty: none
  uint64_t cacheSize = Cache::kDefaultLimit;
  std::string ninjaFile;    ///< --ninja: write this file, compile nothing
  std::string reportFile;   ///< --report: all modules are compiled anew, and this page is written
  bool clean = false;       ///< remove what was made
};

/// How a module got its result.
enum class Origin : uint8_t { UpToDate, Cached, Compiled, Failed, NotTried };

struct ModuleReport {
  SourceModule module;
  Origin origin = Origin::NotTried;
  uint32_t native = 0, units = 0;  ///< code objects
  size_t lines = 0, bytes = 0;     ///< of the source; of the library
  double cpuSeconds = 0;
  bool internalError = false;
};

struct Summary {
  std::vector<ModuleReport> modules;
  std::vector<std::string> bytecode;  ///< functions that stay bytecode, each with file, line and why
  size_t left = 0;                    ///< files that are scripts, not modules
  size_t damaged = 0;                 ///< entries of the cache that were made again
  double seconds = 0;
};

/// Is told what goes on. Everything but `tick` and `started` comes in an order that does not depend on the jobs.
class BuildObserver {
public:
  virtual ~BuildObserver() = default;
  virtual void begins(size_t modules) = 0;
  virtual void started(const SourceModule &module) = 0;
  virtual void ended(const ModuleReport &report) = 0;
  virtual void reported(const Diagnostic &diagnostic) = 0;
  /// Ten times a second while jobs run.
  virtual void tick() = 0;
  virtual void finished(const Summary &summary) = 0;
};

/// Builds the selection. 0 done, 1 the sources or files are at fault (then, unless keepGoing, nothing was written), 70 an
/// internal error.
int build(const BuildOptions &options, BuildObserver &observer);
/// Removes the libraries that were made of the selection, and those whose source is gone; nothing else. `removed` receives
/// their paths.
int clean(const BuildOptions &options, DiagnosticSink &sink, std::vector<std::string> &removed);
/// Writes options.ninjaFile.
int writeNinja(const BuildOptions &options, DiagnosticSink &sink);

}  // namespace jj::driver
