// Kind inference: which values of a function are numbers, if the guesses at its edges hold.
//
// An optimistic fixpoint over the SSA graph. Constants, arithmetic and range loops give kinds; where a number meets an Unknown
// operand (a call's result, an item, an attribute) the operand is taken to be of the number's kind and will be guarded there.
// A block parameter is a number when every incoming value is; on the edges into a loop an Unknown initial value is accepted
// too, since it can be guarded once before the loop.
//
// What has items, is called or is gone over is no number, whatever it meets: the product in `a = array("d", [0]) * n`, where a[i] follows.
//
// What a loop takes from a tuple or list of constants, and the number that enumerate() counts, are probably numbers; so is what is added to one.
//
// A variable that begins as an int of the program and to which unknown values are added (`total = 0`, `total += x`) is Real: whether it becomes a float shows only then.
#include <algorithm>
#include <optional>
#include <set>

#include "analysis/cfg.h"
#include "analysis/module_facts.h"
#include "analysis/stub_types.h"

namespace jj::analysis {

using namespace ir;
using K = NumberKind;

namespace {

/// NB_* numbers of BINARY_OP; the in-place ones are 13 higher.
enum Nb { Add = 0, And = 1, FloorDivide = 2, LeftShift = 3, Multiply = 5, Remainder = 6, Or = 7, RightShift = 9, Subtract = 10, TrueDivide = 11, Xor = 12 };

bool isIntegerOnly(int64_t nb) { return nb == And || nb == LeftShift || nb == Or || nb == RightShift || nb == Xor; }

K ofConstant(const Constant *c) {
  if (!c) return K::Unknown;
  switch (c->kind) {
    case Constant::Kind::Int: return K::Int;
    case Constant::Kind::Float: return K::Float;
    case Constant::Kind::Bool: return K::Bool;
    default: return K::NotNumber;
  }
}

class Inference {
public:
  Inference(const Function &f, const CodeUnit *unit, const ModuleFacts &facts) : f_(f), unit_(unit), facts_(facts), cfg_(f) {
    if (unit && facts.source) types_.emplace(facts.source->stubs, facts.known, *facts.source, *unit);
  }

  KindInference run() {
    findRanges();
    collectIncoming();
    findObjects();
    findAccumulators();
    findLikely();
    constexpr int kMaxGuessing = 8;  // a round for each level of an expression
    int guessing = 0;
    do infer();
    while (guessOperands() && ++guessing < kMaxGuessing);
    summarise();
    // Values of unreached computations (Unset) have no kind to rely on.
    for (K &k : out_.kinds)
      if (k == K::Unset) k = K::Unknown;
    return std::move(out_);
  }

private:
  void infer() {
    out_.kinds.assign(f_.numValues(), K::Unset);
    out_.argDemand.assign(facts_.units[f_.unit].args.size(), K::Unset);
    for (int round = 0; round < 30; ++round) {
      changed_ = false;
      for (Block *b : cfg_.reversePostorder()) {
        for (size_t n = 0; n < b->params.size(); ++n) set(b->params[n], ofParam(b, n));
        for (Instr *i : b->instrs) transfer(*i);
      }
      if (!changed_) break;
    }
  }

  /// Arithmetic on two unknown values whose result meets a number is taken to be arithmetic on such numbers: the product in
  /// `total += a[i] * b[i]`. True when one was found that was none before.
  bool guessOperands() {
    out_.wanted.clear();
    bool grew = false;
    for (Block *b : cfg_.reversePostorder())
      for (Instr *i : b->instrs) {
        KnownCall which;
        if (isNumberBuiltin(*i, unit_, which) && isNumber(get(i->result())))
          for (size_t n = 2; n < i->operands.size(); ++n) grew |= want(i->operands[n], get(i->result()), true);
        if ((i->op != Op::BinaryOp && i->op != Op::Compare && i->op != Op::CompareTruth) || !isNumber(get(i->result()))) continue;
        bool guessed = out_.guesses.count(i->result());
        for (size_t n = 0; n < 2; ++n) {
          K other = guessed ? out_.guesses[i->result()] : get(i->operands[1 - n]);
          if (i->op == Op::BinaryOp && i->imm[0] % 13 == TrueDivide && other != K::Float) continue;  // an int or a float
          if (!isNumber(other) || isNumber(get(i->operands[n]))) continue;
          // Beside an int of the program may stand a float, too.
          bool isCompared = i->op != Op::BinaryOp && !guessed && isSmallConstant(i->operands[1 - n]);
          grew |= want(i->operands[n], isCompared ? K::Real : other, guessed && n == 0);
        }
      }
    return grew;
  }

