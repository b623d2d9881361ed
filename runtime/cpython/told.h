// What entries are told in place of a frame that says where it is: JITSite, and JIT_WHERE_SHIFT in abi.h. C only.
//
// What can be done without running Python code is done at once. Before the rest the frame is told; when the operation has succeeded it says again what
// it said, so that generated code knows what that is. When the operation fails it stays told.
#ifndef JUSTJITC_CPYTHON_TOLD_H
#define JUSTJITC_CPYTHON_TOLD_H
#include "runtime/cpython/internals.h"

JJ_INLINE PyObject *jj_name_at(const JITSite *site) { return *(PyObject **)((char *)site + site->name); }
JJ_INLINE JITCache *jj_cache_at(const JITSite *site) { return (JITCache *)((char *)site + site->cache); }
JJ_INLINE JITGlobalCache *jj_global_cache_at(const JITSite *site) { return (JITGlobalCache *)((char *)site + site->cache); }

/// The innermost frame, which is that of the code that called, and what it said before. NULL: a step function is driven by hand, without one.
typedef struct {
  JITFrame *frame;
  __typeof__(jj_frame_ip((JITFrame *)0)) before;
} jj_told;

JJ_INLINE jj_told jj_tell(int32_t offset) {
  jj_told t = {.frame = offset != JIT_WHERE_TOLD ? jj_current_frame(_PyThreadState_GET()) : NULL};
  if (JJ_UNLIKELY(t.frame == NULL)) return t;
  t.before = jj_frame_ip(t.frame);
  jj_frame_set_offset(t.frame, (PyCodeObject *)jj_frame_code(t.frame), offset);
  return t;
}
JJ_INLINE void jj_take_back(jj_told t) {
  if (JJ_LIKELY(t.frame != NULL)) jj_frame_ip(t.frame) = t.before;
}

/// What was made; NULL: there is no memory, and the frame is told where that was.
JJ_INLINE PyObject *jj_or_tell(PyObject *made, int32_t offset) {
  if (JJ_UNLIKELY(made == NULL)) jj_tell(offset);
  return made;
}

/// Texts, bytes and numbers: nobody can see when the last reference to one goes, so that no frame has to be told.
JJ_INLINE int jj_dies_unseen(PyObject *o) { return PyUnicode_CheckExact(o) || PyLong_CheckExact(o) || PyFloat_CheckExact(o) || PyBytes_CheckExact(o); }

/// Releases the last reference of an object; a finaliser may look at the frame.
void jj_last_release(PyObject *o, int32_t offset);
JJ_INLINE void jj_release_at(PyObject *o, int32_t offset) {
  if (JJ_UNLIKELY(Py_REFCNT(o) == 1)) jj_last_release(o, offset);
  else Py_DECREF(o);
}
/// What has no reference left.
void jj_end_at(PyObject *o, int32_t offset);
/// The same as jj_release_at, in the fewest instructions.
JJ_INLINE void jj_drop_at(PyObject *o, int32_t offset) {
#ifdef Py_DEBUG
  jj_release_at(o, offset);
#else
  if (!JJ_IS_IMMORTAL(o) && JJ_UNLIKELY(--o->ob_refcnt == 0)) jj_end_at(o, offset);
#endif
}

JJ_INLINE int32_t jj_offset_of(uint32_t where) { return (int32_t)(where >> JIT_WHERE_SHIFT); }
JJ_INLINE int32_t jj_kind_of(uint32_t where) { return (int32_t)(where & JIT_WHERE_KIND); }

JJ_INLINE void jj_release_operands(PyObject *left, PyObject *right, uint32_t where) {
  uint32_t which = where & (JIT_RELEASES_LEFT | JIT_RELEASES_RIGHT | JIT_RELEASES_RIGHT_FIRST);
  if (which == 0) return;
  if (which & JIT_RELEASES_RIGHT_FIRST) jj_release_at(right, jj_offset_of(where));
  if (which & JIT_RELEASES_LEFT) jj_release_at(left, jj_offset_of(where));
  if ((which & (JIT_RELEASES_RIGHT | JIT_RELEASES_RIGHT_FIRST)) == JIT_RELEASES_RIGHT) jj_release_at(right, jj_offset_of(where));
}

/// Takes n references, 0 or 1, from an object that keeps others.
JJ_INLINE void jj_take_reference(PyObject *o, int n) {
#ifdef Py_DEBUG
  if (n) Py_DECREF(o);
#else
  if (!JJ_IS_IMMORTAL(o)) o->ob_refcnt -= n;
#endif
}

/// Releases the operands that die, if no object does; otherwise does nothing and returns 0. A way that ends with it calls nothing, so it needs no stack.
JJ_INLINE int jj_release_shared(PyObject *left, PyObject *right, uint32_t where) {
  int takesLeft = (where & JIT_RELEASES_LEFT) != 0, takesRight = (where & JIT_RELEASES_RIGHT) != 0;
  if (JJ_UNLIKELY(Py_REFCNT(left) <= takesLeft || Py_REFCNT(right) <= takesRight || left == right)) return 0;
  jj_take_reference(left, takesLeft);
  jj_take_reference(right, takesRight);
  return 1;
}

/// What hot entries leave to these: all but the first test. They release no operands.
PyObject *jj_global_slowly(PyFunctionObject *func, const JITSite *site);
PyObject *jj_attr_slowly(PyObject *o, const JITSite *site);
JITPair jj_method_slowly(PyObject *o, const JITSite *site);
int32_t jj_store_slowly(PyObject *o, PyObject *value, const JITSite *site);
PyObject *jj_attr_released_slowly(PyObject *o, const JITSite *site);  // ... but these do
JITPair jj_method_released_slowly(PyObject *o, const JITSite *site);
int32_t jj_store_released_slowly(PyObject *o, PyObject *value, const JITSite *site);
PyObject *jj_item_released_slowly(PyObject *o, PyObject *index, uint32_t where);
PyObject *jj_compare_released_slowly(PyObject *a, PyObject *b, uint32_t where);
int32_t jj_compare_truth_released_slowly(PyObject *a, PyObject *b, uint32_t where);
int32_t jj_is_true_released_slowly(PyObject *o, uint32_t where);
PyObject *jj_consume_slowly(PyObject *a, PyObject *b, uint32_t where);  // but this one those that it is told, unless it fails
PyObject *jj_compare_slowly(PyObject *a, PyObject *b, uint32_t where);
int32_t jj_compare_truth_slowly(PyObject *a, PyObject *b, uint32_t where);
int32_t jj_compare_test_slowly(PyObject *a, PyObject *b, uint32_t where, PyObject **result);
int32_t jj_is_true_slowly(PyObject *o, uint32_t where);
PyObject *jj_item_slowly(PyObject *o, PyObject *index, uint32_t where);
int32_t jj_store_item_slowly(PyObject *o, PyObject *index, PyObject *value, uint32_t where);

/// result = call, which may run Python code; isGood says whether it has succeeded.
#define JJ_TOLD(result, offset, call, isGood) \
  do {                                        \
    jj_told t = jj_tell(offset);              \
    result = call;                            \
    if (JJ_LIKELY(isGood)) jj_take_back(t);   \
  } while (0)
#endif
