// The pass manager: what a pass sees (PassContext), how the pipeline runs, prints, times and verifies.
// A pass is a function `void name(ir::Function &, PassContext &)`, or `void name(ModuleContext &)`, and a row of passes.def.
#pragma once
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/module_facts.h"
#include "frontend/code_unit.h"
#include "ir/ir.h"

namespace jj::passes {

enum class PassId : uint8_t {
#define JJ_PASS(id, flag, function, description) id,
#include "passes/passes.def"
  Count_
};

struct Options {
  int level = 2;                 ///< -O0 .. -O3
  bool verifyEach = false;       ///< verify after every pass (always in debug builds)
  bool time = false;             ///< --time: collect seconds of each pass
  std::string printAfter;        ///< flag name of a pass, or "all"; empty: nothing
};

/// What the passes of one module share.
struct ModuleContext {
  ir::Module &module;
  const ModuleSource *source = nullptr;  ///< may be missing in tests
  Options options = {};
  /// Makes a unit's function anew with labels at these byte offsets and at its loop headers; set by the driver. Without it there are
  /// no typed regions.
  std::function<std::unique_ptr<ir::Function>(uint32_t unit, std::vector<int32_t> labels)> regenerate = nullptr;
  /// Told of each function when all is known of its types and nothing is lowered; may be empty.
  std::function<void(const ir::Function &)> beforeLowering = nullptr;
  std::optional<analysis::ModuleFacts> facts = {};  ///< made when the first pass asks for them: of functions without typed regions
  std::map<PassId, double> seconds = {};      ///< filled under Options::time
  std::string printed = {};                   ///< text of --print-after
};

/// What is known of the module; needs its source.
analysis::ModuleFacts &factsOf(ModuleContext &m);

/// What a pass sees besides the function.
struct PassContext {
  ir::Function &f;
  const CodeUnit *unit;  ///< constants and names; may be missing in tests
  ModuleContext &m;

  /// Constant number `index` of the unit, or nullptr when it is not known.
  const Constant *constant(int64_t index) const;
};

using PassFunction = void (*)(ir::Function &, PassContext &);
using ModulePassFunction = void (*)(ModuleContext &);

/// A row of passes.def.
struct PassInfo {
  PassId id;
  const char *flag;
  PassFunction run;                ///< nullptr: runs over the module
  ModulePassFunction runOnModule;
  const char *description;
};
const PassInfo &info(PassId id);
/// nullptr when there is none of that name.
const PassInfo *passByFlag(std::string_view flag);

/// The passes for one function in order; see pipeline.cpp for why in this order. Between the two stages runs `speculate`, over the
/// whole module.
enum class Stage : uint8_t { BeforeSpeculation, AfterSpeculation };
std::vector<PassId> pipeline(Stage stage, const Options &options, const ir::Function &f);

/// Runs one pass with printing, timing and verification. A broken invariant is an internalError with the IR.
void runPass(PassId id, PassContext &context);
void runModulePass(PassId id, ModuleContext &m);
/// Runs the whole pipeline over the module.
void runPipeline(ModuleContext &m);

}  // namespace jj::passes
