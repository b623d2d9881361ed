// See cache.h. An entry is FOLDER/ab/cdef...: a line with the digest of the rest, then the serialised result.
#include "driver/cache.h"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <vector>

#include "link/linker.h"
#include "support/digest.h"

namespace fs = std::filesystem;

namespace jj::driver {
namespace {

constexpr size_t kDigest = 64;

/// Does a file in a subfolder of the cache look like ours? Nothing else is ever removed.
bool isEntry(const fs::directory_entry &file) {
  std::string name = file.path().filename().string(), folder = file.path().parent_path().filename().string();
  return folder.size() == 2 && name.size() == kDigest - 2 &&
         (folder + name).find_first_not_of("0123456789abcdef") == std::string::npos;
}

}  // namespace

std::string Cache::pathOf(const std::string &key) const { return folder_ + "/" + key.substr(0, 2) + "/" + key.substr(2); }

Cache::Found Cache::load(const std::string &key, ModuleResult &result) const {
  if (folder_.empty()) return Found::No;
  std::ifstream file(pathOf(key), std::ios::binary);
  if (!file) return Found::No;
  std::string bytes(std::istreambuf_iterator<char>(file), {});
  std::string_view rest = std::string_view(bytes).substr(std::min(bytes.size(), kDigest + 1));
  if (bytes.substr(0, kDigest) != sha256(rest) || !deserialize(rest, result)) return result = {}, Found::Damaged;
  std::error_code ignored;  // a cache that may only be read
  fs::last_write_time(pathOf(key), fs::file_time_type::clock::now(), ignored);
  return Found::Yes;
}

bool Cache::store(const std::string &key, const ModuleResult &result, std::string &error) const {
  if (folder_.empty()) return true;
  std::string path = pathOf(key), bytes = serialize(result);
  std::error_code failed;
  fs::create_directories(fs::path(path).parent_path(), failed);
  if (failed) return error = "cannot make '" + fs::path(path).parent_path().string() + "': " + failed.message(), false;
  return link::writeFileAtomically(path, sha256(bytes) + "\n" + bytes, false, error);
}

void Cache::trim() const {
  struct Entry {
    fs::file_time_type used;
    uint64_t size;
    fs::path path;
  };
  std::vector<Entry> entries;
  uint64_t total = 0;
  std::error_code error;
  // other processes remove and add at the same time: what cannot be asked any more is gone
  for (fs::recursive_directory_iterator i(folder_, error), end; !error && i != end; i.increment(error)) {
    std::error_code gone;
    if (!i->is_regular_file(gone) || !isEntry(*i)) continue;
    uint64_t size = i->file_size(gone);
    auto used = i->last_write_time(gone);
    if (gone) continue;
    entries.push_back({used, size, i->path()});
    total += size;
  }
  std::sort(entries.begin(), entries.end(), [](auto &a, auto &b) { return a.used < b.used; });
  for (size_t i = 0; total > limit_ && i < entries.size(); ++i) {
    fs::remove(entries[i].path, error);
    total -= entries[i].size;
  }
}

std::string Cache::defaultFolder() {
  const char *base = std::getenv("XDG_CACHE_HOME"), *home = std::getenv("HOME");
  if (base && *base == '/') return std::string(base) + "/justjitc";
  return home && *home == '/' ? std::string(home) + "/.cache/justjitc" : "";
}

}  // namespace jj::driver
