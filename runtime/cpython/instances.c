// See instances.h.
#include "runtime/cpython/instances.h"

#include "runtime/cpython/bridge.h"
#include "runtime/cpython/closures.h"
#include "runtime/cpython/numbers.h"
#include "runtime/cpython/object_layout.h"
#include "runtime/cpython/raised.h"

#include <structmember.h>

/// tp_dealloc of every class that Python code makes: CPython does not export it. NULL: not found.
static destructor python_end;

void jj_find_instance_end(void) {
  if (python_end != NULL) return;
  PyType_Slot slots[] = {{0, NULL}};
  PyType_Spec spec = {.name = "justjitc.probe", .basicsize = 0, .flags = Py_TPFLAGS_DEFAULT, .slots = slots};
  PyObject *probe = PyType_FromSpec(&spec);
  if (probe == NULL) {
    PyErr_Clear();
    return;
  }
  python_end = ((PyTypeObject *)probe)->tp_dealloc;
  PyType_Type.tp_clear(probe);  // a class refers to itself: nothing is left to the collector, which programs watch
  Py_DECREF(probe);
}

int jj_is_end_of_python_class(destructor end) { return python_end != NULL && end == python_end; }

/// A class with the collector's header, of one size, whose instances have values, or no dict.
static int has_plain_layout(PyTypeObject *type) {
  if (!PyType_HasFeature(type, Py_TPFLAGS_HEAPTYPE) || !PyType_IS_GC(type) || type->tp_itemsize != 0) return 0;
  if (type->tp_basicsize % (Py_ssize_t)sizeof(PyObject *) != 0) return 0;
  return type->tp_dictoffset == 0 || (PyType_HasFeature(type, Py_TPFLAGS_MANAGED_DICT) && jj_cached_keys(type) != NULL);
}

int jj_makes_plainly(PyTypeObject *type) {
  if (type->tp_new != PyBaseObject_Type.tp_new || type->tp_alloc != PyType_GenericAlloc) return 0;
  return has_plain_layout(type) && !PyType_HasFeature(type, Py_TPFLAGS_IS_ABSTRACT);
}

#if JJ_ALLOCATES_INSTANCES

__attribute__((no_builtin("memset"))) PyObject *jj_make_plainly(PyThreadState *ts, PyTypeObject *type) {
  struct _gc_runtime_state *gc = jj_collector(ts->interp);
  if ((!JJ_COLLECTOR_IS_KNOWN && JJ_UNLIKELY(gc == NULL)) || (JJ_FINDS_OBSERVERS && JJ_UNLIKELY(jj_memory_is_observed()))) return NULL;
  struct gc_generation *young = jj_young_generation(gc);
  if (JJ_UNLIKELY(young->count >= young->threshold && gc->enabled)) return NULL;
  int has_values = type->tp_dictoffset != 0;
  size_t before = jj_size_before_plain(type), size = (size_t)type->tp_basicsize;
  char *memory = PyObject_Malloc(before + size + jj_size_of_inline_values(type));
  if (JJ_UNLIKELY(memory == NULL)) return PyErr_NoMemory();
  PyObject *o = (PyObject *)(memory + before);
  if (JJ_FINDS_OBSERVERS && before > sizeof(PyGC_Head)) memset(memory, 0, 2 * sizeof(PyObject *));  // lists of weak references, dict
  young->count++;
  Py_SET_TYPE(o, type);
  Py_INCREF(type);
#ifdef Py_DEBUG
  _Py_NewReference(o);
#else
  jj_set_one_reference(o);
#endif
  jj_gc_track_new(gc, o);
  // One word in most classes: the list of weak references.
#pragma clang loop vectorize(disable) unroll(disable)
  for (uintptr_t *word = (uintptr_t *)(o + 1), *end = (uintptr_t *)((char *)o + size); word != end; word++) *word = 0;
  if (has_values && JJ_UNLIKELY(jj_make_values(o, type) < 0)) Py_CLEAR(o);
  return o;
}

JJ_INLINE void end_memory(PyThreadState *ts, PyObject *o, PyTypeObject *type) {
  struct _gc_runtime_state *gc = jj_collector(ts->interp);
  if (!JJ_COLLECTOR_IS_KNOWN && JJ_UNLIKELY(gc == NULL)) {
    PyObject_GC_Del(o);
    return;
  }
  struct gc_generation *young = jj_young_generation(gc);
  if (young->count > 0) young->count--;
  PyObject_Free((char *)o - jj_size_before_plain(type));
}

#else

