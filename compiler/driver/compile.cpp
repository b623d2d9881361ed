// compileFile: how far a module goes and where the result is put. See compile.h.
#include "driver/compile.h"

#include <fmt/core.h>

#include <cstdio>
#include <filesystem>

#include "frontend/frontend.h"
#include "depfile.h"
#include "driver/result.h"
#include "module_name.h"
#include "passes/pass_manager.h"
#include "report/report.h"
#include "stamp.h"
#include "stations.h"

namespace jj::driver {
namespace {

bool isText(Station s) { return s != Station::Object && s != Station::SharedObject; }

/// The result of the station that is wanted; false when an error was reported.
bool produce(Compilation &c, const CompileOptions &options, std::string &result) {
  if (!c.read()) return false;
  if (options.emit == Station::Code) return result = printCode(c.source()), true;
  if (!c.decode()) return false;
  if (options.emit == Station::Bytecode) return result = c.bytecodeText(), true;
  if (!c.buildIR()) return false;
  if (options.emit == Station::IR) {
    result = c.irText();
    if (options.printAfter.empty()) return true;
  }
  if (!c.runPasses()) return false;
  std::string llvm;
  if (options.printAfter == "llvm" && !c.generate(codegen::Output::LLVMIRFinal, llvm)) return false;
  // What --print-after shows comes between the stations: on standard output, before a text result.
  if (options.emit == Station::IR) return result += c.printed() + llvm, true;
  if (!c.printed().empty() || !llvm.empty()) fmt::print("{}{}", c.printed(), llvm);
  switch (options.emit) {
    case Station::Facts: return result = c.factsText(), true;
    case Station::Report: return result = report::text(c.report()), true;
    case Station::LLVMIR: return c.generate(codegen::Output::LLVMIR, result);
    case Station::Assembly: return c.generate(codegen::Output::Assembly, result);
    case Station::Object: return c.generate(codegen::Output::Object, result);
    default: break;
  }
  std::string object;
  if (!c.generate(codegen::Output::Object, object) || !c.link(object, result)) return false;
  result = stamped(std::move(result), {inputKey(options, c.source().moduleName, c.bytes()), c.numNative(), c.numUnits()});
  return true;
}

/// The user's source must never be the target: `-o m.py` is a slip of the fingers.
bool wouldOverwriteSource(const CompileOptions &options, const std::string &path, DiagnosticSink &sink) {
  std::error_code missing;
  if (options.input == "-" || !std::filesystem::equivalent(options.input, path, missing) || missing) return false;
  Diagnostic d;
  d.message = fmt::format("the output '{}' is the source file itself", path);
  d.hint = "give another file with -o";
  sink.report(std::move(d));
  return true;
}

bool deliver(Compilation &c, const CompileOptions &options, const std::string &result, DiagnosticSink &sink) {
  if (isText(options.emit) && (options.output.empty() || options.output == "-")) {
    std::fwrite(result.data(), 1, result.size(), stdout);
    return std::fflush(stdout) == 0;
  }
  bool shared = options.emit == Station::SharedObject;
  std::string path = options.output;
  if (path.empty())
    path = defaultOutput(options.input, c.source().moduleName, c.source().isPackage, shared ? JJ_PYTHON_SUFFIX : ".o");
  if (wouldOverwriteSource(options, path, sink)) return false;
  if (!c.write(path, result, shared)) return false;
  if (!options.depfile.empty() && !c.write(options.depfile, dependencyRule(path, options), false)) return false;
  if (options.verbose)
    fmt::print(stderr, "{} -> {} ({} of {} code objects native, {} bytes)\n", c.source().fileName, path, c.numNative(),
               c.numUnits(), result.size());
  return true;
}

}  // namespace

const std::vector<std::string> &stationNames() {
  static const std::vector<std::string> names{"code", "bytecode", "ir", "facts", "report", "llvm-ir", "asm", "obj", "so"};
  return names;
}

const analysis::ModuleProfile *profileOf(const CompileOptions &options, const std::string &moduleName) {
  if (!options.profile) return nullptr;
  auto found = options.profile->find(moduleName);
  return found == options.profile->end() ? nullptr : &found->second;
}

int compileFile(const CompileOptions &options, DiagnosticSink &sink) {
  Compilation c(options, sink);
  std::string result;
  bool done = produce(c, options, result) && !sink.hasErrors() && deliver(c, options, result, sink);
  if (options.time) fmt::print(stderr, "{}", c.watch.table());
  return done ? 0 : 1;
}

ModuleResult compileModule(const CompileOptions &options) {
  DiagnosticSink sink;
  Compilation c(options, sink);
  ModuleResult result;
  result.done = produce(c, options, result.library) && !sink.hasErrors();
  if (!result.done) result.library.clear();
  result.native = c.numNative();
  result.units = c.numUnits();
  if (options.report && result.done) result.report = report::section(c.report()).serialize();
  result.diagnostics = sink.all();
  return result;
}

bool isPrintable(const std::string &pass) { return pass == "all" || pass == "llvm" || passes::passByFlag(pass); }

std::vector<std::string> printableNames() {
  std::vector<std::string> names = {"all"};
  for (size_t i = 0; i < static_cast<size_t>(passes::PassId::Count_); ++i) names.emplace_back(passes::info(static_cast<passes::PassId>(i)).flag);
  names.emplace_back("llvm");
  return names;
}

std::string describePasses() {
  std::string out;
  for (size_t i = 0; i < static_cast<size_t>(passes::PassId::Count_); ++i) {
    const passes::PassInfo &p = passes::info(static_cast<passes::PassId>(i));
    out += fmt::format("  {:20} {}\n", p.flag, p.description);
  }
  return out + fmt::format("  {:20} {}\n", "llvm", "LLVM's own passes (prints LLVM IR)");
}

std::string versionText() {
  return fmt::format("justjitc {} (Python 3.{}, LLVM {})", JJ_VERSION, JJ_PYTHON_MINOR, codegen::llvmVersion());
}

std::string versionDetails() {
  return fmt::format("{}\nmodules for Python 3.{}, named *{}\ntarget {}\n--target-cpu=native is {}", versionText(), JJ_PYTHON_MINOR, JJ_PYTHON_SUFFIX,
                     codegen::describeTarget(""), codegen::describeTarget("native"));
}

}  // namespace jj::driver
