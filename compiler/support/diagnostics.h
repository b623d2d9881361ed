// Diagnostics: what the user is told. A user's mistake is a Diagnostic; a broken invariant is jj::internalError.
#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace jj {

enum class Severity { Note, Warning, Error };

struct Diagnostic {
  Severity severity = Severity::Error;
  std::string file;        ///< empty: none
  int line = 0;            ///< 1-based; 0: none
  int column = 0;          ///< 1-based, in characters; 0: none
  int endColumn = 0;       ///< exclusive; 0: a single caret
  std::string message;
  std::string sourceLine;  ///< text of the line, without newline; empty: none is shown
  std::string hint;        ///< empty: none
};

/// As clang prints them; `color` only for terminals.
std::string format(const Diagnostic &d, bool color);

/// Collects or prints diagnostics; the command line installs a printer.
class DiagnosticSink {
public:
  using Printer = std::function<void(const Diagnostic &)>;
  explicit DiagnosticSink(Printer p = nullptr) : printer_(std::move(p)) {}
  void report(Diagnostic d);
  bool hasErrors() const { return errors_ > 0; }
  const std::vector<Diagnostic> &all() const { return all_; }

private:
  Printer printer_;
  int errors_ = 0;
  std::vector<Diagnostic> all_;
};

/// A broken invariant of the compiler: prints what, the IR that was at hand and how to reproduce, exits with 70.
[[noreturn]] void internalError(std::string_view what);
/// Text appended to the report of internalError: the IR at hand. Set by the pass manager and code generation.
void setCrashContext(std::function<std::string()> context);
/// The command that reproduces an internal error; set by the command line. Kept in static storage, for signal handlers.
void setReproducer(const std::string &command);
const char *reproducer();

}  // namespace jj
