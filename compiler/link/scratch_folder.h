// A private place for the files of one link: lld reads and writes paths.
#pragma once
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "memory_file.h"
#include "signal_cleanup.h"

namespace jj::link {

/// Files in memory under /proc/self/fd, so that nothing can stay behind, whatever ends the process. Without
/// /proc a folder in $TMPDIR, or where else one can be made: it goes with this object, and with a signal that can be
/// caught.
class ScratchFolder {
 public:
  ScratchFolder() = default;
  ~ScratchFolder();
  ScratchFolder(const ScratchFolder &) = delete;
  ScratchFolder &operator=(const ScratchFolder &) = delete;
  /// The three return false when it cannot be done, and say why in `error`.
  bool create(std::string &error);
  bool write(const char *name, std::string_view content, std::string &error);
  /// The path of a file that lld will write; it goes with this object.
  std::string expect(const char *name);
  /// What was written there.
  bool read(const char *name, std::string &content, std::string &error);
  std::string path(const char *name) const;

 private:
  std::string pathOfNew(const char *name);
  struct File {
    std::string name, path;
  };
  std::string folder_;  ///< empty: the files lie in memory
  std::vector<File> files_;
  std::vector<std::unique_ptr<MemoryFile>> inMemory_;
  CollectedOutput output_;
  std::vector<std::unique_ptr<SignalCleanup>> cleanups_;
};

}  // namespace jj::link
