// known-calls: len(x) and isinstance(x, C), by far the commonest calls of builtins, without the callable.
//
// Whether the global is the builtin is asked where it is loaded; then come the arguments, which may run code and bind it anew, and the question itself, which is answered where that runs no code.
// Everything else is one general call in cold code, with the callable that the global was:
//
//     %f = LoadGlobal {1}                TryKnown {row, 1} -> asked, other
//     %c = LoadGlobal {2}          =>    asked: %c = LoadGlobal {2};  %t = TryIsinstance %x, %c -> known, declined
//     %r = Call %f, %null, %x, %c        known: Jump -> join(%t)
//     %i = IsTrue %r                     declined: %k = KnownCallable {row};  Jump -> general(%k, %c)
//                                        other: %f = LoadGlobal {1};  %d = LoadGlobal {2};  Jump -> general(%f, %d)
//                                        general(%g, %e): %r = Call %g, %null, %x, %e;  %j = IsTrue %r;  Jump -> join(%j)
//                                        join(%i): ...
//
// Not in bodies that run once, nor in cold code. Runs while errors are implicit.
#include <algorithm>

#include "analysis/call_graph.h"
#include "analysis/uses.h"
#include "ir/ir.h"
#include "ir/known_calls.h"
#include "passes/lowering/attempts.h"
#include "passes/lowering/lowering.h"

namespace jj::passes {
namespace {

using namespace ir;

struct Row {
  std::string_view name;
  KnownCall number;
  size_t arguments;
  Op attempt;
};
constexpr Row kRows[] = {{"len", KnownCall::Len, 1, Op::TryLen}, {"isinstance", KnownCall::Isinstance, 2, Op::TryIsinstance}};

/// Does it do nothing but give a name to something?
bool isConstant(const Instr &i) { return i.op == Op::Const || i.op == Op::Null || i.op == Op::NoneObject; }

/// May it stand between the load of the callable and the call? It is done on two ways then.
bool isArgument(const Instr &i) { return i.op == Op::LoadGlobal || i.op == Op::LoadAttr || i.op == Op::LoadDeref || i.op == Op::BuildTuple; }

class KnownCalls {
public:
  KnownCalls(Function &f, const CodeUnit &unit) : f_(f), unit_(unit), builder_(f), uses_(f) {}

  void run() {
    splitBlocks(f_, [&](Block *b, size_t n) -> Block * {
      const Row *row = b->cold ? nullptr : rowOf(*b->instrs[n]);
      size_t call = row ? callOf(*b, n, *row) : 0;
      return call ? split(b, n, call, *row) : nullptr;
    });
    f_.replaceAllUses(replaced_);
  }

private:
  Function &f_;
  const CodeUnit &unit_;
  Builder builder_;
  analysis::Uses uses_;
  ValueMap replaced_;

  const Row *rowOf(const Instr &i) const {
    if (i.op != Op::LoadGlobal) return nullptr;
    const std::string &name = unit_.names[static_cast<size_t>(i.imm[0])];
    auto row = std::find_if(std::begin(kRows), std::end(kRows), [&](const Row &r) { return r.name == name; });
    return row != std::end(kRows) && uses_.isOnlyOperandOfOne(i.result()) ? row : nullptr;
  }

  /// Where the call of what is loaded at n stands, if nothing but its arguments is between the two; 0: not so.
  size_t callOf(const Block &b, size_t n, const Row &row) const {
    constexpr size_t kMost = 6;
    size_t k = n + 1;
    while (k < b.instrs.size() && k - n <= kMost && (isArgument(*b.instrs[k]) || isConstant(*b.instrs[k]))) ++k;
    if (k == b.instrs.size()) return 0;
    const Instr &call = *b.instrs[k];
    if (call.op != Op::Call || call.operands[0] != b.instrs[n]->result() || call.imm[1] != -1) return 0;
    if (call.operands.size() != row.arguments + 2 || !call.operands[1]->type.isNull()) return 0;
    auto at = [&](size_t i) { return b.instrs.begin() + static_cast<std::ptrdiff_t>(i); };
    auto isInside = [&](const Instr *user) { return std::find(at(n), at(k + 1), user) != at(k + 1); };
    return std::all_of(at(n + 1), at(k), [&](const Instr *i) { return isConstant(*i) || isUsedOnlyWhere(i->result(), isInside); }) ? k : 0;
  }

