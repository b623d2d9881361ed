// Facts of a module, found by iterating kind inference over its functions. See module_facts.h.
#include "analysis/module_facts.h"

namespace jj::analysis {

using namespace ir;

NumberKind join(NumberKind a, NumberKind b) {
  using K = NumberKind;
  if (a == b || b == K::Unset) return a;
  if (a == K::Unset) return b;
  for (auto [number, maybe] : {std::pair(K::Int, K::MaybeInt), std::pair(K::Float, K::MaybeFloat)}) {
    auto within = [number = number, maybe = maybe](K k) { return k == number || k == maybe || k == K::Unbound; };
    if (within(a) && within(b)) return maybe;
  }
  auto isReal = [](K k) { return k == K::Real || k == K::Int || k == K::Float; };
  return (a == K::Real || b == K::Real) && isReal(a) && isReal(b) ? K::Real : K::Unknown;
}

Type unboxedType(NumberKind k) {
  switch (k) {
    case NumberKind::Int:
    case NumberKind::Real: return Type::i64();  // the int, or the bits of the float
    case NumberKind::Float: return Type::f64();
    case NumberKind::Bool: return Type::i1();
    default: return Type::object();
  }
}

namespace {

NumberKind ofAnnotation(const CodeUnit &unit, size_t parameter) {
  auto it = unit.annotations.find(unit.localsPlus[parameter].name);
  if (it == unit.annotations.end()) return NumberKind::Unset;
  if (it->second == "int") return NumberKind::Int;
  return it->second == "float" ? NumberKind::Float : NumberKind::Unset;
}

bool takesTypedArguments(const CodeUnit &unit) {
  return unit.isFunction() && !(unit.flags & (kVarArgs | kVarKeywords | kGenerator | kCoroutine | kAsyncGenerator)) &&
         !unit.kwOnlyArgCount;
}

/// Inference takes longer than in proportion; what such a function calls is not worth that.
bool isTooBig(const Function &f) {
  constexpr size_t kInstructions = 30'000;
  size_t n = 0;
  for (const Block *b : f.blocks()) n += b->instrs.size();
  return n > kInstructions;
}

}  // namespace

ModuleFacts findFacts(const Module &module, const ModuleSource &source) {
  ModuleFacts facts{.known = KnownUnits(module, source), .source = &source, .units = std::vector<UnitFacts>(source.units.size())};
  for (auto &unit : source.units) {
    auto &args = facts.units[unit->id].args;
    args.resize(static_cast<size_t>(unit->numParams()), NumberKind::Unset);
    for (size_t p = 0; p < args.size(); ++p) args[p] = ofAnnotation(*unit, p);
  }
  std::vector<std::vector<NumberKind>> annotated;
  for (UnitFacts &u : facts.units) annotated.push_back(u.args);

  // A round infers every function under the current facts; calls and uses then say what the arguments are.
  constexpr int kMaxRounds = 8;
  for (int round = 0; round < kMaxRounds; ++round) {
    std::vector<std::vector<NumberKind>> atCalls(facts.units.size()), demands(facts.units.size());
    bool changed = false, argsChanged = false;
    for (auto &f : module.functions) {
      if (isTooBig(*f)) continue;
      const CodeUnit &unit = *source.units[f->unit];
      KindInference k = inferKinds(*f, &unit, facts);
      demands[f->unit] = k.argDemand;
      for (auto &[callee, kinds] : k.calls) {
        auto &list = atCalls[callee];
        list.resize(facts.units[callee].args.size(), NumberKind::Unset);
        for (size_t n = 0; n < list.size() && n < kinds.size(); ++n)
          if (kinds[n] != NumberKind::Unknown) list[n] = join(list[n], kinds[n]);
      }
      if (takesTypedArguments(unit) && facts.units[f->unit].result != k.result) {
        facts.units[f->unit].result = k.result;
        changed = true;
      }
    }
    for (size_t u = 0; u < facts.units.size(); ++u)
      for (size_t p = 0; p < facts.units[u].args.size(); ++p) {
        NumberKind k = annotated[u][p];
        if (k == NumberKind::Unset && p < atCalls[u].size()) k = atCalls[u][p];
        if (k == NumberKind::Unset && p < demands[u].size()) k = demands[u][p];
        NumberKind &current = facts.units[u].args[p];
        // What was Unknown stays so, and a guess is not taken back for lack of demand once it is made.
        if (current == NumberKind::Unknown || k == NumberKind::Unset || k == current) continue;
        current = current == NumberKind::Unset ? k : join(current, k);
        changed = argsChanged = true;
      }
    // Results that were found under other arguments say nothing (a recursive one would keep itself Unknown).
    if (argsChanged)
      for (UnitFacts &u : facts.units) u.result = NumberKind::Unset;
    if (!changed) break;
  }
  return facts;
}

}  // namespace jj::analysis
