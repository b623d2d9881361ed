// Liveness value by value: from each block that uses a value, walk back over predecessors to its definition. The work is
// the size of the answer, whatever the number of values; and as values come in ascending order of ids, each insertion
// appends to its set.
#include "analysis/liveness.h"

#include <unordered_set>

namespace jj::analysis {
namespace {

using ir::Block;
using ir::FrameState;
using ir::Instr;
using ir::Value;

/// For each value the blocks that use it, each once, without the block that defines it.
class UseBlocks {
public:
  UseBlocks(const ir::Function &f, const Cfg &cfg, bool frameStatesAreUses)
      : definedIn_(f.numValues(), UINT32_MAX), lastUse_(f.numValues(), UINT32_MAX), uses_(f.numValues()) {
    for (uint32_t b = 0; b < cfg.numBlocks(); ++b) {
      for (const Value *v : cfg.block(b)->params) definedIn_[v->id] = b;
      for (const Instr *i : cfg.block(b)->instrs)
        for (const Value *v : i->results) definedIn_[v->id] = b;
    }
    for (uint32_t b = 0; b < cfg.numBlocks(); ++b) {
      std::unordered_set<const FrameState *> seen;
      for (const Instr *i : cfg.block(b)->instrs) {
        add(i->operands, b);
        for (const ir::Successor &s : i->succs) add(s.args, b);
        if (frameStatesAreUses && i->frame && seen.insert(i->frame).second) {
          add(i->frame->locals, b);
          add(i->frame->stack, b);
        }
      }
    }
  }
  const std::vector<uint32_t> &of(uint32_t value) const { return uses_[value]; }
  uint32_t definition(uint32_t value) const { return definedIn_[value]; }

private:
  std::vector<uint32_t> definedIn_, lastUse_;
  std::vector<std::vector<uint32_t>> uses_;

  void add(const std::vector<Value *> &values, uint32_t b) {
    for (const Value *v : values) {
      if (!v || definedIn_[v->id] == b || lastUse_[v->id] == b) continue;
      lastUse_[v->id] = b;
      uses_[v->id].push_back(b);
    }
  }
};

}  // namespace

Liveness::Liveness(const ir::Function &f, bool frameStatesAreUses) { compute(Cfg(f), f, frameStatesAreUses); }

Liveness::Liveness(const Cfg &cfg, const ir::Function &f, bool frameStatesAreUses) { compute(cfg, f, frameStatesAreUses); }

void Liveness::compute(const Cfg &cfg, const ir::Function &f, bool frameStatesAreUses) {
  index_.assign(f.numBlockIds(), UINT32_MAX);
  for (uint32_t b = 0; b < cfg.numBlocks(); ++b) index_[cfg.block(b)->id] = b;
  in_.resize(cfg.numBlocks());
  out_.resize(cfg.numBlocks());
  UseBlocks uses(f, cfg, frameStatesAreUses);
  std::vector<uint32_t> work;
  for (uint32_t v = 0; v < f.numValues(); ++v) {
    uint32_t definition = uses.definition(v);
    if (definition == UINT32_MAX) continue;
    work = uses.of(v);
    while (!work.empty()) {
      uint32_t b = work.back();
      work.pop_back();
      if (!in_[b].set(v)) continue;
      for (const Block *p : cfg.predecessors(cfg.block(b))) {
        uint32_t from = cfg.index(p);
        out_[from].set(v);
        if (from != definition) work.push_back(from);
      }
    }
  }
}

}  // namespace jj::analysis
