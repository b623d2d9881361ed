// Linking: object code and the embedded runtime archive -> a shared library, through lld in this process.
// Needs no linker, compiler or crt file of the system. May use: support. Must never enter: IR, LLVM in this header.
#pragma once
#include <string>
#include <vector>

namespace jj::link {

struct Options {
  bool keepDebugInfo = false;  ///< -g
  bool hasRuntime = true;      ///< false: it uses that of its package (codegen::Options::package)
  std::vector<std::string> libraries;  ///< of carriedLibraries(): their objects are linked to it
};

/// The modules of the standard library whose code is inside this compiler, for modules to carry.
std::vector<std::string> carriedLibraries();

/// Links one module; the library's bytes go to `library`. Safe to call from several threads (lld is not: a mutex guards
/// it). Only a broken environment makes it fail (no temporary folder, no libc found): returns false and says why.
bool linkModule(const std::string &object, const Options &options, std::string &library, std::string &error);

/// Writes a file whole or not at all: under a temporary name in the same folder, then renamed. Signals that end the
/// process remove the temporary file. On failure returns false with a message for the user.
bool writeFileAtomically(const std::string &path, const std::string &bytes, bool executable, std::string &error);

}  // namespace jj::link
