// Calls of builtin functions and of methods of builtin types: the commonest by name (known_calls.def), done here as far as that runs no Python code that CPython would not
// run, in the same order; all others by their C function's own convention.
#include "runtime/cpython/builtin_calls.h"

#include "runtime/cpython/inline_cache.h"
#include "runtime/cpython/lookups.h"
#include "runtime/cpython/special_methods.h"
#include "runtime/cpython/texts.h"
#include "runtime/cpython/unhidden.h"
#include "runtime/runtime.h"

/// The bool that a truth value is; NULL, an exception is set, for -1.
static PyObject *bool_or_error(int truth) { return truth < 0 ? NULL : jj_bool(truth); }

// --- functions

int64_t jj_length_of(PyObject *o) {
  PyTypeObject *type = Py_TYPE(o);
  if (type == &PyBytes_Type) return Py_SIZE(o);
  if (type == &PyUnicode_Type) return PyUnicode_GET_LENGTH(o);
  if (type == &PyDict_Type) return ((PyDictObject *)o)->ma_used;
  return type == &PySet_Type ? PySet_GET_SIZE(o) : -1;
}

PyObject *JITTryLen(PyObject *o) {
  Py_ssize_t size = JITLengthOf(o);
  if (JJ_UNLIKELY(size < 0)) return NULL;
  PyObject *length = jj_int_from(size);
  if (JJ_UNLIKELY(length == NULL)) PyErr_Clear();
  return length;
}

PyObject *JITKnownLen(PyObject *o) {
  Py_ssize_t size = JITLengthOf(o);
  if (JJ_UNLIKELY(size < 0)) size = PyObject_Size(o);  // the interpreter has an instruction for it, which does not count
  return size < 0 ? NULL : jj_int_from(size);
}

PyObject *JITKnownCallable(int32_t row) { return Py_NewRef(jj_known_callables[row]); }

/// The second one wins when `second op first`.
static PyObject *better_of(PyObject *first, PyObject *second, int op) {
  int better = PyObject_RichCompareBool(second, first, op);
  return better < 0 ? NULL : Py_NewRef(better ? second : first);
}
PyObject *JITKnownMin(PyObject *a, PyObject *b) {
  if (jj_both_small(a, b)) return Py_NewRef(jj_int_small_value(b) < jj_int_small_value(a) ? b : a);
  JJ_COUNTED(call, better_of(a, b, Py_LT));
}
PyObject *JITKnownMax(PyObject *a, PyObject *b) {
  if (jj_both_small(a, b)) return Py_NewRef(jj_int_small_value(b) > jj_int_small_value(a) ? b : a);
  JJ_COUNTED(call, better_of(a, b, Py_GT));
}

PyObject *JITKnownAbs(PyObject *o) {
  if (PyFloat_CheckExact(o)) return PyFloat_FromDouble(__builtin_fabs(PyFloat_AS_DOUBLE(o)));
  if (!PyLong_CheckExact(o) || !jj_int_is_small(o)) return JIT_NOT_KNOWN;
  return jj_int_small_value(o) < 0 ? jj_int_from(-jj_int_small_value(o)) : Py_NewRef(o);
}

PyObject *JITKnownOrd(PyObject *o) {
  return PyUnicode_CheckExact(o) && PyUnicode_GET_LENGTH(o) == 1 ? jj_int_from(PyUnicode_READ_CHAR(o, 0)) : JIT_NOT_KNOWN;
}

PyObject *JITKnownChr(PyObject *o) {
  if (!PyLong_CheckExact(o) || !jj_int_is_small(o)) return JIT_NOT_KNOWN;
  int64_t point = jj_int_small_value(o);
  return point >= 0 && point <= 0x10ffff ? PyUnicode_FromOrdinal((int)point) : JIT_NOT_KNOWN;
}

