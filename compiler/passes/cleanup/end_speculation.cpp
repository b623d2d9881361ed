// end-speculation: forgets what only guard exits need.
//
// Until speculation is over, a block with a label is an interface: a guard may leave to it with all locals and the whole stack.
// And a frame state holds the whole stack, because a guard exit hands it on. Behind this pass:
//   - labels are gone, and their blocks may be simplified like any other. Resume blocks of Yield stay interfaces: their
//     parameters are what generator lowering stores;
//   - a frame state keeps of the stack what its handler takes and what is popped before, where somebody could see it die. Its
//     locals stay: handlers and Unwind take all of them.
#include <algorithm>
#include <unordered_set>

#include "analysis/effects.h"
#include "ir/ir.h"
#include "passes/pass_manager.h"

namespace jj::passes {

using namespace ir;

namespace {

void forgetStack(FrameState &fs) {
  size_t kept = fs.kept(), left = std::max(kept, static_cast<size_t>(std::max(fs.left, 0)));
  fs.stack.resize(left);
  fs.stack.erase(std::remove_if(fs.stack.begin() + static_cast<ptrdiff_t>(kept), fs.stack.end(),
                                [](const Value *v) { return analysis::releaseIsInvisible(v->type); }),
                 fs.stack.end());
  if (fs.left >= 0) fs.left = static_cast<int32_t>(fs.stack.size());
}

}  // namespace

void endSpeculation(Function &f, PassContext &) {
  f.labels.clear();
  std::unordered_set<const Block *> resumes;
  for (Block *b : f.blocks())
    if (Instr *t = b->terminator(); t && t->op == Op::Yield) resumes.insert(t->succs[0].block);
  std::unordered_set<const FrameState *> seen;
  for (Block *b : f.blocks()) {
    if (!resumes.count(b)) b->keepParams = false;
    for (Instr *i : b->instrs)
      if (i->frame && seen.insert(i->frame).second) forgetStack(*i->frame);
  }
  f.removeUnreachable();
}

}  // namespace jj::passes
