// The interface of IR generation. See irgen.h.
#include "irgen/irgen.h"

#include <algorithm>
#include <string_view>

#include "irgen/translator.h"

namespace jj::irgen {

namespace {

/// A function that mentions one of these may look at its own locals, or lets a callee look.
constexpr std::string_view kFrameNames[] = {"locals",    "vars",         "dir",      "eval", "exec",
                                            "_getframe", "currentframe", "f_locals", "super"};

/// super() reads the first argument from the frame, by whatever name it is called. Only a function that has the variable __class__ gets further than an error.
bool isForSuper(const LocalVariable &v) { return v.kind & kFree && v.name == "__class__"; }

}  // namespace

std::unique_ptr<ir::Function> build(const bytecode::Code &code, const IRGenOptions &options) {
  return Translator(code, options).run();
}

bool supported(const CodeUnit &, std::string &) { return true; }

bool mentionsReferenceCounts(const CodeUnit &unit) {
  return std::find(unit.names.begin(), unit.names.end(), "getrefcount") != unit.names.end();
}

bool needsMemoryLocals(const bytecode::Code &code, const IRGenOptions &options) {
  const CodeUnit &unit = *code.unit;
  if (options.frameLocals || unit.isModule() || unit.isClassBody()) return true;
  if (code.instructions.size() * unit.localsPlus.size() > options.registerModeLimit) return true;
  if (std::any_of(unit.localsPlus.begin(), unit.localsPlus.end(), isForSuper)) return true;
  return std::any_of(unit.names.begin(), unit.names.end(), [](const std::string &name) {
    return std::find(std::begin(kFrameNames), std::end(kFrameNames), name) != std::end(kFrameNames);
  });
}

}  // namespace jj::irgen
