"""`in` and `not in` of tuples, lists and sets that are written where they are asked: what is compared and hashed in which order, what dies when, and where an error stands."""

import enum
import sys
import traceback
import weakref


class Loud:
    def __init__(self, name, equal=False, hash_value=1):
        self.name, self.equal, self.hash_value = name, equal, hash_value

    def __eq__(self, other):
        print("   eq", self.name, getattr(other, "name", other))
        if isinstance(self.equal, Exception):
            raise self.equal
        return self.equal

    def __hash__(self):
        print("   hash", self.name)
        if isinstance(self.hash_value, Exception):
            raise self.hash_value
        return self.hash_value

    def __repr__(self):
        return f"<{self.name}>"


class Mortal:
    """Equals itself alone, and says when it dies."""

    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("   dies", self.name)


class MortalLoud(Loud):
    def __del__(self):
        print("   dies", self.name)


class Text(str):
    def __eq__(self, other):
        print("   text eq", str(self), str(other))
        return str.__eq__(self, other)

    __hash__ = str.__hash__


class Number(int):
    def __eq__(self, other):
        print("   number eq", int(self), other)
        return int.__eq__(self, other)

    __hash__ = int.__hash__


class Color(enum.Enum):
    RED = 1
    BLUE = 2


class Level(enum.IntEnum):
    LOW = 1
    HIGH = 2


class Meta(type):
    def __eq__(cls, other):
        print("   class eq", cls.__name__)
        return cls is other

    def __hash__(cls):
        print("   class hash", cls.__name__)
        return 1


class WithMeta(metaclass=Meta):
    pass


class Unhashable:
    __hash__ = None


class names:
    A, B, C, ONE, TWO = "a", "b", "c", 1, 2


def in_tuple(x, a, b):
    return x in (a, b)


def in_list(x, a, b):
    return x in [a, b]


def in_set(x, a, b):
    return x in {a, b}


def not_in_set(x, a, b):
    return x not in {a, b}


def if_in(x, a, b, c):
    if x in (a, b, c) and x not in {a, b}:
        return "third"
    elif x in [c]:
        return "list"
    return "none"


def of_names(x):
    return x in {names.A, names.B}, x in (names.ONE, names.TWO), x not in [names.C, None], x in {names.A, "z", names.ONE, 3, None}


def show(f, *args):
    try:
        print(" ", f.__name__, f(*args))
    except Exception:
        print(" ", f.__name__, "raises")
        traceback.print_exc(file=sys.stdout)


VALUES = {
    "a": "a", "long": "a long text", "empty": "", "é": "é", "ā": "ā", "1": 1, "0": 0, "-1": -1, "big": 1 << 70, "True": True, "None": None, "1.0": 1.0, "nan": float("nan"),
    "b": b"a", "()": (), "text": Text("a"), "number": Number(1), "RED": Color.RED, "LOW": Level.LOW, "int": int, "Loud": Loud, "WithMeta": WithMeta, "object": object(), "list": [],
    "unhashable": Unhashable(), "loud": Loud("l"), "equal": Loud("e", True), "frozen": frozenset([1]), "...": ..., "NotImplemented": NotImplemented, "f": in_tuple,
}


def all_pairs():
    for name, x in VALUES.items():
        copy = "".join(list(x)) if type(x) is str else int(str(x)) if type(x) is int else x
        for other, y in VALUES.items():
            print(name, other)
            for f in in_tuple, in_list, in_set, not_in_set:
                for items in ((y, "q"), (7, y), (y, copy), (copy, y)):
                    try:
                        print("  ", f(x, *items))
                    except TypeError as error:
                        print("  ", error)


def temporaries(make):
    print("temporaries of", make.__name__)
    for f in (
        lambda: make("x") in (make("a"), make("b")),
        lambda: make("x") in [make("a"), make("b"), 1],
        lambda: make("x") in {make("a")},
        lambda: 1 in (1, make("a"), make("b")),
        lambda: "s" in ("s", make("a"), make("b")),
        lambda: "s" in {"s", make("a")},
        lambda: make("x") not in (None, "s"),
    ):
        print("  ->", f())


def same_object():
    print("the same object, which nobody else holds")
    o = [Mortal("m")]

    def once():
        return o[0]

    print(once() in (once(), once()), once() in [o.pop()], o)


def weak():
    print("weak references")
    seen = []
    m = [Mortal("w1"), Mortal("w2")]
    refs = [weakref.ref(x, lambda r: print("   callback", seen.append(1))) for x in m]
    print(m.pop() in (m.pop(), None), [r() for r in refs], seen)


def errors():
    print("errors")
    bad, bad_hash = Loud("bad", ValueError("eq")), Loud("bad hash", hash_value=ValueError("hash"))
    for f in in_tuple, in_list, in_set, not_in_set:
        show(f, "s", bad, "t")
        show(f, bad, "s", bad)
        show(f, bad, "s", "t")
        show(f, "s", bad_hash, [])
        show(f, [], "s", "t")
        show(f, "s", [], "t")
        show(f, "s", "s", [])
        show(f, [], [], "t")
        show(f, Loud("l", hash_value=1), 1, Loud("m", hash_value=1))

    def over_lines(x):
        return (
            x
            in {
                names.A,
                x,
            }
        )

    show(over_lines, [])
    show(over_lines, bad)


def evaluation():
    print("evaluation")

    def say(x):
        print("   say", x)
        return x

    print(say("a") in {say("b"), say("a")}, say(3) in (say(1), say(2)), say(1) not in [say(1), say(2)])

    def missing():
        return say("a") in {say("a"), names.D}

    show(missing)


def generator(items):
    for x in items:
        if x in {names.A, (yield x)}:
            yield "found"


def locals_are_seen(x, y):
    found = x in (y, 1)
    return found, sorted(locals())


def loop(n):
    count = 0
    for i in range(n):
        if i in (n - 1, 3, names.TWO):
            count += i
        if i not in {names.ONE, n - 2}:
            count += 1
    return count


def redefined():
    print("a class that gets an __eq__")

    class Plain:
        pass

    a, b = Plain(), Plain()
    keep = [a, b, a, b, a, b]
    print(a in (b, 1), a in {b, 1})
    Plain.__eq__ = lambda self, other: print("   eq") or True
    print(a in (b, 1), 1 in (b, 2))
    try:
        print(a in {b, 1})
    except TypeError as error:
        print(error)
    Plain.__hash__ = lambda self: print("   hash") or 1
    print(a in {b, 1}, len(keep))


SEEN = names.A in {names.B, names.A}  # a module's body


class Body:
    found = names.ONE in (names.TWO, names.ONE)


def many(x):
    return x in (names.A, names.B, names.C, names.A, names.B, names.C, names.A, names.B, names.C, names.A, names.B, names.C, names.A, names.B, names.C, names.ONE, names.TWO, x)


def nested(x):
    return (x in (names.A, names.B)) in (True, x in {names.ONE, names.TWO})


def main():
    all_pairs()
    for make in (Loud, Mortal, MortalLoud):
        temporaries(make)
    same_object()
    weak()
    errors()
    evaluation()
    for x in ("a", "z", 1, 3, None, "c", 1.0, True, b"a"):
        print(x, of_names(x), many(x), nested(x), if_in(x, "a", "b", "c"), if_in(x, 1, 2, 3))
    g = generator("abc")
    print([next(g), g.send("a"), next(g), g.send("b"), list(g)])
    print(locals_are_seen(1, 2), loop(10), SEEN, Body.found)
    redefined()
