// Files that exist in memory alone: lld reads and writes paths, and nothing may be left on the disk.
#pragma once
#include <string>
#include <string_view>

namespace jj::link {

class MemoryFile {
public:
  MemoryFile() = default;
  ~MemoryFile();
  MemoryFile(const MemoryFile &) = delete;
  MemoryFile &operator=(const MemoryFile &) = delete;
  /// False (errno says why) when the kernel gives none.
  bool create(const char *name, std::string_view content);
  /// A path under which this process can open it.
  std::string path() const;
  bool read(std::string &out) const;

private:
  int descriptor_ = -1;
};

}  // namespace jj::link
