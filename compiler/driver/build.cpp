// See build.h. Three steps: settle each module without compiling (up to date, in the cache), compile the others in
// processes, and, when all is well, write the results. What is told to the observer waits for the modules before it, so
// that it is the same whatever ran first.
#include "driver/build.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <map>
#include <numeric>
#include <optional>
#include <set>
#include <utility>

#include "depfile.h"
#include "driver/compiler_program.h"
#include "frontend/frontend.h"
#include "link/linker.h"
#include "report/report.h"
#include "spool.h"
#include "stamp.h"
#include "workers.h"

namespace jj::driver {
namespace {

using Clock = std::chrono::steady_clock;

class Build {
public:
  Build(const BuildOptions &options, BuildObserver &observer)
      : options_(options), observer_(observer), cache_(options.cacheFolder, options.cacheSize) {}
  int run();

private:
  struct Item {
    ModuleReport report;
    std::string source, key;  // while it is compiled
    std::vector<Diagnostic> diagnostics;
    std::string reportSection;
    std::optional<Spool::Place> result;  // to be written
    const Item *package = nullptr;  // whose library has the runtime for this one
    bool settled = false;
  };

  void orderItems();
  CompileOptions optionsOf(const Item &item) const;
  void begin(size_t index);
  bool settleWithoutCompiling(Item &item);
  void take(Item &item, ModuleResult &&result);
  void take(const Workers::Ended &ended);
  void fail(Item &item, std::string message, std::string hint = "");
  void tellInOrder();
  bool writeResults();
  bool writeReport();
  void write(Item &item);

