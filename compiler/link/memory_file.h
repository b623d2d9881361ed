// Files that exist in memory alone: lld reads and writes paths, and nothing may be left on the disk.
#pragma once
#include <string>
#include <string_view>
#include <thread>

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

private:
  int descriptor_ = -1;
};

/// What is written to a path, as bytes: the writing end of a pipe that a thread of ours empties. (lld makes a temporary file
/// beside a regular output file, and then renames it; into a pipe it writes.)
class CollectedOutput {
public:
  ~CollectedOutput() { finish(); }
  bool open();
  std::string path() const;
  /// Everything that was written. No writer may be left.
  std::string finish();

private:
  int readEnd_ = -1, writeEnd_ = -1;
  std::string bytes_;
  std::thread reader_;
};

}  // namespace jj::link
