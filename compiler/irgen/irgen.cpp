// The interface of IR generation. See irgen.h.
#include "irgen/irgen.h"

#include <algorithm>
#include <string_view>

#include "irgen/translator.h"

namespace jj::irgen {

namespace {

/// A function that mentions one of these may look at its own locals, or lets a callee look.
constexpr std::string_view kFrameNames[] = {"locals", "vars", "dir", "eval", "exec", "_getframe", "currentframe", "f_locals"};

/// May super() be called in a function, or by one that it calls, where Op::Super does not say so?
bool callsSuperUnseen(const bytecode::Code &code) {
  const CodeUnit &unit = *code.unit;
  auto name = std::find(unit.names.begin(), unit.names.end(), "super");
  int32_t slot = classSlot(unit);
  if (name == unit.names.end()) return slot >= 0;
  if (unit.flags & (kGenerator | kCoroutine | kAsyncGenerator)) return true;
  auto number = static_cast<int32_t>(name - unit.names.begin());
  int loads = 0;  // of __class__, beyond those for the instructions that have super in their name
  for (const bytecode::Instruction &i : code.instructions) {
    if (bytecode::usesName(i.op) && i.op != bytecode::Opcode::LoadGlobal && i.arg == number) return true;
    if ((i.op == bytecode::Opcode::LoadDeref || i.op == bytecode::Opcode::LoadClosure) && i.arg == slot) ++loads;
    if (i.op == bytecode::Opcode::LoadSuperAttr || i.op == bytecode::Opcode::LoadSuperMethod) --loads;
  }
  return loads > 0;
}

}  // namespace

int32_t classSlot(const CodeUnit &unit) {
  auto isIt = [](const LocalVariable &v) { return v.kind & kFree && v.name == "__class__"; };
  auto found = std::find_if(unit.localsPlus.begin(), unit.localsPlus.end(), isIt);
  return found != unit.localsPlus.end() ? static_cast<int32_t>(found - unit.localsPlus.begin()) : -1;
}

std::unique_ptr<ir::Function> build(const bytecode::Code &code, const IRGenOptions &options, bool *superEscapes) {
  Translator translator(code, options);
  std::unique_ptr<ir::Function> f = translator.run();
  if (translator.superEscapes() && superEscapes) *superEscapes = true;
  if (options.superEscapes || !(translator.superEscapes() || translator.superNeedsFrame())) return f;
  IRGenOptions others = options;
  others.superEscapes = true;
  return Translator(code, others).run();
}

bool supported(const CodeUnit &, std::string &) { return true; }

bool mentionsReferenceCounts(const CodeUnit &unit) {
  return std::find(unit.names.begin(), unit.names.end(), "getrefcount") != unit.names.end();
}

bool needsMemoryLocals(const bytecode::Code &code, const IRGenOptions &options) {
  const CodeUnit &unit = *code.unit;
  if (options.frameLocals || unit.isModule() || unit.isClassBody()) return true;
  if (code.instructions.size() * unit.localsPlus.size() > options.registerModeLimit) return true;
  bool mentionsSuper = std::find(unit.names.begin(), unit.names.end(), "super") != unit.names.end();
  if (options.superEscapes && (mentionsSuper || classSlot(unit) >= 0)) return true;
  if (callsSuperUnseen(code)) return true;
  return std::any_of(unit.names.begin(), unit.names.end(), [](const std::string &name) {
    return std::find(std::begin(kFrameNames), std::end(kFrameNames), name) != std::end(kFrameNames);
  });
}

}  // namespace jj::irgen
