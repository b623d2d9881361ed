// See setters.h. Such a call cannot be seen from anywhere as long as no Python code runs meanwhile: values go to slots of a new instance, or among its own attributes, and default
// factories are the classes list, dict and set themselves. Whatever else there is to be done or to be told (a tracer, a signal, a wrong number of arguments) is left to the function.
#include "runtime/cpython/setters.h"

#include "runtime/cpython/bridge.h"
#include "runtime/cpython/special_methods.h"
#include "runtime/cpython/unframed.h"
#include "runtime/objects/shared.h"

#include <opcode.h>

#include "internal/pycore_pymem.h"

enum { MOST_STEPS = 32, NO_SENTINEL = -1 };
enum source { FROM_PARAMETER, FROM_CONSTANT, FROM_FACTORY, EMPTY_LIST, EMPTY_DICT };

/// One `self.name = ...`.
typedef struct {
  uint8_t source, is_slot;
  uint16_t parameter;           ///< FROM_PARAMETER; FROM_FACTORY with a sentinel: the factory is called for that argument alone
  int16_t sentinel, factory;    ///< FROM_FACTORY: free variables
  int32_t place;                ///< offset of the slot, or index among the values
  PyObject *constant, *name;    ///< borrowed from the code
} step;

/// Whether a code object is still there, told by CPython.
typedef struct {
  int users, is_gone;
} mark;

struct jj_setters {
  PyObject *code;  ///< alive unless the mark says otherwise
  mark *mark;
  vectorcallfunc entry;  ///< of the function, compiled or not
  int num_parameters, num_positional, num_steps, num_made;
  step steps[];
};

// --- code objects that go

static void let_go(mark *m) {
  if (--m->users == 0) PyMem_RawFree(m);
}

static void code_is_gone(void *extra) {
  if (extra == NULL) return;
  ((mark *)extra)->is_gone = 1;
  let_go(extra);
}

/// The mark of the code, for one user more; NULL: no memory.
static mark *mark_of(PyObject *code) {
  static Py_ssize_t index = -1;
  if (index < 0) index = jj_code_extra_index(code_is_gone);
  void *extra = NULL;
  if (index < 0 || jj_code_get_extra(code, index, &extra) < 0) goto failed;
  if (extra == NULL) {
    mark *made = PyMem_RawCalloc(1, sizeof *made);
    if (made == NULL) return NULL;
    made->users = 1;
    if (jj_code_set_extra(code, index, made) < 0) {
      PyMem_RawFree(made);
      goto failed;
    }
    extra = made;
  }
  ((mark *)extra)->users++;
  return extra;
failed:
  PyErr_Clear();
  return NULL;
}

// --- reading

/// An instruction as all versions have it: without caches and prefixes, one load each.
typedef struct {
  uint8_t opcode;
  uint16_t argument;
  uint16_t offset;  ///< of the bytecode
} instruction;

enum { MOST_INSTRUCTIONS = 8 * MOST_STEPS };

typedef struct {
  const instruction *at, *end;
  PyCodeObject *code;
} reader;

static instruction *add(instruction *out, int opcode, int argument, Py_ssize_t offset) {
  *out = (instruction){(uint8_t)opcode, (uint16_t)argument, (uint16_t)offset};
  return out + 1;
}

