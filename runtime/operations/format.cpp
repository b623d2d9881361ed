// t-strings; f-strings are in cpython/texts.c.
#include "runtime/cpython/private_api.h"

extern "C" {

PyObject *JITBuildInterpolation(PyObject *value, PyObject *text, PyObject *spec, int32_t conversion) {
  return jj_build_interpolation(value, text, spec, conversion);
}

PyObject *JITBuildTemplate(PyObject *strings, PyObject *interpolations) {
  return jj_build_template(strings, interpolations);
}

}  // extern "C"
