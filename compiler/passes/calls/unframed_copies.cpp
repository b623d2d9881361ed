// unframed-copies: makes a second copy of a small function without loops that runs without a frame.
//
// A frame costs more than the work of most small functions: getters, setters, __init__, predicates. Nobody can see it while nothing runs that could look, so the copy
// consists of attempts alone: each operation either succeeds by means that run no Python code and raise nothing (an attribute that the inline cache of the function itself finds, a
// comparison of ints, a value of a cell, an item), or the copy gives up, and the function with the frame runs from its start. Therefore nothing may have happened by then:
//   - what is loaded is borrowed: it cannot go away, since nothing is released before the end, where what is stored and returned gets its references first;
//   - stores wait for the end of their path. Their places are tried where Python would store, and what they overwrite must be something whose release nobody sees;
//   - an argument that is rebound or deleted may die there: the copy gives up;
//   - a load behind a store that waits is of another name, or there is no copy: names differ, so do places (inline values of instances).
// Numbers that were made are released on every path that does not use them up. Sums and products that only others take are no objects meanwhile (GuardReal, RealBinary).
//
// A copy that has given up a number of times, one after the other, is left alone for a while (JITUnit::givenUp).
//
// Whoever calls the function tries the copy first (codegen/direct_calls.cpp, entry.cpp).
#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

#include "analysis/uses.h"
#include "passes/pass_manager.h"

namespace jj::passes {

using namespace ir;

namespace {

constexpr size_t kMaxInstructions = 60;
constexpr int64_t kAdd = 0, kMultiply = 5, kSubtract = 10;  // NB_*
constexpr int kMaxAttempts = 24, kMaxLost = 4;  // attempts before a place where the copy always gives up

class UnframedCopy {
public:
  explicit UnframedCopy(const Function &from) : from_(from), uses_(from), copy_(std::make_unique<Function>()), to_(*copy_), builder_(to_) {}

  std::unique_ptr<Function> run() {
    to_.name = from_.name;
    to_.unit = from_.unit;
    to_.numLocals = from_.numLocals;
    to_.numArgs = from_.numArgs;
    to_.unframed = to_.explicitErrors = true;
    if (!isSmall()) return nullptr;
    Block *entry = to_.newBlock();
    builder_.setBlock(entry);
    attempt(Op::TryEnter, {}, from_.unit, 0);
    attempts_ = 0;
    for (const Block *b : order_) {
      blocks_[b] = to_.newBlock();
      for (const Value *p : b->params) parameter(b, p);
    }
    builder_.jump(blocks_[from_.entry()]);
    enter(from_.entry(), {});
    for (const Block *b : order_) {
      if (!states_.count(b)) continue;  // behind a place where the copy gives up
      copyBlock(b);
      if (failed_) return nullptr;
    }
    to_.removeUnreachable();
    return returns_ > 0 && returns_ >= lost_ ? std::move(copy_) : nullptr;
  }

private:
  struct Store {
    Value *object, *place, *value;
    int64_t name;
  };
  /// A number, int or float, and which of them (GuardReal).
  struct Real {
    Value *number = nullptr, *form = nullptr;
  };
  /// What holds at the start of a block.
  struct State {
    std::vector<Value *> owned;  ///< numbers that were made and not used up
    bool operator==(const State &) const = default;
  };

  /// Finds the order of the blocks that are reached without an exception; false: a loop, or too much.
  bool isSmall() {
    size_t instructions = 0;
    std::set<const Block *> done, open;
    bool loops = false;
    auto visit = [&](auto &self, const Block *b) -> void {
      if (open.count(b)) loops = true;
      if (loops || instructions > kMaxInstructions || !done.insert(b).second) return;
      open.insert(b);
      instructions += b->instrs.size();
      for (const Successor &s : b->terminator()->succs) self(self, s.block);
      open.erase(b);
      order_.push_back(b);
    };
    visit(visit, from_.entry());
    std::reverse(order_.begin(), order_.end());
    return !loops && instructions <= kMaxInstructions;
  }

  void parameter(const Block *b, const Value *p) {
    Value *copy = to_.addParam(blocks_[b], p->type);
    copy->borrowed = p->type.isObject();
    values_[p] = copy;
  }

  void enter(const Block *b, State state) {
    auto [it, isNew] = states_.emplace(b, std::move(state));
    if (!isNew && !(it->second == State{owned_})) failed_ = true;
  }

  Value *value(const Value *v) {
    Value *&copy = values_[v];
    if (!copy) failed_ = true;
    return copy;
  }
  std::vector<Value *> operandsOf(const Instr &i) {
    std::vector<Value *> out;
    for (const Value *v : i.operands) out.push_back(value(v));
    return out;
  }

