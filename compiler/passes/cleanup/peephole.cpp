// peephole: truth values, comparisons, checks and slices in their cheapest form. Each rule looks at one instruction and what
// defines its operands.
//
//   Branch (Not x)                -> Branch x with its edges exchanged
//   IsTrue (BoolObject x)         -> x
//   Not (Not x)                   -> x
//   IsTrue (Compare a, b)         -> CompareTruth a, b     when nothing else looks at the comparison's result; or AskTruth (CompareTest a, b)
//   CheckLocal x                  -> nothing               when x cannot be NULL, or was checked before on every path
//   LoadSubscr o, (BuildSlice a, b) -> BinarySlice o, a, b when nothing else has the slice (3.12's compiler does so itself);
//   likewise SteppedSlice, ReplaceSlice, DeleteSlice
//   BuildString (FormatValue x)   -> small ints stay ints  when nothing else has what x was formatted to (and nobody looks at reference counts)
//
// Fusing a comparison with its truth test may not be seen: an operand that the comparison releases as its last user is released
// before the call of __bool__. CompareTruth asks at once; so the result must be known to be a bool, or both operands
// must be kept by somebody else (a variable, an argument) or be of a type whose release is invisible. CompareTest leaves a result that is no bool to AskTruth.
// The error of __bool__ gets the position of the comparison; CPython gives the jump the very same one.
#include <algorithm>
#include <map>
#include <unordered_map>
#include <unordered_set>

#include "analysis/cfg.h"
#include "analysis/dominators.h"
#include "analysis/effects.h"
#include "analysis/uses.h"
#include "passes/pass_manager.h"

namespace jj::passes {
namespace {

using namespace ir;

class Peephole {
public:
  explicit Peephole(Function &f) : f_(f), cfg_(f), dominators_(cfg_), uses_(f) {}

  void run() {
    for (Block *b : cfg_.reversePostorder())
      for (at_ = 0; at_ < b->instrs.size(); ++at_) visit(b->instrs[at_]);
    for (Block *b : f_.blocks()) std::erase_if(b->instrs, [&](Instr *i) { return removed_.count(i); });
    f_.replaceAllUses(replaced_);
  }

private:
  Function &f_;
  analysis::Cfg cfg_;
  analysis::Dominators dominators_;
  analysis::Uses uses_;
  size_t at_ = 0;  ///< position of the visited instruction in its block
  std::map<Value *, Value *> replaced_;
  std::unordered_set<Instr *> removed_;
  std::unordered_map<const Value *, std::vector<const Instr *>> checks_;  ///< CheckLocal kept so far, by operand

  void visit(Instr *i) {
    switch (i->op) {
      case Op::Branch: return branch(i);
      case Op::Not: return doubleNegation(i);
      case Op::IsTrue: return truth(i);
      case Op::CheckLocal: return checkLocal(i);
      case Op::LoadSubscr: case Op::StoreSubscr: case Op::DeleteSubscr: return slice(i);
      case Op::BuildString: return text(i);
      default: return;
    }
  }

  /// What v will be when the replacements found so far are made.
  Value *current(Value *v) const {
    for (auto it = replaced_.find(v); it != replaced_.end(); it = replaced_.find(v)) v = it->second;
    return v;
  }

  static bool isNegation(const Value *v) { return v->def && (v->def->op == Op::Not || v->def->op == Op::NotI1); }

  void branch(Instr *i) {
    for (Value *c = current(i->operands[0]); isNegation(c); c = current(c->def->operands[0])) {
      i->operands[0] = c->def->operands[0];
      std::swap(i->succs[0], i->succs[1]);
    }
  }

  void doubleNegation(Instr *i) {
    Value *inner = current(i->operands[0]);
    if (!isNegation(inner)) return;
    Value *x = current(inner->def->operands[0]);
    // A truth value is any non-zero i32; only who asks for the truth again may have x itself.
    if (onlyTested(i->result()) && x->type == i->result()->type) replaced_[i->result()] = x;
  }

  /// Do all users take any truth value?
  bool onlyTested(const Value *v) const {
    if (uses_.arguments(v)) return false;
    for (const Instr *u : uses_.users(v))
      if (u->op != Op::Branch && u->op != Op::BoolObject && u->op != Op::GuardTrue && u->op != Op::Not) return false;
    return true;
  }

  void truth(Instr *i) {
    Value *object = current(i->operands[0]);
    if (!object->def) return;
    if (object->def->op == Op::BoolObject || object->def->op == Op::BoxBool) {
      Value *x = current(object->def->operands[0]);
      if (x->type == i->result()->type) {
        replaced_[i->result()] = x;
        removed_.insert(i);
      } else {
        testInstead(i->result(), x);
      }
    } else if (object->def->op == Op::Compare) {
      fuse(object->def, i);
    }
  }

