# Functions of the standard library that compiled code has native code for are ordinary functions still: they may be looked at, patched, traced, given other code.
import contextlib
import enum
import functools
import inspect
import re
import sys
import traceback
import types
from collections.abc import Sequence


class Shade(enum.Enum):
    DARK = 1
    LIGHT = 2


class Pair(Sequence):
    def __len__(self):
        return 2

    def __getitem__(self, i):
        if i > 1:
            raise IndexError(i)
        return "ab"[i]


@contextlib.contextmanager
def plain():
    yield 1


def use():
    with plain() as one, contextlib.suppress(ValueError):
        return one, Shade(2), re.match("a", "ab"), list(Pair()), "b" in Pair()


def looked_at():
    for f in (contextlib.contextmanager, contextlib.suppress.__exit__, re.match, enum.EnumType.__call__, Sequence.__contains__, functools.cached_property.__get__):
        print(type(f) is types.FunctionType, inspect.isfunction(f), f.__name__, f.__code__.co_name, f.__module__, inspect.signature(f), f.__defaults__, f.__closure__ is None)
    print(inspect.getsource(contextlib.suppress.__enter__).strip(), re.match.__code__.co_filename == re.__file__)
    print(type(plain) is types.FunctionType, plain.__wrapped__.__name__, plain.__code__.co_qualname)


def patched():
    def match(pattern, text, flags=0):
        return f"patched {pattern}"

    original = re.match
    re.match = match
    try:
        print(use()[2])
    finally:
        re.match = original
    compiled = re._compile
    re._compile = lambda pattern, flags: types.SimpleNamespace(match=lambda text: f"by another _compile: {text}")
    try:
        print(use()[2])
    finally:
        re._compile = compiled
    code = contextlib.suppress.__exit__.__code__
    contextlib.suppress.__exit__.__code__ = (lambda self, exctype, excinst, exctb: print("other code", exctype)).__code__
    try:
        use()
    finally:
        contextlib.suppress.__exit__.__code__ = code
    defaults = re.match.__defaults__
    re.match.__defaults__ = (re.IGNORECASE,)
    try:
        print(re.match("A", "ab"))
    finally:
        re.match.__defaults__ = defaults
    print(use())


def traced():
    seen = []

    def trace(frame, event, arg):
        if frame.f_code.co_filename in (contextlib.__file__, re.__file__):
            seen.append((event, frame.f_code.co_name))
        return None

    sys.settrace(trace)
    try:
        use()
    finally:
        sys.settrace(None)
    print(seen)
    seen.clear()

    def profile(frame, event, arg):
        if frame.f_code.co_filename == contextlib.__file__ and event in ("call", "return"):
            seen.append((event, frame.f_code.co_name))

    sys.setprofile(profile)
    try:
        use()
    finally:
        sys.setprofile(None)
    print(seen)


class Odd(Sequence):
    def __len__(self):
        return 3

    def __getitem__(self, i):
        raise RuntimeError(f"item {i}")


@contextlib.contextmanager
def never():
    if False:
        yield


@contextlib.contextmanager
def twice():
    yield 1
    yield 2


def failed():
    def manager(m):
        with m():
            pass

    for f in (lambda: 5 in Odd(), lambda: list(Odd()), lambda: Shade(9), lambda: re.match("(", ""), lambda: manager(never), lambda: manager(twice), lambda: re.sub("a"), lambda: re.match(1, "a"), lambda: re.match("a", 1), lambda: contextlib.suppress.__exit__()):
        try:
            f()
        except Exception as e:
            frames = traceback.extract_tb(e.__traceback__)
            print(type(e).__name__, e, [(f.name, f.lineno, f.line) for f in frames if "lambda" not in f.name], type(e.__context__).__name__, e.__suppress_context__)


def main():
    for _ in range(8):
        print(use())
    looked_at()
    patched()
    traced()
    failed()
    print(use())
