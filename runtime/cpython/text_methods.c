// Methods of str that calls know by name (known_calls.def) and that look at characters one by one: of ASCII texts, as the programs' own words nearly all are. Everything else is left to
// CPython's own methods.
#include "runtime/cpython/builtin_calls.h"
#include "runtime/runtime.h"

enum { ALPHA = 1, DIGIT = 2, SPACE = 4, UPPER = 8 | ALPHA, LOWER = 16 | ALPHA };

// Objects/unicodeobject.c and unicodectype.c say the same of characters below 128.
static const unsigned char kinds[128] = {
    ['\t' ... '\r'] = SPACE, [0x1c ... 0x1f] = SPACE, [' '] = SPACE, ['0' ... '9'] = DIGIT, ['A' ... 'Z'] = UPPER, ['a' ... 'z'] = LOWER,
};

/// The characters of an ASCII text; NULL: it is none.
static inline const unsigned char *ascii(PyObject *s) { return PyUnicode_IS_COMPACT_ASCII(s) ? (const unsigned char *)((PyASCIIObject *)s + 1) : NULL; }

/// Is each character of a text that is not empty of one of these kinds?
static inline PyObject *all_are(PyObject *s, unsigned char wanted) {
  const unsigned char *characters = ascii(s);
  if (characters == NULL) return JIT_NOT_KNOWN;
  Py_ssize_t length = PyUnicode_GET_LENGTH(s);
  for (Py_ssize_t i = 0; i < length; i++)
    if (!(kinds[characters[i]] & wanted)) return Py_NewRef(Py_False);
  return Py_NewRef(length != 0 ? Py_True : Py_False);
}
PyObject *JITKnownStrIsalnum(PyObject *s) { JJ_COUNTED(call, all_are(s, ALPHA | DIGIT)); }
PyObject *JITKnownStrIsalpha(PyObject *s) { JJ_COUNTED(call, all_are(s, ALPHA)); }
PyObject *JITKnownStrIsdigit(PyObject *s) { JJ_COUNTED(call, all_are(s, DIGIT)); }
PyObject *JITKnownStrIsspace(PyObject *s) { JJ_COUNTED(call, all_are(s, SPACE)); }

/// With the letters of one case, which are those of `kind`, in the other: a new text, even where none is.
static inline PyObject *in_other_case(PyObject *s, unsigned char kind) {
  enum { CASE = 'a' - 'A' };
  const unsigned char *characters = ascii(s);
  if (characters == NULL) return JIT_NOT_KNOWN;
  Py_ssize_t length = PyUnicode_GET_LENGTH(s);
  PyObject *made = PyUnicode_New(length, 127);
  if (made == NULL) return NULL;
  unsigned char *to = (unsigned char *)((PyASCIIObject *)made + 1);
  for (Py_ssize_t i = 0; i < length; i++) to[i] = (kinds[characters[i]] & kind) == kind ? characters[i] ^ CASE : characters[i];
  return made;
}
PyObject *JITKnownStrLower(PyObject *s) { JJ_COUNTED(call, in_other_case(s, UPPER)); }
PyObject *JITKnownStrUpper(PyObject *s) { JJ_COUNTED(call, in_other_case(s, LOWER)); }

static inline PyObject *stripped(PyObject *s, int left, int right) {
  const unsigned char *characters = ascii(s);
  if (characters == NULL) return JIT_NOT_KNOWN;
  Py_ssize_t begin = 0, end = PyUnicode_GET_LENGTH(s);
  while (left && begin < end && (kinds[characters[begin]] & SPACE)) begin++;
  while (right && begin < end && (kinds[characters[end - 1]] & SPACE)) end--;
  return PyUnicode_Substring(s, begin, end);  // itself, when that is all of it
}
PyObject *JITKnownStrStrip(PyObject *s) { return stripped(s, 1, 1); }
PyObject *JITKnownStrLstrip(PyObject *s) { return stripped(s, 1, 0); }
PyObject *JITKnownStrRstrip(PyObject *s) { return stripped(s, 0, 1); }

PyObject *JITKnownStrSplit(PyObject *s) { return PyUnicode_Split(s, NULL, -1); }
PyObject *JITKnownStrSplitBy(PyObject *s, PyObject *separator) {
  if (separator == Py_None) separator = NULL;
  return separator == NULL || PyUnicode_Check(separator) ? PyUnicode_Split(s, separator, -1) : JIT_NOT_KNOWN;
}
PyObject *JITKnownStrReplace(PyObject *s, PyObject *part, PyObject *by) { return PyUnicode_Check(part) && PyUnicode_Check(by) ? PyUnicode_Replace(s, part, by, -1) : JIT_NOT_KNOWN; }
