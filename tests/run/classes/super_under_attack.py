# super() while what it rests on changes: the class cell, the first argument, the name super, bases, methods, instances.
import builtins
import sys


def attempt(what, f, *arguments):
    for _ in range(3):
        try:
            print(what, f(*arguments))
        except Exception as e:
            print(what, type(e).__name__, e)


class Base:
    tag = "base"

    def m(self, x=0):
        return "Base.m", type(self).__name__, x

    @classmethod
    def c(cls, x):
        return "Base.c", cls.__name__, x

    @staticmethod
    def s(x):
        return "Base.s", x

    @property
    def p(self):
        return "Base.p", self.tag

    def __getitem__(self, key):
        return "item", key


class Other(Base):
    def m(self, x=0):
        return ("Other.m",) + super().m(x)


class Derived(Base):
    tag = "derived"

    def m(self, x=0):
        return ("Derived.m",) + super().m(x)

    def kw(self):
        return super().m(x="kw")

    def attribute(self):
        return super().tag, super().p

    @classmethod
    def c(cls, x):
        return ("Derived.c",) + super().c(x)

    @staticmethod
    def s(x):
        return super().s(x)

    def static(self):
        return super().s(4)

    def missing(self):
        return super().nothing()

    def first_deleted(self):
        del self
        return super().m()

    def first_rebound(self, other):
        self = other
        return super().m()

    def first_in_cell(self):
        keep = lambda: self
        result = super().m()
        return result, keep() is self

    def cell_rebound(self, other):
        def set_it():
            nonlocal self
            self = other
        set_it()
        return super().m()

    def explicit(self, cls):
        return super(cls, self).m(7)

    def unbound(self):
        return repr(super(Derived))[:20], super().__self__ is self, super().__thisclass__

    def no_arguments():
        return super().m()

    def star(*args):
        return super().m()

    def nested(self):
        def inner(x):
            return super().m(x)
        return inner(self)

    def in_generator(self):
        yield super().m(1)
        yield super().m(2)

    def in_comprehension(self):
        return [f(3) for f in [super().m] * 2]

    def special(self):
        return super().__getitem__(5)


d = Derived()
for name in "m kw attribute static missing first_deleted first_in_cell unbound nested in_comprehension special star".split():
    attempt(name, getattr(d, name))
attempt("first_rebound", d.first_rebound, Derived())
attempt("first_rebound to another", d.first_rebound, 3)
attempt("cell_rebound", d.cell_rebound, 3)
attempt("explicit", d.explicit, Derived)
attempt("explicit other", d.explicit, Other)
attempt("no arguments", Derived.no_arguments)
attempt("wrong self", Derived.m, 5)
attempt("class as self", Derived.m, Derived)
attempt("c", Derived.c, 1)
attempt("s", Derived.s, 1)
attempt("generator", lambda: list(d.in_generator()))


class Sub(Derived):
    pass


class Diamond(Derived, Other):
    pass


attempt("subclass", Sub().m, 1)
attempt("diamond", Diamond().m, 2)
attempt("diamond attribute", Diamond().attribute)

# methods replaced, added, removed; instances that hide them do not matter to super
Base.m = lambda self, x=0: ("new Base.m", x)
attempt("replaced", d.m, 1)
d.m2 = d.m
d.__dict__["tag"] = "instance"
attempt("hidden", d.attribute)
Base.tag = "changed"
attempt("class attribute changed", d.attribute)
del Base.m
attempt("removed", d.m)
Base.m = classmethod(lambda cls, x=0: ("class method", cls.__name__, x))
attempt("class method", d.m, 3)
Base.m = staticmethod(lambda x=0: ("static", x))
attempt("static method", d.m, 3)
Base.m = property(lambda self: lambda x=0: ("property", x))
attempt("property", d.m, 3)


class Callable:
    def __call__(self, x=0):
        return "callable", x


Base.m = Callable()
attempt("callable", d.m, 3)


class Descriptor:
    def __get__(self, instance, owner):
        return lambda x=0: ("descriptor", type(instance).__name__, owner.__name__, x)


Base.m = Descriptor()
attempt("descriptor", d.m, 3)
Base.m = lambda self, x=0: ("again", x)
attempt("again", d.m, 3)


# bases and the class of the instance changed
class NewBase:
    tag = "new base"

    def m(self, x=0):
        return "NewBase.m", x


class Middle(Base):
    pass


class Leaf(Middle):
    def m(self, x=0):
        return ("Leaf",) + super().m(x)


leaf = Leaf()
attempt("leaf", leaf.m)
Leaf.__bases__ = (Other,)
attempt("bases replaced", leaf.m)
Middle.m = lambda self, x=0: ("Middle", x)
Leaf.__bases__ = (Middle,)
attempt("bases back", leaf.m)


class Unrelated:
    def __init__(self):
        self.x = 1


other = Unrelated()
attempt("unrelated", Leaf.m, other)
other.__class__ = type("Late", (Leaf,), {})
attempt("class assigned", Leaf.m, other)


# __class__ cell emptied and refilled
class Cell(Base):
    def m(self, x=0):
        return ("Cell",) + super().m(x)


cell = Cell.m.__closure__[0]
c = Cell()
attempt("cell", c.m)
saved = cell.cell_contents
del cell.cell_contents
attempt("cell empty", c.m)
cell.cell_contents = 5
attempt("cell of no type", c.m)
cell.cell_contents = Derived
attempt("cell of another class", c.m)
cell.cell_contents = saved
attempt("cell again", c.m)


# before the class exists
class Early(Base):
    def m(self):
        return super().m(9)

    try:
        print(m(d))
    except RuntimeError as e:
        print(e)


attempt("early", Early().m)


# super itself replaced, as a global and as a builtin
class Fake:
    def __init__(self, *arguments):
        print("Fake", len(arguments))

    def m(self, x=0):
        return "fake", x


globals()["super"] = Fake  # so that nobody sees it while compiling
attempt("global super", d.m, 1)
del globals()["super"]
attempt("builtin again", d.m, 1)
original = builtins.super
builtins.super = Fake
attempt("builtin super", d.m, 1)
builtins.super = original


class Mine(original):
    pass


builtins.super = Mine
attempt("subclass of super", d.m, 1)
builtins.super = original
attempt("original", d.m, 1)


# __getattribute__ of the metaclass and of the instance are not asked
class Meta(type):
    def __getattribute__(cls, name):
        print("Meta", name)
        return type.__getattribute__(cls, name)


class WithMeta(metaclass=Meta):
    def m(self):
        return "WithMeta.m"

    def __getattribute__(self, name):
        if name != "m":
            print("instance", name)
        return object.__getattribute__(self, name)


class UnderMeta(WithMeta):
    def m(self):
        return "UnderMeta", super().m()


attempt("metaclass", UnderMeta().m)

# counts in the end
o = Derived()
before = sys.getrefcount(o), sys.getrefcount(Derived), sys.getrefcount(Base)
for _ in range(100):
    o.m(), o.kw(), o.static()
print([a - b for a, b in zip(before, (sys.getrefcount(o), sys.getrefcount(Derived), sys.getrefcount(Base)))])
