// What CPython's compile() refuses, as diagnostics.
#pragma once
#include <string>
#include <string_view>

#include "frontend/python.h"
#include "support/diagnostics.h"

namespace jj::python {

/// The source as diagnostics see it: lines for display, the name the user gave.
struct DisplayedSource {
  const std::string &fileName;
  std::string_view bytes;
  const std::string &text;  ///< UTF-8 with \n; empty when it could not be decoded
};

/// Reports the exception that compile() raised.
void reportCompileError(PyObject *exception, const DisplayedSource &source, DiagnosticSink &sink);

/// Collects SyntaxWarnings while it lives: compile() prints through the module `warnings`, which the isolated
/// interpreter has not loaded, so a stand-in of that name takes them. No exception may be pending when it ends.
class WarningCollector {
public:
  WarningCollector();
  ~WarningCollector();
  /// Reports each once (a `finally` body is compiled twice and warns twice).
  void report(const DisplayedSource &source, DiagnosticSink &sink);

private:
  Ref list_;
};

}  // namespace jj::python
