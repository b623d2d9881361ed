"""Calls of builtins that the compiler knows by name: every way in which the callable, the operands or what they run is not the usual one."""
import builtins
import sys


def show(what, f, *args):
    for _ in range(3):  # caches are cold, warm
        try:
            result = f(*args)
        except BaseException as e:
            frames, tb = [], e.__traceback__
            while tb is not None:
                frames.append((tb.tb_frame.f_code.co_name, tb.tb_lineno))
                tb = tb.tb_next
            result = type(e).__name__, str(e), frames
    print(what, result)


class Sized:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n


class MyList(list):
    def __len__(self):
        return 41

    def append(self, item):
        super().append((item, item))

    def pop(self):
        return "popped"


class MyDict(dict):
    def get(self, *args):
        return "got", args

    def __missing__(self, key):
        return key


class MyStr(str):
    def startswith(self, *args):
        return "starts", args


class MySet(set):
    def add(self, item):
        set.add(self, -item)


class Bad:
    def __len__(self):
        return -1

    def __hash__(self):
        raise ValueError("no hash")

    def __lt__(self, other):
        raise KeyError("no order")

    __gt__ = __lt__

    def __getattr__(self, name):
        if name == "quiet":
            raise AttributeError(name)
        raise LookupError(name)

    def __next__(self):
        raise OverflowError("no next")

    def __abs__(self):
        return "abs"


def lengths(values):
    out = []
    for v in values:
        out.append(len(v))
    return out


show("len", lengths, [[], [1], (1, 2), "abc", "\u20ac\u20ac", b"1234", {1: 2}, {1, 2}, frozenset((1,)), range(7), Sized(9), MyList([1]), memoryview(b"abc")])
for v in 1, Bad(), Sized("x"), Sized(2 ** 70), None:
    show("len", lengths, [v])


def instances(values, cls):
    out = []
    for v in values:
        out.append(isinstance(v, cls))
    return out


class Meta(type):
    def __instancecheck__(cls, o):
        if o == 13:
            raise RuntimeError("thirteen")
        return o == 5


class Metaclassed(metaclass=Meta):
    pass


class Liar:
    @property
    def __class__(self):
        return int


things = [1, True, "a", Liar(), Metaclassed(), 5, None, MyList(), int]
for cls in int, str, (str, int), (), (list, (dict, (bool,))), Metaclassed, (str, Metaclassed), type, object, int | str:
    show("isinstance", instances, things, cls)
show("isinstance", instances, [13], Metaclassed)
for cls in 5, (int, 5), ("a", int), None, [int]:
    show("isinstance", instances, [1.5], cls)


def extremes(pairs):
    out = []
    for a, b in pairs:
        out.append((min(a, b), max(a, b)))
    return out


show("min max", extremes, [(1, 2), (2, 1), (1, 1.0), (1.0, 1), (True, 1), (1, True), ("a", "b"), (2 ** 70, -2 ** 70), ((1,), (1,)), (float("nan"), 1), (1, float("nan"))])
first, second = [1], [1]
print(min(first, second) is first, max(first, second) is first)
for pair in (1, "a"), (Bad(), 1), (1, Bad()), (1j, 1):
    show("min max", extremes, [pair])


def numbers(values):
    out = []
    for v in values:
        out.append((abs(v), type(abs(v)).__name__))
    return out


show("abs", numbers, [1, -1, 0, -0.0, -1.5, True, -2 ** 30, -2 ** 70, 2 ** 70, 3 + 4j, Bad(), float("-inf")])
show("abs", numbers, ["a"])
print([str(abs(v)) for v in (-0.0, 0.0)])


def characters(values):
    out = []
    for v in values:
        out.append(ord(v) if isinstance(v, (str, bytes, bytearray)) else chr(v))
    return out


