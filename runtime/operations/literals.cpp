// Containers of constants from the steps that say how (JITLiteralStep in abi.h; compiler/bytecode/literals.cpp makes them). Each step does
// what the instruction it stands for does, with the same entry.
#include "runtime/runtime.h"

namespace {

class Steps {
public:
  Steps(PyObject **constants, const unsigned char *code, PyObject *base) : constants_(constants), code_(code), base_(base) {}
  ~Steps() {
    while (top_ > stack_) Py_DECREF(*--top_);
  }

  /// -1: exception.
  int run() {
    while (*code_ != JITLiteralEnd)
      if (step() < 0) return -1;
    return 0;
  }
  PyObject *result() { return *--top_; }

private:
  int step() {
    int kind = *code_++;
    if (kind == JITLiteralNext) return push(last_ + 1);
    int64_t n = number();
    switch (kind) {
      case JITLiteralConstant: return push(n);
      case JITLiteralTuple: return built(JITBuildTuple(take(n), static_cast<int32_t>(n)));
      case JITLiteralList: return built(JITBuildList(take(n), static_cast<int32_t>(n)));
      case JITLiteralSet: return builtFrom(n, JITBuildSet(top_ - n, static_cast<int32_t>(n)));
      case JITLiteralMap: return builtFrom(n, JITBuildMap(top_ - n, static_cast<int32_t>(n)));
      case JITLiteralConstKeyMap: return builtFrom(n + 1, JITBuildConstKeyMap(top_[-1], top_ - 1 - n, static_cast<int32_t>(n)));
      case JITLiteralAppend: return append();
      case JITLiteralSetAdd: return added(1, JITSetAdd(below(1), top_[-1]));
      case JITLiteralMapAdd: return added(2, JITMapAdd(below(2), top_[-2], top_[-1]));
      case JITLiteralListExtend: return added(1, JITListExtend(below(1), top_[-1]));
      case JITLiteralSetUpdate: return added(1, JITSetUpdate(below(1), top_[-1]));
      default: return added(1, JITDictUpdate(below(1), top_[-1]));
    }
  }

  int64_t number() {
    int64_t n = 0;
    for (int shift = 0;; shift += 7) {
      int byte = *code_++;
      n |= static_cast<int64_t>(byte & 127) << shift;
      if (byte < 128) return n;
    }
  }

  int push(int64_t constant) {
    last_ = constant;
    *top_++ = Py_NewRef(constants_[constant]);
    return 0;
  }
  /// The n topmost objects, whose references go along.
  PyObject **take(int64_t n) { return top_ -= n; }
  PyObject *below(int64_t n) { return top_ - n == stack_ ? base_ : top_[-n - 1]; }

  int built(PyObject *container) {
    if (!container) return -1;
    *top_++ = container;
    return 0;
  }
  int builtFrom(int64_t n, PyObject *container) {
    drop(n);
    return built(container);
  }
  int append() {
    PyObject *item = *--top_;  // the entry takes it over
    return JITListAppend(below(0), item);
  }
  int added(int64_t n, int32_t status) {
    drop(n);
    return status;
  }
  void drop(int64_t n) {
    while (n-- > 0) Py_DECREF(*--top_);
  }

  PyObject **constants_;
  const unsigned char *code_;
  PyObject *base_;
  int64_t last_ = -1;
  PyObject *stack_[JIT_LITERAL_DEPTH], **top_ = stack_;
};

}  // namespace

extern "C" {

PyObject *JITBuildLiteral(PyObject **constants, const unsigned char *code) {
  Steps steps(constants, code, nullptr);
  return steps.run() < 0 ? nullptr : steps.result();
}

int32_t JITExtendLiteral(PyObject *container, PyObject **constants, const unsigned char *code) {
  return Steps(constants, code, container).run();
}

}  // extern "C"
