// own-arguments: where the reference of an argument goes.
//
// A parameter is the caller's as long as the call lasts (Arg borrows), which costs nothing and is right for most. But the interpreter moves
// arguments into the callee's frame: a reference that only the call holds dies where the parameter is deleted, rebound or cleared
// with the other locals. So a caller of compiled code gives such references away (see Call in ops.def, JITBody in runtime/abi.h), and
// here the callee says when it wants one:
//
//   - ReleaseArg where irgen's Drop releases a parameter that has nothing but its Arg, and that somebody could see: one that is rebound
//     or deleted, or cleared before another local at return. Behind the last local the caller's own release comes soon enough, in the order of the
//     parameters.
//   - TakeArg, the parameter as a counted value, where its reference goes on: into a variable that holds something else on another
//     way here (a loop's `node = node.next`), a cell, a slot; or when a temporary or another variable outlives the variable.
//
// A parameter whose references are about (Function::countsArguments) is always taken. Runs directly before refcounts, on explicit edges.
#include <algorithm>
#include <map>
#include <set>

#include "analysis/effects.h"
#include "analysis/liveness.h"
#include "ir/ir.h"
#include "passes/lowering/counted.h"
#include "passes/lowering/lowering.h"

namespace jj::passes {
namespace {

using namespace ir;

constexpr int kUnknown = -2, kOther = -1;

class OwnArguments {
public:
  explicit OwnArguments(Function &f) : f_(f), view_(f.numValues(), kUnknown), owned_(static_cast<size_t>(f.numArgs), false) {}

  void run() {
    if (!findViews()) return;
    findBorrowers();
    analysis::Liveness liveness(f_, /*frameStatesAreUses=*/false);
    for (Block *b : f_.blocks()) walk(b, liveness);
    if (f_.countsArguments) owned_.assign(owned_.size(), true);
    take();
    for (Block *b : f_.blocks()) release(b);
  }

private:
  int view(const Value *v) const { return view_[v->id]; }

  /// Which values are parameter i and nothing else: Arg i, and block parameters that only those flow into. false: none.
  bool findViews() {
    for (Block *b : f_.blocks())
      for (Instr *i : b->instrs)
        for (Value *r : i->results) view_[r->id] = kOther;
    for (Block *b : f_.blocks())
      for (Instr *i : b->instrs)
        if (i->op == Op::Arg) {
          args_.push_back(i);
          view_[i->result()->id] = static_cast<int>(i->imm[0]);
        }
    if (args_.empty()) return false;
    for (bool changed = true; changed;) {
      changed = false;
      for (Block *b : f_.blocks())
        for (Successor &s : b->terminator()->succs)
          for (size_t n = 0; n < s.block->params.size(); ++n) {
            // The sent value of a yield has no argument.
            int in = n < s.args.size() ? view(s.args[n]) : kOther;
            int &p = view_[s.block->params[n]->id];
            if (in == kUnknown || p == in || p == kOther) continue;
            p = p == kUnknown ? in : kOther;
            changed = true;
          }
    }
    return true;
  }

  using Set = std::set<int>;

  void findBorrowers() {
    const std::vector<bool> counted = countedValues(f_);
    for (bool changed = true; changed;) {
      changed = false;
      for (Block *b : f_.blocks())
        for (Successor &s : b->terminator()->succs)
          for (size_t n = 0; n < s.args.size(); ++n) {
            const Value *to = s.block->params[n];
            if (view(to) < 0 && !counted[to->id]) changed |= flow(s.args[n], to);
          }
    }
  }

  bool flow(const Value *from, const Value *to) {
    Set parameters;
    if (view(from) >= 0) parameters.insert(view(from));
    else if (auto found = borrows_.find(from); found != borrows_.end()) parameters = found->second;
    if (parameters.empty()) return false;
    Set &into = borrows_[to];
    const size_t before = into.size();
    into.insert(parameters.begin(), parameters.end());
    return into.size() != before;
  }