/// The bytecode as the compiler wrote it, without what the interpreter has made of it since. Returns the end of what was written; NULL: there is more.
static instruction *simplify(const unsigned char *bytes, Py_ssize_t size, instruction *out) {
  const instruction *end = out + MOST_INSTRUCTIONS;
  if (size > UINT16_MAX) return NULL;
  for (Py_ssize_t i = 0; i + 1 < size; i += 2) {
    int opcode = bytes[i], argument = bytes[i + 1];
    if (end - out < 2) return NULL;
    switch (opcode) {
      case CACHE:
#ifdef PRECALL
      case PRECALL:
#endif
#ifdef NOT_TAKEN
      case NOT_TAKEN:
#endif
        break;
#ifdef LOAD_FAST_LOAD_FAST
      case LOAD_FAST_LOAD_FAST:
#ifdef LOAD_FAST_BORROW_LOAD_FAST_BORROW
      case LOAD_FAST_BORROW_LOAD_FAST_BORROW:
#endif
        out = add(out, LOAD_FAST, argument >> 4, i);
        out = add(out, LOAD_FAST, argument & 15, i);
        break;
#endif
#ifdef LOAD_FAST_BORROW
      case LOAD_FAST_BORROW: out = add(out, LOAD_FAST, argument, i); break;
#endif
#ifdef RETURN_CONST
      case RETURN_CONST:
        out = add(out, LOAD_CONST, argument, i);
        out = add(out, RETURN_VALUE, 0, i);
        break;
#endif
#ifdef POP_JUMP_FORWARD_IF_FALSE
      case POP_JUMP_FORWARD_IF_FALSE:
#else
      case POP_JUMP_IF_FALSE:
#endif
      case JUMP_FORWARD: {  // the argument becomes the place it jumps to
        Py_ssize_t next = i + 2;
        while (next + 1 < size && bytes[next] == CACHE) next += 2;
        Py_ssize_t target = next + 2 * argument;
        if (target > UINT16_MAX) return NULL;
        out = add(out, opcode, (int)target, i);
        break;
      }
      default: out = add(out, opcode, argument, i);
    }
  }
  return out;
}

static int peek(const reader *r) { return r->at < r->end ? r->at->opcode : -1; }

static int next_is(reader *r, int opcode, int argument) {
  if (peek(r) != opcode || (argument >= 0 && r->at->argument != argument)) return 0;
  r->at++;
  return 1;
}

/// Does the jump lead to what comes next?
static int leads_here(const reader *r, const instruction *jump) { return r->at < r->end && r->at->offset == jump->argument; }

static int read_parameter(reader *r, uint16_t *parameter) {
  if (peek(r) != LOAD_FAST || r->at->argument >= r->code->co_nlocals) return 0;
  *parameter = r->at++->argument;
  return 1;
}

static int read_free_variable(reader *r, int16_t *number) {
  if (peek(r) != LOAD_DEREF || r->at->argument < r->code->co_nlocals) return 0;
  *number = (int16_t)(r->at++->argument - r->code->co_nlocals);
  return 1;
}

/// factory(): from 3.13 on NULL is pushed behind the callable.
static int read_factory(reader *r, step *s) {
  s->source = FROM_FACTORY;
  int before = next_is(r, PUSH_NULL, -1);
  return read_free_variable(r, &s->factory) && (before || next_is(r, PUSH_NULL, -1)) && next_is(r, CALL, 0);
}

/// return None
static int read_return(reader *r) {
  if (peek(r) != LOAD_CONST || PyTuple_GET_ITEM(r->code->co_consts, r->at->argument) != Py_None) return 0;
  r->at++;
  return next_is(r, RETURN_VALUE, -1);
}

/// What stands behind a parameter in `factory() if parameter is sentinel else parameter`.
static int read_choice(reader *r, step *s) {
#ifdef POP_JUMP_FORWARD_IF_FALSE
  const int branch = POP_JUMP_FORWARD_IF_FALSE;
#else
  const int branch = POP_JUMP_IF_FALSE;
#endif
  if (!read_free_variable(r, &s->sentinel) || !next_is(r, IS_OP, 0)) return 0;
  const instruction *otherwise = r->at;
  if (!next_is(r, branch, -1) || !read_factory(r, s)) return 0;
  const instruction *over = r->at;
  if (next_is(r, JUMP_FORWARD, -1)) return leads_here(r, otherwise) && next_is(r, LOAD_FAST, s->parameter) && leads_here(r, over);
  // The last store and the end, which compilers from 3.13 on write twice: the other one is read as if it were the only one.
  if (!next_is(r, LOAD_FAST, 0) || peek(r) != STORE_ATTR) return 0;
  const instruction *name = r->at++;
  if (!read_return(r) || !leads_here(r, otherwise) || !next_is(r, LOAD_FAST, s->parameter)) return 0;
  reader rest = *r;
  return next_is(&rest, LOAD_FAST, 0) && next_is(&rest, STORE_ATTR, name->argument) && read_return(&rest) && rest.at == rest.end;
}

