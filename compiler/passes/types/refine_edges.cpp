// refine-edges: gives a value that a branch has shown not to be NULL a name of its own behind that branch.
//
// The item of IterNext may be NULL, because it is when the iterator is exhausted; but the body of a loop is entered only when
// there is one. SSA has one type for one value, so the body would count its item with XIncRef and XDecRef for ever. Here the
// edge into the body passes the item on as a parameter of type "not NULL", and everything that the body's first block dominates
// uses that. The same for the operand of IsNull.
//
// propagate-params leaves such parameters alone: the value may be more than the parameter's type says.
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "analysis/cfg.h"
#include "analysis/dominators.h"
#include "passes/pass_manager.h"

namespace jj::passes {
namespace {

using namespace ir;

class RefineEdges {
public:
  explicit RefineEdges(Function &f) : f_(f), cfg_(f), dominators_(cfg_), incoming_(f.numBlockIds(), 0) {}

  void run() {
    for (auto &[offset, b] : f_.labels) labels_.insert(b);
    for (Block *b : cfg_.reversePostorder())
      for (Instr *i : b->instrs) {
        for (Successor &s : i->succs) ++incoming_[s.block->id];
        if (const Block *h = analysis::handlerOf(*i)) ++incoming_[h->id];
      }
    for (Block *b : cfg_.reversePostorder())
      if (b->terminator()->op == Op::Branch) refine(*b->terminator());
    if (refined_.empty()) return;
    for (Block *b : cfg_.reversePostorder()) rewrite(b);
  }

private:
  struct Refinement {
    const Block *from;  ///< where it begins to hold
    Value *param;
  };
  Function &f_;
  analysis::Cfg cfg_;
  analysis::Dominators dominators_;
  std::vector<uint32_t> incoming_;  ///< edges, by block id
  std::unordered_set<const Block *> labels_;
  std::unordered_map<const Value *, std::vector<Refinement>> refined_;

  void refine(Instr &branch) {
    const Instr *condition = branch.operands[0]->def;
    size_t edge = 0;  // where the condition holds
    while (condition && (condition->op == Op::Not || condition->op == Op::NotI1)) {
      condition = condition->operands[0]->def;
      edge = 1 - edge;
    }
    if (!condition) return;
    if (condition->op == Op::IterNext) pass(branch.succs[edge], condition->results[1]);
    else if (condition->op == Op::IsNull) pass(branch.succs[1 - edge], condition->operands[0]);
  }

  void pass(Successor &s, Value *v) {
    Block *to = s.block;
    if (!v->type.mayBeNull() || incoming_[to->id] != 1 || to->keepParams || to->isHandler || labels_.count(to)) return;
    Value *p = f_.addParam(to, Type::object(v->type.kinds & ~kNull));
    s.args.push_back(v);
    refined_[v].push_back({to, p});
  }

  /// What v is called in block b.
  Value *nameIn(const Block *b, Value *v) const {
    auto it = v ? refined_.find(v) : refined_.end();
    if (it == refined_.end()) return v;
    for (const Refinement &r : it->second)
      if (dominators_.dominates(r.from, b)) return r.param;
    return v;
  }

  void rewrite(Block *b) {
    auto rename = [&](std::vector<Value *> &values) {
      bool changed = false;
      for (Value *&v : values) {
        Value *n = nameIn(b, v);
        changed |= n != v;
        v = n;
      }
      return changed;
    };
    std::unordered_map<FrameState *, FrameState *> frames;  // a frame state may be shared with other blocks: copied
    for (Instr *i : b->instrs) {
      rename(i->operands);
      for (Successor &s : i->succs) rename(s.args);
      if (!i->frame || f_.explicitErrors) continue;
      auto [it, fresh] = frames.try_emplace(i->frame, i->frame);
      if (fresh) {
        FrameState copy = *i->frame;
        bool locals = rename(copy.locals), stack = rename(copy.stack);
        if (locals || stack) it->second = f_.cloneFrameState(copy);
      }
      i->frame = it->second;
    }
  }
};

}  // namespace

void refineEdges(Function &f, PassContext &) {
  f.removeUnreachable();
  RefineEdges(f).run();
}

}  // namespace jj::passes
