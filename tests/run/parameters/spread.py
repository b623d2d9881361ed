"""Calls with *args and **kwargs of callables of all kinds: what they are given, what is one object with what, what dies when, and how each of them fails."""

import functools
import sys
import traceback
import weakref


class Thing:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"<{self.name}>"

    def __del__(self):
        print("   dies", self.name)


def shows(*args, **kwargs):
    print("  in", args, kwargs)
    return args, kwargs


def lets_go(first, *rest, **kwargs):
    print("  in", first, rest, kwargs)
    del first
    print("  without first")
    rest = None
    print("  without rest")
    kwargs.clear()
    print("  without keywords")


def named(a, b=2, *, c=3):
    print("  in", a, b, c)
    del a
    print("  without a")
    c = None
    print("  without c")
    return b


def bare(a, b):
    return a, b


bytecode = {}
exec("def interpreted(*args, **kwargs): print('  in bytecode', args, kwargs); return args", bytecode)


class Made:
    def __init__(self, *args, **kwargs):
        print("  made of", args, kwargs)


class MadeAnew:
    def __new__(cls, *args, **kwargs):
        print("  new", args, kwargs)
        return super().__new__(cls)


class Meta(type):
    def __call__(cls, *args, **kwargs):
        print("  meta", args, kwargs)
        return super().__call__(*args, **kwargs)


class MadeByMeta(metaclass=Meta):
    def __init__(self, *args, **kwargs):
        super().__init__()
        print("  made of", args, kwargs)


class Base:
    def __init__(self, *args, **kwargs):
        print("  base", args, kwargs)

    def method(self, x, *args, **kwargs):
        print("  base method", x, args, kwargs)
        return args

    @classmethod
    def of_class(cls, *args, **kwargs):
        print("  class method", cls.__name__, args, kwargs)

    @property
    def computed(self):
        raise AttributeError("computed")

    @staticmethod
    def alone(*args, **kwargs):
        print("  static", args, kwargs)

    def __call__(self, *args, **kwargs):
        print("  called", args, kwargs)


class Derived(Base):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.stored = self.method
        self.function = shows

    def method(self, x, *args, **kwargs):
        got = super().method(x, *args, **kwargs)
        print("  one object:", got is args, got == args)

    def hands_on(self, x, *args, **kwargs):
        self.method(x, *args, **kwargs)
        self.of_class(x, *args, **kwargs)
        self.alone(x, *args, **kwargs)
        self.function(x, *args, **kwargs)
        self.stored(x, *args, **kwargs)
        self(x, *args, **kwargs)
        self.method(*args, **kwargs) if args else None
        return self.method(x, extra=x, **kwargs)


def hands_on(f, *args, **kwargs):
    return f(*args, **kwargs)


def hands_on_first(f, x, *args, **kwargs):
    return f(x, *args, **kwargs)


def tried(what, *args, **kwargs):
    try:
        what(*args, **kwargs)
    except Exception as e:
        print(f"{type(e).__name__}: {e}")
        print("".join(traceback.format_tb(e.__traceback__)), end="")


def of_all_kinds():
    derived = Derived(1, k=2)
    derived.hands_on(1)
    derived.hands_on(1, 2, 3)
    derived.hands_on(1, 2, b=4)
    for f in [shows, bytecode["interpreted"], Made, MadeAnew, MadeByMeta, derived, derived.method, derived.of_class, derived.alone, functools.partial(shows, 0), dict, print, max, "{} {} {k}".format]:
        for args, kwargs in [((), {}), ((1,), {}), ((1, 2), {}), ((), {"k": 3}), ((1, 2), {"k": 3}), (tuple(range(15)), {}), (tuple(range(12)), {str(n): n for n in range(9)})]:
            print(getattr(f, "__name__", type(f).__name__), len(args), len(kwargs))
            tried(hands_on, f, *args, **kwargs)
            tried(hands_on_first, f, "x", *args, **kwargs)


def identities():
    kwargs = {"a": 1}
    args = (1, 2)
    got = shows(*args, **kwargs)
    print(got[0] is args, got[0] == args, got[1] is kwargs, got[1] == kwargs)
    got[1]["b"] = 2
    print(kwargs)
    made = dict(**kwargs)
    made["z"] = 1
    print(kwargs, made)
    print((0, *args) == (0, 1, 2), (0, *[], *()), (*args,) == args, (1, *()), (1, *"ab"), (1, *{2: 3}), (*range(3),), (1, *(n for n in "xy")))


