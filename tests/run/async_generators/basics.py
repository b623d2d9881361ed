"""What an async generator is: types, attributes, names, docs, repr, size, frame and code, pickling, weak references, generic alias."""
import collections.abc
import copy
import gc
import inspect
import pickle
import sys
import types
import weakref


async def counter(limit, *, step=1):
    "Counts."
    n = 0
    while n < limit:
        got = yield n
        n += step if got is None else got


class Methods:
    async def numbers(self, *args, **kwargs):
        for a in args:
            yield a, self.name
        for k in kwargs:
            yield k

    name = "m"


def outer():
    cell = [1]

    async def inner(a=5):
        yield a, cell
        cell.append(a)
        yield cell
    return inner


def run(awaitable):
    try:
        awaitable.send(None)
    except StopIteration as e:
        return e.value
    raise AssertionError("it awaits")


def items(agen):
    out = []
    while True:
        try:
            out.append(run(agen.__anext__()))
        except StopAsyncIteration:
            return out


print(items(counter(5)), items(counter(9, step=3)), items(Methods().numbers(1, 2, k=3)), items(outer()()))
g = counter(3)
print(isinstance(g, types.AsyncGeneratorType), isinstance(g, collections.abc.AsyncGenerator), isinstance(g, collections.abc.AsyncIterator))
print(g.__class__ is types.AsyncGeneratorType, inspect.isasyncgen(g), inspect.isasyncgenfunction(counter), inspect.isgenerator(g), inspect.isawaitable(g), inspect.iscoroutine(g))
print(g.__name__, g.__qualname__, g.__doc__, repr(g).partition(" at ")[0], g.ag_code is counter.__code__, g.ag_running, g.ag_await)
g.__name__ = "other"
g.__qualname__ = "far.other"
print(g.__name__, repr(g).partition(" at ")[0])
for bad in (1, None):
    try:
        g.__name__ = bad
    except TypeError as e:
        print(e)
print(aiter(g) is g, g.__aiter__() is g, hasattr(g, "__next__"), hasattr(g, "__iter__"), hasattr(g, "__await__"), hasattr(g, "send"))
print(sorted(n for n in dir(g) if not n.startswith("__")), sorted(set(dir(g)) ^ set(dir(types.AsyncGeneratorType))))
print(types.AsyncGeneratorType[int, str], type(g).__name__, type(g).__qualname__, type(g).__module__)
print(g.ag_frame.f_lineno - counter.__code__.co_firstlineno, g.ag_frame.f_locals, g.ag_frame.f_back, g.ag_frame is g.ag_frame)
print(run(g.__anext__()), g.ag_frame.f_locals, g.ag_frame.f_lineno - counter.__code__.co_firstlineno, inspect.getasyncgenlocals(g) if hasattr(inspect, "getasyncgenlocals") else "")
print(run(g.asend(2)), g.ag_frame.f_locals, g.ag_running)
w = weakref.ref(g)
print(w() is g, sys.getsizeof(g) > 100)
for n in ("ag_frame", "ag_await", "ag_running", "ag_code", "ag_suspended", "__class__"):
    try:
        setattr(g, n, 1)
    except (AttributeError, TypeError) as e:
        print(n, type(e).__name__)
for f in (pickle.dumps, copy.copy, copy.deepcopy):
    try:
        f(g)
    except TypeError as e:
        print(e)
for a in (g.asend(1), g.__anext__(), g.athrow(ValueError), g.aclose()):
    print(type(a).__name__, type(a).__module__, iter(a) is a, a.__await__() is a, isinstance(a, collections.abc.Coroutine), isinstance(a, collections.abc.Awaitable), isinstance(a, collections.abc.Generator),
          isinstance(a, collections.abc.Iterator), inspect.isawaitable(a), inspect.iscoroutine(a), repr(a).partition(" at ")[0], sys.getsizeof(a), gc.is_tracked(a), hasattr(a, "__dict__"),
          sorted(n for n in dir(a) if n not in dir(object)))
    for n in ("send", "throw", "close", "__await__", "__next__"):
        print(n, getattr(type(a), n).__doc__, end=" | ")
    print()
    try:
        type(a)()
    except TypeError as e:
        print(e)
    a.close()
print(g.asend.__doc__, g.athrow.__doc__, g.aclose.__doc__, g.__class_getitem__.__doc__)
for bad in (lambda: g.asend(), lambda: g.asend(1, 2), lambda: g.aclose(1), lambda: g.asend(v=1), lambda: g.athrow(v=1)):
    try:
        bad()
    except TypeError as e:
        print(e)
del a
print(items(g), g.ag_frame, g.ag_code is counter.__code__, g.ag_await)
del g
print(w())
print(items(counter(0)), counter.__doc__, counter.__kwdefaults__)
print({k: v for k, v in vars(types.AsyncGeneratorType).items() if k.startswith("ag_")}.keys())
