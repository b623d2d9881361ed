"""Named tuples made by compiled code, in every way their __new__ can differ."""
import gc
import sys
import traceback
import typing
from collections import namedtuple
from unittest import mock

Point = namedtuple("Point", "x y")
Late = namedtuple("Late", "a b c", defaults=["B", "C"])
One = namedtuple("One", "only")
None_ = namedtuple("None_", "")
Odd = namedtuple("Odd", "class x x _y", rename=True)
Many = namedtuple("Many", ["f%d" % i for i in range(40)])


class Typed(typing.NamedTuple):
    name: str
    size: int = 3

    def doubled(self):
        return self.size * 2


class Slotted(Point):
    __slots__ = ()

    @property
    def length(self):
        return self.x * self.x + self.y * self.y


class Open(Point):
    pass


class Initialised(Point):
    def __init__(self, x, y):
        self.seen = (x, y)


class Failing(Point):
    def __init__(self, x, y):
        raise ValueError(x)


class Own(Point):
    def __new__(cls, x, y=9):
        return super().__new__(cls, x, y)


class Other(Point):
    def __new__(cls, *args):
        return "something else"


class Meta(type):
    def __call__(cls, *args, **kwargs):
        return "meta", super().__call__(*args, **kwargs)


class ByMeta(Point, metaclass=Meta):
    pass


class Mixed(dict):
    pass


def attempt(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e, [line.strip() for line in traceback.format_exc().splitlines() if "File" in line or "Error" in line][-3:])


def pairs(kind, n):
    out = []
    for i in range(n):
        out.append(kind(i, str(i)))
    return out


def spread(kind, args, kwargs):
    return kind(*args, **kwargs)


def late(n):
    return [Late(n), Late(n, 1), Late(n, 1, 2), Late(a=n), Late(n, c=0), Late(c=1, b=2, a=3), One(n), One(only=n), None_(), Odd(1, 2, 3, 4), Typed("t"), Typed(size=1, name="n").doubled()]


class Finaliser:
    def __init__(self, log):
        self.log = log

    def __del__(self):
        self.log.append("gone")


def ends(log):
    p = Point(Finaliser(log), Finaliser(log))
    log.append(sys.getrefcount(p) if sys.version_info < (3, 14) else 2)
    del p
    log.append("after")
    return log


def cyclic(log):
    for i in range(3):
        items = []
        p = Point(items, Finaliser(log))
        items.append(p)
    del items, p
    gc.collect()
    return log


def traced(n):
    events = []

    def tracer(frame, event, arg):
        events.append((event, frame.f_code.co_name))
    sys.setprofile(tracer)
    made = pairs(Point, n)
    sys.setprofile(None)
    return made, [e for e in events if e[1] in ("__new__", "pairs")]


def deep(n):
    return deep(n - 1) if n else Point(1, 2)


def main():
    for kind in (Point, Slotted, Open, Initialised, Own, Other, ByMeta, Typed):
        attempt(pairs, kind, 3)
    attempt(pairs, Failing, 1)
    print(pairs(Initialised, 2)[1].seen, pairs(Slotted, 3)[2]._asdict(), vars(pairs(Open, 1)[0]))
    attempt(late, 5)
    for args in ((), (1,), (1, 2, 3), (1, 2, 3, 4)):
        for kind in (Point, Late, One, None_, Own, Slotted):
            attempt(spread, kind, args, {})
    attempt(spread, Point, (1,), {"x": 2})
    attempt(spread, Point, (1,), {"z": 2})
    attempt(spread, Point, (), {"y": 1, "x": 2})
    attempt(spread, Point, (), {"_cls": 1, "x": 2})
    attempt(Many, *range(40))
    attempt(Many, *range(39))

    p = Point(1, 2)
    print(hash(p) == hash((1, 2)), p == (1, 2), {p: 1}[(1, 2)], p < (1, 3), p + (3,), gc.is_tracked(Point([], 1)), type(p), Point.__new__(Slotted, 1, 2))
    print(ends([]), cyclic([]))
    made, events = traced(2)
    print(made, events)

    kept = Point.__new__
    code = Point.__new__.__code__
    log = []

    def replaced(cls, x, y):
        log.append((x, y))
        return tuple.__new__(cls, (y, x))
    for i in range(2):
        Point.__new__ = replaced
        attempt(pairs, Point, 1)
        attempt(pairs, Slotted, 1)
        Point.__new__ = kept
        attempt(pairs, Slotted, 1)
    with mock.patch.object(Point, "__new__", lambda cls, *args: args):
        attempt(pairs, Point, 1)
    attempt(pairs, Point, 1)
    kept.__code__ = (lambda _cls, x, y: _tuple_new(_cls, (y, x))).__code__
    attempt(pairs, Point, 2)
    kept.__code__ = code
    attempt(pairs, Point, 2)
    kept.__defaults__ = ("default",)
    attempt(Point, 1)
    attempt(spread, Point, (1,), {})
    kept.__defaults__ = None
    attempt(spread, Point, (1,), {})
    kept.__globals__["_tuple_new"] = lambda cls, items: ("own", cls.__name__, items)
    attempt(pairs, Point, 2)
    kept.__globals__["_tuple_new"] = tuple.__new__
    attempt(pairs, Point, 2)
    del kept.__globals__["_tuple_new"]
    attempt(pairs, Point, 2)
    kept.__globals__["_tuple_new"] = tuple.__new__
    attempt(pairs, Point, 2)
    Open.__init__ = lambda self, x, y: log.append(("init", x))
    attempt(pairs, Open, 2)
    del Open.__init__
    attempt(pairs, Open, 1)
    Open.__bases__ = (Slotted,)
    attempt(pairs, Open, 1)
    print(log)

    limit = sys.getrecursionlimit()
    for i in range(8):
        try:
            deep(limit - 40 + i * 8)
        except RecursionError as e:
            print("deep", i, e)
            break
    for i in range(200):
        temporary = namedtuple("T%d" % (i % 3), "a b")
        assert temporary(i, 2) == (i, 2) and temporary(a=1, b=i)[1] == i
    print("done")
