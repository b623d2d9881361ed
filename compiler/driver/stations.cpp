// The stations in order: read, decode, IR, passes, code, link, write. See stations.h.
#include "stations.h"

#include <fmt/core.h>

#include <algorithm>
#include <ctime>
#include <limits>

#include "frontend/frontend.h"
#include "irgen/irgen.h"
#include "link/linker.h"
#include "libraries.h"
#include "module_name.h"
#include "passes/pass_manager.h"
#include "report/facts.h"

namespace jj::driver {

double Stopwatch::now() {
  timespec t;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_nsec) / 1e9;
}

void Stopwatch::lap(const std::string &what) {
  double t = now();
  laps_.push_back({what, t - last_});
  last_ = t;
}

std::string Stopwatch::table() const {
  std::string out;
  double sum = 0;
  for (auto &[what, seconds] : laps_) {
    out += fmt::format("{:9.1f} ms  {}\n", seconds * 1000, what);
    if (what[0] != ' ') sum += seconds;
  }
  return out + fmt::format("{:9.1f} ms  total (CPU)\n", sum * 1000);
}

bool Compilation::checkModuleName() {
  Diagnostic d;
  if (isModuleName(source_.moduleName)) {
    if (options_.runtimeOf.empty() || isInside(source_.moduleName, options_.runtimeOf)) return true;
    d.message = fmt::format("--runtime-of: '{}' is no module of a package '{}'", source_.moduleName, options_.runtimeOf);
    sink_.report(std::move(d));
    return false;
  }
  d.message = fmt::format("'{}' is not the name of a module that can be imported", source_.moduleName);
  d.hint = "rename the file, or give a name with --module-name=NAME (letters, digits, underscores; dots between packages)";
  d.file = options_.moduleName.empty() ? source_.fileName : "";
  sink_.report(std::move(d));
  return false;
}

bool Compilation::read() {
  FrontendOptions options;
  options.moduleName = options_.moduleName;
  options.stubs = options_.stubs.get();
  const Library *library = options_.isLibrary ? libraryByName(options_.moduleName) : nullptr;
  if (library) options.isOfLibrary = [library](std::string_view qualname) { return isOfLibrary(*library, qualname); };
  if (options.moduleName.empty() && options_.input != "-") options.moduleName = dottedName(options_.input);
  if (!options_.source && !readSource(options_.input, sink_, bytes_)) return false;
  if (!readModuleFromBytes(bytes(), options_.input, options, sink_, source_) || !checkModuleName()) return false;
  libraries_ = librariesOf(options_, bytes());
  watch.lap("read and compile to code objects");
  return true;
}

/// A code object that cannot be native: said to the user, kept for __justjitc__.
void Compilation::stayBytecode(const CodeUnit &unit, const std::string &why) {
  notNative_[unit.id] = why;
  Diagnostic d;
  d.severity = options_.strict ? Severity::Error : Severity::Warning;
  d.file = source_.fileName;
  d.line = unit.firstLine;
  d.message = fmt::format("'{}' is not compiled: {}", unit.isModule() ? "<module>" : unit.qualname, why);
  d.hint = options_.strict ? "without --strict it runs as bytecode inside the module" : "it runs as bytecode inside the module";
  sink_.report(std::move(d));
}

bool Compilation::decode() {
  codes_.resize(source_.units.size());
  notNative_.resize(source_.units.size());
  for (const auto &unit : source_.units) {
    std::string error;
    if (!bytecode::decode(*unit, source_.pythonMinor, codes_[unit->id], error))
      internalError(fmt::format("bytecode of '{}' cannot be decoded: {}", unit->qualname, error));
    codes_[unit->id].unit = unit.get();
  }
  if (const analysis::ModuleProfile *seen = profileOf(options_, source_.moduleName)) analysis::applyProfile(*seen, codes_, source_);
  watch.lap("decode bytecode");
  return true;
}

void Compilation::noteBigFunction(const CodeUnit &unit) {
  hasBigFunction_ = true;
  Diagnostic d;
  d.severity = Severity::Note;
  d.file = source_.fileName;
  d.line = unit.firstLine;
  d.message = fmt::format("'{}' is very big: it is compiled with less optimisation", unit.isModule() ? "<module>" : unit.qualname);
  sink_.report(std::move(d));
}

bool Compilation::buildIR() {
  module_.name = source_.moduleName;
  irgen::IRGenOptions options;
  for (const auto &unit : source_.units)
    seesCounts_ |= irgen::mentionsReferenceCounts(*unit);
  options.seesCounts = seesCounts_;
  // What is loaded from a slot is counted; where the interpreter borrows it, the module sees more references than there are.
  bool countsDiffer = seesCounts_ && codes_[0].interpreter.stackBorrows;
  options.frameLocals = frameLocals_ = options_.frameLocals || (irgen::looksAtCallers(source_.units) && !countsDiffer);
  irgen::IRGenOptions unlimited = options;
  unlimited.registerModeLimit = std::numeric_limits<size_t>::max();
  for (const auto &unit : source_.units) {
    const bytecode::Code &code = codes_[unit->id];
    std::string why;
    if (!irgen::supported(*unit, why)) {
      stayBytecode(*unit, why);
      continue;
    }
    constexpr size_t kBig = 10'000;  // instructions; more than that in one function costs LLVM minutes
    bool inMemory = irgen::needsMemoryLocals(code, options) && !irgen::needsMemoryLocals(code, unlimited);
    if (inMemory || (code.instructions.size() > kBig && !unit->isModule())) noteBigFunction(*unit);
    module_.functions.push_back(irgen::build(code, options, &superEscapes_));
  }
  if (superEscapes_) {
    options.superEscapes = true;
    for (auto &f : module_.functions)
      if (!f->memoryLocals && irgen::needsMemoryLocals(codes_[f->unit], options)) f = irgen::build(codes_[f->unit], options);
  }
  watch.lap("build IR");
  return !sink_.hasErrors();
}

