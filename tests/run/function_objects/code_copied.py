"""A function whose code is a copy of its own (equal, or with other flags) and then another's: each shape of call, from compiled and interpreted code and from C."""
import functools
import inspect
import types


def plain(a, b):
    return "plain", a, b


def defaults(a, b=2, c=3):
    return "defaults", a, b, c


def keywords(a, *, k=4):
    return "keywords", a, k


def stars(a, *rest, **names):
    return "stars", a, rest, names


def nothing():
    return "nothing"


def many(a, b, c, d, e, f, g, h, i):
    return a, b, c, d, e, f, g, h, i


def numbers(n):
    return [n] * 2, n + 1


def generator(a, b):
    got = yield a
    yield got, b


def other(*args, **kwargs):
    return "other", args, kwargs


class Loud:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name

    def __del__(self):
        print("gone", self.name)


interpreted = {}
exec("def call(f, *a, **k): return f(*a, **k)\ndef one(f, x): return f(x)\ndef two(f, x, y): return f(x, y)\ndef loud(f, make): return f(make('i1'), make('i2'))", interpreted)


def attempt(f, *args, **kwargs):
    try:
        return f(*args, **kwargs)
    except TypeError as e:
        return str(e)


def shapes():
    print(plain(1, 2), plain(b=1, a=2), attempt(plain, 1), attempt(plain, 1, 2, 3), attempt(plain, 1, c=2))
    print(defaults(1), defaults(1, 5), defaults(1, 5, 6), defaults(1, c=9), attempt(defaults))
    print(keywords(1), keywords(1, k=5), attempt(keywords, 1, 2))
    print(stars(1), stars(1, 2, x=3), stars(*[1, 2], **{"y": 4}))
    print(nothing(), attempt(nothing, 1), many(1, 2, 3, 4, 5, 6, 7, 8, 9), numbers(20))
    print(list(map(plain, [1, 2], [3, 4])), list(map(defaults, "ab")), functools.reduce(plain, "abc"), sorted("ba", key=keywords))
    print(interpreted["call"](plain, 1, b=2), interpreted["two"](plain, 3, 4), interpreted["one"](defaults, 5), interpreted["call"](stars, 1, 2, z=3))
    print(plain(Loud("l1"), Loud("l2")))
    print(interpreted["loud"](plain, Loud))
    g = generator(1, 2)
    if isinstance(g, types.GeneratorType):
        print(next(g), g.send("sent"), list(generator(a=5, b=6)), next(interpreted["two"](generator, 7, 8)))
    else:
        print(g)


functions = [plain, defaults, keywords, stars, nothing, many, numbers, generator]
shapes()
print("copies")
for f in functions:
    f.__code__ = f.__code__.replace()
shapes()
print("other flags")
marked = types.coroutine(generator)
print(marked is generator, bool(generator.__code__.co_flags & inspect.CO_ITERABLE_COROUTINE))
shapes()


async def waits():
    return await generator(1, 2)


step = waits()
print(step.send(None), step.send("into"))
step.close()
print("renamed, other defaults")
for f in functions:
    f.__code__ = f.__code__.replace()
    f.__qualname__ = f.__name__ = f.__name__.upper()
defaults.__defaults__ = ("first", "second", "third")
keywords.__kwdefaults__ = None
print(attempt(plain), attempt(keywords, 1), defaults(), defaults(1), keywords(2, k=3))
print("another's")
kept = [f.__code__ for f in functions]
for f in functions:
    f.__code__ = other.__code__
shapes()
print(keywords(5), defaults())
for f, code in zip(functions, kept):
    f.__code__ = code
keywords.__kwdefaults__ = {"k": "again"}
shapes()