  const BuildOptions &options_;
  BuildObserver &observer_;
  Cache cache_;
  Spool spool_;
  Workers workers_;
  std::vector<Item> items_;
  std::vector<size_t> order_;  ///< in which they are begun
  Summary summary_;
  size_t told_ = 0;
  bool failed_ = false, stored_ = false, cacheComplained_ = false;
};

/// Packages whose runtime others use come first: where such a one fails, these have to have their own.
void Build::orderItems() {
  std::map<std::string_view, const Item *> byName;
  for (const Item &item : items_) byName[item.report.module.name] = &item;
  std::set<const Item *> first;
  for (Item &item : items_)
    if (const std::string &package = item.report.module.runtimeOf; !package.empty()) first.insert(item.package = byName.at(package));
  order_.resize(items_.size());
  std::iota(order_.begin(), order_.end(), 0);
  std::stable_partition(order_.begin(), order_.end(), [&](size_t index) { return first.count(&items_[index]) != 0; });
}

CompileOptions Build::optionsOf(const Item &item) const {
  CompileOptions o = options_.compile;
  if (item.package && item.package->report.origin != Origin::Failed) o.runtimeOf = item.report.module.runtimeOf;
  if (!o.libraries && item.report.module.runtimeOf.empty()) o.libraries = item.report.module.libraries;
  o.input = item.report.module.source;
  o.moduleName = item.report.module.name;
  o.source = &item.source;
  o.report = !options_.reportFile.empty();
  return o;
}

void Build::fail(Item &item, std::string message, std::string hint) {
  Diagnostic d;
  d.file = item.report.module.source;
  d.message = std::move(message);
  d.hint = std::move(hint);
  item.diagnostics.push_back(std::move(d));
  item.report.origin = Origin::Failed;
}

/// True when the module needs no compiling: its library is right already, lies in the cache, or its source is unreadable.
bool Build::settleWithoutCompiling(Item &item) {
  DiagnosticSink sink;
  if (!readSource(item.report.module.source, sink, item.source)) {
    item.diagnostics = sink.all();
    item.report.origin = Origin::Failed;
    return true;
  }
  item.report.lines = static_cast<size_t>(std::count(item.source.begin(), item.source.end(), '\n'));
  item.key = inputKey(optionsOf(item), item.report.module.name, item.source);
  if (!options_.reportFile.empty()) return false;
  // A library with bytecode in it is not left alone: what was said of it must be said again.
  std::optional<Stamp> stamp = stampOfFile(item.report.module.output);
  if (stamp && stamp->key == item.key && stamp->native == stamp->units) {
    std::error_code error;
    item.report.origin = Origin::UpToDate;
    item.report.native = stamp->native;
    item.report.units = stamp->units;
    item.report.bytes = static_cast<size_t>(std::filesystem::file_size(item.report.module.output, error));
    return true;
  }
  ModuleResult cached;
  Cache::Found found = cache_.load(item.key, cached);
  summary_.damaged += found == Cache::Found::Damaged;
  if (found != Cache::Found::Yes || (options_.compile.strict && cached.native < cached.units)) return false;
  item.report.origin = Origin::Cached;
  for (Diagnostic &d : cached.diagnostics)
    if (!d.file.empty()) d.file = item.report.module.source;
  take(item, std::move(cached));
  return true;
}

/// A result that came from the cache or from a child.
void Build::take(Item &item, ModuleResult &&result) {
  item.report.native = result.native;
  item.report.units = result.units;
  item.report.bytes = result.library.size();
  item.diagnostics = std::move(result.diagnostics);
  if (!result.done) {
    item.report.origin = Origin::Failed;
    return;
  }
  std::string error;
  Spool::Place place;
  if (spool_.put(result.library, place, error)) item.result = place;
  else fail(item, error);
}

void Build::take(const Workers::Ended &ended) {
  Item &item = items_[ended.id];
  item.report.cpuSeconds = ended.cpuSeconds;
  item.report.origin = Origin::Compiled;
  item.settled = true;
  ModuleResult result;
  if (ended.signal || ended.exitCode || !deserialize(ended.output, result)) {
    item.report.internalError = true;
    fail(item, ended.signal ? fmt::format("the process that compiled the module was ended by signal {}", ended.signal)
                            : "internal error of the compiler, see above",
         ended.signal == 9 ? "it may have needed more memory than there is: try fewer at once (-j1)" : "");
    return;
  }
  item.reportSection = std::exchange(result.report, {});
  std::string error;
  if (result.done && !cache_.store(item.key, result, error) && !cacheComplained_) {
    cacheComplained_ = true;
    Diagnostic d;
    d.severity = Severity::Warning;
    d.message = "the cache cannot be used: " + error;
    d.hint = "--cache=DIR says where it lies, --no-cache does without";
    observer_.reported(d);
  }
  stored_ |= result.done;
  take(item, std::move(result));
  item.source = {};
}

void Build::begin(size_t index) {
  Item &item = items_[index];
  observer_.started(item.report.module);
  item.settled = settleWithoutCompiling(item);
  if (item.settled) {
    item.source = {};
    return;
  }
  startInterpreter();
  CompileOptions options = optionsOf(item);
  workers_.start(index, [options] {
    setReproducer(fmt::format("{} -O{} --module-name={} {}{}", fmt::join(compilerProgram().command, " "), options.optLevel, options.moduleName,
                              options.runtimeOf.empty() ? "" : "--runtime-of=" + options.runtimeOf + " ", options.input));
    return serialize(compileModule(options));
  });
}

/// Tells the observer of every module whose predecessors are settled.
void Build::tellInOrder() {
  for (; told_ < items_.size() && items_[told_].settled; ++told_) {
    Item &item = items_[told_];
    if (failed_ && !options_.keepGoing) return;  // what else ran depends on the number of jobs
    for (const Diagnostic &d : item.diagnostics) {
      observer_.reported(d);
      if (d.severity == Severity::Warning && item.report.native < item.report.units)
        summary_.bytecode.push_back(fmt::format("{}:{}: {}", d.file, d.line, d.message));
    }
    failed_ |= item.report.origin == Origin::Failed;
    observer_.ended(item.report);
  }
}

void Build::write(Item &item) {
  const SourceModule &module = item.report.module;
  std::error_code error;
  std::filesystem::path folder = std::filesystem::path(module.output).parent_path();
  if (!folder.empty()) std::filesystem::create_directories(folder, error);
  std::string bytes, why;
  if (!spool_.get(*item.result, bytes, why) || !link::writeFileAtomically(module.output, bytes, true, why)) {
    fail(item, why);
    observer_.reported(item.diagnostics.back());
    failed_ = true;
  }
}

bool Build::writeReport() {
  std::vector<report::Section> sections;
  for (const Item &item : items_)
    if (report::Section s; report::Section::deserialize(item.reportSection, s)) sections.push_back(std::move(s));
  Diagnostic d;
  if (link::writeFileAtomically(options_.reportFile, report::page(std::move(sections), versionText()), false, d.message)) return true;
  observer_.reported(d);
  return false;
}

bool Build::writeResults() {
  for (Item &item : items_)
    if (item.result && item.report.origin != Origin::Failed && (!failed_ || options_.keepGoing)) write(item);
  if (!failed_ && !options_.reportFile.empty() && !writeReport()) return false;
  if (options_.compile.depfile.empty() || failed_) return !failed_;
  std::string rules, error;
  for (const Item &item : items_) rules += dependencyRule(item.report.module.output, optionsOf(item));
  if (link::writeFileAtomically(options_.compile.depfile, rules, false, error)) return true;
  Diagnostic d;
  d.message = error;
  observer_.reported(d);
  return false;
}

int Build::run() {
  auto start = Clock::now();
  DiagnosticSink sink([this](const Diagnostic &d) { observer_.reported(d); });
  std::vector<SourceModule> modules;
  if (!findModules(options_.sources, sink, modules, summary_.left)) return 1;
  items_.resize(modules.size());
  for (size_t i = 0; i < modules.size(); ++i) items_[i].report.module = std::move(modules[i]);
  orderItems();
  observer_.begins(items_.size());
  size_t next = 0;
  while (true) {
    bool stop = failed_ && !options_.keepGoing;
    auto isReady = [](const Item &item) { return !item.package || item.package->settled; };
    if (!stop && next < items_.size() && workers_.running() < options_.jobs && isReady(items_[order_[next]])) {
      begin(order_[next++]);
      tellInOrder();
      continue;
    }
    if (!workers_.running()) break;
    Workers::Ended ended;
    if (workers_.wait(100, ended)) {
      take(ended);
      tellInOrder();
    } else {
      observer_.tick();
    }
  }
  bool good = writeResults();
  if (stored_) cache_.trim();
  bool internal = false;
  for (Item &item : items_) {
    internal |= item.report.internalError;
    summary_.modules.push_back(std::move(item.report));
  }
  summary_.seconds = std::chrono::duration<double>(Clock::now() - start).count();
  observer_.finished(summary_);
  return internal ? 70 : good ? 0 : 1;
}

}  // namespace

int build(const BuildOptions &options, BuildObserver &observer) { return Build(options, observer).run(); }

int writeNinja(const BuildOptions &options, DiagnosticSink &sink) {
  std::vector<SourceModule> modules;
  size_t left = 0;
  if (!findModules(options.sources, sink, modules, left)) return 1;
  Diagnostic d;
  if (link::writeFileAtomically(options.ninjaFile, ninjaText(modules, options.compile), false, d.message)) return 0;
  sink.report(std::move(d));
  return 1;
}

}  // namespace jj::driver
