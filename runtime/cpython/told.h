// What entries for code that is to be small are told in place of a frame that says where it is: JITSite, and JIT_WHERE_SHIFT in abi.h. C only.
//
// What can be done without running Python code is done at once. Before the rest the frame is told; when the operation has succeeded it says again what
// it said, so that generated code knows what that is. When the operation fails it stays told.
#ifndef JUSTJITC_CPYTHON_TOLD_H
#define JUSTJITC_CPYTHON_TOLD_H
#include "runtime/cpython/internals.h"

JJ_INLINE PyObject *jj_name_at(const JITSite *site) { return *(PyObject **)((char *)site + site->name); }
JJ_INLINE JITCache *jj_cache_at(const JITSite *site) { return (JITCache *)((char *)site + site->cache); }

/// The innermost frame, which is that of the code that called, and what it said before. NULL: a step function is driven by hand, without one.
typedef struct {
  JITFrame *frame;
  __typeof__(jj_frame_ip((JITFrame *)0)) before;
} jj_told;

JJ_INLINE jj_told jj_tell(int32_t offset) {
  jj_told t = {.frame = jj_current_frame(_PyThreadState_GET())};
  if (JJ_UNLIKELY(t.frame == NULL)) return t;
  t.before = jj_frame_ip(t.frame);
  jj_frame_set_offset(t.frame, (PyCodeObject *)jj_frame_code(t.frame), offset);
  return t;
}
JJ_INLINE void jj_take_back(jj_told t) {
  if (JJ_LIKELY(t.frame != NULL)) jj_frame_ip(t.frame) = t.before;
}

/// Releases the last reference of an object; a finaliser may look at the frame.
void jj_last_release(PyObject *o, int32_t offset);
JJ_INLINE void jj_release_at(PyObject *o, int32_t offset) {
  if (JJ_UNLIKELY(Py_REFCNT(o) == 1)) jj_last_release(o, offset);
  else Py_DECREF(o);
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
#if defined(_Py_IMMORTAL_REFCNT) || defined(Py_REF_DEBUG)
  if (n) Py_DECREF(o);
#else
  o->ob_refcnt -= n;
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

/// result = call, which may run Python code; isGood says whether it has succeeded.
#define JJ_TOLD(result, offset, call, isGood) \
  do {                                        \
    jj_told t = jj_tell(offset);              \
    result = call;                            \
    if (JJ_LIKELY(isGood)) jj_take_back(t);   \
  } while (0)
#endif
