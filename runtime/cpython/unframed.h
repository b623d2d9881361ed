// The rest of the hot entries of unframed copies (hot_unframed.c): the rarer cases, by the same rule.
#ifndef JUSTJITC_CPYTHON_UNFRAMED_H
#define JUSTJITC_CPYTHON_UNFRAMED_H
#include "runtime/cpython/inline_cache.h"

/// A number that was made, or NULL without an exception: whoever does it anew will say that there is no memory.
JJ_INLINE PyObject *jj_or_nothing(PyObject *made) {
  if (JJ_UNLIKELY(made == NULL)) PyErr_Clear();
  return made;
}
/// Of exact numbers; NULL: others.
PyObject *jj_try_binary(PyObject *a, PyObject *b, int32_t kind);
/// The item (borrowed) of an exact tuple, dict or text, or of a dict's subclass that has the key; NULL: something else, no such item, or only CPython can say.
PyObject *jj_try_item(PyObject *o, PyObject *index);
/// The attribute by an entry of the site or of the process's table, where that says it at once (borrowed: of the instance, of its class); NULL: it does not.
PyObject *jj_try_attr(PyObject *o, PyObject *name, JITCache *cache);
/// The same of a store.
int64_t jj_try_place(PyObject *o, PyObject *name, JITCache *cache);
/// Fills a cache of a store as after one that went well.
void jj_fill_store(PyObject *o, PyObject *name, JITCache *cache);

/// A place as an address, if what it holds can be overwritten without anybody seeing its release; else 0.
JJ_INLINE int64_t jj_unseen_place(PyObject **place) {
  PyObject *old = *place;
  if (old != NULL && JJ_UNLIKELY(Py_REFCNT(old) == 1) && !jj_dies_unseen(old)) return 0;
  return (int64_t)(intptr_t)place;
}
/// The same of an instance's inline value.
JJ_INLINE int64_t jj_value_place(PyObject *o, unsigned index) {
  PyDictValues *values = jj_writable_values_of(o);
  return JJ_LIKELY(values != NULL) ? jj_unseen_place(&values->values[index]) : 0;
}
/// The same of where an entry of a store puts the value.
JJ_INLINE int64_t jj_place_at(const jj_attr_entry *entry, PyObject *o) {
  if (JJ_LIKELY(entry->kind == JJ_ATTR_INSTANCE)) return jj_value_place(o, entry->index);
  return JJ_LIKELY(entry->kind == JJ_ATTR_SLOT) ? jj_unseen_place(jj_slot_of(entry, o)) : 0;
}
#endif