/// Attributes that classes lack, whose instances look nowhere else but among their own: `entry` is filled for what would hide one.
static struct {
  PyObject *name;
  jj_attr_entry entry;
} absent[128];
JJ_INLINE unsigned place_of_absent(PyTypeObject *type, PyObject *name) { return (type->tp_version_tag * 0x9E3779B1u ^ (uint32_t)((uintptr_t)name >> 4) * 0x85EBCA6Bu) >> 25; }

/// Has it no such attribute, for certain?
JJ_INLINE int is_absent(PyObject *o, PyObject *name) {
  unsigned place = place_of_absent(Py_TYPE(o), name);
  return absent[place].name == name && absent[place].entry.version == Py_TYPE(o)->tp_version_tag && jj_is_unhidden_at_once(&absent[place].entry, o, name);
}

static JJ_NOINLINE void remember_absent(PyObject *o, PyObject *name) {
  PyTypeObject *type = Py_TYPE(o);
  if (type->tp_getattro != PyObject_GenericGetAttr || !PyUnicode_CHECK_INTERNED(name) || _PyType_Lookup(type, name) != NULL || PyErr_Occurred()) return;
  jj_attr_cache scratch = {0};
  jj_fill_scratch(&scratch, o, name, 0);
  const jj_attr_entry *entry = &scratch.entries[0];
  if (entry->version == 0 || entry->version != type->tp_version_tag || entry->kind != JJ_ATTR_EMPTY || !jj_table_holds_name(name)) return;
  unsigned place = place_of_absent(type, name);
  absent[place].name = name;
  absent[place].entry = *entry;
}

static int has_attr(PyObject *o, PyObject *name) {
  if (is_absent(o, name)) return 0;
  int found = jj_has_attr_by_name(o, name);
  if (found == 0) remember_absent(o, name);
  return found;
}

static PyObject *attribute_or(PyObject *o, PyObject *name, PyObject *otherwise) {
  if (is_absent(o, name)) return Py_NewRef(otherwise);
  PyObject *value;
  int found = jj_optional_attr_by_name(o, name, &value);
  if (found == 0) remember_absent(o, name);
  return found > 0 ? value : found < 0 ? NULL : Py_NewRef(otherwise);
}
PyObject *JITKnownGetattr(PyObject *o, PyObject *name) {
  if (!PyUnicode_CheckExact(name)) return JIT_NOT_KNOWN;
  JJ_COUNTED(fast_call, jj_attr_by_name(o, name));
}
PyObject *JITKnownGetattrOr(PyObject *o, PyObject *name, PyObject *otherwise) {
  if (!PyUnicode_CheckExact(name)) return JIT_NOT_KNOWN;
  JJ_COUNTED(fast_call, attribute_or(o, name, otherwise));
}
PyObject *JITKnownHasattr(PyObject *o, PyObject *name) {
  if (!PyUnicode_CheckExact(name)) return JIT_NOT_KNOWN;
  JJ_COUNTED(fast_call, bool_or_error(has_attr(o, name)));
}

/// next(iterator, otherwise), or, with NULL, next(iterator).
static PyObject *next_or(PyObject *iterator, PyObject *otherwise) {
  PyObject *item = Py_TYPE(iterator)->tp_iternext(iterator);
  if (JJ_LIKELY(item != NULL)) return item;
  PyObject *raised = PyErr_Occurred();
  if (otherwise == NULL) {
    if (raised == NULL && !jj_raise_stop_iteration()) PyErr_SetNone(PyExc_StopIteration);
    return NULL;
  }
  if (raised != NULL) {
    if (!PyErr_ExceptionMatches(PyExc_StopIteration)) return NULL;
    PyErr_Clear();
  }
  return Py_NewRef(otherwise);
}
PyObject *JITKnownNext(PyObject *iterator) {
  if (!PyIter_Check(iterator)) return JIT_NOT_KNOWN;
  JJ_COUNTED(fast_call, next_or(iterator, NULL));
}
PyObject *JITKnownNextOr(PyObject *iterator, PyObject *otherwise) {
  if (!PyIter_Check(iterator)) return JIT_NOT_KNOWN;
  JJ_COUNTED(fast_call, next_or(iterator, otherwise));
}

// --- methods