  /// What the profile has seen of an operation's operands; nullptr: nothing.
  const OperandKind *seen(const Instr &i) const {
    if (!unit_ || !i.frame) return nullptr;
    auto found = unit_->operandKinds.find(i.frame->offset);
    return found == unit_->operandKinds.end() ? nullptr : &found->second;
  }

  /// Does its result tell of what kind its operands are?
  static bool keepsKind(const Instr &i) {
    int64_t nb = i.imm[0] % 13;
    return i.op == Op::BinaryOp && (nb == Add || nb == Subtract || nb == Multiply);
  }

  /// Arithmetic that the profile has seen on two ints or two floats.
  void guessFromProfile(const Instr &i) {
    const OperandKind *kind = seen(i);
    if (!kind || *kind == OperandKind::Text || (i.op == Op::BinaryOp && !keepsKind(i))) return;
    out_.guesses.emplace(i.result(), *kind == OperandKind::Float ? K::Float : K::Int);
  }

  /// Sums, differences, products and comparisons of what is probably a number.
  void guessFromItems(const Instr &i) {
    if (seen(i) || (i.op == Op::BinaryOp && !keepsKind(i))) return;
    auto left = out_.likely.find(i.operands[0]), right = out_.likely.find(i.operands[1]);
    if (left != out_.likely.end()) out_.guesses.emplace(i.result(), left->second);
    else if (right != out_.likely.end() && right->second == K::Int) out_.guesses.emplace(i.result(), K::Int);
  }

  bool want(const Value *v, K number, bool exact) {
    if (get(v) != K::Unknown || !v->def || v->def->op == Op::Compare || objects_.count(v)) return false;  // an answer is neither int nor float
    K k = number == K::Float || number == K::Real ? number : K::Int;
    KindInference::Wanted &w = out_.wanted[v];
    if (w.kind == K::Unset || (w.kind != K::Float && k != K::Real)) w.kind = k;
    w.exact |= exact;
    const Instr &i = *v->def;
    if (!keepsKind(i) || out_.guesses.count(v) || seen(i)) return false;  // seen and no guess: str
    if (get(i.operands[0]) != K::Unknown || get(i.operands[1]) != K::Unknown) return false;
    out_.guesses[v] = w.kind;
    return true;
  }

  /// Kind of an operand: a local that is used is bound, or CheckLocal leaves before.
  K get(const Value *v) const { return ifBound(out_.kinds[v->id]); }

  void set(const Value *v, K k) {
    if (objects_.count(v) && isNumber(ifBound(k))) k = K::Unknown;
    K &old = out_.kinds[v->id];
    K merged = join(old, k);
    if (merged != old) old = merged, changed_ = true;
  }

  void collectIncoming() {
    incoming_.resize(f_.numValues());
    for (Block *b : cfg_.reversePostorder())
      for (Instr *i : b->instrs)
        for (Successor &s : i->succs)
          for (size_t n = 0; n < s.args.size(); ++n) incoming_[s.block->params[n]->id].push_back(s.args[n]);
  }

  /// Is it used as only an object that is no number can be?
  static bool isUsedAsObject(const Instr &i, size_t operand) {
    switch (i.op) {
      case Op::LoadSubscr: case Op::StoreSubscr: case Op::DeleteSubscr: case Op::GetIter: case Op::Call: case Op::UnpackSequence: return operand == 0;
      case Op::Contains: return operand == 1;
      default: return false;
    }
  }

  void findObjects() {
    std::vector<const Value *> work;
    auto add = [&](const Value *v) {
      if (objects_.insert(v).second) work.push_back(v);
    };
    for (Block *b : cfg_.reversePostorder())
      for (Instr *i : b->instrs)
        for (size_t n = 0; n < i->operands.size(); ++n)
          if (isUsedAsObject(*i, n)) add(i->operands[n]);
    while (!work.empty()) {
      const Value *v = work.back();
      work.pop_back();
      for (const Value *from : incoming_[v->id]) add(from);
    }
  }

