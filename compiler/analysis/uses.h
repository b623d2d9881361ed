// Who uses a value: instructions, successor arguments, frame states. A snapshot, like all analyses.
#pragma once
#include <unordered_set>
#include <vector>

#include "ir/ir.h"

namespace jj::analysis {

class Uses {
public:
  explicit Uses(const ir::Function &f) : uses_(f.numValues()) {
    std::unordered_set<const ir::FrameState *> seen;
    for (const ir::Block *b : f.blocks())
      for (ir::Instr *i : b->instrs) {
        for (const ir::Value *v : i->operands) uses_[v->id].users.push_back(i);
        for (const ir::Successor &s : i->succs)
          for (const ir::Value *v : s.args) ++uses_[v->id].arguments;
        if (!i->frame || f.explicitErrors || !seen.insert(i->frame).second) continue;
        for (const ir::Value *v : i->frame->locals)
          if (v) ++uses_[v->id].frames;
        for (const ir::Value *v : i->frame->stack)
          if (v) ++uses_[v->id].frames;
      }
  }
  /// Instructions with the value as operand, once for each time.
  const std::vector<ir::Instr *> &users(const ir::Value *v) const { return uses_[v->id].users; }
  /// How often it is passed to a successor.
  uint32_t arguments(const ir::Value *v) const { return uses_[v->id].arguments; }
  /// How often it stands in a frame state (each frame state counted once).
  uint32_t frames(const ir::Value *v) const { return uses_[v->id].frames; }
  /// Is it an operand of one instruction, once, and passed to no successor?
  bool isOnlyOperandOfOne(const ir::Value *v) const { return users(v).size() == 1 && arguments(v) == 0; }
  bool unused(const ir::Value *v) const { return users(v).empty() && !arguments(v) && !frames(v); }

private:
  struct Entry {
    std::vector<ir::Instr *> users;
    uint32_t arguments = 0, frames = 0;
  };
  std::vector<Entry> uses_;
};

}  // namespace jj::analysis
