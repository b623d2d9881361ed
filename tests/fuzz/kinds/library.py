"""Arrays, bytes, deques, views, keys of many kinds, methods of texts, formats, sorting, built-in functions, with operands that meddle.

As containers (whose text it shares), with values and steps of its own. A Meddler is asked for its hash, equality, order, index, length, text or truth, or ends, and changes one of the operands
meanwhile: lists, dicts, sets and deques, which CPython itself bears (its arrays it does not). What a function returns or raises, what it has made of its operands, and how many references are left is printed.
"""
from __future__ import annotations

import random
import re

from kinds import containers

PER_MODULE = 16
LEVELS = (2, 0)

PRELUDE = containers.PRELUDE + '''\
import array
import functools
import itertools
import operator
import types

OPERANDS = []
MOST_MEDDLING = 6
done = 0

CHANGES = [
    lambda o: o.clear(), lambda o: o.pop(), lambda o: o.append("new"), lambda o: o.add("new"), lambda o: o.update(new=1), lambda o: o.update("ab"), lambda o: o.__setitem__(0, "set"),
    lambda o: o.__delitem__(0), lambda o: o.extend(["n", "m"]), lambda o: o.setdefault("x", 3), lambda o: o.popleft(), lambda o: o.reverse(), lambda o: o.__delitem__(slice(1, None)), lambda o: o.sort(),
]


def meddle(n, what):
    """Changes an operand, a few times in each call."""
    global done
    print(what, end=", ")
    done += 1
    if done > MOST_MEDDLING or not OPERANDS:
        return
    o = OPERANDS[0][n % len(OPERANDS[0])]
    if isinstance(o, (list, dict, set, collections.deque)):
        try:
            CHANGES[n % len(CHANGES)](o)
        except Exception as e:
            print(type(e).__name__, end=", ")


class Meddler:
    def __init__(self, n):
        self.n = n

    def __repr__(self):
        return f"M{self.n}"

    def __hash__(self):
        meddle(self.n, "hash")
        return hash("x") if self.n % 2 else hash((1, "x"))

    def __eq__(self, other):
        meddle(self.n, "eq")
        return self.n % 3 == 0

    def __lt__(self, other):
        meddle(self.n, "lt")
        return self.n % 2

    def __index__(self):
        meddle(self.n, "index")
        return self.n % 3

    def __str__(self):
        meddle(self.n, "str")
        return "text"

    def __format__(self, spec):
        meddle(self.n, "format")
        return spec or "none"

    def __bool__(self):
        meddle(self.n, "bool")
        return self.n % 2 == 0

    def __len__(self):
        meddle(self.n, "len")
        return self.n % 4

    def __call__(self, *args):
        meddle(self.n, "call")
        return len(args)

    def __iter__(self):
        meddle(self.n, "iter")
        for i in range(self.n % 4):
            meddle(self.n + i, "next")
            yield i

    def __float__(self):
        meddle(self.n, "float")
        return 0.5

    def __del__(self):
        meddle(self.n, "end")


class Quiet(Meddler):
    """Ends in silence, equal to itself alone."""

    __eq__, __hash__ = object.__eq__, object.__hash__

    def __del__(self):
        pass


class Array(array.array):
    pass


class OtherArray(array.array):
    def __getitem__(self, i):
        return "item", i

    def __setitem__(self, i, v):
        print("set", i, show(v), end="; ")


class Deque(collections.deque):
    def append(self, x):
        super().append((x,))


class Bytes(bytes):
    pass


class Tuple(tuple):
    pass


class OtherTuple(tuple):
    def __eq__(self, other):
        print("eq", end=", ")
        return True

    def __hash__(self):
        return tuple.__hash__(self)


show_others = show


def show(v, depth=0):
    if isinstance(v, array.array):
        return f"{type(v).__name__} {v.typecode} {array.array.tolist(v)}"[:100]
    if isinstance(v, Meddler):
        return f"{type(v).__name__}{v.n}"
    if isinstance(v, collections.deque):
        return type(v).__name__ + show_others(list(v), depth + 1)
    if isinstance(v, memoryview):
        return "memory " + repr(bytes(v))
    if type(v) in (type({}.keys()), type({}.values()), type({}.items()), types.MappingProxyType):
        return type(v).__name__ + show_others(list(v), depth + 1)
    return show_others(v, depth)


def attempt(f, make, item):
    global done
    done = 0
    operands = make(item)
    before = sys.getrefcount(item)
    try:
        OPERANDS[:] = [operands]
        print(f.__name__, show(f(*operands)), end="; ")
    except Exception as e:
        line = e.__traceback__.tb_next.tb_lineno - f.__code__.co_firstlineno if e.__traceback__.tb_next else None
        print(f.__name__, type(e).__name__, str(e)[:200], line, end="; ")
        e = None
    OPERANDS.clear()
    print([show(o) for o in operands], end="; ")
    operands = None
    print(sys.getrefcount(item) - before)


'''


