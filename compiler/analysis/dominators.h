// Dominators over blocks, implicit exception edges included: a block ends early at any raising instruction, so what is
// defined in a block need not be there in a handler it dominates. Ask dominates() about values, not only about blocks.
#pragma once
#include "analysis/cfg.h"
#include "support/dominator_tree.h"

namespace jj::analysis {

class Dominators {
public:
  explicit Dominators(const Cfg &cfg);
  /// Does every path from the entry to b pass a? Reflexive; anything dominates an unreachable block.
  bool dominates(const ir::Block *a, const ir::Block *b) const { return tree_.dominates(start(a), start(b)); }
  /// Does every path to b pass the *end* of a (its terminator)?
  bool endDominates(const ir::Block *a, const ir::Block *b) const { return tree_.dominates(start(a) + 1, start(b)); }
  /// nullptr for the entry and for unreachable blocks.
  ir::Block *idom(const ir::Block *b) const;

private:
  const Cfg &cfg_;
  DominatorTree tree_;  ///< two nodes a block: its start, from where handlers are reached, and its end
  uint32_t start(const ir::Block *b) const { return 2 * cfg_.index(b); }
};

}  // namespace jj::analysis