  K ofParam(Block *b, size_t n) {
    Value *p = b->params[n];
    if (b->isHandler || out_.rangeOf.count(p)) return out_.rangeOf.count(p) ? K::Range : K::Unknown;
    const auto &incoming = incoming_[p->id];
    if (incoming.size() == 0) return K::Unknown;  // the sent value of a resume block
    K k = K::Unset;
    bool onlyReals = true;
    for (const Value *v : incoming) {
      k = join(k, out_.kinds[v->id]);
      onlyReals &= out_.kinds[v->id] == K::Real || out_.kinds[v->id] == K::Unset;
    }
    // On an edge nothing but an int of the program can be made one.
    if (k == K::Real && (b->keepParams || (!onlyReals && accumulators_.count(p) == 0))) return K::Unknown;
    // What is stored at a yield is a number or an object, not a number that may be missing.
    return b->keepParams && isMaybe(k) ? K::Unknown : k;
  }

  static bool isSum(const Value *v) {
    if (!v->def || v->def->op != Op::BinaryOp) return false;
    int64_t nb = v->def->imm[0] % 13;
    return nb == Add || nb == Subtract;
  }

  bool isSmallConstant(const Value *v) const {
    const Constant *c = unit_ && v->def && v->def->op == Op::Const ? unit_->constant(v->def->imm[0]) : nullptr;
    constexpr int64_t kLimit = int64_t{1} << 53;
    return c && c->kind == Constant::Kind::Int && c->integer > -kLimit && c->integer < kLimit;
  }

  /// Parameters of blocks that get nothing but ints of the program, each other, and sums that one of them is part of; and those sums.
  void findAccumulators() {
    constexpr int kMaxRounds = 30;
    std::set<const Value *> &found = accumulators_;
    for (Block *b : cfg_.reversePostorder())
      for (const Value *p : b->params)
        if (!b->isHandler && !b->keepParams && !incoming_[p->id].empty()) found.insert(p);
    auto fits = [&](const Value *v) { return found.count(v) || isSmallConstant(v) || isSumOf(found, v); };
    bool shrank = true;
    for (int round = 0; shrank && round < kMaxRounds; ++round) {
      shrank = false;
      for (Block *b : cfg_.reversePostorder())
        for (const Value *p : b->params)
          if (found.count(p) && !std::all_of(incoming_[p->id].begin(), incoming_[p->id].end(), fits)) shrank = found.erase(p) != 0;
    }
    if (shrank) return found.clear();
    std::set<const Value *> params = found;
    for (const Value *p : params)
      for (const Value *v : incoming_[p->id]) isSumOf(params, v, &found);
  }

  /// Is it a sum with one of these in it? Adds the sums on the way to that one to `out`.
  static bool isSumOf(const std::set<const Value *> &params, const Value *v, std::set<const Value *> *out = nullptr, int depth = 0) {
    constexpr int kMaxTerms = 8;
    if (!isSum(v) || depth == kMaxTerms) return false;
    auto isPart = [&](const Value *term) { return params.count(term) || isSumOf(params, term, out, depth + 1); };
    if (!isPart(v->def->operands[0]) && !isPart(v->def->operands[1])) return false;
    if (out) out->insert(v);
    return true;
  }

  /// The one instruction that all of a value comes from, or nullptr.
  const Instr *originOf(const Value *v) const {
    const Instr *origin = nullptr;
    std::set<const Value *> seen;
    for (std::vector<const Value *> work{v}; !work.empty();) {
      const Value *from = work.back();
      work.pop_back();
      if (!seen.insert(from).second) continue;
      if (from->def ? origin && origin != from->def : incoming_[from->id].empty()) return nullptr;
      if (from->def) origin = from->def;
      else work.insert(work.end(), incoming_[from->id].begin(), incoming_[from->id].end());
    }
    return origin;
  }

  /// The items that a loop goes over, if they are constants: of a display, or of a global that one is bound to.
  const Constant *constantItems(const Instr &getIter) const {
    const Instr *made = getIter.operands[0]->def;
    if (!made || !unit_) return nullptr;
    if (made->op == Op::Const) return unit_->constant(made->imm[0]);
    const GlobalFacts *global = made->op == Op::LoadGlobal ? facts_.known.global(unit_->names[static_cast<size_t>(made->imm[0])]) : nullptr;
    return global ? global->items : nullptr;
  }

