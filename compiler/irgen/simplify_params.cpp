// Trivial parameters, after Braun et al., "Simple and Efficient Construction of Static Single Assignment Form": a parameter
// whose incoming values are all one value v, or the parameter itself, is v. Replacing it may make the parameters
// trivial that receive it: a worklist, with incoming values looked up through the replacements made so far.
#include "irgen/simplify_params.h"

#include <unordered_set>

namespace jj::irgen {
namespace {

using namespace ir;

class SimplifyParams {
public:
  explicit SimplifyParams(Function &f) : f_(f), index_(f.numValues(), kNone) {}

  void run() {
    collectParams();
    collectIncoming();
    for (uint32_t p = 0; p < params_.size(); ++p) enqueue(p);
    while (!work_.empty()) {
      uint32_t p = work_.back();
      work_.pop_back();
      params_[p].queued = false;
      visit(p);
    }
    rewrite();
    removeParams();
  }

private:
  static constexpr uint32_t kNone = UINT32_MAX;

  struct Param {
    Value *value;
    Value *replacement = nullptr;
    bool queued = false;
    std::vector<Value *> incoming = {};
    uint32_t firstUse = kNone, lastUse = kNone;  ///< list of parameters that receive it
  };
  struct Use {
    uint32_t param, next;
  };

  void collectParams() {
    for (Block *b : f_.blocks()) {
      // With labels, other code will reach the handlers too: their parameters are an interface then.
      if (b->keepParams || b == f_.entry() || (b->isHandler && !f_.labels.empty())) continue;
      for (Value *v : b->params) {
        index_[v->id] = static_cast<uint32_t>(params_.size());
        params_.push_back({.value = v});
      }
    }
  }

  void collectIncoming() {
    std::unordered_set<const FrameState *> seen;
    for (Block *b : f_.blocks())
      for (Instr *i : b->instrs) {
        for (Successor &s : i->succs)
          for (size_t n = 0; n < s.args.size(); ++n) receives(s.block->params[n], s.args[n]);
        FrameState *fs = i->frame;
        if (!fs || !fs->handler || !i->info().mayRaise() || !seen.insert(fs).second) continue;
        collectHandled(*fs);
      }
    for (Block *b : f_.blocks())
      if (b->isHandler) keepException(b);
  }

  void collectHandled(const FrameState &fs) {
    const std::vector<Value *> &params = fs.handler->params;
    for (size_t n = 0; n < fs.locals.size(); ++n) receives(params[n], fs.locals[n]);
    for (size_t n = 0; n < static_cast<size_t>(fs.handlerDepth); ++n) receives(params[fs.locals.size() + n], fs.stack[n]);
  }

  /// lasti and the exception of a handler come from the error edges: nothing is known to flow in, so they are their own.
  void keepException(Block *b) {
    for (Value *v : b->params)
      if (index_[v->id] != kNone && params_[index_[v->id]].incoming.empty()) index_[v->id] = kNone;
  }

  void receives(Value *param, Value *v) {
    uint32_t p = index_[param->id];
    if (p == kNone || v == param) return;
    std::vector<Value *> &in = params_[p].incoming;
    // Long runs of the same value come from the frame states of a try body.
    if (!in.empty() && in.back() == v) return;
    in.push_back(v);
    if (uint32_t of = index_[v->id]; of != kNone) addUse(of, p);
  }

  void addUse(uint32_t of, uint32_t by) {
    uses_.push_back({by, params_[of].firstUse});
    params_[of].firstUse = static_cast<uint32_t>(uses_.size() - 1);
    if (params_[of].lastUse == kNone) params_[of].lastUse = params_[of].firstUse;
  }

  void enqueue(uint32_t p) {
    if (params_[p].queued || params_[p].replacement) return;
    params_[p].queued = true;
    work_.push_back(p);
  }

  /// What v has been replaced by.
  Value *find(Value *v) {
    Value *root = v;
    while (Value *next = replacement(root)) root = next;
    while (Value *next = replacement(v)) {
      params_[index_[v->id]].replacement = root;
      v = next;
    }
    return root;
  }
  Value *replacement(const Value *v) const {
    uint32_t p = v->id < index_.size() ? index_[v->id] : kNone;
    return p == kNone ? nullptr : params_[p].replacement;
  }

  void visit(uint32_t p) {
    Param &param = params_[p];
    if (index_[param.value->id] == kNone) return;
    Value *unique = nullptr;
    for (Value *&in : param.incoming) {
      in = find(in);
      if (in == param.value || in == unique) continue;
      if (unique) return;
      unique = in;
    }
    if (!unique) return;
    param.replacement = unique;
    for (uint32_t u = param.firstUse; u != kNone; u = uses_[u].next) enqueue(uses_[u].param);
    // Who received the parameter receives its replacement from now on.
    uint32_t to = index_[unique->id];
    if (to == kNone || param.firstUse == kNone) return;
    uses_[param.lastUse].next = params_[to].firstUse;
    params_[to].firstUse = param.firstUse;
    if (params_[to].lastUse == kNone) params_[to].lastUse = param.lastUse;
  }

  void rewrite() {
    std::unordered_set<FrameState *> seen;
    for (Block *b : f_.blocks())
      for (Instr *i : b->instrs) {
        for (Value *&v : i->operands) v = find(v);
        for (Successor &s : i->succs)
          for (Value *&v : s.args) v = find(v);
        if (!i->frame || !seen.insert(i->frame).second) continue;
        for (Value *&v : i->frame->locals) v = find(v);
        for (Value *&v : i->frame->stack) v = find(v);
      }
  }

  bool isRemoved(const Value *v) const { return replacement(v) && !v->block->isHandler; }

  void removeParams() {
    for (Block *b : f_.blocks())
      for (Instr *i : b->instrs)
        for (Successor &s : i->succs) {
          size_t n = 0;
          std::erase_if(s.args, [&](Value *) { return isRemoved(s.block->params[n++]); });
        }
    for (Block *b : f_.blocks()) std::erase_if(b->params, [&](Value *v) { return isRemoved(v); });
  }

  Function &f_;
  std::vector<uint32_t> index_;  ///< by value id: its parameter, or kNone
  std::vector<Param> params_;
  std::vector<Use> uses_;
  std::vector<uint32_t> work_;
};

}  // namespace

void simplifyParams(Function &f) { SimplifyParams(f).run(); }

}  // namespace jj::irgen
