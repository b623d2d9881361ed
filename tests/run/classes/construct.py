"""Calls of classes: every way in which an instance is made and initialised, from one place each, before and after the class changes."""
import abc
import collections
import sys
import typing


class Plain:
    pass


class Init:
    def __init__(self, a, b=2, *rest, c=3, **more):
        self.all = a, b, rest, c, sorted(more.items())


class New:
    def __new__(cls, *args, **kwargs):
        self = super().__new__(cls)
        self.made = args, sorted(kwargs.items())
        return self


class Both(New):
    def __init__(self, *args, **kwargs):
        self.all = args, sorted(kwargs.items())


class Pair(collections.namedtuple("Pair", "x y")):
    __slots__ = ()


class Typed(typing.NamedTuple):
    x: int
    y: str = "y"


class Number(int):
    def __new__(cls, value, scale=1):
        return int.__new__(cls, value * scale)


class Silent(Exception):
    pass


class Loud(ValueError):
    def __init__(self, where, *, why="?"):
        super().__init__(where, why)
        self.where = where


class Bare(Exception):
    def __init__(self, *args, key=None):
        self.key = key


class Made(Exception):
    def __new__(cls, *args):
        self = super().__new__(cls, *args, "new")
        return self


class Late(OSError):
    def __init__(self, a, b):
        super().__init__(a, b)


class Abstract(abc.ABC):
    @abc.abstractmethod
    def f(self): ...


class Concrete(Abstract):
    def __init__(self, v):
        self.all = v

    def f(self): ...


class Meta(type):
    def __call__(cls, *args):
        return "called", cls.__name__, args


class ByMeta(metaclass=Meta):
    def __init__(self, a):
        print("never")


class Asking(type):
    def __getattribute__(cls, name):
        if name == "__new__":
            print("asked for", name)
        return super().__getattribute__(name)


class Asked(metaclass=Asking):
    def __new__(cls, *args):
        return super().__new__(cls)

    def __init__(self, *args):
        self.all = args


class Hiding(type):
    @property
    def __new__(cls):
        return lambda cls, *args: ("hidden", args)


class Base:
    def __new__(cls, *args):
        self = object.__new__(cls)
        self.made = args
        return self


Hidden = type.__new__(Hiding, "Hidden", (Base,), {})


class Returns:
    def __init__(self, what):
        self.what = what
        if what:
            return what


class Other:
    def __new__(cls, what):
        if what == "none":
            return None
        if what == "sub":
            return object.__new__(OtherSub)
        if what == "switch":
            self = object.__new__(cls)
            self.__class__ = OtherSub
            return self
        if what == "change":
            cls.__init__ = lambda self, what: print("changed init", what)
        if what == "drop":
            del cls.__init__
        return object.__new__(cls)

    def __init__(self, what):
        print("init of Other", what)


class OtherSub(Other):
    def __init__(self, what, more=0):
        print("init of OtherSub", what, more)


class Slots:
    __slots__ = "a", "b"

    def __init__(self, a, b):
        self.a = a
        self.b = b


class Recursive:
    def __init__(self, n):
        self.inner = Recursive(n + 1)


class Endless:
    def __new__(cls, n):
        return cls(n + 1)


def show(o):
    if isinstance(o, BaseException):
        return type(o).__name__, o.args, {k: v for k, v in vars(o).items()}, str(o)
    return type(o).__name__, getattr(o, "__dict__", None), o if isinstance(o, (tuple, int, str)) else ""


def call(cls, *shapes):
    """Each shape of arguments, from one place: the class is what varies."""
    for args, kwargs in shapes:
        try:
            print(" ", args, kwargs, show(cls(*args, **kwargs)))
        except (TypeError, RecursionError) as error:
            print(" ", args, kwargs, type(error).__name__, error)


def none(cls): return cls()
def one(cls, a): return cls(a)
def two(cls, a, b): return cls(a, b)
def named(cls, a, b): return cls(a, c=b)
def mixed(cls, a, b): return cls(a, b, b, a, a, b, a, b, a, key=b)


FORMS = none, one, two, named, mixed


