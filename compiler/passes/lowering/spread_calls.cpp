// spread-calls: f(x, *args, **kwargs) without what bytecode makes for such a call and takes apart again.
//
// The instruction takes one callable, one tuple and one dict. So bytecode binds a method, makes a list, extends it by `args`, makes a tuple of it, and updates an empty dict with `kwargs`:
//
//     %m = LoadAttr %o {f}                       %m, %s = LoadMethod %o {f}
//     %l = BuildList %x                          %t = ExtendedTuple %x, %args
//     %i = ListExtend %l, %args             =>   %k = KeywordDict %kwargs, %m, %s
//     %t = ListToTuple %l                        %r = CallEx %m, %t, %k, %s {1}
//     %d = BuildMap
//     %j = DictMerge %d, %kwargs, %m
//     %r = CallEx %m, %t, %d, null
//
// Each part is rewritten where its result serves for nothing else. What lies on the stack meanwhile dies with it when an argument fails: in frame states the method is the function and self, the list
// its items. The dict of KeywordDict is the mapping itself where that is an exact dict; CallEx is told so, and gives what would keep it a dict of its own. Attributes of what is global stay as they
// are: modules and classes have no methods to bind. An attribute of super() (LoadSuperAttr, 3.12) becomes LoadSuperMethod. Not where somebody looks at reference counts. Runs while errors are implicit, behind end-speculation.
#include <algorithm>
#include <unordered_set>

#include "analysis/uses.h"
#include "ir/ir.h"
#include "passes/lowering/lowering.h"

namespace jj::passes {

using namespace ir;

namespace {

class SpreadCalls {
public:
  explicit SpreadCalls(Function &f) : f_(f), uses_(f) {
    std::unordered_set<const FrameState *> seen;
    for (Block *b : f_.blocks())
      for (Instr *i : b->instrs)
        if (i->frame && seen.insert(i->frame).second) {
          frames_.push_back(i->frame);
          for (size_t n = 0; n < i->frame->kept() && n < i->frame->stack.size(); ++n) kept_.insert(i->frame->stack[n]);
        }
  }

  void run() {
    for (Block *b : f_.blocks())
      for (size_t n = 0; n < b->instrs.size(); ++n) {
        Instr *i = b->instrs[n];
        if (i->op == Op::ListToTuple) joinTuple(b, n);
        if (i->op != Op::CallEx) continue;
        i->imm[0] |= kSpread;
        if (n > 0) passDict(b, n);
        loadMethod(i);
      }
    if (inFrames_.empty() && dead_.empty()) return;
    for (FrameState *fs : frames_) replaceIn(*fs);
    for (Block *b : f_.blocks()) std::erase_if(b->instrs, [&](const Instr *i) { return dead_.count(i) != 0; });
    f_.replaceAllUses(replaced_);
  }

private:
  /// Is it used by these alone, and taken to no handler?
  bool isOnlyUsedBy(const Value *v, std::initializer_list<const Instr *> users) const {
    if (uses_.arguments(v) || kept_.count(v) || uses_.users(v).size() != users.size()) return false;
    for (const Instr *user : uses_.users(v))
      if (std::find(users.begin(), users.end(), user) == users.end()) return false;
    return true;
  }

  /// BuildList, ListExtend, ListToTuple (at n).
  void joinTuple(Block *b, size_t n) {
    Instr *toTuple = b->instrs[n], *extend = n > 0 ? b->instrs[n - 1] : nullptr, *build = toTuple->operands[0]->def;
    if (!extend || extend->op != Op::ListExtend || extend->operands[0] != toTuple->operands[0] || extend->operands[1] == toTuple->operands[0]) return;
    if (!build || build->op != Op::BuildList || build->parent != b || !isOnlyUsedBy(build->result(), {extend, toTuple})) return;
    std::vector<Value *> operands = build->operands;
    operands.push_back(extend->operands[1]);
    Instr *made = f_.newInstr(Op::ExtendedTuple, std::move(operands));
    made->frame = frames_.emplace_back(f_.cloneFrameState(*extend->frame));
    takeFrom(*made->frame, build->result());  // it ends the items itself when it fails
    made->result()->type = toTuple->result()->type;
    put(b, n - 1, made);
    dead_.insert({build, toTuple});
    inFrames_[build->result()] = build->operands;
    replaced_[toTuple->result()] = made->result();
  }

