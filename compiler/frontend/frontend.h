// Reading a Python module: source bytes -> ModuleSource, through an embedded, isolated CPython.
// The user's code is compiled to code objects, never executed. Thread-safe: one call at a time is let in.
#pragma once
#include <functional>
#include <string>
#include <string_view>

#include "frontend/code_unit.h"
#include "support/diagnostics.h"

namespace jj {

struct FrontendOptions {
  std::string moduleName;    ///< dotted; empty: taken from the path
  std::string codeFileName;  ///< co_filename; empty: the base name of the path
  const StubFiles *stubs = nullptr;  ///< the user's own; nullptr: none
  std::function<bool(std::string_view qualname)> isOfLibrary;  ///< when set, ModuleSource::marshalled and roots are of these functions alone
  int optimize = 0;          ///< as compile()'s: 0 keeps asserts and docstrings, 1 drops asserts, 2 docstrings too
};

/// Reads and compiles the module at `path` ("-": standard input). On failure returns false, having reported at least
/// one error. CPython's SyntaxWarnings are reported as warnings.
bool readModule(const std::string &path, const FrontendOptions &options, DiagnosticSink &sink, ModuleSource &out);

/// The bytes of a source file ("-": standard input); reports what is no readable file.
bool readSource(const std::string &path, DiagnosticSink &sink, std::string &bytes);

/// Starts the embedded interpreter, for children of this process to share. False when it does not start: readModule says
/// why. (No thread of ours runs when the driver forks and nobody holds the interpreter's lock: the copy goes on as it is.)
bool startInterpreter();

/// The same as readModule for source that is already in memory; `path` serves the names only.
bool readModuleFromBytes(const std::string &bytes, const std::string &path, const FrontendOptions &options,
                         DiagnosticSink &sink, ModuleSource &out);

/// Text of --emit=code: every code unit with its flags, names, variables, constants and hints.
std::string printCode(const ModuleSource &module);
/// A constant as Python would write it; code constants as <code N qualname>.
std::string printConstant(const Constant &constant);

}  // namespace jj
