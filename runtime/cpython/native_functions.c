// See native_functions.h. The modules of a process tell each other where their entries lie.
#include "runtime/cpython/native_functions.h"

#include "runtime/objects/shared.h"

static int search(uintptr_t address) {
  const JJShared *shared = jj_shared();
  int32_t low = 0, high = shared->numEntryRanges;
  while (low < high) {
    int32_t middle = low + (high - low) / 2;
    const JJEntryRange *range = &shared->entryRanges[middle];
    if (address < range->low)
      high = middle;
    else if (address >= range->end)
      low = middle + 1;
    else
      return 1;
  }
  return 0;
}

int jj_is_native_function(PyObject *callable) {
  if (Py_IS_TYPE(callable, jj_native_function_type)) return 1;
  if (!Py_IS_TYPE(callable, &PyFunction_Type)) return 0;
  vectorcallfunc function = ((PyFunctionObject *)callable)->vectorcall;
  if (function == jj_shared()->defaultVectorcall) return jj_adopt(callable);
  if (jj_is_entry_of_module(function)) return 1;
  vectorcallfunc *place = jj_place_of_entry(function);
  if (*place == function) return 1;
  if (!search((uintptr_t)function)) return 0;
  *place = function;
  return 1;
}

int jj_register_entries(const JITModule *module, uintptr_t *lowOut, uintptr_t *sizeOut) {
  uintptr_t low = UINTPTR_MAX, end = 0;
  for (int32_t i = 0; i < module->numUnits; i++) {
    uintptr_t entry = (uintptr_t)module->units[i].entry;
    if (entry == 0) continue;
    if (entry < low) low = entry;
    if (entry >= end) end = entry + 1;
  }
  if (end == 0) return 0;
  JJShared *shared = jj_shared();
  JJEntryRange *ranges = PyMem_RawRealloc(shared->entryRanges, ((size_t)shared->numEntryRanges + 1) * sizeof *ranges);
  if (ranges == NULL) {
    PyErr_NoMemory();
    return -1;
  }
  int32_t place = shared->numEntryRanges++;
  for (; place > 0 && ranges[place - 1].low > low; place--) ranges[place] = ranges[place - 1];
  ranges[place] = (JJEntryRange){low, end};
  shared->entryRanges = ranges;
  *lowOut = low;
  *sizeOut = end - low;
  return 0;
}

// --- f(*args, **kwargs)

/// Appends the values of kwargs to `array` (new references) and makes the tuple of their names; NULL: an exception is set, and nothing was appended.
static PyObject *unpack_keywords(PyObject *kwargs, PyObject **array) {
  PyObject *names = PyTuple_New(PyDict_GET_SIZE(kwargs)), *key, *value;
  if (names == NULL) return NULL;
  Py_ssize_t position = 0, count = 0;
  int all_str = 1;
  while (PyDict_Next(kwargs, &position, &key, &value)) {
    all_str &= PyUnicode_Check(key);
    PyTuple_SET_ITEM(names, count, Py_NewRef(key));
    array[count++] = Py_NewRef(value);
  }
  if (all_str) return names;
  PyErr_SetString(PyExc_TypeError, "keywords must be strings");
  while (count > 0) Py_DECREF(array[--count]);
  Py_DECREF(names);
  return NULL;
}

PyObject *jj_call_native_ex(PyObject *callable, PyObject *args, PyObject *kwargs) {
  Py_ssize_t positional = PyTuple_GET_SIZE(args), total = positional + (kwargs != NULL ? PyDict_GET_SIZE(kwargs) : 0);
  PyObject *small[11], **place = small, *names = NULL, *result = NULL;
  if (total >= 11) place = PyMem_Malloc((size_t)(total + 1) * sizeof(PyObject *));
  PyObject **array = place + 1;
  if (place == NULL) PyErr_NoMemory();
  int failed = place == NULL || (total > positional && (names = unpack_keywords(kwargs, array + positional)) == NULL);
  if (failed) Py_DECREF(callable);
#pragma clang loop vectorize(disable) unroll(disable)
  for (Py_ssize_t i = 0; !failed && i < positional; i++) array[i] = Py_NewRef(PyTuple_GET_ITEM(args, i));
  Py_DECREF(args);
  Py_XDECREF(kwargs);
  if (!failed) {
    PyCodeObject *code = (PyCodeObject *)((PyFunctionObject *)callable)->func_code;
    int fits = names == NULL && positional == code->co_argcount && code->co_kwonlyargcount == 0;
    size_t given = total < JIT_MAX_GIVEN ? ((size_t)1 << total) - 1 : ((size_t)1 << JIT_MAX_GIVEN) - 1;
    size_t nargsf = (size_t)positional | JIT_HOLDS_CALLEE | (fits ? 0 : JIT_UNPACKED) | given << JIT_GIVEN_SHIFT;
    array[-1] = callable;
    result = ((PyFunctionObject *)callable)->vectorcall(callable, array, nargsf, names);
    if (result == NULL && array[-1] != NULL) jj_call_failed(callable);
    if (fits) jj_release_as_locals(array, total);
    else jj_release_unpacked(array, positional, names);
    Py_XDECREF(array[-1]);
  }
  Py_XDECREF(names);
  if (place != small) PyMem_Free(place);
  return result;
}
