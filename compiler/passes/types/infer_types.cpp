// infer-types: which kinds of object each value can be.
//
// Forward data flow over the SSA graph, optimistic: a value starts as "never" (no kind at all) and grows with what flows into it
// until nothing changes; operators on exact types give exact types (result_kinds.cpp). So a loop variable that starts as an
// int and is only added to ints is an int. At the end each value's type is narrowed to what was found; nothing is ever widened.
//
// NULL is a kind too: a local that is bound on every path to a block is not NULL there, which makes its check and its X-form
// reference counts go away. On edges the pass knows a little more: IterNext and Send tell by their status whether
// their value is there, IsNull tells it by its truth.
//
// Handler parameters are fed by the frame states of what may raise. Parameters of interfaces keep their type: edges to
// labels may be added later (guard exits), and resume blocks get the sent value.
#include <deque>
#include <unordered_set>
#include <vector>

#include "analysis/cfg.h"
#include "passes/pass_manager.h"
#include "passes/types/result_kinds.h"

namespace jj::passes {
namespace {

using namespace ir;

class InferTypes {
public:
  InferTypes(Function &f, const PassContext &context)
      : f_(f), context_(context), cfg_(f), kinds_(f.numValues(), 0), users_(f.numValues()) {}

  void run() {
    for (auto &[offset, b] : f_.labels) fixed_.insert(b);
    for (Block *b : cfg_.reversePostorder()) prepare(b);
    // The worklist is fed in reverse postorder, so most values settle at once.
    for (Block *b : cfg_.reversePostorder())
      for (Instr *i : b->instrs) enqueue(i);
    while (!work_.empty()) {
      Instr *i = work_.front();
      work_.pop_front();
      queued_.erase(i);
      visit(i);
    }
    for (Block *b : cfg_.reversePostorder()) apply(b);
  }

private:
  Function &f_;
  const PassContext &context_;
  analysis::Cfg cfg_;
  std::vector<uint32_t> kinds_;               ///< by value id: what was found so far
  std::vector<std::vector<Instr *>> users_;   ///< by value id: instructions to visit when it grows
  std::unordered_set<const Block *> fixed_;   ///< blocks whose parameters keep their type
  std::deque<Instr *> work_;
  std::unordered_set<Instr *> queued_;

  void enqueue(Instr *i) {
    if (queued_.insert(i).second) work_.push_back(i);
  }

  void prepare(Block *b) {
    bool handler = b->isHandler && !f_.explicitErrors;
    if (b->keepParams) fixed_.insert(b);
    for (size_t k = 0; k < b->params.size(); ++k) {
      // lasti and the exception, behind what frame states say, are objects for certain.
      if (fixed_.count(b)) kinds_[b->params[k]->id] = b->params[k]->type.kinds;
      else if (handler && k + 1 == b->params.size()) kinds_[b->params[k]->id] = kOther;
    }
    std::unordered_set<const FrameState *> seen;
    for (Instr *i : b->instrs) {
      for (Value *v : i->operands) users_[v->id].push_back(i);
      for (Successor &s : i->succs)
        for (Value *v : s.args) users_[v->id].push_back(i);
      if (handlerFrame(i) && seen.insert(i->frame).second) {
        for (Value *v : i->frame->locals) users_[v->id].push_back(i);
        for (Value *v : i->frame->stack) users_[v->id].push_back(i);
      }
    }
  }

  bool handlerFrame(const Instr *i) const { return !f_.explicitErrors && analysis::handlerOf(*i); }

  void grow(Value *v, uint32_t kinds) {
    if (!v->type.isObject()) return;
    kinds &= v->type.kinds;
    if (!(kinds & ~kinds_[v->id])) return;
    kinds_[v->id] |= kinds;
    for (Instr *user : users_[v->id]) enqueue(user);
  }

  /// A raw value in a frame state reaches the handler boxed (see lowering/materialise.h): an int, a float, a bool, an iterator.
  uint32_t of(const Value *v) const {
    if (v->type.isObject()) return kinds_[v->id];
    if (v->def && v->def->op == Op::RangeIterState) return kOther;
    return v->type.kinds ? v->type.kinds : uint32_t{kBool};
  }

  void visit(Instr *i) {
    for (size_t k = 0; k < i->results.size(); ++k)
      if (i->results[k]->type.isObject()) grow(i->results[k], k == 0 ? first(*i) : kMaybe);
    for (size_t n = 0; n < i->succs.size(); ++n) {
      Successor &s = i->succs[n];
      if (fixed_.count(s.block)) continue;
      for (size_t k = 0; k < s.args.size(); ++k) grow(s.block->params[k], of(s.args[k]) & ~ruledOut(*i, n, s.args[k]));
      if (i->op == Op::Yield) grow(s.block->params.back(), kMaybe);
    }
    if (handlerFrame(i)) raise(*i->frame);
  }

  /// Values of a frame state flow into its handler.
  void raise(const FrameState &fs) {
    if (fixed_.count(fs.handler)) return;
    const std::vector<Value *> &params = fs.handler->params;
    size_t k = 0;
    for (Value *v : fs.locals) grow(params[k++], of(v));
    for (int32_t n = 0; n < fs.handlerDepth; ++n) grow(params[k++], of(fs.stack[static_cast<size_t>(n)]));
    if (fs.pushLasti) grow(params[k++], kInt);
  }

  /// Kinds of the first result.
  uint32_t first(const Instr &i) {
    auto operand = [&](size_t k) { return of(i.operands[k]); };
    switch (i.op) {
      case Op::Const: {
        const Constant *c = context_.constant(i.imm[0]);
        return c ? kindsOfConstant(*c) : kObject;
      }
      case Op::BinaryOp: return kindsOfBinary(i.imm[0], operand(0), operand(1));
      case Op::Compare: return kindsOfCompare(i.imm[0], operand(0), operand(1));
      case Op::UnaryNegative: case Op::UnaryPositive: case Op::UnaryInvert: return kindsOfUnary(i.op, operand(0));
      case Op::LoadSubscr: return kindsOfSubscript(operand(0), operand(1));
      case Op::LoadItem: return kindsOfSubscript(operand(0), kInt);
      case Op::FormatValue: return kindsOfFormat(operand(0)) | (i.imm[0] & kFormatKeepsInts ? operand(0) & kInt : 0);
      default: return kindsOfResult(i.op);
    }
  }

  /// What the value cannot be on edge n of terminator i.
  uint32_t ruledOut(const Instr &i, size_t n, const Value *v) const {
    if (i.op != Op::Branch || !i.operands[0]->def) return 0;
    const Instr *condition = i.operands[0]->def;
    bool negated = false;
    while ((condition->op == Op::Not || condition->op == Op::NotI1) && condition->operands[0]->def) {
      condition = condition->operands[0]->def;
      negated = !negated;
    }
    bool truth = (n == 0) != negated;
    if (condition->op == Op::IterNext && v == condition->results[1]) return truth ? kNull : kObject;
    if (condition->op == Op::IsNull && v == condition->operands[0]) return truth ? kObject : kNull;
    return 0;
  }

  void apply(Block *b) {
    for (Value *p : b->params) narrow(p);
    for (Instr *i : b->instrs)
      for (Value *v : i->results) narrow(v);
  }

  void narrow(Value *v) {
    if (!v->type.isObject() || !kinds_[v->id]) return;  // never: nothing gets here, and nothing needs to be known
    v->type.kinds &= kinds_[v->id];
  }
};

}  // namespace

void inferTypes(Function &f, PassContext &context) {
  f.removeUnreachable();
  InferTypes(f, context).run();
}

}  // namespace jj::passes
