// end-speculation: forgets what only guard exits need.
//
// Until speculation is over, a block with a label is an interface: a guard may leave to it with all locals and the whole stack.
// And a frame state holds the whole stack, because a guard exit hands it on. Behind this pass:
//   - labels are gone, and their blocks may be simplified like any other. Resume blocks of Yield stay interfaces: their
//     parameters are what generator lowering stores;
//   - a frame state keeps of the stack what its handler takes. Its locals stay: handlers and Unwind take all of them.
#include <unordered_set>

#include "ir/ir.h"
#include "passes/pass_manager.h"

namespace jj::passes {

using namespace ir;

void endSpeculation(Function &f, PassContext &) {
  f.labels.clear();
  std::unordered_set<const Block *> resumes;
  for (Block *b : f.blocks())
    if (Instr *t = b->terminator(); t && t->op == Op::Yield) resumes.insert(t->succs[0].block);
  for (Block *b : f.blocks()) {
    if (!resumes.count(b)) b->keepParams = false;
    for (Instr *i : b->instrs)
      if (FrameState *fs = i->frame)
        fs->stack.resize(fs->handler ? static_cast<size_t>(fs->handlerDepth) : 0);
  }
  f.removeUnreachable();
}

}  // namespace jj::passes
