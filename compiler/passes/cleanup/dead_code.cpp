// dce: removes instructions without effect whose results nobody needs, and block parameters nobody needs.
//
// Mark and sweep, from what must stay: a value is needed when an instruction with effects uses it (as operand or, while error edges
// are implicit, in its frame state), when a needed instruction uses it, or when it is passed to a needed parameter. So a
// variable that only feeds itself around a loop goes, too. Parameters of interfaces (resume blocks, handlers, labels) are needed.
// A Drop is an effect: a value stays as long as Python would keep it.
#include <algorithm>
#include <vector>

#include "analysis/effects.h"
#include "ir/ir.h"
#include "passes/pass_manager.h"

namespace jj::passes {
namespace {

using namespace ir;

class DeadCode {
public:
  explicit DeadCode(Function &f) : f_(f), needed_(f.numValues(), false), incoming_(f.numBlockIds()) {}

  void run() {
    f_.removeUnreachable();
    for (Block *b : f_.blocks())
      for (Successor &s : b->terminator()->succs) incoming_[s.block->id].push_back({b->terminator(), &s});
    for (Block *b : f_.blocks()) roots(b);
    while (!work_.empty()) {
      Value *v = work_.back();
      work_.pop_back();
      if (v->def) needInstr(v->def);
      else needArguments(v);
    }
    for (Block *b : f_.blocks()) sweep(b);
  }

private:
  struct Edge {
    Instr *terminator;
    Successor *successor;
  };
  Function &f_;
  std::vector<bool> needed_;                  ///< by value id
  std::vector<std::vector<Edge>> incoming_;   ///< explicit edges, by block id
  std::vector<Value *> work_;

  void need(Value *v) {
    if (!v || needed_[v->id]) return;
    needed_[v->id] = true;
    work_.push_back(v);
  }

  /// Its operands and frame state; the results it has besides come with it.
  void needInstr(Instr *i) {
    for (Value *v : i->operands) need(v);
    for (Value *v : i->results) need(v);
    if (!i->frame || f_.explicitErrors) return;
    for (Value *v : i->frame->locals) need(v);
    for (Value *v : i->frame->stack) need(v);
  }

  void needArguments(Value *param) {
    size_t k = 0;
    while (param->block->params[k] != param) ++k;
    for (const Edge &e : incoming_[param->block->id])
      if (k < e.successor->args.size()) need(e.successor->args[k]);
  }

  static bool interface(const Block *b) { return b->keepParams || b->isHandler; }

  void roots(Block *b) {
    if (interface(b))
      for (Value *p : b->params) need(p);
    for (Instr *i : b->instrs)
      if (!analysis::isRemovableIfUnused(*i)) needInstr(i);
  }

  void sweep(Block *b) {
    std::erase_if(b->instrs, [&](Instr *i) {
      return analysis::isRemovableIfUnused(*i) &&
             std::none_of(i->results.begin(), i->results.end(), [&](Value *v) { return needed_[v->id]; });
    });
    if (interface(b)) return;
    std::vector<size_t> dead;
    for (size_t k = b->params.size(); k-- > 0;)
      if (!needed_[b->params[k]->id]) dead.push_back(k);
    for (size_t k : dead) {
      b->params.erase(b->params.begin() + static_cast<ptrdiff_t>(k));
      for (const Edge &e : incoming_[b->id]) e.successor->args.erase(e.successor->args.begin() + static_cast<ptrdiff_t>(k));
    }
  }
};

}  // namespace

void eliminateDeadCode(Function &f, PassContext &) { DeadCode(f).run(); }

}  // namespace jj::passes
