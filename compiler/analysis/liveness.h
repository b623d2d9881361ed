// Which values are live where a block begins and ends. Sets are sparse: values that live inside one block only are in
// none of them.
#pragma once
#include <vector>

#include "analysis/cfg.h"
#include "support/bitset.h"

namespace jj::analysis {

/// Live sets of value ids. An argument of a successor is used by the terminator of the block that passes it.
class Liveness {
public:
  /// With `frameStatesAreUses`, locals and stack of the frame state of an instruction are used there (needed as long as
  /// error edges are implicit or guards may leave).
  Liveness(const ir::Function &f, bool frameStatesAreUses);
  Liveness(const Cfg &cfg, const ir::Function &f, bool frameStatesAreUses);

  /// Values live at the start of b that are not its parameters. A result of a guard or other terminator is defined on
  /// the edge: it is live into successor 0 when that uses it.
  const BitSet &liveIn(const ir::Block *b) const { return in_[index_[b->id]]; }
  /// Union of liveIn over the successors (handlers reached implicitly included).
  const BitSet &liveOut(const ir::Block *b) const { return out_[index_[b->id]]; }

private:
  std::vector<uint32_t> index_;  ///< by block id
  std::vector<BitSet> in_, out_;
  void compute(const Cfg &cfg, const ir::Function &f, bool frameStatesAreUses);
};

}  // namespace jj::analysis
