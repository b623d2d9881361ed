# Keys and operands that equal only themselves (classes, functions, None, sentinels, members of enumerations), bytes and mixed types: looked up and compared, while classes get
# and lose __eq__ and __hash__.
import enum
import sys


class Sentinel:
    def __repr__(self):
        return "sentinel"


class Color(enum.Enum):
    RED = 1
    BLUE = 2


class Changing:
    def __init__(self, n):
        self.n = n

    def __repr__(self):
        return f"changing {self.n}"


class OnlyHash:
    def __hash__(self):
        print("hash")
        return 5

    def __repr__(self):
        return "only hash"


class Meta(type):
    def __eq__(self, other):
        print("== of a class")
        return self is other

    def __hash__(self):
        return 7


class Special(metaclass=Meta):
    pass


class Text(str):
    pass


class Data(bytes):
    pass


def f():
    pass


SENTINEL = Sentinel()
NAN = float("nan")
VALUES = [None, True, False, 0, 1, 5, -1, 2**70, 1.0, NAN, "", "a", "b", "ab", b"", b"a", b"b", b"ab", Text("a"), Data(b"a"), (), (1,), SENTINEL, Sentinel, int, str, Color.RED, Color.BLUE,
          Color, f, len, Special, Changing, sys, frozenset(), range(3), ..., NotImplemented, OnlyHash()]


def look_up(d, key):
    try:
        return d[key]
    except KeyError as e:
        return "KeyError", e.args[0] is key
    except TypeError as e:
        return str(e)


def compared(a, b):
    return a == b, a != b, a in (b,), a in [b], a in (None, "x", b), "equal" if a == b else "different", 1 if a != b else 0


def kept(d, s, key):
    return key in d, key not in s, look_up(d, key), d.get(key), d.get(key, "none")


def main():
    by_key = {v: i for i, v in enumerate(VALUES)}
    names = {"a": "text", "ab": "two"}
    numbers = {0: "zero", 1: "one", 5: "five"}
    classes = {int: "int", str: "str", Color: "color", Sentinel: "class"}
    data = {b"a": "data", b"ab": "more"}
    sets = [frozenset(VALUES), set(VALUES[10:20]), {int, str, f}, {b"a", "b"}, set()]
    for v in VALUES:
        print(repr(v)[:12] if "0x" not in repr(v) else type(v).__name__)
        for d in by_key, names, numbers, classes, data, {}:
            for s in sets:
                print(*kept(d, s, v))
        for w in VALUES:
            print(*compared(v, w), end=";")
        print()
    a, b = Changing(1), Changing(1)
    d = {a: "a", int: "int"}
    print(kept(d, {a}, a), kept(d, {a}, b), compared(a, b), compared(a, 1), compared("x", a))
    Changing.__eq__ = lambda self, other: print("eq", self, other) or self.n == getattr(other, "n", other)
    Changing.__hash__ = lambda self: 5
    d = {a: "a", int: "int"}  # where a key lies whose hash has changed depends on addresses
    print(kept(d, {a}, a), kept(d, {a}, b), compared(a, b), compared(a, 1), compared("x", a), compared(None, a))
    d = {b: "b", int: "int"}
    print(kept(d, {b}, b), kept(d, {a, b}, int), compared(int, b))
    del Changing.__eq__
    print(kept(d, {b}, b), compared(a, b), compared(a, 1))
    del Changing.__hash__
    d = {b: "b", int: "int"}
    print(kept(d, {b}, b), kept(d, {a}, a), compared(a, b))
    Changing.__eq__ = lambda self, other: 1 / 0
    Changing.__hash__ = None
    for attempt in (lambda: a == b), (lambda: None == a), (lambda: a in [b]), (lambda: d[a]), (lambda: a in d):
        try:
            print(attempt())
        except (ZeroDivisionError, TypeError) as e:
            print(type(e).__name__, e)


main()
