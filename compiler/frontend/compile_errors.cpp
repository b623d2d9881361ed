// SyntaxError and its kin turned into diagnostics with place, source line and hint; SyntaxWarnings into warnings.
#include "frontend/compile_errors.h"

#include <fmt/core.h>

#include <set>

#include "frontend/source_text.h"

namespace jj::python {
namespace {

struct Hint {
  std::string_view fragment, hint;
};

// What CPython's message alone does not tell.
constexpr Hint kHints[] = {
    {"unindent does not match", "the line is indented differently from every block that is open here"},
    {"inconsistent use of tabs", "indent with tabs or with spaces, not with both"},
    {"unterminated triple-quoted", "the string is never closed; this is where it starts"},
    {"Missing parentheses in call to 'print'", "this looks like Python 2; only Python 3 is compiled"},
    {"Missing parentheses in call to 'exec'", "this looks like Python 2; only Python 3 is compiled"},
    {"multiple exception types must be parenthesized", "this looks like Python 2; only Python 3 is compiled"},
    {"leading zeros in decimal integer literals", "octal numbers are written 0o17"},
    {"too many nested parentheses", "CPython's own parser has this limit; split the expression"},
    {"too many levels of indentation", "CPython's own parser has this limit; move inner blocks to functions"},
    {"too many statically nested blocks", "CPython's own compiler has this limit; move inner blocks to functions"},
    {"from __future__ imports must occur", "only comments and the docstring may stand before it"},
};

std::string hintFor(std::string_view message) {
  for (auto &h : kHints)
    if (message.find(h.fragment) != std::string_view::npos) return std::string(h.hint);
  return "";
}

std::string sourceLine(const DisplayedSource &source, int line) {
  return printable(lineOf(source.text.empty() ? source.bytes : std::string_view(source.text), line));
}

/// 1-based column in characters for one in bytes; 0 stays 0.
int characterColumn(const std::string &line, int column) {
  return column <= 0 ? column : characters(std::string_view(line).substr(0, static_cast<size_t>(column) - 1)) + 1;
}

/// Bytes that do not fit the declared (or default) encoding; finds them itself, since CPython gives no line.
bool reportWrongEncoding(const DisplayedSource &source, DiagnosticSink &sink) {
  SourceEncoding encoding = detectEncoding(source.bytes);
  Diagnostic d;
  d.file = source.fileName;
  Ref found(PyUnicode_Decode(source.bytes.data(), static_cast<Py_ssize_t>(source.bytes.size()), encoding.name.c_str(),
                             "strict"));
  if (found) return false;
  Ref exception = takeException();
  if (!PyErr_GivenExceptionMatches(exception.get(), PyExc_UnicodeDecodeError)) {
    d.line = encoding.cookieLine;
    d.column = encoding.cookieColumn;
    d.endColumn = d.column + static_cast<int>(encoding.name.size());
    d.message = fmt::format("unknown encoding '{}'", encoding.name);
    d.sourceLine = sourceLine(source, d.line);
    d.hint = "name an encoding that Python knows, such as utf-8 or latin-1";
    sink.report(std::move(d));
    return true;
  }
  auto offset = static_cast<size_t>(intAttribute(exception.get(), "start"));
  TextPlace place = placeOf(source.bytes, offset);
  d.line = place.line;
  auto line = lineOf(source.bytes, d.line);
  size_t inLine = static_cast<size_t>(source.bytes.data() + offset - line.data());
  d.column = characters(printable(line.substr(0, inLine))) + 1;
  d.sourceLine = printable(line);
  auto byte = static_cast<unsigned char>(source.bytes[offset]);
  d.message = fmt::format("byte 0x{:02x} is not valid {}", byte, encoding.name);
  d.hint = "save the file as UTF-8, or name its encoding in the first line: # -*- coding: latin-1 -*-";
  if (encoding.cookieLine > 0) d.hint = fmt::format("line {} declares this encoding", encoding.cookieLine);
  sink.report(std::move(d));
  return true;
}

void reportSyntaxError(PyObject *exception, const DisplayedSource &source, DiagnosticSink &sink) {
  Diagnostic d;
  d.file = source.fileName;
  d.message = text(attribute(exception, "msg").get());
  bool aboutEncoding = d.message.starts_with("encoding problem") || d.message.starts_with("unknown encoding");
  bool wrongBytes = d.message.find("codec can't decode") != std::string::npos || d.message.starts_with("Non-UTF-8 code");  // 3.14
  if (aboutEncoding || wrongBytes)
    if (reportWrongEncoding(source, sink)) return;
  d.hint = hintFor(d.message);
  d.line = intAttribute(exception, "lineno");
  if (SourceEncoding encoding = detectEncoding(source.bytes); aboutEncoding && encoding.cookieLine > 0) {
    d.line = encoding.cookieLine;
    d.column = encoding.cookieColumn;
    d.endColumn = d.column + static_cast<int>(encoding.name.size());
    if (encoding.byteOrderMark) d.hint = "the file starts with the byte order mark of UTF-8, which says otherwise";
  }
  d.sourceLine = sourceLine(source, d.line);
  int offset = d.column ? 0 : intAttribute(exception, "offset"), endLine = intAttribute(exception, "end_lineno");
  int endOffset = intAttribute(exception, "end_offset");
  Ref given = attribute(exception, "text");
  if (!given || given.get() == Py_None) {  // errors found behind the parser count bytes
    offset = characterColumn(d.sourceLine, offset);
    endOffset = characterColumn(d.sourceLine, endOffset);
  }
  // Errors inside an f-string of 3.11 carry a text and offsets of their own, that of the expression in parentheses.
  std::string ownText = text(given.get());
  bool foreign = text(attribute(exception, "filename").get()) == "<fstring>" || ownText.starts_with("(");
  if (foreign && d.sourceLine.find(ownText.substr(0, ownText.find('\n'))) == std::string::npos) {
    std::string inner = ownText.substr(0, ownText.find_last_not_of("\r\n)") + 1);
    if (inner.starts_with("(")) inner.erase(0, 1);
    size_t found = inner.empty() ? std::string::npos : d.sourceLine.find(inner);
    if (found != std::string::npos) {
      int shift = characters(std::string_view(d.sourceLine).substr(0, found)) - 1;
      offset += shift;
      if (endOffset > 0) endOffset += shift;
    } else {
      offset = 0;
    }
  }
  if (offset > 0 && !d.sourceLine.empty()) {
    int length = characters(d.sourceLine);
    d.column = std::min(offset, length + 1);
    if (endLine > d.line) d.endColumn = length + 1;
    else if (endLine == d.line && endOffset > d.column) d.endColumn = std::min(endOffset, length + 1);
  }
  if (d.message.empty()) d.message = "invalid syntax";
  sink.report(std::move(d));
}

PyObject *takeWarning(PyObject *list, PyObject *message) {
  if (PyList_Append(list, message) < 0) return nullptr;
  Py_RETURN_NONE;
}

/// WarningMessage(message, category, filename, lineno, ...) of the stand-in: the arguments as a tuple.
PyObject *makeMessage(PyObject *, PyObject *arguments) { return Py_NewRef(arguments); }

PyMethodDef kShow = {"_showwarnmsg", takeWarning, METH_O, nullptr};
PyMethodDef kMessage = {"WarningMessage", makeMessage, METH_VARARGS, nullptr};

}  // namespace

void reportCompileError(PyObject *exception, const DisplayedSource &source, DiagnosticSink &sink) {
  if (PyErr_GivenExceptionMatches(exception, PyExc_SyntaxError)) return reportSyntaxError(exception, source, sink);
  if (PyErr_GivenExceptionMatches(exception, PyExc_UnicodeError) && reportWrongEncoding(source, sink)) return;
  Diagnostic d;
  d.file = source.fileName;
  std::string message = text(Ref(PyObject_Str(exception)).get());
  PyErr_Clear();
  // The parser says MemoryError when its stack is used up; marshal says ValueError.
  if (PyErr_GivenExceptionMatches(exception, PyExc_RecursionError) ||
      PyErr_GivenExceptionMatches(exception, PyExc_MemoryError) || message.find("deeply nested") != std::string::npos) {
    d.message = "the source is nested too deeply";
    if (!message.empty()) d.message += " (" + message + ")";
    d.hint = "CPython itself cannot compile this; split the expression or the chain of statements";
  } else {
    d.message = fmt::format("{}: {}", Py_TYPE(exception)->tp_name, message);
  }
  sink.report(std::move(d));
}

WarningCollector::WarningCollector() : list_(PyList_New(0)) {
  Ref stand(PyModule_New("warnings")), show(PyCFunction_New(&kShow, list_.get()));
  Ref message(PyCFunction_New(&kMessage, nullptr));
  // Syntax warnings always, the rest (deprecations of escapes before 3.12, as CPython by default) never.
  Ref filters(Py_BuildValue("[(sOOOi)(sOOOi)]", "always", Py_None, PyExc_SyntaxWarning, Py_None, 0, "ignore", Py_None,
                            PyExc_Warning, Py_None, 0));
  if (!stand || !show || !message || !filters || PyObject_SetAttrString(stand.get(), "_showwarnmsg", show.get()) < 0 ||
      PyObject_SetAttrString(stand.get(), "WarningMessage", message.get()) < 0 ||
      PyObject_SetAttrString(stand.get(), "filters", filters.get()) < 0 ||
      PyDict_SetItemString(PyImport_GetModuleDict(), "warnings", stand.get()) < 0)
    PyErr_Clear();
}

WarningCollector::~WarningCollector() {
  if (PyDict_DelItemString(PyImport_GetModuleDict(), "warnings") < 0) PyErr_Clear();
}

void WarningCollector::report(const DisplayedSource &source, DiagnosticSink &sink) {
  std::set<std::pair<int, std::string>> seen;
  for (Py_ssize_t i = 0; list_ && i < PyList_GET_SIZE(list_.get()); ++i) {
    PyObject *record = PyList_GET_ITEM(list_.get(), i);
    if (!PyTuple_Check(record) || PyTuple_GET_SIZE(record) < 4) continue;
    Diagnostic d;
    d.severity = Severity::Warning;
    d.file = source.fileName;
    d.message = text(Ref(PyObject_Str(PyTuple_GET_ITEM(record, 0))).get());
    d.line = static_cast<int>(PyLong_AsLong(PyTuple_GET_ITEM(record, 3)));
    PyErr_Clear();
    d.sourceLine = sourceLine(source, d.line);
    if (seen.emplace(d.line, d.message).second) sink.report(std::move(d));
  }
}

}  // namespace jj::python
