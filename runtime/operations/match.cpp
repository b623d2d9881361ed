// Structural pattern matching: mapping keys, class patterns, len(). The flag tests are in cpython/hot_containers.c.
#include "runtime/cpython/bridge.h"
#include "runtime/cpython/special_methods.h"
#include "runtime/cpython/version.h"
#include "runtime/runtime.h"

using jj::Ref;

namespace {

/// Results of sub-patterns, until the whole has matched: no Python code sees them before.
class Values {
 public:
  explicit Values(Py_ssize_t most) {
    if (JJ_UNLIKELY(most > kFew)) values_ = static_cast<PyObject **>(PyMem_Malloc(static_cast<size_t>(most) * sizeof(PyObject *)));
    if (JJ_UNLIKELY(!values_)) PyErr_NoMemory();
  }
  ~Values() {
    for (Py_ssize_t i = 0; i < count_; ++i) Py_DECREF(values_[i]);
    if (JJ_UNLIKELY(values_ != few_)) PyMem_Free(values_);
  }
  Values(const Values &) = delete;
  Values &operator=(const Values &) = delete;
  /// There was no memory for them; an error is set.
  bool failed() const { return !values_; }
  void add(Ref value) { values_[count_++] = value.release(); }
  /// Gives them away.
  PyObject *asTuple() {
    PyObject *tuple = PyTuple_New(count_);
    if (!tuple) return nullptr;
    for (Py_ssize_t i = 0; i < count_; ++i) PyTuple_SET_ITEM(tuple, i, values_[i]);
    count_ = 0;
    return tuple;
  }

 private:
  static constexpr Py_ssize_t kFew = 8;
  Py_ssize_t count_ = 0;
  PyObject *few_[kFew];
  PyObject **values_ = few_;
};

/// The keys or names that a pattern has asked for. Strings are compared among each other; what else there may be, with code of its own, is in a set, as all are in CPython.
class Seen {
 public:
  /// Has `key`, item `n` of `keys`, been asked for before? 1 yes (no error is set), 0 no, -1 error.
  int before(PyObject *keys, Py_ssize_t n) {
    PyObject *key = PyTuple_GET_ITEM(keys, n);
    if (JJ_LIKELY(!set_ && PyUnicode_CheckExact(key))) return amongTexts(keys, n, key);
    if (!set_) {
      set_ = Ref::steal(PySet_New(nullptr));
      for (Py_ssize_t i = 0; set_ && i < n; ++i)
        if (PySet_Add(set_.get(), PyTuple_GET_ITEM(keys, i)) < 0) return -1;
      if (!set_) return -1;
    }
    int known = PySet_Contains(set_.get(), key);
    return known != 0 ? known : PySet_Add(set_.get(), key);
  }

 private:
  static int amongTexts(PyObject *keys, Py_ssize_t n, PyObject *key) {
    for (Py_ssize_t i = 0; i < n; ++i) {
      PyObject *other = PyTuple_GET_ITEM(keys, i);
      if (other == key || PyUnicode_Compare(other, key) == 0) return 1;
    }
    return 0;
  }
  Ref set_;
};

/// One class pattern.
struct ClassPattern {
  PyObject *subject;
  PyTypeObject *type;
  Ref positional;        ///< names of the positional sub-patterns
  int32_t count;         ///< of those, how many are asked for
  PyObject *keywords;    ///< names of the others
  Values values;

  /// Is it a name of a sub-pattern before keyword n, or before positional n (keyword -1)?
  bool isAskedTwice(PyObject *name, int32_t before, Py_ssize_t keyword) const {
    for (int32_t i = 0; i < before; ++i)
      if (isSame(PyTuple_GET_ITEM(positional.get(), i), name)) return true;
    for (Py_ssize_t i = 0; i < keyword; ++i)
      if (isSame(PyTuple_GET_ITEM(keywords, i), name)) return true;
    return false;
  }
  /// Adds an attribute. false: the subject has none, or an error is set.
  bool add(PyObject *name, int32_t before, Py_ssize_t keyword) {
    if (isAskedTwice(name, before, keyword)) {
      PyErr_Format(PyExc_TypeError, "%s() got multiple sub-patterns for attribute %R", type->tp_name, name);
      return false;
    }
    PyObject *attribute;
    if (jj_optional_attr(subject, name, &attribute) <= 0) return false;
    values.add(Ref::steal(attribute));
    return true;
  }

