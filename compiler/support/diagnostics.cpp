// Printing of diagnostics and the end of an internal error.
#include "support/diagnostics.h"

#include <fmt/core.h>

#include <cstdio>
#include <cstdlib>

#include "support/excerpt.h"

namespace jj {
namespace {
std::function<std::string()> crashContext;
char reproducerText[8192];
}  // namespace

std::string format(const Diagnostic &d, bool color) {
  const char *bold = color ? "\033[1m" : "", *reset = color ? "\033[0m" : "", *tint = "";
  const char *word = "error";
  if (d.severity == Severity::Warning) word = "warning", tint = "\033[1;35m";
  else if (d.severity == Severity::Note) word = "note", tint = "\033[1;36m";
  else tint = "\033[1;31m";
  if (!color) tint = "";
  std::string place = d.file.empty() ? "justjitc: " : d.file + ":";
  if (!d.file.empty()) {
    if (d.line > 0) place += fmt::format("{}:", d.line);
    if (d.line > 0 && d.column > 0) place += fmt::format("{}:", d.column);
    place += " ";
  }
  std::string out = fmt::format("{}{}{}{}{}: {}{}{}{}\n", bold, place, reset, tint, word, reset, bold, d.message, reset);
  if (!d.sourceLine.empty()) {
    Excerpt shown = excerpt(d);
    out += fmt::format("{:5} | {}\n", d.line, shown.text);
    if (shown.column > 0) {
      std::string tildes(static_cast<size_t>(shown.width - 1), '~');
      out += fmt::format("      | {}{}^{}{}\n", blanksBelow(shown), tint, tildes, reset);
    }
  }
  if (!d.hint.empty()) out += fmt::format("      = {}hint:{} {}\n", bold, reset, d.hint);
  return out;
}

void DiagnosticSink::report(Diagnostic d) {
  if (d.severity == Severity::Error) ++errors_;
  if (printer_) printer_(d);
  all_.push_back(std::move(d));
}

void setCrashContext(std::function<std::string()> context) { crashContext = std::move(context); }

void setReproducer(const std::string &command) { std::snprintf(reproducerText, sizeof reproducerText, "%s", command.c_str()); }
const char *reproducer() { return reproducerText; }

void internalError(std::string_view what) {
  fmt::print(stderr, "justjitc: internal error: {}\n", what);
  if (crashContext) {
    auto context = std::move(crashContext);
    crashContext = nullptr;
    fmt::print(stderr, "{}\n", context());
  }
  if (*reproducerText) fmt::print(stderr, "to reproduce: {}\n", reproducerText);
  std::fflush(nullptr);
  std::_Exit(70);
}

}  // namespace jj
