// Where things lie in the bytecode: block of an instruction, block at an offset, order of translation, predecessors.
#pragma once
#include <cstdint>
#include <vector>

#include "bytecode/bytecode.h"

namespace jj::irgen {

class Layout {
public:
  explicit Layout(const bytecode::Code &code);

  int32_t blockOf(int32_t instruction) const { return blockOf_[static_cast<size_t>(instruction)]; }
  /// The block that begins at a byte offset, such as a handler's.
  int32_t blockAt(int32_t offset) const;
  /// Block of the handler of an exception region.
  int32_t handlerOf(int32_t region) const;
  /// Where the loop goes on whose end the last instruction of a block may find out without an exception: behind the END_ASYNC_FOR that
  /// handles what a Send raises. -1: no such loop.
  int32_t behindAsyncFor(int32_t block) const;
  /// Position of a block in reverse postorder, exception edges included; -1 when nothing leads to it.
  int32_t order(int32_t block) const { return order_[static_cast<size_t>(block)]; }
  /// Blocks in that order.
  const std::vector<int32_t> &ordered() const { return ordered_; }
  /// Edges that lead to a block without an exception, from reachable blocks, entering the function counted for the first one.
  int32_t predecessors(int32_t block) const { return predecessors_[static_cast<size_t>(block)]; }

private:
  void computeOrder();
  /// Edge number n of a block: the handler first (so that it is laid out last), then the ordinary successors from the last.
  int32_t edge(int32_t block, size_t n) const;

  const bytecode::Code &code_;
  std::vector<int32_t> blockOf_, order_, ordered_, predecessors_;
};

}  // namespace jj::irgen