static int read_value(reader *r, step *s) {
  *s = (step){.source = FROM_PARAMETER, .sentinel = NO_SENTINEL};
  if (peek(r) == LOAD_CONST) {
    s->source = FROM_CONSTANT;
    s->constant = PyTuple_GET_ITEM(r->code->co_consts, r->at++->argument);
    return 1;
  }
  if (next_is(r, BUILD_LIST, 0)) return s->source = EMPTY_LIST, 1;
  if (next_is(r, BUILD_MAP, 0)) return s->source = EMPTY_DICT, 1;
  if (read_parameter(r, &s->parameter)) return peek(r) != LOAD_DEREF || read_choice(r, s);
  return read_factory(r, s);
}

/// A store to an attribute of the first parameter.
static int read_store(reader *r, step *s) {
  const instruction *store = r->at + 1;
  if (peek(r) != LOAD_FAST || r->at->argument != 0 || store >= r->end || store->opcode != STORE_ATTR) return 0;
  s->name = PyTuple_GET_ITEM(r->code->co_names, store->argument);
  r->at += 2;
  return 1;
}

/// Values that are there and not yet stored, as in `self.a, self.b = a, b` and `self.a = self.b = None`.
typedef struct {
  step values[MOST_STEPS];
  int depth;
} waiting;

static step *top(waiting *w, int below) { return &w->values[w->depth - 1 - below]; }

/// The values are reversed: a tuple that is made and taken apart at once.
static int read_tuple(reader *r, waiting *w) {
  int count = r->at->argument;
  if (!next_is(r, BUILD_TUPLE, -1) || !next_is(r, UNPACK_SEQUENCE, count) || count > w->depth) return 0;
  for (int i = 0; i < count / 2; i++) {
    step other = *top(w, i);
    *top(w, i) = *top(w, count - 1 - i);
    *top(w, count - 1 - i) = other;
  }
  return 1;
}

static int read_swap(reader *r, waiting *w) {
  int with = r->at->argument - 1;
  if (!next_is(r, SWAP, -1) || with >= w->depth) return 0;
  step other = *top(w, 0);
  *top(w, 0) = *top(w, with);
  *top(w, with) = other;
  return 1;
}

/// One more of the value: not of one that is made.
static int read_copy(reader *r, waiting *w) {
  if (!next_is(r, COPY, 1) || w->depth == 0 || w->depth == MOST_STEPS || top(w, 0)->source >= FROM_FACTORY) return 0;
  w->depth++;
  *top(w, 0) = *top(w, 1);
  return 1;
}

/// What comes before the next store.
static int read_values(reader *r, waiting *w) {
  switch (peek(r)) {
    case BUILD_TUPLE: return read_tuple(r, w);
    case SWAP: return read_swap(r, w);
    case COPY: return read_copy(r, w);
    default: return w->depth < MOST_STEPS && read_value(r, &w->values[w->depth++]);
  }
}

static int is_end(const reader *r) {
  reader rest = *r;
  return read_return(&rest) && rest.at == rest.end;
}

