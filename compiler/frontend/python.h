// The embedded interpreter, for the files of this folder only: initialisation, its lock, owned references.
#pragma once
#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <marshal.h>

#include <mutex>
#include <string>
#include <utility>

namespace jj::python {

/// An owned reference, or NULL.
class Ref {
public:
  Ref() = default;
  /// Takes over a new reference, as API functions return it.
  explicit Ref(PyObject *owned) : object_(owned) {}
  Ref(Ref &&other) noexcept : object_(std::exchange(other.object_, nullptr)) {}
  Ref &operator=(Ref &&other) noexcept {
    std::swap(object_, other.object_);
    return *this;
  }
  ~Ref() { Py_XDECREF(object_); }
  static Ref borrow(PyObject *object) {
    Py_XINCREF(object);
    return Ref(object);
  }
  PyObject *get() const { return object_; }
  explicit operator bool() const { return object_ != nullptr; }

private:
  PyObject *object_ = nullptr;
};

/// Starts the interpreter when it is not running yet. Returns what went wrong, or an empty text.
std::string start();

/// Holds the interpreter's lock, and keeps other threads out also while Python code runs (codecs are written in it):
/// what the front end puts into the interpreter for one compilation must not be seen by another. Not recursive.
class Lock {
public:
  Lock() : only_(mutex_), state_(PyGILState_Ensure()) {}
  ~Lock() { PyGILState_Release(state_); }
  Lock(const Lock &) = delete;
  Lock &operator=(const Lock &) = delete;

private:
  static inline std::mutex mutex_;
  std::lock_guard<std::mutex> only_;
  PyGILState_STATE state_;
};

/// UTF-8 of a str, lone surrogates passed; empty for anything else.
std::string text(PyObject *str);
/// An attribute, or an empty reference without a pending exception.
Ref attribute(PyObject *object, const char *name);
/// An int attribute; `missing` when it is absent or no int.
int intAttribute(PyObject *object, const char *name, int missing = 0);
/// builtins.compile(source, filename, "exec", flags, True, optimize), exactly as the import system calls it; an empty reference with a pending exception.
Ref compile(PyObject *source, const std::string &fileName, int flags, int optimize);
/// Takes the pending exception, normalised, off the thread.
Ref takeException();

}  // namespace jj::python
