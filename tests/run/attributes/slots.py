"""Attributes in __slots__: constructors, deletion, what dies when it is overwritten, classes that change."""
import sys


class Noisy:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"<{self.name}>"

    def __del__(self):
        print("del", self.name)


class Point:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x = x
        self.y = y

    def sum(self):
        return self.x + self.y

    def move(self, dx):
        self.x = self.x + dx
        return self.x

    def get(self):
        return self.x


class Colored(Point):
    __slots__ = ("color", "__dict__")

    def __init__(self, x, y, color):
        super().__init__(x, y)
        self.color = color
        self.extra = color


class Mixed(Point):
    def __init__(self, x):
        self.x = x
        self.z = x


class Shadowed:
    __slots__ = ("x",)

    def __init__(self, x):
        self.x = x

    def get(self):
        return self.x


def build(n):
    out = []
    for i in range(n):
        p = Point(i, i + 0.5)
        p.move(1)
        out.append(p.sum())
        p.__init__(i, 2)
        out.append(p.get())
        q = Mixed(i)
        q.z += q.x
        out.append((q.z, q.__dict__))
        try:
            q.sum()
        except AttributeError as e:
            out.append(str(e))
        c = Colored(i, 1, "red")
        out.append((c.color, c.extra, c.__dict__, c.sum()))
    return out


def attempt(f, *args):
    try:
        return f(*args)
    except Exception as e:
        return type(e).__name__, str(e)


def unset(n):
    out = []
    for i in range(n):
        p = Point(1, 2)
        if i % 2:
            del p.x
        out.append((attempt(Point.sum, p), attempt(Point.get, p), attempt(Point.move, p, 3)))
        p.x = i
        out.append(p.get())
        del p.y
        p.y = 5
        out.append(p.sum())
    return out


def overwritten(n):
    for i in range(n):
        p = Point(Noisy(f"a{i}"), Noisy(f"b{i}"))
        print("made", p.x)
        p.x = 1
        p.__init__(2, 3)
        print("again", p.x, p.y)
        p.__init__(Noisy("c"), None)
        kept = p.x
        p.x = p
        p.x = None
        print("kept", sys.getrefcount(kept))
        del kept


def changes(n):
    out = []
    for i in range(n):
        s = Shadowed(i)
        if i == 4:
            slot = Shadowed.x
            Shadowed.x = property(lambda self: "property", lambda self, v: None)
        if i == 6:
            Shadowed.x = 7
        if i == 8:
            Shadowed.x = slot
        out.append(s.get())
        out.append(attempt(Shadowed, i) and attempt(setattr, s, "x", i))
        out.append(attempt(s.get))
    return out


def counts():
    o = object()
    before = sys.getrefcount(o)
    p = Point(o, o)
    inside = sys.getrefcount(o)
    p.x = p.y = 0
    return inside - before, sys.getrefcount(o) - before


def sums(points):
    s = 0.0
    for p in points:
        s += p.x * p.y
        p.x = p.x * 1.5
    return s


for _ in range(3):
    print(build(3))
    print(unset(4))
    overwritten(2)
    print(counts())
print(changes(10))
points = [Point(float(i), 2.0) for i in range(5)] + [Point(1, 2)]
print(sums(points), [p.x for p in points])
print(attempt(sums, points + [Point("a", 2)]), [p.x for p in points])