  template <typename Test>
  bool isUsedOnlyWhere(const Value *v, Test isInside) const {
    const std::vector<Instr *> &users = uses_.users(v);
    return uses_.arguments(v) == 0 && std::all_of(users.begin(), users.end(), isInside);
  }

  /// The call at `at` of what b loads at n; what stands behind it is in the block returned.
  Block *split(Block *b, size_t n, size_t at, const Row &row) {
    Instr *load = b->instrs[n], *call = b->instrs[at];
    Instr *truth = asksTruth(b, at, row) ? b->instrs[at + 1] : nullptr;
    std::vector<Instr *> between(b->instrs.begin() + static_cast<std::ptrdiff_t>(n) + 1, b->instrs.begin() + static_cast<std::ptrdiff_t>(at)), arguments;
    auto newBlock = [&](bool cold) { return newBlockLike(f_, *b, cold); };
    Block *asked = newBlock(false), *known = newBlock(false), *join = newBlock(false);
    Block *declined = newBlock(true), *other = newBlock(true), *general = newBlock(true);
    for (size_t k = at + (truth ? 2 : 1); k < b->instrs.size(); ++k) f_.append(join, b->instrs[k]);
    b->instrs.resize(n);
    for (Instr *i : between)
      if (isConstant(*i)) f_.append(b, i);
      else arguments.push_back(i);
    Value *answer = truth ? truth->result() : call->result();
    replaced_[answer] = f_.addParam(join, answer->type);

    Instr *isKnown = f_.newInstr(Op::TryKnown, {}, static_cast<int64_t>(row.number), load->imm[0]);
    isKnown->succs = {{asked, {}}, {other, {}}};
    f_.append(b, isKnown);

    builder_.setBlock(asked);
    ValueMap fast{{load->result(), builder_.value(Op::Null)}};  // what frame states have in place of the callable
    for (const Instr *i : arguments) f_.append(asked, copyOf(f_, *i, fast));
    std::vector<Value *> operands;
    for (size_t k = 2; k < call->operands.size(); ++k) operands.push_back(fast.count(call->operands[k]) != 0 ? fast[call->operands[k]] : call->operands[k]);
    Instr *attempt = f_.newInstr(row.attempt, operands);
    attempt->succs = {{known, {}}, {declined, {}}};
    f_.append(asked, attempt);
    builder_.setBlock(known);
    bool isTruth = attempt->result()->type.rep == Rep::I32;
    builder_.jump(join, {isTruth && !truth ? builder_.value(Op::BoolObject, {attempt->result()}) : attempt->result()});

    // What the general call takes from the two ways: the callable, and arguments made on the way.
    ValueMap slow{{load->result(), f_.addParam(general, load->result()->type)}};
    std::vector<Value *> fromDeclined{nullptr}, fromOther{load->result()};
    for (size_t k = 2; k < call->operands.size(); ++k) {
      Value *v = call->operands[k];
      if (fast.count(v) == 0 || slow.count(v) != 0) continue;
      slow[v] = f_.addParam(general, v->type);
      fromDeclined.push_back(fast[v]);
      fromOther.push_back(v);
    }
    builder_.setBlock(declined);
    fromDeclined[0] = builder_.value(Op::KnownCallable, {}, static_cast<int64_t>(row.number));
    builder_.jump(general, std::move(fromDeclined));
    f_.append(other, load);
    for (Instr *i : arguments) f_.append(other, i);
    builder_.setBlock(other);
    builder_.jump(general, std::move(fromOther));

    builder_.setBlock(general);
    f_.append(general, copyOf(f_, *call, slow));
    if (truth) f_.append(general, copyOf(f_, *truth, slow));
    builder_.jump(join, {slow[answer]});
    return join;
  }

  /// Does it ask for the truth of the answer at once, and nobody else for the answer?
  bool asksTruth(const Block *b, size_t call, const Row &row) const {
    const Instr *next = b->instrs[call + 1];
    const Value *answer = b->instrs[call]->result();
    return row.number == KnownCall::Isinstance && next->op == Op::IsTrue && next->operands[0] == answer && uses_.isOnlyOperandOfOne(answer);
  }
};

}  // namespace

void knownCalls(ir::Function &f, PassContext &context) {
  if (context.unit && !analysis::runsOnce(f)) KnownCalls(f, *context.unit).run();
}

}  // namespace jj::passes
