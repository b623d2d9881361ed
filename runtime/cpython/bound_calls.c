// Calls of native functions that their entry cannot hand on as they are (JITCallBound): arguments have to be bound to parameters, or to be held.
//
// Bound here is what binds without an error and without running anybody's code: positions, keywords that are the parameters' names themselves, defaults, *args, **kwargs. Arguments
// that live on in the caller are lent on to the body; the call owns those that were given away, and what is made for it. The rest, errors above all, is the binder's
// (objects/argument_binder.cpp). Parameters are sets of bits here, and few: a call pays for what it binds.
#include "runtime/cpython/lookups.h"
#include "runtime/objects/function.h"

/// Loops of a few rounds: neither vectors nor calls of memcpy serve them.
#define JJ_SHORT_LOOPS __attribute__((no_builtin("memcpy", "memset")))
#define JJ_SHORT_LOOP _Pragma("clang loop vectorize(disable) unroll(disable)")

/// A function whose arguments are to be bound, and what its code says of its parameters.
typedef struct {
  PyFunctionObject *func;
  PyCodeObject *code;
  PyObject *const *names;
  Py_ssize_t count, total;  ///< parameters that may be given by position, and all but *args and **kwargs
} callee;

JJ_INLINE callee callee_of(PyFunctionObject *func) {
  PyCodeObject *code = (PyCodeObject *)func->func_code;
  return (callee){func, code, ((PyTupleObject *)code->co_localsplusnames)->ob_item, code->co_argcount, code->co_argcount + code->co_kwonlyargcount};
}

/// The first n parameters (31 at most).
JJ_INLINE uint32_t first_parameters(Py_ssize_t n) { return (1u << n) - 1; }

/// Every body that is called counts as a native entry.
JJ_INLINE PyObject *call_body(const JITUnit *unit, PyFunctionObject *func, PyObject **bound, uint32_t given) {
  ++*unit->module->nativeCalls;
  return unit->body(_PyThreadState_GET(), func, bound, given);
}

/// Finds the parameter of each keyword and binds it: *filled is the set of bound ones, place[k] the parameter. 0: only the binder can say, or it is an error. `extra`: the set of the
/// keywords that go to **kwargs; NULL: there is none.
JJ_INLINE int bind_keywords(callee c, PyObject *const *values, Py_ssize_t positional, PyObject *kwnames, PyObject **bound, uint32_t *filled, uint8_t *place, uint32_t *extra) {
  Py_ssize_t first = c.code->co_posonlyargcount, n = PyTuple_GET_SIZE(kwnames), next = positional > first ? positional : first;
  for (Py_ssize_t k = 0; k < n; k++) {
    PyObject *keyword = PyTuple_GET_ITEM(kwnames, k);
    Py_ssize_t i = next;  // they use to be in the order of the parameters
    for (;; i++) {
      if (JJ_UNLIKELY(i >= c.total)) break;
      if (c.names[i] == keyword) goto found;
    }
    for (i = first; i < next; i++)
      if (c.names[i] == keyword) goto found;
    // Parameters' names are interned: an interned name that is none of them equals none of them.
    if (extra == NULL || !PyUnicode_CheckExact(keyword) || !PyUnicode_CHECK_INTERNED(keyword)) return 0;
    if (JJ_UNLIKELY(jj_levels_in_c(_PyThreadState_GET()) <= 0)) return 0;  // CPython compares, and meets the recursion limit
    *extra |= 1u << k;
    continue;
  found:
    if (JJ_UNLIKELY(*filled >> i & 1)) return 0;
    *filled |= 1u << i;
    bound[i] = values[k];
    place[k] = (uint8_t)i;
    next = i + 1;
  }
  return 1;
}

/// Value in __kwdefaults__ (borrowed); NULL: it has none, or only CPython can say.
static JJ_NOINLINE PyObject *find_keyword_default(PyObject *values, PyObject *name) {
  PyObject *value;
  Py_hash_t hash = jj_known_hash(name);
  return values != NULL && PyDict_CheckExact(values) && hash != -1 && jj_dict_find(values, name, hash, &value) == 1 ? value : NULL;
}

