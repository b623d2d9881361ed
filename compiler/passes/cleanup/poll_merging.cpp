// merge-polls: a Poll goes when the next one follows whatever happens, and nothing that could be noticed stands between.
//
// A generator polls when it is resumed, and again where its loop goes round: mostly at once. What polling is for (signals, other threads,
// pending calls) comes from outside at no fixed moment, so the later Poll serves for both. It must lead to the same handler, because what a
// signal handler raises is raised there. The search goes through jumps alone and ends where it began, so every loop keeps one.
#include <algorithm>
#include <unordered_set>

#include "analysis/effects.h"
#include "ir/ir.h"
#include "passes/pass_manager.h"

namespace jj::passes {
namespace {

using namespace ir;

class PollMerging {
public:
  explicit PollMerging(Function &f) : f_(f) {}

  void run() {
    for (Block *b : f_.blocks())
      for (size_t k = 0; k < b->instrs.size(); ++k)
        if (b->instrs[k]->op == Op::Poll && isFollowed(b, k)) removed_.insert(b->instrs[k]);
    for (Block *b : f_.blocks()) std::erase_if(b->instrs, [&](Instr *i) { return removed_.count(i); });
  }

private:
  /// A release that is none: somebody else holds the value.
  static bool releasesNothing(const Instr &i) {
    return i.op == Op::Drop && std::all_of(i.operands.begin(), i.operands.end(), [](const Value *v) { return v->borrowed; });
  }

  bool isFollowed(const Block *b, size_t at) const {
    const Instr *poll = b->instrs[at];
    for (int steps = 0; steps < kMaxSteps; ++steps) {
      if (++at == b->instrs.size()) return false;
      const Instr *i = b->instrs[at];
      if (i == poll) return false;
      if (removed_.count(i) || analysis::isPure(*i) || releasesNothing(*i)) continue;
      if (i->op == Op::Poll) return sameHandler(poll, i);
      if (i->op != Op::Jump) return false;
      b = i->succs[0].block;
      at = static_cast<size_t>(-1);
    }
    return false;
  }

  static bool sameHandler(const Instr *a, const Instr *b) {
    if (!a->frame || !b->frame) return a->frame == b->frame;
    return a->frame->handler == b->frame->handler && a->frame->handlerDepth == b->frame->handlerDepth;
  }

  static constexpr int kMaxSteps = 32;
  Function &f_;
  std::unordered_set<const Instr *> removed_;
};

}  // namespace

void mergePolls(Function &f, PassContext &) { PollMerging(f).run(); }

}  // namespace jj::passes
