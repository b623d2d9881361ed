"""Never compiled: what interpreted code and C code called by it do with compiled objects."""
import types


class Suspend:
    def __init__(self, name):
        self.name = name

    def __await__(self):
        got = yield self.name
        return got


def gen(n):
    for i in range(n):
        got = yield i
        if got:
            print("interpreted got", got)
    return "end"


async def coro():
    return await Suspend("interpreted")


def drive(awaitable, values=()):
    """Steps an awaitable to its end; what it yielded and how it ended."""
    seen, values = [], list(values)
    try:
        value = awaitable.send(None)
        while True:
            seen.append(value)
            value = awaitable.send(values.pop(0) if values else None)
    except BaseException as error:
        return seen, type(error).__name__, error.args


def attempt(function, *args):
    try:
        return function(*args)
    except BaseException as error:
        return type(error).__name__, str(error)


async def await_it(x):
    return await x


class Returns:
    """__await__ returns what it was given."""

    def __init__(self, x):
        self.x = x

    def __await__(self):
        return self.x


async def enter(x):
    class Manager:
        def __aenter__(self):
            return x

        def __aexit__(self, *args):
            pass

    async with Manager():
        pass


async def leave(x):
    class Manager:
        async def __aenter__(self):
            pass

        def __aexit__(self, *args):
            return x

    async with Manager():
        pass


async def loop(x):
    class Items:
        def __aiter__(self):
            return self

        def __anext__(self):
            return x

    async for item in Items():
        return item


@types.coroutine
def marked_delegate(x):
    return (yield from x)


def delegate(x):
    return (yield from x)


def unbound(generator, coroutine):
    """Methods of the types, called unbound by interpreted code; `generator` and `coroutine` make them."""
    g, c = generator(), coroutine()
    kind, other = types.GeneratorType, types.CoroutineType
    print(kind.__next__(g), kind.send(g, None), kind.gi_running.__get__(g), kind.gi_suspended.__get__(g))
    print(kind.gi_frame.__get__(g) is g.gi_frame, kind.gi_code.__get__(g).co_name, kind.gi_yieldfrom.__get__(g))
    print(kind.__iter__(g) is g, kind.__name__.__get__(g) if hasattr(kind.__name__, "__get__") else None)
    print(attempt(kind.throw, g, ValueError("thrown")), kind.close(g), attempt(kind.__next__, g))
    print(kind.gi_frame.__get__(g), attempt(kind.send, 1, None), attempt(kind.send, c, None))
    print(other.cr_await.__get__(c), other.cr_running.__get__(c), other.cr_suspended.__get__(c))
    print(other.send(c, None), other.cr_await.__get__(c) is not None, other.cr_frame.__get__(c) is c.cr_frame)
    print(attempt(other.send, c, 5), attempt(other.send, c, 5), other.close(c))
    c = coroutine()
    w = other.__await__(c)
    print(type(w).__name__, next(w), attempt(w.send, 7), attempt(w.send, 7))
    c = coroutine()
    w = c.__await__()
    print(type(w) is type(coro_wrapper()), w.send(None), attempt(w.throw, KeyError("k")), w.close())
    c = coroutine()
    print(attempt(other.throw, c, KeyError("early")), attempt(other.throw, c, KeyError("late")), other.close(c))
    for method in (kind.send, kind.throw, kind.close, kind.__next__, other.send, other.throw, other.close, other.__await__):
        print(method, type(method).__name__)


def coro_wrapper():
    c = coro()
    w = c.__await__()
    w.close()
    return w
