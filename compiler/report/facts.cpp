// See facts.h.
#include "report/facts.h"

#include <fmt/core.h>

#include <algorithm>
#include <map>
#include <set>

#include "analysis/call_graph.h"
#include "frontend/frontend.h"

namespace jj::report {
namespace {

using analysis::NumberKind;

const char *nameOf(NumberKind k) {
  switch (k) {
    case NumberKind::Int: return "int";
    case NumberKind::Float: return "float";
    case NumberKind::Bool: return "bool";
    default: return nullptr;
  }
}

std::string joined(const std::vector<std::string> &words) {
  std::string out;
  for (const std::string &word : words) out += (out.empty() ? "" : ", ") + word;
  return out;
}

/// What every class body binds, whatever the source says; and slots, which have a line of their own.
bool isImplicit(const std::string &member) {
  constexpr const char *kNames[] = {"__module__", "__qualname__", "__slots__", "__firstlineno__", "__static_attributes__", "__classcell__", "__classdictcell__"};
  return std::find(std::begin(kNames), std::end(kNames), member) != std::end(kNames);
}

class FactsText {
public:
  explicit FactsText(const FactsInput &in) : in_(in), functions_(in.source.units.size()), calls_(in.source.units.size()) {
    for (const auto &f : in.module.functions) functions_[f->unit] = f.get();
    std::vector<analysis::CallSite> calls;
    for (const auto &f : in.module.functions) analysis::collectCalls(*f, unit(f->unit), in.facts, calls);
    for (const analysis::CallSite &call : calls) calls_[call.callee].push_back(call);
  }

  std::string run() {
    out_ = fmt::format("module {}: {}\n", in_.source.moduleName, in_.source.fileName);
    if (in_.facts) {
      if (!in_.facts->known.globals().empty()) out_ += "\n";
      for (const auto &[name, facts] : in_.facts->known.globals()) global(name, facts);
    }
    for (const auto &u : in_.source.units) {
      if (u->isClassBody()) classStatement(*u);
      else if (!u->isModule()) function(*u);
    }
    return std::move(out_);
  }

private:
  const CodeUnit &unit(int64_t id) const { return *in_.source.units[static_cast<size_t>(id)]; }
  int line(analysis::CodePlace place) const { return place.offset < 0 ? unit(place.unit).firstLine : in_.codes[place.unit].line(place.offset); }
  /// What it says of a unit, wherever one is named.
  std::string named(const CodeUnit &u) const { return u.isModule() ? "<module>" : u.qualname; }

  void global(const std::string &name, const analysis::GlobalFacts &facts) {
    using What = analysis::GlobalFacts::What;
    std::string what;
    switch (facts.what) {
      case What::Function: what = "function " + named(unit(facts.unit)); break;
      case What::Class: what = "class " + named(unit(facts.unit)); break;
      case What::Imported: what = facts.path; break;
      case What::Constant: what = printConstant(*facts.constant); break;
      case What::Other: what = facts.bindings > 1 ? fmt::format("bound {} times", facts.bindings) : "an object"; break;
    }
    out_ += fmt::format("global {}: {} (line {})\n", name, what, line(facts.first));
  }

  void classStatement(const CodeUnit &u) {
    if (!in_.facts) return;
    auto found = in_.facts->known.classes().find(u.id);
    if (found == in_.facts->known.classes().end()) return;
    const analysis::ClassFacts &facts = found->second;
    std::vector<std::string> bases;
    for (size_t n = 0; n < facts.baseNames.size(); ++n)
      bases.push_back(facts.bases[n] < 0 ? facts.baseNames[n] : fmt::format("{} (line {})", named(unit(facts.bases[n])), unit(facts.bases[n]).firstLine));
    out_ += fmt::format("\nclass {} (line {})\n", u.qualname, u.firstLine);
    if (!bases.empty()) out_ += fmt::format("  bases: {}\n", joined(bases));
    if (facts.hasSlots) out_ += fmt::format("  slots: {}\n", facts.slots.empty() ? "none" : joined(facts.slots));
    using How = analysis::MemberFacts::How;
    for (auto [how, title] : {std::pair(How::Method, "methods"), {How::Property, "properties"}, {How::ClassMethod, "class methods"}, {How::StaticMethod, "static methods"}, {How::Other, "other members"}}) {
      std::vector<std::string> members;
      for (const auto &[name, member] : facts.members) {
        if (member.how != how || isImplicit(name)) continue;
        members.push_back(member.unit < 0 ? name : fmt::format("{} (line {})", name, unit(member.unit).firstLine));
      }
      if (!members.empty()) out_ += fmt::format("  {}: {}\n", title, joined(members));
    }
    std::vector<std::string> attributes;
    for (const auto &[name, place] : facts.attributes) attributes.push_back(fmt::format("{} (line {})", name, line(place)));
    if (!attributes.empty()) out_ += fmt::format("  attributes: {}\n", joined(attributes));
  }

