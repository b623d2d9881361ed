// See dominators.h.
#include "analysis/dominators.h"

namespace jj::analysis {

Dominators::Dominators(const Cfg &cfg) : cfg_(cfg) {
  DominatorTree::Graph graph(2 * cfg.numBlocks());
  for (uint32_t i = 0; i < cfg.numBlocks(); ++i) {
    const ir::Block *b = cfg.block(i);
    graph[2 * i].push_back(2 * i + 1);
    if (const ir::Instr *t = b->terminator())
      for (const ir::Successor &s : t->succs) graph[2 * i + 1].push_back(start(s.block));
    if (cfg.implicitErrors())
      for (const ir::Instr *in : b->instrs)
        if (const ir::Block *h = handlerOf(*in)) graph[2 * i].push_back(start(h));
  }
  tree_ = DominatorTree(graph, 0);
}

ir::Block *Dominators::idom(const ir::Block *b) const {
  uint32_t d = tree_.idom(start(b));
  return d == DominatorTree::kNone ? nullptr : cfg_.block(d / 2);
}

}  // namespace jj::analysis
