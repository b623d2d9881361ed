// Code objects and their constants as plain C++.
#include "frontend/code_objects.h"

#include <algorithm>
#include <set>

namespace jj {

int32_t CodeUnit::nameIndex(std::string_view name) const {
  auto found = std::find(names.begin(), names.end(), name);
  return found != names.end() ? static_cast<int32_t>(found - names.begin()) : -1;
}

const Constant *CodeUnit::constant(int64_t number) const {
  static const std::vector<Constant> smallInts = [] {
    std::vector<Constant> made(kNumSmallInts);
    for (int n = 0; n < kNumSmallInts; ++n)
      made[static_cast<size_t>(n)].kind = Constant::Kind::Int, made[static_cast<size_t>(n)].integer = n;
    return made;
  }();
  if (number >= kSmallInts && number < kSmallInts + kNumSmallInts)
    return &smallInts[static_cast<size_t>(number - kSmallInts)];
  return number >= 0 && static_cast<size_t>(number) < consts.size() ? &consts[static_cast<size_t>(number)] : nullptr;
}

namespace python {
namespace {

std::vector<uint8_t> byteVector(PyObject *bytes) {
  auto *data = reinterpret_cast<const uint8_t *>(PyBytes_AS_STRING(bytes));
  return {data, data + PyBytes_GET_SIZE(bytes)};
}

std::vector<std::string> names(PyObject *tuple) {
  std::vector<std::string> out;
  for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(tuple); ++i) out.push_back(text(PyTuple_GET_ITEM(tuple, i)));
  return out;
}

/// Decimal digits; hexadecimal beyond the length for which CPython refuses a decimal conversion.
std::string digits(PyObject *integer) {
  Ref decimal(PyObject_Str(integer));
  if (decimal) return text(decimal.get());
  PyErr_Clear();
  return text(Ref(PyNumber_ToBase(integer, 16)).get());
}

/// An order of constants that does not depend on addresses or hashes.
bool comesBefore(const Constant &a, const Constant &b) {
  if (a.kind != b.kind) return a.kind < b.kind;
  if (a.boolean != b.boolean) return a.boolean < b.boolean;
  if (a.integer != b.integer) return a.integer < b.integer;
  if (a.real != b.real) return a.real < b.real;
  if (a.imag != b.imag) return a.imag < b.imag;
  if (a.text != b.text) return a.text < b.text;
  return std::lexicographical_compare(a.items.begin(), a.items.end(), b.items.begin(), b.items.end(), comesBefore);
}

class Converter {
public:
  explicit Converter(ModuleSource &module) : module_(module) {}

  CodeUnit *convert(PyObject *object, CodeUnit *parent) {
    auto *code = reinterpret_cast<PyCodeObject *>(object);
    auto *unit = module_.units.emplace_back(std::make_unique<CodeUnit>()).get();
    unit->id = static_cast<uint32_t>(module_.units.size() - 1);
    unit->parent = parent;
    unit->name = text(code->co_name);
    unit->qualname = text(code->co_qualname);
    unit->argCount = code->co_argcount;
    unit->posOnlyArgCount = code->co_posonlyargcount;
    unit->kwOnlyArgCount = code->co_kwonlyargcount;
    unit->stackSize = code->co_stacksize;
    unit->firstLine = code->co_firstlineno;
    unit->flags = static_cast<uint32_t>(code->co_flags);
    unit->names = names(code->co_names);
    Ref bytes(PyCode_GetCode(code));
    if (!bytes) return nullptr;
    unit->code = byteVector(bytes.get());
    unit->exceptionTable = byteVector(code->co_exceptiontable);
    unit->lineTable = byteVector(code->co_linetable);
    auto variables = names(code->co_localsplusnames);
    auto kinds = byteVector(code->co_localspluskinds);
    for (size_t i = 0; i < variables.size(); ++i) unit->localsPlus.push_back({variables[i], kinds[i]});
    for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(code->co_consts); ++i)
      if (!constant(PyTuple_GET_ITEM(code->co_consts, i), unit, unit->consts.emplace_back())) return nullptr;
    return unit;
  }

private:
  bool constant(PyObject *object, CodeUnit *owner, Constant &out) {
    using Kind = Constant::Kind;
    if (object == Py_None) {
      out.kind = Kind::None;
    } else if (object == Py_Ellipsis) {
      out.kind = Kind::Ellipsis;
    } else if (PyBool_Check(object)) {
      out.kind = Kind::Bool;
      out.boolean = object == Py_True;
    } else if (PyLong_Check(object)) {
      int overflow = 0;
      out.integer = PyLong_AsLongLongAndOverflow(object, &overflow);
      out.kind = overflow ? Kind::BigInt : Kind::Int;
      if (overflow) out.integer = 0, out.text = digits(object);
    } else if (PyFloat_Check(object)) {
      out.kind = Kind::Float;
      out.real = PyFloat_AS_DOUBLE(object);
    } else if (PyComplex_Check(object)) {
      out.kind = Kind::Complex;
      out.real = PyComplex_RealAsDouble(object);
      out.imag = PyComplex_ImagAsDouble(object);
    } else if (PyUnicode_Check(object)) {
      out.kind = Kind::Str;
      out.text = text(object);
    } else if (PyBytes_Check(object)) {
      out.kind = Kind::Bytes;
      out.text.assign(PyBytes_AS_STRING(object), static_cast<size_t>(PyBytes_GET_SIZE(object)));
    } else if (PyCode_Check(object)) {
      out.kind = Kind::Code;
      out.code = convert(object, owner);
      if (!out.code) return false;
      owner->children.push_back(out.code);
    } else {
      return collection(object, owner, out);
    }
    return true;
  }