show("ord chr", characters, ["a", "\xe9", "\u20ac", "\U0001f600", b"x", bytearray(b"y"), MyStr("z"), 97, 0, 0x10ffff, True])
for v in "", "ab", b"", -1, 0x110000, 2 ** 70, 1.5, None:
    show("ord chr", characters, [v])


def attributes(objects, name):
    out = []
    for o in objects:
        out.append((hasattr(o, name), getattr(o, name, "otherwise")))
    return out


class Described:
    @property
    def n(self):
        raise AttributeError("inside")

    @property
    def quiet(self):
        raise ZeroDivisionError


show("getattr", attributes, [Sized(1), Described(), 1, sys.__class__], "n")
for o in Bad(), Described():
    show("getattr", attributes, [o], "quiet")
show("getattr", attributes, [Bad()], "loud")
show("getattr", attributes, [1], MyStr("real"))
show("getattr", attributes, [1], b"real")
show("getattr", attributes, [1], 5)


def generator(n, result):
    for i in range(n):
        yield i
    return result


def nexts(iterators):
    out = []
    for it in iterators:
        out.append(next(it))
        out.append(next(it, "none"))
        out.append(next(it, "none"))
    return out


show("next", lambda: nexts([iter([1, 2]), generator(2, "x"), iter("abc"), map(str, [1]), iter({1: 2}), zip([1, 2, 3])]))
show("next", lambda: nexts([iter([])]))
show("next", lambda: nexts([generator(0, "result")]))
show("next", lambda: nexts([Bad()]))
show("next", lambda: nexts([[1]]))


def raising():
    yield 1
    raise StopAsyncIteration("odd")


show("next", lambda: nexts([raising()]))


class Stops:
    def __next__(self):
        raise StopIteration("value", 2)


def stop_value(it):
    for _ in range(2):
        try:
            next(it)
        except StopIteration as e:
            print("stopped", e.args, e.value, e.__context__)
    return next(it, "end")


print(stop_value(Stops()), stop_value(generator(0, "v")))


def lists(make):
    out = []
    for n in range(12):
        a = make(range(n))
        for k in range(n):
            if k % 3 == 2:
                out.append(a.pop())
            else:
                out.append(a.append(k))
        out.append(list(a))
    return out


show("lists", lists, list)
show("lists", lists, MyList)


def drain(a):
    out = []
    while True:
        try:
            out.append(a.pop())
        except IndexError as e:
            out.append(str(e))
            return out


print(drain(list(range(20))), sys.getsizeof([]) > 0)


def lookups(dicts, key):
    out = []
    for d in dicts:
        out.append(d.get(key))
        out.append(d.get(key, "otherwise"))
    return out


show("get", lookups, [{}, {"a": 1}, {1: 2, "a": None}, MyDict(a=1)], "a")
show("get", lookups, [{1: "int"}, {True: "bool"}, {1.0: "float"}], 1)
show("get", lookups, [{"a": 1}], Bad())
show("get", lookups, [{"a": 1}], [])


class Equal:
    def __init__(self, log):
        self.log = log

    def __hash__(self):
        return hash("a")

    def __eq__(self, other):
        self.log.clear()
        return other == "a"


d = {}
d[Equal(d)] = 1
show("get", lookups, [d], "a")


def additions(make, items):
    s = make()
    for item in items:
        print(s.add(item), end=" ")
    return sorted(s)


show("add", additions, set, [1, 2, 1, 3])
show("add", additions, MySet, [1, 2, 1, 3])
show("add", additions, set, [1, []])
show("add", additions, frozenset, [1])


def strings(values, tail):
    out = []
    for s in values:
        out.append((s.startswith(tail), s.endswith(tail), s.join(["x", "y"]), s.join(tail)))
    return out


show("strings", strings, ["", "a", "aba", "\u20aca", MyStr("ab")], "a")
show("strings", strings, ["aba"], MyStr("a"))
show("strings", strings, ["aba"], ("a", "b"))
show("strings", strings, ["aba"], 5)
show("strings", strings, [b"aba"], b"a")


