// f-strings and t-strings.
#include "runtime/cpython/private_api.h"

using jj::Ref;

namespace {

using Conversion = PyObject *(*)(PyObject *);
/// Indexed by the conversion number of FormatValue; 0: none.
constexpr Conversion kConversions[] = {nullptr, PyObject_Str, PyObject_Repr, PyObject_ASCII};

}  // namespace

extern "C" {

PyObject *JITFormatValue(PyObject *value, PyObject *spec, int32_t conversion) {
  Ref converted;
  if (conversion != 0) {
    converted = Ref::steal(kConversions[conversion](value));
    if (!converted) return nullptr;
    value = converted.get();
  }
  // An exact str without a specification formats to itself.
  if (PyUnicode_CheckExact(value) && !spec) return Py_NewRef(value);
  return PyObject_Format(value, spec);
}

PyObject *JITBuildInterpolation(PyObject *value, PyObject *text, PyObject *spec, int32_t conversion) {
  return jj_build_interpolation(value, text, spec, conversion);
}

PyObject *JITBuildTemplate(PyObject *strings, PyObject *interpolations) {
  return jj_build_template(strings, interpolations);
}

PyObject *JITBuildString(PyObject **items, int32_t n) {
  Ref empty = Ref::steal(PyUnicode_New(0, 0));
  return empty ? jj_join_strings(empty.get(), items, n) : nullptr;
}

}  // extern "C"