/// Are its locals its parameters, at most MOST_STEPS, each one object, and is it called to its end?
static int is_plain(const PyCodeObject *code) {
  int num_parameters = code->co_argcount + code->co_kwonlyargcount;
  if (code->co_flags & (CO_VARARGS | CO_VARKEYWORDS | CO_GENERATOR | CO_COROUTINE | CO_ASYNC_GENERATOR) || PyBytes_GET_SIZE(code->co_exceptiontable) > 0) return 0;
  return code->co_argcount >= 1 && code->co_nlocals == num_parameters && code->co_ncellvars == 0 && num_parameters <= MOST_STEPS;
}

/// The steps of the whole code. 0: it does something else.
static int read_steps(PyCodeObject *code, const unsigned char *bytes, Py_ssize_t size, step *steps) {
  instruction instructions[MOST_INSTRUCTIONS];
  reader r = {instructions, simplify(bytes, size, instructions), code};
  int count = 0;
  if (r.end == NULL || !is_plain(code)) return 0;
  if (code->co_nfreevars > 0 && !next_is(&r, COPY_FREE_VARS, code->co_nfreevars)) return 0;
  if (!next_is(&r, RESUME, 0)) return 0;
  waiting w = {.depth = 0};
  while (w.depth > 0 || !is_end(&r)) {
    if (w.depth == 0 || !read_store(&r, top(&w, 0))) {
      if (!read_values(&r, &w)) return 0;
    } else if (count < MOST_STEPS) {
      steps[count++] = w.values[--w.depth];
    } else {
      return 0;
    }
  }
  return count;
}

/// _tuple_new(_cls, (a, b, ...)): the number of parameters behind the first; 0: it is something else.
static int read_fields(PyCodeObject *code, const unsigned char *bytes, Py_ssize_t size) {
  instruction instructions[MOST_INSTRUCTIONS];
  reader r = {instructions, simplify(bytes, size, instructions), code};
  int count = code->co_argcount - 1;
  if (r.end == NULL || !is_plain(code) || code->co_kwonlyargcount > 0 || code->co_nfreevars > 0 || count < 1) return 0;
  if (!next_is(&r, RESUME, 0) || !next_is(&r, LOAD_GLOBAL, 1)) return 0;
  for (int i = 0; i <= count; i++)
    if (!next_is(&r, LOAD_FAST, i)) return 0;
  return next_is(&r, BUILD_TUPLE, count) && next_is(&r, CALL, 2) && next_is(&r, RETURN_VALUE, -1) && r.at == r.end ? count : 0;
}

/// Where the type of the instance keeps what the step stores.
static int find_place(step *s, PyObject *o) {
  JITCache cache = {{0}};
  jj_fill_store(o, s->name, &cache);
  const jj_attr_entry *entry = ((jj_attr_cache *)&cache)->entries;
  if (entry->version != Py_TYPE(o)->tp_version_tag) return 0;
  s->is_slot = entry->kind == JJ_ATTR_SLOT;
  s->place = s->is_slot ? entry->offset : entry->index;
  return s->is_slot || entry->kind == JJ_ATTR_INSTANCE;
}

static int is_bytecode(PyObject *function) {
  return Py_IS_TYPE(function, &PyFunction_Type) && ((PyFunctionObject *)function)->vectorcall == jj_shared()->defaultVectorcall;
}

/// The bytecode of a function, a new reference; NULL, and no exception: there is none.
static PyObject *bytes_of(PyObject *function) {
  PyObject *bytes = PyCode_GetCode((PyCodeObject *)((PyFunctionObject *)function)->func_code);
  if (bytes == NULL) PyErr_Clear();
  return bytes;
}

/// NULL: no memory; never an exception.
static jj_setters *new_setters(PyObject *function, const step *steps, int count, int num_made) {
  PyCodeObject *code = (PyCodeObject *)((PyFunctionObject *)function)->func_code;
  jj_setters *made = PyMem_RawMalloc(sizeof *made + (size_t)count * sizeof *steps);
  mark *m = made != NULL ? mark_of((PyObject *)code) : NULL;
  if (m == NULL) {
    PyMem_RawFree(made);
    return NULL;
  }
  *made = (jj_setters){(PyObject *)code, m, ((PyFunctionObject *)function)->vectorcall, code->co_argcount + code->co_kwonlyargcount, code->co_argcount, count, num_made};
  if (count > 0) memcpy(made->steps, steps, (size_t)count * sizeof *steps);
  return made;
}

