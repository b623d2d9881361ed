// The driver: one source file through all stations, up to the one that is wanted.
// May use: every folder of the compiler. Must never enter: LLVM, CPython (they stay behind their folders).
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "analysis/profile.h"
#include "frontend/stubs.h"
#include "support/diagnostics.h"

namespace jj::driver {

/// The stations that --emit can show.
enum class Station : uint8_t { Code, Bytecode, IR, Facts, Report, LLVMIR, Assembly, Object, SharedObject };
/// "code", "bytecode", "ir", "facts", "report", "llvm-ir", "asm", "obj", "so" in order of Station.
const std::vector<std::string> &stationNames();

struct CompileOptions {
  std::string input;       ///< path, or "-" for standard input
  std::string output;      ///< empty: standard output for text, beside the source for obj and so
  std::string moduleName;  ///< dotted; empty: from the path
  std::string targetCpu;
  std::string runtimeOf;   ///< --runtime-of: the package whose library has the runtime for this one; empty: it has one itself
  const std::string *source = nullptr;  ///< the bytes of the input, when they are read already
  std::optional<std::vector<std::string>> libraries;  ///< --library: modules of the standard library of which it carries native code; nullopt: those that the source imports, of what has a runtime
  bool isLibrary = false;  ///< --make-library: the module is one of these
  std::string depfile;     ///< where to write a rule for make and ninja; empty: nowhere
  std::vector<std::string> dependencies;  ///< files besides the source that the result depends on
  std::string profileFile;                             ///< --profile; empty: none
  std::shared_ptr<const analysis::Profile> profile;    ///< what it says
  std::string stubFolder;                              ///< --stubs; empty: none
  std::shared_ptr<const StubFiles> stubs;              ///< what is in it
  std::string printAfter;  ///< pass name, "all" or "llvm"
  Station emit = Station::SharedObject;
  int optLevel = 2;
  int64_t forceExit = 0;
  bool debugInfo = false, report = false, strict = false, verbose = false, time = false, frameLocals = false, verifyEach = false;
};

/// What the profile says of a module; nullptr: nothing.
const analysis::ModuleProfile *profileOf(const CompileOptions &options, const std::string &moduleName);

/// Compiles one file; diagnostics go to the sink. 0 done, 1 the user's source or files are at fault.
int compileFile(const CompileOptions &options, DiagnosticSink &sink);

struct ModuleResult;
/// Compiles a module that is read already (options.source) to a stamped library; writes nothing.
ModuleResult compileModule(const CompileOptions &options);

/// Is it the name of a pass that --print-after takes?
bool isPrintable(const std::string &pass);
/// The names that it takes.
std::vector<std::string> printableNames();
/// One line for each pass: name and description.
std::string describePasses();
/// "justjitc 0.1.0 (Python 3.11, LLVM 22.1.8)"
std::string versionText();
/// What --version prints: that, and which Python and processors it compiles for.
std::string versionDetails();

}  // namespace jj::driver
