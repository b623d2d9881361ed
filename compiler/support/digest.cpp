// See digest.h.
#include "support/digest.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/SHA256.h"

namespace jj {

static std::string finish(llvm::SHA256 &hash) { return llvm::toHex(hash.final(), /*LowerCase=*/true); }

std::string sha256(std::string_view bytes) {
  llvm::SHA256 hash;
  hash.update(llvm::StringRef(bytes));
  return finish(hash);
}

std::string sha256(const std::vector<std::string_view> &parts) {
  llvm::SHA256 hash;
  for (std::string_view part : parts) {
    hash.update(std::to_string(part.size()) + ":");
    hash.update(llvm::StringRef(part));
  }
  return finish(hash);
}

}  // namespace jj
