// Source text -> IR of one function, and questions about its shape.
#pragma once
#include <catch2/catch.hpp>
#include <memory>
#include <string>
#include <vector>

#include "bytecode/bytecode.h"
#include "frontend/frontend.h"
#include "ir/ir.h"
#include "irgen/irgen.h"

namespace irgen_test {

/// A compiled piece of source; keeps what the IR was made from.
class Source {
public:
  explicit Source(const std::string &text) {
    jj::DiagnosticSink sink;
    REQUIRE(jj::readModuleFromBytes(text, "piece.py", {}, sink, module_));
  }
  const jj::CodeUnit &unit(const std::string &qualname) const {
    for (const auto &u : module_.units)
      if (u->qualname == qualname) return *u;
    FAIL("no code object " + qualname);
    return *module_.units[0];
  }
  jj::bytecode::Code decode(const std::string &qualname) const {
    jj::bytecode::Code code;
    std::string error;
    if (!jj::bytecode::decode(unit(qualname), module_.pythonMinor, code, error)) FAIL(error);
    return code;
  }
  std::unique_ptr<jj::ir::Function> build(const std::string &qualname, const jj::irgen::IRGenOptions &options = {}) const {
    jj::bytecode::Code code = decode(qualname);
    auto f = jj::irgen::build(code, options);
    INFO(jj::ir::print(*f));
    REQUIRE(jj::ir::verify(*f) == "");
    return f;
  }

private:
  jj::ModuleSource module_;
};

inline std::vector<jj::ir::Instr *> all(const jj::ir::Function &f, jj::ir::Op op) {
  std::vector<jj::ir::Instr *> found;
  for (jj::ir::Block *b : f.blocks())
    for (jj::ir::Instr *i : b->instrs)
      if (i->op == op) found.push_back(i);
  return found;
}

inline size_t count(const jj::ir::Function &f, jj::ir::Op op) { return all(f, op).size(); }

/// The only instruction of that kind.
inline jj::ir::Instr *only(const jj::ir::Function &f, jj::ir::Op op) {
  auto found = all(f, op);
  INFO(jj::ir::print(f));
  REQUIRE(found.size() == 1);
  return found[0];
}

inline bool isOp(const jj::ir::Value *v, jj::ir::Op op) { return v->def && v->def->op == op; }

}  // namespace irgen_test
