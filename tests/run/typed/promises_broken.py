"""What stubs, annotations and constants of the module say of results is false here, from the start or from the middle of a loop on."""
import builtins
import math
import random
import time
from fractions import Fraction
from math import sqrt
from unittest import mock

LIMIT = 5
RATE = 0.25


def carried(n):
    x = 1.0
    seen = []
    for i in range(n):
        x = math.sqrt(x + i)
        seen.append(x)
    return seen


def imported(n):
    x = 4.0
    for i in range(n):
        x = sqrt(x) * 2.0
    return x


def product(n):
    p = 0
    for i in range(n):
        p = math.floor(i) * math.ceil(i) + math.pi
    return p


def lengths(items):
    n = 0
    for x in items:
        n = len(x) * 2
        n = n + ord("a")
    return n


def counted(word: str, n):
    c = 0
    for i in range(n):
        c = word.count("a") + word.find("b")
        c = c + word.count("b")
    return c


def diced(r: random.Random, n):
    s = 0
    for i in range(n):
        s = r.random() * r.random() + s
    return s


def limited(n):
    t = LIMIT
    r = RATE
    for i in range(n):
        t = t + LIMIT
        r = r * RATE
    return t, r


def half(x) -> int:
    [].append(x)
    return x / 2 if x != 3 else "three"


def halves(n):
    h = 0
    for i in range(n):
        h = half(i)
        h = h + h
    return h


def converted(items):
    n = 0
    for x in items:
        n = int(x)
        n = n * n + round(x)
    return n


def suspended(n):
    x = 1.0
    for i in range(n):
        x = math.sqrt(x + i)
        yield x
        x = x + 1


def after(values, then):
    """A function that gives these values, then raises."""
    values = iter(values)

    def f(*args):
        for v in values:
            return v
        raise then
    return f


class Word(str):
    def count(self, sub, *more):
        return Fraction(1, 3)

    def find(self, sub, *more):
        return 1.5


class Die(random.Random):
    def random(self):
        return 2 ** 70


class Long:
    def __len__(self):
        return 2 ** 62


class Strange(int):
    def __index__(self):
        return 1

    def __trunc__(self):
        return 2 ** 80


def shown(f, *args):
    try:
        return f(*args)
    except Exception as e:
        return type(e).__name__, str(e)


print(shown(carried, 4), shown(imported, 4), shown(product, 4))
for values in ((2.0, 3, 4.0), (True, 1.0), (2 ** 80, 1.5), ("text",), (Fraction(1, 2), 0.5), ()):
    for then in (RuntimeError("no more"), KeyError("k")):
        with mock.patch("math.sqrt", after(values, then)):
            print(shown(carried, 4), shown(imported, 4), shown(list, suspended(4)))
with mock.patch.object(math, "floor", lambda x: 2 ** 65), mock.patch.object(math, "pi", 3):
    print(shown(product, 3))
with mock.patch.object(math, "pi", "p"):
    print(shown(product, 3))
print(shown(lengths, ["ab", [1], {}]), shown(lengths, [Long()]), shown(lengths, [1]))
with mock.patch.object(builtins, "len", lambda x: 0.5), mock.patch.object(builtins, "ord", lambda x: 10 ** 30):
    print(shown(lengths, ["ab", [1]]))
print(shown(counted, "abab", 3), shown(counted, Word("abab"), 3), shown(counted, b"abab", 3), shown(counted, ["a", "b"], 3))
print(shown(diced, random.Random(1), 2), shown(diced, Die(), 2), shown(diced, 3, 2))
print(limited(3))
LIMIT_ = globals()
LIMIT_["LIMIT"] = 2 ** 62
print(limited(3))
LIMIT_.update(LIMIT=0.5, RATE=2)
print(limited(3))
LIMIT_.update(LIMIT="x", RATE="y")
print(shown(limited, 3))
del LIMIT_["LIMIT"]
print(shown(limited, 3))
print(shown(halves, 3), shown(halves, 4))
print(shown(converted, [1.5, "7", 2]), shown(converted, [2 ** 70, 1e300]), shown(converted, [Strange(3), True]))
sqrt = None
print(shown(imported, 1))
with mock.patch.object(time, "time", after([1, 2.5], OSError("clock"))):
    print([shown(time.time) for _ in range(3)])
