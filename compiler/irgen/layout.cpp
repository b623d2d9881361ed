// Layout of the bytecode's basic blocks. See layout.h.
#include "irgen/layout.h"

#include <algorithm>

#include "support/diagnostics.h"

namespace jj::irgen {

Layout::Layout(const bytecode::Code &code) : code_(code) {
  blockOf_.assign(code.instructions.size(), -1);
  for (size_t b = 0; b < code.blocks.size(); ++b)
    for (int32_t n = code.blocks[b].first; n < code.blocks[b].last; ++n)
      blockOf_[static_cast<size_t>(n)] = static_cast<int32_t>(b);
  computeOrder();
}

int32_t Layout::blockAt(int32_t offset) const {
  // An instruction's offset lies behind its EXTENDED_ARGs, a target before them.
  auto at = std::lower_bound(code_.instructions.begin(), code_.instructions.end(), offset,
                             [](const bytecode::Instruction &in, int32_t o) { return in.offset < o; });
  if (at == code_.instructions.end()) internalError("no instruction at a handler's offset");
  return blockOf(static_cast<int32_t>(at - code_.instructions.begin()));
}

int32_t Layout::handlerOf(int32_t region) const { return blockAt(code_.regions[static_cast<size_t>(region)].target); }

int32_t Layout::behindAsyncFor(int32_t block) const {
  const bytecode::BasicBlock &b = code_.blocks[static_cast<size_t>(block)];
  if (b.handlerRegion < 0 || code_.instructions[static_cast<size_t>(b.last - 1)].op != bytecode::Opcode::Send) return -1;
  const bytecode::BasicBlock &handler = code_.blocks[static_cast<size_t>(handlerOf(b.handlerRegion))];
  return code_.instructions[static_cast<size_t>(handler.first)].op == bytecode::Opcode::EndAsyncFor ? blockOf(handler.last) : -1;
}

int32_t Layout::edge(int32_t block, size_t n) const {
  const bytecode::BasicBlock &b = code_.blocks[static_cast<size_t>(block)];
  if (b.handlerRegion >= 0 && n-- == 0) return handlerOf(b.handlerRegion);
  size_t count = b.successors.size();
  return n < count ? b.successors[count - 1 - n] : -1;
}

void Layout::computeOrder() {
  order_.assign(code_.blocks.size(), -1);
  predecessors_.assign(code_.blocks.size(), 0);
  if (code_.blocks.empty()) return;
  std::vector<bool> seen(code_.blocks.size(), false);
  std::vector<std::pair<int32_t, size_t>> path{{0, 0}};  // block, next edge
  seen[0] = true;
  while (!path.empty()) {
    auto &[block, next] = path.back();
    int32_t to = edge(block, next++);
    if (to < 0) {
      ordered_.push_back(block);
      path.pop_back();
    } else if (!seen[static_cast<size_t>(to)]) {
      seen[static_cast<size_t>(to)] = true;
      path.push_back({to, 0});
    }
  }
  std::reverse(ordered_.begin(), ordered_.end());
  for (size_t n = 0; n < ordered_.size(); ++n) order_[static_cast<size_t>(ordered_[n])] = static_cast<int32_t>(n);
  predecessors_[0] = 1;
  for (int32_t b : ordered_) {
    for (int32_t s : code_.blocks[static_cast<size_t>(b)].successors) ++predecessors_[static_cast<size_t>(s)];
    if (int32_t s = behindAsyncFor(b); s >= 0) ++predecessors_[static_cast<size_t>(s)];
  }
}

}  // namespace jj::irgen