def expressions(text: str) -> list[str]:
    """Two spaces or more lie between them; one that begins with a dot is a method of a."""
    return ["r = a" + e if e.startswith(".") else "r = " + e for e in re.split(r"\s{2,}|\n", text.strip())]


# What is done to any operands, and to those of the kind that `a` mostly is.
COMMON = expressions("""
a[b]  a[0]  a[-1]  a[b:c]  a[1:]  a[::-1]  b in a  b not in a  a == b  a != b  a < b  a + b  a * 2  a is b  not a  a and b or c  len(a)  hash(a) == hash(b)  (a, b) == (b, c)  (a, (b,)) == (a, (c,))  a in (b, c)  a in [c, b]
a in {b, c}  {(a, b): 1, (b, 1): 2}  {a: 1, b: 2, c: 3}  {a, b, (a, b)}  (a, b) in {(a, b), (b, c)}  [*a, *b]  (*a, b)  {*a}  f'{a}{b}' if isinstance(a, (str, int, Meddler)) else 0  (a,)  {b: a}  a.__len__()  a.__contains__(b)  a.copy()
sorted(a)  sorted(a, key=b)  sorted(a, key=len)  min(a, b)  max(a, b)  min(a)  max(a, b, c)  min(a, default=b)  max(a, key=lambda x: b)  sum(a)  any(a)  all(a)  list(a)  tuple(a)  set(a)  bool(a)  callable(a)  hasattr(a, 'append')  hasattr(a, b)  getattr(a, 'x', b)  getattr(a, b, c)
isinstance(a, (int, str))  isinstance(a, (list, dict, (tuple,)))  isinstance(a, int | str)  isinstance(a, (b, list)) if type(b) is type else 0  type(a) in (int, str, tuple)  type(a) == type(b)  a.__class__ is tuple
list(map(b, a))  list(filter(None, a))  list(zip(a, b))  list(enumerate(a, 1))  list(reversed(a))  next(iter(a))  next(iter(a), b)  list(itertools.islice(a, 2))  functools.reduce(lambda x, y: y, a)  operator.itemgetter(0)(a)
[x for x in a]  [x for x in a if x in b]  {(x, b): c for x in a}  {x for x in a}  [(x, y) for x in a for y in b]  any(x == b for x in a)  sum(1 for x in a if x == b)  (lambda *args: args)(*a)  (lambda x, y=2: (x, y))(*a)
""") + [
    "x, y = a\n    r = y", "x, *y = a\n    r = y", "for x in a:\n        r = x", "for x in a:\n        if x in b:\n            r = x", "for x, y in a:\n        r = y", "a = None", "b = None", "c = a", "a, b = b, a", "r = r, a", "for i in range(len(a)):\n        r = a[i]",
    "try:\n        x, y = a\n    except (ValueError, TypeError) as e:\n        r = str(e)", "out = {}\n    for x in a:\n        out[x] = out.get(x, 0) + 1\n    r = out", "out = {}\n    for x in a:\n        out[x, b] = out.get((x, b), 0) + 1\n    r = out",
    "match a:\n        case [x, *y]:\n            r = x, y\n        case {'x': x, **y}:\n            r = x, y\n        case bytes() | bytearray():\n            r = 'bytes'\n        case int(x) | str(x) | float(x):\n            r = x",
]
THEMES = {
    "text": expressions("""
.isalnum()  .isalpha()  .isdigit()  .isspace()  .isupper()  .isidentifier()  .lower()  .upper()  .title()  .casefold()  .strip()  .lstrip()  .rstrip()  .strip(b)  .strip('x')  .split()  .split(b)  .split(None)  .split(b, 1)  .rsplit(b)  .splitlines()  .partition(b)  .rpartition('x')
.replace(b, c)  .replace('x', b)  .replace(b, 'yy', 1)  .startswith(b)  .startswith(b, c)  .startswith('x', b)  .endswith(b)  .endswith(('x', b))  .find(b)  .find('x', b)  .find(b, c)  .rfind(b)  .index(b)  .index('x', b)  .count(b)  .count('')  .join(b)  .join([b, c])  .join(x for x in b)  .join(map(str, [1, 2]))
.zfill(5)  .ljust(6, 'x')  .center(7)  .encode()  .format(b, c)  .format(x=b)  .removeprefix('x')  .translate({120: b})  .expandtabs()  f'{a:>6}'  f'{a:6}|{a:<3}'  f'{a!r:>9}'  f'{a:{b}}' if isinstance(b, str) else 0  '%s|%s' % (a, b)  '%-5s|' % (a,)  '%s' % a  a % b  a % (b, c)  int(a)  int(a, 16)  float(a)  str(a)  ord(a)
a in 'xyz'  a == 'x'  a + 'x'  'x' + a  ''.join(x for x in a)  ''.join([x.upper() for x in a])  a[0] == 'x'  a[0] in 'xX'  [ord(x) for x in a]
""") + ["r = ''\n    for x in a:\n        r += x", "r += a", "r = 0\n    for x in a:\n        if x.isalpha() or x in '_':\n            r += 1", "try:\n        r = int(a)\n    except ValueError as e:\n        r = str(e)"],
    "array": expressions("""
.append(b)  .pop()  .pop(b)  .extend(b)  .insert(b, c)  .remove(b)  .count(b)  .index(b)  .reverse()  .tolist()  .tobytes()  .fromlist(b)  .fromlist([b])  sum(a)  a[0] + a[1]  a[b] == a[0]  memoryview(a)[0]  max(a)  a == b
""") + ["a[b] = c", "a[0] = b", "a[-1] = b", "a[b] += c", "a[0] += 1", "a[0] = a[0] + a[-1]", "a[0] = a[0] * 0.5", "del a[b]", "a[b:c] = a", "a[:] = a", "a += b", "for i in range(len(a)):\n        a[i] = b", "for i in range(len(a)):\n        a[i] = i * 2", "for i in range(len(a)):\n        a[i] = a[i] * 0.5", "r = 0\n    for x in a:\n        r += x",
        "r = 0.0\n    for i in range(len(a)):\n        r += a[i] * 0.5", "i = 0\n    while i < len(a):\n        a[i] = i\n        i += 1"],
    "bytes": expressions("""
.split()  .split(b)  .strip()  .find(b)  .startswith(b)  .join([b, c])  .replace(b, c)  .decode()  .hex()  .isalpha()  .upper()  .count(b)  .append(b)  .extend(b)  int.from_bytes(a, 'big')  int.from_bytes(a, 'little', signed=True)  a[0] == 120  a == b'xy'  a in b'xyz'  b'x' in a  a + b'y'  int(a)  [x for x in a if x > 50]  b'%s' % a
bytes(a) if not isinstance(a, int) else 0  {a: b}  a in {b'xyz', b'x'}  memoryview(a)[b]  array.array('B', a)
""") + ["a[b] = c", "a[0] = b", "a[0] += 1", "a[1:] = b", "a += b'z'", "del a[0]", "for i in range(len(a)):\n        a[i] = i", "r = 0\n    for x in a:\n        r += x"],
    "dict": expressions("""
.get(b)  .get(b, c)  .get((b, c))  .get((b, c), 1)  .setdefault(b, c)  .setdefault((b, c), [])  .update(b)  .update(x=b)  .update([(b, c)])  .keys()  .values()  .items()  .popitem()  .pop(b)  .pop(b, c)  .clear()  a[b, c]  a[(b, 1)]  a[b][c]  (b, c) in a  a | b  a == b  {**a, 'y': b}  dict(a, x=b)  (lambda *args, **kw: (args, kw))(**a)
(lambda x, *, y=3: (x, y))(b, **a)  [k for k, v in a.items() if v]  {v: k for k, v in a.items()}  sorted(a.items(), key=lambda kv: str(type(kv[0])))  a.keys() & b  b in a.values()  (b, c) in a.items()  a.items() == b  '{0[x]}'.format(a)  '%(x)s' % a
""") + ["a[b] = c", "a[b, c] = a", "a[(b, 1)] = c", "a[b] += c", "a[b, c] = a.get((b, c), 0)", "del a[b]", "del a[b, c]", "a |= b", "for k, v in a.items():\n        r = k, v", "for k in a.keys():\n        r = a[k]", "for v in a.values():\n        r = v", "for k in list(a):\n        del a[k]", "for x in a:\n        a[x] = 1", "for x in a:\n        a[x, 1] = 1",
        "try:\n        r = a[b, c]\n    except KeyError as e:\n        r = e.args", "try:\n        r = a[b]\n    except KeyError:\n        r = a[b] = c", "if b in a:\n        r = a[b]\n    else:\n        a[b] = c"],
    "set": expressions("""
.add(b)  .add((b, c))  .discard(b)  .remove(b)  .pop()  .update(b)  .union(b)  .intersection(b)  .difference(b)  .symmetric_difference(b)  .issubset(b)  .isdisjoint(b)  .difference_update(b)  (b, c) in a  (b, 1) in a  a | b  a & b  a - b  a ^ b  a <= b  frozenset(a) in {a}
""") + ["a |= b", "a -= b", "a &= b", "for x in a:\n        a.add((x, b))", "if b not in a:\n        a.add(b)\n    r = len(a)"],
    "list": expressions("""
.append(b)  .append((b, c))  .pop()  .pop(b)  .pop(0)  .extend(b)  .insert(b, c)  .remove(b)  .index(b)  .count(b)  .clear()  .reverse()  .sort()  .sort(key=b)  .sort(key=lambda x: x is b)  (b, c) in a  ''.join(a)  ','.join([str(x) for x in a if type(x) is int])  [a[x] for x in range(len(a))]  [x for x, y in a]
sorted(a, key=lambda x: len(x))  list(itertools.accumulate(a))  set(map(type, a)) == {int}
""") + ["a[b] = c", "a[0] = b", "a[b] += c", "del a[b]", "a[b:c] = b", "a[1:] = c", "a[:] = b", "del a[1:]", "a += b", "a *= 2", "for i in range(len(a)):\n        a[i] = b", "for x in a:\n        a.append(x)\n        if len(a) > 9:\n            break", "while a:\n        r = a.pop()", "a[b], a[0] = a[0], a[b]", "r = 0\n    for x in a:\n        r += x"],
    "tuple": expressions("""
a in {(1, 'x'): 1}  {a: b}[a]  {a: b}.get((1, 'x'))  {a}.issuperset([(1.0, 'x')])  a == (1, 'x')  (1, 'x') == a  a < (1, 'y')  a in [(1, 'x'), b]  a in ((1, 'x'), b)  .count(b)  .index(b)  a + (b,)  a.x  a.y  a._replace(x=b)
""") + ["r = {}\n    for x in (a, b, (1, 'x')):\n        r[x] = r.get(x, 0) + 1", "x, y = a\n    r = {(y, x), a}", "(x, y), z = a, b\n    r = z, x", "out = set()\n    out.add(a)\n    out.add((a, b))\n    r = (1, 'x') in out"],
    "deque": expressions("""
.append(b)  .appendleft(b)  .pop()  .popleft()  .extend(b)  .extendleft(b)  .rotate(b)  .rotate(1)  .insert(b, c)  .remove(b)  .index(b)  .count(b)  .clear()  .reverse()  collections.deque(a, 2)
""") + ["a[b] = c", "a[0] = b", "a += b", "del a[0]", "for x in a:\n        a.append(x)", "while a:\n        r = a.popleft()"],
    "number": expressions("""
a + b  a - b  a / b  a // b  a % b  a ** 2  a << 1  a >> b  a & b  a | b  a ^ b  -a  ~a  +a  a < b  a <= 1  a == 1.0  abs(a)  round(a)  round(a, 1)  divmod(a, b)  pow(a, 3, 7)  hex(a)  bin(a)  chr(a)  int(a)  float(a)  complex(a)  str(a)  f'{a:.2f}'  f'{a:5d}|'  f'{a:x}'  f'{a:,}'  f'{a:08.3f}|{a:+}'  '%d' % a  '%5.2f|' % a  '%x' % a  format(a, 'e')
.to_bytes(4, 'big')  .to_bytes(2, 'little', signed=True)  .bit_length()  .is_integer()  .as_integer_ratio()  .conjugate()  .real  a in (1, 2.0, None)  a in {1, 2.5}  {a: 1}.get(b)  {1: 'i', 2.0: 'f'}.get(a)  (a, 'x') in {(1, 'x')}  {(a, b): 1}.get((b, a))  min(a, 0)  max(a, 1.0, b)  a is True  range(3)[a]  [1, 2][a]  'xyz'[a]  b'xyz'[a]
array.array('d', [a, b])  array.array('i', [a])
""") + ["a += b", "r = 0\n    for i in range(3):\n        r += a", "r = array.array('q', [0, 0])\n    r[1] = a\n    r[0] = r[1]", "r = bytearray(3)\n    r[a] = b"],
}
NUMBERS = ["0", "1", "2", "-1", "3", "127", "128", "255", "256", "-128", "-129", "32767", "65535", "65536", "2 ** 31", "2 ** 31 - 1", "-2 ** 31", "2 ** 32", "2 ** 63", "2 ** 63 - 1", "-2 ** 63", "2 ** 64 - 1", "2 ** 64", "True", "False", "0.0", "-0.0", "1.0", "1.5", "2.0 ** 53", "1e300", "INF", "Int(2)", "Real(1.5)", "2 ** 30", "1 << 60"]
INDICES = ["0", "0", "1", "1", "2", "-1", "-2", "3", "True", "None", "5", "Int(2)", "Meddler(3)", "1.0"]
TEXTS = ["''", "'x'", "'X'", "'xyz'", "'a b'", "' x\\t\\n'", "'\\x1cx\\x1f'", "'12'", "' 12 '", "'0x1f'", "'1_0'", "'-7'", "'1.5'", "'x,y,z'", "'aBc1'", "'é'", "'É x'", "'ß'", "'\\xa0x'", "'я,б'", "'٣'", "'😀'", "'x' * 70", "'{}'", "'%s'", "'>6'", "'.2f'", "'x=%d'", "'append'", "'real'", "'\\x85'"]
OTHERS = ["str", "len", "int", "str.upper", "lambda *x: x", "None", "range(3)", "range(4, 0, -2)", "memoryview(b'xyz')", "{1: 2}.items()", "{'x': 1}.keys()", "[1, 2].__iter__()", "Item('n')", "Refusing()", "Plain(1, 2)", "Sequence([1, 'x'])", "steps(3)", "object", "(int, str)"]


