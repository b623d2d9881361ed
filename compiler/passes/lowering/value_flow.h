// Which values are one: values that flow into each other through block parameters.
#pragma once
#include <cstdint>
#include <vector>

#include "ir/ir.h"

namespace jj::passes {

/// Classes of values, by what successors are given; while errors are implicit also by what handlers take over from stacks.
class ValueFlow {
public:
  explicit ValueFlow(const ir::Function &f);
  uint32_t classOf(const ir::Value *v) { return find(v->id); }

private:
  uint32_t find(uint32_t n);
  void join(const ir::Value *a, const ir::Value *b) { parent_[find(a->id)] = find(b->id); }
  std::vector<uint32_t> parent_;
};

}  // namespace jj::passes
