# A coroutine object's own protocol: states, awaiting twice, the wrapper of __await__, errors of await.
import collections.abc
import inspect
import pickle
import copy
import sys


class Pause:
    def __init__(self, v="pause"):
        self.v = v

    def __await__(self):
        return (yield self.v)


async def f(x):
    return await x


def show(f, *args):
    try:
        return "ok", f(*args)
    except BaseException as e:
        return type(e).__name__, str(e)


def state(c):
    return inspect.getcoroutinestate(c), c.cr_running, c.cr_suspended, type(c.cr_await).__name__, sorted(inspect.getcoroutinelocals(c))


c = f(Pause())
print(state(c), repr(c).split(" at ")[0], hasattr(c, "__next__"), hasattr(c, "__iter__"))
print(show(c.send, 1), show(c.send, None), state(c), c.cr_frame.f_lineno - f.__code__.co_firstlineno)
print(show(f(c).send, None))
print(show(c.send, "got"), state(c))
print(show(c.send, None), show(c.throw, KeyError("x")), show(c.close))
c = f(Pause())
w = c.__await__()
print(type(w).__name__, iter(w) is w, show(next, w), show(w.send, "v"), show(next, w), show(w.close))
w = f(Pause()).__await__()
print(show(next, w), show(w.throw, KeyError("w")), show(w.throw))
c = f(Pause())
print(show(c.throw, KeyError, "before the start"), state(c))
c = f(Pause())
print(show(c.close), state(c))
for x in (3, "s", [1], None, Pause, (i for i in ()), iter(())):
    print(show(f(x).send, None))


class Returns:
    def __init__(self, v):
        self.v = v

    def __await__(self):
        return self.v


inner = f(Pause())
for v in (3, inner, iter([1]), (i for i in [2])):
    print(show(f(Returns(v)).send, None))
inner.close()
c = f(Pause())
print(isinstance(c, collections.abc.Coroutine), isinstance(c, collections.abc.Awaitable), isinstance(c, collections.abc.Iterable),
      isinstance(c, collections.abc.Generator))
for action in (pickle.dumps, copy.copy, copy.deepcopy, len, list, iter, bool):
    print(action.__name__, show(action, c))
c.close()


async def reenters():
    try:
        me.send(None)
    except ValueError as e:
        print(e, me.cr_running, inspect.getcoroutinestate(me))
    await Pause()


me = reenters()
print(show(me.send, None))
me.close()


async def stop():
    raise StopIteration("leaks")


async def stop_async():
    raise StopAsyncIteration("passes")


print(show(stop().send, None), show(stop_async().send, None))


async def stubborn():
    while True:
        try:
            await Pause()
        except GeneratorExit:
            pass


sys.unraisablehook = lambda u: print("unraisable", repr(u.exc_value), u.object.__name__)
c = stubborn()
c.send(None)
print(show(c.close))


def unpack():
    c = f(1)
    try:
        a, b = c
    finally:
        c.close()


def star():
    c = f(1)
    try:
        return [*c]
    finally:
        c.close()


def loop():
    c = f(1)
    try:
        for x in c:
            pass
    finally:
        c.close()


def delegate():
    c = f(1)
    try:
        yield from c
    finally:
        c.close()


print(show(unpack), show(star), show(loop), show(next, delegate()))
