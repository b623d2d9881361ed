// drop-elimination: removes operands of Drop whose release nobody can see.
//
// A Drop pins the end of a value's life: a finaliser or a weak reference would notice an earlier one. For NULL, None, bool
// and exact int, float, str, bytes and the like there is nothing to notice, so the use goes away and the value dies where it
// is used last (the refcount pass counts it all the same). What it buys: boxes made only to be dropped die in dce, and the Drop no longer
// runs Python code.
#include <algorithm>

#include "analysis/effects.h"
#include "ir/ir.h"
#include "passes/pass_manager.h"

namespace jj::passes {

using namespace ir;

void eliminateDrops(Function &f, PassContext &) {
  for (Block *b : f.blocks()) {
    for (Instr *i : b->instrs)
      if (i->op == Op::Drop) std::erase_if(i->operands, [](Value *v) { return analysis::releaseIsInvisible(v->type); });
    std::erase_if(b->instrs, [](Instr *i) { return i->op == Op::Drop && i->operands.empty(); });
  }
}

}  // namespace jj::passes
