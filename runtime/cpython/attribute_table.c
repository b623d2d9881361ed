// One table of attributes for the process: what sites with more types than their own entries hold look at before CPython's general way. See inline_cache.h.
#include "runtime/cpython/inline_cache.h"

jj_table_place *jj_attributes;

jj_table_place *jj_attribute_table(void) {
  static jj_table_place places[JJ_TABLE_PLACES];
  return places;
}

void jj_table_enter(PyObject *o, PyObject *name, enum jj_attr_use use, const jj_attr_cache *scratch) {
  uint32_t version = jj_table_version(o);
  if (scratch->entries[0].kind == JJ_ATTR_EMPTY || version == 0) return;
  jj_table_place *place = jj_table_place_for(version, name, use);
  if (!jj_is_place_of(place, version, name, use)) place[1] = place[0];
  *place = (jj_table_place){scratch->entries[0], name, version, (uint32_t)use};
}

int jj_table_holds_name(PyObject *name) {
  enum { MOST_NAMES = 4096 };
  static PyObject *held;
  if (held == NULL && (held = PySet_New(NULL)) != NULL) PyObject_GC_UnTrack(held);
  int isHeld = held == NULL ? -1 : PySet_Contains(held, name);
  if (isHeld == 0 && PySet_GET_SIZE(held) < MOST_NAMES) isHeld = PySet_Add(held, name) == 0 ? 1 : -1;
  if (isHeld < 0) PyErr_Clear();
  return isHeld > 0;
}
