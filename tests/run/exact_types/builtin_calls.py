"""Builtins that the runtime carries out itself: every kind of receiver and argument, errors, patched names, subclasses, code that runs between."""
import abc
import builtins
import sys


def tell(function, *arguments):
    try:
        return function(*arguments)
    except BaseException as error:
        return type(error).__name__, str(error)


class Sized:
    def __init__(self, size):
        self.size = size

    def __len__(self):
        print("len of", self.size)
        return self.size


class Names(list):
    def __len__(self):
        return 77


class Key(str):
    def __hash__(self):
        print("hash")
        return str.__hash__(self)

    def __eq__(self, other):
        print("eq", other)
        return str.__eq__(self, other)


class Ordered:
    def __init__(self, n, answer=None):
        self.n, self.answer = n, answer

    def __lt__(self, other):
        print("lt", self.n, other.n)
        return self.answer if self.answer is not None else self.n < other.n

    def __gt__(self, other):
        print("gt", self.n, other.n)
        return self.answer if self.answer is not None else self.n > other.n

    def __repr__(self):
        return f"O{self.n}"


class BadTruth:
    def __bool__(self):
        raise LookupError("truth")


class Loud:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("gone", self.name)


def lengths():
    for o in [1, 2], (1,), "abc", "\u1234x", b"ab", bytearray(3), {1: 2}, {1, 2}, frozenset([1]), range(5), Sized(3), Names(), memoryview(b"abcd"):
        print(len(o))
    for bad in 1, None, Sized(-1), Sized(2**70), Sized("x"), object():
        print(tell(lambda: len(bad)))
    print(tell(lambda: len()), tell(lambda: len([], [])), tell(lambda: len(obj=[])))


def minima():
    for a, b in (1, 2), (2, 1), (1, 1.0), (1.0, 1), (True, 1), (1, True), (2**40, 2**41), ("b", "a"), (-0.0, 0.0), (0.0, -0.0), (float("nan"), 1.0), (1.0, float("nan")):
        print(min(a, b), max(a, b))
    x, y = Ordered(1), Ordered(2)
    print(min(x, y), max(x, y), min(y, x), max(y, x))
    print(tell(lambda: min(Ordered(1), Ordered(2, BadTruth()))), tell(lambda: max(Ordered(1), Ordered(2, BadTruth()))))
    print(tell(lambda: min(1, "a")), tell(lambda: max(None, 1)), tell(lambda: min(5)), tell(lambda: min()), min([3, 1]), max(1, 5, 3))
    print(min(3, -4, key=abs), max([], default=9), tell(lambda: max(1, 2, default=3)))
    print(min(Loud("a") and 1, 2), max(Ordered(4, []), Ordered(5, [1])))


def appends():
    out, names = [], Names()
    for n in range(20):
        print(out.append(n), end=" ")
        names.append(n)
    print(out, list.__len__(names), names[-1])
    list.append(out, "unbound")
    bound = out.append
    bound("bound")
    print(out[-2:], tell(lambda: out.append()), tell(lambda: out.append(1, 2)), tell(lambda: list.append(3, 4)), tell(lambda: list.append((), 4)), tell(lambda: list.append()))
    print(tell(lambda: out.append(object=1)))

    def key(n):
        out.append(n)
        return n

    out = [3, 2, 1]
    print(tell(lambda: out.sort(key=key)), out)
    out = []
    out.append(out)
    print(out)
    out.clear()
    out.append(Loud("kept"))
    print("before")
    out.clear()
    print("after")


def gets():
    d = {"a": 1, 2: "two", Key("k"): "kept"}
    for key in "a", "b", 2, 2.0, True, Key("a"), Key("none"), "k":
        print(d.get(key), d.get(key, "default"))
    print(tell(lambda: d.get([])), tell(lambda: d.get()), tell(lambda: d.get(1, 2, 3)), tell(lambda: dict.get([], 1)), tell(lambda: d.get(key=1)))

    class Removing:
        def __hash__(self):
            return hash("a")

        def __eq__(self, other):
            d.pop("a", None)
            return True

    print(tell(lambda: d.get(Removing(), "was removed")), "a" in d)

    class Missing(dict):
        def __missing__(self, key):
            return "missing"

    print(Missing().get(1), Missing()[1])


def starts():
    class Text(str):
        pass

    for s in "alpha", "", "\u1234b", Text("al"):
        print(s.startswith("al"), s.endswith("ha"), s.startswith(""), s.endswith(Text("b")), s.startswith(("x", "al")), s.startswith("l", 1), s.endswith("p", 0, 3))
    print(tell(lambda: "a".startswith(1)), tell(lambda: "a".startswith()), tell(lambda: "a".endswith(("a", 1))), tell(lambda: "a".endswith(("b", 1))), tell(lambda: str.startswith(1, "a")))