/// References to the defaults of the keyword-only parameters in the set. 0: nothing was done.
static JJ_NOINLINE int add_keyword_defaults(PyFunctionObject *func, uint32_t set, PyObject **bound) {
  callee c = callee_of(func);
  PyObject *values = func->func_kwdefaults;
  PyDictUnicodeEntry *entries = NULL;
  Py_ssize_t num_entries = 0;
  if (values != NULL && JJ_LIKELY(PyDict_CheckExact(values) && ((PyDictObject *)values)->ma_values == NULL && jj_keys_are_unicode(jj_dict_keys(values))))
    entries = jj_unicode_entries(jj_dict_keys(values)), num_entries = jj_dict_keys(values)->dk_nentries;
  for (uint32_t left = set; left != 0; left &= left - 1) {
    int i = __builtin_ctz(left);
    Py_ssize_t number = i - c.count;  // where it is when all have one
    PyObject *value = number < num_entries && entries[number].me_key == c.names[i] ? entries[number].me_value : find_keyword_default(values, c.names[i]);
    if (JJ_UNLIKELY(value == NULL)) {
      for (set &= ~left; set != 0; set &= set - 1) Py_DECREF(bound[__builtin_ctz(set)]);
      return 0;
    }
    bound[i] = Py_NewRef(value);
  }
  return 1;
}

/// The arguments whose references were given away and that became parameters leave the caller's array: the set of those parameters.
static JJ_NOINLINE uint32_t take_given(PyObject **args, Py_ssize_t nargs, Py_ssize_t positional, uint32_t given, uint32_t extra, const uint8_t *place) {
  uint32_t owned = given & first_parameters(positional);
  for (uint32_t left = given & ~(extra << nargs); left != 0; left &= left - 1) {
    int i = __builtin_ctz(left);
    args[i] = NULL;
    if (i >= nargs) owned |= 1u << place[i - nargs];
  }
  return owned;
}

/// Releases what is left of the references that were the call's, in the order in which a frame releases its locals.
JJ_INLINE void release_owned(PyObject **bound, uint32_t owned) {
  while (owned != 0) {
    int i = JJ_LOCALS_DIE_BACKWARDS ? 31 - __builtin_clz(owned) : __builtin_ctz(owned);
    owned &= ~(1u << i);
    Py_XDECREF(bound[i]);
  }
}

/// By the binder.
static JJ_NOINLINE PyObject *call_generally(PyFunctionObject *func, PyObject **args, size_t nargsf, PyObject *kwnames, const JITUnit *unit) {
  int32_t n = jj_num_parameters((PyCodeObject *)func->func_code);
  PyObject **bound = __builtin_alloca((size_t)(n + 1) * sizeof(PyObject *));
  Py_ssize_t nargs = jj_num_arguments(nargsf);
  int refused = jj_bind_arguments(func, args, nargs, nargsf & JIT_UNPACKED ? 0 : jj_given_arguments(nargsf), kwnames, bound) < 0;
  if (refused) ++*unit->module->nativeCalls;
  if (nargsf & JIT_UNPACKED) {
    // CPython's tuple and dict hold them until all are bound, or none is and the frame has let go of the function.
    if (refused) Py_CLEAR(args[-1]);
    jj_release_unpacked(args, nargs, kwnames);
  }
  if (refused) return NULL;
  PyObject *result = call_body(unit, func, bound, (1u << JIT_MAX_GIVEN) - 1);
  jj_release_as_locals(bound, n);
  return result;
}

/// New references to the defaults of the parameters in the set: the function may get others meanwhile. 0: nothing was done.
JJ_INLINE int add_defaults(callee c, uint32_t set, PyObject **bound) {
  uint32_t positional = set & first_parameters(c.count), keyword_only = set & ~positional;
  if (positional != 0) {
    PyObject *defaults = c.func->func_defaults;
    if (JJ_UNLIKELY(defaults == NULL)) return 0;
    Py_ssize_t first = c.count - PyTuple_GET_SIZE(defaults);
    if (JJ_UNLIKELY(__builtin_ctz(positional) < first)) return 0;
    for (uint32_t left = positional; left != 0; left &= left - 1) {
      int i = __builtin_ctz(left);
      bound[i] = Py_NewRef(PyTuple_GET_ITEM(defaults, i - first));
    }
  }
  if (keyword_only == 0 || JJ_LIKELY(add_keyword_defaults(c.func, keyword_only, bound))) return 1;
  for (; positional != 0; positional &= positional - 1) Py_DECREF(bound[__builtin_ctz(positional)]);
  return 0;
}

