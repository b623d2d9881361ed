// Functions of ours in front of CPython's own, in the tables of its types.
//
// What Python code finds on a type of CPython's (types.GeneratorType.send, gi_frame, __next__ ...) must work on objects of ours, which are
// of a static subtype and look finished to CPython's own functions. So the function behind a method, getter or slot wrapper is exchanged,
// once a process: the new one tests for the exact type of ours and goes on to the one that was there in every other case. Nothing is added
// to a type, and the descriptors stay the objects they are. The subtypes then need no methods of their own.
#ifndef JUSTJITC_OBJECTS_FRONTS_H
#define JUSTJITC_OBJECTS_FRONTS_H
#include "runtime/runtime.h"

namespace jj {

/// Exchanges the C function of a method that has exactly these flags. The former one comes back in *original; false with
/// an exception: the type has no such method.
bool frontMethod(PyTypeObject *type, const char *name, int flags, PyCFunction front, PyCFunction *original);
bool frontGetter(PyTypeObject *type, const char *name, getter front, getter *original);
/// The descriptor that shows a slot of the type to Python code; the slot itself stays.
bool frontSlotWrapper(PyTypeObject *type, const char *name, void *front, void **original);

/// `ours` in front of a function of the same signature; `isOurs` tells by self whose turn it is.
template <bool (*isOurs)(PyObject *), auto *ours>
struct Front;

template <bool (*isOurs)(PyObject *), typename Result, typename... Rest, Result (*ours)(PyObject *, Rest...)>
struct Front<isOurs, ours> {
  using Function = Result(PyObject *, Rest...);
  static inline Function *original;
  static Result call(PyObject *self, Rest... rest) {
    return JJ_LIKELY(isOurs(self)) ? ours(self, rest...) : original(self, rest...);
  }

  static bool method(PyTypeObject *type, const char *name, int flags) {
    return frontMethod(type, name, flags, reinterpret_cast<PyCFunction>(reinterpret_cast<void (*)(void)>(call)),
                       reinterpret_cast<PyCFunction *>(&original));
  }
  static bool attribute(PyTypeObject *type, const char *name) { return frontGetter(type, name, call, &original); }
  static bool slotWrapper(PyTypeObject *type, const char *name) {
    return frontSlotWrapper(type, name, reinterpret_cast<void *>(call), reinterpret_cast<void **>(&original));
  }
  /// A slot of a type whose objects hold one of ours.
  static void slot(Function **slot) {
    original = *slot;
    *slot = call;
  }
};

}  // namespace jj
#endif
