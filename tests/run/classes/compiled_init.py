"""Classes whose compiled __init__ only stores parameters, constants, and empty lists and dicts: made in every way that can differ from the call."""
import gc
import sys
import traceback
import weakref
from unittest import mock

events = []


class Ends:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        events.append(self.name)


class Point:
    def __init__(self, x, y=2, *, z=3):
        self.x = x
        self.y = y
        self.z = z


class Node:
    def __init__(self, left, right):
        self.left = left
        self.right = right


class Holder:
    kind = "holder"

    def __init__(self, owner):
        self.owner = owner
        self.items = []
        self.table = {}
        self.me = None
        self.owner = owner
        self.count = 0


class Slots:
    __slots__ = ("a", "items")

    def __init__(self, a):
        self.a = a
        self.items = []


class Child(Point):
    def own(self):
        return self.x


class Watched:
    def __init__(self, a):
        self.a = a

    def __setattr__(self, name, value):
        events.append((name, value, sys._getframe(1).f_code.co_name))
        object.__setattr__(self, name, value)


class Property:
    def __init__(self, a):
        self.a = a
        self.b = []

    a = property(lambda self: self._a, lambda self, value: events.append(value))


class Parallel:
    def __init__(self, a, b, c, d, e):
        self.b, self.a = b, a
        self.c, self.d, self.e = e, d, c
        self.one = self.two = self.three = None
        self.v, self.w, self.x, self.y = a, b, "constant", a
        self.m, self.m = a, b
        self.p = self.q = c
        self.f, self.g, self.h, self.i, self.j = 1, a, 2, b, self


class Pairs:
    def __init__(self, a, b):
        self.pair = a, b
        self.a, self.b = b, a


class Shared:
    def __init__(self, a):
        self.a = self.b = []
        self.c = self.d = {}
        self.e = a


class Lists:
    def __init__(self, a):
        self.a, self.b, self.c = [], {}, a
        self.d, self.e = [], []


class Nested:
    def __init__(self, a, b):
        (self.a, self.b), self.c = (a, b), a


class Unpacked:
    def __init__(self, pair, rest):
        self.a, self.b = pair
        self.c, *self.d = rest


def parallel():
    for n in range(4):
        p = Parallel(n, "b", [n], (n,), {n})
        assert p.j is p
        p.j = None
        print(list(vars(p).items()))
        print(vars(Pairs(n, 2)), vars(Nested(n, 2)), vars(Unpacked((n, 2), "abc")))
        s, l = Shared(n), Lists(n)
        print(vars(s), s.a is s.b, s.c is s.d, vars(l), l.a is l.d, l.d is l.e)
    shown(lambda n: Unpacked(range(n), "abc"), 4)


def shown(call, times=4):
    for n in range(times):
        try:
            o = call(n)
        except Exception as e:
            print(type(e).__name__, e)
            print([(f.name, f.lineno) for f in traceback.extract_tb(e.__traceback__)])
        else:
            print(type(o).__name__, getattr(o, "__dict__", None))


def values():
    shown(lambda n: Point(n))
    shown(lambda n: Point(n, 5))
    shown(lambda n: Point(n, z=n))
    shown(lambda n: Point(y=n, x=1))
    shown(lambda n: Point(*(1, 2)[:n], **{"z": n}))
    shown(lambda n: Node(n, [n]))
    shown(lambda n: Holder(n))
    shown(lambda n: Child(n))
    shown(lambda n: Property(n))
    shown(lambda n: Watched(n))
    a, b = Slots(1), Slots(2)
    print(a.items is b.items, a.a, b.a, Holder(1).items is Holder(1).items, [Slots(n).items for n in range(3)])
    print(events)
    events.clear()


def wrong():
    shown(lambda n: Point())
    shown(lambda n: Point(1, 2, 3))
    shown(lambda n: Node(1))
    shown(lambda n: Node(1, 2, left=3))
    shown(lambda n: Holder(1, owner=2))
    shown(lambda n: Slots(a=1, b=2))


def lives():
    for n in range(4):
        node = Node(Ends(f"left {n}"), Node(Ends("inner"), None))
        del node
        print(events)
        events.clear()
        value = Ends("value")
        held = weakref.ref(Node(value, value))
        print(held(), events)
        value = None
        print(events)
        events.clear()
    kept = [Holder(Node(i, None)) for i in range(3000)]
    print(sum(len(h.items) + h.owner.left for h in kept), all(gc.is_tracked(h) for h in kept), gc.is_tracked(kept[0].items))
    before = sys.getrefcount(events) if sys.version_info < (3, 14) else 0
    o = Node(events, events)
    print(sys.getrefcount(events) - before if before else 2)


def changed():
    for n in range(4):
        print(vars(Node(n, n)))
    init = Node.__init__
    with mock.patch.object(Node, "__init__", lambda self, left, right: setattr(self, "mocked", left)):
        print(vars(Node(1, 2)))
    print(vars(Node(1, 2)))
    init.__defaults__ = (7,)
    print(vars(Node(1)))
    init.__defaults__ = None
    shown(lambda n: Node(1), 1)
    code = init.__code__

    def other(self, left, right):
        self.right = left
        self.left = right
    init.__code__ = other.__code__
    print(vars(Node(1, 2)))
    init.__code__ = code
    print(vars(Node(1, 2)))
    Node.left = property(lambda self: "property", lambda self, value: events.append(value))
    print(vars(Node(1, 2)), events)
    del Node.left
    Node.__setattr__ = lambda self, name, value: events.append(name)
    print(vars(Node(1, 2)), events)
    del Node.__setattr__
    Node.__new__ = lambda cls, *args: events.append("new") or object.__new__(cls)
    print(vars(Node(1, 2)), events)
    events.clear()
    for n in range(3):
        o = Holder(n)
        o.__dict__ = {"other": n}
        print(vars(o), vars(Holder(n)))


def traced():
    for cls, arguments in (Point, (1,)), (Holder, (1,)), (Slots, (1,)):
        def profile(frame, event, arg):
            if frame.f_code.co_name == "__init__":
                seen.append(event)
        seen = []
        for _ in range(4):
            cls(*arguments)
        sys.setprofile(profile)
        cls(*arguments)
        sys.setprofile(None)
        print(seen)


def depth(make, n):
    return make() if n == 0 else depth(make, n - 1)


def limits():
    """How deep it can be made: the call counts."""
    limit = sys.getrecursionlimit()
    for make in (lambda: Node(1, 2)), (lambda: Holder(1)), (lambda: Point(1)):
        for _ in range(10):
            make()
        found = []
        sys.setrecursionlimit(200)
        try:
            for n in range(150, 200):
                try:
                    depth(make, n)
                    found.append(True)
                except RecursionError:
                    found.append(False)
        finally:
            sys.setrecursionlimit(limit)
        print(found.index(False) > 20, found == sorted(found, reverse=True))


def main():
    for _ in range(2):
        for f in values, parallel, wrong, lives, traced, limits:
            print("--", f.__name__)
            f()
    changed()
