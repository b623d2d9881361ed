// Strings that are made of others. C only.
#ifndef JUSTJITC_CPYTHON_TEXTS_H
#define JUSTJITC_CPYTHON_TEXTS_H
#include "runtime/cpython/internals.h"

/// format % args of an exact string, where it has no other conversions than %s of exact strings, %s, %d, %i and %u of small ints, and %%. NULL, nothing set: only CPython can say.
PyObject *jj_format_text(PyObject *format, PyObject *args);
/// separator.join(iterable) of a string.
PyObject *jj_join_texts(PyObject *separator, PyObject *iterable);

/// Copies characters of ASCII strings, few of them as a rule: without a call.
JJ_INLINE void jj_copy_ascii(char *to, const char *from, Py_ssize_t n) {
#define JJ_COPY_ENDS(type)                                             \
  do {                                                                 \
    type first, last;                                                  \
    __builtin_memcpy(&first, from, sizeof first);                      \
    __builtin_memcpy(&last, from + n - sizeof last, sizeof last);      \
    __builtin_memcpy(to, &first, sizeof first);                        \
    __builtin_memcpy(to + n - sizeof last, &last, sizeof last);        \
  } while (0)
  if (n > 16) memcpy(to, from, (size_t)n);
  else if (n >= 8) JJ_COPY_ENDS(uint64_t);
  else if (n >= 4) JJ_COPY_ENDS(uint32_t);
  else if (n >= 2) JJ_COPY_ENDS(uint16_t);
  else if (n == 1) *to = *from;
#undef JJ_COPY_ENDS
}

/// Exact, and all of its characters are ASCII.
JJ_INLINE int jj_is_ascii(PyObject *o) { return PyUnicode_CheckExact(o) && PyUnicode_IS_COMPACT_ASCII(o); }
JJ_INLINE char *jj_ascii_data(PyObject *text) { return (char *)((PyASCIIObject *)text + 1); }
#endif
