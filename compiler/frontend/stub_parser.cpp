// From the syntax tree of a .pyi file to a StubModule. Statements that say nothing of types are passed over: a stub written for a type checker has many.
#include <fmt/core.h>

#include <string_view>

#include "frontend/code_objects.h"
#include "frontend/compile_errors.h"
#include "frontend/source_text.h"
#include "frontend/stub_files.h"

namespace jj::python {
namespace {

bool isNode(PyObject *node, std::string_view type) { return Py_TYPE(node)->tp_name == type; }

std::string textOf(PyObject *node, const char *field) { return text(attribute(node, field).get()); }

/// The items of a list of the tree.
std::vector<PyObject *> items(const Ref &list) {
  std::vector<PyObject *> out;
  if (list && PyList_Check(list.get()))
    for (Py_ssize_t i = 0; i < PyList_GET_SIZE(list.get()); ++i) out.push_back(PyList_GET_ITEM(list.get(), i));
  return out;
}

std::string typeOf(PyObject *node) { return plainType(annotationText(node)); }

class StubParser {
public:
  explicit StubParser(StubModule &out) : out_(out) {}

  void module(PyObject *tree) { scope(tree, "body", out_, nullptr); }

private:
  void scope(PyObject *owner, const char *field, StubScope &into, StubClass *asClass, int depth = 0) {
    Ref body = attribute(owner, field);
    if (depth > 50) return;
    for (PyObject *node : items(body)) {
      if (isNode(node, "FunctionDef")) function(node, into, asClass);
      else if (isNode(node, "AnnAssign")) variable(node, into);
      else if (isNode(node, "If")) {
        int holds = condition(attribute(node, "test").get());
        if (holds >= 0) scope(node, holds ? "body" : "orelse", into, asClass, depth + 1);
      } else if (!asClass && isNode(node, "ClassDef")) classStatement(node);
      else if (!asClass && isNode(node, "ImportFrom")) importFrom(node);
      else if (!asClass && isNode(node, "Import")) import(node);
    }
  }

  void classStatement(PyObject *node) {
    StubClass &made = out_.classes[textOf(node, "name")];
    Ref bases = attribute(node, "bases");
    for (PyObject *base : items(bases))
      if (std::string type = typeOf(base); !type.empty()) made.bases.push_back(type);
    scope(node, "body", made, &made);
  }

  void variable(PyObject *node, StubScope &into) {
    Ref target = attribute(node, "target");
    if (target && isNode(target.get(), "Name")) into.variables[textOf(target.get(), "id")] = typeOf(attribute(node, "annotation").get());
  }

  void importFrom(PyObject *node) {
    std::string module = textOf(node, "module");
    Ref names = attribute(node, "names");
    if (module.empty() || intAttribute(node, "level") > 0) return;
    for (PyObject *alias : items(names)) {
      std::string name = textOf(alias, "name"), as = textOf(alias, "asname");
      out_.imports[as.empty() ? name : as] = module + "." + name;
    }
  }

  void import(PyObject *node) {
    Ref names = attribute(node, "names");
    for (PyObject *alias : items(names)) {
      std::string name = textOf(alias, "name"), as = textOf(alias, "asname");
      if (as.empty()) as = name = name.substr(0, name.find('.'));
      out_.imports[as] = name;
    }
  }

  void function(PyObject *node, StubScope &into, StubClass *asClass) {
    StubFunction f;
    Ref decorators = attribute(node, "decorator_list");
    bool overloaded = false;
    for (PyObject *decorator : items(decorators)) {
      std::string name = annotationText(decorator);
      if (size_t dot = name.rfind('.'); dot != name.npos && (name.ends_with(".setter") || name.ends_with(".deleter"))) return;
      name.erase(0, name.rfind('.') + 1);
      overloaded |= name == "overload";
      if (name == "property" || name == "cached_property") f.how = StubFunction::How::Property;
      if (name == "classmethod") f.how = StubFunction::How::ClassMethod;
      if (name == "staticmethod") f.how = StubFunction::How::StaticMethod;
    }
    parameters(attribute(node, "args").get(), f);
    if (asClass && f.how != StubFunction::How::StaticMethod && !f.parameters.empty()) f.parameters.erase(f.parameters.begin());
    f.result = typeOf(attribute(node, "returns").get());
    auto &all = into.functions[textOf(node, "name")];
    if (!overloaded) all.clear();
    all.push_back(std::move(f));
  }

  static void parameters(PyObject *arguments, StubFunction &f) {
    using How = StubParameter::How;
    if (!arguments) return;
    auto add = [&](PyObject *node, How how) { f.parameters.push_back({textOf(node, "arg"), typeOf(attribute(node, "annotation").get()), how}); };
    Ref before = attribute(arguments, "posonlyargs"), plain = attribute(arguments, "args"), only = attribute(arguments, "kwonlyargs");
    for (const Ref *list : {&before, &plain})
      for (PyObject *node : items(*list)) add(node, How::Required);
    Ref defaults = attribute(arguments, "defaults");
    size_t optional = items(defaults).size();
    for (size_t n = 0; n < optional && n < f.parameters.size(); ++n) f.parameters[f.parameters.size() - 1 - n].how = How::Optional;
    if (Ref star = attribute(arguments, "vararg"); star && star.get() != Py_None) add(star.get(), How::Star);
    for (PyObject *node : items(only)) add(node, How::KeywordOnly);
  }

  /// 1 or 0 for a condition that type checkers know; -1 for another.
  static int condition(PyObject *test) {
    if (!test) return -1;
    std::string name = annotationText(test);
    if (name == "TYPE_CHECKING" || name == "typing.TYPE_CHECKING") return 1;
    if (!isNode(test, "Compare")) return -1;
    Ref left = attribute(test, "left"), ops = attribute(test, "ops"), comparators = attribute(test, "comparators");
    auto operators = items(ops), right = items(comparators);
    if (!left || operators.size() != 1 || right.size() != 1) return -1;
    std::string what = annotationText(left.get());
    bool isEqual = isNode(operators[0], "Eq"), isLess = isNode(operators[0], "Lt"), isAtLeast = isNode(operators[0], "GtE");
    if (what == "sys.platform" && (isEqual || isNode(operators[0], "NotEq"))) return (annotationText(right[0]) == "linux") == isEqual;
    if (what != "sys.version_info" || !isNode(right[0], "Tuple") || !(isLess || isAtLeast)) return -1;
    Ref elements = attribute(right[0], "elts");
    long version = 0;
    auto numbers = items(elements);
    for (size_t n = 0; n < 2; ++n) version = version * 100 + (n < numbers.size() ? intAttribute(numbers[n], "value") : 0);
    return (300 + JJ_PYTHON_MINOR >= version) == isAtLeast;
  }

  StubModule &out_;
};

}  // namespace

bool parseStub(const StubFile &file, DiagnosticSink &sink, StubModule &out) {
  std::string decoded = firstInvalidUtf8(file.text) == std::string_view::npos ? universalNewlines(file.text) : "";
  DisplayedSource source{file.path, file.text, decoded};
  Ref given(PyBytes_FromStringAndSize(file.text.data(), static_cast<Py_ssize_t>(file.text.size())));
  WarningCollector ignored;
  Ref tree = compile(given.get(), file.path, PyCF_ONLY_AST, 0);
  if (!tree) {
    Ref exception = takeException();
    reportCompileError(exception.get(), source, sink);
    return false;
  }
  StubParser(out).module(tree.get());
  PyErr_Clear();
  return true;
}

}  // namespace jj::python
