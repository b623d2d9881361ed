// A sparse set of small integers (value ids): sorted 64-bit chunks, so that a set costs what it holds and not what the
// function holds. Appending in ascending order is constant time; a test is a binary search over the chunks.
// May use: the standard library.
#pragma once
#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace jj {

class BitSet {
public:
  bool test(uint32_t i) const {
    auto it = find(i >> 6);
    return it != chunks_.end() && it->index == i >> 6 && (it->bits >> (i & 63) & 1);
  }
  /// Adds i; false when it was there already.
  bool set(uint32_t i) {
    uint32_t index = i >> 6;
    uint64_t bit = uint64_t{1} << (i & 63);
    if (chunks_.empty() || chunks_.back().index < index) {
      chunks_.push_back({index, bit});
      return true;
    }
    auto it = find(index);
    if (it->index != index) it = chunks_.insert(it, {index, 0});
    bool fresh = !(it->bits & bit);
    it->bits |= bit;
    return fresh;
  }
  /// Removes i; false when it was not there.
  bool reset(uint32_t i) {
    auto it = find(i >> 6);
    uint64_t bit = uint64_t{1} << (i & 63);
    if (it == chunks_.end() || it->index != i >> 6 || !(it->bits & bit)) return false;
    it->bits &= ~bit;
    if (!it->bits) chunks_.erase(it);
    return true;
  }
  void clear() { chunks_.clear(); }
  bool empty() const { return chunks_.empty(); }
  size_t count() const {
    size_t n = 0;
    for (const Chunk &c : chunks_) n += static_cast<size_t>(std::popcount(c.bits));
    return n;
  }
  /// Calls visit(i) for each member, ascending.
  template <class Visit>
  void forEach(Visit visit) const {
    for (const Chunk &c : chunks_)
      for (uint64_t bits = c.bits; bits; bits &= bits - 1)
        visit(c.index * 64 + static_cast<uint32_t>(std::countr_zero(bits)));
  }
  /// Members, ascending.
  std::vector<uint32_t> members() const {
    std::vector<uint32_t> out;
    forEach([&](uint32_t i) { out.push_back(i); });
    return out;
  }
  /// Adds all members of `other`; true when the set grew.
  bool unite(const BitSet &other) {
    if (other.empty()) return false;
    std::vector<Chunk> merged;
    merged.reserve(chunks_.size() + other.chunks_.size());
    bool grew = false;
    size_t a = 0, b = 0;
    while (a < chunks_.size() || b < other.chunks_.size()) {
      if (b == other.chunks_.size() || (a < chunks_.size() && chunks_[a].index < other.chunks_[b].index)) {
        merged.push_back(chunks_[a++]);
      } else if (a == chunks_.size() || other.chunks_[b].index < chunks_[a].index) {
        merged.push_back(other.chunks_[b++]);
        grew = true;
      } else {
        uint64_t bits = chunks_[a].bits | other.chunks_[b].bits;
        grew |= bits != chunks_[a].bits;
        merged.push_back({chunks_[a].index, bits});
        ++a, ++b;
      }
    }
    chunks_ = std::move(merged);
    return grew;
  }
  bool operator==(const BitSet &) const = default;

private:
  struct Chunk {
    uint32_t index;
    uint64_t bits;
    bool operator==(const Chunk &) const = default;
  };
  std::vector<Chunk> chunks_;

  std::vector<Chunk>::iterator find(uint32_t index) {
    if (!chunks_.empty() && chunks_.back().index == index) return chunks_.end() - 1;
    return std::lower_bound(chunks_.begin(), chunks_.end(), index,
                            [](const Chunk &c, uint32_t i) { return c.index < i; });
  }
  std::vector<Chunk>::const_iterator find(uint32_t index) const { return const_cast<BitSet *>(this)->find(index); }
};

}  // namespace jj