PyObject *jj_known_append(PyObject *list, PyObject *item) { return PyList_Append(list, item) < 0 ? NULL : Py_NewRef(Py_None); }

PyObject *JITKnownListPop(PyObject *self) {
  PyListObject *list = (PyListObject *)self;
  Py_ssize_t size = Py_SIZE(list) - 1;
  if (size <= 0 || size < list->allocated >> 1) return JIT_NOT_KNOWN;  // raises; gives memory back, all of it with the last item
  Py_SET_SIZE(list, size);
  return list->ob_item[size];
}

static PyObject *item_or(PyObject *dict, PyObject *key, PyObject *otherwise) {
  Py_hash_t hash = jj_hash_of(key);
  PyObject *value;
  int found = hash != -1 ? jj_dict_find(dict, key, hash, &value) : JJ_UNSURE;
  if (JJ_LIKELY(found != JJ_UNSURE)) return Py_NewRef(found ? value : otherwise);
  value = PyDict_GetItemWithError(dict, key);
  if (value == NULL) {
    if (PyErr_Occurred()) return NULL;
    value = otherwise;
  }
  return Py_NewRef(value);
}
PyObject *JITKnownDictGet(PyObject *dict, PyObject *key) { JJ_COUNTED(fast_call, item_or(dict, key, Py_None)); }
PyObject *JITKnownDictGetOr(PyObject *dict, PyObject *key, PyObject *otherwise) { JJ_COUNTED(fast_call, item_or(dict, key, otherwise)); }

PyObject *JITKnownSetAdd(PyObject *set, PyObject *key) { JJ_COUNTED(call, PySet_Add(set, key) < 0 ? NULL : Py_NewRef(Py_None)); }

PyObject *JITKnownStrJoin(PyObject *separator, PyObject *items) { JJ_COUNTED(call, jj_join_texts(separator, items)); }

/// A position in a string, as these methods take one: 0 where only CPython can say.
static inline int is_position(PyObject *o, Py_ssize_t *position) {
  if (!PyLong_CheckExact(o) || !jj_int_is_small(o)) return 0;
  *position = (Py_ssize_t)jj_int_small_value(o);
  return 1;
}

/// startswith (direction -1) and endswith (1) of a str.
static PyObject *tail_matches(PyObject *s, PyObject *tail, Py_ssize_t start, int direction) {
  if (!PyUnicode_Check(tail)) return JIT_NOT_KNOWN;
  return bool_or_error((int)PyUnicode_Tailmatch(s, tail, start, PY_SSIZE_T_MAX, direction));
}
PyObject *JITKnownStrStartswith(PyObject *s, PyObject *tail) { return tail_matches(s, tail, 0, -1); }
PyObject *JITKnownStrStartswithFrom(PyObject *s, PyObject *tail, PyObject *from) {
  Py_ssize_t start;
  return is_position(from, &start) ? tail_matches(s, tail, start, -1) : JIT_NOT_KNOWN;
}
PyObject *JITKnownStrEndswith(PyObject *s, PyObject *tail) { return tail_matches(s, tail, 0, 1); }

/// find (direction 1) and rfind (-1) of a str.
static PyObject *find_part(PyObject *s, PyObject *part, Py_ssize_t start, int direction) {
  if (!PyUnicode_Check(part)) return JIT_NOT_KNOWN;
  Py_ssize_t position = PyUnicode_Find(s, part, start, PY_SSIZE_T_MAX, direction);
  return JJ_LIKELY(position >= -1) ? jj_int_from(position) : NULL;
}
PyObject *JITKnownStrFind(PyObject *s, PyObject *part) { return find_part(s, part, 0, 1); }
PyObject *JITKnownStrFindFrom(PyObject *s, PyObject *part, PyObject *from) {
  Py_ssize_t start;
  return is_position(from, &start) ? find_part(s, part, start, 1) : JIT_NOT_KNOWN;
}
PyObject *JITKnownStrRfind(PyObject *s, PyObject *part) { return find_part(s, part, 0, -1); }

