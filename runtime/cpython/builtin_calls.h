// Calls of the commonest builtin functions and methods of builtin types. C only.
#ifndef JUSTJITC_CPYTHON_BUILTIN_CALLS_H
#define JUSTJITC_CPYTHON_BUILTIN_CALLS_H
#include "runtime/cpython/internals.h"

/// Does it all, or says by *known = 0 that it has done nothing. args: of a method without self.
typedef PyObject *(*jj_shortcut)(PyObject *self, PyObject *const *args, Py_ssize_t n, int *known);

/// Shortcuts by the address of the PyMethodDef, which is static data of CPython: an open table, never full. What jj_find_builtins does not find, because
/// builtins has something else under its name, is not known for good.
enum { JJ_NUM_SHORTCUT_PLACES = 32 };
extern struct jj_shortcut_place {
  PyMethodDef *def;
  jj_shortcut function;
} jj_shortcuts[JJ_NUM_SHORTCUT_PLACES];

JJ_INLINE unsigned jj_shortcut_place(PyMethodDef *def) { return (unsigned)((uintptr_t)def / sizeof *def) % JJ_NUM_SHORTCUT_PLACES; }

/// Of a builtin function or method descriptor; NULL: there is none.
JJ_INLINE jj_shortcut jj_shortcut_of(PyMethodDef *def) {
  for (unsigned place = jj_shortcut_place(def); jj_shortcuts[place].def != NULL; place = (place + 1) % JJ_NUM_SHORTCUT_PLACES)
    if (jj_shortcuts[place].def == def) return jj_shortcuts[place].function;
  return NULL;
}

/// Calls what has a shortcut, with positional arguments (borrowed).
PyObject *jj_call_shortcut(jj_shortcut function, PyObject *callable, PyObject *const *args, size_t nargsf);
#endif
