// Functions of CPython that from some version on only internal headers declare, under one name for all versions. For the
// C++ parts.
#ifndef JUSTJITC_CPYTHON_PRIVATE_API_H
#define JUSTJITC_CPYTHON_PRIVATE_API_H
#include "runtime/runtime.h"

#ifdef __cplusplus
extern "C" {
#endif
/// list.extend; its result (None, a new reference) or NULL.
PyObject *jj_list_extend(PyObject *list, PyObject *iterable);
int jj_set_update(PyObject *set, PyObject *iterable);
/// dict.update that raises KeyError for a key that is there already.
int jj_dict_merge_unique(PyObject *dict, PyObject *mapping);
/// The key that jj_dict_merge_unique stumbled upon (a new reference): takes the KeyError that is set. NULL: it is another
/// error, and still set.
PyObject *jj_take_duplicate_key(void);
/// StopIteration(value), whatever the value is; -1: another exception is set. Releases differ in what they do with None and with the
/// exception that is being handled.
int jj_set_stop_iteration(PyObject *value);
/// t-strings. conversion as that of FormatValue; spec may be NULL.
PyObject *jj_build_interpolation(PyObject *value, PyObject *text, PyObject *spec, int conversion);
PyObject *jj_build_template(PyObject *strings, PyObject *interpolations);
/// What IMPORT_FROM does, where the interpreter lets others do it, too: from 3.14 on its ImportError says more than that of the others. 1: *value is the result, or NULL with an exception;
/// 0: this version has no such function.
int jj_import_from(PyObject *module, PyObject *name, PyObject **value);
/// What LOAD_COMMON_CONSTANT pushes; a new reference.
PyObject *jj_common_constant(int which);
#ifdef __cplusplus
}
#endif
#endif