 private:
  static bool isSame(PyObject *a, PyObject *b) { return a == b || PyUnicode_Compare(a, b) == 0; }
};

/// The names of the positional sub-patterns; `self` when the type matches the subject itself (int(x), str(x) ...).
/// NULL: an error is set.
Ref positionalNames(PyTypeObject *type, bool &self) {
  self = false;
  PyObject *found;
  if (jj_optional_attr(reinterpret_cast<PyObject *>(type), jj_special_name_object(JJ_NAME_MATCH_ARGS), &found) < 0) return {};
  Ref names = Ref::steal(found);
  if (names) {
    if (PyTuple_CheckExact(names.get())) return names;
    PyErr_Format(PyExc_TypeError, "%s.__match_args__ must be a tuple (got %s)", type->tp_name,
                 Py_TYPE(names.get())->tp_name);
    return {};
  }
  self = PyType_HasFeature(type, _Py_TPFLAGS_MATCH_SELF);
  return Ref::steal(PyTuple_New(0));
}

/// Positional sub-patterns of a class pattern. false: no match, or an error is set.
bool matchPositional(ClassPattern &pattern) {
  bool self;
  pattern.positional = positionalNames(pattern.type, self);
  PyObject *names = pattern.positional.get();
  if (!names) return false;
  Py_ssize_t allowed = self ? 1 : PyTuple_GET_SIZE(names);
  if (allowed < pattern.count) {
    PyErr_Format(PyExc_TypeError, "%s() accepts %zd positional sub-pattern%s (%d given)", pattern.type->tp_name, allowed,
                 allowed == 1 ? "" : "s", pattern.count);
    return false;
  }
  if (self) {
    pattern.values.add(Ref::share(pattern.subject));
    pattern.count = 0;
    return true;
  }
  for (int32_t i = 0; i < pattern.count; ++i) {
    PyObject *name = PyTuple_GET_ITEM(names, i);
    if (!PyUnicode_CheckExact(name)) {
      PyErr_Format(PyExc_TypeError, "__match_args__ elements must be strings (got %s)", Py_TYPE(name)->tp_name);
      return false;
    }
    if (!pattern.add(name, i, 0)) return false;
  }
  return true;
}

/// Tuple of the values; NULL: no match, or an error is set.
PyObject *matchClass(PyObject *subject, PyTypeObject *type, PyObject *names, int32_t positional) {
  if (jj_is_instance(subject, reinterpret_cast<PyObject *>(type)) <= 0) return nullptr;
  ClassPattern pattern{subject, type, {}, positional, names, Values(positional + PyTuple_GET_SIZE(names))};
  if (pattern.values.failed() || (positional && !matchPositional(pattern))) return nullptr;
  for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(names); ++i)
    if (!pattern.add(PyTuple_GET_ITEM(names, i), pattern.count, i)) return nullptr;
  return pattern.values.asTuple();
}

/// The value of one key through the subject's get(); `missing` itself when there is none. NULL: an error is set.
Ref mappingValue(PyObject *get, PyObject *key, PyObject *missing) {
  PyObject *args[] = {nullptr, key, missing};
  return Ref::steal(PyObject_Vectorcall(get, args + 1, 2 | PY_VECTORCALL_ARGUMENTS_OFFSET, nullptr));
}

}  // namespace

extern "C" {

PyObject *JITGetLen(PyObject *o) {
  Py_ssize_t length = PyObject_Length(o);
  return length < 0 ? nullptr : PyLong_FromSsize_t(length);
}

PyObject *JITMatchKeys(PyObject *subject, PyObject *keys) {
  Py_ssize_t count = PyTuple_GET_SIZE(keys);
  if (count == 0) return PyTuple_New(0);
  // get() with a default of our own, not []: a __missing__ must not run. The one of an exact dict is known.
  Ref get, missing;
  if (!PyDict_CheckExact(subject)) {
    get = Ref::steal(PyObject_GetAttr(subject, jj_special_name_object(JJ_NAME_GET)));
    missing = get ? Ref::steal(PyObject_CallNoArgs(reinterpret_cast<PyObject *>(&PyBaseObject_Type))) : Ref();
    if (!missing) return nullptr;
  }
  Values values(count);
  if (values.failed()) return nullptr;
  Seen seen;
  for (Py_ssize_t i = 0; i < count; ++i) {
    PyObject *key = PyTuple_GET_ITEM(keys, i);
    int known = seen.before(keys, i);
    if (known > 0) PyErr_Format(PyExc_ValueError, "mapping pattern checks duplicate key (%R)", key);
    if (known != 0) return nullptr;
    Ref value = get ? mappingValue(get.get(), key, missing.get()) : Ref::share(PyDict_GetItemWithError(subject, key));
    if (!value && PyErr_Occurred()) return nullptr;
    if (!value || value.get() == missing.get()) return Py_NewRef(Py_None);
    values.add(Ref::steal(value.release()));
  }
  return values.asTuple();
}

PyObject *JITMatchClass(PyObject *subject, PyObject *cls, PyObject *names, int32_t positional) {
  if (!PyType_Check(cls)) {
    PyErr_SetString(PyExc_TypeError, JJ_MESSAGE_NOT_A_CLASS_PATTERN);
    return nullptr;
  }
  PyObject *values = matchClass(subject, reinterpret_cast<PyTypeObject *>(cls), names, positional);
  if (values) return values;
  return PyErr_Occurred() ? nullptr : Py_NewRef(Py_None);
}

}  // extern "C"
