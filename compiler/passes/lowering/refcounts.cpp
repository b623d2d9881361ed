// refcounts: inserts reference counting, from the ownership columns of ops.def alone.
//
// An object value is either *counted* (it owns one reference from its definition on) or *borrowed* (something else keeps it alive
// for the whole activation: constants, arguments held by the caller, closure cells). A block parameter is counted unless
// every value that flows into it is borrowed.
//
// Walking each block with the values live behind it known:
//   - a stealing use takes the value's own reference when the value is counted and dies there; otherwise IncRef goes before it;
//   - a counted value that dies at a borrowing use, or is never used, gets DecRef behind it;
//   - a counted value that is live at the end of a block but not at the start of a successor gets DecRef at the start of
//     that successor. Every successor of a branching block has that block as its only predecessor (edges are split first),
//     and only Jump carries arguments, so there is always a place for it;
//   - on the error edge of CheckError the results of the failed instruction are NULL and need no release;
//   - an operand that may be given away ("~" in Steals) and dies there is: its bit in imm0, and ReleaseArguments behind. Not when the
//     instruction uses it twice. With Function::countsArguments all of them get a reference to give away;
//   - Drop is a stealing use whose taking is DecRef: where it would need IncRef first, both vanish.
//
// Locals stay alive as long as Python says because irgen's Drops (and Unwind, which takes all locals) are uses like any other.
// Runs behind error-checks and generator-lowering; liveness needs explicit edges.
#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "analysis/liveness.h"
#include "ir/ir.h"
#include "passes/lowering/counted.h"
#include "passes/lowering/lowering.h"

namespace jj::passes {
namespace {

using namespace ir;

class Refcounts {
public:
  explicit Refcounts(Function &f) : f_(f), builder_(f) {}

  void run() {
    f_.removeUnreachable();
    splitEdges();
    counted_ = countedValues(f_);
    analysis::Liveness live(f_, /*frameStatesAreUses=*/false);
    for (Block *b : f_.blocks()) process(b, live);
    for (Block *b : f_.blocks()) releaseOnEdges(b, live);
    for (Block *b : f_.blocks()) expandDrops(b);
  }

private:
  using List = std::vector<Instr *>;

  bool counted(const Value *v) const { return v->type.isObject() && v->id < counted_.size() && counted_[v->id]; }
  static bool needsReference(const Value *v) { return v->type.isObject() && !v->type.isNull(); }

  /// Gives every edge of a branching terminator a block of its own that carries the arguments.
  void splitEdges() {
    std::unordered_map<Block *, int> predecessors;
    for (Block *b : f_.blocks())
      for (Successor &s : b->terminator()->succs) ++predecessors[s.block];
    std::vector<Block *> blocks = f_.blocks();
    for (Block *b : blocks) {
      Instr *t = b->terminator();
      if (t->succs.size() < 2) continue;
      for (Successor &s : t->succs) {
        if (s.args.empty() && predecessors[s.block] == 1) continue;
        Block *edge = f_.newBlock();
        edge->region = b->region;
        edge->cold = s.block->cold;
        builder_.setBlock(edge);
        builder_.setFrame(t->frame);
        builder_.jump(s.block, std::move(s.args));
        s = {edge, {}};
      }
    }
  }

  /// `frame`: of the instruction at which a reference goes; where it is not told the frame says whatever it said last.
  Instr *make(Op op, Value *v, FrameState *frame = nullptr) {
    bool maybe = v->type.mayBeNull();
    Op o = op == Op::IncRef ? (maybe ? Op::XIncRef : Op::IncRef) : (maybe ? Op::XDecRef : Op::DecRef);
    Instr *i = f_.newInstr(o, {v});
    i->frame = frame;
    return i;
  }

  using Uses = std::vector<std::pair<Value *, int>>;  ///< how often an instruction uses each

