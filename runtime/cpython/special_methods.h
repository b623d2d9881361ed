// Lookup of special methods on the type of an object, and interned names of them.
#ifndef JUSTJITC_CPYTHON_SPECIAL_METHODS_H
#define JUSTJITC_CPYTHON_SPECIAL_METHODS_H
#include "runtime/runtime.h"

#ifdef __cplusplus
extern "C" {
#endif
/// Numbers of the names in special_methods.c.
enum jj_special_name {
  JJ_NAME_ENTER,
  JJ_NAME_EXIT,
  JJ_NAME_AENTER,
  JJ_NAME_AEXIT,
  JJ_NAME_GETATTRIBUTE,
  JJ_NAME_GETATTR,
  JJ_NAME_CLASS,
  JJ_NAME_NEW,
  JJ_NAME_INIT,
  JJ_NAME_MATCH_ARGS,
  JJ_NAME_GET,
  JJ_NAME_INSTANCECHECK,
  JJ_NAME_SUBCLASSCHECK,
  JJ_NAME_ABC_IMPL,
  JJ_NAME_CALL,
  JJ_NAME_GETITEM,
  JJ_NAME_SETITEM,
  JJ_NAME_CONTAINS,
  JJ_NAME_ADD,
  JJ_NAME_AND,
  JJ_NAME_FLOORDIV,
  JJ_NAME_LSHIFT,
  JJ_NAME_MATMUL,
  JJ_NAME_MUL,
  JJ_NAME_MOD,
  JJ_NAME_OR,
  JJ_NAME_RSHIFT,
  JJ_NAME_SUB,
  JJ_NAME_TRUEDIV,
  JJ_NAME_XOR,
  JJ_NAME_LT,  // comparisons in the order of Py_LT .. Py_GE
  JJ_NAME_LE,
  JJ_NAME_EQ,
  JJ_NAME_NE,
  JJ_NAME_GT,
  JJ_NAME_GE,
  JJ_NAME_DESCRIPTOR_GET,
  JJ_NAME_DESCRIPTOR_SET,
};
/// Makes the names; -1 with an exception. Module init calls it before anything else here is used.
int jj_special_names_ready(void);
/// Borrowed.
PyObject *jj_special_name_object(enum jj_special_name name);
/// The bound special method, looked up on the type only; NULL without an error: there is none.
PyObject *jj_lookup_special(PyObject *o, enum jj_special_name name);
/// The same, but what would be bound for one call only is not (*unbound is 1): it takes o as its first argument.
PyObject *jj_lookup_special_unbound(PyObject *o, enum jj_special_name name, int *unbound);
/// The same where binding is what the interpreter does: only what certainly can be bound to o, and could not tell, is not.
PyObject *jj_lookup_special_to_call(PyObject *o, enum jj_special_name name, int *unbound);
/// What the class has under the name, if it is a function in Python (borrowed); NULL otherwise.
PyObject *jj_method_in_python(PyTypeObject *type, enum jj_special_name name);
/// Calls the method as the operator of the object args[0] does, whose class defines it as a function in Python or has inherited it from a builtin class: 1, and *result is what it returns, or NULL with an
/// exception. 0: it is neither, the type's slot is to be asked. The caller holds the n arguments.
int jj_call_special_method(enum jj_special_name name, PyObject **args, size_t n, PyObject **result);
/// 3.14's TypeError for a manager without the method.
void jj_missing_special(PyObject *o, enum jj_special_name name);
#ifdef __cplusplus
}
#endif
#endif
