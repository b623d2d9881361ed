# Methods and attributes of CPython's types called unbound on compiled objects, by compiled and by interpreted code
import types

import _interpreted
from _interpreted import Suspend, attempt, coro_wrapper

SAME = types.FunctionType.__get__


def generator():
    try:
        got = yield 1
        got = yield got
        yield got
    finally:
        print("closed")


def empty():
    return 1
    yield


async def coroutine():
    return await Suspend("compiled")


def of_compiled():
    g, c = generator(), coroutine()
    kind, other = types.GeneratorType, types.CoroutineType
    print(type(g) is kind, type(g).send is kind.send, type(c).__await__ is other.__await__)
    print(kind.__next__(g), kind.send(g, 2), kind.gi_running.__get__(g), kind.gi_suspended.__get__(g), kind.gi_frame.__get__(g) is g.gi_frame)
    print(kind.gi_code.__get__(g) is generator.__code__, kind.gi_yieldfrom.__get__(g), kind.__iter__(g) is g)
    print(attempt(kind.throw, g, ValueError("thrown")), kind.close(g), attempt(kind.__next__, g))
    print(attempt(type(empty()).send, empty(), None), attempt(kind.send, empty(), 1), kind.close(generator()))
    print(attempt(kind.throw, empty(), KeyError, "k", None))
    print(other.cr_await.__get__(c), other.send(c, None), other.cr_running.__get__(c), other.cr_suspended.__get__(c), other.cr_await.__get__(c) is not None)
    print(attempt(other.send, c, 5), attempt(other.send, c, 5), other.close(c))
    w = coroutine().__await__()
    print(type(w) is type(coro_wrapper()), next(w), attempt(w.send, 7), attempt(next, w), attempt(w.throw, KeyError("k")))
    w = other.__await__(coroutine())
    print(iter(w) is w, type(w).__next__(w), w.close(), attempt(type(w).send, w, 1))
    g = generator()
    next(g)
    print(kind.__del__(g), next(g, "ended"))
    print(types.GeneratorType.__repr__(generator())[:28], types.CoroutineType.__repr__(c)[:28])
    print(g.send.__qualname__, g.__next__.__qualname__, c.throw.__qualname__, repr(g.close)[:40])
    print(g.__sizeof__() == types.GeneratorType.__sizeof__(g) and g.__sizeof__(), c.__sizeof__())


def of_functions():
    kind = types.FunctionType
    f = of_functions

    def inner(self, a, b=2, *, c=3):
        return self, a, b, c, f

    print(kind.__get__(inner, 5)(1), kind.__call__(inner, 0, 1, c=9)[:4], kind.__get__(inner, None, int) is inner)
    print(kind.__code__.__get__(inner) is inner.__code__, kind.__defaults__.__get__(inner), kind.__kwdefaults__.__get__(inner))
    print(kind.__closure__.__get__(inner) is inner.__closure__, kind.__globals__.__get__(inner) is globals(), kind.__repr__(inner)[:40])
    kind.__defaults__.__set__(inner, (7,))
    kind.__code__.__set__(inner, (lambda self, a, b=2, *, c=3: (f, "replaced")).__code__)
    print(kind.__call__(inner, 0, 1), kind.__dict__["__annotations__"].__get__(inner), kind.__module__, kind.__dict__["__dict__"].__get__(inner))
    print(attempt(kind.__call__, 1), attempt(kind.__get__, inner), attempt(kind.__code__.__set__, inner, 1))


async def items():
    try:
        got = yield 1
        print("got", got)
        await Suspend("inside")
        yield 2
    finally:
        print("items closed")


def step(awaitable):
    return attempt(awaitable.send, None)


def of_async_generators():
    kind, a = types.AsyncGeneratorType, items()
    print(type(a) is kind, type(a).asend is kind.asend, kind.__aiter__(a) is a, kind.ag_running.__get__(a), kind.ag_code.__get__(a) is items.__code__)
    print(kind.ag_frame.__get__(a) is a.ag_frame, kind.ag_await.__get__(a), step(kind.__anext__(a)))
    sending = kind.asend(a, "sent")
    print(step(sending), kind.ag_await.__get__(a) is not None, kind.ag_running.__get__(a), step(sending))
    print(step(kind.athrow(a, KeyError("thrown"))), step(kind.aclose(a)), step(kind.__anext__(a)), kind.ag_frame.__get__(a))
    print(step(kind.aclose(items())), attempt(kind.asend, 1, None), attempt(kind.__anext__, 1), kind.__repr__(a)[:31], a.asend.__qualname__)


of_compiled()
of_functions()
of_async_generators()
_interpreted.unbound(generator, coroutine)
