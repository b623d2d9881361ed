// Checks the invariants of the IR: shape (arity, reps, terminators, successors, frame states, handlers) and dominance of
// uses. Near-linear: it runs after every pass in debug builds. Accepts every stage of lowering; while error edges are
// implicit (see Function::explicitErrors) they count as edges, and frame states count as uses.
#include <algorithm>
#include <fmt/core.h>

#include <string>
#include <unordered_map>

#include "ir/ir.h"
#include "ir/op_facts.h"
#include "support/dominator_tree.h"

namespace jj::ir {
namespace {

/// Where a value is defined, for dominance.
struct Definition {
  uint32_t node = UINT32_MAX;   ///< node of the graph that must dominate the using block; UINT32_MAX: none does
  uint32_t block = UINT32_MAX;  ///< index of the block
  uint32_t position = 0;        ///< 0 parameter, k + 1 instruction k
  bool onEdge = false;          ///< result of a terminator: defined on the edge to successor 0
};

class Verifier {
public:
  explicit Verifier(const Function &f)
      : f_(f), implicitErrors_(!f.explicitErrors), definitions_(f.numValues()), defined_(f.numValues(), false),
        index_(f.numBlockIds(), UINT32_MAX) {}

  std::string run() {
    if (f_.blocks().empty()) return "the function has no blocks";
    indexBlocks();
    for (uint32_t b = 0; b < f_.blocks().size() && ok(); ++b) shape(b);
    if (ok()) labels();
    if (ok()) buildGraph();
    for (uint32_t b = 0; b < f_.blocks().size() && ok(); ++b) uses(b);
    return error_;
  }

private:
  const Function &f_;
  bool implicitErrors_;
  std::vector<Definition> definitions_;  ///< by value id
  std::vector<bool> defined_;            ///< by value id
  std::vector<uint32_t> index_;          ///< by block id
  DominatorTree tree_;                   ///< over the nodes that buildGraph makes
  std::string error_;
  std::unordered_map<const FrameState *, uint32_t> frameChecked_;  ///< last block that checked it

  bool ok() const { return error_.empty(); }
  template <class... A>
  void fail(const Block *b, const Instr *i, fmt::format_string<A...> form, A &&...args) {
    if (!ok()) return;
    error_ = f_.name + ": b" + std::to_string(b->id);
    if (i) {
      size_t k = 0;
      while (k < b->instrs.size() && b->instrs[k] != i) ++k;
      error_ += fmt::format(", instruction {} ({}{})", k, i->results.empty() ? "" : fmt::format("%{} = ", i->result()->id),
                            i->info().name);
    }
    error_ += ": " + fmt::format(form, std::forward<A>(args)...);
  }

  // --- shape
  void indexBlocks() {
    for (uint32_t i = 0; i < f_.blocks().size() && ok(); ++i) {
      const Block *b = f_.blocks()[i];
      if (b->id >= f_.numBlockIds() || index_[b->id] != UINT32_MAX) fail(b, nullptr, "its number is not unique");
      else index_[b->id] = i;
      if (b->parent != &f_) fail(b, nullptr, "it belongs to another function");
    }
    if (!f_.entry()->params.empty()) fail(f_.entry(), nullptr, "the entry block has parameters");
  }

  bool isHere(const Block *b) const {
    return b && b->parent == &f_ && b->id < index_.size() && index_[b->id] != UINT32_MAX;
  }

  void shape(uint32_t index) {
    const Block *b = f_.blocks()[index];
    if (b->instrs.empty() || !b->instrs.back()->info().isTerminator()) return fail(b, nullptr, "it has no terminator");
    for (const Value *p : b->params) {
      define(b, nullptr, p);
      if (p->block != b || p->def) fail(b, nullptr, "%{} does not know that it is a parameter of this block", p->id);
    }
    for (const Instr *i : b->instrs) {
      if (i->parent != b) return fail(b, i, "its parent is another block");
      if (i->info().isTerminator() != (i == b->instrs.back())) return fail(b, i, "a terminator stands last, and only there");
      arity(b, i);
      successors(b, i);
      frameState(b, i);
      givenAway(b, i);
      if (i->callee >= 0 && i->op != Op::Call && i->op != Op::CallMethod) fail(b, i, "has a callee, but is no call");
      if ((i->method >= 0 && i->loadedAt >= 0) != (i->op == Op::CallMethod)) fail(b, i, "CallMethod, and nothing else, has a method");
      if (!ok()) return;
    }
  }