static PyObject *index_of_part(PyObject *s, PyObject *part, Py_ssize_t start) {
  if (!PyUnicode_Check(part)) return JIT_NOT_KNOWN;
  Py_ssize_t position = PyUnicode_Find(s, part, start, PY_SSIZE_T_MAX, 1);
  if (JJ_LIKELY(position >= 0)) return jj_int_from(position);
  if (position == -1) PyErr_SetString(PyExc_ValueError, "substring not found");
  return NULL;
}
PyObject *JITKnownStrIndex(PyObject *s, PyObject *part) { return index_of_part(s, part, 0); }
PyObject *JITKnownStrIndexFrom(PyObject *s, PyObject *part, PyObject *from) {
  Py_ssize_t start;
  return is_position(from, &start) ? index_of_part(s, part, start) : JIT_NOT_KNOWN;
}

PyObject *JITKnownStrCount(PyObject *s, PyObject *part) {
  if (!PyUnicode_Check(part)) return JIT_NOT_KNOWN;
  Py_ssize_t times = PyUnicode_Count(s, part, 0, PY_SSIZE_T_MAX);
  return times >= 0 ? jj_int_from(times) : NULL;
}

// --- which they are

/// A row of known_calls.def. type NULL: a function of the module. operands: self included.
static const struct known_row {
  PyTypeObject *type;
  const char *module, *name;
  int operands;
  void *entry;
} known_rows[JJ_NUM_KNOWN] = {
#define JJ_KNOWN_FUNCTION(id, name, arguments) {NULL, "builtins", name, arguments, (void *)JITKnown##id},
#define JJ_KNOWN_ELSEWHERE(id, module, name, arguments) {NULL, module, name, arguments, (void *)JITKnown##id},
#define JJ_KNOWN_METHOD(id, type, name, arguments) {&type, NULL, name, (arguments) + 1, (void *)JITKnown##id},
#include "runtime/known_calls.def"
};

static PyMethodDef *definitions[JJ_NUM_KNOWN];

/// First row of a definition, which is static data of CPython: an open table, nearly empty, so that one look says of most that they have none.
enum { NUM_PLACES = 256 };
static struct {
  PyMethodDef *definition;
  int row;
} places[NUM_PLACES];
static unsigned place_of(PyMethodDef *definition) {
  unsigned place = (unsigned)((uintptr_t)definition / sizeof *definition) % NUM_PLACES;
  while (places[place].definition != NULL && JJ_UNLIKELY(places[place].definition != definition)) place = (place + 1) % NUM_PLACES;
  return place;
}
/// The first row of a definition; -1: it has none.
static inline int row_of(PyMethodDef *definition) {
  unsigned place = place_of(definition);
  return places[place].definition != NULL ? places[place].row : -1;
}

static PyMethodDef *definition_of(PyObject *callable) {
  return Py_IS_TYPE(callable, &PyMethodDescr_Type) ? ((PyMethodDescrObject *)callable)->d_method : ((PyCFunctionObject *)callable)->m_ml;
}

static void enter_row(int row, PyObject *callable) {
  jj_known_callables[row] = Py_NewRef(callable);
  definitions[row] = definition_of(callable);
  unsigned place = place_of(definitions[row]);
  places[place].definition = definitions[row];
  places[place].row = row;
}

/// Is the function, of C, that of the row's module under the row's name?
static int is_of_row(PyObject *function, const struct known_row *row) {
  PyObject *self = PyCFunction_GET_SELF(function);
  PyModuleDef *module = self != NULL && PyModule_Check(self) ? PyModule_GetDef(self) : NULL;
  return module != NULL && strcmp(module->m_name, row->module) == 0 && strcmp(((PyCFunctionObject *)function)->m_ml->ml_name, row->name) == 0;
}

/// Definitions of functions that have no row, where the last ones of many were looked at.
enum { NUM_ASKED = 64 };
static PyMethodDef *asked[NUM_ASKED];
static inline PyMethodDef **place_in_asked(PyMethodDef *definition) { return &asked[(uintptr_t)definition / sizeof *definition % NUM_ASKED]; }