  static void count(Uses &list, Value *v) {
    for (auto &[value, n] : list)
      if (value == v) {
        ++n;
        return;
      }
    list.push_back({v, 1});
  }

  static void move(Uses &uses, const Value *v, bool toFront) {
    auto found = std::find_if(uses.begin(), uses.end(), [&](const auto &use) { return use.first == v; });
    if (found == uses.end()) return;
    if (toFront) std::rotate(uses.begin(), found, found + 1);
    else std::rotate(found, found + 1, uses.end());
  }

  /// The interpreter's order of releasing them: the letters of ops.def.
  void order(const Instr &i, Uses &uses) const {
    const ir::OpInfo &info = i.info();
    bool backwards = f_.releasesBackwards;
    if (info.has(kReleasesFromTop) || (backwards && info.has(kReleasesBackwards))) std::reverse(uses.begin(), uses.end());
    if (info.has(kReleasesContainerLast) && i.imm[0] == 0) move(uses, i.operands.front(), false);
    if (info.has(backwards ? kStoresValue : kReleasesValueFirst)) move(uses, i.operands.back(), !backwards);
  }

  /// One backward walk finds which uses are last; the new instruction list is put together on the way.
  void process(Block *b, const analysis::Liveness &liveness) {
    // Values of this block that are used later: live-out ones by query, the others in `later`.
    std::unordered_set<Value *> later;
    const auto &out = liveness.liveOut(b);
    auto isLive = [&](Value *v) { return later.count(v) || out.test(v->id); };
    List reversed;
    for (size_t n = b->instrs.size(); n-- > 0;) {
      Instr *i = b->instrs[n];
      if (i->isTerminatorWithEdges()) {
        // Operands that die here are released at the successors (releaseOnEdges).
        for (Value *v : i->operands)
          if (counted(v)) later.insert(v);
        reversed.push_back(i);
        continue;
      }
      Uses stolen, borrowedUses;
      for (size_t o = 0; o < i->operands.size(); ++o) {
        Value *v = i->operands[o];
        if (!needsReference(v)) continue;
        count(i->info().steals_(static_cast<unsigned>(o)) ? stolen : borrowedUses, v);
      }
      for (Successor &s : i->succs)  // only Jump has arguments here
        for (size_t a = 0; a < s.args.size(); ++a)
          if (needsReference(s.args[a]) && counted_[s.block->params[a]->id]) count(stolen, s.args[a]);

      List after, before;
      std::unordered_set<Value *> given;
      auto unused = [&](Value *v) { return counted(v) && !isLive(v) && std::count(i->operands.begin(), i->operands.end(), v) == 1; };
      for (size_t o = 0; o < i->operands.size(); ++o) {
        Value *v = i->operands[o];
        int bit = i->info().givenBit(o);
        if (bit < 0 || !needsReference(v)) continue;
        if (unused(v)) given.insert(v);
        else if (f_.countsArguments) before.push_back(make(Op::IncRef, v));
        else continue;
        i->imm[0] |= int64_t{1} << bit;
      }
      for (Value *r : i->results)
        if (counted(r) && !isLive(r)) after.push_back(make(Op::DecRef, r, i->frame));
      order(*i, borrowedUses);
      for (auto &[v, uses] : borrowedUses) {
        if (!counted(v) || isLive(v) || given.count(v)) continue;
        // Dies here but is only borrowed: released behind, also when the same instruction steals it as well.
        after.push_back(make(Op::DecRef, v, i->frame));
      }
      if (i->info().gives() && i->imm[0] != 0) {  // behind the callable, or before it, as the interpreter does it
        Instr *release = f_.newInstr(Op::ReleaseArguments, {}, i->imm[0]);
        release->frame = i->frame;
        after.insert(f_.releasesBackwards ? after.begin() : after.end(), release);
      }
      for (auto &[v, uses] : stolen) {
        bool alsoBorrowed = std::any_of(borrowedUses.begin(), borrowedUses.end(), [&](auto &p) { return p.first == v; });
        bool takesOwn = counted(v) && !isLive(v) && !alsoBorrowed;
        if (i->op == Op::Drop) {
          if (takesOwn) dropped_[i].push_back(v);
          continue;
        }
        for (int k = takesOwn ? 1 : 0; k < uses; ++k) before.push_back(make(Op::IncRef, v));
      }
      for (Value *v : i->operands) later.insert(v);
      for (Successor &s : i->succs) later.insert(s.args.begin(), s.args.end());
      reversed.insert(reversed.end(), after.rbegin(), after.rend());
      reversed.push_back(i);
      reversed.insert(reversed.end(), before.begin(), before.end());
    }
    auto next = std::find_if(b->instrs.begin(), b->instrs.end(), [](const Instr *i) { return i->frame; });
    for (Value *p : b->params)
      if (counted(p) && !later.count(p) && !out.test(p->id)) reversed.push_back(make(Op::DecRef, p, next != b->instrs.end() ? (*next)->frame : nullptr));
    std::reverse(reversed.begin(), reversed.end());
    for (Instr *i : reversed) i->parent = b;
    b->instrs = std::move(reversed);
  }

