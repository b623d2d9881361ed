// From a path to a ModuleSource: reads the bytes, refuses what is no Python source, compiles, converts.
#include "frontend/frontend.h"

#include <fcntl.h>
#include <fmt/core.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

#include "frontend/code_objects.h"
#include "frontend/compile_errors.h"
#include "frontend/source_text.h"
#include "frontend/stub_files.h"

namespace jj {
namespace {

bool fail(DiagnosticSink &sink, const std::string &file, std::string message, std::string hint = "") {
  Diagnostic d;
  d.file = file;
  d.message = std::move(message);
  d.hint = std::move(hint);
  sink.report(std::move(d));
  return false;
}

}  // namespace

bool readSource(const std::string &path, DiagnosticSink &sink, std::string &out) {
  bool standardInput = path == "-";
  std::string shown = standardInput ? "<stdin>" : path;
  int fd = standardInput ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) {
    int error = errno;
    bool package = std::filesystem::path(path).extension().empty();
    return fail(sink, shown, fmt::format("cannot read the file: {}", std::strerror(error)),
                error == ENOENT && package ? "a source file is named with its suffix, such as mymod.py" : "");
  }
  struct stat info;
  bool directory = ::fstat(fd, &info) == 0 && S_ISDIR(info.st_mode);
  ssize_t got = 0;
  int error = 0;
  char buffer[1 << 16];
  while (!directory && (got = ::read(fd, buffer, sizeof buffer)) != 0) {
    if (got > 0) out.append(buffer, static_cast<size_t>(got));
    else if (errno != EINTR) {
      error = errno;
      break;
    }
  }
  if (!standardInput) ::close(fd);
  if (directory)
    return fail(sink, shown, "cannot read a directory", "name a source file, such as __init__.py in a package");
  if (error) return fail(sink, shown, fmt::format("cannot read the file: {}", std::strerror(error)));
  return true;
}

bool startInterpreter() { return python::start().empty(); }

namespace {

struct Magic {
  std::string_view start;
  const char *message, *hint;
};

using namespace std::string_view_literals;
using python::compile;
constexpr Magic kMagic[] = {
    {"\x7F" "ELF"sv, "the file is a compiled program or library, not Python source", ""},
    {"\xFF\xFE"sv, "the file is UTF-16 text, which Python does not read", "save the file as UTF-8"},
    {"\xFE\xFF"sv, "the file is UTF-16 text, which Python does not read", "save the file as UTF-8"},
    {"PK\x03\x04"sv, "the file is a zip archive, not Python source", ""},
    {"\x1F\x8B"sv, "the file is compressed data, not Python source", ""},
};

/// Refuses what cannot be source: known binary forms and null bytes.
bool checkBytes(const std::string &bytes, const std::string &file, DiagnosticSink &sink) {
  for (auto &magic : kMagic)
    if (bytes.starts_with(magic.start)) return fail(sink, file, magic.message, magic.hint);
  if (bytes.size() >= 16 && bytes.compare(2, 2, "\r\n") == 0 && bytes.find('\0') != std::string::npos)
    return fail(sink, file, "the file is compiled Python code (.pyc), not source",
                "compile the .py file that it was made from");
  size_t null = bytes.find('\0');
  if (null == std::string::npos) return true;
  Diagnostic d;
  d.file = file;
  TextPlace place = placeOf(bytes, null);
  auto line = lineOf(bytes, place.line);
  d.line = place.line;
  d.column = characters(printable(line.substr(0, static_cast<size_t>(bytes.data() + null - line.data())))) + 1;
  if (line.size() < 200) d.sourceLine = printable(line);
  else d.column = 0;
  d.message = "source code cannot contain null bytes";
  d.hint = "this looks like binary data";
  sink.report(std::move(d));
  return false;
}

/// Module name, package flag and co_filename as the import system would find them for this path.
void nameModule(const std::string &path, const FrontendOptions &options, ModuleSource &out) {
  namespace fs = std::filesystem;
  bool standardInput = path == "-";
  out.fileName = standardInput ? "<stdin>" : path;
  fs::path file(path);
  std::string stem = standardInput ? "stdin" : file.stem().string();
  out.isPackage = stem == "__init__";
  out.codeFileName = standardInput ? "<stdin>" : file.filename().string();
  if (out.isPackage) {
    std::error_code error;
    auto folder = fs::absolute(file, error).lexically_normal().parent_path().filename().string();
    if (!error && !folder.empty()) stem = folder;
  }
  out.moduleName = options.moduleName.empty() ? stem : options.moduleName;
  if (!options.codeFileName.empty()) out.codeFileName = options.codeFileName;
}

/// Before 3.13 the columns of a SyntaxError count bytes when the source is bytes: asks again with the decoded text.
python::Ref betterPlaced(python::Ref exception, const std::string &text, const std::string &fileName, int optimize) {
  if (!PyErr_GivenExceptionMatches(exception.get(), PyExc_SyntaxError)) return exception;
  python::Ref source(PyUnicode_DecodeUTF8(text.data(), static_cast<Py_ssize_t>(text.size()), "surrogatepass"));
  if (source && compile(source.get(), fileName, 0, optimize)) return exception;
  python::Ref other = python::takeException();
  auto message = [](const python::Ref &e) { return python::text(python::attribute(e.get(), "msg").get()); };
  return message(other) == message(exception) ? std::move(other) : std::move(exception);
}

/// The text as compile() decoded it, for display.
std::string decode(const std::string &bytes) {
  SourceEncoding encoding = detectEncoding(bytes);
  std::string_view rest = bytes;
  if (encoding.byteOrderMark) rest.remove_prefix(3);
  if (firstInvalidUtf8(rest) == std::string_view::npos && encoding.cookieLine == 0) return universalNewlines(rest);
  auto size = static_cast<Py_ssize_t>(rest.size());
  python::Ref decoded(PyUnicode_Decode(rest.data(), size, encoding.name.c_str(), "strict"));
  if (!decoded) PyErr_Clear();
  return decoded ? universalNewlines(python::text(decoded.get())) : "";
}

bool marshal(PyObject *code, std::string &out) {
  // Written twice: what is read back shares its constants as an imported .pyc does.
  python::Ref first(PyMarshal_WriteObjectToString(code, Py_MARSHAL_VERSION));
  if (!first) return false;
  python::Ref copy(PyMarshal_ReadObjectFromString(PyBytes_AS_STRING(first.get()), PyBytes_GET_SIZE(first.get())));
  if (!copy) return false;
  python::Ref second(PyMarshal_WriteObjectToString(copy.get(), Py_MARSHAL_VERSION));
  if (!second) return false;
  out.assign(PyBytes_AS_STRING(second.get()), static_cast<size_t>(PyBytes_GET_SIZE(second.get())));
  if (!python::normalizeMarshal(out)) internalError("the marshal stream has a form that the front end does not know");
  return true;
}

}  // namespace

