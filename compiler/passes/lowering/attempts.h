// Ways round operations: an attempt that runs no Python code and raises nothing comes first, and what the source says is done where it gives up. What the passes that make them share.
#pragma once
#include <map>

#include "ir/ir.h"

namespace jj::passes {

using ValueMap = std::map<ir::Value *, ir::Value *>;

/// Goes through the instructions of all blocks. Where split(block, n) ends the block at n, it gives the one in which the rest stands, and that is gone through next; nullptr: it leaves the block as it is.
template <typename Split>
void splitBlocks(ir::Function &f, Split split) {
  std::vector<ir::Block *> blocks = f.blocks();
  for (ir::Block *b : blocks)
    for (size_t n = 0; n + 1 < b->instrs.size();) {
      ir::Block *rest = split(b, n);
      n = rest ? 0 : n + 1;
      if (rest) b = rest;
    }
}

/// An empty block of the same region.
ir::Block *newBlockLike(ir::Function &f, const ir::Block &b, bool cold);
/// The instruction with results of its own, which `values` gets, and with what `values` says for operands and in its frame state; not inserted anywhere.
ir::Instr *copyOf(ir::Function &f, const ir::Instr &i, ValueMap &values);

class Attempts {
public:
  explicit Attempts(ir::Function &f) : f_(f), builder_(f) {}
  /// Has what attemptFor(a, b) makes of two instructions that follow each other, a terminator without successors yet (nullptr: nothing), before them. Where it succeeds, its
  /// results stand for those of the second one; where it gives up, both are done, in a cold block.
  template <typename Make>
  void forPairs(Make attemptFor) {
    splitBlocks(f_, [&](ir::Block *b, size_t n) {
      ir::Instr *attempt = attemptFor(*b->instrs[n], *b->instrs[n + 1]);
      return attempt ? tryFirst(b, n, attempt) : nullptr;
    });
    f_.replaceAllUses(replaced_);
  }

private:
  ir::Block *tryFirst(ir::Block *b, size_t n, ir::Instr *attempt);

  ir::Function &f_;
  ir::Builder builder_;
  ValueMap replaced_;
};

}  // namespace jj::passes