jj_setters *jj_find_setters(PyObject *init, PyObject *o) {
  PyObject *bytes = is_bytecode(init) || jj_is_native_function(init) ? bytes_of(init) : NULL;
  if (bytes == NULL) return NULL;
  step steps[MOST_STEPS];
  int count = read_steps((PyCodeObject *)((PyFunctionObject *)init)->func_code, (unsigned char *)PyBytes_AS_STRING(bytes), PyBytes_GET_SIZE(bytes), steps), num_made = 0;
  Py_DECREF(bytes);
  for (int i = 0; i < count; i++) {
    if (!find_place(&steps[i], o)) return NULL;
    num_made += steps[i].source >= FROM_FACTORY;
  }
  return count > 0 ? new_setters(init, steps, count, num_made) : NULL;
}

/// May tuple.__new__ make instances of the class, and does it no more than that?
static int is_made_as_tuple(PyTypeObject *type) {
  newfunc of_python = type->tp_new;
  if (type->tp_alloc != PyType_GenericAlloc || of_python == PyTuple_Type.tp_new) return 0;
  while (type != NULL && type->tp_new == of_python) type = type->tp_base;
  return type == &PyTuple_Type;
}

jj_setters *jj_find_fields(PyObject *new_function, PyTypeObject *type) {
  PyObject *bytes = is_made_as_tuple(type) && is_bytecode(new_function) ? bytes_of(new_function) : NULL;
  if (bytes == NULL) return NULL;
  int count = read_fields((PyCodeObject *)((PyFunctionObject *)new_function)->func_code, (unsigned char *)PyBytes_AS_STRING(bytes), PyBytes_GET_SIZE(bytes));
  Py_DECREF(bytes);
  return count > 0 ? new_setters(new_function, NULL, 0, 0) : NULL;
}

void jj_free_setters(jj_setters *setters) {
  if (setters == NULL) return;
  let_go(setters->mark);
  PyMem_RawFree(setters);
}

// --- doing

/// The parameters in order, all borrowed. 0: not so simple.
static inline int bind(const jj_setters *s, PyFunctionObject *f, PyObject *self, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames, PyObject **bound) {
  if (JJ_UNLIKELY(nargs + 1 > s->num_positional)) return 0;
  bound[0] = self;
  for (Py_ssize_t i = 0; i < nargs; i++) bound[i + 1] = args[i];
  Py_ssize_t next = nargs + 1, total = s->num_parameters;
  if (next == total) return kwnames == NULL;
  for (Py_ssize_t i = next; i < total; i++) bound[i] = NULL;
  Py_ssize_t keywords = kwnames != NULL ? PyTuple_GET_SIZE(kwnames) : 0, posonly = ((PyCodeObject *)s->code)->co_posonlyargcount;
  for (Py_ssize_t k = 0; k < keywords; k++) {
    PyObject *keyword = PyTuple_GET_ITEM(kwnames, k), *names = ((PyCodeObject *)s->code)->co_localsplusnames;
    Py_ssize_t i = next > posonly ? next : posonly;
    while (i < total && PyTuple_GET_ITEM(names, i) != keyword) i++;
    if (i == total || bound[i] != NULL) return 0;
    bound[i] = args[nargs + k];
  }
  PyObject *defaults = f->func_defaults, *of_keywords = f->func_kwdefaults;
  Py_ssize_t first = s->num_positional - (defaults != NULL ? PyTuple_GET_SIZE(defaults) : 0);
  for (Py_ssize_t i = next; i < total; i++) {
    if (bound[i] != NULL) continue;
    if (i < s->num_positional) {
      if (i < first) return 0;
      bound[i] = PyTuple_GET_ITEM(defaults, i - first);
    } else {
      // Names are interned strings: comparing them runs no code where the keys are strings, too.
      if (of_keywords == NULL || !jj_keys_are_unicode(jj_dict_keys(of_keywords))) return 0;
      PyObject *name = PyTuple_GET_ITEM(((PyCodeObject *)s->code)->co_localsplusnames, i);
      bound[i] = _PyDict_GetItem_KnownHash(of_keywords, name, ((PyASCIIObject *)name)->hash);
      if (bound[i] == NULL) return 0;
    }
  }
  return 1;
}