  /// What is live at the end of b, or used by its terminator, but not wanted by a successor is released there.
  void releaseOnEdges(Block *b, const analysis::Liveness &liveness) {
    Instr *t = b->terminator();
    if (!t->isTerminatorWithEdges()) return;
    std::vector<Value *> candidates;
    liveness.liveOut(b).forEach([&](uint32_t id) {
      if (Value *v = f_.valueById(id); counted(v)) candidates.push_back(v);
    });
    for (Value *v : t->results)
      if (counted(v) && std::find(candidates.begin(), candidates.end(), v) == candidates.end()) candidates.push_back(v);
    for (Value *v : t->operands)
      if (counted(v) && std::find(candidates.begin(), candidates.end(), v) == candidates.end()) candidates.push_back(v);
    Instr *failed = t->op == Op::CheckError ? t->operands[0]->def : nullptr;
    FrameState *frame = failed ? failed->frame : t->frame;
    for (size_t k = 0; k < t->succs.size(); ++k) {
      Block *to = t->succs[k].block;
      List releases;
      for (Value *v : candidates) {
        if (liveness.liveIn(to).test(v->id)) continue;
        bool isMissing = failed && k == 1 && v->def == failed;
        bool undefined = k > 0 && v->def == t;  // results of a guard exist on its first edge only
        bool frameSaysIt = failed && k == 1 && failed->op == Op::CallMethod;  // where in it that was
        if (!isMissing && !undefined) releases.push_back(make(Op::DecRef, v, frameSaysIt ? nullptr : frame));
      }
      // An exception empties the interpreter's stack from the top: what was made last goes first.
      if (t->op == Op::CheckError && k == 1)
        std::sort(releases.begin(), releases.end(), [](Instr *x, Instr *y) { return x->operands[0]->id > y->operands[0]->id; });
      for (Instr *r : releases) r->parent = to;
      to->instrs.insert(to->instrs.begin(), releases.begin(), releases.end());
    }
  }

  /// Drop -> DecRef of the values that die there, in order.
  void expandDrops(Block *b) {
    List out;
    for (Instr *i : b->instrs) {
      if (i->op != Op::Drop) {
        out.push_back(i);
        continue;
      }
      for (Value *v : dropped_[i]) {
        Instr *d = make(Op::DecRef, v, i->frame);
        d->parent = b;
        out.push_back(d);
      }
    }
    b->instrs = std::move(out);
  }

  Function &f_;
  Builder builder_;
  std::vector<bool> counted_;
  std::unordered_map<Instr *, std::vector<Value *>> dropped_;
};

}  // namespace

void refcounts(ir::Function &f, PassContext &) { Refcounts(f).run(); }

}  // namespace jj::passes