def each(cls, a="p", b="q"):
    print(getattr(cls, "__name__", cls))
    for form in FORMS:
        arguments = (cls, a, b)[:form.__code__.co_argcount]
        try:
            print("  ", form.__name__, show(form(*arguments)))
        except (TypeError, ValueError) as error:
            trace, names = error.__traceback__, []
            while trace:
                names.append((trace.tb_frame.f_code.co_name, trace.tb_lineno - trace.tb_frame.f_code.co_firstlineno))
                trace = trace.tb_next
            print("  ", form.__name__, type(error).__name__, error, names)


def attacked():
    each(Both)
    Both.__init__ = lambda self, *args: print("another init", args)
    each(Both)
    del Both.__init__
    each(Both)
    Both.__new__ = staticmethod(lambda cls, *args: Init(*args, 1))
    each(Both)
    Both.__new__ = lambda cls, *args: New.__new__(cls, "through")
    each(Both)
    Both.__new__ = object.__new__
    each(Both)
    del Both.__new__
    each(Both)
    New.__new__ = classmethod(lambda cls, *args: ("class method", args))
    each(Both)
    Slots.__init__ = Init.__init__
    try:
        one(Slots, 1)
    except AttributeError as error:
        print(error)
    Plain.__init__ = len
    each(Plain)
    Plain.__init__ = print
    each(Plain)
    del Plain.__init__
    Plain.__init_subclass__ = classmethod(lambda cls: None)
    each(Plain)


class Freed:
    def __init__(self, o):
        if sys.version_info < (3, 14):  # from then on counts inside a call may differ by one (README)
            print("counts", sys.getrefcount(o) > 2)

    def __del__(self):
        print("freed")


class FailsLate:
    def __new__(cls, *args):
        return object.__new__(cls)

    def __init__(self, *args):
        raise ValueError(*args)

    def __del__(self):
        print("freed after failure")


def deep(cls):
    try:
        cls(0)
    except RecursionError as error:
        print(cls.__name__, str(error)[:32])


class Cycle:
    def __init__(self, cls):
        self.cls = cls
        self.cycle = self

    def __del__(self):
        self.cls.__init__ = lambda self, *args: setattr(self, "by", "the new one")


class Collected:
    def __init__(self, *args):
        self.by = "the old one"


def collected_while_made():
    import gc
    one(Collected, 1)
    gc.collect()
    for allowed in range(1, 8):
        def old(self, *args): self.by = "the old one"
        Collected.__init__ = old
        del old
        one(Collected, 1)
        Cycle(Collected)
        before = gc.get_threshold()
        gc.set_threshold(gc.get_count()[0] + 1)
        made = [one(Collected, 1) for _ in range(4)]
        gc.set_threshold(*before)
        print(made[-1].by if sys.version_info < (3, 12) else "", {o.by for o in made} <= {"the old one", "the new one"})
        gc.collect()


def main():
    for round in range(3):
        for cls in (Plain, Init, New, Pair, Typed, Silent, Loud, Bare, Made, Late, Abstract, Concrete, ByMeta, Asked, Hidden, Slots, dict, list, str, ValueError, KeyError,
                    StopIteration, object, type("Local", (Both,), {}), collections.OrderedDict):
            each(cls)
        each(Number, 3, 4)
        each(Returns, 0, 1)
        each(Returns, "", "x")
    for what in ("none", "sub", "switch", "plain", "plain", "change", "plain", "drop", "plain"):
        print(what, show(one(Other, what)))
    call(Init, ((), {}), ((1,), {"z": 1}), ((1,), {"".join("a"): 1}), ((1,), {"".join(("zz", "z")): 1}), ((1, 2, 3), {"c": 4}))
    try:
        call(Init, ((1,), {str.__new__(type("S", (str,), {"__hash__": str.__hash__, "__eq__": str.__eq__}), "b"): 5}))
    except TypeError as error:
        print(error)
    one(Freed, object())
    each(FailsLate)
    deep(Recursive)
    deep(Endless)
    collected_while_made()
    attacked()
    assert one.__code__.co_name == "one"


if __name__ == "__main__":
    main()