  /// Parameter p is taken if something outlives it that borrows from it; from then on that counts.
  void endsBefore(int p, const std::set<const Value *> &live) {
    if (std::none_of(live.begin(), live.end(), [&](const Value *v) { return borrows_.count(v) && borrows_[v].count(p); })) return;
    owned_[static_cast<size_t>(p)] = true;
    std::erase_if(borrows_, [&](const auto &borrower) { return borrower.second.count(p) != 0; });
  }

  Set viewsIn(const BitSet &ids) const {
    Set out;
    ids.forEach([&](uint32_t id) {
      if (view_[id] >= 0) out.insert(view_[id]);
    });
    return out;
  }
  void use(Set &live, const Value *v) const {
    if (view(v) >= 0) live.insert(view(v));
  }
  /// The reference goes where a Drop of the parameter does not reach.
  void goesOn(const Value *v) {
    if (!analysis::releaseIsInvisible(v->type)) owned_[static_cast<size_t>(view(v))] = true;
  }

  /// Backwards over a block, with the parameters that live behind each instruction and what borrows from parameters.
  void walk(Block *b, const analysis::Liveness &liveness) {
    Set live = viewsIn(liveness.liveOut(b));
    std::set<const Value *> others;
    for (const auto &[v, parameters] : borrows_)
      if (liveness.liveOut(b).test(v->id)) others.insert(v);
    if (b->terminator()->op == Op::CheckError) walkCheck(*b->terminator(), liveness);
    for (Successor &s : b->terminator()->succs) {
      walkEdge(s, liveness, live);
      others.insert(s.args.begin(), s.args.end());
    }
    for (size_t n = b->instrs.size(); n-- > 0;) {
      Instr *i = b->instrs[n];
      if (i->op == Op::Drop) {
        std::vector<bool> &dies = dies_[i];
        dies.resize(i->operands.size());
        for (size_t k = i->operands.size(); k-- > 0;) {
          int p = view(i->operands[k]);
          dies[k] = p >= 0 && live.insert(p).second;
          if (dies[k]) endsBefore(p, others);
          others.insert(i->operands[k]);
        }
        continue;
      }
      bool leaves = i->info().isTerminator();  // what is returned or unwound gets a reference; what else dies is on the stack
      for (const Value *v : i->operands)
        if (view(v) >= 0 && !leaves && !live.count(view(v))) goesOn(v);
      for (const Value *v : i->operands) use(live, v);
      others.insert(i->operands.begin(), i->operands.end());
    }
  }

  /// What only the error edge wants has ended in the operation: a cell was made of it, or it was a temporary. In typed code that edge wants numbers,
  /// too, which nobody drops: there only what the operation made a cell of.
  void walkCheck(const Instr &check, const analysis::Liveness &liveness) {
    Set fine = viewsIn(liveness.liveIn(check.succs[0].block));
    const Instr *done = check.operands[0]->def;
    auto ends = [&](const Value *v) {
      return check.parent->region == Region::Generic || (done && done->op == Op::MakeCell && done->operands[0] == v);
    };
    liveness.liveIn(check.succs[1].block).forEach([&](uint32_t id) {
      if (view_[id] >= 0 && !fine.count(view_[id]) && ends(f_.valueById(id))) goesOn(f_.valueById(id));
    });
  }

  void walkEdge(const Successor &s, const analysis::Liveness &liveness, Set &live) {
    bool merges = false;
    for (size_t n = 0; n < s.args.size(); ++n) merges |= view(s.args[n]) >= 0 && view(s.block->params[n]) != view(s.args[n]);
    if (merges) {
      Set there = viewsIn(liveness.liveIn(s.block));
      for (const Value *p : s.block->params) use(there, p);
      for (size_t n = 0; n < s.args.size(); ++n)
        if (view(s.args[n]) >= 0 && !there.count(view(s.args[n]))) goesOn(s.args[n]);
    }
    for (const Value *v : s.args) use(live, v);
  }

