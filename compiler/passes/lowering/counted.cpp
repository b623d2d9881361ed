// Fixpoint from below: a value is counted when its definition owns, a parameter when anything counted flows in.
#include "passes/lowering/counted.h"

namespace jj::passes {

using namespace ir;

std::vector<bool> countedValues(const Function &f) {
  std::vector<bool> counted(f.numValues(), false);
  for (Block *b : f.blocks())
    for (Instr *i : b->instrs)
      for (Value *r : i->results) counted[r->id] = r->type.isObject() && !r->type.isNull() && !r->borrowed;
  for (bool changed = true; changed;) {
    changed = false;
    for (Block *b : f.blocks())
      for (Successor &s : b->terminator()->succs)
        for (size_t n = 0; n < s.args.size(); ++n) {
          Value *p = s.block->params[n];
          if (p->type.isObject() && !counted[p->id] && counted[s.args[n]->id]) counted[p->id] = changed = true;
        }
  }
  return counted;
}

}  // namespace jj::passes
