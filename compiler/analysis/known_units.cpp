// See known_units.h.
#include "analysis/known_units.h"

#include <algorithm>
#include <set>

namespace jj::analysis {

using namespace ir;

namespace {

constexpr int kMaxDepth = 16;  // of inheritance; a class that names itself as its base would have no end

const std::string &nameOf(const CodeUnit &unit, const Instr &i) { return unit.names[static_cast<size_t>(i.imm[0])]; }

/// The unit of the function that the value is, freshly made.
int64_t madeBy(const Value *v) { return v->def && v->def->op == Op::MakeFunction ? v->def->imm[0] : KnownUnits::kOther; }

/// What a decorator is applied to: the only argument of a call, wherever the version puts it. nullptr: another call.
const Value *decorated(const Instr &call) {
  const auto &operands = call.operands;
  if (operands.size() == 2 && !operands[1]->type.isNull()) return operands[1];
  return operands.size() == 3 && operands[1]->type.isNull() ? operands[2] : nullptr;
}

/// The class statement that makes the value (decorators are taken to return their class): the call of __build_class__, or nullptr.
const Instr *classStatement(const Value *v) {
  for (int depth = 0; v->def && v->def->op == Op::Call && depth < kMaxDepth; ++depth) {
    const auto &operands = v->def->operands;
    const Instr *callable = operands[0]->def;
    if (callable && callable->op == Op::LoadBuildClass) return operands.size() >= 4 && madeBy(operands[2]) >= 0 ? v->def : nullptr;
    if (v = decorated(*v->def); !v) return nullptr;
  }
  return nullptr;
}

const Constant *constantOf(const Value *v, const CodeUnit &unit) { return v->def && v->def->op == Op::Const ? unit.constant(v->def->imm[0]) : nullptr; }

bool isNumberOrText(const Constant *c) {
  using Kind = Constant::Kind;
  return c && (c->kind == Kind::Int || c->kind == Kind::Float || c->kind == Kind::Bool || c->kind == Kind::Str || c->kind == Kind::Bytes);
}

/// The constants of a display: of `(1, 2)`, and of `[1, 2]`, a list that is extended by a tuple before it is stored.
const Constant *itemsOf(const Value *v, const Instr &store, const CodeUnit &unit) {
  const Constant *c = constantOf(v, unit);
  const auto &instrs = store.parent->instrs;
  auto extends = [&](const Instr *i) { return i->op == Op::ListExtend && i->operands[0] == v; };
  if (auto found = std::find_if(instrs.begin(), instrs.end(), extends); v->def && v->def->op == Op::BuildList && v->def->operands.empty() && found != instrs.end())
    c = constantOf((*found)->operands[1], unit);
  return c && c->kind == Constant::Kind::Tuple ? c : nullptr;
}

/// What a class body binds a name to: a def, plain or under one of Python's own decorators.
MemberFacts memberOf(const Value *v, const CodeUnit &unit) {
  using How = MemberFacts::How;
  if (int64_t made = madeBy(v); made >= 0) return {How::Method, made};
  const Instr *call = v->def;
  const Value *function = call && call->op == Op::Call ? decorated(*call) : nullptr;
  const Instr *decorator = function ? call->operands[0]->def : nullptr;
  int64_t made = function ? madeBy(function) : KnownUnits::kOther;
  if (!decorator || decorator->op != Op::LoadName || made < 0) return {};
  const std::string &name = nameOf(unit, *decorator);
  How how = name == "property" ? How::Property : name == "classmethod" ? How::ClassMethod : name == "staticmethod" ? How::StaticMethod : How::Other;
  return {how, how == How::Other ? KnownUnits::kOther : made};
}

/// Is it the first argument of a method?
bool isSelf(const Value *v, const CodeUnit &unit) {
  return v->def && v->def->op == Op::Arg && v->def->imm[0] == 0 && unit.argCount > 0 && unit.parent && unit.parent->isClassBody();
}

/// The unit that owns the cell which `unit` knows as its local number `index`.
const CodeUnit &ownerOf(const CodeUnit &unit, size_t index) {
  const CodeUnit *owner = &unit;
  const std::string &name = unit.localsPlus[index].name;
  bool isFree = unit.localsPlus[index].kind & kFree;
  while (isFree && owner->parent) {
    owner = owner->parent;
    for (const LocalVariable &v : owner->localsPlus)
      if (v.name == name) isFree = v.kind & kFree;
  }
  return *owner;
}

}  // namespace

KnownUnits::KnownUnits(const Module &module, const ModuleSource &source) {
  for (const auto &f : module.functions) readNames(*f, *source.units[f->unit]);
}

const GlobalFacts *KnownUnits::global(const std::string &name) const {
  auto it = globals_.find(name);
  return it == globals_.end() ? nullptr : &it->second;
}

int64_t KnownUnits::unitOf(const std::string &name, GlobalFacts::What what) const {
  const GlobalFacts *facts = global(name);
  return facts && facts->what == what ? facts->unit : kOther;
}

void KnownUnits::readNames(const Function &f, const CodeUnit &unit) {
  for (const Block *b : f.blocks())
    for (const Instr *i : b->instrs) {
      switch (i->op) {
        case Op::StoreName: unit.isClassBody() ? bindMember(*i, unit) : bindGlobal(*i, unit); break;
        case Op::StoreGlobal: bindGlobal(*i, unit); break;
        case Op::DeleteName:
          if (!unit.isClassBody()) unbindGlobal(*i, unit);
          break;
        case Op::DeleteGlobal: unbindGlobal(*i, unit); break;
        case Op::Call: readClass(*i, unit); break;
        case Op::StoreDeref: readCell(*i, unit); break;
        case Op::StoreAttr: readAttribute(*i, unit); break;
        default: break;
      }
    }
}

void KnownUnits::bindGlobal(const Instr &store, const CodeUnit &unit) {
  using What = GlobalFacts::What;
  const Value *v = store.operands[0];
  GlobalFacts found;
  if (int64_t made = madeBy(v); made >= 0) {
    found.what = What::Function;
    found.unit = made;
  } else if (const Instr *statement = classStatement(v)) {
    found.what = What::Class;
    found.unit = madeBy(statement->operands[2]);
  } else if (const Constant *constant = constantOf(v, unit); isNumberOrText(constant)) {
    found.what = What::Constant;
    found.constant = constant;
  } else if (found.path = pathOf(v, unit); !found.path.empty()) {
    found.what = What::Imported;
  }
  found.items = itemsOf(v, store, unit);
  GlobalFacts &facts = globals_[nameOf(unit, store)];
  if (facts.bindings++ == 0) {
    found.bindings = 1;
    found.first = {unit.id, store.frame ? store.frame->offset : -1};
    facts = std::move(found);
  } else {
    facts.what = What::Other;
    facts.items = nullptr;
  }
}

void KnownUnits::unbindGlobal(const Instr &remove, const CodeUnit &unit) {
  GlobalFacts &facts = globals_[nameOf(unit, remove)];
  facts.what = GlobalFacts::What::Other;
  ++facts.bindings;
}

void KnownUnits::bindMember(const Instr &store, const CodeUnit &unit) {
  ClassFacts &facts = classes_[unit.id];
  facts.body = unit.id;
  const std::string &name = nameOf(unit, store);
  auto [it, isNew] = facts.members.emplace(name, memberOf(store.operands[0], unit));
  if (!isNew) it->second = {};
  if (name != "__slots__") return;
  const Constant *slots = constantOf(store.operands[0], unit);
  facts.hasSlots = true;
  facts.slots.clear();
  if (!slots) return;
  if (slots->kind == Constant::Kind::Str) facts.slots.push_back(slots->text);
  for (const Constant &slot : slots->items) facts.slots.push_back(slot.text);
}

void KnownUnits::readClass(const Instr &call, const CodeUnit &unit) {
  const Instr *statement = classStatement(call.result());
  if (statement != &call) return;
  ClassFacts &facts = classes_[madeBy(call.operands[2])];
  facts.body = static_cast<uint32_t>(madeBy(call.operands[2]));
  size_t keywords = 0;
  if (const Constant *names = call.imm[1] >= 0 ? unit.constant(call.imm[1]) : nullptr) keywords = names->items.size();
  for (size_t n = 4; n + keywords < call.operands.size(); ++n) {
    const Instr *load = call.operands[n]->def;
    bool named = load && (load->op == Op::LoadName || load->op == Op::LoadGlobal);
    // The statement of a base comes before: its name is known by now.
    facts.bases.push_back(named ? classOf(nameOf(unit, *load)) : kOther);
    facts.baseNames.push_back(named ? nameOf(unit, *load) : "?");
  }
}

void KnownUnits::readCell(const Instr &store, const CodeUnit &unit) {
  auto index = static_cast<size_t>(store.imm[0]);
  const CodeUnit &owner = ownerOf(unit, index);
  auto [it, isNew] = cells_.emplace(std::pair(owner.id, unit.localsPlus[index].name), madeBy(store.operands[1]));
  if (!isNew) it->second = kOther;
}

void KnownUnits::readAttribute(const Instr &store, const CodeUnit &unit) {
  if (!isSelf(store.operands[0], unit)) return;
  ClassFacts &facts = classes_[unit.parent->id];
  facts.body = unit.parent->id;
  facts.attributes.emplace(nameOf(unit, store), CodePlace{unit.id, store.frame ? store.frame->offset : -1});
}

std::string KnownUnits::pathOf(const Value *v, const CodeUnit &unit) const {
  const Instr *i = v->def;
  if (!i) return "";
  switch (i->op) {
    case Op::LoadGlobal:
    case Op::LoadName: {
      if (i->op == Op::LoadName && !unit.isModule()) return "";
      const GlobalFacts *facts = global(nameOf(unit, *i));
      if (!facts) return "builtins." + nameOf(unit, *i);
      return facts->what == GlobalFacts::What::Imported ? facts->path : "";
    }
    case Op::ImportName: {
      const Constant *level = constantOf(i->operands[0], unit);
      if (!level || level->kind != Constant::Kind::Int || level->integer) return "";
      const std::string &name = nameOf(unit, *i);
      const Instr *list = i->operands[1]->def;  // without a list of names the package at the top is what is bound
      return list && list->op == Op::Const && constantOf(i->operands[1], unit)->kind == Constant::Kind::Tuple ? name : name.substr(0, name.find('.'));
    }
    case Op::ImportFrom:
    case Op::LoadAttr:
    case Op::LoadMethod: {
      std::string base = v == i->result(0) ? pathOf(i->operands[0], unit) : "";
      return base.empty() || base.starts_with("builtins.") ? "" : base + "." + nameOf(unit, *i);
    }
    default: return "";
  }
}

int64_t KnownUnits::functionInCell(const CodeUnit &unit, size_t index) const {
  const CodeUnit &owner = ownerOf(unit, index);
  const std::string &name = unit.localsPlus[index].name;
  for (size_t p = 0; p < static_cast<size_t>(owner.numParams()); ++p)
    if (owner.localsPlus[p].name == name) return kOther;
  auto it = cells_.find({owner.id, name});
  return it == cells_.end() ? kOther : it->second;
}

/// The unit of a plain def; kOther: another binding.
static int64_t plainDef(const MemberFacts &member) { return member.how == MemberFacts::How::Method ? member.unit : KnownUnits::kOther; }

/// Depth first: the order of Python's own differs for diamonds only. Nothing: the name may come from a class that is not known.
std::optional<int64_t> KnownUnits::lookUp(int64_t body, const std::string &name, int depth) const {
  auto it = classes_.find(body);
  if (it == classes_.end() || depth > kMaxDepth) return kOther;
  auto own = it->second.members.find(name);
  if (own != it->second.members.end()) return plainDef(own->second);
  for (int64_t base : it->second.bases)
    if (auto found = lookUp(base, name, depth + 1)) return found;
  return {};
}

int64_t KnownUnits::method(int64_t body, const std::string &name) const { return lookUp(body, name).value_or(kOther); }

int64_t KnownUnits::methodBehind(int64_t body, const std::string &name) const {
  auto it = classes_.find(body);
  if (it == classes_.end()) return kOther;
  for (int64_t base : it->second.bases)
    if (auto found = lookUp(base, name)) return *found;
  return kOther;
}

bool KnownUnits::derives(int64_t body, int64_t base, int depth) const {
  auto it = classes_.find(body);
  if (it == classes_.end() || depth > kMaxDepth) return false;
  for (int64_t b : it->second.bases)
    if (b == base || derives(b, base, depth + 1)) return true;
  return false;
}

int64_t KnownUnits::methodOfFamily(int64_t body, const std::string &name) const {
  std::set<int64_t> candidates;
  if (auto found = lookUp(body, name)) candidates.insert(*found);
  for (const auto &[other, facts] : classes_)
    if (auto own = facts.members.find(name); own != facts.members.end() && derives(other, body)) candidates.insert(plainDef(own->second));
  return candidates.size() == 1 ? *candidates.begin() : kOther;
}

int64_t KnownUnits::onlyMethod(const std::string &name) const {
  int64_t found = kOther;
  for (const auto &[body, facts] : classes_) {
    auto own = facts.members.find(name);
    if (own == facts.members.end()) continue;
    if (found != kOther) return kOther;
    found = plainDef(own->second);
  }
  return found;
}

}  // namespace jj::analysis