/// Parameters without stars, some of them keyword-only or given by name.
static JJ_NOINLINE JJ_SHORT_LOOPS PyObject *call_with_keywords(PyFunctionObject *func, PyObject **args, size_t nargsf, PyObject *kwnames, const JITUnit *unit) {
  callee c = callee_of(func);
  Py_ssize_t nargs = jj_num_arguments(nargsf), n = nargs + (kwnames != NULL ? PyTuple_GET_SIZE(kwnames) : 0);
  if (JJ_UNLIKELY(((JIT_MAX_GIVEN - c.total) | (c.total - n) | (c.count - nargs)) < 0)) goto generally;  // more than there can be
  PyObject *bound[JIT_MAX_GIVEN];
  uint8_t place[JIT_MAX_GIVEN];
  uint32_t filled = first_parameters(nargs), given = jj_given_arguments(nargsf);
  JJ_SHORT_LOOP
  for (Py_ssize_t i = 0; i < nargs; i++) bound[i] = args[i];
  if (kwnames != NULL && !bind_keywords(c, args + nargs, nargs, kwnames, bound, &filled, place, NULL)) goto generally;
  uint32_t owned = first_parameters(c.total) & ~filled;
  if (owned != 0 && JJ_UNLIKELY(!add_defaults(c, owned, bound))) goto generally;
  if (given != 0) owned |= take_given(args, nargs, nargs, given, 0, place);
  PyObject *result = call_body(unit, func, bound, owned);
  release_owned(bound, owned);
  return result;
generally:
  return call_generally(func, args, nargsf, kwnames, unit);
}

/// Is argument i in the set? (The first 31 may be.)
JJ_INLINE int is_given(uint32_t given, Py_ssize_t i) { return i < JIT_MAX_GIVEN && (given >> i & 1); }

/// A tuple of arguments: new references, or those in the set, which stay in place, too. NULL: an exception is set.
JJ_INLINE PyObject *tuple_of_rest(PyObject *const *from, Py_ssize_t n, uint32_t given) {
  JJ_SHORT_LOOP
  for (Py_ssize_t i = 0; i < n; i++)
    if (!is_given(given, i)) Py_INCREF(from[i]);
  PyObject *rest = jj_fill_kept_tuple(from, n);
  if (JJ_LIKELY(rest != NULL)) return rest;
  rest = PyTuple_New(n);
  for (Py_ssize_t i = 0; i < n; i++) {
    if (JJ_LIKELY(rest != NULL)) PyTuple_SET_ITEM(rest, i, from[i]);
    else if (!is_given(given, i)) Py_DECREF(from[i]);
  }
  if (rest != NULL) jj_tuple_is_filled(rest);
  return rest;
}

/// Ends it, and leaves the references of the set where they were.
static JJ_NOINLINE void drop_rest(PyObject *rest, uint32_t given) {
  if (rest == NULL) return;
  for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(rest); i++)
    if (is_given(given, i)) PyTuple_SET_ITEM(rest, i, NULL);
  Py_DECREF(rest);
}

/// Puts the keywords of the set into **kwargs. -1: an exception is set.
static JJ_NOINLINE int fill_keywords(PyObject *keywords, uint32_t set, PyObject *kwnames, PyObject **values, uint32_t given) {
  for (; set != 0; set &= set - 1) {
    int k = __builtin_ctz(set);
    PyObject *value = values[k];
    if (JJ_UNLIKELY(PyDict_SetItem(keywords, PyTuple_GET_ITEM(kwnames, k), value) < 0)) return -1;
    if (!(given >> k & 1)) continue;
    values[k] = NULL;
    Py_DECREF(value);
  }
  return 0;
}

/// *args, **kwargs or both.
static JJ_NOINLINE JJ_SHORT_LOOPS PyObject *call_with_stars(PyFunctionObject *func, PyObject **args, size_t nargsf, PyObject *kwnames, const JITUnit *unit) {
  callee c = callee_of(func);
  int32_t flags = c.code->co_flags;
  Py_ssize_t nargs = jj_num_arguments(nargsf), n = nargs + (kwnames != NULL ? PyTuple_GET_SIZE(kwnames) : 0);
  Py_ssize_t positional = nargs < c.count ? nargs : c.count;
  if (JJ_UNLIKELY(((JIT_MAX_GIVEN - 2 - c.total) | (JIT_MAX_GIVEN - n)) < 0)) goto generally;
  if (nargs > positional && JJ_UNLIKELY(!(flags & CO_VARARGS))) goto generally;
  PyObject *bound[JIT_MAX_GIVEN], *rest = NULL, *keywords = NULL;
  uint8_t place[JIT_MAX_GIVEN];
  uint32_t filled = first_parameters(positional), extra = 0, owned = 0, given = jj_given_arguments(nargsf);
  JJ_SHORT_LOOP
  for (Py_ssize_t i = 0; i < positional; i++) bound[i] = args[i];
  if (kwnames != NULL && !bind_keywords(c, args + nargs, positional, kwnames, bound, &filled, place, flags & CO_VARKEYWORDS ? &extra : NULL)) goto generally;
  if (flags & CO_VARKEYWORDS && JJ_UNLIKELY((keywords = PyDict_New()) == NULL)) return NULL;
  Py_ssize_t next = c.total;
  if (flags & CO_VARARGS) {
    rest = tuple_of_rest(args + positional, nargs - positional, given >> positional);
    if (JJ_UNLIKELY(rest == NULL)) {
      Py_XDECREF(keywords);
      return NULL;
    }
    owned |= 1u << next;
    bound[next++] = rest;
  }
  if (keywords != NULL) {
    owned |= 1u << next;
    bound[next] = keywords;
  }
  // The interpreter looks for defaults last: an allocation may have run a collection, and that anything.
  uint32_t missing = first_parameters(c.total) & ~filled;
  if (missing != 0 && JJ_UNLIKELY(!add_defaults(c, missing, bound))) {
    drop_rest(rest, given >> positional);
    Py_XDECREF(keywords);
    goto generally;
  }
  owned |= missing;
  if (given != 0) owned |= take_given(args, nargs, positional, given, extra, place);
  PyObject *result = NULL;
  if (extra == 0 || JJ_LIKELY(fill_keywords(keywords, extra, kwnames, args + nargs, given >> nargs) == 0)) result = call_body(unit, func, bound, owned);
  release_owned(bound, owned);
  return result;
generally:
  return call_generally(func, args, nargsf, kwnames, unit);
}