/// By CPython's tp_alloc, which may say that a collection is due, but begins none.
PyObject *jj_make_plainly(PyThreadState *ts, PyTypeObject *type) {
  PyObject *o = PyType_GenericAlloc(type, 0);
  if (JJ_LIKELY(o != NULL) && JJ_MAKES_VALUES_APART && type->tp_dictoffset != 0 && JJ_UNLIKELY(jj_make_values(o, type) < 0)) Py_CLEAR(o);
  return o;
}

JJ_INLINE void end_memory(PyThreadState *ts, PyObject *o, PyTypeObject *type) { PyObject_GC_Del(o); }

#endif

// --- the end

/// All of its slots are members that hold objects or nothing, and nothing of the classes above it, but for object, says otherwise.
int jj_ends_plainly(PyTypeObject *type) {
  destructor end = python_end;
  if (end == NULL || !has_plain_layout(type) || type->tp_finalize != NULL || type->tp_del != NULL || type->tp_free != PyObject_GC_Del) return 0;
  PyTypeObject *base = type;
  for (; base->tp_dealloc == end; base = base->tp_base)
    if (!PyType_HasFeature(base, Py_TPFLAGS_HEAPTYPE)) return 0;
  return base == &PyBaseObject_Type;
}

enum { PLACES = 256 };
/// Versions of types that end plainly.
typedef struct {
  uint32_t version;
  uint8_t has_slots, is_exception;
} plain_end;
static plain_end plain_ends[PLACES];

void jj_enter_plain_end(PyTypeObject *type, uint32_t version) {
  int has_slots = 0;
  for (PyTypeObject *base = type; base != &PyBaseObject_Type; base = base->tp_base) has_slots |= Py_SIZE(base) > 0;
  plain_ends[version % PLACES] = (plain_end){version, (uint8_t)has_slots, 0};
}

void jj_enter_plain_exception(uint32_t version) { plain_ends[version % PLACES] = (plain_end){version, 0, 1}; }

/// __slots__, as CPython clears them: those of the class first.
static JJ_NOINLINE void clear_slots(PyObject *o, PyTypeObject *type) {
  for (PyTypeObject *base = type; base != &PyBaseObject_Type; base = base->tp_base) {
    PyMemberDef *member = jj_slot_members(base);
    for (Py_ssize_t i = 0; i < Py_SIZE(base); i++, member++) {
      if (member->type != T_OBJECT_EX || member->flags & READONLY) continue;
      PyObject **slot = (PyObject **)((char *)o + member->offset), *held = *slot;
      if (held == NULL) continue;
      *slot = NULL;
      Py_DECREF(held);
    }
  }
}

/// What CPython's tp_dealloc of such a class does.
static JJ_NOINLINE void end_plainly(PyObject *o, PyTypeObject *type, int has_slots) {
  PyThreadState *ts = _PyThreadState_GET();
  int has_values = type->tp_dictoffset != 0;
  int needs_more = !jj_deallocation_may_nest(ts) || jj_end_is_observed() || !_PyObject_GC_IS_TRACKED(o) || (has_values && jj_managed_dict(o) != NULL) ||
                   (type->tp_weaklistoffset != 0 && *(PyObject **)((char *)o + type->tp_weaklistoffset) != NULL);
  if (JJ_UNLIKELY(needs_more)) {
    jj_dealloc_generally(o);
    return;
  }
  jj_gc_untrack_tracked(jj_collector(ts->interp), o);
  jj_enter_deallocation(ts);
  if (has_slots) clear_slots(o, type);
  if (has_values) jj_end_values(o, type);
  end_memory(ts, o, type);
  Py_DECREF(type);
  jj_leave_deallocation(ts);
}

/// Ends an instance of a type that ends plainly.
JJ_INLINE int end_instance(PyObject *o, PyTypeObject *type) {
  if (type->tp_dealloc != python_end) return 0;
  uint32_t version = type->tp_version_tag;
  const plain_end *place = &plain_ends[version % PLACES];
  if (version == 0 || place->version != version) return 0;
  if (JJ_UNLIKELY(place->is_exception)) jj_end_exception(o, type);
  else end_plainly(o, type, place->has_slots);
  return 1;
}

// --- what dies

#ifdef JJ_REUSES_INTS
/// Ints of one digit that have died: CPython (but for 3.14) asks its allocator for each.
static PyObject *kept_ints[64];
static size_t kept_ints_count;