  /// The second successor of an attempt.
  Block *giveUp() {
    if (owned_.empty() && giveUp_) return giveUp_;
    Block *here = builder_.block(), *made = to_.newBlock();
    made->cold = true;
    builder_.setBlock(made);
    for (Value *v : owned_) builder_.emit(Op::DecRef, {v});
    builder_.emit(Op::GiveUp);
    builder_.setBlock(here);
    if (owned_.empty()) giveUp_ = made;
    return made;
  }

  Instr *attempt(Op op, std::vector<Value *> operands, int64_t imm0, int64_t imm1) {
    if (failed_) return nullptr;
    Block *otherwise = giveUp();
    Instr *i = builder_.emit(op, std::move(operands), imm0, imm1);
    Block *next = to_.newBlock();
    i->succs = {{next, {}}, {otherwise, {}}};
    builder_.setBlock(next);
    if (++attempts_ > kMaxAttempts) failed_ = true;
    return i;
  }
  void attemptFor(const Instr &i, Op op) {
    std::vector<Value *> operands = operandsOf(i);
    Instr *made = attempt(op, std::move(operands), i.imm[0], i.frame ? i.frame->offset : 0);
    if (made) values_[i.result()] = made->result();
  }

  void copyBlock(const Block *b) {
    builder_.setBlock(blocks_[b]);
    owned_ = states_.at(b).owned;
    stores_.clear();
    reals_.clear();
    ended_ = false;
    for (const Instr *i : b->instrs)
      if (failed_ || !copyInstr(*i)) return;
  }

  /// false: the rest of the block is not copied.
  bool copyInstr(const Instr &i) {
    switch (i.op) {
      case Op::EndFrame: ended_ = true; return true;
      case Op::Poll: return true;  // TryEnter has asked
      case Op::Drop:
        if (!ended_ && dropsArgument(i)) return lose(), false;
        return true;
      case Op::Const: case Op::NoneObject: case Op::Null: case Op::Arg: case Op::FreeVar: case Op::BoolObject: case Op::ConstI32:
      case Op::Is: case Op::IsNull: case Op::Not:
        same(i);
        return true;
      case Op::CheckLocal: checkLocal(i); return true;
      case Op::LoadAttr:
        for (const Store &s : stores_) failed_ |= s.name == i.imm[0];
        attemptFor(i, Op::TryAttr);
        return true;
      case Op::LoadGlobal: attemptFor(i, Op::TryGlobal); return true;
      case Op::LoadDeref: attemptFor(i, Op::TryDeref); return true;
      case Op::IsTrue: attemptFor(i, Op::TryTrue); return true;
      case Op::CompareTruth: case Op::CompareTest: attemptFor(i, Op::TryCompare); return true;
      case Op::AskTruth: values_[i.result()] = value(i.operands[0]); return true;  // a result that is no bool was given up
      case Op::Compare: compare(i); return true;
      case Op::LoadSubscr: attemptFor(i, Op::TryItem); return true;
      case Op::BinaryOp: binary(i); return true;
      case Op::StoreAttr: store(i); return true;
      case Op::Jump: case Op::Branch: leaveBlock(i); return false;
      case Op::Return: leave(i); return false;
      default: lose(); return false;
    }
  }

  void same(const Instr &i) {
    Instr *copy = builder_.emit(i.op, operandsOf(i), i.imm[0], i.imm[1]);
    for (size_t n = 0; n < i.results.size(); ++n) {
      copy->results[n]->type = i.results[n]->type;
      values_[i.results[n]] = copy->results[n];
    }
  }

  /// Is an argument rebound or deleted, which the caller may have left to the function? Then it dies here, where its finaliser sees the frame and what was
  /// stored so far. Everything else is held by something else, or a number; and what dies with the frame dies behind it.
  static bool dropsArgument(const Instr &drop) {
    return std::any_of(drop.operands.begin(), drop.operands.end(), [](const Value *v) { return !v->def || v->def->op == Op::Arg; });
  }

  void checkLocal(const Instr &i) {
    Value *isNull = builder_.value(Op::IsNull, operandsOf(i));
    attempt(Op::GuardTrue, {builder_.value(Op::Not, {isNull})}, 0, 0);
  }

  void compare(const Instr &i) {
    Instr *made = attempt(Op::TryCompare, operandsOf(i), i.imm[0], 0);
    if (made) values_[i.result()] = builder_.value(Op::BoolObject, {made->result()});
  }

  static bool isRealOperation(const Instr &i) {
    int64_t kind = i.imm[0] % 13;  // with the forms in place
    return i.op == Op::BinaryOp && (kind == kAdd || kind == kSubtract || kind == kMultiply);
  }

