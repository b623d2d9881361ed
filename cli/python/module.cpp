// justjitc as a Python extension module. The process is the compiler's from here on: `python -m justjitc` calls main and ends.
#define PY_SSIZE_T_CLEAN
#include <Python.h>

#include <csignal>
#include <string>
#include <vector>

#include "driver/compiler_program.h"
#include "run.h"

namespace {

/// main(python, file, arguments): runs the command line in this process, as an executable would; the exit code.
PyObject *runCompiler(PyObject *, PyObject *args) {
  const char *python = nullptr, *file = nullptr;
  PyObject *list = nullptr;
  if (!PyArg_ParseTuple(args, "yyO!", &python, &file, &PyList_Type, &list)) return nullptr;
  std::vector<std::string> words{"justjitc"};
  for (Py_ssize_t i = 0; i < PyList_GET_SIZE(list); ++i) {
    const char *word = PyBytes_AsString(PyList_GET_ITEM(list, i));
    if (!word) return nullptr;
    words.emplace_back(word);
  }
  std::vector<char *> argv;
  for (std::string &word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  jj::driver::setCompilerProgram({.command = {python, "-m", "justjitc"}, .file = file});
  // Python answers these signals later, between two of its instructions.
  for (int signal : {SIGINT, SIGPIPE, SIGXFSZ}) std::signal(signal, SIG_DFL);
  int status = 0;
  Py_BEGIN_ALLOW_THREADS
  status = jj::cli::run(static_cast<int>(words.size()), argv.data());
  Py_END_ALLOW_THREADS
  return PyLong_FromLong(status);
}

PyMethodDef methods[] = {{"main", runCompiler, METH_VARARGS, "main(python, file, arguments) -> exit code"}, {}};
PyModuleDef definition = {.m_base = PyModuleDef_HEAD_INIT, .m_name = "justjitc._compiler", .m_doc = "The compiler.", .m_size = -1,
                          .m_methods = methods, .m_slots = nullptr, .m_traverse = nullptr, .m_clear = nullptr, .m_free = nullptr};

}  // namespace

PyMODINIT_FUNC PyInit__compiler() { return PyModule_Create(&definition); }
