// Edges and orders. See cfg.h.
#include "analysis/cfg.h"

#include <algorithm>

namespace jj::analysis {

using ir::Block;
using ir::Instr;

Cfg::Cfg(const ir::Function &f)
    : blocks_(f.blocks()), index_(f.numBlockIds(), UINT32_MAX), successors_(blocks_.size()),
      predecessors_(blocks_.size()), implicitErrors_(!f.explicitErrors) {
  for (uint32_t i = 0; i < blocks_.size(); ++i) index_[blocks_[i]->id] = i;
  // lastFrom[s] is the block that added an edge to s last: an edge twice is an edge once.
  std::vector<uint32_t> lastFrom(blocks_.size(), UINT32_MAX);
  for (uint32_t from = 0; from < blocks_.size(); ++from) {
    auto add = [&](Block *to) {
      uint32_t t = index_[to->id];
      if (lastFrom[t] == from) return;
      lastFrom[t] = from;
      successors_[from].push_back(to);
      predecessors_[t].push_back(blocks_[from]);
    };
    if (Instr *t = blocks_[from]->terminator())
      for (const ir::Successor &s : t->succs) add(s.block);
    if (implicitErrors_)
      for (const Instr *i : blocks_[from]->instrs)
        if (Block *h = handlerOf(*i)) add(h);
  }
  // Depth-first with an explicit stack: functions of 50,000 lines are as deep as they are long.
  std::vector<bool> seen(blocks_.size(), false);
  std::vector<std::pair<uint32_t, size_t>> stack{{0, 0}};
  seen[0] = true;
  while (!stack.empty()) {
    auto &[node, next] = stack.back();
    if (next < successors_[node].size()) {
      uint32_t s = index_[successors_[node][next++]->id];
      if (!seen[s]) {
        seen[s] = true;
        stack.push_back({s, 0});
      }
    } else {
      order_.push_back(blocks_[node]);
      stack.pop_back();
    }
  }
  std::reverse(order_.begin(), order_.end());
}

}  // namespace jj::analysis