/// The first row of a function of any module, which may have been imported just now; -1: it has none.
static JJ_NOINLINE int find_row(PyObject *function, PyMethodDef *definition) {
  int found = row_of(definition);
  for (int i = 0; found < 0 && i < JJ_NUM_KNOWN; i++)
    if (known_rows[i].type == NULL && jj_known_callables[i] == NULL && is_of_row(function, &known_rows[i])) enter_row(found = i, function);
  if (found < 0) *place_in_asked(definition) = definition;
  return found;
}
static inline int row_of_function(PyObject *function, PyMethodDef *definition) { return JJ_LIKELY(*place_in_asked(definition) == definition) ? -1 : find_row(function, definition); }

/// Borrowed; NULL: not there, or not CPython's own.
static PyObject *find_callable(const struct known_row *row) {
  if (row->type != NULL) {
    PyObject *descr = PyDict_GetItemString(jj_type_dict(row->type), row->name);
    return descr != NULL && Py_IS_TYPE(descr, &PyMethodDescr_Type) ? descr : NULL;
  }
  PyObject *function = PyDict_GetItemString(PyEval_GetBuiltins(), row->name);  // what is elsewhere is found when it is called
  return function != NULL && PyCFunction_CheckExact(function) && is_of_row(function, row) ? function : NULL;
}

PyObject *jj_tuple_of(PyObject *const *items, Py_ssize_t n) {
#pragma clang loop vectorize(disable) unroll(disable)
  for (Py_ssize_t i = 0; i < n; i++) Py_INCREF(items[i]);
  return jj_tuple_of_taken(items, n);
}

PyObject *jj_tuple_of_taken(PyObject *const *items, Py_ssize_t n) {
  PyObject *tuple = jj_fill_kept_tuple(items, n);
  if (JJ_LIKELY(tuple != NULL)) return tuple;
  tuple = PyTuple_New(n);
  for (Py_ssize_t i = 0; i < n; i++) {
    if (JJ_LIKELY(tuple != NULL)) PyTuple_SET_ITEM(tuple, i, items[i]);
    else Py_DECREF(items[i]);
  }
  if (tuple != NULL && n > 0) jj_tuple_filled(tuple);
  return tuple;
}

void jj_find_builtins(void) {  // again, when a module is reloaded
  for (int i = JJ_NUM_KNOWN - 1; i >= 0; i--) {
    PyObject *callable = jj_known_callables[i] != NULL ? NULL : find_callable(&known_rows[i]);
    if (callable != NULL) enter_row(i, callable);
  }
}

// --- calls

/// By the rows of the table from this one on; JIT_NOT_KNOWN: none serves. Of a method the first operand is self.
static JJ_NOINLINE PyObject *call_known(int first, PyObject *const *operands, Py_ssize_t n) {
  for (int i = first; i < JJ_NUM_KNOWN && definitions[i] == definitions[first]; i++) {
    const struct known_row *row = &known_rows[i];
    if (row->operands != n) continue;
    if (row->type != NULL && !Py_IS_TYPE(operands[0], row->type)) break;
    switch (n) {
      case 1: return ((PyObject * (*)(PyObject *)) row->entry)(operands[0]);
      case 2: return ((PyObject * (*)(PyObject *, PyObject *)) row->entry)(operands[0], operands[1]);
      default: return ((PyObject * (*)(PyObject *, PyObject *, PyObject *)) row->entry)(operands[0], operands[1], operands[2]);
    }
  }
  return JIT_NOT_KNOWN;
}

static JJ_NOINLINE PyObject *call_generally(PyObject *callable, PyObject *const *args, size_t nargsf, PyObject *kwnames) {
  vectorcallfunc function = *(vectorcallfunc *)((char *)callable + Py_TYPE(callable)->tp_vectorcall_offset);
  return function != NULL ? function(callable, args, nargsf, kwnames) : PyObject_Vectorcall(callable, args, nargsf, kwnames);
}

