// justjitc: the command line of the compiler.
#include <fmt/core.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>

#include "crash.h"
#include "options.h"
#include "progress.h"
#include "support/diagnostics.h"

/// Colours only for a person at a terminal (https://no-color.org).
static bool wantsColor() {
  const char *noColor = std::getenv("NO_COLOR"), *term = std::getenv("TERM");
  return isatty(STDERR_FILENO) && !(noColor && *noColor) && term && std::string(term) != "dumb";
}

static int runClean(const jj::cli::Options &options, jj::DiagnosticSink &sink) {
  std::vector<std::string> removed;
  int status = jj::driver::clean(options.build, sink, removed);
  if (options.quiet || options.json) return status;
  for (const std::string &path : removed) fmt::print(stderr, "removed {}\n", path);
  return status;
}

int main(int argc, char **argv) {
  jj::setReproducer(jj::cli::quoteCommand(argc, argv));
  jj::cli::installCrashHandler();
  jj::cli::Options options;
  bool color = wantsColor();
  jj::DiagnosticSink sink([&](const jj::Diagnostic &d) {
    if (options.json) fmt::print("{}\n", jj::cli::diagnosticJson(d));
    else std::fputs(jj::format(d, color).c_str(), stderr);
  });
  if (int code = jj::cli::parseCommandLine(argc, argv, options, sink); code >= 0) return code;
  if (options.build.clean) return runClean(options, sink);
  if (!options.build.ninjaFile.empty()) return jj::driver::writeNinja(options.build, sink);
  if (!options.isPackage) return jj::driver::compileFile(options.build.compile, sink);
  return jj::driver::build(options.build, *jj::cli::makeObserver(options, color));
}