  /// Is the result of the sum, difference or product operand of nothing but others, so that no object need stand for it?
  bool isUnboxed(const Instr &i) const {
    if (!isRealOperation(i) || uses_.arguments(i.result()) != 0) return false;
    size_t used = 0;
    for (const Instr *user : uses_.users(i.result())) {
      if (user->op == Op::Drop) continue;
      if (user->parent != i.parent || !isRealOperation(*user)) return false;
      ++used;
    }
    return used > 0;
  }

  /// The number of an operand, int or float.
  Real real(const Value *v) {
    auto [it, isNew] = reals_.try_emplace(v);
    if (!isNew) return it->second;
    Instr *made = attempt(Op::GuardReal, {value(v)}, 0, 0);
    return made ? reals_[v] = {made->results[0], made->results[1]} : Real{};
  }

  void binary(const Instr &i) {
    bool isBoxed = !isUnboxed(i);
    if (isBoxed && (!isRealOperation(i) || std::none_of(i.operands.begin(), i.operands.end(), [&](const Value *v) { return v->def && isUnboxed(*v->def); }))) {
      attemptFor(i, Op::TryBinary);
    } else {
      Real a = real(i.operands[0]), b = real(i.operands[1]);
      Instr *made = attempt(Op::RealBinary, {a.number, a.form, b.number, b.form}, i.imm[0] % 13, 0);
      if (!made) return;
      reals_[i.result()] = {made->results[0], made->results[1]};
      if (!isBoxed) return;
      Instr *boxed = attempt(Op::TryBoxReal, {made->results[0], made->results[1]}, 0, 0);
      if (boxed) values_[i.result()] = boxed->result();
    }
    if (!failed_) owned_.push_back(values_[i.result()]);
  }

  void store(const Instr &i) {
    for (const Store &s : stores_) failed_ |= s.name == i.imm[0];  // it would release the first value
    std::vector<Value *> operands = operandsOf(i);                 // object, value
    Instr *place = attempt(Op::TryPlace, {operands[0]}, i.imm[0], i.frame ? i.frame->offset : 0);
    if (place) stores_.push_back({operands[0], place->result(), operands[1], i.imm[0]});
  }

  /// To other blocks: a store does not wait for longer.
  void leaveBlock(const Instr &i) {
    failed_ |= !stores_.empty();
    Instr *copy = builder_.emit(i.op, operandsOf(i));
    for (const Successor &s : i.succs) {
      std::vector<Value *> args;
      for (const Value *v : s.args) args.push_back(value(v));
      copy->succs.push_back({blocks_[s.block], std::move(args)});
      enter(s.block, {owned_});
    }
  }

  void leave(const Instr &i) {
    Value *result = value(i.operands[0]);
    if (failed_) return;
    // What is stored and returned may be held by nothing but the places that are overwritten: references first.
    for (const Store &s : stores_)
      if (!useUp(s.value)) builder_.emit(Op::IncRef, {s.value});
    if (!useUp(result)) builder_.emit(Op::IncRef, {result});
    for (const Store &s : stores_) builder_.emit(Op::CommitStore, {s.object, s.place, s.value});
    for (Value *v : owned_) builder_.emit(Op::DecRef, {v});
    builder_.emit(Op::Return, {result});
    ++returns_;
  }

  /// Is it a number that was made here, whose reference goes on now?
  bool useUp(Value *v) {
    auto it = std::find(owned_.begin(), owned_.end(), v);
    if (it == owned_.end()) return false;
    owned_.erase(it);
    return true;
  }

  /// Something else: the function itself does it.
  void lose() {
    failed_ |= attempts_ > kMaxLost;
    builder_.jump(giveUp());
    ++lost_;
  }

  const Function &from_;
  const analysis::Uses uses_;
  std::unique_ptr<Function> copy_;
  Function &to_;
  Builder builder_;
  std::vector<const Block *> order_;
  std::unordered_map<const Block *, Block *> blocks_;
  std::unordered_map<const Value *, Value *> values_;
  std::map<const Block *, State> states_;
  std::vector<Value *> owned_;
  std::vector<Store> stores_;  ///< those that wait
  std::unordered_map<const Value *, Real> reals_;  ///< of the current block: operands of numbers, and results that are no objects
  Block *giveUp_ = nullptr;
  int attempts_ = 0, returns_ = 0, lost_ = 0;
  bool ended_ = false;  ///< behind EndFrame
  bool failed_ = false;
};

}  // namespace

void makeUnframedCopy(Function &f, PassContext &context) {
  if (f.kind != FunctionKind::Plain || f.memoryLocals || f.hasTypedRegion || (context.unit && context.unit->heat == Heat::Cold)) return;
  if (auto copy = UnframedCopy(f).run()) context.m.module.unframed.push_back(std::move(copy));
}

}  // namespace jj::passes