/// Is the value made? Of those from a factory it depends on the argument.
static inline int is_made(const step *s, PyFunctionObject *f, PyObject **bound) {
  if (s->source != FROM_FACTORY) return s->source > FROM_FACTORY;
  return s->sentinel == NO_SENTINEL || bound[s->parameter] == PyCell_GET(PyTuple_GET_ITEM(f->func_closure, s->sentinel));
}

/// An empty list or dict, or what the factory gives. NULL: it is not known to run no code, or it failed.
static PyObject *make_value(const step *s, PyFunctionObject *f) {
  if (s->source == EMPTY_LIST) return PyList_New(0);
  if (s->source == EMPTY_DICT) return PyDict_New();
  PyObject *factory = PyCell_GET(PyTuple_GET_ITEM(f->func_closure, s->factory));
  int is_known = factory == (PyObject *)&PyList_Type || factory == (PyObject *)&PyDict_Type || factory == (PyObject *)&PySet_Type;
  return is_known ? PyObject_CallNoArgs(factory) : NULL;
}

/// Makes what is no parameter and no constant (new references in `made`, in the order of the steps). 0: it cannot; nothing is left.
static JJ_NOINLINE int make_values(PyThreadState *ts, const jj_setters *s, PyFunctionObject *f, PyObject **bound, PyObject **made) {
  struct _gc_runtime_state *gc = jj_collector(ts->interp);
  if (!JJ_COLLECTOR_IS_KNOWN && gc == NULL) return 0;
  const struct gc_generation *young = jj_young_generation(gc);
  if (gc->enabled && young->count + s->num_made >= young->threshold) return 0;  // a collection runs code
  if (jj_somebody_observes()) return 0;  // it asks who makes them
  for (int i = 0; i < s->num_steps; i++)
    if (s->steps[i].sentinel >= 0 && PyCell_GET(PyTuple_GET_ITEM(f->func_closure, s->steps[i].sentinel)) == NULL) return 0;  // NameError
  int count = 0;
  for (int i = 0; i < s->num_steps; i++) {
    if (!is_made(&s->steps[i], f, bound)) continue;
    PyObject *value = make_value(&s->steps[i], f);
    if (value == NULL) {
      PyErr_Clear();
      while (count > 0) Py_DECREF(made[--count]);
      return 0;
    }
    made[count++] = value;
  }
  return 1;
}

/// What was there is something that was stored just now, whose end nobody can see.
static inline void store(const step *s, PyObject *o, PyDictValues *values, PyObject *value) {
  PyObject *old;
  if (s->is_slot) {
    PyObject **slot = (PyObject **)((char *)o + s->place);
    old = *slot;
    *slot = value;
  } else {
    old = jj_exchange_value(values, (unsigned)s->place, value);
  }
  Py_XDECREF(old);
}

/// The values of a new instance; NULL where the type has none.
static inline PyDictValues *values_of(PyObject *self) { return Py_TYPE(self)->tp_dictoffset != 0 ? jj_values_of(self) : NULL; }