/// Has it arguments that are taken apart before anything is done? There a row of the table saves something.
static inline int takes_several(PyMethodDef *definition) { return (definition->ml_flags & (METH_NOARGS | METH_O)) == 0; }

/// The rest of a call that jj_enter_call has counted.
static JJ_NOINLINE PyObject *call_simple(PyObject *self, PyObject *argument, PyCFunction function, PyThreadState *ts) {
  PyObject *result = function(self, argument);
  jj_leave_call(ts);
  return result;
}
/// By jj_enter_fast_call.
static JJ_NOINLINE PyObject *call_fast(PyObject *self, PyObject *const *args, Py_ssize_t n, PyObject *kwnames, PyCFunction function, PyThreadState *ts) {
  // those without keywords do not look at the last one
  PyObject *result = ((PyObject * (*)(PyObject *, PyObject *const *, Py_ssize_t, PyObject *))(void (*)(void)) function)(self, args, n, kwnames);
  jj_leave_fast_call(ts);
  return result;
}

/// The same by jj_enter_call.
static JJ_NOINLINE PyObject *call_counted(PyObject *self, PyObject *const *args, Py_ssize_t n, PyCFunction function, PyThreadState *ts) {
  PyObject *result = ((PyObject * (*)(PyObject *, PyObject *const *, Py_ssize_t, PyObject *))(void (*)(void)) function)(self, args, n, NULL);
  jj_leave_call(ts);
  return result;
}

/// Of the arguments of an exit whose block has ended well: one for all, unless somebody has it (then NULL).
JJ_INLINE PyObject *three_nones(PyObject *const *args, Py_ssize_t n) {
  static PyObject *nones;
  if (n != 3 || args[0] != Py_None || args[1] != Py_None || args[2] != Py_None) return NULL;
  if (JJ_UNLIKELY(nones == NULL)) nones = PyTuple_Pack(3, Py_None, Py_None, Py_None);
  if (JJ_UNLIKELY(nones == NULL)) PyErr_Clear();
  return nones != NULL && Py_REFCNT(nones) == 1 ? Py_NewRef(nones) : NULL;
}
/// By jj_enter_call.
static JJ_NOINLINE PyObject *call_with_tuple(PyObject *self, PyObject *const *args, Py_ssize_t n, PyMethodDef *definition, PyThreadState *ts) {
  PyObject *tuple = three_nones(args, n), *result = NULL;
  if (tuple == NULL) tuple = jj_tuple_of(args, n);
  if (JJ_LIKELY(tuple != NULL)) {
    // those without keywords do not look at the last one
    result = ((PyCFunctionWithKeywords)(void (*)(void))definition->ml_meth)(self, tuple, NULL);
    Py_DECREF(tuple);
  }
  jj_leave_call(ts);
  return result;
}

/// By jj_enter_call: no instruction of the interpreter is specialised for them.
static JJ_NOINLINE PyObject *call_of_class(PyObject *self, PyTypeObject *cls, PyObject *const *args, size_t n, PyObject *kwnames, PyCFunction function, PyThreadState *ts) {
  PyObject *result = ((PyCMethod)(void (*)(void))function)(self, cls, args, n, kwnames);
  jj_leave_call(ts);
  return result;
}

/// How a C function is given its arguments. METH_METHOD: that of a heap type is told the class that defines it.
enum { CONVENTION = METH_VARARGS | METH_FASTCALL | METH_NOARGS | METH_O | METH_KEYWORDS | METH_METHOD };
static inline int convention_of(PyMethodDef *definition) { return definition->ml_flags & CONVENTION; }

