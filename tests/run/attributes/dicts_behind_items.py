"""Instances that differ in size and have a dict (subclasses of int, tuple, bytes, named tuples, IntEnum): theirs, what it hides and what it does not, at sites that see several sizes."""
import enum
from collections import namedtuple
from typing import NamedTuple


class Number(int):
    kind = "number"
    limits = (0, 10)

    def __init__(self, *args):
        self.note = "of " + str(int(self))

    def double(self):
        return int(self) * 2

    @property
    def square(self):
        return int(self) ** 2

    @classmethod
    def make(cls, n):
        return cls(n)

    @staticmethod
    def static(n):
        return n


class Items(tuple):
    kind = "items"

    def first(self):
        return self[0] if self else None

    def double(self):
        return self + self


class Raw(bytes):
    kind = "raw"

    def double(self):
        return self + self


class Pair(namedtuple("Pair", "a b")):
    kind = "pair"

    def total(self):
        return self.a + self.b

    @property
    def swapped(self):
        return type(self)(self.b, self.a)

    def double(self):
        return self.total() * 2


class Typed(NamedTuple):
    a: int
    b: int = 2

    def double(self):
        return self.a * 2


class Derived(Typed):
    kind = "derived"


class Fallback(tuple):
    def __getattr__(self, name):
        return "no " + name


class Color(enum.IntEnum):
    RED = 1
    BLUE = 2

    def double(self):
        return self.value * 2

    @property
    def label(self):
        return self.name.lower()


class Flags(enum.IntFlag):
    A = 1
    B = 2


SEVERAL = [Number(0), Number(-5), Number(2**100), Number(-2**100), Number(7), Number(2**31), Items(), Items((1,)), Items((1, 2, 3)), Items(range(10)), Raw(b""), Raw(b"abc"), Raw(b"x" * 9),
           Pair(1, 2), Derived(3), Derived(3, 4)]


def attempt(function, *args):
    try:
        return function(*args)
    except Exception as e:
        return type(e).__name__, str(e)


def kind_of(x):
    return x.kind


def note_of(x):
    return x.note


def doubled(x):
    return x.double()


def set_note(x, value):
    x.note = value


def set_kind(x, value):
    x.kind = value


def drop_note(x):
    del x.note


def has_note(x):
    return hasattr(x, "note"), getattr(x, "note", "none"), getattr(x, "kind", None)


def of_number(x):
    return x.square, x.make(3), x.static(4), x.limits, x.note, x.double()


def of_pair(x):
    return x.a, x.b, x.total(), x.swapped, x.kind


def of_color(c):
    return c.value, c.name, c.double(), c.label, c.real, c == 1


class Odd(str):
    def __hash__(self):
        return hash(str(self))

    def __eq__(self, other):
        return str(self) == str(other)


def hidden():
    """Instances of their own hide methods and attributes of the class, but no property."""
    for x in (Number(3), Items((1, 2)), Raw(b"ab"), Pair(1, 2)):
        before = doubled(x), kind_of(x)
        x.double = lambda: "own"
        set_kind(x, "own kind")
        x.__dict__["square"] = "not seen"
        print(before, doubled(x), kind_of(x), attempt(lambda: x.square), sorted(x.__dict__))
        del x.double, x.kind
        print(doubled(x), kind_of(x))
        x.__dict__ = {"kind": "of another dict"}
        print(doubled(x), kind_of(x), attempt(note_of, x))
        x.__dict__[Odd("double")] = lambda: "by another key"
        print(doubled(x))
        x.__dict__.clear()
        print(doubled(x), kind_of(x))


def main():
    for _ in range(3):
        for x in SEVERAL:
            print(kind_of(x), attempt(note_of, x), doubled(x), has_note(x))
        for n, x in enumerate(SEVERAL):
            set_note(x, n)
        print([note_of(x) for x in SEVERAL], [has_note(x) for x in SEVERAL])
        for x in SEVERAL:
            drop_note(x)
        print([attempt(note_of, x) for x in SEVERAL[::3]], attempt(drop_note, SEVERAL[0]))
        for x in SEVERAL[:6]:
            x.note = "again"
            print(of_number(x))
        print(of_pair(SEVERAL[13]), of_color(Color.RED), of_color(Color.BLUE), (Flags.A | Flags.B).name, Flags.B.value, Fallback((1,)).missing, Fallback().double)
    hidden()
    Number.kind = property(lambda self: "property")
    Items.kind = "changed"
    print([kind_of(x) for x in SEVERAL], attempt(set_kind, SEVERAL[0], 1))
    Number.double = lambda self: "replaced"
    print([doubled(x) for x in SEVERAL])
    Number.extra = 5
    x = Number(1)
    for value in (1, 2):
        x.extra = value
        print(x.extra, Number.extra, x.__dict__)
    y = Pair(5, 6)
    y.__class__ = Wider
    print(doubled(y), kind_of(y), y.a)


class Wider(Pair):
    kind = "wider"

    def double(self):
        return "wider"


main()