  /// BuildMap, DictMerge, CallEx (at n).
  void passDict(Block *b, size_t n) {
    Instr *call = b->instrs[n], *merge = b->instrs[n - 1], *build = call->operands[2]->def;
    if (!build || build->op != Op::BuildMap || !build->operands.empty() || merge->op != Op::DictMerge || merge->operands[0] != build->result()) return;
    if (merge->operands[1] == build->result() || !isOnlyUsedBy(build->result(), {merge, call})) return;
    Instr *made = f_.newInstr(Op::KeywordDict, {merge->operands[1], merge->operands[2], call->operands[3]});
    made->frame = merge->frame;
    made->result()->type = Type::object(kDict);
    put(b, n - 1, made);
    dead_.insert(build);
    inFrames_[build->result()] = {};
    call->operands[2] = made->result();
    merged_[merge] = made;
  }

  /// The callable of a CallEx, which its dict names in error messages.
  void loadMethod(Instr *call) {
    Value *callable = call->operands[0];
    Instr *load = callable->def;
    bool isOfSuper = load && load->op == Op::LoadSuperAttr;
    if (!load || (load->op != Op::LoadAttr && !isOfSuper) || (!isOfSuper && load->operands[0]->def && load->operands[0]->def->op == Op::LoadGlobal)) return;
    Instr *merge = nullptr;
    for (Instr *user : uses_.users(callable))
      if (user->op == Op::DictMerge && !merge) merge = user;
    if (!(merge ? isOnlyUsedBy(callable, {merge, call}) : isOnlyUsedBy(callable, {call}))) return;
    Instr *method = isOfSuper ? f_.newInstr(Op::LoadSuperMethod, load->operands, load->imm[0], load->imm[1]) : f_.newInstr(Op::LoadMethod, {load->operands[0]}, load->imm[0], 1);
    method->frame = load->frame;
    std::vector<Instr *> &instrs = load->parent->instrs;
    put(load->parent, static_cast<size_t>(std::find(instrs.begin(), instrs.end(), load) - instrs.begin()), method);
    inFrames_[callable] = {method->result(0), method->result(1)};
    replaced_[callable] = method->result(0);
    call->operands[3] = method->result(1);
    if (auto made = merged_.find(merge); made != merged_.end()) made->second->operands[2] = method->result(1);
  }

  static void takeFrom(FrameState &fs, const Value *v) {
    auto place = std::find(fs.stack.begin(), fs.stack.end(), v);
    if (place == fs.stack.end()) return;
    if (place - fs.stack.begin() < fs.left) --fs.left;
    fs.stack.erase(place);
  }

  void put(Block *b, size_t n, Instr *i) {
    i->parent = b;
    b->instrs[n] = i;
  }

  void replaceIn(FrameState &fs) {
    std::vector<Value *> stack;
    int32_t left = fs.left;
    for (size_t n = 0; n < fs.stack.size(); ++n) {
      auto found = inFrames_.find(fs.stack[n]);
      if (found == inFrames_.end()) {
        stack.push_back(fs.stack[n]);
        continue;
      }
      stack.insert(stack.end(), found->second.begin(), found->second.end());
      if (static_cast<int32_t>(n) < fs.left) left += static_cast<int32_t>(found->second.size()) - 1;
    }
    fs.stack = std::move(stack);
    fs.left = left;
  }

  Function &f_;
  analysis::Uses uses_;
  std::vector<FrameState *> frames_;
  std::unordered_set<const Value *> kept_;  ///< what some handler takes from the stack
  std::unordered_set<const Instr *> dead_;
  std::map<const Value *, std::vector<Value *>> inFrames_;  ///< what stands for such a stack entry
  std::map<Value *, Value *> replaced_;
  std::map<const Instr *, Instr *> merged_;  ///< KeywordDict in place of a DictMerge
};

}  // namespace

void spreadCalls(Function &f, PassContext &) {
  if (f.seesCounts) return;
  for (const Block *b : f.blocks())
    for (const Instr *i : b->instrs)
      if (i->op == Op::CallEx || i->op == Op::ListToTuple) return SpreadCalls(f).run();
}

}  // namespace jj::passes
