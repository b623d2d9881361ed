"""Values that pass a chain of delegating generators: what the ones between look like meanwhile, and how the chain ends."""
import sys
import traceback
import types


class Error(Exception):
    pass


gens = {}


def look(label):
    """Called at the bottom: the stack above it."""
    frame = sys._getframe(1)
    names = []
    while frame is not None and frame.f_code.co_name not in ("main", "<module>"):
        names.append((frame.f_code.co_name, frame.f_lineno))
        frame = frame.f_back
    print(label, names)
    for name, g in gens.items():
        print("   ", name, g.gi_running, g.gi_suspended, g.gi_yieldfrom, g.gi_frame is not None)
        try:
            next(g)
        except ValueError as e:
            print("    next:", e)
        try:
            g.throw(Error("into a running one"))
        except ValueError as e:
            print("    throw:", e)


def bottom(n):
    for i in range(n):
        got = yield ("item", i)
        if got is not None:
            print("bottom got", got)
            look(got)
    return "bottom's value"


def third(n):
    x = yield from bottom(n)
    yield ("third", x)
    return "third's value"


def second(n):
    try:
        return (yield from third(n))
    except Error as e:
        print("second caught", repr(e), repr(e.__context__))
        yield "from the handler"
        return "second's value"


def first(n):
    seen = [n]

    def show():
        return seen, n

    x = yield from second(n)
    yield ("first", x, show())


def drive():
    g = first(3)
    gens["first"] = g
    print(next(g))
    gens["second"] = g.gi_yieldfrom
    gens["third"] = g.gi_yieldfrom.gi_yieldfrom
    print(g.send("hello"))
    print(g.send("again"))
    gens.clear()
    for x in g:
        print(x)


def ends_in_between():
    def one(x):
        yield x
        return x * 2

    def two(x):
        a = yield from one(x)
        b = yield from one(a)
        return a, b

    def three(x):
        a = yield from two(x)
        b = yield from two(x + 1)
        return a, b

    g = three(1)
    try:
        while True:
            print(next(g), g.gi_yieldfrom.__name__, g.gi_yieldfrom.gi_yieldfrom.__name__)
    except StopIteration as e:
        print("value", e.value)


def raises(level):
    try:
        raise KeyError(level)
    except KeyError:
        if level:
            yield from raises(level - 1)
        else:
            yield 1
            yield sys.exc_info()[1]
            raise Error("at the bottom")


def contexts():
    g = raises(3)
    print(next(g), repr(next(g)), sys.exc_info())
    try:
        next(g)
    except Error as e:
        at = e
        while at is not None:
            print(repr(at), len(traceback.extract_tb(at.__traceback__)), [f.name for f in traceback.extract_tb(at.__traceback__)])
            at = at.__context__
    g = raises(2)
    next(g)
    next(g)
    try:
        g.throw(Error("thrown"))
    except Error as e:
        print(repr(e), repr(e.__context__), repr(e.__context__.__context__))


def sibling():
    """Somebody else steps the generator that others delegate to."""
    shared = bottom(4)

    def user():
        r = yield from shared
        yield ("user got", r)

    def outer():
        yield from user()

    a, b = outer(), outer()
    print(next(a), next(b), next(shared), next(a))
    print(next(b), next(a))
    for g in (a, b):
        try:
            print(next(g))
        except StopIteration as e:
            print("stop", e.value)


def frames():
    g = first(5)
    print(g.gi_frame.f_back, g.gi_frame.f_lineno - first.__code__.co_firstlineno)
    next(g)
    f = g.gi_frame
    inner = g.gi_yieldfrom.gi_frame
    for _ in range(2):
        next(g)
        print(f.f_back, f.f_lineno - first.__code__.co_firstlineno, sorted(f.f_locals), f is g.gi_frame)
        print(inner.f_back, inner.f_lineno - second.__code__.co_firstlineno, inner.f_locals)
    g.close()
    print(g.gi_frame, f.f_back, sorted(f.f_locals))


def closes():
    def careful(name):
        try:
            yield from bottom(3) if name == "c" else careful(chr(ord(name) + 1))
        finally:
            print("finally", name, sys.exc_info()[0])

    g = careful("a")
    next(g), next(g)
    g.close()
    g = careful("a")
    next(g), next(g)
    del g


def deep(n):
    if n:
        yield from deep(n - 1)
    else:
        yield "a"
        yield "b"
        yield "c"


def limit():
    g = deep(150)
    print(next(g))
    old = sys.getrecursionlimit()
    depth = len(traceback.extract_stack())
    sys.setrecursionlimit(depth + 120)
    try:
        next(g)
    except RecursionError as e:
        print("RecursionError", e)
    finally:
        sys.setrecursionlimit(old)
    g = deep(150)
    print(next(g), next(g), next(g), next(g, "end"))


@types.coroutine
def switch(x):
    return (yield x)


async def inner(n):
    total = 0
    for i in range(n):
        total += await switch(i)
    return total


async def middle(n):
    a = await inner(n)
    b = await inner(n)
    return a, b


async def outermost(n):
    try:
        return await middle(n)
    finally:
        print("outermost ends")


def coroutines():
    c = outermost(2)
    print(c.send(None), c.cr_await.cr_code.co_name, c.cr_await.cr_await.cr_code.co_name)
    for k in range(3):
        print(c.send(k), c.cr_running, c.cr_suspended)
    try:
        c.send(10)
    except StopIteration as e:
        print(e.value)
    c = outermost(2)
    c.send(None)
    try:
        c.send("x")
    except TypeError as e:
        print(e)
        print([f.name for f in traceback.extract_tb(e.__traceback__)])
    try:
        c.send(None)
    except RuntimeError as e:
        print(e)


def main():
    drive()
    ends_in_between()
    contexts()
    sibling()
    frames()
    closes()
    limit()
    coroutines()