  bool isEnumeration(const Instr &getIter) const {
    const Instr *call = getIter.operands[0]->def;
    const Instr *load = call && call->op == Op::Call ? call->operands[0]->def : nullptr;
    return load && unit_ && load->op == Op::LoadGlobal && unit_->names[static_cast<size_t>(load->imm[0])] == "enumerate";
  }

  /// Int or Float if all of the constants are; `column`: their items of this number, -1: they themselves.
  static K commonKind(const std::vector<Constant> &items, int column) {
    K common = K::Unset;
    for (const Constant &item : items) {
      auto n = static_cast<size_t>(column);
      if (column >= 0 && (item.kind != Constant::Kind::Tuple || n >= item.items.size())) return K::Unknown;
      K k = ofConstant(column < 0 ? &item : &item.items[n]);
      if ((k != K::Int && k != K::Float) || (common != K::Unset && common != k)) return K::Unknown;
      common = k;
    }
    return common;
  }

  void findLikely() {
    auto add = [&](const Value *v, K k) {
      if (k == K::Int || k == K::Float) out_.likely.emplace(v, k);
    };
    auto iterated = [&](const Value *item) -> const Instr * {
      const Instr *getIter = item->def && item->def->op == Op::IterNext ? originOf(item->def->operands[0]) : nullptr;
      return getIter && getIter->op == Op::GetIter ? getIter : nullptr;
    };
    for (Block *b : cfg_.reversePostorder())
      for (Instr *i : b->instrs) {
        const Instr *getIter = i->op == Op::IterNext ? iterated(i->result(1)) : i->op == Op::UnpackSequence ? iterated(i->operands[0]) : nullptr;
        if (!getIter) continue;
        const Constant *items = constantItems(*getIter);
        if (i->op == Op::IterNext) {
          if (items) add(i->result(1), commonKind(items->items, -1));
          continue;
        }
        if (isEnumeration(*getIter)) add(i->result(1), K::Int);
        for (size_t n = 1; items && n < i->results.size(); ++n) add(i->results[n], commonKind(items->items, static_cast<int>(n) - 1));
      }
  }

  /// Loops over range(): the iterator value and the parameters it flows through, if nothing else sees it.
  void findRanges() {
    for (Block *b : cfg_.reversePostorder())
      for (Instr *i : b->instrs) {
        if (i->op != Op::GetIter || !i->operands[0]->def) continue;
        Instr &call = *i->operands[0]->def;
        if (call.op != Op::Call || call.parent != b || !isRangeCall(call, unit_)) continue;
        std::set<const Value *> flow{i->result()};
        if (!onlyIterated(flow) || !usedOnceBy(call.result(), i)) continue;
        for (const Value *v : flow) out_.rangeOf[v] = i;
        for (size_t n = 2; n < call.operands.size(); ++n) onlyInt_.insert(call.operands[n]);
      }
  }

  /// Grows `flow` over block parameters; false when one of them also gets other values or an instruction other than
  /// IterNext or Drop uses one.
  bool onlyIterated(std::set<const Value *> &flow) {
    for (bool grew = true; grew;) {
      grew = false;
      for (Block *b : cfg_.reversePostorder())
        for (Instr *i : b->instrs)
          for (Successor &s : i->succs)
            for (size_t n = 0; n < s.args.size(); ++n)
              if (flow.count(s.args[n])) grew |= flow.insert(s.block->params[n]).second;
    }
    for (Block *b : cfg_.reversePostorder())
      for (Instr *i : b->instrs) {
        for (Value *v : i->operands)
          if (flow.count(v) && i->op != Op::IterNext && i->op != Op::Drop) return false;
        for (Successor &s : i->succs)
          for (size_t n = 0; n < s.args.size(); ++n)
            if (flow.count(s.block->params[n]) && !flow.count(s.args[n])) return false;
      }
    return true;
  }

  bool usedOnceBy(const Value *v, const Instr *user) {
    for (Block *b : cfg_.reversePostorder())
      for (Instr *i : b->instrs) {
        if (i != user && std::count(i->operands.begin(), i->operands.end(), v) && i->op != Op::Drop) return false;
        for (Successor &s : i->succs)
          if (std::count(s.args.begin(), s.args.end(), v)) return false;
      }
    return true;
  }

