// with-exits: a with statement makes no bound method of the manager's exit.
//
// From 3.11 to 3.13 bytecode has one place on its stack for it, so that a bound method is made, called once and released. Nobody can tell it from what newer bytecode says:
//
//     %x, %v = BeforeWith %m              %x, %v, %self = EnterWith %m        self may be NULL: what binds in its own way is bound
//     Call %x, %none, %none, %none   =>   Call %x, %self, %none, %none, %none
//     WithExceptStart %x, NULL, %e        WithExceptStart %x, %self, %e
//     Drop %x                             Drop %x, %self
//
// Where the exit goes from block to block, or stands on the stack of a frame state, its self goes along, below it: a bound method releases its function first. All or nothing: an exit
// is left alone when it, or a parameter that it may reach, has another use or may be something else. Runs while errors are implicit, behind all that looks for calls.
#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "analysis/uses.h"
#include "passes/lowering/lowering.h"

namespace jj::passes {
namespace {

using namespace ir;

bool fits(const Instr &use, const Value *exit) {
  if (std::count(use.operands.begin(), use.operands.end(), exit) != 1) return false;
  switch (use.op) {
  case Op::Call: return use.operands[0] == exit && use.imm[0] == 0 && use.operands.size() == 4 && use.operands[1]->type.isObject() && !use.operands[1]->type.mayBeNull();
  case Op::WithExceptStart: return use.operands[0] == exit && use.operands[1]->type.isNull();
  case Op::Drop: return true;
  default: return false;
  }
}

/// Puts in front of each value that has a self this self.
void insertSelves(std::vector<Value *> &values, const std::unordered_map<const Value *, Value *> &selves) {
  std::vector<Value *> out;
  for (Value *v : values) {
    if (auto self = selves.find(v); self != selves.end()) out.push_back(self->second);
    out.push_back(v);
  }
  values = std::move(out);
}

class WithExits {
public:
  explicit WithExits(Function &f) : f_(f), uses_(f) {}

  void run() {
    for (Block *b : f_.blocks())
      for (Instr *i : b->instrs)
        if (i->op == Op::BeforeWith || i->op == Op::BeforeAsyncWith) exits_.insert(i->results[0]);
    if (exits_.empty()) return;
    findEdges();
    for (bool grows = true; grows;) {
      grows = false;
      for (auto [from, to] : edges_) grows |= exits_.count(from) && exits_.insert(to).second;
    }
    for (bool shrinks = true; shrinks;) {
      shrinks = leaveFullStacks();
      shrinks |= std::erase_if(exits_, [&](const Value *v) { return !stays(v); }) > 0;
      for (auto [from, to] : edges_)
        if (exits_.count(from) != exits_.count(to)) shrinks |= exits_.erase(from) + exits_.erase(to) > 0;
    }
    if (!exits_.empty()) rewrite();
  }

private:
  /// What becomes which parameter.
  void findEdges() {
    std::unordered_set<const FrameState *> seen;
    for (Block *b : f_.blocks())
      for (Instr *i : b->instrs) {
        // (What a yield is sent comes behind its arguments.)
        for (Successor &s : i->succs)
          for (size_t n = 0; n < s.args.size(); ++n) edges_.push_back({s.args[n], s.block->params[n]});
        if (!i->frame || !seen.insert(i->frame).second) continue;
        states_.push_back(i->frame);
        odd_.insert(i->frame->locals.begin(), i->frame->locals.end());
        for (size_t n = 0; n < i->frame->kept(); ++n) edges_.push_back({i->frame->stack[n], i->frame->handler->params[i->frame->locals.size() + n]});
      }
  }

  /// What a yield keeps has its places behind the locals, as many as the code's stack has: where selves find no room, exits stay as they are.
  bool leaveFullStacks() {
    bool changed = false;
    for (Block *b : f_.blocks()) {
      Instr *yield = b->terminator();
      if (!yield || yield->op != Op::Yield) continue;
      std::vector<Value *> &args = yield->succs[0].args;
      auto selves = std::count_if(args.begin(), args.end(), [&](const Value *v) { return exits_.count(v) > 0; });
      size_t room = static_cast<size_t>(f_.stackSize) + static_cast<size_t>(f_.memoryLocals ? 0 : f_.numLocals);
      if (args.size() + static_cast<size_t>(selves) <= room) continue;
      for (const Value *v : args) changed |= exits_.erase(v) > 0;
    }
    return changed;
  }

  bool stays(const Value *v) const {
    if (odd_.count(v) || !v->type.isObject() || v->type.mayBeNull()) return false;
    const std::vector<Instr *> &users = uses_.users(v);
    return std::all_of(users.begin(), users.end(), [&](const Instr *u) { return fits(*u, v); });
  }

  void rewrite() {
    for (const Value *v : exits_) {
      Value *self = f_.newValue(Type::maybe());
      self->block = v->block;
      selves_[v] = self;
    }
    for (Block *b : f_.blocks()) {
      insertSelves(b->params, selves_);
      for (Instr *i : b->instrs) rewrite(*i);
    }
    for (FrameState *fs : states_) rewrite(*fs);
  }

  void rewrite(Instr &i) {
    for (Successor &s : i.succs) insertSelves(s.args, selves_);
    if (i.op == Op::BeforeWith || i.op == Op::BeforeAsyncWith) {
      auto self = selves_.find(i.results[0]);
      if (self == selves_.end()) return;
      i.imm[0] = i.op == Op::BeforeAsyncWith;
      i.op = Op::EnterWith;
      i.results.push_back(self->second);
      self->second->def = &i;
      return;
    }
    for (size_t n = 0; n < i.operands.size(); ++n) {
      auto self = selves_.find(i.operands[n]);
      if (self == selves_.end()) continue;
      if (i.op == Op::WithExceptStart) i.operands[1] = self->second;
      else i.operands.insert(i.operands.begin() + static_cast<std::ptrdiff_t>(++n), self->second);
    }
  }

  void rewrite(FrameState &fs) {
    auto selvesBelow = [&](size_t depth) {
      return std::count_if(fs.stack.begin(), fs.stack.begin() + static_cast<std::ptrdiff_t>(depth), [&](const Value *v) { return selves_.count(v) > 0; });
    };
    auto more = static_cast<int32_t>(selvesBelow(fs.kept()));
    if (fs.left > 0) fs.left += static_cast<int32_t>(selvesBelow(static_cast<size_t>(fs.left)));
    fs.handlerDepth += more;
    insertSelves(fs.stack, selves_);
  }

  Function &f_;
  analysis::Uses uses_;
  std::unordered_set<const Value *> exits_, odd_;  ///< what is an exit wherever it comes from; what cannot be one
  std::vector<std::pair<const Value *, const Value *>> edges_;
  std::vector<FrameState *> states_;
  std::unordered_map<const Value *, Value *> selves_;
};

}  // namespace

void withExits(Function &f, PassContext &) { WithExits(f).run(); }

}  // namespace jj::passes