def deaths():
    lets_go(Thing("given"), Thing("rest"), k=Thing("keyword"))
    print("again")
    args = (Thing("first"), Thing("second"))
    kwargs = {"k": Thing("in dict")}
    lets_go(*args, **kwargs)
    print("back", args, kwargs)
    hands_on(lets_go, Thing("a"), Thing("b"), k=Thing("c"))
    print("back")
    hands_on_first(lets_go, Thing("a"), Thing("b"), k=Thing("c"))
    print("back")
    hands_on(named, Thing("a"), c=Thing("c"))
    print("back")
    named(*(Thing("in tuple"),), **{"c": Thing("in a dict")})
    print("back")
    named(*[Thing("in list")], **{"c": Thing("in a dict")})
    print("back")


def a_dict_that_changes():
    kwargs = {"c": Thing("value")}
    seen = weakref.ref(kwargs["c"])

    def clears(a, c):
        kwargs.clear()
        print("  cleared", seen())
        c = None
        print("  let go", seen())

    clears(1, **kwargs)
    print("  back", seen())


def fails(*things):
    raise LookupError("an argument")


def failing_arguments(o):
    tried(lambda: o.method(Thing("on the stack"), *fails()))
    tried(lambda: o.method(Thing("on the stack"), Thing("too"), *(), **fails()))
    tried(lambda: o.method(Thing("on the stack"), *Thing("not iterable")))
    tried(lambda: o.method(Thing("on the stack"), **Thing("no mapping")))
    tried(lambda: o.absent(Thing("never made"), *fails()))
    tried(lambda: shows(*Thing("not iterable")))
    tried(lambda: shows(1, *3))
    tried(lambda: (1, *3))
    tried(lambda: (Thing("item"), *Fails()))
    tried(lambda: shows(*Fails()))
    tried(lambda: shows(Thing("one"), *Fails(), **{"a": 1}))
    tried(lambda: shows(**{1: 2}))
    tried(lambda: o.method(1, **{1: 2}))
    tried(lambda: o.method(1, x=1, **{"x": 2}))
    tried(lambda: Made(**{1: 2}))
    tried(lambda: bare(*(1, 2, 3)))
    tried(lambda: bare(*(1,), **{"a": 2}))
    tried(lambda: bare(1, **{"z": 2}))
    tried(lambda: "".join(1, *()))
    for wrong in [lambda: o.computed(1, *()), lambda: o.absent(1, *()), lambda: o.computed.more(*()), lambda: None.absent(*()), lambda: super(Derived, o).absent(*())]:
        try:
            wrong()
        except AttributeError as e:
            print(e, e.name, e.obj is o)
    tried(lambda: o.method(*()))


class Fails:
    def __iter__(self):
        yield Thing("yielded")
        raise OSError("while iterating")

    def keys(self):
        raise OSError("no keys")

    def __getitem__(self, key):
        return key


class Text(str):
    pass


class Mapping:
    def __init__(self, *names):
        self.names = names

    def keys(self):
        return self.names

    def __getitem__(self, name):
        print("  asks", name)
        return Thing(name)


def mappings():
    shows(**Mapping("a", "b"))
    hands_on(shows, **Mapping("a"))
    shows(1, **{Text("t"): 1})
    tried(lambda: shows(**Mapping(1)))
    tried(lambda: named(0, **Mapping("c", "c")))
    ordered = {"z": 1, "y": 2, "x": 3}
    del ordered["y"]
    shows(**ordered)


def depth(n, *args, **kwargs):
    try:
        return depth(n + 1, *args, **kwargs)
    except RecursionError:
        return n > 50


async def asynchronous(x, *args, **kwargs):
    return shows(x, *args, **kwargs)


def generator(x, *args, **kwargs):
    yield shows(x, *args, **kwargs)
    yield shows((yield x), *args, **kwargs)


def suspended():
    try:
        asynchronous(1, 2, k=3).send(None)
    except StopIteration as e:
        print(e.value)
    g = generator(1, 2, k=3)
    print(next(g), next(g), g.send("sent"))


def main():
    of_all_kinds()
    identities()
    deaths()
    a_dict_that_changes()
    failing_arguments(Derived())
    mappings()
    print(depth(0, 1, k=2))
    suspended()
    print(sys.getsizeof((1, *(2, 3))) == sys.getsizeof((1, 2, 3)))
