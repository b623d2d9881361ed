// See variants.h.
#include "variants.h"

#include <set>

#include "module_gen.h"

namespace jj::codegen {

using namespace llvm;

void Variants::declare(const std::vector<const ir::Function *> &variants) {
  auto typeOf = [&](ir::Type t) -> Type * { return t.rep == ir::Rep::F64 ? m_.f64 : static_cast<Type *>(m_.i64); };
  for (const ir::Function *v : variants) {
    std::vector<Type *> params{m_.ptr, m_.ptr, m_.i64};
    for (ir::Type t : v->typedParams) params.push_back(typeOf(t));
    auto *result = StructType::get(m_.context(), {typeOf(v->typedResult), m_.i32});
    std::string base = v->name + "$" + std::to_string(v->unit);
    auto *f = Function::Create(FunctionType::get(result, params, false), GlobalValue::InternalLinkage, base + "$typed", m_.module());
    f->addFnAttr(Attribute::NoUnwind);
    f->addFnAttr("jj-typed");
    auto *restarts = new GlobalVariable(m_.module(), m_.i32, false, GlobalValue::InternalLinkage, Constant::getNullValue(m_.i32),
                                        base + "$restarts");
    rows_[v->unit] = {v, f, restarts};
  }
}

const ir::Function *Variants::variant(uint32_t unit) const {
  auto it = rows_.find(unit);
  return it == rows_.end() ? nullptr : it->second.variant;
}

void Variants::countRestart(IRBuilder<> &b, uint32_t unit) const {
  GlobalVariable *counter = restarts(unit);
  b.CreateStore(b.CreateAdd(b.CreateLoad(m_.i32, counter), ConstantInt::get(m_.i32, 1)), counter);
}

std::vector<Variants::Binding> Variants::bindings(uint32_t unit) const {
  std::vector<Binding> out;
  std::set<uint32_t> visited;
  std::set<std::pair<uint32_t, int64_t>> named;
  std::vector<uint32_t> work{unit};
  while (!work.empty()) {
    uint32_t u = work.back();
    work.pop_back();
    if (!visited.insert(u).second) continue;
    const ir::Function *v = rows_.at(u).variant;
    for (size_t n = 0; n < v->typedCallees.size(); ++n) {
      if (named.insert({u, v->typedCalleeNames[n]}).second) out.push_back({u, v->typedCalleeNames[n], v->typedCallees[n]});
      work.push_back(v->typedCallees[n]);
    }
  }
  return out;
}

}  // namespace jj::codegen
