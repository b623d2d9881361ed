// Start of the embedded interpreter: isolated from the environment, the user's site folders and the current directory,
// with a fixed hash seed, so that what it makes depends on the source alone.
#include "frontend/python.h"

#include <mutex>

namespace jj::python {
namespace {

std::string message(const PyStatus &status) {
  std::string what = status.err_msg ? status.err_msg : "unknown cause";
  return status.func ? std::string(status.func) + ": " + what : what;
}

std::string initialize() {
  if (Py_IsInitialized()) return "";  // the compiler is a module of this interpreter
  PyPreConfig pre;
  PyPreConfig_InitIsolatedConfig(&pre);
  pre.utf8_mode = 1;
  PyStatus status = Py_PreInitialize(&pre);
  if (PyStatus_Exception(status)) return message(status);

  PyConfig config;
  PyConfig_InitIsolatedConfig(&config);
  config.site_import = 0;
  config.write_bytecode = 0;
  config.use_hash_seed = 1;
  config.hash_seed = 0;
  config.pathconfig_warnings = 0;
  config.install_signal_handlers = 0;
  // Only `encodings` is needed of the standard library. The path of the interpreter that we were built for leads to it;
  // should that be gone, CPython falls back to the prefix that libpython was configured with.
  status = PyConfig_SetBytesString(&config, &config.program_name, JJ_PYTHON_EXECUTABLE);
  if (!PyStatus_Exception(status)) status = PyConfig_SetBytesString(&config, &config.executable, JJ_PYTHON_EXECUTABLE);
  if (!PyStatus_Exception(status)) status = Py_InitializeFromConfig(&config);
  PyConfig_Clear(&config);
  if (PyStatus_Exception(status)) return message(status);
  PyGC_Disable();  // syntax trees hold no cycles; traversing them costs a fifth of the time
  PyEval_SaveThread();
  return "";
}

}  // namespace

std::string start() {
  static std::once_flag once;
  static std::string failure;
  std::call_once(once, [] { failure = initialize(); });
  return failure;
}

std::string text(PyObject *str) {
  if (!str || !PyUnicode_Check(str)) return "";
  Ref bytes(PyUnicode_AsEncodedString(str, "utf-8", "surrogatepass"));
  if (!bytes) {
    PyErr_Clear();
    return "";
  }
  return {PyBytes_AS_STRING(bytes.get()), static_cast<size_t>(PyBytes_GET_SIZE(bytes.get()))};
}

Ref attribute(PyObject *object, const char *name) {
  Ref value(PyObject_GetAttrString(object, name));
  if (!value) PyErr_Clear();
  return value;
}

int intAttribute(PyObject *object, const char *name, int missing) {
  Ref value = attribute(object, name);
  if (!value || !PyLong_Check(value.get())) return missing;
  int overflow = 0;
  long result = PyLong_AsLongAndOverflow(value.get(), &overflow);
  return overflow ? missing : static_cast<int>(result);
}

Ref takeException() {
  PyObject *type = nullptr, *value = nullptr, *traceback = nullptr;
  PyErr_Fetch(&type, &value, &traceback);
  PyErr_NormalizeException(&type, &value, &traceback);
  Py_XDECREF(type);
  Py_XDECREF(traceback);
  return Ref(value);
}

Ref compile(PyObject *source, const std::string &fileName, int flags, int optimize) {
  Ref name(PyUnicode_DecodeFSDefaultAndSize(fileName.data(), static_cast<Py_ssize_t>(fileName.size())));
  PyObject *function = PyDict_GetItemString(PyEval_GetBuiltins(), "compile");
  if (!source || !name || !function) return {};
  return Ref(PyObject_CallFunction(function, "OOsiii", source, name.get(), "exec", flags, 1, optimize));
}

}  // namespace jj::python
