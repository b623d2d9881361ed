// See call_graph.h.
#include "analysis/call_graph.h"

namespace jj::analysis {

using namespace ir;

bool runsOnce(const Function &f) { return f.kind == FunctionKind::ModuleBody || f.kind == FunctionKind::ClassBody; }

void collectCalls(const Function &f, const CodeUnit &unit, const ModuleFacts *facts, std::vector<CallSite> &out) {
  bool once = runsOnce(f);
  if (once && !facts) return;
  for (const Block *b : f.blocks())
    for (const Instr *i : b->instrs) {
      bool unboxed = i->op == Op::CallTypedI64 || i->op == Op::CallTypedF64;
      int64_t callee = unboxed ? i->imm[0] : !b->cold || facts ? i->callee : -1;
      if (once) callee = calledUnit(*i, &unit, *facts);
      if (callee >= 0) out.push_back({f.unit, static_cast<uint32_t>(callee), i->frame ? i->frame->offset : -1, unboxed});
    }
}

bool hasDirectEntry(const Function &f, const CodeUnit &unit, bool isCalled) {
  constexpr int32_t kMaxParameters = 12;  // beyond it the array is as good
  return isCalled && unit.heat != Heat::Cold && f.numArgs <= kMaxParameters;
}

}  // namespace jj::analysis