std::unique_ptr<ir::Function> Compilation::regenerate(uint32_t unit, std::vector<int32_t> labels) {
  const bytecode::Code &code = codes_[unit];
  for (const bytecode::BasicBlock &b : code.blocks)
    if (b.isLoopHeader) labels.push_back(code.instructions[static_cast<size_t>(b.first)].offset);
  std::sort(labels.begin(), labels.end());
  labels.erase(std::unique(labels.begin(), labels.end()), labels.end());
  return irgen::build(code, {.frameLocals = frameLocals_, .seesCounts = seesCounts_, .superEscapes = superEscapes_, .labels = &labels});
}

bool Compilation::runPasses() {
  passes::Options options;
  options.level = options_.optLevel;
  options.verifyEach = options_.verifyEach;
  options.time = options_.time;
  if (options_.printAfter != "llvm") options.printAfter = options_.printAfter;
  passes::ModuleContext context{.module = module_, .source = &source_, .options = options, .regenerate = {}, .seconds = {}, .printed = {}};
  context.regenerate = [this](uint32_t unit, std::vector<int32_t> labels) { return regenerate(unit, std::move(labels)); };
  if (options_.report || options_.emit == Station::Report) {
    report_ = report::begin(source_);
    for (const auto &unit : source_.units)
      if (!notNative_[unit->id].empty()) report::addBytecode(report_, *unit, notNative_[unit->id]);
    context.beforeLowering = [&](const ir::Function &f) {
      const ir::Function *variant = nullptr;
      for (const auto &v : module_.variants)
        if (v->unit == f.unit) variant = v.get();
      report::add(report_, source_, f, variant, codes_[f.unit]);
    };
  }
  passes::runPipeline(context);
  if (options_.isLibrary) leaveOutOthers();
  printed_ = std::move(context.printed);
  facts_ = std::move(context.facts);
  watch.lap("passes");
  for (auto [id, seconds] : context.seconds) watch.add(fmt::format("  {}", passes::info(id).flag), seconds);
  return !sink_.hasErrors();
}

/// What is no function of the library, nor inside of one, has told the passes of the module, and gets no code.
void Compilation::leaveOutOthers() {
  const std::vector<bool> &isOf = source_.isNative;
  auto leaveOut = [&](std::vector<std::unique_ptr<ir::Function>> &functions) {
    std::erase_if(functions, [&](const auto &f) { return !isOf[f->unit]; });
    for (const auto &f : functions)
      for (ir::Block *b : f->blocks())
        for (ir::Instr *i : b->instrs)
          if (i->callee >= 0 && !isOf[static_cast<size_t>(i->callee)]) i->callee = -1;
  };
  leaveOut(module_.functions);
  leaveOut(module_.unframed);
  for (const auto &unit : source_.units)
    if (!isOf[unit->id]) notNative_[unit->id] = "no part of the library";
}

bool Compilation::generate(codegen::Output output, std::string &result) {
  codegen::Input input;
  input.source = &source_;
  input.version = JJ_VERSION;
  for (const auto &unit : source_.units)
    input.units.push_back({.source = unit.get(), .code = &codes_[unit->id], .function = nullptr, .notNative = notNative_[unit->id]});
  for (const auto &f : module_.functions) input.units[f->unit].function = f.get();
  for (const auto &v : module_.variants) input.variants.push_back(v.get());
  for (const auto &v : module_.unframed) input.unframed.push_back(v.get());
  int64_t guards = 0;
  std::string packageFile = options_.runtimeOf.empty() ? "" : libraryAround(options_.runtimeOf, source_.moduleName, source_.isPackage, JJ_PYTHON_SUFFIX);
  codegen::Options options{.optLevel = hasBigFunction_ ? 0 : options_.optLevel, .debugInfo = options_.debugInfo, .forceExit = options_.forceExit, .guards = &guards,
                           .lap = [this](const char *what) { watch.lap(what); }, .libraries = libraries_, .isLibrary = options_.isLibrary, .package = options_.runtimeOf, .packageFile = packageFile, .targetCpu = options_.targetCpu};
  Diagnostic d;
  if (!codegen::generate(input, options, output, result, d.message)) {
    sink_.report(std::move(d));
    return false;
  }
  if (options_.forceExit > guards) {
    d.message = fmt::format("--force-exit={}: the module has {} guards", options_.forceExit, guards);
    sink_.report(std::move(d));
    return false;
  }
  return true;
}

bool Compilation::link(const std::string &object, std::string &library) {
  Diagnostic d;
  if (!link::linkModule(object, {.keepDebugInfo = options_.debugInfo, .hasRuntime = options_.runtimeOf.empty(), .libraries = libraries_}, library, d.message)) {
    sink_.report(std::move(d));
    return false;
  }
  watch.lap("link");
  return true;
}

bool Compilation::write(const std::string &path, const std::string &bytes, bool executable) {
  Diagnostic d;
  if (!link::writeFileAtomically(path, bytes, executable, d.message)) {
    sink_.report(std::move(d));
    return false;
  }
  watch.lap("write");
  return true;
}

std::string Compilation::bytecodeText() const {
  std::string text;
  for (const bytecode::Code &code : codes_) text += bytecode::print(code);
  return text;
}

std::string Compilation::irText() const { return ir::print(module_); }

std::string Compilation::factsText() const { return report::facts({.source = source_, .module = module_, .facts = facts_ ? &*facts_ : nullptr, .codes = codes_, .notNative = notNative_}); }

}  // namespace jj::driver
