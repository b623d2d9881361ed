# Chains of generators: throw, close and return values pass through all of them; contexts and tracebacks are CPython's.
import traceback


def inner(n):
    try:
        got = yield "inner", n
        yield "inner got", got
    except ValueError as e:
        yield "inner caught", repr(e), repr(e.__context__)
    finally:
        print("inner finally")
    return "inner result"


def middle(n):
    try:
        r = yield from inner(n)
    except KeyError as e:
        yield "middle caught", repr(e), repr(e.__context__)
        r = "middle"
    return r, "middle result"


def outer(n):
    try:
        raise LookupError("being handled")
    except LookupError:
        r = yield from middle(n)
    yield "outer", r
    return "outer result"


def show(f, *args):
    try:
        return "ok", f(*args)
    except BaseException as e:
        chain = []
        while e is not None and len(chain) < 4:
            chain.append((repr(e), [f.name for f in traceback.extract_tb(e.__traceback__)][1:]))
            e = e.__context__
        return "raised", chain


for operation in (("__next__",), ("send", "x"), ("throw", ValueError("v")), ("throw", KeyError("k")), ("throw", TypeError("t")),
                  ("throw", ValueError), ("throw", StopIteration("s")), ("throw", GeneratorExit), ("close",)):
    g = outer(1)
    print(operation, next(g), g.gi_yieldfrom.__name__, g.gi_yieldfrom.gi_yieldfrom.__name__)
    print(show(getattr(g, operation[0]), *operation[1:]))
    print(show(next, g), show(next, g), show(next, g), g.gi_frame)


def values(v):
    return v
    yield


def collect(v):
    r = yield from values(v)
    yield repr(r)


for v in (None, 1, (), (1,), (1, 2), ValueError("as a value"), ValueError, StopIteration(7), [1], {}):
    print(list(collect(v)))
    try:
        next(values(v))
    except StopIteration as e:
        print(e.args, repr(e.value))
    try:
        values(v).send(None)
    except StopIteration as e:
        print(e.args, repr(e.value))


def countdown(n):
    if n:
        yield n
        yield from countdown(n - 1)


print(list(countdown(30)))


def tree(t):
    if isinstance(t, list):
        for x in t:
            yield from tree(x)
    else:
        yield t


print(list(tree([1, [2, [3, [4], 5]], [[6]]])))
