"""Tuples that are made where they are looked for: d[a, b], (a, b) in d."""
import sys
import traceback
from collections import Counter, OrderedDict, defaultdict, namedtuple
from fractions import Fraction

NAN = float("nan")
Pair = namedtuple("Pair", "a b")
log = []


class Key:
    """Equal by a number, and tells."""
    def __init__(self, n, name=""):
        self.n, self.name = n, name

    def __hash__(self):
        log.append(("hash", self.name))
        return hash(self.n)

    def __eq__(self, other):
        log.append(("eq", self.name, getattr(other, "name", other)))
        return isinstance(other, Key) and self.n == other.n

    def __repr__(self):
        return f"Key({self.n})"


class Plain:
    pass


class Ends:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        log.append(("gone", self.name, sys._getframe(1).f_lineno - sys._getframe(1).f_code.co_firstlineno))


class Missing(dict):
    def __missing__(self, key):
        return "missing", key


class Own(dict):
    def __getitem__(self, key):
        return "own", key

    def __contains__(self, key):
        return key == (1, 2)


class Array:
    def __getitem__(self, key):
        return "array", key

    def __contains__(self, key):
        raise LookupError(key)


def item(d, a, b):
    return d[a, b]


def item_of_three(d, a, b, c):
    return d[a, b, c]


def item_of_one(d, a):
    return d[a,]


def has(d, a, b):
    return (a, b) in d, (a, b) not in d, 1 if (b, a) in d else 0


def attempt(f, *args):
    try:
        print(repr(f(*args)))
    except Exception as e:
        print(type(e).__name__, e.args, [frame.lineno for frame in traceback.extract_tb(e.__traceback__)][-1:])
    if log:
        print(log)
        log.clear()


def shortest(n):
    d = {}
    for i in range(n):
        for j in range(n):
            d[i, j] = 0 if i == j else (i * 7 + j * 3) % 11 + 1
    for k in range(n):
        for i in range(n):
            for j in range(n):
                if d[i, k] + d[k, j] < d[i, j]:
                    d[i, j] = d[i, k] + d[k, j]
    return sum(d.values())


def live(cells, width):
    out = set()
    for x in range(width):
        for y in range(width):
            n = 0
            for dx in (-1, 0, 1):
                for dy in (-1, 0, 1):
                    if (dx or dy) and (x + dx, y + dy) in cells:
                        n += 1
            if n == 3 or (n == 2 and (x, y) in cells):
                out.add((x, y))
    return sorted(out)


def big(n):
    seen = {(i * 1000, str(i)): i for i in range(n)}
    return [seen[i * 1000, str(i)] for i in range(n)], sum((i * 500, str(i // 2)) in seen for i in range(2 * n))


def counted(d, key):
    before = sys.getrefcount(key), sys.getrefcount(d)
    for _ in range(100):
        d[key, 1], (key, 2) in d, (key, 1) in d
    return sys.getrefcount(key) - before[0], sys.getrefcount(d) - before[1]


def temporaries():
    r = {(1, 2): Ends("kept"), (3, 4): Ends("other")}[1, 2]
    log.append("between")
    s = (Ends("item"), 1) in {1: 2}
    log.append("between")
    t = (Ends("item of set"), 1) in frozenset([1, (1, 2)])
    log.append("between")
    del r
    try:
        {(1, 2): Ends("lost")}[1, Ends("key")]
    except KeyError:
        log.append("handled")
    return s, t


def main():
    p, q = Plain(), Plain()
    d = {(1, 2): "ints", ("a", "b"): "texts", ("a", 1): "both", (None, True): "singletons", (p, 1): "object", (1.5, 2): "float", (2**70, 1): "big", ((1, 2), 3): "nested", (NAN, 1): "nan",
         (-1, 0): "minus one", (-2, 0): "minus two", (int, len): "builtins", Pair(5, 6): "pair", (b"b", 1): "bytes", (Fraction(1, 2), 1): "fraction", 1: "no tuple", "text": 2}
    keys = [(1, 2), (2, 1), ("a", "b"), ("".join(["a"]), "".join(["b"])), ("a", 1), ("a", True), (None, True), (None, 1), (p, 1), (q, 1), (1.5, 2), (2**70, 1), ((1, 2), 3), (NAN, 1), (float("nan"), 1), (-1, 0), (-2, 0), (0, -1),
            (int, len), (5, 6), (b"b", 1), (Fraction(1, 2), 1), (0.5, 1), (1.0, 2), ("\u00e9", "\u20ac"), ([], 1), (1, {}), (True, 2)]
    for container in (d, OrderedDict(d), defaultdict(lambda: "default", d), Missing(d), Own(d), Counter({(1, 2): 3}), {}, {"only": "texts"}, {1: 2}, set(d), frozenset(d), list(d), tuple(d), Array(), "text", None, p):
        print(type(container).__name__)
        for a, b in keys:
            attempt(item, container, a, b)
            attempt(has, container, a, b)
        if isinstance(container, defaultdict):
            print(len(container))
    attempt(item_of_three, {(1, "a", None): 3}, 1, "a", None)
    attempt(item_of_three, {(1, "a"): 3}, 1, "a", None)
    attempt(item_of_one, {(1,): "one", 1: "plain"}, 1)
    attempt(item_of_one, {(1,): "one"}, 2)

    keyed = {(Key(1, "stored"), 1): "key", (1, 1): "ints", (2, 2): "more"}
    log.clear()
    attempt(item, keyed, Key(1, "asked"), 1)
    attempt(item, keyed, 1, 1)
    attempt(has, keyed, 1, 1)
    attempt(has, keyed, Key(2, "asked"), 2)
    attempt(item, keyed, Key(3, "asked"), 1)
    attempt(has, set(keyed), 1, 1)

    print(shortest(8), live({(1, 0), (2, 1), (0, 2), (1, 2), (2, 2)}, 6), big(300)[0][-3:], big(300)[1])
    gone = {(i, i): i for i in range(20)}
    for i in range(0, 20, 2):
        del gone[i, i]
    print([(i, i) in gone for i in range(20)], [gone[i, i] for i in range(1, 20, 2)])
    if sys.version_info < (3, 14):
        print(counted({("k" * 5, 1): 1, (p, 1): 2}, p))
    attempt(temporaries)
    try:
        item(d, "not", "there")
    except KeyError as e:
        print(e.args, type(e.args[0]))
