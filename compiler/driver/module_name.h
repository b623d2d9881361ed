// Names of modules and of the files they become.
#pragma once
#include <string>
#include <string_view>

namespace jj::driver {

/// Can it be written as a name? Non-ASCII characters are taken for letters.
bool isIdentifier(std::string_view name);
/// The name a source file has for `import`: the folders above it that have an `__init__.py` are its packages.
std::string dottedName(const std::string &path);
/// Can every part of a dotted name be written in an import statement?
bool isModuleName(std::string_view dotted);
/// Is the dotted name `inner` one of a module in the package `outer`, or in one of its packages?
bool isInside(std::string_view inner, std::string_view outer);
/// The library of a package around a module, seen from the folder of that module's own: "../__init__.cpython-311-x86_64-linux-gnu.so".
std::string libraryAround(std::string_view package, std::string_view module, bool isPackage, std::string_view suffix);
/// Where the .so or .o goes when the user does not say: beside the source (standard input: the current folder).
std::string defaultOutput(const std::string &input, const std::string &moduleName, bool isPackage, std::string_view suffix);

}  // namespace jj::driver
