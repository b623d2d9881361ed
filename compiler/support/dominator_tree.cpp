// Semi-NCA. See dominator_tree.h.
#include "support/dominator_tree.h"

namespace jj {
namespace {

using Graph = DominatorTree::Graph;
using std::size_t;
constexpr uint32_t kNone = DominatorTree::kNone;

/// Depth-first spanning tree; everything below is in preorder numbers.
struct SpanningTree {
  std::vector<uint32_t> order;   ///< number -> node
  std::vector<uint32_t> number;  ///< node -> number
  std::vector<uint32_t> parent;  ///< of numbers

  SpanningTree(const Graph &successors, uint32_t root) : number(successors.size(), kNone) {
    std::vector<std::pair<uint32_t, uint32_t>> stack{{root, kNone}};
    while (!stack.empty()) {
      auto [node, from] = stack.back();
      stack.pop_back();
      if (number[node] != kNone) continue;
      number[node] = static_cast<uint32_t>(order.size());
      order.push_back(node);
      parent.push_back(from);
      const auto &next = successors[node];
      for (size_t i = next.size(); i-- > 0;)
        if (number[next[i]] == kNone) stack.push_back({next[i], number[node]});
    }
  }
};

/// Lowest semidominator label on the path to the part of the forest already linked, with path compression.
uint32_t evaluate(uint32_t v, uint32_t lastLinked, std::vector<uint32_t> &ancestor, std::vector<uint32_t> &label,
                  const std::vector<uint32_t> &semi, std::vector<uint32_t> &scratch) {
  if (ancestor[v] < lastLinked || ancestor[v] == kNone) return label[v];
  scratch.clear();
  uint32_t u = v;
  for (; ancestor[u] != kNone && ancestor[u] >= lastLinked; u = ancestor[u]) scratch.push_back(u);
  // u is the top of the linked part; compress downwards.
  uint32_t best = label[u], top = ancestor[u];
  for (size_t i = scratch.size(); i-- > 0;) {
    uint32_t w = scratch[i];
    if (semi[best] < semi[label[w]]) label[w] = best;
    else best = label[w];
    ancestor[w] = top;
  }
  return label[v];
}

}  // namespace

DominatorTree::DominatorTree(const Graph &successors, uint32_t root)
    : idom_(successors.size(), kNone), enter_(successors.size(), kNone), last_(successors.size(), kNone) {
  SpanningTree tree(successors, root);
  uint32_t n = static_cast<uint32_t>(tree.order.size());
  std::vector<std::vector<uint32_t>> predecessors(n);
  for (uint32_t i = 0; i < n; ++i)
    for (uint32_t s : successors[tree.order[i]]) predecessors[tree.number[s]].push_back(i);

  std::vector<uint32_t> semi(n), label(n), ancestor = tree.parent, idom = tree.parent, scratch;
  for (uint32_t i = 0; i < n; ++i) semi[i] = label[i] = i;
  for (uint32_t i = n; i-- > 1;) {
    semi[i] = tree.parent[i];
    for (uint32_t p : predecessors[i]) {
      uint32_t s = semi[evaluate(p, i + 1, ancestor, label, semi, scratch)];
      if (s < semi[i]) semi[i] = s;
    }
  }
  for (uint32_t i = 1; i < n; ++i)
    while (idom[i] > semi[i]) idom[i] = idom[idom[i]];

  // Preorder of the tree: a child has a greater number than its dominator, so one descending pass sums subtree sizes
  // and one ascending pass hands out intervals.
  std::vector<uint32_t> size(n, 1), enter(n, 0), used(n, 1);
  for (uint32_t i = n; i-- > 1;) size[idom[i]] += size[i];
  for (uint32_t i = 0; i < n; ++i) {
    if (i > 0) {
      uint32_t d = idom[i];
      enter[i] = enter[d] + used[d];
      used[d] += size[i];
    }
    uint32_t node = tree.order[i];
    idom_[node] = i > 0 ? tree.order[idom[i]] : kNone;
    enter_[node] = enter[i];
    last_[node] = enter[i] + size[i] - 1;
  }
}

}  // namespace jj