class Meta(type):
    def __instancecheck__(cls, o):
        print("asked", o)
        return o == 5


class Asked(metaclass=Meta):
    pass


class Abstract(abc.ABC):
    pass


class Registered:
    pass


Abstract.register(Registered)


class Liar:
    @property
    def __class__(self):
        print("which class?")
        return int


class Hooked:
    def __getattribute__(self, name):
        print("getattribute", name)
        if name == "__class__":
            return str
        return object.__getattribute__(self, name)


class Lazy:
    def __getattr__(self, name):
        print("getattr", name)
        raise AttributeError(name)


class Other:
    pass


class Becomes:
    pass


class Base:
    pass


class Late(Base):
    pass


def instances():
    objects = 1, True, "s", 5, Asked(), Abstract, Registered(), Liar(), Hooked(), Lazy(), Other(), Other, None, int, Meta
    for o in objects:
        print([tell(isinstance, o, c) for c in (int, str, Asked, Abstract, Liar, object, type, (str, int), (), (Asked, str), (int, (str, (Other,))), int | str, [], 3, (3, int), (int, 3))][:20])
    for o in objects:
        print(isinstance(o, int), isinstance(o, (str, bytes)), isinstance(o, Other), isinstance(o, Abstract), isinstance(o, Asked))
    o = Other()
    o.__dict__["__class__"] = int
    print(isinstance(o, int), o.__class__)
    o = Becomes()
    print(isinstance(o, Other), isinstance(o, Becomes))
    o.__class__ = Other
    print(isinstance(o, Other), isinstance(o, Becomes))
    late = Late()
    print(isinstance(late, int), isinstance(late, (str, bytes)))
    Late.__bases__ = (Liar,)
    print(isinstance(late, int), isinstance(late, (str, bytes)))
    Late.__bases__ = (Base,)
    print(isinstance(late, int))
    print(tell(lambda: isinstance(1)), tell(lambda: isinstance(1, int, int)), tell(lambda: isinstance(o, "x")), tell(lambda: isinstance(o, (int, "x"))))


def patched():
    for name, other in ("len", lambda o: "patched len"), ("isinstance", lambda o, c: "patched"), ("min", max), ("max", sum):
        old = getattr(builtins, name)
        setattr(builtins, name, other)
        try:
            print(len([1]) if name == "len" else isinstance(1, int) if name == "isinstance" else min(1, 2) if name == "min" else tell(lambda: max([1, 2], 3)))
        finally:
            setattr(builtins, name, old)
    print(len([1]), isinstance(1, int), min(1, 2), max(1, 2))


def conventions():
    """One of each C convention, and its errors."""
    print("a,b".split(","), "ab".upper(), "x".join(["1", "2"]), [3, 1].index(1), {1: 2}.setdefault(3), sorted([2, 1]), abs(-1), "a".encode(), [1].copy())
    print(tell(lambda: "a".upper(1)), tell(lambda: abs()), tell(lambda: abs(1, 2)), tell(lambda: [1].index()), tell(lambda: {}.setdefault()), tell(lambda: str.upper(1)))
    print(tell(lambda: "x".join([1])), tell(lambda: [].pop()), tell(lambda: "a".split(sep=1)), dict.fromkeys("ab"), tell(lambda: dict.fromkeys()), "a".maketrans("a", "b"))
    print(getattr(Other(), "z", None), tell(lambda: getattr(Other(), "z")), hasattr(1, "real"), divmod(7, 2), ord("a"), tell(lambda: ord("ab")), chr(97), callable(len), repr("a"))


def deep(n, call):
    return call() if n == 0 else deep(n - 1, call)


def at_the_limit():
    """Calls of C code count as nested calls."""
    def depth(call):
        low, high = 0, sys.getrecursionlimit() + 10
        while low < high:
            middle = (low + high + 1) // 2
            try:
                deep(middle, call)
                low = middle
            except RecursionError:
                high = middle - 1
        return low > sys.getrecursionlimit() - 60

    print(depth(lambda: [].append(1)), depth(lambda: isinstance(1, (str, bytes))), depth(lambda: min(1, 2)))


def main():
    for part in lengths, minima, appends, gets, starts, instances, patched, conventions, at_the_limit:
        print(part.__name__)
        for _ in range(2):
            part()
