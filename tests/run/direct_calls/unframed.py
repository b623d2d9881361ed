"""Small functions that run without a frame, and what makes them need one in the middle: slots, properties, hooks, subclasses of builtins, finalisers, big numbers, missing
attributes, changed classes, tracers, recursion, signals."""
import sys
import traceback


class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def get(self):
        return self.x

    def set(self, x):
        self.x = x

    def swap(self):
        self.x, self.y = self.y, self.x
        return self

    def twice(self, a, b):
        self.x = a
        self.x = b
        return a

    def move(self, dx, dy):
        self.x += dx
        self.y += dy
        return self

    def total(self):
        return self.x + self.y

    def is_origin(self):
        return self.x == 0 and self.y == 0

    def larger(self, other):
        return self if self.x > other.x else other

    def cached(self):
        if self.y is not None:
            return self.y
        self.y = where()
        return self.y

    def chain(self, v):
        t = v + 1
        self.x = t
        self.y = t
        return t

    def not_there(self):
        return self.missing


class Slotted:
    __slots__ = "x", "y"

    def __init__(self, x):
        self.x = x

    get = Point.get
    set = Point.set
    total = Point.total


class WithProperty(Point):
    @property
    def x(self):
        return "property of " + where()

    @x.setter
    def x(self, value):
        print("set in", where(), value)


class Hooked(Point):
    def __getattr__(self, name):
        return f"{name} asked in {sys._getframe(1).f_code.co_name}"

    def __setattr__(self, name, value):
        if name == "y" and value == "refuse":
            raise AttributeError("refused in " + sys._getframe(1).f_code.co_name)
        object.__setattr__(self, name, value)


class Equal:
    def __eq__(self, other):
        print("compared in", sys._getframe(1).f_code.co_name)
        return True

    def __bool__(self):
        print("truth in", sys._getframe(1).f_code.co_name)
        return False

    def __add__(self, other):
        return "added in " + sys._getframe(1).f_code.co_name

    __radd__ = __add__


class Loud:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("dies in", sys._getframe(1).f_code.co_name, self.name)


def where():
    return sys._getframe(1).f_code.co_name


def nothing(a, b=2):
    return b


def truth(a):
    if a:
        return "true"
    return "false"


def constant():
    return 7


def free(value):
    def read():
        return value

    def compare(x):
        return value == x

    def assign(x):
        nonlocal value
        value = x

    return read, compare, assign


NUMBER = 3


def global_plus(a):
    return NUMBER + a


def attempt(function, *args):
    try:
        return function(*args)
    except Exception as e:
        traceback.print_exc(file=sys.stdout)
        return type(e).__name__


def plain_use():
    p = Point(1, 2)
    for i in range(4):
        print(p.get(), p.total(), p.is_origin(), p.swap().x, p.move(i, 10**20 * i).y, p.larger(p) is p, p.chain(i), p.twice(i, -i))
        p.set(i)
        print(vars(p), p.cached())
    return p


def others():
    for kind in (Point, Slotted, WithProperty, Hooked, Point):
        for value in (1, 2.5, "text", None, Equal()):
            o = kind(value) if kind is Slotted else kind(value, value)
            for _ in range(2):
                print(kind.__name__, type(o.get()).__name__)
                o.set(value)
                print(attempt(o.total))
                if kind is not Slotted:
                    print(o.is_origin(), type(o.cached()).__name__)


def finalisers():
    p = Point(Loud("first x"), Loud("first y"))
    for i in range(3):
        p.set(Loud(f"x {i}"))
        print("set")
        p.twice(Loud(f"a {i}"), Loud(f"b {i}"))
        print("twice")
    p.swap()
    print("swapped")
    p = None
    print("gone")


def errors():
    p = Point(1, "text")
    for _ in range(3):
        print(attempt(p.not_there), attempt(p.total), attempt(p.move, 1, 2))
    del p.x
    for _ in range(2):
        print(attempt(p.get), attempt(p.swap), vars(p))
    h = Hooked(1, 2)
    for _ in range(2):
        print(attempt(h.not_there), attempt(Hooked, 1, "refuse"))


def changing():
    p, q = Point(1, 2), Point(3, 4)
    out = []
    for i in range(8):
        if i == 1:
            p.__dict__["x"] = "from dict"
        elif i == 2:
            p.__dict__ = {"x": 1, "y": 5}
        elif i == 3:
            Point.x = property(lambda self: "class property", lambda self, value: None)
        elif i == 4:
            del Point.x
        elif i == 5:
            q.__class__ = Hooked
        elif i == 6:
            Point.get = lambda self: "replaced"
        elif i == 7:
            del Point.get
            Point.get = Slotted.get
        q.set(i)
        p.set(i)
        out.append((p.get(), q.get(), p.cached(), q.is_origin()))
    print(out)


def rebinding():
    global NUMBER
    read, compare, assign = free(1)
    for value in (1, 2.5, "s", Equal(), 10**30):
        NUMBER = value
        print(attempt(global_plus, 1), read(), compare(1), truth(value), truth([value]), truth(()))
        assign(value)
    NUMBER = 3


def traced():
    seen = []
    p = Point(1, 2)
    for i in range(3):
        if i == 1:
            sys.setprofile(lambda frame, event, arg: seen.append((event, frame.f_code.co_name)) if event == "call" else None)
        p.get(), p.set(i), constant(), nothing(1), Point(1, 2)
        sys.setprofile(None)
    print(seen)


def down(n):
    p = Point(n, 1)
    try:
        return down(n + 1)
    except RecursionError:
        return p.get() > 0, p.total() > 1, constant(), nothing(1)


class Compared:
    def __init__(self, key):
        self.key = key

    def __lt__(self, other):
        return self.key < other.key

    def __len__(self):
        return self.key

    def __hash__(self):
        return self.key

    def __eq__(self, other):
        return self.key == other.key


class Witness:
    """Says when it dies, in which function, and what it finds in a box."""

    def __init__(self, box):
        self.box = box

    def __del__(self):
        frame = sys._getframe(1)
        print("dies in", frame.f_code.co_name, frame.f_lineno - frame.f_code.co_firstlineno, self.box.x)


def rebinds(a, box):
    a = None
    box.x = 1


def deletes(a, box):
    del a
    return box


def replaces(a, box):
    a = box
    return a.x


def goes_on(a, box):
    a = a.box
    box.x = 2
    return a


def in_a_branch(a, box):
    if box.x:
        a = box
    return a


def only_at_the_end(a, box):
    b = a
    box.x = 3
    return box


def arguments_that_die():
    for n in range(3):
        box = Point(0, 0)
        print(n)
        rebinds(Witness(box), box)
        deletes(Witness(box), box)
        replaces(Witness(box), box)
        goes_on(Witness(box), box)
        in_a_branch(Witness(box), box)
        only_at_the_end(Witness(box), box)
        Point.set(box, Witness(box))
        box.x = None


def from_c():
    items = [Compared(n * 7 % 5) for n in range(8)]
    print([c.key for c in sorted(items)], max(items, key=len).key, len({*items}), sum(map(len, items)))


def main():
    plain_use()
    others()
    finalisers()
    errors()
    saved = Point.get
    changing()
    Point.get = saved
    rebinding()
    traced()
    print(down(0))
    from_c()
    arguments_that_die()
