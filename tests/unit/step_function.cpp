// The step function by hand: a compiled generator's step function is taken from its object and driven through its states
// (DESIGN.md, "Generators"): 0 not started, 1..N suspended, -1 returned, -2 raised; with sent values and thrown exceptions.
#include "runtime/objects/generator.h"

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include <catch2/catch.hpp>

#include "driver/compile.h"
#include "support/diagnostics.h"

namespace {

const char *const kSource = R"(
def conversation(first):
    got = yield first
    try:
        while True:
            got = yield got
    except ValueError as error:
        yield 'caught', str(error)
    return 'over', first

def count(n):
    for i in range(n):
        yield i

def outer(n):
    result = yield from conversation(n)
    return 'outer', result

class Pause:
    def __await__(self):
        return (yield 'pause')

async def rows(n):
    for i in range(n):
        got = await Pause()
        got = yield i, got
        if got:
            raise StopAsyncIteration(got)
)";

/// Compiles kSource once and imports the result into the interpreter that the front end has started.
PyObject *compiledModule() {
  static PyObject *module = [] {
    char pattern[] = "/tmp/justjitc-step-XXXXXX";
    std::filesystem::path dir = mkdtemp(pattern);
    std::ofstream(dir / "steps_by_hand.py") << kSource;
    jj::driver::CompileOptions options;
    options.input = (dir / "steps_by_hand.py").string();
    options.output = (dir / "steps_by_hand.so").string();
    options.strict = true;
    jj::DiagnosticSink sink;
    REQUIRE(jj::driver::compileFile(options, sink) == 0);
    std::filesystem::remove(dir / "steps_by_hand.py");
    PyGILState_Ensure();
    PyObject *path = PySys_GetObject("path");
    PyObject *entry = PyUnicode_FromString(dir.c_str());
    PyList_Insert(path, 0, entry);
    Py_DECREF(entry);
    PyObject *imported = PyImport_ImportModule("steps_by_hand");
    if (!imported) PyErr_Print();
    std::filesystem::remove_all(dir);
    return imported;
  }();
  REQUIRE(module);
  return module;
}

JITGeneratorObject *call(const char *function, PyObject *argument) {
  PyObject *made = PyObject_CallMethod(compiledModule(), function, "N", argument);
  REQUIRE(made);
  return reinterpret_cast<JITGeneratorObject *>(made);
}

/// One step; the result as text, or "NULL".
std::string step(JITGeneratorObject *g, PyObject *sent) {
  PyObject *result = g->step_func(&g->state, g->locals, sent);
  if (!result) return "NULL";
  PyObject *repr = PyObject_Repr(result);
  std::string text = PyUnicode_AsUTF8(repr);
  Py_DECREF(repr);
  Py_DECREF(result);
  return text;
}

std::string stepWith(JITGeneratorObject *g, const char *sent) {
  PyObject *value = PyUnicode_FromString(sent);
  std::string text = step(g, value);
  Py_DECREF(value);
  return text;
}

}  // namespace

TEST_CASE("step function: states 0, 1..N, -1, with sent values and a thrown exception") {
  JITGeneratorObject *g = call("conversation", PyLong_FromLong(7));
  REQUIRE(g->step_func);
  CHECK(std::string(PyUnicode_AsUTF8(g->name)) == "conversation");
  CHECK(std::string(PyUnicode_AsUTF8(g->qualname)) == "conversation");
  CHECK(g->num_locals >= 3);
  CHECK(g->state == 0);

  CHECK(stepWith(g, "ignored") == "7");
  CHECK(g->state == 1);
  CHECK(stepWith(g, "hello") == "'hello'");
  CHECK(g->state == 2);
  CHECK(stepWith(g, "again") == "'again'");
  CHECK(g->state == 2);

  PyErr_SetString(PyExc_ValueError, "thrown by hand");
  CHECK(step(g, nullptr) == "('caught', 'thrown by hand')");
  CHECK(g->state == 3);
  CHECK(!PyErr_Occurred());

  CHECK(step(g, Py_None) == "('over', 7)");
  CHECK(g->state == -1);
  CHECK(!PyErr_Occurred());  // the return value comes as it is, no StopIteration is made
  Py_DECREF(g);
}

TEST_CASE("step function: an exception that nobody catches ends in state -2") {
  JITGeneratorObject *g = call("conversation", PyLong_FromLong(1));
  CHECK(step(g, Py_None) == "1");
  PyErr_SetString(PyExc_KeyError, "lost");
  CHECK(step(g, nullptr) == "NULL");
  CHECK(g->state == -2);
  CHECK(PyErr_ExceptionMatches(PyExc_KeyError));
  PyErr_Clear();
  Py_DECREF(g);
}

TEST_CASE("step function: a loop suspends at the same yield point again and again") {
  JITGeneratorObject *g = call("count", PyLong_FromLong(3));
  for (int i = 0; i < 3; ++i) {
    CHECK(step(g, Py_None) == std::to_string(i));
    CHECK(g->state >= 1);
  }
  CHECK(step(g, Py_None) == "None");
  CHECK(g->state == -1);
  Py_DECREF(g);
}

TEST_CASE("step function: a delegating one passes values and exceptions on to its sub-iterator") {
  JITGeneratorObject *g = call("outer", PyLong_FromLong(1));
  CHECK(step(g, Py_None) == "1");
  REQUIRE(g->awaiting);
  CHECK(Py_IS_TYPE(g->awaiting, Py_TYPE(g)));
  CHECK(stepWith(g, "through") == "'through'");
  PyErr_SetString(PyExc_ValueError, "through too");
  CHECK(step(g, nullptr) == "('caught', 'through too')");
  CHECK(step(g, Py_None) == "('outer', ('over', 1))");
  CHECK(g->state == -1);
  Py_DECREF(g);
}

TEST_CASE("step function: an async generator tells what it awaits from the items it yields") {
  JITGeneratorObject *g = call("rows", PyLong_FromLong(2));
  CHECK(Py_TYPE(g)->tp_base == &PyAsyncGen_Type);
  for (int i = 0; i < 2; ++i) {
    CHECK(step(g, Py_None) == "'pause'");
    CHECK(g->awaiting);
    CHECK(stepWith(g, "awaited") == "(" + std::to_string(i) + ", 'awaited')");  // the item itself, in no wrapper
    CHECK(!g->awaiting);
    CHECK(g->state == 2);
  }
  CHECK(step(g, Py_None) == "None");
  CHECK(g->state == -1);
  CHECK(!PyErr_Occurred());
  Py_DECREF(g);

  g = call("rows", PyLong_FromLong(1));
  step(g, Py_None);
  PyErr_SetString(PyExc_KeyError, "into the awaitable");
  CHECK(step(g, nullptr) == "NULL");
  CHECK(g->state == -2);
  CHECK(PyErr_ExceptionMatches(PyExc_KeyError));
  PyErr_Clear();
  Py_DECREF(g);
}

TEST_CASE("step function: after a few steps by hand the object goes on as an ordinary generator") {
  JITGeneratorObject *g = call("count", PyLong_FromLong(5));
  CHECK(step(g, Py_None) == "0");
  PyObject *rest = PySequence_List(reinterpret_cast<PyObject *>(g));
  REQUIRE(rest);
  CHECK(PyList_GET_SIZE(rest) == 4);
  Py_DECREF(rest);
  CHECK(g->state == -1);
  Py_DECREF(g);
}
