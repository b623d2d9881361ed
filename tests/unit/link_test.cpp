// Output files are written whole or not at all.
#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>

#include <unistd.h>

#include "link/linker.h"

namespace fs = std::filesystem;
using jj::link::writeFileAtomically;

namespace {

struct Folder {
  fs::path path = fs::temp_directory_path() / ("jj_link_test_" + std::to_string(::getpid()));
  Folder() { fs::create_directories(path); }
  ~Folder() { fs::remove_all(path); }
  size_t count() const { return static_cast<size_t>(std::distance(fs::directory_iterator(path), fs::directory_iterator())); }
};

std::string contents(const fs::path &p) {
  std::ifstream in(p, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(in), {});
}

}  // namespace

TEST_CASE("a file is replaced as a whole and nothing else stays behind") {
  Folder folder;
  std::string error, target = (folder.path / "m.so").string();
  REQUIRE(writeFileAtomically(target, "old", true, error));
  REQUIRE(writeFileAtomically(target, std::string(100000, 'x'), true, error));
  CHECK(contents(target) == std::string(100000, 'x'));
  CHECK(folder.count() == 1);
  CHECK((fs::status(target).permissions() & fs::perms::owner_exec) != fs::perms::none);
}

TEST_CASE("a directory or a missing folder as target is an error with a reason") {
  Folder folder;
  std::string error;
  CHECK_FALSE(writeFileAtomically(folder.path.string(), "x", false, error));
  CHECK(error.find("Is a directory") != error.npos);
  CHECK_FALSE(writeFileAtomically((folder.path / "no" / "m.so").string(), "x", false, error));
  CHECK(error.find("No such file or directory") != error.npos);
  CHECK(folder.count() == 0);
}

TEST_CASE("a device is written to, not replaced") {
  std::string error;
  CHECK(writeFileAtomically("/dev/null", "x", false, error));
  CHECK_FALSE(writeFileAtomically("/dev/full", "x", false, error));
  CHECK(error.find("No space left") != error.npos);
}
