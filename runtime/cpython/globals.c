// Slow paths of global names: the lookup itself and filling the inline cache.
#include "runtime/cpython/globals.h"
#include "runtime/objects/shared.h"

/// CPython counts its own versions up from 1; these count down from
/// the top, in one counter for all compiled modules of the process, and stop long before the two could meet.
uint32_t jj_keys_version(PyDictKeysObject *keys) {
  if (keys->dk_version != 0) return keys->dk_version;
  uint32_t *next = &jj_shared()->nextKeysVersion;
  if (*next < 0x80000000u) return 0;
  return keys->dk_version = (*next)--;
}

/// Offset of the value of `name` in the keys object of a dict with str keys, or 0. `value` is what the lookup found.
static uint64_t offset_of(PyDictKeysObject *keys, PyObject *name, PyObject *value) {
  PyDictUnicodeEntry *entries = jj_unicode_entries(keys);
  for (Py_ssize_t i = 0; i < keys->dk_nentries; i++)
    if (entries[i].me_key == name || (entries[i].me_value == value && entries[i].me_key != NULL &&
                                      PyUnicode_Compare(entries[i].me_key, name) == 0))
      return (uint64_t)((char *)&entries[i].me_value - (char *)keys);
  return 0;
}

/// Do the values lie in the keys object, and are the keys all str?
static int is_plain(PyObject *dict) { return ((PyDictObject *)dict)->ma_values == NULL && jj_dict_keys(dict)->dk_kind == DICT_KEYS_UNICODE; }

void jj_fill_global(PyObject *globals, PyObject *builtins, PyObject *name, PyObject *value, int in_builtins, JITGlobalCache *cache) {
  cache->versions = JIT_NO_VERSION;
  if (!is_plain(globals) || (in_builtins && !is_plain(builtins))) return;
  PyDictKeysObject *keys = jj_dict_keys(globals);
  uint64_t version = jj_keys_version(keys), builtins_version = 0;
  if (in_builtins) {
    keys = jj_dict_keys(builtins);
    builtins_version = jj_keys_version(keys);
  }
  if (version == 0 || (in_builtins && builtins_version == 0)) return;
  uint64_t offset = offset_of(keys, name, value);
  if (offset == 0) return;
  cache->versions = version | builtins_version << 32;
  cache->offset = offset;
}

/// New reference; NULL with or without an exception.
static PyObject *look_up(PyFunctionObject *func, PyObject *name, JITGlobalCache *cache) {
  PyObject *globals = func->func_globals, *builtins = func->func_builtins;
  int inBuiltins = 0;
  PyObject *value = PyDict_GetItemWithError(globals, name);
  if (value == NULL) {
    if (PyErr_Occurred()) return NULL;
    inBuiltins = 1;
    value = PyDict_GetItemWithError(builtins, name);
    if (value == NULL) return NULL;
  }
  jj_fill_global(globals, builtins, name, value, inBuiltins, cache);
  return Py_NewRef(value);
}

/// With an error set, which stays set.
static PyObject *look_up_aside(PyFunctionObject *func, PyObject *name, JITGlobalCache *cache) {
  PyObject *type, *error, *traceback;
  PyErr_Fetch(&type, &error, &traceback);
  PyObject *value = look_up(func, name, cache);
  PyErr_Restore(type, error, traceback);
  return value;
}

JJ_SLOW PyObject *jj_load_global(PyFunctionObject *func, PyObject *name, JITGlobalCache *cache) {
  // The class that an `except` asks for, which CatchOrDiscard has found.
  if (JJ_UNLIKELY(PyErr_Occurred() != NULL)) return look_up_aside(func, name, cache);
  PyObject *value = look_up(func, name, cache);
  if (value == NULL && !PyErr_Occurred()) jj_name_error("name '%.200s' is not defined", name);
  return value;
}

JJ_SLOW PyObject *jj_peek_global(PyFunctionObject *func, PyObject *name, JITGlobalCache *cache) {
  PyObject *value = look_up_aside(func, name, cache);
  Py_XDECREF(value);  // the dict keeps it
  return value;
}
