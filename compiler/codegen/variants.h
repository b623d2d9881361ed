// The frameless variants of a module: their LLVM functions, restart counters and what they rely on.
#pragma once
#include <map>
#include <vector>

#include "ir/ir.h"
#include "llvm/IR/IRBuilder.h"
#include "llvm/IR/Module.h"

namespace jj::codegen {

class ModuleGen;

class Variants {
public:
  static constexpr int32_t kRestart = 1;       ///< status of a variant that did nothing
  static constexpr int32_t kMaxRestarts = 64;  ///< then a variant is given up: each restart has cost work for nothing

  /// A global that must be a function of `unit`; the name stands in co_names of namingUnit.
  struct Binding {
    uint32_t namingUnit;
    int64_t name;
    uint32_t unit;
  };

  explicit Variants(ModuleGen &m) : m_(m) {}
  void declare(const std::vector<const ir::Function *> &variants);
  /// nullptr when the unit has none.
  const ir::Function *variant(uint32_t unit) const;
  llvm::Function *function(uint32_t unit) const { return rows_.at(unit).function; }
  llvm::GlobalVariable *restarts(uint32_t unit) const { return rows_.at(unit).restarts; }
  void countRestart(llvm::IRBuilder<> &b, uint32_t unit) const;
  /// All that the variant of a unit calls, directly and further on.
  std::vector<Binding> bindings(uint32_t unit) const;

private:
  struct Row {
    const ir::Function *variant;
    llvm::Function *function;
    llvm::GlobalVariable *restarts;
  };
  ModuleGen &m_;
  std::map<uint32_t, Row> rows_;
};

}  // namespace jj::codegen
