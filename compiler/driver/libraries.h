// The modules of the standard library whose functions modules may carry as native code (runtime/library.def).
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "driver/compile.h"

namespace jj::driver {

struct Library {
  std::string_view module;
  std::string_view imports;    ///< names whose import brings it along, besides its own and that of its package
  std::string_view functions;  ///< patterns of qualified names, separated by spaces; those behind - are left out
};

const std::vector<Library> &libraries();
/// Names of those that are compiled into this compiler.
const std::vector<std::string> &carriedLibraries();
/// nullptr: there is none of that name.
const Library *libraryByName(std::string_view module);
/// Does the library have the function of that qualified name?
bool isOfLibrary(const Library &library, std::string_view qualname);
/// Names of those of the carried libraries that the source brings along, in order: read by lines that begin with `import` or `from`, wherever they stand. What is carried in
/// vain costs its size, what is missing some speed.
std::vector<std::string> librariesOf(std::string_view source, const std::vector<std::string> &carried);
/// What a module with these options and this source carries.
std::vector<std::string> librariesOf(const CompileOptions &options, std::string_view source);
/// The same of both lists.
std::vector<std::string> joined(const std::vector<std::string> &a, const std::vector<std::string> &b);

}  // namespace jj::driver
