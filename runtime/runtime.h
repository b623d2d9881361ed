// Everything of the runtime may include this: Python's public API, the ABI tables, the entry points of runtime.def, and
// ownership types for the C++ parts. CPython's internal headers enter through cpython/internals.h only (C files).
#ifndef JUSTJITC_RUNTIME_H
#define JUSTJITC_RUNTIME_H
#define PY_SSIZE_T_CLEAN
#include <Python.h>

#include "runtime/abi.h"
#include "runtime/cpython/frame_size.h"

#define JJ_LIKELY(x) __builtin_expect(!!(x), 1)
#define JJ_UNLIKELY(x) __builtin_expect(!!(x), 0)
/// Slow paths of Hot entries: never inlined into generated code.
#define JJ_SLOW __attribute__((noinline, cold))
#define JJ_NOINLINE __attribute__((noinline))

#ifdef __cplusplus
extern "C" {
#endif
#define JJ_RT(Result, Name, Parameters, Inline) Result Name Parameters;
#include "runtime/runtime.def"
/// The parts of a native entry's nargsf (abi.h).
static inline Py_ssize_t jj_num_arguments(size_t nargsf) { return (Py_ssize_t)(nargsf & (JIT_UNPACKED - 1)); }
static inline uint32_t jj_given_arguments(size_t nargsf) {
  return (uint32_t)(nargsf >> JIT_GIVEN_SHIFT) & ((1u << JIT_MAX_GIVEN) - 1);
}
/// Releases what is left of n references that were a callee's locals (NULL: taken), in the order in which a frame releases them.
static inline void jj_release_as_locals(PyObject **references, Py_ssize_t n) {
  for (Py_ssize_t i = 0; i < n; i++) Py_XDECREF(references[JJ_LOCALS_DIE_BACKWARDS ? n - 1 - i : i]);
}
/// Releases what is left of the references that a tuple and a dict of arguments held, in the order of their ends: the keys, too, which kwnames (or NULL) holds for nobody else.
static inline void jj_release_unpacked(PyObject **references, Py_ssize_t nargs, PyObject *kwnames) {
  for (Py_ssize_t i = nargs; i > 0; i--) Py_CLEAR(references[i - 1]);
  for (Py_ssize_t k = 0; kwnames != NULL && k < PyTuple_GET_SIZE(kwnames); k++) {
    PyObject *key = PyTuple_GET_ITEM(kwnames, k);
    PyTuple_SET_ITEM(kwnames, k, NULL);
    Py_XDECREF(key);
    Py_CLEAR(references[nargs + k]);
  }
}
#ifdef __cplusplus
}

namespace jj {

/// A reference that somebody else keeps alive; only a plainer way to say so in a signature.
using BorrowedRef = PyObject *;

/// An owned reference or NULL.
class Ref {
public:
  Ref() = default;
  Ref(const Ref &) = delete;
  Ref &operator=(const Ref &) = delete;
  Ref(Ref &&other) : object_(other.release()) {}
  Ref &operator=(Ref &&other) {
    PyObject *old = object_;
    object_ = other.release();
    Py_XDECREF(old);
    return *this;
  }
  ~Ref() { Py_XDECREF(object_); }
  /// Takes over a new reference (the usual result of a C API call).
  static Ref steal(PyObject *object) { return Ref(object); }
  /// Makes a new reference to a borrowed object.
  static Ref share(PyObject *object) { return Ref(Py_XNewRef(object)); }
  PyObject *get() const { return object_; }
  /// Hands the reference to the caller.
  [[nodiscard]] PyObject *release() {
    PyObject *object = object_;
    object_ = nullptr;
    return object;
  }
  void reset(PyObject *object = nullptr) {
    PyObject *old = object_;
    object_ = object;
    Py_XDECREF(old);
  }
  explicit operator bool() const { return object_ != nullptr; }

private:
  explicit Ref(PyObject *object) : object_(object) {}
  PyObject *object_ = nullptr;
};

/// Puts the exception that is set aside and restores it at the end of the scope (one raised meanwhile is dropped).
class SavedException {
public:
  SavedException() { PyErr_Fetch(&type_, &value_, &traceback_); }
  SavedException(const SavedException &) = delete;
  SavedException &operator=(const SavedException &) = delete;
  ~SavedException() { PyErr_Restore(type_, value_, traceback_); }

private:
  PyObject *type_, *value_, *traceback_;
};

}  // namespace jj
#endif
#endif