  void demand(const Value *v, K k) {
    if (!v->def || v->def->op != Op::Arg || k == K::Real || objects_.count(v)) return;
    auto n = static_cast<size_t>(v->def->imm[0]);
    if (n >= out_.argDemand.size()) return;
    K &wanted = out_.argDemand[n];
    if (onlyInt_.count(v)) wanted = K::Int;
    else if (k == K::Float || (k == K::Int && wanted == K::Unset)) wanted = k;
  }

  /// Kind of an arithmetic result; K::Unknown: stays boxed.
  K ofBinary(const Instr &i) {
    int64_t nb = i.imm[0] % 13;
    const Value *a = i.operands[0], *b = i.operands[1];
    K ka = get(a), kb = get(b);
    if (ka == K::Unset || kb == K::Unset) return K::Unset;
    if (ka == K::NotNumber || kb == K::NotNumber || ka == K::Range || kb == K::Range) return K::Unknown;
    if (!isNumber(ka) && !isNumber(kb)) {
      guessFromProfile(i);
      guessFromItems(i);
      auto guess = out_.guesses.find(i.result());
      if (guess == out_.guesses.end() || ka != K::Unknown || kb != K::Unknown) return K::Unknown;
      demand(a, guess->second);
      demand(b, guess->second);
      return guess->second;
    }
    if (K real = ofReals(i, ka, kb); real != K::Unset) return real;
    bool isFloat = ka == K::Float || kb == K::Float;
    bool known = nb == Add || nb == Subtract || nb == Multiply || nb == TrueDivide || nb == FloorDivide || nb == Remainder || isIntegerOnly(nb);
    if (!known || (isFloat && (nb == FloorDivide || nb == Remainder || isIntegerOnly(nb)))) return K::Unknown;
    if (isIntegerOnly(nb) && ka != K::Int && kb != K::Int) return K::Unknown;  // bool & bool is a bool, set | unknown a set
    demand(a, kb == K::Float ? K::Float : K::Int);
    demand(b, ka == K::Float ? K::Float : K::Int);
    return isFloat || nb == TrueDivide ? K::Float : K::Int;
  }

  /// The result where it may be either an int or a float; Unset: it is not so.
  K ofReals(const Instr &i, K ka, K kb) const {
    bool isOne = ka == K::Real || kb == K::Real, accumulates = accumulators_.count(i.result()) != 0;
    bool isUnknown = ka == K::Unknown || kb == K::Unknown, isFloat = ka == K::Float || kb == K::Float;
    if (!isOne && !(accumulates && (isUnknown || isFloat))) return K::Unset;
    if (ka == K::Bool || kb == K::Bool) return K::Unknown;
    if (i.imm[0] % 13 == TrueDivide) return K::Float;
    if (!keepsKind(i)) return K::Unknown;
    return isFloat && !accumulates ? K::Float : K::Real;
  }

  K ofCompare(const Instr &i) {
    K ka = get(i.operands[0]), kb = get(i.operands[1]);
    if (ka == K::Unset || kb == K::Unset) return K::Unset;
    if (ka == K::NotNumber || kb == K::NotNumber) return K::Unknown;
    if (!isNumber(ka) && !isNumber(kb)) {
      guessFromProfile(i);
      guessFromItems(i);
      auto guess = out_.guesses.find(i.result());
      if (guess == out_.guesses.end() || ka != K::Unknown || kb != K::Unknown) return K::Unknown;
      ka = kb = guess->second;
    }
    demand(i.operands[0], kb);
    demand(i.operands[1], ka);
    return K::Bool;
  }

  K ofUnary(const Instr &i) {
    K k = get(i.operands[0]);
    if (k == K::Unset || k == K::Int || (k == K::Float && i.op != Op::UnaryInvert)) return k;
    return K::Unknown;
  }

  /// min, max and abs of numbers of one kind; what is unknown beside such a number is taken to be one.
  K ofBuiltin(const Instr &i) {
    KnownCall which;
    if (!isNumberBuiltin(i, unit_, which)) return K::Unknown;
    K all = K::Unset;
    for (size_t n = 2; n < i.operands.size(); ++n) {
      K k = get(i.operands[n]);
      if (k == K::Unset) return K::Unset;
      if (k != K::Unknown) all = join(all, k);
    }
    if (all != K::Int && all != K::Float) return K::Unknown;
    for (size_t n = 2; n < i.operands.size(); ++n) demand(i.operands[n], all);
    return all;
  }

