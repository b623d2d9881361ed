// Out-of-line halves of the hot item entries. May be included from C and C++.
#ifndef JUSTJITC_OPERATIONS_SUBSCRIPTS_H
#define JUSTJITC_OPERATIONS_SUBSCRIPTS_H
#include "runtime/runtime.h"

#ifdef __cplusplus
extern "C" {
#endif
/// o[index] of anything but a list with a small index in bounds.
PyObject *jj_load_subscr(PyObject *o, PyObject *index);
/// o[index] = value, likewise.
int32_t jj_store_subscr(PyObject *o, PyObject *index, PyObject *value);
/// PyDict_SetItem of an exact dict, in fewer instructions where the key is there.
int32_t jj_dict_set(PyObject *dict, PyObject *key, PyObject *value);
/// o[index] and o[index] = value with an unboxed index, of anything but a list with the index in bounds.
PyObject *jj_load_item(PyObject *o, int64_t index);
int32_t jj_store_item(PyObject *o, int64_t index, PyObject *value);
/// o[index] = value, of anything but a list whose item there is a float that nobody else holds.
int32_t jj_store_float_item(PyObject *o, int64_t index, double value);
/// Appends to a list that is full; consumes the reference to the item.
int32_t jj_list_append_slow(PyObject *list, PyObject *item);
#ifdef __cplusplus
}
#endif
#endif