/// A call by what takes several arguments, without keywords; `general` calls the same by CPython.
JJ_INLINE PyObject *call_by_convention(PyMethodDef *definition, PyObject *self, PyTypeObject *cls, PyObject *const *args, Py_ssize_t n, PyObject *callable, PyObject *const *general, size_t nargsf) {
  PyThreadState *ts = _PyThreadState_GET();
  switch (convention_of(definition)) {
    case METH_FASTCALL:
    case METH_FASTCALL | METH_KEYWORDS:
      if (JJ_LIKELY(jj_enter_fast_call(ts))) return call_fast(self, args, n, NULL, definition->ml_meth, ts);
      break;
    case METH_VARARGS:
    case METH_VARARGS | METH_KEYWORDS:
      if (JJ_LIKELY(jj_enter_call(ts))) return call_with_tuple(self, args, n, definition, ts);
      break;
    case METH_FASTCALL | METH_KEYWORDS | METH_METHOD:
      if (JJ_LIKELY(jj_enter_call(ts))) return call_of_class(self, cls, args, (size_t)n, NULL, definition->ml_meth, ts);
      break;
    default: break;
  }
  return call_generally(callable, general, nargsf, NULL);
}

/// A method whose arguments are taken apart, with the arguments from self on.
static JJ_NOINLINE PyObject *call_known_method(int row, PyObject *callable, PyObject *const *args, size_t nargsf, PyMethodDef *definition) {
  PyObject *result = call_known(row, args, PyVectorcall_NARGS(nargsf));
  if (JJ_LIKELY(result != JIT_NOT_KNOWN)) return result;
  return call_by_convention(definition, args[0], PyDescr_TYPE(callable), args + 1, PyVectorcall_NARGS(nargsf) - 1, callable, args, nargsf);
}
static JJ_NOINLINE PyObject *call_several(PyObject *callable, PyObject *const *args, size_t nargsf, PyMethodDef *definition) {
  int row = row_of(definition);
  if (row >= 0) return call_known_method(row, callable, args, nargsf, definition);
  return call_by_convention(definition, args[0], PyDescr_TYPE(callable), args + 1, PyVectorcall_NARGS(nargsf) - 1, callable, args, nargsf);
}

/// A method that the class of self inherits: no instruction of the interpreter is specialised for it, so that each counts as a call.
static JJ_NOINLINE PyObject *call_inherited(PyObject *callable, PyObject *const *args, size_t nargsf, PyMethodDef *definition) {
  PyThreadState *ts = _PyThreadState_GET();
  Py_ssize_t n = PyVectorcall_NARGS(nargsf) - 1;
  PyCFunction function = definition->ml_meth;
  if (JJ_UNLIKELY(!jj_enter_call(ts))) return call_generally(callable, args, nargsf, NULL);
  switch (convention_of(definition)) {
    case METH_NOARGS:
      if (n == 0) return call_simple(args[0], NULL, function, ts);
      break;
    case METH_O:
      if (n == 1) return call_simple(args[0], args[1], function, ts);
      break;
    case METH_FASTCALL:
    case METH_FASTCALL | METH_KEYWORDS: return call_counted(args[0], args + 1, n, function, ts);
    case METH_FASTCALL | METH_KEYWORDS | METH_METHOD: return call_of_class(args[0], PyDescr_TYPE(callable), args + 1, (size_t)n, NULL, function, ts);
    case METH_VARARGS:
    case METH_VARARGS | METH_KEYWORDS: return call_with_tuple(args[0], args + 1, n, definition, ts);
    default: break;
  }
  jj_leave_call(ts);
  return call_generally(callable, args, nargsf, NULL);
}

PyObject *jj_call_method_descriptor(PyObject *callable, PyObject *const *args, size_t nargsf, PyObject *kwnames) {
  Py_ssize_t n = PyVectorcall_NARGS(nargsf);
  PyMethodDef *definition = ((PyMethodDescrObject *)callable)->d_method;
  if (JJ_LIKELY(kwnames == NULL && n > 0 && Py_IS_TYPE(args[0], PyDescr_TYPE(callable)))) {
    if (takes_several(definition)) return call_several(callable, args, nargsf, definition);
    PyThreadState *ts = _PyThreadState_GET();
    int takes_one = definition->ml_flags & METH_O;
    if (JJ_LIKELY(n == (takes_one ? 2 : 1) && jj_enter_call(ts))) return call_simple(args[0], takes_one ? args[1] : NULL, definition->ml_meth, ts);
    // No level of recursion is left. The interpreter's instruction for list.append asks for none.
    if (n == 2 && callable == jj_known_callables[JJ_KNOWN_ListAppend]) return JITKnownListAppend(args[0], args[1]);
  } else if (kwnames == NULL && n > 0 && PyType_IsSubtype(Py_TYPE(args[0]), PyDescr_TYPE(callable))) {
    return call_inherited(callable, args, nargsf, definition);
  }
  return call_generally(callable, args, nargsf, kwnames);
}

