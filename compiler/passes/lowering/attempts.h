// Ways round operations: an attempt that runs no Python code and raises nothing comes first, and what the source says is done where it gives up.
#pragma once
#include <map>

#include "ir/ir.h"

namespace jj::passes {

class Attempts {
public:
  explicit Attempts(ir::Function &f) : f_(f), builder_(f) {}
  /// Has `attempt`, a terminator without successors yet, before the `count` instructions of b from n on. Where it succeeds, its results stand for those of the last of them; where it gives up, they
  /// are done, in a cold block. What stands behind them is in the block returned.
  ir::Block *tryFirst(ir::Block *b, size_t n, size_t count, ir::Instr *attempt);
  /// After the last one: every use gets the value that it now has to have.
  void finish() { f_.replaceAllUses(replaced_); }

private:
  ir::Block *newBlock(const ir::Block *like, bool cold);

  ir::Function &f_;
  ir::Builder builder_;
  std::map<ir::Value *, ir::Value *> replaced_;
};

}  // namespace jj::passes
