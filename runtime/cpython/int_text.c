// int(text): short decimal literals without a general parser, and the ValueError of all others of plain characters, which CPython formats twice.
#include "runtime/cpython/int_text.h"

static PyObject *fail(PyObject *text) {
  PyObject *shown = PyObject_Repr(text);
  if (shown != NULL && PyUnicode_GET_LENGTH(shown) > 200) Py_SETREF(shown, PyUnicode_Substring(shown, 0, 200));
  static PyObject *beginning;
  if (beginning == NULL) beginning = PyUnicode_FromString("invalid literal for int() with base 10: ");
  PyObject *message = shown != NULL && beginning != NULL ? PyUnicode_Concat(beginning, shown) : NULL;
  Py_XDECREF(shown);
  if (message == NULL) return NULL;
  jj_raise_plainly(PyExc_ValueError, message);
  Py_DECREF(message);
  return NULL;
}

int jj_int_of_text(PyObject *text, PyObject **result) {
  if (!PyUnicode_IS_READY(text) || !PyUnicode_IS_COMPACT_ASCII(text)) return 0;
  const unsigned char *at = (const unsigned char *)((PyASCIIObject *)text + 1), *end = at + PyUnicode_GET_LENGTH(text);
  while (at < end && Py_ISSPACE(*at)) at++;
  while (end > at && Py_ISSPACE(end[-1])) end--;
  int is_negative = at < end && *at == '-';
  if (at < end && (*at == '-' || *at == '+')) at++;
  if (end - at > 18) return 0;  // what it can be wrong about, too: the limit of digits
  int64_t value = 0;
  const unsigned char *first = at;
  for (; at < end && (unsigned)(*at - '0') < 10; at++) value = value * 10 + (*at - '0');
  if (at == end && at != first)
    *result = PyLong_FromLongLong(is_negative ? -value : value);
  else if (at < end && *at == '_')
    return 0;
  else
    *result = fail(text);
  return 1;
}
