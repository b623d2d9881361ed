// Native functions: function objects whose vectorcall is compiled code.
//
// Where the interpreter would run the bytecode of an exact function without asking its vectorcall (3.11 always, 3.13 in
// the specialised call of __init__) they are instances of a subtype of types.FunctionType with fields of its own.
#ifndef JUSTJITC_FUNCTION_H
#define JUSTJITC_FUNCTION_H
#include "runtime/runtime.h"

/// Instance of the subtype.
typedef struct JJNativeFunction {
  PyFunctionObject function;
  PyObject *interpreted;  ///< debug interpreter: exact function that runs the bytecode, made when needed; or NULL
} JJNativeFunction;

/// Are its namespaces dicts, where native code looks for names? A module may set __builtins__ to what it likes; bytecode asks any mapping.
static inline int jj_looks_in_dicts(PyFunctionObject *f) { return PyDict_CheckExact(f->func_globals) && PyDict_CheckExact(f->func_builtins); }

#ifdef __cplusplus
extern "C" {
#endif
/// Fills bound[0..number of parameters) with references as a call of `func` binds them, taking those that are given (JITBody); -1
/// with an exception (and nothing more to release) when the arguments do not fit.
int jj_bind_arguments(PyFunctionObject *func, PyObject **args, Py_ssize_t nargs, uint32_t given, PyObject *kwnames,
                      PyObject **bound);
/// Number of parameters, *args and **kwargs included.
int32_t jj_num_parameters(PyCodeObject *code);
#ifdef __cplusplus
}
#endif
#endif
