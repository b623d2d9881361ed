// The command line of the compiler. See run.h.
#include "run.h"

#include <fmt/core.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>

#include "crash.h"
#include "options.h"
#include "progress.h"
#include "support/diagnostics.h"

namespace jj::cli {

/// Colours only for a person at a terminal (https://no-color.org).
static bool wantsColor() {
  const char *noColor = std::getenv("NO_COLOR"), *term = std::getenv("TERM");
  return isatty(STDERR_FILENO) && !(noColor && *noColor) && term && std::string(term) != "dumb";
}

static int runClean(const Options &options, DiagnosticSink &sink) {
  std::vector<std::string> removed;
  int status = driver::clean(options.build, sink, removed);
  if (options.quiet || options.json) return status;
  for (const std::string &path : removed) fmt::print(stderr, "removed {}\n", path);
  return status;
}

int run(int argc, char **argv) {
  setReproducer(quoteCommand(argc, argv));
  installCrashHandler();
  Options options;
  bool color = wantsColor();
  DiagnosticSink sink([&](const Diagnostic &d) {
    if (options.json) fmt::print("{}\n", diagnosticJson(d));
    else std::fputs(format(d, color).c_str(), stderr);
  });
  if (int code = parseCommandLine(argc, argv, options, sink); code >= 0) return code;
  if (options.build.clean) return runClean(options, sink);
  if (!options.build.ninjaFile.empty()) return driver::writeNinja(options.build, sink);
  if (!options.isPackage) return driver::compileFile(options.build.compile, sink);
  return driver::build(options.build, *makeObserver(options, color));
}

}  // namespace jj::cli
