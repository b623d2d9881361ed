// The ways of exceptions out of one function, collected while it is made and generated behind everything else, so that they can share their code.
#pragma once
#include <map>
#include <tuple>
#include <vector>

#include "module_gen.h"

namespace jj::codegen {

class FunctionGen;

/// What a way out puts into the slot of one local.
struct LocalOut {
  const ir::Value *value;  ///< nullptr: NULL
  const ir::Instr *box;    ///< BoxMaybe...: made where the slot is filled, of two values
  char letter;             ///< in the recipe
};

class WaysOut {
public:
  explicit WaysOut(FunctionGen &g) : g_(g) {}

  /// A way that begins at the end of LLVM block `from`: what it releases, in order, what it puts into the slots, and the place of what the runtime is to know of it
  /// (ModuleGen::wayOut).
  void add(llvm::BasicBlock *from, std::vector<const ir::Value *> released, std::vector<LocalOut> locals, int32_t record) {
    ways_.push_back({from, std::move(released), std::move(locals), record, {}});
  }
  /// Generates them all. Stores that ways have in common stand once: the ways are a tree, with the store that most of them make at its root.
  void generate();

private:
  struct Way {
    llvm::BasicBlock *from;
    std::vector<const ir::Value *> released;
    std::vector<LocalOut> locals;
    int32_t record;
    std::vector<size_t> stores;  ///< numbers of stores_, in order: first those of the root
  };
  /// A local and what goes there; or, as slot -n, place n of the array of what is released.
  struct Store {
    int64_t slot;
    LocalOut local;
    size_t uses = 0;
  };
  void numberStores();
  void number(Way &way, int64_t slot, const LocalOut &local);
  void branch(size_t first, size_t last, size_t depth, llvm::BasicBlock *to);
  void store(const Store &s);

  FunctionGen &g_;
  std::vector<Way> ways_;
  std::vector<Store> stores_;
  std::map<std::tuple<int64_t, const void *, const void *>, size_t> numbers_;  ///< of stores_: slot, and one or two values
};

}  // namespace jj::codegen
