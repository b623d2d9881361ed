// See value_flow.h.
#include "passes/lowering/value_flow.h"

namespace jj::passes {

using namespace ir;

ValueFlow::ValueFlow(const Function &f) : parent_(f.numValues()) {
  for (uint32_t n = 0; n < parent_.size(); ++n) parent_[n] = n;
  for (const Block *b : f.blocks())
    for (const Instr *i : b->instrs) {
      for (const Successor &s : i->succs)
        for (size_t n = 0; n < s.args.size(); ++n) join(s.args[n], s.block->params[n]);
      if (f.explicitErrors || !i->frame || !i->frame->handler) continue;
      const FrameState &fs = *i->frame;
      for (size_t n = 0; n < static_cast<size_t>(fs.handlerDepth); ++n)
        if (fs.stack[n]) join(fs.stack[n], fs.handler->params[fs.locals.size() + n]);
    }
}

uint32_t ValueFlow::find(uint32_t n) {
  while (parent_[n] != n) n = parent_[n] = parent_[parent_[n]];
  return n;
}

}  // namespace jj::passes
