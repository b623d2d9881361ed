// propagate-params: a block parameter that holds the same value whatever the predecessor is that value.
//
// irgen passes locals and stack from block to block; most never change on the way. Optimistic data flow: a parameter starts
// as "not known yet" and becomes the one value its edges agree on, or itself when they do not. Optimism finds values
// that only go round a loop (or through several nested ones), where looking at one parameter at a time finds nothing.
//
// At the fixed point every path to the block carries the value, so its definition dominates the block. Two kinds of value need
// care: the result of a guard is defined on an edge, and is usable elsewhere only when the edge's block has no other
// predecessor; and a value that may be more than the parameter's type says is left alone (the type would get worse).
// Handler parameters are fed by frame states and interfaces by edges yet to come: both stay.
#include <map>
#include <unordered_set>
#include <vector>

#include "analysis/cfg.h"
#include "ir/ir.h"
#include "passes/pass_manager.h"

namespace jj::passes {
namespace {

using namespace ir;

class PropagateParams {
public:
  explicit PropagateParams(Function &f) : f_(f), cfg_(f), held_(f.numValues(), nullptr), incoming_(f.numBlockIds(), 0) {}

  void run() {
    findCandidates();
    // A chain of joins settles in one round in reverse postorder; each loop nest adds one. The bound is for graphs that
    // no Python program makes, where giving up costs nothing but speed.
    bool settled = false;
    for (int round = 0; round < 50 && !settled; ++round) settled = !propagate();
    if (settled) replace();
  }

private:
  Function &f_;
  analysis::Cfg cfg_;
  std::vector<Value *> held_;      ///< by value id: what a parameter holds; nullptr: not known yet
  std::vector<int> incoming_;      ///< edges, by block id
  std::unordered_set<const Block *> fixed_;

  void findCandidates() {
    fixed_.insert(f_.entry());
    for (auto &[offset, b] : f_.labels) fixed_.insert(b);
    for (Block *b : cfg_.reversePostorder()) {
      if (b->keepParams || b->isHandler) fixed_.insert(b);
      for (Successor &s : b->terminator()->succs) ++incoming_[s.block->id];
    }
    for (Block *b : cfg_.reversePostorder()) {
      if (fixed_.count(b))
        for (Value *p : b->params) held_[p->id] = p;
      for (Instr *i : b->instrs)
        for (Value *v : i->results) held_[v->id] = v;
    }
  }

  /// May `v` be used anywhere its definition's block dominates?
  bool movable(const Value *v) const {
    if (!v->def || !v->def->info().isTerminator()) return true;
    return incoming_[v->def->succs[0].block->id] == 1;
  }

  bool propagate() {
    bool changed = false;
    for (Block *b : cfg_.reversePostorder())
      for (Successor &s : b->terminator()->succs) {
        if (fixed_.count(s.block)) continue;
        for (size_t k = 0; k < s.args.size(); ++k) {
          Value *p = s.block->params[k], *arg = held_[s.args[k]->id], *&held = held_[p->id];
          if (!arg || arg == held || held == p) continue;
          bool fits = movable(arg) && arg->type.rep == p->type.rep && !(arg->type.kinds & ~p->type.kinds);
          held = !held && fits ? arg : p;
          changed = true;
        }
      }
    return changed;
  }

  void replace() {
    std::map<Value *, Value *> map;
    for (Block *b : cfg_.reversePostorder()) {
      std::vector<size_t> gone;
      for (size_t k = 0; k < b->params.size(); ++k) {
        Value *p = b->params[k], *held = held_[p->id];
        if (!held || held == p) continue;
        map[p] = held;
        gone.push_back(k);
      }
      if (gone.empty()) continue;
      erase(b->params, gone);
      for (Block *from : cfg_.predecessors(b))
        for (Successor &s : from->terminator()->succs)
          if (s.block == b) erase(s.args, gone);
    }
    f_.replaceAllUses(map);
  }

  /// Removes the elements at the ascending positions `gone`.
  static void erase(std::vector<Value *> &list, const std::vector<size_t> &gone) {
    size_t next = 0, to = 0;
    for (size_t k = 0; k < list.size(); ++k) {
      if (next < gone.size() && gone[next] == k) ++next;
      else list[to++] = list[k];
    }
    list.resize(to);
  }
};

}  // namespace

void propagateParams(Function &f, PassContext &) {
  f.removeUnreachable();
  PropagateParams(f).run();
}

}  // namespace jj::passes
