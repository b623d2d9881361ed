// `try: return self.cache` / `except AttributeError`: CPython formats the error's text by its general function, makes the exception by a call with a tuple and a dict, and sets its attributes as
// those of any object. The same exception is made here from its parts.
#include "runtime/cpython/missing_attributes.h"

#include "runtime/cpython/inline_cache.h"
#include "runtime/cpython/raised.h"

/// `'TYPE' object has no attribute 'NAME'`; NULL, nothing set: to be made generally.
static PyObject *text_of(PyTypeObject *type, PyObject *name) {
  static const char between[] = "' object has no attribute '";
  enum { LONGEST = JJ_SHOWN_OF_TYPE_NAME, BETWEEN = sizeof between - 1 };
  size_t length = strnlen(type->tp_name, LONGEST);
  if (!PyUnicode_CheckExact(name) || !PyUnicode_IS_READY(name) || !PyUnicode_IS_COMPACT_ASCII(name)) return NULL;
  for (size_t i = 0; i < length; i++)
    if ((signed char)type->tp_name[i] < 0) return NULL;
  size_t name_length = (size_t)PyUnicode_GET_LENGTH(name);
  PyObject *text = PyUnicode_New((Py_ssize_t)(1 + length + BETWEEN + name_length + 1), 127);
  if (text == NULL) {
    PyErr_Clear();
    return NULL;
  }
  char *to = (char *)((PyASCIIObject *)text + 1);
  *to++ = '\'';
  memcpy(to, type->tp_name, length);
  memcpy(to += length, between, BETWEEN);
  memcpy(to += BETWEEN, (PyASCIIObject *)name + 1, name_length);
  to[name_length] = '\'';
  return text;
}

/// The error, or NULL, nothing set.
static PyObject *make_error(PyObject *args, PyObject *o, PyObject *name) {
  PyObject *made = jj_make_attribute_error(_PyThreadState_GET(), args, o, name);
  if (JJ_LIKELY(made != NULL)) return made;
  PyTypeObject *type = (PyTypeObject *)PyExc_AttributeError;
  PyAttributeErrorObject *error = (PyAttributeErrorObject *)type->tp_alloc(type, 0);
  if (error == NULL) return NULL;
  error->args = args;
  error->obj = Py_NewRef(o);
  error->name = Py_NewRef(name);
  return (PyObject *)error;
}

/// Sets it; 0: it could not be made, and nothing is set.
static int raise_missing(PyObject *o, PyObject *name) {
  PyObject *text = text_of(Py_TYPE(o), name);
  if (text == NULL) return 0;
  PyObject *args = jj_fill_kept_tuple(&text, 1);
  if (args == NULL) {
    args = PyTuple_Pack(1, text);
    Py_DECREF(text);
  }
  PyObject *error = args != NULL ? make_error(args, o, name) : NULL;
  if (error == NULL) {
    Py_XDECREF(args);
    PyErr_Clear();
    return 0;
  }
  jj_raise(PyExc_AttributeError, error);
  return 1;
}

/// Does looking among the instance's own attributes run no code? (Exact strings do not.)
static int looks_quietly(PyObject *o, PyTypeObject *type) {
  int32_t offset;
  if (!jj_dict_offset(type, &offset)) return 0;
  PyObject *dict = offset == JJ_MANAGED_DICT ? jj_managed_dict(o) : offset != 0 ? jj_dict_at(o, offset) : NULL;
  return dict == NULL || jj_keys_are_unicode(jj_dict_keys(dict));
}

PyObject *jj_get_attribute(PyObject *o, PyObject *name) {
  PyTypeObject *type = Py_TYPE(o);
  int is_plain = type->tp_getattro == PyObject_GenericGetAttr && PyUnicode_CheckExact(name) && looks_quietly(o, type) && _PyType_Lookup(type, name) == NULL;
  if (!is_plain) return PyObject_GetAttr(o, name);
  PyObject *value = _PyObject_GenericGetAttrWithDict(o, name, NULL, 1);
  return value != NULL || PyErr_Occurred() || raise_missing(o, name) ? value : PyObject_GetAttr(o, name);
}
