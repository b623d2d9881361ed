// The control flow graph of a function: successors, predecessors and orders of blocks, the implicit edges from raising
// instructions to their handlers included (until error-checks has made them explicit).
// A snapshot: a pass that changes edges makes a new one.
#pragma once
#include <vector>

#include "ir/ir.h"

namespace jj::analysis {

class Cfg {
public:
  explicit Cfg(const ir::Function &f);

  /// Dense number of a block: its position in Function::blocks().
  uint32_t index(const ir::Block *b) const { return index_[b->id]; }
  ir::Block *block(uint32_t index) const { return blocks_[index]; }
  uint32_t numBlocks() const { return static_cast<uint32_t>(blocks_.size()); }
  /// Each block once, explicit successors first, then handlers reached implicitly.
  const std::vector<ir::Block *> &successors(const ir::Block *b) const { return successors_[index(b)]; }
  const std::vector<ir::Block *> &predecessors(const ir::Block *b) const { return predecessors_[index(b)]; }
  /// Blocks reachable from the entry, each before its successors but for loops.
  const std::vector<ir::Block *> &reversePostorder() const { return order_; }
  /// Are edges to handlers implicit still?
  bool implicitErrors() const { return implicitErrors_; }

private:
  std::vector<ir::Block *> blocks_, order_;
  std::vector<uint32_t> index_;  ///< by block id
  std::vector<std::vector<ir::Block *>> successors_, predecessors_;
  bool implicitErrors_;
};

/// The handler this instruction jumps to when it raises, or nullptr. Only while errors are implicit.
inline ir::Block *handlerOf(const ir::Instr &i) { return i.frame && i.info().mayRaise() ? i.frame->handler : nullptr; }

}  // namespace jj::analysis
