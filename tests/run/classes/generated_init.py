# Classes whose __init__ was made while the program runs, by dataclasses or exec, and only stores what it gets: called from compiled code, in every way it can differ.
import gc
import sys
import traceback
import weakref
from dataclasses import InitVar, dataclass, field
from unittest import mock

events = []


@dataclass
class Two:
    a: int
    b: int = 2


@dataclass(slots=True)
class Seven:
    a: int
    b: int
    c: int
    d: int
    e: int = 5
    f: bool = False
    g: object = None


@dataclass
class Made:
    a: int
    items: list = field(default_factory=list)
    table: dict = field(default_factory=dict)
    members: set = field(default_factory=set)
    hidden: list = field(init=False, default_factory=list)


def own_factory():
    events.append(sys._getframe(1).f_code.co_name)
    return ["own"]


@dataclass
class Own:
    a: int
    items: list = field(default_factory=list)
    own: list = field(default_factory=own_factory)


@dataclass(kw_only=True)
class Keywords:
    a: int
    b: int = 3
    c: list = field(default_factory=list)


@dataclass
class Post:
    a: int
    b: InitVar[int] = 7

    def __post_init__(self, b):
        events.append((sys._getframe(1).f_code.co_name, sorted(sys._getframe(1).f_locals)))
        self.c = b


@dataclass(frozen=True)
class Frozen:
    a: int
    b: int


@dataclass
class Child(Two):
    c: int = 3


@dataclass
class Last:
    a: int
    table: dict = field(default_factory=dict)


def ends_apart(sentinel, factory):
    """As the function of a dataclass, but for where its ends store."""
    class Apart:
        def __init__(self, a, c=sentinel):
            self.a = a
            if c is sentinel:
                self.c = factory()
            else:
                self.other = c

    class Alike:
        def __init__(self, a, c=sentinel):
            self.a = a
            self.c = factory() if c is sentinel else c

    class Otherwise:
        def __init__(self, a, c=sentinel):
            self.a = a
            self.c = factory() if c is sentinel else a
    return Apart, Alike, Otherwise


def made_by_exec(body, parameters="self, a, b=1", **names):
    space = dict(names)
    exec(f"def __init__({parameters}):\n" + "".join(f"    {line}\n" for line in body), space)
    return space["__init__"]


class Twice:
    __init__ = made_by_exec(["self.x = a", "self.y = b", "self.x = b", "self.me = self", "self.none = None", "self.text = 'constant'"])


class Watched:
    __init__ = made_by_exec(["self.a = a", "self.b = b"])

    def __setattr__(self, name, value):
        events.append((name, value, sys._getframe(1).f_code.co_name))
        object.__setattr__(self, name, value)


class WithProperty:
    __init__ = made_by_exec(["self.a = a", "self.b = b"])

    @property
    def b(self):
        return self._b

    @b.setter
    def b(self, value):
        events.append(("set", value))
        self._b = value


class ReadOnly:
    __init__ = made_by_exec(["self.a = a", "self.b = b"])
    b = property(lambda self: 1)


class Slots:
    __slots__ = ("a",)
    __init__ = made_by_exec(["self.a = a", "self.b = b"])


def shown(call, times=3):
    for n in range(times):
        try:
            o = call(n)
        except Exception as e:
            print(type(e).__name__, e)
            print([(f.name, f.lineno) for f in traceback.extract_tb(e.__traceback__)])
        else:
            print(o, getattr(o, "__dict__", None))


def values():
    shown(lambda n: Two(n))
    shown(lambda n: Two(n, b=n))
    shown(lambda n: Two(b=n, a=1))
    shown(lambda n: Seven(n, 1, d=n, c=2))
    shown(lambda n: Seven(n, 1, 2, 3, 4, n > 0, n))
    shown(lambda n: Made(n))
    shown(lambda n: Made(n, [n], table={n: n}))
    shown(lambda n: Last(n))
    shown(lambda n: Last(n, None))
    shown(lambda n: Last(n, table=[n]))
    for factory in (list, own_factory):
        for cls in ends_apart(None, factory):
            shown(lambda n: cls(n).__dict__)
            shown(lambda n: cls(n, n).__dict__)
            shown(lambda n: cls(n, None).__dict__)
    shown(lambda n: Own(n))
    shown(lambda n: Own(n, own=[]))
    shown(lambda n: Keywords(a=n))
    shown(lambda n: Keywords(c=[n], a=n, b=n))
    shown(lambda n: Post(n))
    shown(lambda n: Post(n, 8))
    shown(lambda n: Frozen(n, 1))
    shown(lambda n: Child(n, 2))
    shown(lambda n: Child(n, c=n))
    a, b = Made(1), Made(2)
    print(a.items is b.items, a.table is b.table, a.hidden is b.hidden)
    print(events)
    events.clear()


def wrong():
    shown(lambda n: Two())
    shown(lambda n: Two(1, 2, 3))
    shown(lambda n: Two(1, a=2))
    shown(lambda n: Two(1, z=2))
    shown(lambda n: Keywords(1))
    shown(lambda n: Keywords(b=1))
    shown(lambda n: Seven(*[1] * n))
    shown(lambda n: Two(**{"a": n}))


