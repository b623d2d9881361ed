// Runs passes: timing, printing, verification. What runs in which order stands in pipeline.cpp.
#include "passes/pass_manager.h"

#include <chrono>
#include <iterator>

#include "passes/speculation/speculate.h"
#include "support/diagnostics.h"

namespace jj::passes {

#define JJ_PASS(id, flag, function, description) void function(ir::Function &f, PassContext &context);
#include "passes/passes.def"

namespace {

constexpr PassInfo kPasses[] = {
#define JJ_PASS(id, flag, function, description) {PassId::id, flag, function, description},
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

const Constant *PassContext::constant(int64_t index) const {
  if (!unit || index < 0 || static_cast<size_t>(index) >= unit->consts.size()) return nullptr;
  return &unit->consts[static_cast<size_t>(index)];
}

void runPass(PassId id, PassContext &context) {
  const PassInfo &pass = info(id);
  const Options &options = context.m.options;
  if (options.time) {
    auto start = std::chrono::steady_clock::now();
    pass.run(context.f, context);
    context.m.seconds[id] += std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  } else {
    pass.run(context.f, context);
  }
  if (kDebugBuild || options.verifyEach) verify(pass, context.f);
  if (options.printAfter == pass.flag || options.printAfter == "all")
    context.m.printed += "; after " + std::string(pass.flag) + "\n" + ir::print(context.f) + "\n";
}

void runPipeline(PassContext &context) {
  for (PassId id : pipeline(context.m.options, context.f)) runPass(id, context);
}

void runPipeline(ModuleContext &m) {
  if (m.options.level > 0) {
    speculate(m);
    if (m.options.printAfter == "speculate" || m.options.printAfter == "all")
      m.printed += "; after speculate\n" + ir::print(m.module) + "\n";
  }
  auto run = [&](std::unique_ptr<ir::Function> &f) {
    const CodeUnit *unit = m.source && f->unit < m.source->units.size() ? m.source->units[f->unit].get() : nullptr;
    PassContext context{*f, unit, m};
    if (kDebugBuild || m.options.verifyEach) verify({PassId::Count_, "speculate", nullptr, ""}, *f);
    runPipeline(context);
  };
  for (auto &f : m.module.functions) run(f);
  for (auto &f : m.module.variants) run(f);
}

}  // namespace jj::passes
