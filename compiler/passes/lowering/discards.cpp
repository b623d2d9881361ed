// A handler such as `except KeyError: return None` pushes the exception, asks for its class, and pops it again; nobody can have seen the object, its traceback or the
// handled exception of the thread. CatchOrDiscard then makes none of them: the error stays set, the class stands for the exception, and PopExcept clears it.
//
//     %p = PushExcInfo %e                       of a clause that takes it: no operation but constants and
//     %t = LoadGlobal {name}                    releases up to
//     %m = CheckExcMatch %e, %t                     PopExcept %p
//     Branch %m -> clause, next                 next: another question of this kind
//
// What is released in between must not run Python code: the values are operands of CatchOrDiscard, which looks.
#include "passes/lowering/discards.h"

#include <algorithm>

#include "analysis/effects.h"

namespace jj::passes {
namespace {

using namespace ir;

/// The names of the classes that `type`, made in this block, asks for: a global, or a tuple of globals. Empty: something else.
std::vector<int64_t> namesOf(const Value *type) {
  const Instr *i = type->def;
  if (!i) return {};
  if (i->op == Op::LoadGlobal) return {i->imm[0]};
  if (i->op != Op::BuildTuple) return {};
  std::vector<int64_t> names;
  for (const Value *v : i->operands) {
    if (!v->def || v->def->op != Op::LoadGlobal) return {};
    names.push_back(v->def->imm[0]);
  }
  return names;
}

bool isConstant(Op op) { return op == Op::Const || op == Op::Null || op == Op::NoneObject || op == Op::ConstI32; }

/// Does the clause let go of the exception unseen? `released` gets what it releases besides.
bool discards(const Block &clause, const Value *exception, const Value *pushed, std::vector<Value *> &released) {
  if (!clause.params.empty()) return false;
  for (const Instr *i : clause.instrs) {
    if (i->op == Op::PopExcept) return i->operands[0] == pushed;
    if (isConstant(i->op) || i->op == Op::BoolObject) continue;
    if (i->op != Op::Drop) return false;
    for (Value *v : i->operands)
      if (v != exception && !analysis::releaseIsInvisible(v->type)) released.push_back(v);
  }
  return false;
}

/// The question that a block asks; instructions that only make its operand may stand before it.
const Instr *questionOf(const Block &b, const Value *exception, const Value *&pushed) {
  const Instr *question = nullptr;
  for (const Instr *i : b.instrs) {
    if (i->op == Op::PushExcInfo && !pushed && i->operands[0] == exception) pushed = i->result();
    else if (i->op == Op::CheckExcMatch && !question && i->operands[0] == exception) question = i;
    else if (i->op != Op::LoadGlobal && i->op != Op::BuildTuple && i->op != Op::Branch && i->op != Op::BoolObject) return nullptr;
  }
  const Instr *branch = b.terminator();
  return question && pushed && branch->op == Op::Branch && branch->operands[0] == question->result() ? question : nullptr;
}

}  // namespace

Discards discardsOf(const Block &handler) {
  Discards found;
  if (handler.params.empty()) return found;
  const Value *exception = handler.params.back(), *pushed = nullptr;
  int count = 0;
  bool any = false;
  for (const Block *b = &handler; count < kMaxClauses;) {
    const Instr *question = questionOf(*b, exception, pushed);
    if (!question) break;
    const Instr *branch = b->terminator();
    std::vector<Value *> released;
    bool unseen = branch->succs[0].args.empty() && discards(*branch->succs[0].block, exception, pushed, released);
    std::vector<int64_t> names = namesOf(question->operands[1]);
    bool fits = !names.empty() && names.size() <= static_cast<size_t>(kMaxClauses - count) &&
                std::all_of(names.begin(), names.end(), [](int64_t n) { return n + 1 < kDiscards; });
    if (!fits) break;
    for (int64_t name : names) found.clauses |= (name + 1 + (unseen ? kDiscards : 0)) << kClauseBits * count++;
    any |= unseen;
    if (unseen) found.released.insert(found.released.end(), released.begin(), released.end());
    if (!branch->succs[1].args.empty()) break;
    b = branch->succs[1].block;
  }
  return any ? found : Discards{};
}

}  // namespace jj::passes
