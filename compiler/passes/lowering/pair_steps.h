// The steps of loops that unpack each item into two variables at once: IterNext whose item UnpackSequence takes apart, and nobody else sees.
#pragma once
#include <optional>
#include <unordered_map>
#include <vector>

#include "analysis/uses.h"
#include "ir/ir.h"

namespace jj::passes {

struct PairStep {
  ir::Instr *step, *unpack;
  std::vector<ir::Successor *> way;  ///< of the item from the one to the other, by parameters of blocks with one predecessor
};

/// A snapshot of a function, in which steps that are found may be fused one by one.
class PairSteps {
public:
  explicit PairSteps(ir::Function &f);
  /// The step as one of pairs, if it is one.
  std::optional<PairStep> find(ir::Instr *step) const;
  /// Makes the step `op`, which gives the two items (as IterNextPair does), and an UnpackPair of what takes them apart.
  void fuse(const PairStep &pair, ir::Op op);
  const analysis::Uses &uses() const { return uses_; }

private:
  struct Passed {
    ir::Successor *edge;
    size_t n;
  };

  ir::Function &f_;
  analysis::Uses uses_;
  std::unordered_map<const ir::Block *, size_t> predecessors_;
  std::unordered_map<const ir::Value *, Passed> passed_;
};

}  // namespace jj::passes
