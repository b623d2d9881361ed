// array.array keeps numbers unboxed; its own functions parse indices and values as arguments of calls. Its type belongs to a module that may not be there, so it is known by the
// functions that it fills its slots with: they live as long as the process, and subclasses that do not define their own have them, too.
#include "runtime/cpython/arrays.h"

#include "runtime/cpython/lookups.h"

typedef struct ArrayObject ArrayObject;

/// The beginning of struct arraydescr (Modules/arraymodule.c): a row for each type code.
typedef struct {
  char typecode;
  int itemsize;
  PyObject *(*getitem)(ArrayObject *, Py_ssize_t);
  int (*setitem)(ArrayObject *, Py_ssize_t, PyObject *);
} ArrayItems;

/// The beginning of arrayobject, likewise; the same from 3.11 to 3.14.
struct ArrayObject {
  PyObject_VAR_HEAD
  char *items;
  Py_ssize_t allocated;
  const ArrayItems *kind;
};

static binaryfunc array_subscript;
static objobjargproc array_ass_subscript;

/// Is it the type that the module `array` has made? Only C code makes heap types that cannot be changed.
static int is_array_type(PyTypeObject *type) {
  if (!PyType_HasFeature(type, Py_TPFLAGS_HEAPTYPE) || !PyType_HasFeature(type, Py_TPFLAGS_IMMUTABLETYPE) || strcmp(type->tp_name, "array.array") != 0) return 0;
  PyObject *module = ((PyHeapTypeObject *)type)->ht_module;
  PyModuleDef *definition = module != NULL && PyModule_Check(module) ? PyModule_GetDef(module) : NULL;
  return definition != NULL && strcmp(definition->m_name, "array") == 0 && (size_t)type->tp_basicsize >= sizeof(ArrayObject);
}

static JJ_NOINLINE int learn_array(PyTypeObject *type) {
  if (!is_array_type(type)) return 0;
  array_subscript = type->tp_as_mapping->mp_subscript;
  array_ass_subscript = type->tp_as_mapping->mp_ass_subscript;
  return 1;
}

/// Does the object's class keep, of array's functions for items, the one that reads, or the one that writes?
static inline int reads_as_array(PyTypeObject *type) {
  if (JJ_UNLIKELY(array_subscript == NULL)) return learn_array(type);
  return type->tp_as_mapping != NULL && type->tp_as_mapping->mp_subscript == array_subscript;
}
static inline int writes_as_array(PyTypeObject *type) {
  if (JJ_UNLIKELY(array_subscript == NULL)) return learn_array(type);
  return type->tp_as_mapping != NULL && type->tp_as_mapping->mp_ass_subscript == array_ass_subscript;
}

/// Is it, counted from either end, one of the items? From the start then.
static inline int is_among(PyObject *o, int64_t *index) {
  if (*index < 0) *index += Py_SIZE(o);
  return (size_t)*index < (size_t)Py_SIZE(o);
}

int jj_array_item(PyObject *o, int64_t index, PyObject **item) {
  if (!reads_as_array(Py_TYPE(o)) || !is_among(o, &index)) return 0;
  ArrayObject *array = (ArrayObject *)o;
  *item = array->kind->typecode == 'd' ? PyFloat_FromDouble(((const double *)array->items)[index]) : array->kind->getitem(array, index);
  return 1;
}

static inline int store_float(ArrayObject *array, int64_t index, double value) {
  switch (array->kind->typecode) {
    case 'd': ((double *)array->items)[index] = value; return 1;
    case 'f': ((float *)array->items)[index] = (float)value; return 1;
    default: return 0;
  }
}

/// Where items are of a type of C, and the small int is one of its values.
#define JJ_STORE_AS(Type)                         \
  if ((int64_t)(Type)value != value) return 0;    \
  ((Type *)array->items)[index] = (Type)value;    \
  return 1
#define JJ_STORE_AS_UNSIGNED(Type) \
  if (value < 0) return 0;         \
  JJ_STORE_AS(Type)

static int store_int(ArrayObject *array, int64_t index, int64_t value) {
  switch (array->kind->typecode) {
    case 'b': JJ_STORE_AS(signed char);
    case 'h': JJ_STORE_AS(short);
    case 'i': JJ_STORE_AS(int);
    case 'l': JJ_STORE_AS(long);
    case 'q': JJ_STORE_AS(long long);
    case 'B': JJ_STORE_AS_UNSIGNED(unsigned char);
    case 'H': JJ_STORE_AS_UNSIGNED(unsigned short);
    case 'I': JJ_STORE_AS_UNSIGNED(unsigned int);
    case 'L': JJ_STORE_AS_UNSIGNED(unsigned long);
    case 'Q': JJ_STORE_AS_UNSIGNED(unsigned long long);
    default: return store_float(array, index, (double)value);
  }
}

int jj_store_float_in_array(PyObject *o, int64_t index, double value) {
  return writes_as_array(Py_TYPE(o)) && is_among(o, &index) && store_float((ArrayObject *)o, index, value);
}

static int store_byte(PyObject *bytes, int64_t index, int64_t value) {
  if ((uint64_t)value > UCHAR_MAX) return 0;
  PyByteArray_AS_STRING(bytes)[index] = (char)value;
  return 1;
}

int jj_store_number(PyObject *o, int64_t index, PyObject *value) {
  PyTypeObject *type = Py_TYPE(o);
  int is_bytes = jj_stores_items_as(type, &PyByteArray_Type), is_small = PyLong_CheckExact(value) && jj_int_is_small(value);
  if (!is_bytes && !writes_as_array(type)) return 0;
  if (!(is_small || PyFloat_CheckExact(value)) || !is_among(o, &index)) return 0;
  if (!is_small) return !is_bytes && store_float((ArrayObject *)o, index, PyFloat_AS_DOUBLE(value));
  int64_t number = jj_int_small_value(value);
  return is_bytes ? store_byte(o, index, number) : store_int((ArrayObject *)o, index, number);
}
