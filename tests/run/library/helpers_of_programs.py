# What programs use of the standard library runs natively, too: the same results, and its functions were entered.
import contextlib
import enum
import functools
import logging
import random
import re
import string
import textwrap
import typing
from collections import ChainMap, Counter, UserDict, UserList, namedtuple
from collections.abc import Mapping, MutableMapping, Sequence, Set


class Color(enum.Enum):
    RED = 1
    GREEN = 2

    @property
    def other(self):
        return Color(3 - self.value)


class Perm(enum.Flag):
    R = enum.auto()
    W = enum.auto()
    X = enum.auto()


class Number(enum.IntEnum):
    ONE = 1
    TWO = 2


@contextlib.contextmanager
def noted(log, name):
    log.append("+" + name)
    try:
        yield name
    except KeyError as e:
        log.append(repr(e))
    finally:
        log.append("-" + name)


class Lower(MutableMapping):
    def __init__(self, **kw):
        self.d = {}
        self.update(kw)

    def __getitem__(self, k):
        return self.d[k.lower()]

    def __setitem__(self, k, v):
        self.d[k.lower()] = v

    def __delitem__(self, k):
        del self.d[k.lower()]

    def __iter__(self):
        return iter(self.d)

    def __len__(self):
        return len(self.d)


class Run(Sequence):
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n

    def __getitem__(self, i):
        if i >= self.n:
            raise IndexError(i)
        return i * i


class Bits(Set):
    def __init__(self, it):
        self.s = frozenset(it)

    def __contains__(self, x):
        return x in self.s

    def __iter__(self):
        return iter(sorted(self.s))

    def __len__(self):
        return len(self.s)


@functools.total_ordering
class Version:
    def __init__(self, n):
        self.n = n

    def __eq__(self, o):
        return self.n == o.n

    def __lt__(self, o):
        return self.n < o.n


class Lazy:
    made = 0

    @functools.cached_property
    def value(self):
        self.made += 1
        return [self.made]


class Row(typing.NamedTuple):
    a: int
    b: str = "x"


Pair = namedtuple("Pair", "left right")


@functools.singledispatch
def shown(x):
    return "object"


@shown.register
def _(x: int):
    return f"int {x}"


class Lines(logging.Handler):
    def __init__(self):
        super().__init__()
        self.lines = []

    def emit(self, record):
        self.lines.append(self.format(record))


def enums():
    for c in Color:
        print(c, repr(c), c.name, c.value, c.other, Color(c.value) is c, Color["RED"] is c, hash(c) == hash(c.name), c in Color)
    for value in (3, "RED", None):
        try:
            print(Color(value))
        except ValueError as e:
            print(type(e).__name__, e)
    p = Perm.R | Perm.X
    print(p, repr(p), Perm.R in p, Perm.W in p, ~p, p ^ Perm.R, p & Perm.W, bool(p & Perm.W), len(p), list(p), Perm(7), Perm(0))
    try:
        print(Perm(64))
    except ValueError as e:
        print(e)
    print(Number.ONE + Number.TWO, Number(2), f"{Number.ONE:>4}|{Color.RED!s:>10}|{Number.TWO}")


def managers():
    log = []
    with noted(log, "a") as name, noted(log, "b"):
        log.append(name)
    with noted(log, "c"):
        raise KeyError("swallowed")
    try:
        with noted(log, "d"):
            raise ValueError("through")
    except ValueError as e:
        log.append(str(e))
    with contextlib.suppress(ZeroDivisionError, KeyError):
        log.append({}["nothing"])
    with contextlib.ExitStack() as stack:
        for n in range(3):
            stack.enter_context(noted(log, str(n)))
        stack.callback(log.append, "called")
    with contextlib.nullcontext(5) as five, contextlib.closing(Closes(log)):
        log.append(five)
    print(log)


class Closes:
    def __init__(self, log):
        self.log = log

    def close(self):
        self.log.append("closed")


