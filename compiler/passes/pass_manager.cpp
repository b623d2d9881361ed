// Runs passes: timing, printing, verification. What runs in which order stands in pipeline.cpp.
#include "passes/pass_manager.h"

#include <ctime>
#include <iterator>

#include "passes/speculation/speculate.h"
#include "support/diagnostics.h"

namespace jj::passes {

#define JJ_PASS(id, flag, function, description) void function(ir::Function &f, PassContext &context);
#define JJ_MODULE_PASS(id, flag, function, description) void function(ModuleContext &m);
#include "passes/passes.def"

namespace {

constexpr PassInfo kPasses[] = {
#define JJ_PASS(id, flag, function, description) {PassId::id, flag, function, nullptr, description},
#define JJ_MODULE_PASS(id, flag, function, description) {PassId::id, flag, nullptr, function, description},
#include "passes/passes.def"
};

#ifdef NDEBUG
constexpr bool kDebugBuild = false;
#else
constexpr bool kDebugBuild = true;
#endif

/// On an internal error inside: the function's IR. One at a time in a thread; ends with the scope.
class CrashScope {
public:
  explicit CrashScope(const ir::Function &f) {
    setCrashContext([&f] { return "IR of " + f.name + ":\n" + ir::print(f); });
  }
  ~CrashScope() { setCrashContext(nullptr); }
};

void verify(const PassInfo &pass, const ir::Function &f) {
  std::string broken = ir::verify(f);
  if (broken.empty()) return;
  CrashScope scope(f);
  internalError("after pass " + std::string(pass.flag) + ": " + broken);
}

}  // namespace

const PassInfo &info(PassId id) { return kPasses[static_cast<size_t>(id)]; }

const PassInfo *passByFlag(std::string_view flag) {
  for (const PassInfo &p : kPasses)
    if (p.flag == flag) return &p;
  return nullptr;
}

const Constant *PassContext::constant(int64_t index) const { return unit ? unit->constant(index) : nullptr; }

namespace {

/// CPU time of this thread: modules are compiled in parallel, on machines that do other things too.
double threadSeconds() {
  timespec t;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
  return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_nsec) * 1e-9;
}

template <class Run>
void timed(PassId id, ModuleContext &m, Run run) {
  if (!m.options.time) return run();
  double start = threadSeconds();
  run();
  m.seconds[id] += threadSeconds() - start;
}

void inspect(const PassInfo &pass, const ir::Function &f, ModuleContext &m) {
  if (kDebugBuild || m.options.verifyEach) verify(pass, f);
  if (m.options.printAfter == pass.flag || m.options.printAfter == "all")
    m.printed += "; after " + std::string(pass.flag) + "\n" + ir::print(f) + "\n";
}

void runStage(Stage stage, ir::Function &f, ModuleContext &m) {
  const CodeUnit *unit = m.source && f.unit < m.source->units.size() ? m.source->units[f.unit].get() : nullptr;
  PassContext context{f, unit, m};
  for (PassId id : pipeline(stage, m.options, f)) {
    if (id == PassId::ErrorChecks && m.beforeLowering) m.beforeLowering(f);
    runPass(id, context);
  }
}

}  // namespace

analysis::ModuleFacts &factsOf(ModuleContext &m) {
  if (!m.facts) m.facts.emplace(analysis::findFacts(m.module, *m.source));
  return *m.facts;
}

void runPass(PassId id, PassContext &context) {
  const PassInfo &pass = info(id);
  timed(id, context.m, [&] { pass.run(context.f, context); });
  inspect(pass, context.f, context.m);
}

void runModulePass(PassId id, ModuleContext &m) {
  const PassInfo &pass = info(id);
  timed(id, m, [&] { pass.runOnModule(m); });
  for (const auto &f : m.module.functions) inspect(pass, *f, m);
  for (const auto &f : m.module.variants) inspect(pass, *f, m);
}

void runPipeline(ModuleContext &m) {
  for (const auto &f : m.module.functions) runStage(Stage::BeforeSpeculation, *f, m);
  if (m.options.level > 0) runModulePass(PassId::Speculate, m);
  // Behind speculation, which makes functions anew. What it writes down stays where it is through all that follows.
  if (m.options.level > 0) runModulePass(PassId::GuessCallees, m);
  // Variants are left as speculation made them: unboxed straight-line code without references, errors or frames.
  for (const auto &f : m.module.functions) runStage(Stage::AfterSpeculation, *f, m);
}

}  // namespace jj::passes
