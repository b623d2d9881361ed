// Dominator tree of any directed graph whose nodes are numbers: the Semi-NCA algorithm (Georgiadis), near-linear also
// for a handler that a whole function's blocks lead to, where the iterative algorithm turns quadratic.
// Used over blocks by analysis/dominators and over halves of blocks by the IR verifier. May use: the standard library.
#pragma once
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace jj {

class DominatorTree {
public:
  using Graph = std::vector<std::vector<uint32_t>>;  ///< successors of each node
  static constexpr uint32_t kNone = UINT32_MAX;

  DominatorTree() = default;
  DominatorTree(const Graph &successors, uint32_t root);
  /// Immediate dominator; kNone for the root and for unreachable nodes.
  uint32_t idom(uint32_t node) const { return idom_[node]; }
  bool reachable(uint32_t node) const { return enter_[node] != kNone; }
  /// Reflexive. Everything dominates an unreachable node.
  bool dominates(uint32_t a, uint32_t b) const {
    if (!reachable(b)) return true;
    return reachable(a) && enter_[a] <= enter_[b] && enter_[b] <= last_[a];
  }

private:
  std::vector<uint32_t> idom_;
  std::vector<uint32_t> enter_, last_;  ///< preorder number in the tree, and the greatest one below
};

}  // namespace jj
