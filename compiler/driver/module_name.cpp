// See module_name.h.
#include "module_name.h"

#include <algorithm>
#include <filesystem>

namespace jj::driver {

bool isIdentifier(std::string_view s) {
  if (s.empty() || (s[0] >= '0' && s[0] <= '9')) return false;
  for (unsigned char c : s)
    if (!(c >= 0x80 || c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'))) return false;
  return true;
}

bool isModuleName(std::string_view dotted) {
  while (true) {
    size_t dot = dotted.find('.');
    if (!isIdentifier(dotted.substr(0, dot))) return false;
    if (dot == dotted.npos) return true;
    dotted.remove_prefix(dot + 1);
  }
}

std::string dottedName(const std::string &path) {
  namespace fs = std::filesystem;
  std::error_code error;
  fs::path file = fs::absolute(path, error).lexically_normal(), folder = file.parent_path();
  std::string name = file.stem().string();
  if (name == "__init__" && !folder.filename().empty()) {
    name = folder.filename().string();
    folder = folder.parent_path();
  }
  while (fs::exists(folder / "__init__.py", error) && isIdentifier(folder.filename().string())) {
    name = folder.filename().string() + "." + name;
    folder = folder.parent_path();
  }
  return name;
}

bool isInside(std::string_view inner, std::string_view outer) { return inner.size() > outer.size() && inner.starts_with(outer) && inner[outer.size()] == '.'; }

std::string libraryAround(std::string_view package, std::string_view module, bool isPackage, std::string_view suffix) {
  auto folders = std::count(module.begin() + static_cast<ptrdiff_t>(package.size()), module.end(), '.') - (isPackage ? 0 : 1);
  std::string path;
  for (; folders > 0; --folders) path += "../";
  return path + "__init__" + std::string(suffix);
}

std::string defaultOutput(const std::string &input, const std::string &moduleName, bool isPackage, std::string_view suffix) {
  size_t slash = input == "-" ? std::string::npos : input.rfind('/');
  std::string folder = slash == std::string::npos ? "" : input.substr(0, slash + 1);
  size_t dot = moduleName.rfind('.');
  std::string last = isPackage ? "__init__" : moduleName.substr(dot == std::string::npos ? 0 : dot + 1);
  return folder + last + std::string(suffix);
}

}  // namespace jj::driver