  /// Users that take i1 and i32 alike test x instead of v; the rest keeps v, and dce removes it when nobody does.
  void testInstead(const Value *v, Value *x) {
    for (Instr *u : uses_.users(v))
      if (u->op == Op::Branch || u->op == Op::BoolObject || u->op == Op::GuardTrue) u->operands[0] = x;
  }

  // --- Compare + IsTrue
  void fuse(Instr *compare, Instr *test) {
    Value *result = compare->result();
    if (compare->parent != test->parent || uses_.arguments(result) || uses_.frames(result)) return;
    for (const Instr *u : uses_.users(result))
      if (u != test && u->op != Op::Drop) return;
    if (uses_.users(result).size() > 2 || !directlyBefore(compare)) return;
    bool asksAtOnce = result->type == Type::object(kBool) || std::all_of(compare->operands.begin(), compare->operands.end(), [&](const Value *v) { return keptAlive(v); });
    for (Instr *u : uses_.users(result))
      if (u->op == Op::Drop) std::erase(u->operands, result);
    if (asksAtOnce) {  // the comparison's instruction takes over the test's result
      Value *truth = test->result();
      compare->op = Op::CompareTruth;
      compare->results = {truth};
      truth->def = compare;
      removed_.insert(test);
    } else {
      compare->op = Op::CompareTest;
      result->type = test->result()->type;
      test->op = Op::AskTruth;
    }
  }

  /// Does `first` stand before the visited instruction with nothing of effect between?
  bool directlyBefore(const Instr *first) const {
    const auto &instrs = first->parent->instrs;
    for (size_t k = at_; k-- > 0;) {
      if (instrs[k] == first) return true;
      if (!analysis::isPure(*instrs[k])) return false;
    }
    return false;
  }

  /// Would the comparison release this operand where somebody could see it? Not when it is borrowed, dropped or passed
  /// on later, or invisible.
  bool keptAlive(const Value *v) const {
    if (v->borrowed || analysis::releaseIsInvisible(v->type) || uses_.arguments(v)) return true;
    for (const Instr *u : uses_.users(v))
      if (u->op == Op::Drop) return true;
    return false;
  }

  // --- slices
  void slice(Instr *i) {
    Instr *made = i->operands[1]->def;
    if (!made || made->op != Op::BuildSlice) return;
    const Value *v = made->result(), *step = made->operands[2];
    if (!uses_.isOnlyOperandOfOne(v) || uses_.frames(v) || !directlyBefore(made)) return;
    bool steps = !step->type.isNull();
    if (steps && (i->op != Op::LoadSubscr || !step->def || step->def->op != Op::Const)) return;
    switch (i->op) {
      case Op::LoadSubscr: i->op = steps ? Op::SteppedSlice : Op::BinarySlice; break;
      case Op::StoreSubscr: i->op = Op::ReplaceSlice; break;
      default: i->op = Op::DeleteSlice; break;
    }
    if (i->op == Op::BinarySlice) i->imm[0] = 1;
    i->operands.erase(i->operands.begin() + 1);
    i->operands.insert(i->operands.begin() + 1, made->operands.begin(), made->operands.end() - (steps ? 0 : 1));
    removed_.insert(made);
  }

  // --- f-strings
  void text(Instr *i) {
    if (f_.seesCounts) return;
    for (const Value *v : i->operands)
      if (v->def && v->def->op == Op::FormatValue && v->def->operands[1]->type.isNull() && uses_.isOnlyOperandOfOne(v))
        v->def->imm[0] |= kFormatKeepsInts;
  }

  // --- unbound locals
  void checkLocal(Instr *i) {
    Value *v = i->operands[0];
    if (!uses_.unused(i->result())) return;
    if (!v->type.mayBeNull() || checkedBefore(v, i)) {
      removed_.insert(i);
      return;
    }
    checks_[v].push_back(i);
  }

  /// Blocks are visited in reverse postorder, so a check in the same block that was kept stands before this one.
  bool checkedBefore(const Value *v, const Instr *i) const {
    auto it = checks_.find(v);
    if (it == checks_.end()) return false;
    for (const Instr *c : it->second)
      if (c->parent == i->parent || dominators_.endDominates(c->parent, i->parent)) return true;
    return false;
  }
};

}  // namespace

void peephole(Function &f, PassContext &) {
  f.removeUnreachable();
  Peephole(f).run();
}

}  // namespace jj::passes
