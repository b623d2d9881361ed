// justjitc: the command line of the compiler.
#include <unistd.h>

#include <cstdio>
#include <cstdlib>

#include "crash.h"
#include "driver/compile.h"
#include "options.h"
#include "support/diagnostics.h"

/// Colours only for a person at a terminal (https://no-color.org).
static bool wantsColor() {
  const char *noColor = std::getenv("NO_COLOR"), *term = std::getenv("TERM");
  return isatty(STDERR_FILENO) && !(noColor && *noColor) && term && std::string(term) != "dumb";
}

int main(int argc, char **argv) {
  jj::setReproducer(jj::cli::quoteCommand(argc, argv));
  jj::cli::installCrashHandler();
  jj::driver::CompileOptions options;
  if (int code = jj::cli::parseCommandLine(argc, argv, options); code >= 0) return code;
  bool color = wantsColor();
  jj::DiagnosticSink sink([color](const jj::Diagnostic &d) { std::fputs(jj::format(d, color).c_str(), stderr); });
  return jj::driver::compileFile(options, sink);
}
