// Which locals are bound where: definite and possible assignment, a forward analysis over basic blocks.
//
// A load of a surely bound local needs no check, and a slot that cannot be bound yet needs no block parameter.
// An exception handler starts with what holds before every instruction it covers.
#pragma once
#include <cstdint>
#include <set>
#include <vector>

#include "bytecode/bytecode.h"
#include "irgen/layout.h"

namespace jj::irgen {

/// The slots that are surely bound, and those that may be.
class BoundLocals {
public:
  BoundLocals() = default;
  /// Nothing is known: each slot may be bound or not.
  explicit BoundLocals(size_t numLocals) : must_(words(numLocals), 0), may_(words(numLocals), ~uint64_t{0}) {}
  static BoundLocals none(size_t numLocals);

  bool must(int32_t i) const { return must_[word(i)] & bit(i); }
  bool may(int32_t i) const { return may_[word(i)] & bit(i); }
  void bind(int32_t i) { must_[word(i)] |= bit(i), may_[word(i)] |= bit(i); }
  void perhapsBind(int32_t i) { may_[word(i)] |= bit(i); }
  void unbind(int32_t i) { must_[word(i)] &= ~bit(i), may_[word(i)] &= ~bit(i); }
  void perhapsUnbind(int32_t i) { must_[word(i)] &= ~bit(i); }
  /// Meets with the state of another edge; true when something changed.
  bool merge(const BoundLocals &other);
  bool empty() const { return must_.empty(); }

private:
  static size_t words(size_t n) { return (n + 63) / 64; }
  static size_t word(int32_t i) { return static_cast<size_t>(i) / 64; }
  static uint64_t bit(int32_t i) { return uint64_t{1} << (i % 64); }
  std::vector<uint64_t> must_, may_;
};

class LocalFlow {
public:
  LocalFlow(const bytecode::Code &code, const Layout &layout);
  /// State at the start of a basic block.
  BoundLocals atEntry(int32_t block) const;
  /// Moves a state over an instruction that completes.
  void step(BoundLocals &state, const bytecode::Instruction &in) const;

private:
  void solve();
  void walk(int32_t block, BoundLocals state);
  void flowTo(int32_t block, const BoundLocals &state);

  const bytecode::Code &code_;
  const Layout &layout_;
  size_t numLocals_;
  bool known_;                       ///< false: too big to analyse, everything is perhaps bound
  std::vector<bool> clearedSlots_;   ///< slots of LoadFastAndClear: a store may put NULL back
  std::vector<BoundLocals> entry_;   ///< by block; empty: not reached
  std::set<int32_t> work_;           ///< positions in reverse postorder of blocks whose entry changed
};

}  // namespace jj::irgen