/// *args, **kwargs or both for a call by positions that leaves none of the other parameters out.
static JJ_NOINLINE JJ_SHORT_LOOPS PyObject *call_with_rest(PyFunctionObject *func, PyObject **args, size_t nargsf, PyObject *kwnames, const JITUnit *unit) {
  PyCodeObject *code = (PyCodeObject *)func->func_code;
  int32_t flags = code->co_flags;
  Py_ssize_t nargs = jj_num_arguments(nargsf), count = code->co_argcount;
  if (JJ_UNLIKELY(((JIT_MAX_GIVEN - 2 - count) | (JIT_MAX_GIVEN - nargs)) < 0 || (nargs > count && !(flags & CO_VARARGS)))) return call_generally(func, args, nargsf, kwnames, unit);
  uint32_t given = jj_given_arguments(nargsf), owned = given & first_parameters(count), stars = 0;
  PyObject *bound[JIT_MAX_GIVEN], **next = bound + count, *keywords = NULL;
  if (flags & CO_VARKEYWORDS && JJ_UNLIKELY((keywords = PyDict_New()) == NULL)) return NULL;
  if (flags & CO_VARARGS) {
    PyObject *rest = nargs == count ? PyTuple_New(0) : tuple_of_rest(args + count, nargs - count, given >> count);
    if (JJ_UNLIKELY(rest == NULL)) {
      Py_XDECREF(keywords);
      return NULL;
    }
    *next++ = rest;
    stars = 1;
  }
  if (keywords != NULL) {
    *next++ = keywords;
    stars = stars << 1 | 1;
  }
  JJ_SHORT_LOOP
  for (Py_ssize_t i = 0; i < count; i++) bound[i] = args[i];
  for (; given != 0; given &= given - 1) args[__builtin_ctz(given)] = NULL;
  PyObject *result = call_body(unit, func, bound, owned | stars << count);
  if (!JJ_LOCALS_DIE_BACKWARDS) release_owned(bound, owned);
  else if (stars >> 1) Py_XDECREF(bound[count + 1]);
  Py_XDECREF(bound[count]);
  if (JJ_LOCALS_DIE_BACKWARDS) release_owned(bound, owned);
  else if (stars >> 1) Py_XDECREF(bound[count + 1]);
  return result;
}

/// Positional arguments, the rest from __defaults__.
static JJ_NOINLINE JJ_SHORT_LOOPS PyObject *call_with_defaults(PyFunctionObject *func, PyObject **args, size_t nargsf, PyObject *defaults, const JITUnit *unit) {
  Py_ssize_t nargs = jj_num_arguments(nargsf), n = ((PyCodeObject *)func->func_code)->co_argcount, first = n - PyTuple_GET_SIZE(defaults);
  uint32_t given = jj_given_arguments(nargsf), owned = first_parameters(n) & ~first_parameters(nargs);
  PyObject *bound[JIT_MAX_GIVEN];
  JJ_SHORT_LOOP
  for (Py_ssize_t i = 0; i < nargs; i++) bound[i] = args[i];
  JJ_SHORT_LOOP
  for (Py_ssize_t i = nargs; i < n; i++) bound[i] = Py_NewRef(PyTuple_GET_ITEM(defaults, i - first));  // the function may get others meanwhile
  owned |= given;
  for (; given != 0; given &= given - 1) args[__builtin_ctz(given)] = NULL;
  PyObject *result = call_body(unit, func, bound, owned);
  release_owned(bound, owned);
  return result;
}