  /// What a general operation is guessed to give: behind it there must be a place where a wrong guess can leave.
  K expected(const Instr &i) {
    if (!types_) return K::Unknown;
    auto [canLeave, isNew] = canLeave_.emplace(&i, false);
    if (isNew) canLeave->second = nextWithFrame(i) != nullptr;
    return canLeave->second ? guessOf(i) : K::Unknown;
  }

  K guessOf(const Instr &i) {
    if (i.op == Op::Call) return types_->isKnown(i) ? ofKnownCall(i) : K::Unknown;
    if (i.op == Op::LoadGlobal) {
      const GlobalFacts *global = facts_.known.global(unit_->names[static_cast<size_t>(i.imm[0])]);
      if (global && global->what == GlobalFacts::What::Constant) return number(ofConstant(global->constant));
    }
    return ofType(types_->typeOf(i.result()));
  }

  /// An int or a float, or anything.
  static K number(K k) { return k == K::Int || k == K::Float ? k : K::Unknown; }
  static K ofType(const std::string &type) { return type == "int" ? K::Int : type == "float" ? K::Float : K::Unknown; }

  /// A call of something that a stub describes: which of its signatures is meant depends on the kinds of the arguments.
  K ofKnownCall(const Instr &i) {
    std::vector<std::string> types;
    for (size_t n = 2; n < i.operands.size(); ++n) {
      K k = get(i.operands[n]);
      if (k == K::Unset) return K::Unset;
      types.push_back(k == K::Int ? "int" : k == K::Float ? "float" : k == K::Bool ? "bool" : "");
    }
    return ofType(types_->resultOf(i, types));
  }

  K ofCall(const Instr &i) {
    int64_t unit = calledUnit(i, unit_, facts_);
    K k = ofBuiltin(i);
    if (unit >= 0) {
      const UnitFacts &callee = facts_.units[static_cast<size_t>(unit)];
      if (i.operands.size() - 2 != callee.args.size()) return K::Unknown;
      k = callee.result == K::Unset ? K::Unset : number(callee.result);
    }
    return k == K::Unknown ? expected(i) : k;
  }

  void transfer(const Instr &i) {
    switch (i.op) {
      case Op::Const: return set(i.result(), ofConstant(unit_ ? unit_->constant(i.imm[0]) : nullptr));
      case Op::Null: return set(i.result(), K::Unbound);
      case Op::Arg: return set(i.result(), ofArg(i));
      case Op::BinaryOp: return set(i.result(), ofBinary(i));
      case Op::Compare:
      case Op::CompareTruth: return set(i.result(), ofCompare(i));
      case Op::IsTrue: return set(i.result(), isNumber(get(i.operands[0])) ? K::Bool : get(i.operands[0]) == K::Unset ? K::Unset : K::Unknown);
      case Op::Not: return set(i.result(), get(i.operands[0]));
      case Op::BoolObject: return set(i.result(), K::Bool);
      case Op::UnaryNegative:
      case Op::UnaryPositive:
      case Op::UnaryInvert: return set(i.result(), ofUnary(i));
      case Op::Call: return set(i.result(), ofCall(i));
      case Op::LoadGlobal:
      case Op::LoadAttr: return set(i.result(), expected(i));
      case Op::GetIter: return set(i.result(), out_.rangeOf.count(i.result()) ? K::Range : K::Unknown);
      case Op::IterNext: {
        bool range = out_.rangeOf.count(i.operands[0]);
        set(i.result(0), range ? K::Bool : K::Unknown);
        return set(i.result(1), range ? K::Int : K::Unknown);
      }
      case Op::NoneObject: case Op::BuildLiteral: case Op::BuildList: case Op::BuildTuple: case Op::BuildSet: case Op::BuildMap: case Op::BuildString:
      case Op::FormatValue: case Op::MakeFunction: case Op::BuildSlice: case Op::ListToTuple:
        return set(i.result(), K::NotNumber);
      default:
        for (Value *r : i.results) set(r, K::Unknown);
    }
  }