  /// What a call was given is released behind it, with only releases between: from the array that it has used, and once.
  void givenAway(const Block *b, const Instr *i) {
    if (i->op != Op::ReleaseArguments && !(i->info().gives() && i->imm[0] != 0)) return;
    auto isRelease = [](const Instr *x) { return x->op == Op::DecRef || x->op == Op::XDecRef; };
    auto at = std::find(b->instrs.begin(), b->instrs.end(), i);
    if (i->op == Op::ReleaseArguments) {
      while (at != b->instrs.begin() && isRelease(at[-1])) --at;
      bool fits = at != b->instrs.begin() && at[-1]->info().gives() && at[-1]->imm[0] == i->imm[0];
      if (!fits) fail(b, i, "stands behind no call that gives the same arguments away");
      return;
    }
    do ++at;
    while (at != b->instrs.end() && isRelease(*at));
    if (at == b->instrs.end() || (*at)->op != Op::ReleaseArguments) fail(b, i, "gives arguments away, but nothing releases what is left");
  }

  void define(const Block *b, const Instr *i, const Value *v) {
    if (v->id >= defined_.size()) return fail(b, i, "%{}: its number is out of range", v->id);
    if (defined_[v->id]) return fail(b, i, "%{} is defined twice", v->id);
    defined_[v->id] = true;
  }

  void arity(const Block *b, const Instr *i) {
    const OpInfo &op = i->info();
    if (op.operands >= 0 && i->operands.size() != static_cast<size_t>(op.operands))
      return fail(b, i, "has {} operands, needs {}", i->operands.size(), op.operands);
    for (size_t k = 0; k < i->operands.size(); ++k) {
      if (!i->operands[k]) return fail(b, i, "operand {} is missing", k);
      if (!operandRepFits(*i, k))
        return fail(b, i, "operand {} (%{}) is {}", k, i->operands[k]->id, toString(i->operands[k]->type));
    }
    for (const Value *v : i->results) {
      define(b, i, v);
      if (v->def != i || v->block) fail(b, i, "%{} does not know that it is defined here", v->id);
    }
    std::string letters = resultLetters(*i);
    if (letters.size() != i->results.size()) return fail(b, i, "has {} results, needs {}", i->results.size(), letters.size());
    for (size_t k = 0; k < letters.size(); ++k)
      if (i->results[k]->type.rep != repOfLetter(letters[k]))
        fail(b, i, "result %{} is {}", i->results[k]->id, toString(i->results[k]->type));
  }

  void successors(const Block *b, const Instr *i) {
    auto [least, most] = successorCount(i->op);
    if (i->succs.size() < least || i->succs.size() > most)
      return fail(b, i, "has {} successors, needs {}", i->succs.size(), least);
    for (const Successor &s : i->succs) {
      if (!isHere(s.block)) return fail(b, i, "a successor is not a block of this function");
      if (s.block == f_.entry()) return fail(b, i, "the entry block has a predecessor");
      size_t implied = i->op == Op::Yield ? 1 : 0;  // the sent value
      if (s.args.size() + implied != s.block->params.size())
        return fail(b, i, "passes {} arguments to b{}, which takes {}", s.args.size(), s.block->id,
                    s.block->params.size() - implied);
      for (size_t k = 0; k < s.args.size(); ++k)
        if (!s.args[k] || s.args[k]->type.rep != s.block->params[k]->type.rep)
          return fail(b, i, "argument {} for b{} does not fit %{}: {}", k, s.block->id, s.block->params[k]->id,
                      toString(s.block->params[k]->type));
    }
  }

  void frameState(const Block *b, const Instr *i) {
    const FrameState *fs = i->frame;
    if (!fs) {
      if (i->info().mayRaise() || i->op == Op::Yield) fail(b, i, "needs a frame state");
      return;
    }
    if (!implicitErrors_) return;
    size_t locals = f_.memoryLocals ? 0 : static_cast<size_t>(f_.numLocals);
    if (fs->left > static_cast<int64_t>(fs->stack.size()))
      return fail(b, i, "leaves {} of {} stack entries", fs->left, fs->stack.size());
    if (fs->locals.size() != locals) return fail(b, i, "its frame state has {} locals, needs {}", fs->locals.size(), locals);
    if (!fs->handler || !i->info().mayRaise()) return;
    if (!isHere(fs->handler)) return fail(b, i, "its handler is not a block of this function");
    if (!fs->handler->isHandler) return fail(b, i, "its handler b{} is not marked as one", fs->handler->id);
    if (fs->handlerDepth < 0 || static_cast<size_t>(fs->handlerDepth) > fs->stack.size())
      return fail(b, i, "keeps {} of {} stack entries for the handler", fs->handlerDepth, fs->stack.size());
    size_t wanted = locals + static_cast<size_t>(fs->handlerDepth) + (fs->pushLasti ? 1 : 0) + 1;
    if (fs->handler->params.size() != wanted)
      fail(b, i, "its handler b{} takes {} parameters, gets {}", fs->handler->id, fs->handler->params.size(), wanted);
  }

