// What MAKE_FUNCTION and what follows it do with __annotate__ (3.14).
#include "runtime/cpython/internals.h"

#if JJ_FUNCTIONS_HAVE_ANNOTATE
/// From this release on the interpreter names the function after the one that it belongs to (gh-137814): releases share
/// modules, so the one that runs is asked.
enum { kNamesAnnotate = 0x030E05C1 };

void jj_function_set_annotate(PyFunctionObject *f, PyObject *annotate) {
  f->func_annotate = annotate;
  if (annotate == NULL || Py_Version < kNamesAnnotate || !PyFunction_Check(annotate)) return;
  PyObject *name = PyUnicode_FromFormat("%U.__annotate__", f->func_qualname);
  if (name == NULL)
    PyErr_Clear();  // out of memory: it keeps the name of its code
  else
    Py_SETREF(((PyFunctionObject *)annotate)->func_qualname, name);
}
#endif