PyObject *jj_new_int(int64_t value) {
  if (JJ_UNLIKELY(kept_ints_count == 0 || (uint64_t)(value + PyLong_MASK) > 2 * (uint64_t)PyLong_MASK || jj_memory_is_observed())) return PyLong_FromLongLong(value);
  PyObject *o = kept_ints[--kept_ints_count];
  jj_set_one_reference(o);
  jj_int_set_small(o, value);
  return o;
}

JJ_INLINE int keep_int(PyObject *o) {
  if (JJ_UNLIKELY(kept_ints_count == sizeof kept_ints / sizeof *kept_ints || !jj_int_has_one_digit(o) || jj_memory_is_observed())) return 0;
  kept_ints[kept_ints_count++] = o;
  return 1;
}

/// The items up to number i, of which that one has no reference left; the rest are gone.
static JJ_NOINLINE void end_tuple_of_last(PyObject *o, Py_ssize_t i) {
  PyThreadState *ts = _PyThreadState_GET();
  PyObject **items = ((PyTupleObject *)o)->ob_item;
  jj_enter_deallocation(ts);
  jj_dealloc(items[i]);
  while (--i >= 0) Py_XDECREF(items[i]);
  if (JJ_UNLIKELY(!jj_keep_tuple(jj_interpreter_of_tuples, (PyTupleObject *)o, Py_SIZE(o)))) PyObject_GC_Del(o);
  jj_leave_deallocation(ts);
}

/// What CPython's tp_dealloc of exact tuples does.
static JJ_NOINLINE void end_tuple(PyObject *o) {
  Py_ssize_t n = Py_SIZE(o);
  PyThreadState *ts = _PyThreadState_GET();
  if (JJ_UNLIKELY((size_t)n - 1 >= PyTuple_MAXSAVESIZE || jj_interpreter_of_tuples == NULL || !jj_deallocation_may_nest(ts) || jj_end_is_observed())) {
    jj_dealloc_generally(o);
    return;
  }
  if (JJ_LIKELY(_PyObject_GC_IS_TRACKED(o))) jj_gc_untrack_tracked(jj_collector(ts->interp), o);
  PyObject **items = ((PyTupleObject *)o)->ob_item;
#pragma clang loop vectorize(disable) unroll(disable)
  for (Py_ssize_t i = n; --i >= 0;) {
    PyObject *item = items[i];
    if (item == NULL || JJ_IS_IMMORTAL(item) || --item->ob_refcnt != 0) continue;
    end_tuple_of_last(o, i);
    return;
  }
  if (JJ_UNLIKELY(!jj_keep_tuple(jj_interpreter_of_tuples, (PyTupleObject *)o, n))) PyObject_GC_Del(o);
}

/// Do the items of a list seem to die with it, and not as strings do?
JJ_INLINE int seems_to_end_items(PyObject *list) {
  if (Py_SIZE(list) == 0) return 0;
  PyObject *last = ((PyListObject *)list)->ob_item[Py_SIZE(list) - 1];
  return last != NULL && Py_REFCNT(last) == 1 && !PyUnicode_CheckExact(last);
}

/// They end here, and CPython's tp_dealloc finds the list empty.
static JJ_NOINLINE void end_list(PyObject *o) {
  PyObject **items = ((PyListObject *)o)->ob_item;
  Py_ssize_t n = Py_SIZE(o);
  PyThreadState *ts = _PyThreadState_GET();
  if (JJ_LIKELY(_PyObject_GC_IS_TRACKED(o) && jj_deallocation_may_nest(ts) && !jj_end_is_observed())) {
    jj_gc_untrack_tracked(jj_collector(ts->interp), o);
    jj_enter_deallocation(ts);
    while (--n >= 0) Py_XDECREF(items[n]);
    Py_SET_SIZE(o, 0);
    jj_leave_deallocation(ts);
  }
  jj_dealloc_generally(o);
}

static JJ_NOINLINE void end_other(PyObject *o, PyTypeObject *type) {
  if (type == &PyList_Type && seems_to_end_items(o)) {
    end_list(o);
    return;
  }
  int has_ended = PyType_HasFeature(type, Py_TPFLAGS_BASE_EXC_SUBCLASS) ? jj_end_builtin_exception(o, type) : jj_is_of_closure(type) && jj_end_of_closure(o, type);
  if (!has_ended) jj_dealloc_generally(o);
}

void jj_dealloc(PyObject *o) {
  PyTypeObject *type = Py_TYPE(o);
  if (type == &PyLong_Type && keep_int(o)) return;
  if (type == &PyTuple_Type) end_tuple(o);
  else if (!end_instance(o, type)) end_other(o, type);
}
#endif