def stores():
    for n in range(4):
        o = Twice(n, 2)
        print({k: v for k, v in o.__dict__.items() if k != "me"}, list(o.__dict__), o.me is o)
        o.me = None
    shown(lambda n: type(Watched(n, 2)).__name__)
    shown(lambda n: WithProperty(n).b)
    shown(lambda n: type(ReadOnly(n)).__name__)
    shown(lambda n: type(Slots(n)).__name__)
    print(events)
    events.clear()


class Changing:
    __init__ = made_by_exec(["self.a = a", "self.b = b"])


class ChildOfChanging(Changing):
    pass


def changed():
    for n in range(4):
        print(vars(Changing(n)), vars(ChildOfChanging(n, 3)))
    init = Changing.__init__
    init.__defaults__ = (5,)
    print(vars(Changing(1)), vars(ChildOfChanging(1)))
    init.__defaults__ = None
    shown(lambda n: Changing(1), 1)
    old = init.__code__
    init.__code__ = made_by_exec(["self.b = a", "self.a = b"]).__code__
    print(vars(Changing(1, 2)), vars(ChildOfChanging(1, 2)))
    init.__code__ = old
    init.__defaults__ = (1,)
    for n in range(3):
        print(vars(Changing(1)), vars(ChildOfChanging(1)))
    with mock.patch.object(Changing, "__init__", lambda self, a: setattr(self, "mocked", a)):
        print(vars(Changing(1)), vars(ChildOfChanging(1)))
    print(vars(Changing(1)), vars(ChildOfChanging(1)))
    Changing.a = property(lambda self: "property", lambda self, value: events.append(value))
    print(vars(Changing(1)), vars(ChildOfChanging(1)))
    del Changing.a
    print(vars(Changing(1)), vars(ChildOfChanging(1)), events)
    ChildOfChanging.__setattr__ = lambda self, name, value: events.append(name)
    print(vars(Changing(1)), vars(ChildOfChanging(1)), events)
    del ChildOfChanging.__setattr__
    ChildOfChanging.__init__ = made_by_exec(["self.c = a", "self.d = b"])
    for n in range(3):
        print(vars(ChildOfChanging(n)))
    Changing.__new__ = lambda cls, *args: (events.append("new"), object.__new__(cls))[1]
    print(vars(Changing(1)), events)
    events.clear()


class Ends:
    def __del__(self):
        events.append("end")


def keys():
    """Attributes beyond those that the class expects, and instances with a dict of their own."""
    init = made_by_exec([f"self.x{i} = a" for i in range(20)])
    cls = type("Many", (), {"__init__": init})
    for n in range(3):
        print(list(vars(cls(n)).values())[-3:])
    late = type("Late", (), {"__init__": made_by_exec(["self.a = a", "self.b = b"])})
    for n in range(4):
        o = late(n)
        for i in range(40):
            setattr(o, f"more{n}_{i}", i)
        print(len(vars(o)), list(vars(late(n))))


def lives():
    for n in range(400):
        init = made_by_exec(["self.a = a", "self.b = b"] if n % 2 else ["self.b = a", "self.a = b"])
        cls = type("C", (), {"__init__": init})
        for i in range(4):
            o = cls(i, 10)
        if n % 50 == 0:
            print(vars(o))
        code = weakref.ref(init.__code__)
        del o, cls, init
        if n % 50 == 0:
            gc.collect()
            print(code())
    o = Two(Ends(), Ends())
    del o
    print(events)
    events.clear()
    before = sys.getrefcount(None)
    kept = [Seven(1, 2, 3, 4) for i in range(100)]
    print(sys.getrefcount(None) - before > 90)
    del kept
    print(sys.getrefcount(None) - before < 10)


def traced():
    def profile(frame, event, arg):
        if frame.f_code.co_name == "__init__":
            seen.append(event)

    for cls in Two, Made, Keywords:
        seen = []
        cls(a=1), cls(a=1), cls(a=1)
        sys.setprofile(profile)
        cls(a=1)
        sys.setprofile(None)
        print(seen)
        seen = []
        sys.settrace(lambda frame, event, arg: profile(frame, event, arg))
        cls(a=1)
        sys.settrace(None)
        print(seen)


def deep(n):
    try:
        return deep(n + 1)
    except RecursionError:
        return n


def limits():
    def at(depth):
        if depth:
            return at(depth - 1)
        return Made(1).a

    found = []
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(200)
    try:
        for depth in range(150, 200):
            try:
                at(depth)
                found.append("made")
            except RecursionError:
                found.append("too deep")
    finally:
        sys.setrecursionlimit(limit)
    print(found.index("too deep") > 20, "made" in found, found == sorted(found))


def collecting():
    seen = []

    def told(phase, info):
        seen.append(sys._getframe(1).f_code.co_name)

    gc.callbacks.append(told)
    kept = [Made(i) for i in range(3000)]
    gc.callbacks.remove(told)
    print(len(seen) > 10, set(seen) <= {"__init__", "<listcomp>", "collecting"})
    print(len(kept), kept[7], kept[-1].a)


def main():
    for n in range(2):
        for f in values, wrong, stores, keys, lives, traced, limits, collecting:
            print("--", f.__name__)
            f()
    changed()
