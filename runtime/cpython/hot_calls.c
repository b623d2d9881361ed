// Hot entries of calls of known builtins (known_calls.def): the comparison that says that it is one, and the shortest of them.
#include "runtime/cpython/builtin_calls.h"
#include "runtime/cpython/globals.h"
#include "runtime/cpython/numbers.h"
#include "runtime/runtime.h"

int32_t JITIsKnown(PyObject *callable, PyObject *self, int32_t row) {
  if (callable != jj_known_callables[row]) return 0;
  switch (row) {  // a constant where this is inlined
#define JJ_KNOWN_FUNCTION(id, name, arguments) \
  case JJ_KNOWN_##id: return self == NULL;
#define JJ_KNOWN_METHOD(id, type, name, arguments) \
  case JJ_KNOWN_##id: return self != NULL && Py_IS_TYPE(self, &type);
#include "runtime/known_calls.def"
    default: return 0;
  }
}

int32_t JITTryKnown(PyFunctionObject *func, JITGlobalCache *global, int32_t row) {
  PyObject *value = jj_cached_global(func, global);
  return JJ_LIKELY(value != NULL && value == jj_known_callables[row]) ? 0 : -1;
}

int32_t JITTryIsinstance(PyObject *o, PyObject *cls) { return JJ_LIKELY((PyObject *)Py_TYPE(o) == cls) ? 1 : jj_try_isinstance(o, cls); }  // whatever the metaclass

PyObject *JITKnownIsinstance(PyObject *o, PyObject *cls) {
  int32_t answer = JITTryIsinstance(o, cls);
  return answer >= 0 ? jj_bool(answer) : JIT_NOT_KNOWN;
}

PyObject *JITKnownListAppend(PyObject *self, PyObject *item) {
  PyListObject *list = (PyListObject *)self;
  Py_ssize_t size = Py_SIZE(list);
  if (JJ_UNLIKELY(size >= list->allocated)) return jj_known_append(self, item);
  list->ob_item[size] = Py_NewRef(item);
  Py_SET_SIZE(list, size + 1);
  return Py_NewRef(Py_None);
}