bool readModuleFromBytes(const std::string &bytes, const std::string &path, const FrontendOptions &options,
                         DiagnosticSink &sink, ModuleSource &out) {
  nameModule(path, options, out);
  out.pythonMinor = JJ_PYTHON_MINOR;
  if (!checkBytes(bytes, out.fileName, sink)) return false;
  std::string failure = python::start();
  if (!failure.empty())
    return fail(sink, "", "the embedded Python interpreter does not start: " + failure,
                "the standard library of " JJ_PYTHON_EXECUTABLE " must be installed");
  python::Lock lock;
  out.text = decode(bytes);
  python::DisplayedSource source{out.fileName, bytes, out.text};
  python::Ref given(PyBytes_FromStringAndSize(bytes.data(), static_cast<Py_ssize_t>(bytes.size())));
  python::Ref code, exception;
  {
    python::WarningCollector warnings;
    code = compile(given.get(), out.codeFileName, 0, options.optimize);
    if (!code) exception = python::takeException();
    warnings.report(source, sink);
  }
  if (code) {
    bool done = python::convertCode(code.get(), out);
    python::Ref roots;
    if (done && options.isOfLibrary) roots = python::chooseRoots(code.get(), out, options.isOfLibrary);
    done = done && (roots || !options.isOfLibrary) && marshal(roots ? roots.get() : code.get(), out.marshalled);
    if (!done) exception = python::takeException();
  }
  if (exception) {
    python::WarningCollector ignored;
    if (!out.text.empty()) exception = betterPlaced(std::move(exception), out.text, out.codeFileName, options.optimize);
    reportCompileError(exception.get(), source, sink);
    return false;
  }
  std::set<std::string> names;
  for (const auto &unit : out.units) names.insert(unit->names.begin(), unit->names.end());
  if (!python::readStubs(options.stubs, names, sink, out.stubs)) return false;
  // Hints only: a tree that cannot be had (nested too deep for the conversion) leaves them empty.
  python::WarningCollector ignored;
  python::Ref tree = compile(given.get(), out.codeFileName, PyCF_ONLY_AST, options.optimize);
  if (tree) python::collectAnnotations(tree.get(), out);
  PyErr_Clear();
  return true;
}

bool readModule(const std::string &path, const FrontendOptions &options, DiagnosticSink &sink, ModuleSource &out) {
  std::string bytes;
  return readSource(path, sink, bytes) && readModuleFromBytes(bytes, path, options, sink, out);
}

}  // namespace jj