  void labels() {
    for (const auto &[offset, b] : f_.labels)
      if (!isHere(b)) return fail(f_.entry(), nullptr, "the label of offset {} is not a block of this function", offset);
  }

  // --- dominance
  /// Node b is the start of block b; behind each raising instruction that has a handler begins another node. So what is
  /// defined before the instruction is there in the handler, and what is defined later is not.
  void buildGraph() {
    uint32_t n = static_cast<uint32_t>(f_.blocks().size());
    DominatorTree::Graph graph(n);
    std::vector<uint32_t> incoming(n, 0);
    auto edge = [&](uint32_t from, const Block *to) {
      graph[from].push_back(index_[to->id]);
      ++incoming[index_[to->id]];
    };
    for (uint32_t b = 0; b < n; ++b) {
      uint32_t node = b, position = 0;
      for (const Value *p : f_.blocks()[b]->params) definitions_[p->id] = {node, b, position};
      for (const Instr *i : f_.blocks()[b]->instrs) {
        ++position;
        if (implicitErrors_ && i->frame && i->frame->handler && i->info().mayRaise()) {
          edge(node, i->frame->handler);
          graph[node].push_back(static_cast<uint32_t>(graph.size()));
          node = static_cast<uint32_t>(graph.size());
          graph.emplace_back();
        }
        for (const Value *v : i->results) definitions_[v->id] = {node, b, position};
        for (const Successor &s : i->succs) edge(node, s.block);
      }
    }
    for (uint32_t b = 0; b < n; ++b) {
      const Instr *t = f_.blocks()[b]->terminator();
      if (t->results.empty() || t->succs.empty()) continue;
      uint32_t to = index_[t->succs[0].block->id];
      for (const Value *v : t->results)
        definitions_[v->id] = {incoming[to] == 1 ? to : UINT32_MAX, b, UINT32_MAX, true};
    }
    tree_ = DominatorTree(graph, 0);
  }

  void uses(uint32_t index) {
    if (!tree_.reachable(index)) return;
    const Block *b = f_.blocks()[index];
    uint32_t position = 0;
    for (const Instr *i : b->instrs) {
      ++position;
      use(index, position, i, i->operands, "operand");
      for (size_t k = 0; k < i->succs.size(); ++k) use(index, position, i, i->succs[k].args, "argument", k == 0);
      if (!i->frame || !implicitErrors_) continue;
      auto [it, fresh] = frameChecked_.try_emplace(i->frame, index);
      if (!fresh && it->second == index) continue;  // later instructions of the block are dominated by the first
      it->second = index;
      use(index, position, i, i->frame->locals, "local of its frame state");
      use(index, position, i, i->frame->stack, "stack entry of its frame state");
    }
  }

  void use(uint32_t block, uint32_t position, const Instr *user, const std::vector<Value *> &values, const char *what,
           bool firstSuccessor = false) {
    for (size_t k = 0; k < values.size() && ok(); ++k) {
      const Value *v = values[k];
      if (!v) continue;
      if (v->id >= defined_.size() || !defined_[v->id])
        return fail(user->parent, user, "{} {} (%{}) is defined nowhere", what, k, v->id);
      const Definition &d = definitions_[v->id];
      bool fine = d.onEdge && d.block == block && v->def == user
                      ? firstSuccessor
                      : d.block == block && !d.onEdge ? d.position < position
                                                      : d.node != UINT32_MAX && tree_.dominates(d.node, block);
      if (!fine) fail(user->parent, user, "{} {} (%{}) does not dominate this use", what, k, v->id);
    }
  }
};

}  // namespace

std::string verify(const Function &f) { return Verifier(f).run(); }

}  // namespace jj::ir
