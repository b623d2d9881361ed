// Annotation hints: function definitions of the syntax tree, matched to code units by name and first line.
#include <map>
#include <string_view>
#include <utility>

#include "frontend/code_objects.h"

namespace jj::python {
namespace {

bool isNode(PyObject *node, std::string_view type) { return Py_TYPE(node)->tp_name == type; }

}  // namespace

std::string annotationText(PyObject *node, int depth) {
  if (!node || node == Py_None || depth > 20) return "";
  if (isNode(node, "Name")) return text(attribute(node, "id").get());
  if (isNode(node, "Constant")) {
    Ref value = attribute(node, "value");
    if (!value) return "";
    if (value.get() == Py_None) return "None";
    if (value.get() == Py_Ellipsis) return "...";
    return text(value.get());
  }
  auto child = [&](const char *name) { return annotationText(attribute(node, name).get(), depth + 1); };
  auto join = [](const std::string &left, const char *middle, const std::string &right, const char *end) {
    return left.empty() || right.empty() ? "" : left + middle + right + end;
  };
  if (isNode(node, "Attribute")) return join(child("value"), ".", text(attribute(node, "attr").get()), "");
  if (isNode(node, "Subscript")) return join(child("value"), "[", child("slice"), "]");
  if (isNode(node, "BinOp")) {
    Ref op = attribute(node, "op");
    return op && isNode(op.get(), "BitOr") ? join(child("left"), " | ", child("right"), "") : "";
  }
  if (isNode(node, "Tuple") || isNode(node, "List")) {
    Ref elements = attribute(node, "elts");
    if (!elements || !PyList_Check(elements.get())) return "";
    std::string out;
    for (Py_ssize_t i = 0; i < PyList_GET_SIZE(elements.get()); ++i) {
      std::string item = annotationText(PyList_GET_ITEM(elements.get(), i), depth + 1);
      if (item.empty()) return "";
      out += (out.empty() ? "" : ", ") + item;
    }
    return isNode(node, "List") ? "[" + out + "]" : out;
  }
  return "";
}

namespace {

class Collector {
public:
  explicit Collector(ModuleSource &module) {
    for (auto &unit : module.units) units_.emplace(std::pair(unit->name, unit->firstLine), unit.get());
  }

  /// Function definitions are statements, so only statement lists are followed.
  void statements(PyObject *owner, int depth = 0) {
    if (depth > 500) return;
    for (const char *field : {"body", "orelse", "finalbody", "handlers", "cases"}) {
      Ref list = attribute(owner, field);
      if (!list || !PyList_Check(list.get())) continue;
      for (Py_ssize_t i = 0; i < PyList_GET_SIZE(list.get()); ++i) {
        PyObject *node = PyList_GET_ITEM(list.get(), i);
        if (isNode(node, "FunctionDef") || isNode(node, "AsyncFunctionDef")) function(node);
        statements(node, depth + 1);
      }
    }
  }

private:
  void function(PyObject *node) {
    int line = intAttribute(node, "lineno");
    Ref decorators = attribute(node, "decorator_list");
    if (decorators && PyList_Check(decorators.get()) && PyList_GET_SIZE(decorators.get()) > 0)
      line = intAttribute(PyList_GET_ITEM(decorators.get(), 0), "lineno");
    // A `finally` body is compiled more than once: several units can come from one definition.
    auto [first, last] = units_.equal_range({text(attribute(node, "name").get()), line});
    for (auto it = first; it != last; ++it) annotate(node, *it->second);
  }

  static void annotate(PyObject *node, CodeUnit &unit) {
    Ref arguments = attribute(node, "args");
    if (!arguments) return;
    // Parameters are matched by position, which makes private names right: the unit has them mangled.
    size_t slot = 0;
    for (const char *field : {"posonlyargs", "args", "kwonlyargs"}) {
      Ref list = attribute(arguments.get(), field);
      if (!list || !PyList_Check(list.get())) return;
      for (Py_ssize_t i = 0; i < PyList_GET_SIZE(list.get()); ++i, ++slot) {
        std::string hint = annotationText(attribute(PyList_GET_ITEM(list.get(), i), "annotation").get());
        if (!hint.empty() && slot < unit.localsPlus.size()) unit.annotations[unit.localsPlus[slot].name] = hint;
      }
    }
    std::string hint = annotationText(attribute(node, "returns").get());
    if (!hint.empty()) unit.annotations["return"] = hint;
  }

  std::multimap<std::pair<std::string, int>, CodeUnit *> units_;
};

}  // namespace

void collectAnnotations(PyObject *tree, ModuleSource &module) { Collector(module).statements(tree); }

}  // namespace jj::python
