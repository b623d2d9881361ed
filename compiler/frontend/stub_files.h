// Stubs as the front end reads them: for its own files only.
#pragma once
#include "frontend/stubs.h"

namespace jj::python {

/// The stubs of the modules that these names speak of (names of code objects: "math", "os.path"), and of the builtins. A file of `users` comes before the compiler's own.
/// The interpreter's lock is held. False when a file of the user is wrong, having reported it.
bool readStubs(const StubFiles *users, const std::set<std::string> &names, DiagnosticSink &sink, Stubs &out);

/// One stub from its text.
bool parseStub(const StubFile &file, DiagnosticSink &sink, StubModule &out);

}  // namespace jj::python
