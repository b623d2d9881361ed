// Definite and possible assignment of locals. See local_flow.h.
#include "irgen/local_flow.h"

namespace jj::irgen {

using bytecode::Instruction;
using bytecode::Opcode;

namespace {
/// Blocks times words of a set above which the analysis is left out (32 MB).
constexpr size_t kMaxWords = size_t{4} << 20;
}  // namespace

BoundLocals BoundLocals::none(size_t numLocals) {
  BoundLocals s(numLocals);
  s.may_.assign(s.may_.size(), 0);
  return s;
}

bool BoundLocals::merge(const BoundLocals &other) {
  bool changed = false;
  for (size_t w = 0; w < must_.size(); ++w) {
    uint64_t must = must_[w] & other.must_[w], may = may_[w] | other.may_[w];
    changed |= must != must_[w] || may != may_[w];
    must_[w] = must;
    may_[w] = may;
  }
  return changed;
}

LocalFlow::LocalFlow(const bytecode::Code &code, const Layout &layout)
    : code_(code), layout_(layout), numLocals_(code.unit->localsPlus.size()), clearedSlots_(numLocals_, false) {
  known_ = numLocals_ > 0 && code.blocks.size() * ((numLocals_ + 63) / 64) <= kMaxWords;
  for (const Instruction &in : code.instructions)
    if (in.op == Opcode::LoadFastAndClear) clearedSlots_[static_cast<size_t>(in.arg)] = true;
  if (known_) solve();
}

BoundLocals LocalFlow::atEntry(int32_t block) const {
  if (known_ && !entry_[static_cast<size_t>(block)].empty()) return entry_[static_cast<size_t>(block)];
  return BoundLocals(numLocals_);
}

void LocalFlow::step(BoundLocals &state, const Instruction &in) const {
  switch (in.op) {
    case Opcode::StoreFast:
      if (clearedSlots_[static_cast<size_t>(in.arg)])
        state.perhapsBind(in.arg);
      else
        state.bind(in.arg);
      break;
    case Opcode::LoadFast:
    case Opcode::MakeCell: state.bind(in.arg); break;
    case Opcode::DeleteFast:
    case Opcode::LoadFastAndClear: state.unbind(in.arg); break;
    case Opcode::CopyFreeVars:
      for (int32_t n = static_cast<int32_t>(numLocals_), i = n - in.arg; i < n; ++i) state.bind(i);
      break;
    default: break;
  }
}

void LocalFlow::solve() {
  entry_.resize(code_.blocks.size());
  BoundLocals start = BoundLocals::none(numLocals_);
  for (int32_t i = 0; i < code_.unit->numParams(); ++i) start.bind(i);
  flowTo(0, start);
  while (!work_.empty()) {
    int32_t block = layout_.ordered()[static_cast<size_t>(*work_.begin())];
    work_.erase(work_.begin());
    walk(block, entry_[static_cast<size_t>(block)]);
  }
}

void LocalFlow::walk(int32_t block, BoundLocals state) {
  const bytecode::BasicBlock &b = code_.blocks[static_cast<size_t>(block)];
  bool covered = b.handlerRegion >= 0;
  // What holds before every instruction of the block: the last one's own change is not seen by the handler.
  BoundLocals raising = covered ? state : BoundLocals();
  for (int32_t n = b.first; n < b.last; ++n) {
    const Instruction &in = code_.instructions[static_cast<size_t>(n)];
    step(state, in);
    if (!covered || n + 1 == b.last) continue;
    if (in.op == Opcode::StoreFast)
      raising.perhapsBind(in.arg);
    else if (in.op == Opcode::DeleteFast || in.op == Opcode::LoadFastAndClear)
      raising.perhapsUnbind(in.arg);
    else if (in.op == Opcode::MakeCell || in.op == Opcode::CopyFreeVars)
      raising.merge(state);
  }
  if (covered) flowTo(layout_.handlerOf(b.handlerRegion), raising);
  for (int32_t s : b.successors) flowTo(s, state);
}

void LocalFlow::flowTo(int32_t block, const BoundLocals &state) {
  BoundLocals &entry = entry_[static_cast<size_t>(block)];
  if (entry.empty())
    entry = state;
  else if (!entry.merge(state))
    return;
  work_.insert(layout_.order(block));
}

}  // namespace jj::irgen