def containers():
    h = Lower(Accept="a", Host="b")
    print(h.get("ACCEPT"), h.get("no", 1), "host" in h, 5 in Run(3), sorted(h.items()), list(h.keys()), list(h.values()), h.pop("host"), h.pop("host", None), h.setdefault("z", 3), h == {"accept": "a", "z": 3})
    print(isinstance(h, Mapping), h.popitem(), len(h))
    r = Run(6)
    print(list(r), 16 in r, 17 in r, list(reversed(r)), r.index(9), r.count(4))
    try:
        r.index(10)
    except ValueError as e:
        print(repr(e))
    a, b = Bits("abc"), Bits("bcd")
    print(sorted(a & b), sorted(a | b), sorted(a - b), a <= b, a == Bits("cba"), a.isdisjoint(Bits("xyz")))
    c = Counter("abracadabra")
    c.update("aaa")
    c.subtract({"b": 5})
    print(c.most_common(2), c["nothing"], sorted((c + Counter("zz")).items()), sorted((c - Counter("aa")).items()))
    m = ChainMap({"a": 1}, {"a": 2, "b": 3})
    print(m["a"], m["b"], m.get("c", 0), len(m), "b" in m, m.new_child({"b": 9})["b"], list(m))
    u = UserDict(a=1)
    u["b"] = 2
    print(u, u.get("b"), "a" in u, list(u), UserList([1, 2])[1], len(UserList("ab")))


def tuples():
    row = Row(1)
    print(row, row._replace(b="y"), row._asdict(), Row._make([3, "z"]), Pair(1, 2)._replace(left=5), Pair._make("ab"))
    for bad in (lambda: row._replace(c=1), lambda: Pair._make("abc")):
        try:
            bad()
        except (TypeError, ValueError) as e:
            print(type(e).__name__, e)


def texts():
    print(re.match(r"(\d+)-(\w+)", "12-ab").groups(), re.sub(r"\s+", " ", "a  b   c"), re.split("[,;]", "a,b;c"), re.findall("a.", "abacad"), [m.start() for m in re.finditer("b", "abcb")], re.fullmatch("a", "ab"), re.search("b", "ab").span())
    try:
        re.compile("(")
    except re.error as e:
        print(e)
    print(string.Template("$a and ${b}, $$").substitute(a=1, b="two"), string.Template("$a $c").safe_substitute(a=1))
    try:
        string.Template("$missing").substitute()
    except KeyError as e:
        print(repr(e))
    print(textwrap.wrap("the quick brown fox jumps over the lazy dog", 16), repr(textwrap.dedent("  a\n    b\n")), repr(textwrap.indent("a\nb\n", "> ")))


def logs():
    log = logging.getLogger("tests.library")
    log.propagate = False
    handler = Lines()
    handler.setFormatter(logging.Formatter("%(levelname)s:%(name)s:%(funcName)s:%(message)s"))
    log.addHandler(handler)
    log.setLevel(logging.INFO)
    for level in ("debug", "info", "warning", "error"):
        getattr(log, level)("at %s, %d", level, len(level))
    log.debug("not seen")
    log.log(logging.CRITICAL, "%(a)s", {"a": 1})
    try:
        1 / 0
    except ZeroDivisionError:
        log.exception("failed")
    print([line.split("\n")[0] for line in handler.lines], log.isEnabledFor(logging.DEBUG), handler.lines[-1].endswith("ZeroDivisionError: division by zero"))
    log.removeHandler(handler)


def others():
    rng = random.Random(5)
    print([rng.randint(1, 6) for _ in range(5)], rng.choice("abc"), rng.sample(range(20), 3), round(rng.uniform(1, 2), 6), rng.choices("xyz", k=3), rng.randrange(0, 100, 5))
    items = list(range(8))
    rng.shuffle(items)
    print(items)
    for bad in (lambda: rng.choice([]), lambda: rng.randint(2, 1), lambda: rng.sample([1], 2)):
        try:
            bad()
        except (IndexError, ValueError) as e:
            print(type(e).__name__, str(e)[:20])
    v = [Version(n) for n in (3, 1, 2)]
    print([x.n for x in sorted(v)], v[0] > v[1], v[0] >= v[1], v[0] <= v[1])
    lazy = Lazy()
    print(lazy.value is lazy.value, lazy.made, shown(1), shown("a"), shown(True), typing.cast(int, "kept"))


def main():
    for _ in range(8):
        for part in (enums, managers, containers, tuples, texts, logs, others):
            part()
    info = globals().get("__justjitc__")
    wanted = {"_collections_abc", "collections", "contextlib", "enum", "functools", "logging", "random", "re", "string", "textwrap", "typing"}
    print(info is None or all(info.libraries[name] > 0 for name in wanted))
