// simplify-cfg: fewer blocks and jumps.
//
//   - a branch whose condition is known, or whose edges are the same, becomes a jump;
//   - an edge to a block that only jumps on goes to where that goes (threading);
//   - a block whose only predecessor jumps to it is appended to that.
//
// Interfaces stay: handlers, resume blocks of Yield, labels. A jump never crosses regions by merging: the typed region
// is laid out apart, and its edges to generic code are exits.
#include <unordered_set>
#include <vector>

#include "analysis/cfg.h"
#include "passes/constants.h"
#include "passes/pass_manager.h"

namespace jj::passes {
namespace {

using namespace ir;

class SimplifyCfg {
public:
  SimplifyCfg(Function &f, const PassContext &context) : f_(f), context_(context) {}

  void run() {
    for (auto &[offset, b] : f_.labels) labels_.insert(b);
    foldBranches();
    f_.removeUnreachable();
    thread();
    f_.removeUnreachable();
    merge();
  }

private:
  Function &f_;
  const PassContext &context_;
  std::unordered_set<const Block *> labels_;

  bool interface(const Block *b) const { return b->keepParams || b->isHandler || b == f_.entry() || labels_.count(b); }

  static void makeJump(Instr *branch, size_t taken) {
    branch->op = Op::Jump;
    branch->operands.clear();
    Successor to = std::move(branch->succs[taken]);
    branch->succs.clear();
    branch->succs.push_back(std::move(to));
  }

  void foldBranches() {
    for (Block *b : f_.blocks()) {
      Instr *t = b->terminator();
      if (t->op != Op::Branch) continue;
      if (auto truth = knownTruth(context_, t->operands[0])) makeJump(t, *truth ? 0 : 1);
      else if (t->succs[0].block == t->succs[1].block && t->succs[0].args == t->succs[1].args) makeJump(t, 0);
    }
  }

  // --- threading
  /// Can edges to b go to its successor instead? It holds nothing but a jump, and nobody else looks at its parameters.
  bool isForwarder(const Block *b, const std::vector<uint32_t> &uses) const {
    if (b->instrs.size() != 1 || b->terminator()->op != Op::Jump || interface(b)) return false;
    const Successor &to = b->terminator()->succs[0];
    if (to.block == b) return false;
    uint32_t here = 0, total = 0;
    for (const Value *p : b->params) total += uses[p->id];
    for (const Value *v : to.args)
      if (v->block == b) ++here;
    return here == total;
  }

  std::vector<uint32_t> countUses() const {
    std::vector<uint32_t> uses(f_.numValues(), 0);
    auto count = [&](const std::vector<Value *> &values) {
      for (const Value *v : values)
        if (v) ++uses[v->id];
    };
    for (const Block *b : f_.blocks())
      for (const Instr *i : b->instrs) {
        count(i->operands);
        for (const Successor &s : i->succs) count(s.args);
        if (!i->frame || f_.explicitErrors) continue;
        count(i->frame->locals);
        count(i->frame->stack);
      }
    return uses;
  }

  void thread() {
    std::vector<uint32_t> uses = countUses();
    std::unordered_set<const Block *> forwarders;
    for (Block *b : f_.blocks())
      if (isForwarder(b, uses)) forwarders.insert(b);
    if (forwarders.empty()) return;
    for (Block *b : f_.blocks()) {
      Instr *t = b->terminator();
      if (t->op == Op::Yield || t->op == Op::Dispatch) continue;
      for (Successor &s : t->succs) {
        // The result of a guard is defined by the block of its first edge, which must have no other predecessor.
        if (&s == t->succs.data() && !t->results.empty()) continue;
        // A ring of forwarders is an endless loop: go round once at most.
        for (size_t steps = 0; forwarders.count(s.block) && steps < 16; ++steps) {
          if (s.block->region != b->region && s.block->region != next(s).block->region) break;
          s = forwarded(s);
        }
      }
    }
  }

  static const Successor &next(const Successor &s) { return s.block->terminator()->succs[0]; }

  /// The edge behind a forwarder, its parameters replaced by the arguments.
  static Successor forwarded(const Successor &s) {
    Successor to = next(s);
    for (Value *&v : to.args)
      if (v->block == s.block)
        for (size_t k = 0; k < s.block->params.size(); ++k)
          if (s.block->params[k] == v) {
            v = s.args[k];
            break;
          }
    return to;
  }

  // --- merging
  void merge() {
    std::vector<uint32_t> incoming(f_.numBlockIds(), 0);
    for (const Block *b : f_.blocks())
      for (const Instr *i : b->instrs) {
        for (const Successor &s : i->succs) ++incoming[s.block->id];
        if (!f_.explicitErrors)
          if (const Block *h = analysis::handlerOf(*i)) ++incoming[h->id];
      }
    std::map<Value *, Value *> replaced;
    std::unordered_set<const Block *> gone;
    for (Block *b : f_.blocks()) {
      if (gone.count(b)) continue;
      while (b->terminator()->op == Op::Jump) {
        Successor to = b->terminator()->succs[0];
        if (to.block == b || incoming[to.block->id] != 1 || interface(to.block) || to.block->region != b->region) break;
        for (size_t k = 0; k < to.args.size(); ++k) replaced[to.block->params[k]] = to.args[k];
        b->instrs.pop_back();
        for (Instr *i : to.block->instrs) f_.append(b, i);
        to.block->instrs.clear();
        b->cold = b->cold && to.block->cold;
        gone.insert(to.block);
      }
    }
    std::erase_if(f_.blocks(), [&](Block *b) { return gone.count(b); });
    f_.replaceAllUses(replaced);
  }
};

}  // namespace

void simplifyCfg(Function &f, PassContext &context) { SimplifyCfg(f, context).run(); }

}  // namespace jj::passes