class Generator(containers.Generator):
    """The functions of a program are each about one kind of operand."""

    theme = "text"

    def function(self, number: int) -> str:
        steps = [self.r.choice(THEMES[self.theme] if self.r.random() < 0.8 else COMMON) for _ in range(self.r.choice([1, 1, 2, 3]))]
        if self.r.random() < 0.1:
            steps[0] = containers.swap(steps[0])
        if self.r.random() < 0.2:
            steps = ["for turn in range(3):", *("    " + step.replace("\n", "\n    ") for step in steps)]
        return f"def {self.prefix}f{number}(a, b, c, r=None):\n" + "".join(f"    {step}\n" for step in steps) + "    return r\n"

    def text(self) -> str:
        return self.r.choice(TEXTS)

    def number(self) -> str:
        return self.r.choice(NUMBERS)

    def meddler(self) -> str:
        return f"{self.r.choice(['Meddler', 'Meddler', 'Quiet'])}({self.r.randrange(30)})"

    def hashed(self) -> str:
        """Of the same hash in each process, as what lies in sets must be."""
        return f"Meddler({self.r.randrange(30)})"

    def key(self) -> str:
        return self.r.choice(["'x'", self.text(), self.number(), "1", "None", self.pair(), self.pair(), "b'x'", "item", "Equal('x')", self.hashed(), "PlainText('x')", "frozenset([1])"])

    def pair(self) -> str:
        return self.r.choice(["(1, 'x')", "(1.0, 'x')", "(True, 'x')", "('x', 1)", f"({self.number()}, {self.text()})", "('x', None, True)", f"(({self.number()},), b'x')", "Point(1, 'x')", f"Near({self.number()}, 'x')", "Tuple((1, 'x'))", "OtherTuple((1, 'x'))", "(1, item)", f"({self.hashed()}, 'x')", "(1, Equal('x'))", "()"])

    def array(self) -> str:
        code = self.r.choice("bBhHiIlLqQfdd")
        items = ", ".join(str(self.r.randrange(100)) for _ in range(self.r.randrange(1, 5)))
        return f"{self.r.choice(['array.array', 'array.array', 'array.array', 'Array', 'OtherArray'])}('{code}', [{items}])"

    def items(self) -> str:
        """Several of one kind, or of any."""
        one = self.r.choice([self.text, self.number, self.pair, self.key, self.meddler, self.small])
        return ", ".join(one() for _ in range(self.r.randrange(5)))

    def small(self) -> str:
        return self.r.choice(INDICES)

    def pairs(self, depth: int = 0) -> str:
        return "{" + ", ".join(f"{self.key()}: {self.r.choice([self.small, self.text, self.key, self.meddler])()}" for _ in range(self.r.randrange(5))) + "}"

    def of(self, theme: str) -> str:
        """An operand that a theme is about."""
        r = self.r
        if theme in ("text", "number", "array", "tuple"):
            usual = {"text": self.text, "number": self.number, "array": self.array, "tuple": self.pair}[theme]()
            return r.choice([f"PlainText({usual})", f"Text({usual})"]) if theme == "text" and r.random() < 0.1 else usual
        if theme == "dict":
            return r.choice(["{}", "{}", "{}", "Dict({})", "collections.OrderedDict({})", "collections.Counter({})", f"collections.defaultdict({self.meddler()}, {{}})", "types.MappingProxyType({})"]).replace("{}", self.pairs())
        if theme == "bytes":
            return r.choice(["b'xyz'", "b'12'", "b''", "b'x y'", "bytearray(b'xyz')", "bytearray(b'x,y')", "Bytes(b'xy')"])
        if theme == "set":
            return f"{r.choice(['set', 'set', 'frozenset', 'Set'])}([{', '.join(self.key() for _ in range(r.randrange(5)))}])"
        if theme == "list":
            return r.choice(["[{}]", "[{}]", "[{}]", "PlainList([{}])", "List([{}])"]).format(self.items())
        return r.choice(["collections.deque([{}])", "collections.deque([{}])", "collections.deque([{}], 3)", "Deque([{}])"]).format(self.items())

    def operand(self) -> str:
        kind = self.r.random()
        if self.theme == "set":
            return self.of("set") if kind < 0.3 else self.key()
        if kind < 0.25:
            return self.small()
        if kind < 0.4:
            return self.text()
        if kind < 0.55:
            return self.key()
        return self.meddler() if kind < 0.65 else self.r.choice(OTHERS) if kind < 0.75 else self.of(self.r.choice(list(THEMES)))

    def call(self) -> str:
        """The operands of a call."""
        first = self.of(self.theme) if self.r.random() < 0.85 else self.operand()
        second = self.of(self.theme) if self.r.random() < 0.3 else self.operand()
        return f"{first}, {second}, {self.operand()}"


def program(source: random.Random, p: str) -> str:
    g = Generator(source, p)
    parts, calls = [], []
    for number in range(5):
        g.theme = source.choice(list(THEMES))
        parts.append(g.function(number))
        calls += [f"    attempt({p}f{number}, lambda item: ({g.call()}), item)" for _ in range(source.randrange(6, 14))]
    source.shuffle(calls)
    return "\n\n".join(parts) + f"\n\ndef {p}main():\n    item = Item('i')\n" + "\n".join(calls)
