// f-strings: their parts and the string that they make. A small int that goes straight into the string (FormatValue with JJ_KEEPS_INTS) is written there as digits.
// format % args and separator.join(items) where all is ASCII: measured, then written in place.
#include "runtime/cpython/texts.h"

#include "runtime/cpython/numbers.h"

enum { JJ_CONVERSION = 3, JJ_KEEPS_INTS = 4, JJ_CONVERTS_ONLY = 8 };  // imm0 of FormatValue

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
  if (converted == NULL || (how & JJ_CONVERTS_ONLY) || (spec == NULL && PyUnicode_CheckExact(converted))) return converted;
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

/// A part of a string to be made: an exact ASCII string or a small int.
static inline int is_plain_part(PyObject *part) { return jj_is_ascii(part) || (PyLong_CheckExact(part) && jj_int_is_small(part)); }

static inline Py_ssize_t width_of_part(PyObject *part) { return PyLong_CheckExact(part) ? width_of(jj_int_small_value(part)) : PyUnicode_GET_LENGTH(part); }

/// Returns where it ends.
static inline char *write_part(char *to, PyObject *part) {
  Py_ssize_t width = width_of_part(part);
  if (PyLong_CheckExact(part)) write_digits(jj_int_small_value(part), PyUnicode_1BYTE_KIND, to, 0, width);
  else jj_copy_ascii(to, jj_ascii_data(part), width);
  return to + width;
}

PyObject *JITBuildString(PyObject **items, int32_t n) {
  Py_ssize_t length = 0;
  for (int32_t i = 0; i < n; i++) {
    if (JJ_UNLIKELY(!is_plain_part(items[i]))) return build_any(items, n);
    length += width_of_part(items[i]);
  }
  PyObject *result = PyUnicode_New(length, 127);
  if (result == NULL) return NULL;
  char *to = jj_ascii_data(result);
  for (int32_t i = 0; i < n; i++) to = write_part(to, items[i]);
  return result;
}

// --- format % args

/// What a format takes of its arguments, one after the other.
typedef struct {
  PyObject *const *args;
  Py_ssize_t n, taken;
} arguments;

/// The argument that a conversion takes, or NULL: it is none of those written here.
static inline PyObject *argument_of(arguments *a, char conversion) {
  if (JJ_UNLIKELY(a->taken == a->n)) return NULL;
  PyObject *arg = a->args[a->taken++];
  int fits = conversion == 's' ? is_plain_part(arg) : (conversion == 'd' || conversion == 'i' || conversion == 'u') && PyLong_CheckExact(arg) && jj_int_is_small(arg);
  return JJ_LIKELY(fits) ? arg : NULL;
}

/// How long the result is; -1: not all of it can be written here.
static Py_ssize_t length_of_result(const char *at, const char *end, arguments a) {
  Py_ssize_t length = end - at;
  while ((at = memchr(at, '%', (size_t)(end - at))) != NULL) {
    if (++at == end) return -1;
    if (*at == '%') {
      length--;
    } else {
      PyObject *arg = argument_of(&a, *at);
      if (arg == NULL) return -1;
      length += width_of_part(arg) - 2;
    }
    at++;
  }
  return a.taken == a.n ? length : -1;
}

static void write_result(char *to, const char *at, const char *end, arguments a) {
  for (const char *next; (next = memchr(at, '%', (size_t)(end - at))) != NULL; at = next + 2) {
    jj_copy_ascii(to, at, next - at);
    to += next - at;
    if (next[1] == '%') *to++ = '%';
    else to = write_part(to, a.args[a.taken++]);
  }
  jj_copy_ascii(to, at, end - at);
}

PyObject *jj_format_text(PyObject *format, PyObject *args) {
  if (!PyUnicode_IS_COMPACT_ASCII(format)) return NULL;
  arguments a = PyTuple_CheckExact(args) ? (arguments){((PyTupleObject *)args)->ob_item, PyTuple_GET_SIZE(args), 0} : (arguments){&args, 1, 0};
  const char *start = jj_ascii_data(format), *end = start + PyUnicode_GET_LENGTH(format);
  Py_ssize_t length = length_of_result(start, end, a);
  // CPython gives one of its own for a character, and may give the argument itself where nothing is around it.
  if (length <= 1 || (a.n > 0 && jj_is_ascii(a.args[a.n - 1]) && length == PyUnicode_GET_LENGTH(a.args[a.n - 1]))) return NULL;
  PyObject *result = PyUnicode_New(length, 127);
  if (JJ_UNLIKELY(result == NULL)) {  // CPython will say so
    PyErr_Clear();
    return NULL;
  }
  write_result(jj_ascii_data(result), start, end, a);
  return result;
}

// --- separator.join(items)

/// How long the result is; -1: not all of it is ASCII, or more than there can be.
static Py_ssize_t length_of_joined(PyObject *separator, PyObject *const *items, Py_ssize_t n) {
  Py_ssize_t length;
  if (!jj_is_ascii(separator) || __builtin_mul_overflow(PyUnicode_GET_LENGTH(separator), n - 1, &length)) return -1;
  for (Py_ssize_t i = 0; i < n; i++)
    if (JJ_UNLIKELY(!jj_is_ascii(items[i]) || __builtin_add_overflow(length, PyUnicode_GET_LENGTH(items[i]), &length))) return -1;
  return length;
}

/// Two strings and more, in a list or tuple.
static PyObject *join_several(PyObject *separator, PyObject *sequence, PyObject *const *items, Py_ssize_t n) {
  Py_ssize_t length = length_of_joined(separator, items, n), between = PyUnicode_GET_LENGTH(separator);
  if (JJ_UNLIKELY(length <= 1)) return PyUnicode_Join(separator, sequence);  // a character is one of CPython's own
  PyObject *result = PyUnicode_New(length, 127);
  if (JJ_UNLIKELY(result == NULL)) return NULL;
  char *to = jj_ascii_data(result);
  for (Py_ssize_t i = 0; i < n; i++) {
    if (i > 0 && between > 0) {
      jj_copy_ascii(to, jj_ascii_data(separator), between);
      to += between;
    }
    Py_ssize_t width = PyUnicode_GET_LENGTH(items[i]);
    jj_copy_ascii(to, jj_ascii_data(items[i]), width);
    to += width;
  }
  return result;
}

PyObject *jj_join_texts(PyObject *separator, PyObject *iterable) {
  PyObject *sequence = PySequence_Fast(iterable, "can only join an iterable");
  if (JJ_UNLIKELY(sequence == NULL)) return NULL;
  PyObject *const *items = PySequence_Fast_ITEMS(sequence);
  Py_ssize_t n = Py_SIZE(sequence);
  PyObject *result = n == 1 && PyUnicode_CheckExact(items[0]) ? Py_NewRef(items[0]) : n > 1 ? join_several(separator, sequence, items, n) : PyUnicode_Join(separator, sequence);
  Py_DECREF(sequence);
  return result;
}
