// See bindings.h.
#include "analysis/bindings.h"

namespace jj::analysis {
namespace {

/// The parameter of that name which a keyword may give, or -1.
int parameterNamed(const CodeUnit &callee, const std::string &name) {
  for (int p = callee.posOnlyArgCount; p < callee.argCount + callee.kwOnlyArgCount; ++p)
    if (callee.localsPlus[static_cast<size_t>(p)].name == name) return p;
  return -1;
}

}  // namespace

std::optional<Bindings> bindArguments(const ir::Instr &call, const CodeUnit &caller, const CodeUnit &callee) {
  constexpr int kMissing = -2;
  if (callee.flags & (kVarArgs | kVarKeywords)) return {};
  std::vector<Constant> keywords;
  if (call.imm[1] >= 0) {
    const Constant *names = caller.constant(call.imm[1]);
    if (!names) return {};
    keywords = names->items;
  }
  Bindings out;
  out.operands.assign(static_cast<size_t>(callee.argCount + callee.kwOnlyArgCount), kMissing);
  auto total = static_cast<int>(call.operands.size()), firstKeyword = total - static_cast<int>(keywords.size());
  int p = 0;
  for (int o = call.operands[1]->type.isNull() ? 2 : 1; o < firstKeyword; ++o, ++p) {
    if (p >= callee.argCount) return {};
    out.operands[static_cast<size_t>(p)] = o;
  }
  for (int o = firstKeyword; o < total; ++o) {
    int named = parameterNamed(callee, keywords[static_cast<size_t>(o - firstKeyword)].text);
    if (named < 0 || out.operands[static_cast<size_t>(named)] != kMissing) return {};
    out.operands[static_cast<size_t>(named)] = o;
  }
  for (p = callee.argCount + callee.kwOnlyArgCount - 1; p >= 0; --p) {
    int &operand = out.operands[static_cast<size_t>(p)];
    if (operand != kMissing) continue;
    if (p >= callee.argCount) return {};
    operand = Bindings::kDefault;
    out.numDefaults = callee.argCount - p;
  }
  return out;
}

}  // namespace jj::analysis
