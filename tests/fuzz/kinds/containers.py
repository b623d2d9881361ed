"""Operations on texts, lists, tuples, named tuples, dicts, sets and numbers: short functions that see operands of every type in turn.

What a function returns or raises, what it has made of its operands and how many references to the items are left is printed.
"""
from __future__ import annotations

import random
import re

PER_MODULE = 16
LEVELS = (2, 0)

PRELUDE = '''\
import collections
import sys

NAN, INF = float("nan"), float("inf")


class Item:
    """Says when it dies."""

    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"<{self.name}>"

    def __hash__(self):
        return hash(self.name)

    def __del__(self):
        print("del", self.name, end="; ")


class Equal(Item):
    """Equal to everything of its hash and text."""

    def __eq__(self, other):
        print("eq", self.name, show(other), end="; ")
        return True

    def __lt__(self, other):
        return self.name < str(other)

    __hash__ = Item.__hash__


class Refusing:
    """Fails whatever it is asked."""

    def __repr__(self):
        return "Refusing"

    def refuse(self, *_):
        raise LookupError("refused")

    __eq__ = __lt__ = __len__ = __getitem__ = __setitem__ = __contains__ = __iter__ = __add__ = __radd__ = __bool__ = __hash__ = __format__ = __index__ = refuse


class Text(str):
    def __getitem__(self, i):
        return "item", i

    def find(self, *args):
        return "found", args

    def __contains__(self, part):
        return True


class PlainText(str):
    pass


class List(list):
    def append(self, x):
        list.append(self, (x,))

    def __len__(self):
        return 1

    def __iter__(self):
        return iter("list")


class PlainList(list):
    x = "class x"


class Dict(dict):
    def __missing__(self, key):
        return "missing", key

    def get(self, *args):
        return "got", args


class Set(set):
    def add(self, x):
        print("add", show(x), end="; ")


class Int(int):
    def __lt__(self, other):
        return "less"

    def __index__(self):
        return 1


class Real(float):
    def __abs__(self):
        return "abs"


Point = collections.namedtuple("Point", "x y")
Pair = collections.namedtuple("Pair", "y x")


class Near(Point):
    def __getitem__(self, i):
        return "near", i


class Slots:
    __slots__ = "x", "y"

    def __init__(self, *values):
        for name, value in zip(self.__slots__, values):
            setattr(self, name, value)


class Plain:
    y = "class y"

    def __init__(self, *values):
        for name, value in zip("xyz", values):
            setattr(self, name, value)


class Sequence:
    """Only __getitem__ and __len__."""

    def __init__(self, items):
        self.items = items

    def __len__(self):
        return len(self.items)

    def __getitem__(self, i):
        return self.items[i]


def steps(n):
    try:
        for i in range(n):
            yield i
    finally:
        print("closed", end="; ")


def show(v, depth=0):
    kind = type(v)
    name = kind.__name__
    if v is None or kind in (bool, type):
        return v.__name__ if kind is type else str(v)
    if kind in (int, Int):
        return name + " " + (str(int(v)) if abs(int(v)) < 10 ** 30 else hex(hash(int(v))))
    if kind in (float, Real):
        return name + " " + float.__repr__(v)
    if isinstance(v, str):
        text = str.__repr__(v)
        return (name if kind is not str else "") + (text if len(text) < 80 else text[:60] + str(len(text)))
    if isinstance(v, (bytes, bytearray)):
        return name + repr(bytes(v))[:80]
    if isinstance(v, (Item, Refusing)):
        return repr(v)
    if depth > 3:
        return name
    if isinstance(v, (list, tuple)):
        items = [show(x, depth + 1) for x in (list.__iter__(v) if isinstance(v, list) else tuple.__iter__(v))]
        return name + "[" + ", ".join(items[:20]) + f":{len(items)}]"
    if isinstance(v, dict):
        return name + "{" + ", ".join(show(k, depth + 1) + ": " + show(x, depth + 1) for k, x in dict.items(v)) + "}"
    if isinstance(v, (set, frozenset)):
        return name + "{" + ", ".join(sorted(show(x, depth + 1) for x in set.__iter__(v))) + "}" if isinstance(v, set) else name + "{" + ", ".join(sorted(map(show, v))) + "}"
    if kind in (Slots, Plain):
        return name + "(" + ", ".join(n + "=" + show(getattr(v, n), depth + 1) for n in "xyz" if hasattr(v, n)) + ")"
    if isinstance(v, Sequence):
        return "Sequence of " + show(v.items, depth + 1)
    return name + repr(v) if kind is range else name


def attempt(f, make, item):
    operands = make(item)
    before = sys.getrefcount(item)
    try:
        print(f.__name__, show(f(*operands)), end="; ")
    except Exception as e:
        line = e.__traceback__.tb_next.tb_lineno - f.__code__.co_firstlineno if e.__traceback__.tb_next else None
        print(f.__name__, type(e).__name__, str(e)[:200], line, end="; ")
        e = None
    print([show(o) for o in operands], end="; ")
    operands = None
    print(sys.getrefcount(item) - before)


'''