  // --- TakeArg
  void take() {
    std::map<Value *, Value *> taken;
    for (Instr *arg : args_) {
      if (!owned_[static_cast<size_t>(arg->imm[0])]) continue;
      auto [block, index] = placeFor(arg);
      if (!block) continue;
      Instr *t = f_.newInstr(Op::TakeArg, {}, arg->imm[0]);
      t->result()->type = arg->result()->type;
      f_.insert(block, index, t);
      taken[arg->result()] = t->result();
    }
    f_.replaceAllUses(taken);
  }

  /// Behind the Arg. In the typed region behind all guards that leave to the generic entry, which takes it itself; nowhere for one that
  /// is a number there.
  std::pair<Block *, size_t> placeFor(const Instr *arg) const {
    Block *b = arg->parent;
    if (b->region == Region::Typed) {
      const Block *generic = genericEntry();
      b = f_.entry();
      while (b->terminator()->succs.size() == 2 && b->terminator()->succs[1].block == generic) {
        const auto &operands = b->terminator()->operands;
        if (std::find(operands.begin(), operands.end(), arg->result()) != operands.end()) return {nullptr, 0};
        b = b->terminator()->succs[0].block;
      }
    }
    auto at = std::find(b->instrs.begin(), b->instrs.end(), arg);
    return {b, at == b->instrs.end() ? 0 : static_cast<size_t>(at - b->instrs.begin()) + 1};
  }

  const Block *genericEntry() const {
    for (const Instr *a : args_)
      if (a->parent->region == Region::Generic) return a->parent;
    return nullptr;
  }

  // --- ReleaseArg
  void release(Block *b) {
    if (std::none_of(b->instrs.begin(), b->instrs.end(), [](Instr *i) { return i->op == Op::Drop; })) return;
    std::vector<Instr *> out;
    for (size_t n = 0; n < b->instrs.size(); ++n) {
      if (b->instrs[n]->op == Op::Drop)
        releaseIn(b->instrs[n], b->instrs[n + 1]->op == Op::Return, out);
      else
        out.push_back(b->instrs[n]);
    }
    for (Instr *i : out) i->parent = b;
    b->instrs = std::move(out);
  }

  /// Splits a Drop at the parameters that it releases.
  void releaseIn(Instr *drop, bool atReturn, std::vector<Instr *> &out) {
    const std::vector<bool> &dies = dies_[drop];
    auto lent = [&](size_t k) {
      const Value *v = drop->operands[k];
      return v->id < view_.size() && view(v) >= 0 && !owned_[static_cast<size_t>(view(v))];
    };
    size_t seen = drop->operands.size();  // releases before this one are seen
    // The caller's own come in the order of the parameters, which a variable that holds another's value may not die in.
    for (int next = f_.releasesBackwards ? -1 : f_.numArgs; atReturn && seen > 0 && lent(seen - 1); --seen) {
      if (!dies[seen - 1]) continue;
      int p = view(drop->operands[seen - 1]);
      if (f_.releasesBackwards ? p < next : p > next) break;
      next = p;
    }
    std::vector<Value *> rest;
    auto flush = [&] {
      if (rest.empty()) return;
      out.push_back(f_.newInstr(Op::Drop, std::move(rest)));
      out.back()->frame = drop->frame;
      rest.clear();
    };
    for (size_t k = 0; k < drop->operands.size(); ++k) {
      if (!lent(k)) {
        rest.push_back(drop->operands[k]);
      } else if (k < seen && dies[k]) {
        flush();
        out.push_back(f_.newInstr(Op::ReleaseArg, {}, view(drop->operands[k])));
        out.back()->frame = drop->frame;
      }
    }
    flush();
  }

  Function &f_;
  std::vector<int> view_;        ///< by value id: number of the parameter, kOther; kUnknown: not reached yet
  std::map<const Value *, Set> borrows_;  ///< what is none of the parameters but may be one of those (`a or b`), and that nothing else holds
  std::vector<bool> owned_;      ///< by parameter
  std::vector<Instr *> args_;
  std::map<const Instr *, std::vector<bool>> dies_;  ///< of Drops: does the parameter that operand k views die there?
};

}  // namespace

void ownArguments(ir::Function &f, PassContext &) {
  if (!f.frameless && !f.lowered) OwnArguments(f).run();
}

}  // namespace jj::passes
