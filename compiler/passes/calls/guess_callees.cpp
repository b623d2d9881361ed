// guess-callees: writes down, at each call, which function of the module it very probably reaches (Instr::callee).
//
// Nothing else changes: codegen asks at run time whether the callable is that function, and calls its native code directly when it is. So a wrong guess costs a
// comparison, and the guesses may be bold: a global that one def binds; a variable of an enclosing function that one def binds; a method of self, where neither the
// class nor a subclass in the module leaves a choice; of a new instance of a class of the module; a method that one class of the module alone defines;
// what super() finds if the class of the method is that of the instance.
#include <algorithm>
#include <set>

#include "analysis/bindings.h"
#include "analysis/call_graph.h"
#include "passes/pass_manager.h"

namespace jj::passes {

using analysis::KnownUnits;
using namespace ir;

namespace {

class Guesses {
public:
  Guesses(Function &f, const ModuleContext &m, const KnownUnits &known, const std::vector<bool> &isPlain)
      : f_(f), m_(m), unit_(*m.source->units[f.unit]), known_(known), isPlain_(isPlain) {}

  void run() {
    for (Block *b : f_.blocks())
      for (Instr *i : b->instrs)
        if (i->op == Op::Call) guess(*i);
  }

private:
  static constexpr int64_t kOther = KnownUnits::kOther;
  const std::string &nameOf(const Instr &load) const { return unit_.names[static_cast<size_t>(load.imm[0])]; }

  void guess(Instr &call) {
    int64_t unit = calleeOf(call);
    if (unit == kOther || !isPlain_[static_cast<size_t>(unit)]) return;
    if (analysis::bindArguments(call, unit_, *m_.source->units[static_cast<size_t>(unit)])) call.callee = static_cast<int32_t>(unit);
  }

  int64_t calleeOf(const Instr &call) {
    const Instr *load = call.operands[0]->def;
    if (!load) return kOther;
    bool withSelf = !call.operands[1]->type.isNull();
    switch (load->op) {
      case Op::MakeFunction: return withSelf ? kOther : load->imm[0];
      case Op::LoadGlobal: return withSelf ? kOther : known_.functionOf(nameOf(*load));
      case Op::LoadDeref: return withSelf ? kOther : known_.functionInCell(unit_, static_cast<size_t>(load->imm[0]));
      case Op::LoadSuperMethod: return behindSuper(call, *load);
      case Op::LoadMethod:
        if (load->operands[0]->def && load->operands[0]->def->op == Op::Super) return behindSuper(call, *load);
        return call.operands[1] == load->result(1) ? methodOf(*load) : kOther;
      default: return kOther;
    }
  }

  int64_t behindSuper(const Instr &call, const Instr &load) {
    return call.operands[1] == load.result(1) && unit_.parent ? known_.methodBehind(unit_.parent->id, nameOf(load)) : kOther;
  }

  int64_t methodOf(const Instr &load) {
    const std::string &name = nameOf(load);
    Set origins = originsOf(load.operands[0]);
    const Instr *receiver = origins.size() == 1 ? *origins.begin() : nullptr;
    if (receiver && receiver->op == Op::Arg && receiver->imm[0] == 0 && unit_.parent && unit_.parent->isClassBody())
      return known_.methodOfFamily(unit_.parent->id, name);
    if (receiver && receiver->op == Op::Call && receiver->operands[0]->def && receiver->operands[0]->def->op == Op::LoadGlobal)
      if (int64_t body = known_.classOf(nameOf(*receiver->operands[0]->def)); body != kOther) return known_.method(body, name);
    return known_.onlyMethod(name);
  }

  /// Instructions (nullptr: a parameter that is an interface) whose results a value may be, copies of one among them counted once.
  using Set = std::set<const Instr *>;
  Set originsOf(const Value *v) {
    Set out;
    std::set<const Value *> seen;
    std::vector<const Value *> work{v};
    while (!work.empty() && out.size() < 2) {
      v = work.back();
      work.pop_back();
      if (!seen.insert(v).second) continue;
      if (v->def) {
        bool isNew = std::none_of(out.begin(), out.end(), [&](const Instr *i) { return i && v->def->op == i->op && v->def->frame && i->frame && v->def->frame->offset == i->frame->offset; });
        if (isNew) out.insert(v->def);
        continue;
      }
      const auto &incoming = incomingOf(v);
      if (incoming.empty()) out.insert(nullptr);
      work.insert(work.end(), incoming.begin(), incoming.end());
    }
    return out;
  }

  /// What flows into a block parameter; nothing into those of handlers and resumptions.
  const std::vector<const Value *> &incomingOf(const Value *param) {
    if (incoming_.empty()) {
      incoming_.resize(f_.numValues());
      for (const Block *b : f_.blocks())
        for (const Successor &s : b->terminator()->succs)
          for (size_t n = 0; n < s.args.size(); ++n) incoming_[s.block->params[n]->id].push_back(s.args[n]);
    }
    return incoming_[param->id];
  }

  Function &f_;
  const ModuleContext &m_;
  const CodeUnit &unit_;
  const KnownUnits &known_;
  std::vector<std::vector<const Value *>> incoming_;  ///< by value id; made when needed
  const std::vector<bool> &isPlain_;  ///< by unit: native, and no generator
};

}  // namespace

void guessCallees(ModuleContext &m) {
  if (!m.source) return;
  const KnownUnits &known = factsOf(m).known;
  std::vector<bool> isPlain(m.source->units.size());
  for (auto &f : m.module.functions) isPlain[f->unit] = f->kind == FunctionKind::Plain;
  for (auto &f : m.module.functions)
    if (!analysis::runsOnce(*f)) Guesses(*f, m, known, isPlain).run();
}

}  // namespace jj::passes
