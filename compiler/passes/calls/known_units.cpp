// See known_units.h.
#include "passes/calls/known_units.h"

#include <set>

namespace jj::passes {

using namespace ir;

namespace {

constexpr int kMaxDepth = 16;  // of inheritance; a class that names itself as its base would have no end

const std::string &nameOf(const CodeUnit &unit, const Instr &i) { return unit.names[static_cast<size_t>(i.imm[0])]; }

/// The unit of the function that the value is, freshly made.
int64_t madeBy(const Value *v) { return v->def && v->def->op == Op::MakeFunction ? v->def->imm[0] : KnownUnits::kOther; }

/// The class statement that makes the value (decorators are taken to return their class): the call of __build_class__, or nullptr.
const Instr *classStatement(const Value *v) {
  for (int depth = 0; v->def && v->def->op == Op::Call && depth < kMaxDepth; ++depth) {
    const auto &operands = v->def->operands;
    const Instr *callable = operands[0]->def;
    if (callable && callable->op == Op::LoadBuildClass) return operands.size() >= 4 && madeBy(operands[2]) >= 0 ? v->def : nullptr;
    if (operands.size() != 3) return nullptr;
    v = operands[2];
  }
  return nullptr;
}

/// Binds a name, or makes it unknown when it was bound before.
void bind(std::map<std::string, int64_t> &names, const std::string &name, int64_t to) {
  auto [it, isNew] = names.emplace(name, to);
  if (!isNew) it->second = KnownUnits::kOther;
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

KnownUnits::KnownUnits(const ModuleContext &m) {
  for (const auto &f : m.module.functions) readNames(*f, *m.source->units[f->unit]);
}

void KnownUnits::readNames(const Function &f, const CodeUnit &unit) {
  for (const Block *b : f.blocks())
    for (const Instr *i : b->instrs) {
      switch (i->op) {
        case Op::StoreName:
        case Op::StoreGlobal: {
          bool inClass = i->op == Op::StoreName && unit.isClassBody();
          const Value *v = i->operands[0];
          if (inClass) {
            bind(classes_[unit.id].attributes, nameOf(unit, *i), madeBy(v));
            break;
          }
          const Instr *statement = classStatement(v);
          bind(functions_, nameOf(unit, *i), madeBy(v));
          bind(classNames_, nameOf(unit, *i), statement ? madeBy(statement->operands[2]) : kOther);
          break;
        }
        case Op::DeleteName:
        case Op::DeleteGlobal:
          if (unit.isClassBody()) break;
          functions_[nameOf(unit, *i)] = classNames_[nameOf(unit, *i)] = kOther;
          break;
        case Op::Call:
          readClass(*i, unit);
          break;
        case Op::StoreDeref:
          readCell(*i, unit);
          break;
        default: break;
      }
    }
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
  }
}

void KnownUnits::readCell(const Instr &store, const CodeUnit &unit) {
  auto index = static_cast<size_t>(store.imm[0]);
  const CodeUnit &owner = ownerOf(unit, index);
  auto [it, isNew] = cells_.emplace(std::pair(owner.id, unit.localsPlus[index].name), madeBy(store.operands[1]));
  if (!isNew) it->second = kOther;
}

int64_t KnownUnits::functionInCell(const CodeUnit &unit, size_t index) const {
  const CodeUnit &owner = ownerOf(unit, index);
  const std::string &name = unit.localsPlus[index].name;
  for (size_t p = 0; p < static_cast<size_t>(owner.numParams()); ++p)
    if (owner.localsPlus[p].name == name) return kOther;
  auto it = cells_.find({owner.id, name});
  return it == cells_.end() ? kOther : it->second;
}

/// Depth first: the order of Python's own differs for diamonds only. Nothing: the name may come from a class that is not known.
std::optional<int64_t> KnownUnits::lookUp(int64_t body, const std::string &name, int depth) const {
  auto it = classes_.find(body);
  if (it == classes_.end() || depth > kMaxDepth) return kOther;
  auto own = it->second.attributes.find(name);
  if (own != it->second.attributes.end()) return own->second;
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
    if (auto own = facts.attributes.find(name); own != facts.attributes.end() && derives(other, body)) candidates.insert(own->second);
  return candidates.size() == 1 ? *candidates.begin() : kOther;
}

int64_t KnownUnits::onlyMethod(const std::string &name) const {
  int64_t found = kOther;
  for (const auto &[body, facts] : classes_) {
    auto own = facts.attributes.find(name);
    if (own == facts.attributes.end()) continue;
    if (found != kOther) return kOther;
    found = own->second;
  }
  return found;
}

}  // namespace jj::passes
