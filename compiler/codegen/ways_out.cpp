// See ways_out.h.
#include "ways_out.h"

#include <algorithm>

#include "function_gen.h"

namespace jj::codegen {

using namespace llvm;

void WaysOut::number(Way &way, int64_t slot, const LocalOut &l) {
  const void *what = l.box ? l.box->operands[0] : l.value, *bound = l.box ? l.box->operands[1] : nullptr;
  auto [known, isNew] = numbers_.insert({{slot, what, bound}, stores_.size()});
  if (isNew) stores_.push_back({slot, l});
  ++stores_[known->second].uses;
  way.stores.push_back(known->second);
}

/// Gives equal stores one number, and puts the stores of each way into the order of the tree: what most ways do first.
void WaysOut::numberStores() {
  for (Way &way : ways_) {
    // What is released last stands first: that is the bottom of the interpreter's stack, which most ways have in common.
    for (size_t n = 0; n < way.released.size(); ++n) number(way, -static_cast<int64_t>(way.released.size() - n), {way.released[n], nullptr, 'o'});
    for (size_t n = 0; n < way.locals.size(); ++n) {
      const LocalOut &l = way.locals[n];
      // Slots of a body's frame are NULL until now.
      if (g_.step || l.value) number(way, static_cast<int64_t>(n), l);
    }
  }
  for (Way &way : ways_)
    std::sort(way.stores.begin(), way.stores.end(), [&](size_t a, size_t b) { return stores_[a].uses != stores_[b].uses ? stores_[a].uses > stores_[b].uses : a < b; });
}

void WaysOut::store(const Store &s) {
  if (s.local.box) g_.callRecipe(*s.local.box);
  Value *v = s.local.value ? g_.value(s.local.value) : g_.null();
  if (v->getType() == g_.m.i1) v = g_.b.CreateZExt(v, g_.m.i64);
  Value *place = s.slot >= 0 ? g_.slot(s.slot) : g_.b.CreateConstInBoundsGEP1_64(g_.m.ptr, g_.sharedArray(1 - s.slot), static_cast<uint64_t>(-s.slot));
  g_.b.CreateStore(v, place);
}

/// The ways first to last (exclusive) have their first `depth` stores in common: they go to a block that makes those.
void WaysOut::branch(size_t first, size_t last, size_t depth, BasicBlock *to) {
  BasicBlock *same = nullptr;
  for (; first < last && ways_[first].stores.size() == depth; ++first) {
    if (!same || ways_[first].record != ways_[first - 1].record) {
      // In memory, not in a phi: its constants would be loaded before the branches of all that can fail.
      g_.b.SetInsertPoint(same = g_.newBlock("way_out"));
      g_.b.CreateStore(g_.int32(ways_[first].record), g_.sharedArray(1));
      g_.b.CreateBr(to);
    }
    g_.b.SetInsertPoint(ways_[first].from);
    g_.b.CreateBr(same);
  }
  while (first < last) {
    const std::vector<size_t> &stores = ways_[first].stores;
    size_t end = first + 1, common = stores.size();
    for (; end < last && ways_[end].stores[depth] == stores[depth]; ++end) {
      const std::vector<size_t> &other = ways_[end].stores;
      auto differs = std::mismatch(stores.begin(), stores.end(), other.begin(), other.end()).first;
      common = std::min(common, static_cast<size_t>(differs - stores.begin()));
    }
    BasicBlock *shared = g_.newBlock("unwind_locals");
    g_.b.SetInsertPoint(shared);
    for (size_t n = depth; n < common; ++n) store(stores_[stores[n]]);
    g_.b.CreateBr(to);
    branch(first, end, common, shared);
    first = end;
  }
}

void WaysOut::generate() {
  if (ways_.empty()) return;
  numberStores();
  std::stable_sort(ways_.begin(), ways_.end(), [](const Way &a, const Way &b) { return std::tie(a.stores, a.record) < std::tie(b.stores, b.record); });
  BasicBlock *tail = g_.newBlock("unwind");
  g_.b.SetInsertPoint(tail);
  g_.leaveByException();
  branch(0, ways_.size(), 0, tail);
}

}  // namespace jj::codegen
