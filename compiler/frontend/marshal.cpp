// Normalisation of marshal streams (see code_objects.h). The stream is walked by a table of type codes; sizes never
// change, since a mark is one bit of a type code and a reference has a fixed length.
#include <cstring>

#include "frontend/code_objects.h"

namespace jj::python {
namespace {

constexpr uint8_t kMark = 0x80;

class Walker {
public:
  explicit Walker(std::string &stream) : stream_(stream) {}

  bool walk() { return object() && at_ == stream_.size(); }

  void rewrite() {
    std::vector<uint32_t> renumbered(marked_.size());
    std::vector<bool> used(marked_.size());
    for (auto &ref : references_) used[ref.index] = true;
    uint32_t next = 0;
    for (size_t i = 0; i < marked_.size(); ++i) {
      if (used[i]) renumbered[i] = next++;
      else stream_[marked_[i]] = static_cast<char>(static_cast<uint8_t>(stream_[marked_[i]]) & ~kMark);
    }
    for (auto &ref : references_) std::memcpy(&stream_[ref.at], &renumbered[ref.index], 4);
  }

private:
  struct Reference {
    size_t at;
    uint32_t index;
  };

  bool skip(size_t count) {
    if (count > stream_.size() - at_) return false;
    at_ += count;
    return true;
  }
  bool word(uint32_t &value) {
    if (stream_.size() - at_ < 4) return false;
    std::memcpy(&value, &stream_[at_], 4);
    at_ += 4;
    return true;
  }
  bool byte(uint32_t &value) {
    if (at_ == stream_.size()) return false;
    value = static_cast<uint8_t>(stream_[at_++]);
    return true;
  }
  bool objects(uint32_t count) {
    for (uint32_t i = 0; i < count; ++i)
      if (!object()) return false;
    return true;
  }

  bool object() {
    uint32_t type = 0, size = 0;
    if (!byte(type)) return false;
    if (type & kMark) marked_.push_back(at_ - 1);
    switch (type & ~uint32_t{kMark}) {
      case 'N': case 'T': case 'F': case '.': case 'S': return true;
      case 'i': return skip(4);
      case 'g': return skip(8);
      case 'y': return skip(16);
      case 'l': {  // 15-bit digits in 16 bits each; the sign is the sign of the count
        if (!word(size)) return false;
        auto count = static_cast<int32_t>(size);
        return skip(2 * static_cast<size_t>(count < 0 ? -static_cast<int64_t>(count) : count));
      }
      case 's': case 't': case 'u': case 'a': case 'A': return word(size) && skip(size);
      case 'z': case 'Z': return byte(size) && skip(size);
      case ')': return byte(size) && objects(size);
      case '(': case '<': case '>': return word(size) && objects(size);
      case ':': return objects(3);  // a slice (3.14)
      case 'c':
        // argcount, posonly, kwonly, stacksize, flags; code .. qualname; firstlineno; linetable, exceptiontable
        return skip(5 * 4) && objects(8) && skip(4) && objects(2);
      case 'r':
        if (!word(size) || size >= marked_.size()) return false;
        references_.push_back({at_ - 4, size});
        return true;
      default: return false;
    }
  }

  std::string &stream_;
  size_t at_ = 0;
  std::vector<size_t> marked_;
  std::vector<Reference> references_;
};

}  // namespace

bool normalizeMarshal(std::string &stream) {
  Walker walker(stream);
  if (!walker.walk()) return false;
  walker.rewrite();
  return true;
}

}  // namespace jj::python