  void function(const CodeUnit &u) {
    out_ += fmt::format("\nfunction {} (line {})\n", u.qualname, u.firstLine);
    if (!in_.notNative[u.id].empty()) return static_cast<void>(out_ += fmt::format("  bytecode: {}\n", in_.notNative[u.id]));
    const ir::Function *f = functions_[u.id];
    if (!f) return;
    if (in_.facts) {
      signature(u, in_.facts->units[u.id]);
      callers(u);
    }
    constexpr const char *kKinds[] = {"plain", "generator", "coroutine", "asynchronous generator", "module", "class body"};
    std::vector<std::string> forms{kKinds[static_cast<size_t>(f->kind)]};
    forms.push_back(f->memoryLocals ? "locals in the frame" : "locals in registers");
    if (f->hasTypedRegion) forms.push_back("typed region");
    if (has(in_.module.variants, u.id)) forms.push_back("frameless variant");
    if (has(in_.module.unframed, u.id)) forms.push_back("unframed copy");
    bool isCalled = std::any_of(calls_[u.id].begin(), calls_[u.id].end(), [&](const analysis::CallSite &c) { return !c.unboxed && !analysis::runsOnce(*functions_[c.caller]); });
    if (analysis::hasDirectEntry(*f, u, isCalled)) forms.push_back("direct entry");
    out_ += fmt::format("  code: {}\n", joined(forms));
    if (u.heat != Heat::Unknown) profile(u);
  }

  static bool has(const std::vector<std::unique_ptr<ir::Function>> &list, uint32_t id) {
    return std::any_of(list.begin(), list.end(), [&](const auto &f) { return f->unit == id; });
  }

  void signature(const CodeUnit &u, const analysis::UnitFacts &facts) {
    std::vector<std::string> arguments;
    for (size_t n = 0; n < facts.args.size(); ++n)
      arguments.push_back(u.localsPlus[n].name + (nameOf(facts.args[n]) ? std::string(": ") + nameOf(facts.args[n]) : ""));
    if (!arguments.empty()) out_ += fmt::format("  arguments: {}\n", joined(arguments));
    if (nameOf(facts.result)) out_ += fmt::format("  result: {}\n", nameOf(facts.result));
  }

  void callers(const CodeUnit &u) {
    std::set<std::tuple<uint32_t, int, bool>> places;
    for (const analysis::CallSite &c : calls_[u.id]) places.emplace(c.caller, c.offset < 0 ? 0 : line({c.caller, c.offset}), c.unboxed);
    std::vector<std::string> texts;
    for (auto [caller, at, unboxed] : places) texts.push_back(named(unit(caller)) + (at > 0 ? fmt::format(" (line {})", at) : "") + (unboxed ? " in registers" : ""));
    if (!texts.empty()) out_ += fmt::format("  called by: {}\n", joined(texts));
  }

  void profile(const CodeUnit &u) {
    std::map<OperandKind, int> kinds;
    for (auto [offset, kind] : u.operandKinds) ++kinds[kind];
    std::vector<std::string> texts{u.heat == Heat::Warm ? "runs often" : "runs seldom"};
    for (auto [kind, title] : {std::pair(OperandKind::Int, "int"), {OperandKind::Float, "float"}, {OperandKind::Text, "str"}})
      if (kinds[kind]) texts.push_back(fmt::format("{} of {}", kinds[kind] == 1 ? "1 operation" : fmt::format("{} operations", kinds[kind]), title));
    out_ += fmt::format("  profile: {}\n", joined(texts));
  }

  const FactsInput &in_;
  std::vector<const ir::Function *> functions_;            ///< by unit
  std::vector<std::vector<analysis::CallSite>> calls_;     ///< by callee
  std::string out_;
};

}  // namespace

std::string facts(const FactsInput &input) { return FactsText(input).run(); }

}  // namespace jj::report
