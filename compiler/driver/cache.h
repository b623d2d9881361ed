// Results addressed by the content of all that went in. A folder may serve many processes and machines at once: an entry
// appears whole by a rename, and one whose digest is wrong counts as absent.
#pragma once
#include <cstdint>
#include <string>

#include "result.h"

namespace jj::driver {

class Cache {
public:
  /// Without a folder it holds nothing. `limit` is in bytes.
  Cache(std::string folder, uint64_t limit) : folder_(std::move(folder)), limit_(limit) {}
  enum class Found { No, Damaged, Yes };
  /// Looks an entry up and marks it as used.
  Found load(const std::string &key, ModuleResult &result) const;
  /// Stores an entry; false says in `error` why it cannot be done.
  bool store(const std::string &key, const ModuleResult &result, std::string &error) const;
  /// Removes the least recently used entries until the rest is within the limit.
  void trim() const;
  /// Where the user's programs keep such things: $XDG_CACHE_HOME/justjitc, ~/.cache/justjitc; empty when he has no home.
  static std::string defaultFolder();
  static constexpr uint64_t kDefaultLimit = uint64_t{2} << 30;

private:
  std::string pathOf(const std::string &key) const;
  std::string folder_;
  uint64_t limit_;
};

}  // namespace jj::driver
