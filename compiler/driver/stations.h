// One module on its way through the stations. compile.cpp decides how far it goes.
#pragma once
#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "analysis/module_facts.h"
#include "bytecode/bytecode.h"
#include "codegen/codegen.h"
#include "driver/compile.h"
#include "frontend/code_unit.h"
#include "ir/ir.h"
#include "report/report.h"

namespace jj::driver {

/// CPU seconds of each station, for --time.
class Stopwatch {
public:
  void lap(const std::string &what);
  void add(const std::string &what, double seconds) { laps_.push_back({what, seconds}); }
  std::string table() const;

private:
  static double now();
  double last_ = now();
  std::vector<std::pair<std::string, double>> laps_;
};

class Compilation {
public:
  Compilation(const CompileOptions &options, DiagnosticSink &sink) : options_(options), sink_(sink) {}

  /// Each returns false when the user's source or files are at fault, having reported it.
  bool read();
  bool decode();
  bool buildIR();
  bool runPasses();
  /// The IR of a unit with labels at these offsets and at its loop headers, for speculation.
  std::unique_ptr<ir::Function> regenerate(uint32_t unit, std::vector<int32_t> labels);
  bool generate(codegen::Output output, std::string &result);
  bool link(const std::string &object, std::string &library);
  bool write(const std::string &path, const std::string &bytes, bool executable);

  const ModuleSource &source() const { return source_; }
  std::string bytecodeText() const;
  std::string irText() const;
  /// What the passes knew and guessed; behind runPasses.
  std::string factsText() const;
  const std::string &printed() const { return printed_; }
  const report::ModuleReport &report() const { return report_; }
  /// The source as it was read.
  const std::string &bytes() const { return options_.source ? *options_.source : bytes_; }
  uint32_t numNative() const { return static_cast<uint32_t>(module_.functions.size()); }
  uint32_t numUnits() const { return static_cast<uint32_t>(source_.units.size()); }
  Stopwatch watch;

private:
  bool checkModuleName();
  void stayBytecode(const CodeUnit &unit, const std::string &why);
  void noteBigFunction(const CodeUnit &unit);
  void leaveOutOthers();

  const CompileOptions &options_;
  DiagnosticSink &sink_;
  std::string bytes_;
  ModuleSource source_;
  std::vector<std::string> libraries_;     ///< what it carries
  std::vector<bytecode::Code> codes_;      ///< by unit
  bool frameLocals_ = false;               ///< asked for, or see irgen::looksAtCallers
  bool seesCounts_ = false;                ///< see irgen::mentionsReferenceCounts
  bool superEscapes_ = false;              ///< see irgen::IRGenOptions
  std::vector<std::string> notNative_;     ///< by unit: why it stays bytecode; empty: it is native
  ir::Module module_;
  std::optional<analysis::ModuleFacts> facts_;  ///< of the passes; none at -O0
  bool hasBigFunction_ = false;  ///< then the module is compiled without LLVM's passes
  std::string printed_;
  report::ModuleReport report_;  ///< when it is asked for
};

}  // namespace jj::driver