/// By the rows of the table, as a function of a module or a bound method.
static JJ_NOINLINE PyObject *call_known_function(int row, PyObject *callable, PyObject *const *args, size_t nargsf, PyMethodDef *definition) {
  Py_ssize_t n = PyVectorcall_NARGS(nargsf);
  PyObject *self = PyCFunction_GET_SELF(callable), *result;
  if (known_rows[row].type == NULL) {
    result = call_known(row, args, n);
  } else {
    PyObject *bound[3] = {self, n > 0 ? args[0] : NULL, n > 1 ? args[1] : NULL};
    result = call_known(row, bound, n + 1);
  }
  return result != JIT_NOT_KNOWN ? result : call_by_convention(definition, self, NULL, args, n, callable, args, nargsf);
}

/// A function whose arguments are taken apart.
static JJ_NOINLINE PyObject *call_several_of_function(PyObject *callable, PyObject *const *args, size_t nargsf, PyMethodDef *definition) {
  int row = row_of_function(callable, definition);
  if (row >= 0) return call_known_function(row, callable, args, nargsf, definition);
  return call_by_convention(definition, PyCFunction_GET_SELF(callable), NULL, args, PyVectorcall_NARGS(nargsf), callable, args, nargsf);
}

PyObject *jj_call_builtin_function(PyObject *callable, PyObject *const *args, size_t nargsf, PyObject *kwnames) {
  PyMethodDef *definition = ((PyCFunctionObject *)callable)->m_ml;
  Py_ssize_t n = PyVectorcall_NARGS(nargsf);
  if (JJ_LIKELY(kwnames == NULL)) {
    if (takes_several(definition)) return call_several_of_function(callable, args, nargsf, definition);
    int takes_one = definition->ml_flags & METH_O;
    if (JJ_LIKELY(n == (takes_one ? 1 : 0))) {
      if (callable == jj_known_callables[JJ_KNOWN_Len]) return JITKnownLen(args[0]);
      int row = takes_one ? row_of_function(callable, definition) : -1;
      if (JJ_UNLIKELY(row >= 0)) return call_known_function(row, callable, args, nargsf, definition);
      PyThreadState *ts = _PyThreadState_GET();
      if (JJ_LIKELY(jj_enter_call(ts))) return call_simple(PyCFunction_GET_SELF(callable), takes_one ? args[0] : NULL, definition->ml_meth, ts);
    }
  } else if (convention_of(definition) == (METH_FASTCALL | METH_KEYWORDS)) {
    PyThreadState *ts = _PyThreadState_GET();
    if (JJ_LIKELY(jj_enter_fast_call(ts))) return call_fast(PyCFunction_GET_SELF(callable), args, n, kwnames, definition->ml_meth, ts);
  }
  return call_generally(callable, args, nargsf, kwnames);
}

PyObject *jj_call_bound_of_class(PyObject *callable, PyObject *const *args, size_t nargsf, PyObject *kwnames) {
  PyMethodDef *definition = ((PyCFunctionObject *)callable)->m_ml;
  PyThreadState *ts = _PyThreadState_GET();
  if (JJ_UNLIKELY(convention_of(definition) != (METH_FASTCALL | METH_KEYWORDS | METH_METHOD) || !jj_enter_call(ts))) return call_generally(callable, args, nargsf, kwnames);
  return call_of_class(PyCFunction_GET_SELF(callable), PyCFunction_GET_CLASS(callable), args, (size_t)PyVectorcall_NARGS(nargsf), kwnames, definition->ml_meth, ts);
}
