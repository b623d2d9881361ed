// f-strings: their parts and the string that they make. A small int that goes straight into the string (FormatValue with JJ_KEEPS_INTS) is written there as digits.
#include "runtime/cpython/numbers.h"

enum { JJ_CONVERSION = 3, JJ_KEEPS_INTS = 4 };  // imm0 of FormatValue

PyObject *JITFormatValue(PyObject *value, PyObject *spec, int32_t how) {
  int conversion = how & JJ_CONVERSION;
  if (spec == NULL) {
    if (PyUnicode_CheckExact(value) && conversion <= 1) return Py_NewRef(value);  // it formats to itself
    if ((how & JJ_KEEPS_INTS) && PyLong_CheckExact(value) && jj_int_is_small(value)) return Py_NewRef(value);
  }
  PyObject *converted;
  switch (conversion) {
    case 0: return PyObject_Format(value, spec);
    case 1: converted = PyObject_Str(value); break;
    case 2: converted = PyObject_Repr(value); break;
    default: converted = PyObject_ASCII(value); break;
  }
  if (converted == NULL || (spec == NULL && PyUnicode_CheckExact(converted))) return converted;
  PyObject *result = PyObject_Format(converted, spec);
  Py_DECREF(converted);
  return result;
}

/// Digits and sign of a small int.
static inline Py_ssize_t width_of(int64_t value) {
  uint64_t rest = (uint64_t)(value < 0 ? -value : value);
  Py_ssize_t width = 1 + (value < 0);
  for (uint64_t power = 10; rest >= power; power *= 10) width++;
  return width;
}

static inline void write_digits(int64_t value, int kind, void *data, Py_ssize_t start, Py_ssize_t width) {
  uint32_t rest = (uint32_t)(value < 0 ? -value : value);  // of one digit of CPython's: 30 bits
  if (value < 0) PyUnicode_WRITE(kind, data, start, '-');
  Py_ssize_t at = start + width;
  do {
    at--;
    PyUnicode_WRITE(kind, data, at, (Py_UCS4)('0' + rest % 10));
    rest /= 10;
  } while (rest != 0);
}

/// Strings of all widths, and of subclasses, as __format__ may give them.
static JJ_NOINLINE PyObject *build_any(PyObject **items, int32_t n) {
  Py_ssize_t length = 0, at = 0;
  Py_UCS4 widest = 127;
  for (int32_t i = 0; i < n; i++) {
    if (PyLong_CheckExact(items[i])) {
      length += width_of(jj_int_small_value(items[i]));
    } else {
      if (PyUnicode_READY(items[i]) < 0) return NULL;
      if (PyUnicode_MAX_CHAR_VALUE(items[i]) > widest) widest = PyUnicode_MAX_CHAR_VALUE(items[i]);
      length += PyUnicode_GET_LENGTH(items[i]);
    }
  }
  PyObject *result = PyUnicode_New(length, widest);
  for (int32_t i = 0; i < n && result != NULL; i++) {
    Py_ssize_t width;
    if (PyLong_CheckExact(items[i])) {
      width = width_of(jj_int_small_value(items[i]));
      write_digits(jj_int_small_value(items[i]), PyUnicode_KIND(result), PyUnicode_DATA(result), at, width);
    } else {
      width = PyUnicode_GET_LENGTH(items[i]);
      if (width > 0 && PyUnicode_CopyCharacters(result, at, items[i], 0, width) < 0) Py_CLEAR(result);
    }
    at += width;
  }
  return result;
}

PyObject *JITBuildString(PyObject **items, int32_t n) {
  Py_ssize_t length = 0;
  for (int32_t i = 0; i < n; i++) {
    if (PyUnicode_CheckExact(items[i]) && PyUnicode_IS_COMPACT_ASCII(items[i]))
      length += PyUnicode_GET_LENGTH(items[i]);
    else if (PyLong_CheckExact(items[i]))
      length += width_of(jj_int_small_value(items[i]));
    else
      return build_any(items, n);
  }
  PyObject *result = PyUnicode_New(length, 127);
  if (result == NULL) return NULL;
  char *to = PyUnicode_DATA(result);
  for (int32_t i = 0; i < n; i++) {
    Py_ssize_t width;
    if (PyLong_CheckExact(items[i])) {
      width = width_of(jj_int_small_value(items[i]));
      write_digits(jj_int_small_value(items[i]), PyUnicode_1BYTE_KIND, to, 0, width);
    } else {
      width = PyUnicode_GET_LENGTH(items[i]);
      memcpy(to, PyUnicode_DATA(items[i]), (size_t)width);
    }
    to += width;
  }
  return result;
}
