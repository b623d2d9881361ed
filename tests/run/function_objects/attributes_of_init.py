"""What shows and changes an __init__ (an instance of another type than other functions, on some versions): every attribute, read and written; repr, signature, wraps, copy, __get__."""

import copy
import functools
import inspect


class Class:
    def __init__(self, a, b: int = 2, *, c=3):
        """Says so."""
        print("init", a, b, c)


def other(self, a, b=7, *, c=8):
    print("other", a, b, c)


def show(f):
    for name in ("__name__", "__qualname__", "__doc__", "__module__", "__defaults__", "__kwdefaults__", "__annotations__", "__closure__", "__dict__", "__type_params__"):
        print(name, getattr(f, name, "none"))
    print(f.__code__.co_name, f.__globals__ is globals(), type(f.__builtins__).__name__, repr(f).split(" at ")[0], inspect.signature(f))


def change(f):
    f.__name__ = "renamed"
    f.__qualname__ = "Elsewhere.renamed"
    f.__doc__ = "Says something else."
    f.__defaults__ = (5,)
    f.__kwdefaults__ = {"c": 6}
    f.__annotations__ = {"a": str}
    f.extra = 1
    Class(1)
    for name, value in (("__defaults__", 5), ("__kwdefaults__", []), ("__name__", 1), ("__code__", None), ("__closure__", ()), ("__dict__", 1)):
        try:
            setattr(f, name, value)
        except (TypeError, AttributeError) as error:
            print(name, error)
    del f.__defaults__
    del f.__kwdefaults__
    try:
        Class(1)
    except TypeError as error:
        print(error)


def main():
    f = Class.__init__
    show(f)
    change(f)
    show(f)
    wrapper = functools.wraps(f)(lambda self, *args, **kwargs: f(self, *args, **kwargs))
    print(wrapper.__name__, wrapper.__wrapped__ is f, inspect.signature(wrapper))
    print(copy.copy(f) is f, f.__get__(None, Class) is f, f.__get__(1).__self__)
    f.__code__ = other.__code__
    f.__defaults__ = other.__defaults__
    Class(4, c=1)
    show(f)
