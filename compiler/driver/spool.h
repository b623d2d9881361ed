// Results that wait until the whole build is known to be good: one nameless temporary file, whatever their number.
#pragma once
#include <cstdint>
#include <cstdio>
#include <string>

namespace jj::driver {

class Spool {
public:
  Spool() = default;
  ~Spool();
  Spool(const Spool &) = delete;
  Spool &operator=(const Spool &) = delete;
  struct Place {
    uint64_t offset = 0, size = 0;
  };
  /// Both are false when it cannot be done, and say why in `error`.
  bool put(const std::string &bytes, Place &place, std::string &error);
  bool get(Place place, std::string &bytes, std::string &error);

private:
  int descriptor_ = -1;
  uint64_t end_ = 0;
};

}  // namespace jj::driver