  bool slice(PyObject *object, CodeUnit *owner, Constant &out) {
    auto *parts = reinterpret_cast<PySliceObject *>(object);
    out.kind = Constant::Kind::Slice;
    out.items.resize(3);
    return constant(parts->start, owner, out.items[0]) && constant(parts->stop, owner, out.items[1]) &&
           constant(parts->step, owner, out.items[2]);
  }

  bool collection(PyObject *object, CodeUnit *owner, Constant &out) {
    if (PySlice_Check(object)) return slice(object, owner, out);
    bool set = PyFrozenSet_Check(object);
    if (!set && !PyTuple_Check(object)) {
      PyErr_Format(PyExc_SystemError, "a constant of type %s", Py_TYPE(object)->tp_name);
      return false;
    }
    out.kind = set ? Constant::Kind::FrozenSet : Constant::Kind::Tuple;
    Ref sequence(PySequence_Tuple(object));
    if (!sequence) return false;
    out.items.resize(static_cast<size_t>(PyTuple_GET_SIZE(sequence.get())));
    for (size_t i = 0; i < out.items.size(); ++i)
      if (!constant(PyTuple_GET_ITEM(sequence.get(), static_cast<Py_ssize_t>(i)), owner, out.items[i])) return false;
    if (set) std::sort(out.items.begin(), out.items.end(), comesBefore);
    return true;
  }

  ModuleSource &module_;
};

}  // namespace

namespace {

/// Enters code objects in the order of the units.
void enterCodes(PyObject *code, std::vector<PyObject *> &codes) {
  codes.push_back(code);
  PyObject *consts = reinterpret_cast<PyCodeObject *>(code)->co_consts;
  for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(consts); ++i)
    if (PyCode_Check(PyTuple_GET_ITEM(consts, i))) enterCodes(PyTuple_GET_ITEM(consts, i), codes);
}

/// The function around a unit that is in none, or the unit itself.
const CodeUnit &outermost(const CodeUnit &unit) {
  const CodeUnit *found = &unit;
  for (const CodeUnit *u = unit.parent; u; u = u->parent)
    if (u->isFunction()) found = u;
  return *found;
}

}  // namespace

Ref chooseRoots(PyObject *code, ModuleSource &module, const std::function<bool(std::string_view)> &isOfLibrary) {
  std::vector<PyObject *> codes;
  enterCodes(code, codes);
  module.isNative.resize(module.units.size());
  std::set<uint32_t> roots;
  for (const auto &unit : module.units) {
    bool isNative = unit->isFunction() && isOfLibrary(unit->qualname);
    if (unit->parent && module.isNative[unit->parent->id]) isNative = true;
    module.isNative[unit->id] = isNative;
    if (isNative) roots.insert(outermost(*unit).id);
  }
  module.roots.assign(roots.begin(), roots.end());
  Ref tuple(PyTuple_New(static_cast<Py_ssize_t>(module.roots.size())));
  for (size_t i = 0; tuple && i < module.roots.size(); ++i) PyTuple_SET_ITEM(tuple.get(), static_cast<Py_ssize_t>(i), Py_NewRef(codes[module.roots[i]]));
  return tuple;
}

bool convertCode(PyObject *code, ModuleSource &module) { return Converter(module).convert(code, nullptr) != nullptr; }

}  // namespace python
}  // namespace jj