  K ofArg(const Instr &i) {
    K k = facts_.units[f_.unit].args[static_cast<size_t>(i.imm[0])];
    return k == K::Int || k == K::Float ? k : K::Unknown;
  }

  void summarise() {
    for (const Value *v : onlyInt_) demand(v, K::Int);
    for (Block *b : cfg_.reversePostorder())
      for (Instr *i : b->instrs) {
        if (i->op == Op::Return) out_.result = join(out_.result, get(i->operands[0]));
        if (i->op != Op::Call) continue;
        int64_t unit = calledUnit(*i, unit_, facts_);
        if (unit < 0) continue;
        auto &kinds = out_.calls[static_cast<uint32_t>(unit)];
        kinds.resize(std::max(kinds.size(), i->operands.size() - 2), K::Unset);
        for (size_t n = 2; n < i->operands.size(); ++n)
          if (K k = get(i->operands[n]); k != K::Unknown) kinds[n - 2] = join(kinds[n - 2], k);
      }
  }

  const Function &f_;
  const CodeUnit *unit_;
  const ModuleFacts &facts_;
  analysis::Cfg cfg_;
  KindInference out_;
  std::vector<std::vector<const Value *>> incoming_;
  std::set<const Value *> onlyInt_;  ///< arguments of range
  std::set<const Value *> objects_;  ///< what is no number, by its use
  std::set<const Value *> accumulators_;  ///< parameters, and the sums that they get
  std::optional<StubTypes> types_;
  std::map<const Instr *, bool> canLeave_;  ///< is there a place behind a general operation where a wrong guess can leave?
  bool changed_ = false;
};

const std::string *globalName(const Value *v, const CodeUnit *unit) {
  if (!v->def || v->def->op != Op::LoadGlobal || !unit) return nullptr;
  return &unit->names[static_cast<size_t>(v->def->imm[0])];
}

/// Is it a call of a function, no method, by position?
bool isPlainCall(const Instr &i) { return i.op == Op::Call && i.imm[1] == -1 && i.operands[1]->type.isNull(); }

/// The name of the global that is called by position; nullptr: it is no such call.
const std::string *calledName(const Instr &call, const CodeUnit *unit) { return isPlainCall(call) ? globalName(call.operands[0], unit) : nullptr; }

}  // namespace

int64_t calledUnit(const Instr &call, const CodeUnit *unit, const ModuleFacts &facts) {
  if (!isPlainCall(call)) return -1;
  const std::string *name = globalName(call.operands[0], unit);
  if (!name && unit && unit->isModule() && call.operands[0]->def && call.operands[0]->def->op == Op::LoadName)
    name = &unit->names[static_cast<size_t>(call.operands[0]->def->imm[0])];
  if (!name) return -1;
  return facts.known.functionOf(*name);
}

bool isNumberBuiltin(const Instr &call, const CodeUnit *unit, KnownCall &which) {
  constexpr size_t kMostCompared = 4;
  const std::string *name = calledName(call, unit);
  if (!name) return false;
  size_t count = call.operands.size() - 2;
  if (*name == "abs") return which = KnownCall::Abs, count == 1;
  if (*name != "min" && *name != "max") return false;
  which = *name == "min" ? KnownCall::Min : KnownCall::Max;
  return count >= 2 && count <= kMostCompared;
}

bool isLengthCall(const Instr &call, const CodeUnit *unit) {
  const std::string *name = calledName(call, unit);
  return name && *name == "len" && call.operands.size() == 3;
}

bool isRangeCall(const Instr &call, const CodeUnit *unit) {
  const std::string *name = calledName(call, unit);
  if (!name || *name != "range") return false;
  size_t count = call.operands.size() - 2;
  return count >= 1 && count <= 3;
}

const Instr *nextWithFrame(const Instr &i) {
  const auto &instrs = i.parent->instrs;
  for (auto it = std::find(instrs.begin(), instrs.end(), &i); it != instrs.end(); ++it)
    if ((*it)->frame && i.frame && (*it)->frame->offset != i.frame->offset) return *it;
  return nullptr;
}

KindInference inferKinds(const Function &f, const CodeUnit *unit, const ModuleFacts &facts) {
  return Inference(f, unit, facts).run();
}

}  // namespace jj::analysis