# Statements over a, b, c and r; those of KNOWN come first and make the types of operands known.
STEPS = [
    "r = a[b]", "r = a[b]", "r = a[b]", "r = a[0]", "r = a[-1]", "r = a[b:]", "r = a[:b]", "r = a[b:c]", "r = a[::-1]", "r = a[b:c:2]", "a[b] = c", "a[b] = c", "a[0] = b", "a[b] += c", "del a[b]", "a[b:c] = r",
    "r = b in a", "r = b in a", "r = b not in a", "r = 'x' in a", "r = a in 'xyz'", "r = a in ('x', 1, None, 2.5)", "r = a in {'x', 1, None}", "r = a in {'x': 1, 2: 3}", "r = a in [b, c]", "r = (a, b) in [(b, c), (a, b)]",
    "r = a == b", "r = a != b", "r = a < b", "r = a <= b", "r = a > b", "r = a == 'x'", "r = 'x' != a", "r = a == 1", "r = a is b", "r = not a", "r = a and b", "r = a or b", "r = b if a else c", "r = a == b == c", "r = a < b < c",
    "r = a + b", "r = a + b", "r = r + a", "r += a", "r += a", "a += b", "r = a * 2", "r = a % b", "r = a % (b, c)", "r = a - b", "r = a | b", "r = a & b", "r = a ^ b", "a |= b", "a -= b", "r = -a", "r = a // 2", "r = a / 2", "r = a + 1", "r = a + 1.5", "r = 'x' + a", "r = a + 'x'", "r = a + [b]", "r = a + (b,)", "r = ~a",
    "r = len(a)", "r = len(a)", "r = abs(a)", "r = chr(a)", "r = ord(a)", "r = min(a, b)", "r = max(a, b)", "r = min(a, b, c)", "r = max(a)", "r = isinstance(a, str)", "r = isinstance(a, (list, int))", "r = isinstance(a, b)", "r = hasattr(a, 'x')", "r = getattr(a, 'x', b)", "r = getattr(a, 'y')", "r = next(a)", "r = next(a, b)", "r = next(iter(a))",
    "r = bool(a)", "r = str(a) if type(a) in (int, str, float, list) else a", "r = int(a)", "r = float(a)", "r = list(a)", "r = tuple(a)", "r = dict(a)", "r = set(a)", "r = sum(a)", "r = sum(a, b)", "r = any(a)", "r = all(a)", "r = sorted(a)", "r = list(reversed(a))", "r = list(map(len, a))", "r = type(a).__name__", "r = type(a) is type(b)", "r = a.__class__.__name__", "r = divmod(a, b)", "r = round(a, 1)", "r = repr(a) if type(a) in (int, str, float) else r", "r = hash(a) == hash(b)",
    "r = a.get(b)", "r = a.get(b)", "r = a.get(b, c)", "a.append(b)", "a.append(b)", "r = a.pop()", "r = a.pop(b)", "r = a.pop(b, c)", "a.add(b)", "r = a.count(b)", "r = a.endswith(b)", "r = a.find(b)", "r = a.find(b, c)", "r = a.index(b)", "r = a.index(b, c)", "r = a.join(b)", "r = ''.join(a)", "r = a.rfind(b)", "r = a.startswith(b)", "r = a.startswith(b, c)", "r = a.startswith(('x', b))",
    "r = a.setdefault(b, c)", "a.update(b)", "r = list(a.items())", "r = list(a.keys())", "r = list(a.values())", "r = a.copy()", "a.extend(b)", "a.insert(b, c)", "a.sort()", "a.reverse()", "a.clear()", "a.discard(b)", "a.remove(b)", "r = a.union(b)", "r = a.split(b)", "r = a.strip()", "r = a.upper()", "r = a.lower()", "r = a.replace(b, c)", "r = a.isdigit()", "r = a.encode()", "r = a.splitlines()", "r = a.format(b)",
    "r = a.x", "r = a.x", "r = a.y", "a.x = b", "a.y = b", "r = a.x + a.y", "r = a._replace(x=b)", "r = a.bit_length()", "r = a.real",
    "r = f'{a}{b}' if type(a) in (int, str, float) and type(b) in (int, str) else c", "r = f'{a!r:>5}' if type(a) in (int, str) else c", "r = f'{r:>4}' if type(r) is str else 'no'",
    "x, y = a\n    r = y, x", "x, *y = a\n    r = y, x", "*x, y = a\n    r = x, y", "(x, y), z = a, b\n    r = z, y", "r = [*a, *b]", "r = (*a, b)", "r = {*a, b}", "r = {**a}", "r = {**a, 'x': b}", "r = {a: b, c: 1}", "r = {a, b, c}", "r = [a, b, c]", "r = a, b", "r = (a,)", "r = [(a, b), (c,)]", "r = a, r", "a, b = b, a", "a, b, c = b, c, a", "r = [a] * 3",
    "r = [x for x in a]", "r = [x for x in a if x]", "r = [y for x in a for y in x]", "r = {x: b for x in a}", "r = {x for x in a}", "r = [x + b for x in a]", "r = list(x for x in a)", "r = sum(1 for x in a if x == b)", "r = [i for i, x in enumerate(a)]", "r = [x for x in zip(a, b)]", "r = [k for k, v in a.items()]", "r = [x[0] for x in a]", "r = any(x == b for x in a)", "r = [x.x for x in a]", "r = (lambda: a)()", "r = [f() for f in [lambda: b]]",
    "for x in a:\n        r = x", "for x in a:\n        r = x + r", "for x in a:\n        r += x", "for i, x in enumerate(a):\n        r = i, x", "for k in a:\n        r = a[k]", "for x, y in a:\n        r = y", "for k, v in a.items():\n        r = v", "for x in a:\n        if x == b:\n            break\n    else:\n        r = 'else'", "for i in range(len(a)):\n        r = a[i]", "for i in range(len(a)):\n        a[i] = b", "for x in list(a):\n        r = x", "for x in reversed(a):\n        r = x", "for x in sorted(a):\n        r = x",
    "while a:\n        r = a.pop()", "i = 0\n    while i < len(a):\n        r = a[i]\n        i += 1", "i = 0\n    while i < 3:\n        r = a[i:i + 1]\n        i += 1", "out = []\n    for x in a:\n        out.append(x)\n    r = out", "out = {}\n    for x in a:\n        out[x] = out.get(x, 0) + 1\n    r = out", "out = set()\n    for x in a:\n        if x in out:\n            r = x\n        out.add(x)", "out = ''\n    for x in a:\n        out += x\n    r = out", "n = 0\n    for x in a:\n        n += x\n    r = n", "n = 0\n    for x in a:\n        if x in 'xyz':\n            n += 1\n    r = n",
    "m = a[0]\n    for x in a:\n        if x > m:\n            m = x\n    r = m", "m = b\n    for x in a:\n        m = max(m, x)\n    r = m", "m = 0\n    for x in a:\n        m = min(abs(x), m)\n    r = m",
    "try:\n        r = a[b]\n    except (KeyError, IndexError, TypeError) as e:\n        r = type(e).__name__", "try:\n        r = a.x\n    except AttributeError as e:\n        r = e.name", "try:\n        r = a + b\n    except TypeError:\n        r = c\n    finally:\n        c = None", "assert a, b",
    "match a:\n        case [x, y]:\n            r = y\n        case {'x': x}:\n            r = x\n        case str():\n            r = 'text'\n        case Point(x=x) | Plain(x=x):\n            r = x\n        case _:\n            r = 'none'", "match a, b:\n        case (int(), str()) | (str(), int()):\n            r = 'both'\n        case (x, None):\n            r = x",
    "if a == 'x':\n        r = b\n    elif a in (1, 2):\n        r = c\n    elif isinstance(a, tuple):\n        r = a", "if type(a) is str and len(a) > 1 and a[0] == 'x':\n        r = a[1]", "if not a:\n        return r", "if a is None or b is None:\n        r = 1", "del b\n    b = r", "return a", "return a, b",
]
KNOWN = ["", "", "", "", "a = str(a) if type(a) in (int, float, str) else 'text'", "a = list(a)", "a = tuple(a)", "a = [b, c]", "a = {b: c}", "a = {'x': b, 'y': c}", "a = f'{b!r}' if type(b) in (int, str) else 'xy'", "a = dict(a)", "b = int(b)", "b = 0", "b = -1", "b = 'x'", "c = 2", "r = []", "r = ''", "r = 0", "r = 0.5", "r = ()"]
TEXTS = ["''", "'x'", "'x'", "'xyz'", "'xyx'", "'é'", "'éa'", "'я'", "'яx'", "'😀x'", "'abc' * 20", "'12'", "'{}'", "'%s %s'", "'%s'", "'x,y'", "' x\\n'"]
NUMBERS = ["0", "1", "1", "2", "-1", "3", "255", "-2", "2 ** 30", "-2 ** 30", "2 ** 62", "2 ** 63", "10 ** 20", "True", "False", "0.0", "-0.0", "1.5", "NAN", "INF", "Int(2)", "Real(1.5)", "2j"]
TYPES = ["int", "str", "(str, list)", "Point", "type(None)", "object"]