/// The caller holds the function and the arguments.
JJ_INLINE PyObject *call_held(PyFunctionObject *func, PyObject **args, size_t nargsf, PyObject *kwnames, const JITUnit *unit) {
  PyCodeObject *code = (PyCodeObject *)func->func_code;
  if (code->co_flags & (CO_VARARGS | CO_VARKEYWORDS)) {
    int by_positions = kwnames == NULL && code->co_kwonlyargcount == 0 && jj_num_arguments(nargsf) >= code->co_argcount;
    if (by_positions) return call_with_rest(func, args, nargsf, kwnames, unit);
    return call_with_stars(func, args, nargsf, kwnames, unit);
  }
  if (kwnames != NULL || code->co_kwonlyargcount != 0) return call_with_keywords(func, args, nargsf, kwnames, unit);
  PyObject *defaults = func->func_defaults;
  Py_ssize_t missing = code->co_argcount - jj_num_arguments(nargsf);
  if (JJ_UNLIKELY(defaults == NULL || missing < 0 || missing > PyTuple_GET_SIZE(defaults) || code->co_argcount > JIT_MAX_GIVEN))
    return call_generally(func, args, nargsf, kwnames, unit);
  return call_with_defaults(func, args, nargsf, defaults, unit);
}

// Arguments that C code may not hold while the callee runs: iterators of itertools let go of the one whose __next__ they are in when they are asked again. The interpreter's frames
// own what they are called with. The entry is asked again, now that they are held: nearly always it hands them to the body.

static JJ_NOINLINE PyObject *hold_one(PyObject *func, PyObject *const *args, size_t nargsf, const JITUnit *unit) {
  PyObject *first = Py_NewRef(args[0]);
  Py_INCREF(func);
  PyObject *result = unit->entry(func, args, nargsf | JIT_HOLDS_CALLEE, NULL);
  Py_DECREF(first);
  Py_DECREF(func);
  return result;
}

static JJ_NOINLINE PyObject *hold_two(PyObject *func, PyObject *const *args, size_t nargsf, const JITUnit *unit) {
  PyObject *first = Py_NewRef(args[0]), *second = Py_NewRef(args[1]);
  Py_INCREF(func);
  PyObject *result = unit->entry(func, args, nargsf | JIT_HOLDS_CALLEE, NULL);
  Py_DECREF(first);
  Py_DECREF(second);
  Py_DECREF(func);
  return result;
}

static JJ_NOINLINE PyObject *hold_all(PyObject *func, PyObject *const *args, size_t nargsf, PyObject *kwnames, const JITUnit *unit) {
  enum { FEW = 8 };
  Py_ssize_t n = jj_num_arguments(nargsf) + (kwnames != NULL ? PyTuple_GET_SIZE(kwnames) : 0);
  PyObject *few[FEW], **held = few;
  if (JJ_UNLIKELY(n > FEW) && (held = PyMem_Malloc((size_t)n * sizeof(PyObject *))) == NULL) return PyErr_NoMemory();
  for (Py_ssize_t i = 0; i < n; i++) held[i] = Py_NewRef(args[i]);
  Py_INCREF(func);
  PyObject *result = unit->entry(func, args, nargsf | JIT_HOLDS_CALLEE, kwnames);
  for (Py_ssize_t i = 0; i < n; i++) Py_DECREF(held[i]);
  if (JJ_UNLIKELY(held != few)) PyMem_Free(held);
  Py_DECREF(func);
  return result;
}

PyObject *JITCallBound(PyObject *func, PyObject *const *args, size_t nargsf, PyObject *kwnames, const JITUnit *unit) {
  int is_current = ((PyFunctionObject *)func)->func_code == unit->code;
  if (JJ_UNLIKELY(!is_current) && !jj_code_is_equivalent((PyFunctionObject *)func, unit)) return JITCallInterpreted(func, args, nargsf, kwnames);
  // For a caller that holds the function the entry has looked already. (Arguments are written where their owner has given references away.)
  if (nargsf & JIT_HOLDS_CALLEE) return call_held((PyFunctionObject *)func, (PyObject **)args, nargsf, kwnames, unit);
  if (kwnames == NULL && jj_num_arguments(nargsf) == 1) return hold_one(func, args, nargsf, unit);
  if (kwnames == NULL && jj_num_arguments(nargsf) == 2) return hold_two(func, args, nargsf, unit);
  return hold_all(func, args, nargsf, kwnames, unit);
}
