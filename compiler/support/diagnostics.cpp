// Printing of diagnostics and the end of an internal error.
#include "support/diagnostics.h"

#include <fmt/core.h>

#include <cstdio>
#include <cstdlib>

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
    out += fmt::format("{:5} | {}\n", d.line, d.sourceLine);
    if (d.column > 0) {
      std::string pad;
      // Tabs stay tabs so that the caret stands below its character.
      int at = 1;
      for (size_t i = 0; i < d.sourceLine.size() && at < d.column; ++i) {
        unsigned char c = static_cast<unsigned char>(d.sourceLine[i]);
        if ((c & 0xC0) == 0x80) continue;
        pad += c == '\t' ? '\t' : ' ';
        ++at;
      }
      int width = d.endColumn > d.column ? d.endColumn - d.column : 1;
      out += fmt::format("      | {}{}^{}{}\n", pad, tint, std::string(static_cast<size_t>(width - 1), '~'), reset);
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