class Generator:
    def __init__(self, source: random.Random, prefix: str):
        self.r = source
        self.prefix = prefix

    def values(self, depth: int, most: int = 4) -> str:
        kind = self.r.randrange(4)
        one = self.text if kind == 0 else self.number if kind == 1 else lambda: self.value(depth + 1)
        return ", ".join(one() for _ in range(self.r.randrange(most)))

    def text(self) -> str:
        return self.r.choice(TEXTS)

    def number(self) -> str:
        return self.r.choice(NUMBERS)

    def key(self) -> str:
        return self.r.choice([self.text(), self.r.choice([n for n in NUMBERS if n != "NAN"]), "(1, 'x')", "item", "Equal('x')"])  # what has the same hash in each process

    def pairs(self, depth: int) -> str:
        return "{" + ", ".join(f"{self.key()}: {self.value(depth + 1)}" for _ in range(self.r.randrange(4))) + "}"

    def keys(self) -> str:
        return "[" + ", ".join(self.key() for _ in range(self.r.randrange(5))) + "]"

    def value(self, depth: int = 0) -> str:
        kind = self.r.random()
        if kind < 0.2:
            return self.text()
        if kind < 0.42 or depth > 1:
            return self.number()
        if kind < 0.56:
            return f"[{self.values(depth)}]"
        if kind < 0.64:
            return f"tuple([{self.values(depth)}])"
        if kind < 0.72:
            return self.pairs(depth)
        if kind < 0.76:
            return f"{self.r.choice(['set', 'frozenset', 'Set'])}({self.keys()})"
        if kind < 0.8:
            return f"{self.r.choice(['Point', 'Pair', 'Near', 'Slots', 'Plain'])}({self.value(depth + 1)}, {self.value(depth + 1)})"
        if kind < 0.84:
            return "item"
        return self.r.choice([
            "None", "None", f"Text({self.text()})", f"PlainText({self.text()})", f"List([{self.values(depth)}])", f"PlainList([{self.values(depth)}])", f"Dict({self.pairs(depth)})", f"collections.OrderedDict({self.pairs(depth)})",
            f"collections.defaultdict(list, {self.pairs(depth)})", "Item('n')", "Equal('x')", "Refusing()", f"Sequence([{self.values(depth)}])", f"iter([{self.values(depth)}])", "steps(3)", "range(4)", "range(5, 0, -2)", "b'xy'", "bytearray(b'xyz')",
            "Plain()", "Slots()", self.r.choice(TYPES), f"collections.deque([{self.values(depth)}])",
        ])

    def function(self, number: int) -> str:
        steps = [s for s in [self.r.choice(KNOWN), self.r.choice(KNOWN)] if s]
        for _ in range(self.r.randrange(1, 5)):
            step = self.r.choice(STEPS)
            if self.r.random() < 0.25:  # another receiver
                step = swap(step)
            steps.append(step)
        body = "".join(f"    {s}\n" for s in steps)
        if self.r.random() < 0.25:
            body = "    for turn in range(3):\n" + "".join(f"    {line}\n" for s in steps for line in ("    " + s).split("\n"))
        return f"def {self.prefix}f{number}(a, b, c, r=None):\n{body}    return r\n"


def swap(step: str) -> str:
    """The same with a and b exchanged."""
    return re.sub(r"\b[ab]\b(?!')", lambda m: "b" if m[0] == "a" else "a", step)


def program(source: random.Random, p: str) -> str:
    g = Generator(source, p)
    parts, calls = [], []
    for number in range(5):
        parts.append(g.function(number))
        for _ in range(source.randrange(5, 12)):
            calls.append(f"    attempt({p}f{number}, lambda item: ({g.value()}, {g.value()}, {g.value()}), item)")
    source.shuffle(calls)
    return "\n\n".join(parts) + f"\n\ndef {p}main():\n    item = Item('i')\n" + "\n".join(calls)