def joined(separator, items):
    out = []
    for _ in range(2):
        out.append(separator.join(items))
    return out


show("join", joined, ",", ["a", 1])
show("join", joined, ",", 5)
show("join", joined, ",", ["a", MyStr("b"), "\u20ac"])
show("join", joined, "", (c for c in "abc"))


def bound(items):
    a, d, s = [], {"k": 1}, "abc"
    append, get, starts, size = a.append, d.get, s.startswith, len
    for item in items:
        append(item)
        append((get(item), get(item, 0), starts("a"), size(a)))
    return a


show("bound", bound, ["k", "z"])


def wrong(items):
    out = []
    for f in items:
        out.append(f())
    return out


for f in (lambda: len(), lambda: len(1, 2), lambda: [].append(), lambda: [].append(1, 2), lambda: {}.get(), lambda: isinstance(1), lambda: next(), lambda: min(1),
          lambda: ord(), lambda: chr("a"), lambda: "a".startswith(), lambda: getattr(1), lambda: getattr(1, "real"), lambda: hasattr(1), lambda: abs(x=1), lambda: list.append(5, 5),
          lambda: str.startswith("ab", "a"), lambda: dict.get({1: 2}, 1), lambda: set().add(x=1)):
    show("wrong", wrong, [f])


# --- patched, in the middle of a loop
def patched(values):
    out = []
    for n, v in enumerate(values):
        if n == 2:
            builtins.len = lambda o: ("patched", o)
        if n == 4:
            builtins.len = length
        out.append(len(v))
    return out


length = len
print(patched([[1]] * 6))


def shadowed(values):
    out = []
    for n, v in enumerate(values):
        if n == 2:
            globals()["len"] = lambda o: "shadowed"
        if n == 4:
            del globals()["len"]
        out.append(len(v))
    return out


print(shadowed([[1]] * 6))


class Holder:
    append = list.append
    get = {"k": "from a class"}.get


def borrowed(h):
    out = []
    for _ in range(3):
        out.append(h.get("k"))
    try:
        h.append(1)
    except TypeError as e:
        out.append(str(e))
    return out


print(borrowed(Holder()))


# --- what the argument is released by
class Loud:
    def __init__(self, name):
        self.name = name

    def __len__(self):
        return 3

    def __del__(self):
        print("del", self.name)


def releases():
    a = []
    for i in range(2):
        print(len(Loud(i)))
        print(isinstance(Loud(i), Loud))
        print(a.append(Loud(i)))
        print(hasattr(Loud(i), "name"), getattr(Loud(i), "name", None))
        print({}.get(1, Loud(i)).name)
    print("end")


releases()


def deep(n):
    for x in [n]:
        if isinstance(x, int) and hasattr(x, "real") and next(iter([1])):
            return deep(x - 1) + 1 if x else 0


print(deep(50))


class Deep:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        total = 0
        for x in [self.n]:
            total += len(Deep(x + 1))
        return total


try:
    len(Deep(0))
except RecursionError as e:
    print(type(e).__name__)


class Target:
    pass


class Turning:
    """Its __class__ becomes a lie, and true again, by a base and by __getattribute__."""


class Under(Turning):
    pass


class Lying:
    @property
    def __class__(self):
        return Target


def is_target(o):
    return isinstance(o, Target), isinstance(o, (int, Target))


def ask_all():
    print([is_target(o) for o in (Turning(), Under(), Target(), 5)], end="; ")


def lie(self, name):
    return Target if name == "__class__" else object.__getattribute__(self, name)


for turn in range(2):
    ask_all()
    Under.__bases__ = (Lying,)
    ask_all()
    Under.__bases__ = (Turning,)
    ask_all()
    Turning.__getattribute__ = lie
    ask_all()
    del Turning.__getattribute__
    ask_all()
    Under.__bases__ = (Target,)
    ask_all()
    Under.__bases__ = (Turning,)
print()
