// See toml.h.
#include "frontend/toml.h"

#include <cstdlib>

#include "frontend/frontend.h"
#include "frontend/python.h"
#include "frontend/source_text.h"
#include "frontend/toml_places.h"

namespace jj {
namespace {

void place(Diagnostic &d, const std::string &path, const std::string &text, int line, int column) {
  d.file = path;
  d.line = line;
  d.column = column;
  d.sourceLine = printable(lineOf(text, line));
}

/// TOMLDecodeError tells its place in its message, as in "... (at line 3, column 5)".
void reportParseError(const std::string &path, const std::string &text, const std::string &message, DiagnosticSink &sink) {
  Diagnostic d;
  size_t at = message.rfind(" (at line ");
  d.message = "not valid TOML: " + message.substr(0, at);
  if (at == message.npos) {
    d.file = path;
  } else {
    size_t comma = message.find("column ", at);
    place(d, path, text, std::atoi(message.c_str() + at + 10), comma == message.npos ? 0 : std::atoi(message.c_str() + comma + 7));
  }
  sink.report(std::move(d));
}

/// tomllib.loads(text) as a reference; empty when it fails, with the reason in `failure`.
python::Ref load(const std::string &text, std::string &failure) {
  python::Ref source(PyUnicode_DecodeUTF8(text.data(), static_cast<Py_ssize_t>(text.size()), "strict"));
  python::Ref module(source ? PyImport_ImportModule("tomllib") : nullptr);
  python::Ref loaded(module ? PyObject_CallMethod(module.get(), "loads", "O", source.get()) : nullptr);
  if (loaded) return loaded;
  python::Ref exception = python::takeException();
  python::Ref shown(PyObject_Str(exception.get()));
  failure = python::text(shown.get());
  PyErr_Clear();
  return {};
}

TomlEntry convert(PyObject *key, PyObject *value) {
  TomlEntry e;
  e.key = python::text(key);
  if (PyUnicode_Check(value)) {
    e.kind = TomlEntry::Kind::String;
    e.text = python::text(value);
  } else if (PyBool_Check(value) || PyLong_Check(value)) {
    int overflow = 0;
    e.number = PyLong_AsLongLongAndOverflow(value, &overflow);
    e.kind = PyBool_Check(value) ? TomlEntry::Kind::Boolean : overflow ? TomlEntry::Kind::Other : TomlEntry::Kind::Integer;
  } else if (PyList_Check(value)) {
    e.kind = TomlEntry::Kind::Strings;
    for (Py_ssize_t i = 0; i < PyList_GET_SIZE(value); ++i) {
      if (!PyUnicode_Check(PyList_GET_ITEM(value, i))) e.kind = TomlEntry::Kind::Other;
      e.strings.push_back(python::text(PyList_GET_ITEM(value, i)));
    }
  }
  return e;
}

/// The value at a path of keys, borrowed; NULL when there is none.
PyObject *find(PyObject *value, const std::vector<std::string> &path) {
  for (const std::string &key : path)
    if (!value || !PyDict_Check(value)) return nullptr;
    else value = PyDict_GetItemString(value, key.c_str());
  return value && PyDict_Check(value) ? value : nullptr;
}

}  // namespace

bool readTomlTable(const std::string &path, const std::vector<std::string> &table, DiagnosticSink &sink,
                   std::vector<TomlEntry> &entries) {
  std::string text;
  if (!readSource(path, sink, text)) return false;
  // Most projects have no such table: nothing is started for them.
  if (text.find(table.back()) == text.npos) return true;
  std::string failure = python::start();
  if (!failure.empty()) return reportParseError(path, text, failure, sink), false;
  python::Lock lock;
  python::Ref root = load(text, failure);
  if (!root) return reportParseError(path, text, failure, sink), false;
  PyObject *found = find(root.get(), table), *key, *value;
  std::vector<TomlPlace> places = tomlPlaces(text);
  for (Py_ssize_t at = 0; found && PyDict_Next(found, &at, &key, &value);) {
    entries.push_back(convert(key, value));
    std::vector<std::string> wanted = table;
    wanted.push_back(entries.back().key);
    for (const TomlPlace &p : places) {
      if (p.path.size() < wanted.size() || !std::equal(wanted.begin(), wanted.end(), p.path.begin())) continue;
      TextPlace where = placeOf(text, p.offset);
      entries.back().line = where.line;
      entries.back().column = where.column;
      break;
    }
  }
  return true;
}

void reportTomlKey(const std::string &path, const TomlEntry &entry, std::string message, std::string hint,
                   DiagnosticSink &sink) {
  Diagnostic d;
  std::string text;
  DiagnosticSink ignored;
  if (entry.line && readSource(path, ignored, text)) place(d, path, text, entry.line, entry.column);
  else d.file = path;
  if (entry.line) d.endColumn = entry.column + characters(entry.key);
  d.message = std::move(message);
  d.hint = std::move(hint);
  sink.report(std::move(d));
}

}  // namespace jj
