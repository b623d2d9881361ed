// A private folder for the moment of one link: lld reads and writes paths, and a path must be there without /proc, too.
#pragma once
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "signal_cleanup.h"

namespace jj::link {

/// Lies in $TMPDIR, or where else such a folder can be made; goes with this object, and with a signal that ends the
/// process.
class ScratchFolder {
 public:
  ScratchFolder() = default;
  ~ScratchFolder();
  ScratchFolder(const ScratchFolder &) = delete;
  ScratchFolder &operator=(const ScratchFolder &) = delete;
  /// The three return false when it cannot be done, and say why in `error`.
  bool create(std::string &error);
  bool write(const char *name, std::string_view content, std::string &error);
  bool read(const char *name, std::string &content, std::string &error) const;
  /// The path of a file that somebody else will write; it is removed with the folder.
  std::string expect(const char *name);
  std::string path(const char *name) const { return folder_ + "/" + name; }

 private:
  std::string folder_;
  std::vector<std::string> files_;
  std::vector<std::unique_ptr<SignalCleanup>> cleanups_;
};

}  // namespace jj::link