/// With arguments that are not the parameters in order, or values to be made.
static JJ_NOINLINE int run_generally(PyThreadState *ts, const jj_setters *s, PyFunctionObject *f, PyObject *self, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames) {
  PyObject *bound[MOST_STEPS], *made[MOST_STEPS], **next = made;
  if (JJ_UNLIKELY(!bind(s, f, self, args, nargs, kwnames, bound))) return 0;
  if (s->num_made > 0 && !make_values(ts, s, f, bound, made)) return 0;
  PyDictValues *values = values_of(self);
  for (const step *at = s->steps, *end = at + s->num_steps; at != end; at++) {
    PyObject *value = at->source == FROM_CONSTANT ? at->constant : bound[at->parameter];
    store(at, self, values, is_made(at, f, bound) ? *next++ : Py_NewRef(value));
  }
  return 1;
}

/// Is it the function that was read, and would its call be seen by nobody?
static inline int is_unseen(PyThreadState *ts, const jj_setters *s, const PyFunctionObject *f) {
  if (JJ_UNLIKELY(s->mark->is_gone || f->func_code != s->code || f->vectorcall != s->entry || ts->interp->eval_frame != NULL)) return 0;
  return JJ_LIKELY(!jj_is_traced(ts, (PyCodeObject *)s->code) && !jj_eval_breaker(ts) && jj_recursion_remaining(ts) > 2);  // some interpreters have a frame more around it
}

int jj_run_setters(PyThreadState *ts, const jj_setters *s, PyObject *init, PyObject *self, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames) {
  PyFunctionObject *f = (PyFunctionObject *)init;
  if (JJ_UNLIKELY(!is_unseen(ts, s, f))) return 0;
  if (kwnames != NULL || s->num_made > 0 || nargs + 1 != s->num_parameters || nargs >= s->num_positional) return run_generally(ts, s, f, self, args, nargs, kwnames);
  PyDictValues *values = values_of(self);
  for (const step *at = s->steps, *end = at + s->num_steps; at != end; at++)
    store(at, self, values, Py_NewRef(at->source == FROM_CONSTANT ? at->constant : at->parameter == 0 ? self : args[at->parameter - 1]));
  return 1;
}

/// Is the global that the code calls tuple.__new__?
static int calls_tuple_new(const PyFunctionObject *f) {
  static PyObject *tuple_new;  // held: no other object is ever taken for it
  if (JJ_UNLIKELY(tuple_new == NULL)) tuple_new = Py_XNewRef(_PyType_Lookup(&PyTuple_Type, jj_special_name_object(JJ_NAME_NEW)));
  PyObject *name = PyTuple_GET_ITEM(((PyCodeObject *)f->func_code)->co_names, 0);
  if (!jj_keys_are_unicode(jj_dict_keys(f->func_globals))) return 0;
  return _PyDict_GetItem_KnownHash(f->func_globals, name, ((PyASCIIObject *)name)->hash) == tuple_new;
}

PyObject *jj_make_fields(PyThreadState *ts, const jj_setters *s, PyObject *new_function, PyTypeObject *type, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames) {
  PyFunctionObject *f = (PyFunctionObject *)new_function;
  PyObject *bound[MOST_STEPS];
  if (JJ_UNLIKELY(!is_unseen(ts, s, f) || jj_somebody_observes() || !calls_tuple_new(f) || !bind(s, f, (PyObject *)type, args, nargs, kwnames, bound))) return NULL;
  Py_ssize_t count = s->num_parameters - 1;
  PyObject **items = bound + 1;
  for (Py_ssize_t i = 0; i < count; i++) Py_INCREF(items[i]);
  PyObject *self = PyType_GenericAlloc(type, count);  // a collection there may do anything
  if (JJ_UNLIKELY(self == NULL)) {
    for (Py_ssize_t i = 0; i < count; i++) Py_DECREF(items[i]);
    return NULL;
  }
  memcpy(((PyTupleObject *)self)->ob_item, items, (size_t)count * sizeof *items);
  jj_tuple_reset_hash(self);
  return self;
}
