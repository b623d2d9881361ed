"""Loops that read, write and change the containers they run over: items, pairs, min, max, abs, f-strings, slots, jumps out of them.

Each function is called with containers and numbers of many kinds: what its loops were compiled for, and everything else. What
it returns or raises is printed, with the lines and variables of its frames, and when the objects in the containers die.
Left out is the line of an unbound variable on 3.11: from the eighth call on a store and the load behind it are one instruction there, which says
the line of the store; the calls before say that of the load.
"""
from __future__ import annotations

import random

PER_MODULE = 6
LEVELS = (0, 2)

PRELUDE = '''\
import array
import collections
import sys

NAN, INF = float("nan"), float("inf")
LIMIT = 2 ** 70
MERGES = sys.version_info < (3, 12)  # instructions of warm code


class Noisy:
    """Says when it dies."""

    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"<{self.name}>"

    def __add__(self, other):
        return Noisy(self.name + "+")

    def __radd__(self, other):
        return 1

    def __lt__(self, other):
        return self.name < str(other)

    def __eq__(self, other):
        return self is other

    def __hash__(self):
        return 7

    def __format__(self, spec):
        return f"{self.name}:{spec}"

    def __del__(self):
        print("del", self.name, end="; ")


class Int(int):
    def __add__(self, other):
        return Int(int(self) + 1)

    def __lt__(self, other):
        return True

    def __abs__(self):
        return 2.5

    def __format__(self, spec):
        return f"Int{spec}"

    def __index__(self):
        return 1


class Real(float):
    def __rmul__(self, other):
        return "rmul"

    def __gt__(self, other):
        return False

    def __str__(self):
        return "Real"


class Text(str):
    def __getitem__(self, index):
        return 3

    def __str__(self):
        return Text("Text")


class List(list):
    def __getitem__(self, index):
        return list.__getitem__(self, index - 1 if isinstance(index, int) else index)

    def __contains__(self, x):
        return x == 3


class Shown(list):
    """A list of other behaviour in nothing."""


class Pair(tuple):
    def __iter__(self):
        return iter("pq")


class Dict(dict):
    def __missing__(self, key):
        return 4

    def items(self):
        return [*dict.items(self), (1, 2)]


class Odd:
    """Has items, and is changed by being asked for them."""

    def __init__(self, n):
        self.n = n

    def __getitem__(self, index):
        self.n -= 1
        if self.n < 0:
            raise IndexError("odd")
        return index if self.n % 2 else 1.5

    def __setitem__(self, index, value):
        self.n -= 1
        if self.n < 0:
            raise KeyError(index)

    def __len__(self):
        return self.n


class Slots:
    __slots__ = "a", "b", "__weakref__"

    def __init__(self, a):
        self.a = a
        if type(a) is int:
            self.b = a + 1


class Child(Slots):
    pass


class Plain:
    b = 5

    def __init__(self, a):
        self.a = a


def steps(n):
    for i in range(n):
        yield i if i != 3 else 2.5


def failing(n):
    for i in range(n):
        if i == 3:
            raise LookupError("failing")
        yield i


def couples(n):
    for i in range(n):
        yield (i, i * 0.5) if i != 4 else [i, None]


def text(x, seen=()):
    """repr, but types of numbers and what is in objects are seen."""
    kind = type(x)
    if kind in (Slots, Child, Plain):
        return f"{kind.__name__}({text(getattr(x, 'a', '-'))}, {text(getattr(x, 'b', '-'))})"
    if kind in (bool, type(None), str, Noisy, range, bytes, bytearray) or isinstance(x, Exception):
        return repr(x)[:300]
    if kind in (int, Int):
        return f"{kind.__name__} {int(x):x}"[:300]
    if kind in (float, Real):
        return f"{kind.__name__} {float(x)!r}"
    if kind in (list, tuple, Shown, collections.deque):
        if any(x is y for y in seen) or len(seen) > 4:
            return "..."
        return f"{kind.__name__}[{len(x)}: {', '.join(text(y, (*seen, x)) for y in list(x)[:40])}]"
    if kind is dict:
        return f"dict[{', '.join(text(k) + ': ' + text(v, (*seen, x)) for k, v in list(x.items())[:40])}]"
    if hasattr(x, "__next__"):
        return f"iterator {kind.__name__}"
    return f"{kind.__name__} {str(x)[:300]}" if kind in (Text, array.array) else kind.__name__


def attempt(f, make):
    arguments = make()
    print(f.__name__, end=": ")
    try:
        result = f(*arguments)
        if hasattr(result, "gi_frame"):
            result = drain(result, arguments)
        print("->", text(result), end=" ")
        result = None
    except Exception as e:
        frames, tb = [], e.__traceback__.tb_next
        while tb is not None:
            if tb.tb_frame.f_code.co_name.startswith("p"):
                names = sorted(tb.tb_frame.f_locals.items())
                unknown = MERGES and tb.tb_next is None and isinstance(e, UnboundLocalError)
                frames.append((None if unknown else tb.tb_lineno - tb.tb_frame.f_code.co_firstlineno, [f"{k}={text(v)}" for k, v in names if k[0] != "."]))
            tb = tb.tb_next
        print(type(e).__name__, str(e)[:200], frames, end=" ")
        names = tb = None
    print("|", [text(a) for a in arguments], end=" ")
    del arguments
    print()


def drain(g, arguments):
    out = []
    for x in g:
        out.append(x)
        if len(out) == 5 and type(arguments[0]) is list:
            arguments[0].append(8)
        if len(out) > 30:
            g.close()
    return out


'''

NUMBERS = ["0", "1", "2", "3", "-1", "5", "-7", "10", "255", "2**62", "-2**63", "2**63-1", "2**64", "10**20", "True", "False",
           "0.0", "-0.0", "1.5", "-2.5", "1e308", "NAN", "INF", "-INF", "Int(3)", "Real(2.5)"]
SMALL = ["0", "1", "2", "3", "4", "-1", "-2", "5", "7"]
OTHERS = ["None", "'s'", "'é'", "Noisy('n')", "(1, 2)", "[1, 2]", "2j", "Text('tt')", "b'x'"]
SPECS = ["", "", "", "!r", "!s", "!a", ":>5", ":x", ":,", ":05d", ":.2f", ":e", "!r:>6", ":{i0}", "=", ":n", ":_"]
OPERATORS = ["+", "+", "+", "-", "-", "*", "//", "%", "/", "&", "|", "^", "<<", ">>"]
COMPARISONS = ["<", "<=", "==", "!=", ">", ">=", "in", "not in", "is", "is not"]
EDGES = ["range(2**63 - 3, 2**63 + 2)", "range(-2**63 + 2, -2**63 - 3, -1)", "range(2**63 - 9, 2**63 - 1, 3)", "range(-2**63, -2**63 + 3)",
         "range(0, 2**64, 2**62)", "range(3, -4, -2)", "range(5, 5)", "range(True, 4)", "range(2**62, 2**63 - 1, 2**61)",
         "range(-3, 3)", "range(10, 0, -3)", "range(2**31 - 2, 2**31 + 2)", "range(2**30 - 2, 2**30 + 2)"]
CATCH = ["IndexError", "Exception", "TypeError", "(KeyError, ZeroDivisionError)", "(OverflowError, ValueError)", "LookupError", "RuntimeError"]


class Program:
    def __init__(self, r: random.Random, p: str):
        self.r, self.p = r, p
        self.lines: list[str] = []
        self.calls: list[str] = []
        self.serial = 0
        self.generator = False
        self.calm = False  # a function that does mostly what its loops were compiled for

    def pick(self, *options: str) -> str:
        return self.r.choice(options)

    # --- arguments

    def number(self) -> str:
        if self.calm and self.r.random() < 0.8:
            return self.r.choice(SMALL)
        return self.r.choice(NUMBERS if self.r.random() < 0.7 else SMALL)

    def items(self) -> str:
        r = self.r
        size = r.choice((5, 6, 8) if self.calm else (0, 1, 2, 3, 4, 5, 5, 6, 8))
        kind = r.random() * (0.6 if self.calm else 1)
        if kind < 0.35:
            values = [r.choice(SMALL) for _ in range(size)]
        elif kind < 0.5:
            values = [r.choice(("0.5", "1.5", "-0.0", "0.0", "2.0", "-3.25", "1e300")) for _ in range(size)]
        elif kind < 0.75:
            values = [self.number() for _ in range(size)]
        elif kind < 0.85:
            values = [f"Noisy('{name}')" for name in "abcdefgh"[:size]]
        elif kind < 0.92:
            values = [r.choice(("'a'", "'bc'", "'é'", "''", "'я'")) for _ in range(size)]
        else:
            values = [self.number() if r.random() < 0.6 else r.choice(OTHERS) for _ in range(size)]
        if values and r.random() < 0.15:
            values[r.randrange(len(values))] = r.choice(OTHERS + ["Int(4)", "2**80"])
        return ", ".join(values)

    def sequence(self) -> str:
        r, items = self.r, self.items()
        kind = r.random() * (0.75 if self.calm else 1)
        if kind < 0.5:
            return f"[{items}]"
        if kind < 0.65:
            return f"({items},)" if items else "()"
        return self.pick(f"List([{items}])", f"Shown([{items}])", f"Pair([{items}])", f"dict(enumerate([{items}]))", f"Dict(enumerate([{items}]))",
                         "b'abc'", "bytearray(b'hello')", "range(5)", self.r.choice(EDGES), "'text'", "'wéя'", "Text('subclass')", "array.array('d', [1, 2.5, 3])",
                         "array.array('b', [1, -2, 3])", "Odd(6)", "steps(6)", "failing(5)", f"iter([{items}])", f"iter(({items or '1'},))", f"collections.deque([{items}])",
                         f"reversed([{items}])", "None", "5", "{3, 4, 1.5}")

    def pairs(self) -> str:
        r = self.r
        size = r.choice((0, 1, 2, 3, 5, 6))
        couples = [f"({self.value()}, {self.value()})" for _ in range(size)]
        if couples and r.random() < (0.06 if self.calm else 0.25):
            couples[r.randrange(size)] = self.pick("[1, 2]", "(1,)", "(1, 2, 3)", "'ab'", "None", "Pair((1, 2))", "{1: 2, 3: 4}", "iter((1, 2))", "range(2)", "b'xy'", "7")
        kind = r.random()
        if kind < 0.5:
            return f"[{', '.join(couples)}]"
        if kind < 0.65:
            return f"({', '.join(couples)}{',' if couples else ''})"
        return self.pick(f"enumerate([{self.items()}])", f"zip([{self.items()}], [{self.items()}])", "couples(6)", f"dict(enumerate([{self.items()}])).items()",
                         f"enumerate([{self.items()}], 2**63 - 3)", f"iter([{', '.join(couples)}])", f"zip(steps(5), [{self.items()}])", f"zip([{self.items()}])")

    def mapping(self) -> str:
        r = self.r
        keys = [r.choice(("'a'", "'b'", "'c'", "1", "2", "3", "1.5", "(1, 2)", "None")) for _ in range(r.choice((0, 1, 2, 3, 4)))]
        text = "{" + ", ".join(f"{k}: {self.value()}" for k in keys) + "}"
        return text if r.random() < 0.75 else self.pick(f"Dict({text})", f"collections.OrderedDict({text})", f"collections.defaultdict(int, {text})", "None")

    def value(self) -> str:
        return self.number() if self.r.random() < (0.95 if self.calm else 0.8) else self.r.choice(OTHERS)

    def holder(self) -> str:
        return self.pick("Slots", "Slots", "Slots", "Child", "Plain") + f"({self.value()})"

    # --- expressions: all parameters and variables are known by kind

    def index(self, names: dict) -> str:
        r = self.r
        kind = r.random() * (0.8 if self.calm else 1)
        if kind < 0.6 and names["i"]:
            i = r.choice(names["i"])
            if self.calm and r.random() < 0.7:
                return i
            return self.pick(i, i, i, f"{i} - 1", f"{i} + 1", f"-{i}", f"-1 - {i}", f"{i} % 3", f"{i} // 2", f"abs({i})", f"min({i}, 2)", f"{i} & 3")
        if kind < 0.9:
            return r.choice(SMALL)
        return self.pick("1:", ":2", "::-1", "-2:", "True", "2**63", "'a'", "1.0", "k")

    def container(self, names: dict) -> str:
        return self.r.choice(names["c"])

    def atom(self, names: dict) -> str:
        r = self.r
        kind = r.random()
        if kind < 0.35:
            return r.choice(names["v"])
        if kind < 0.5 and names["i"]:
            return r.choice(names["i"])
        if kind < 0.72:
            return f"{self.container(names)}[{self.index(names)}]"
        if kind < 0.78:
            return self.pick("o.a", "o.a", "o.b")
        if kind < 0.8:
            return f"len({self.container(names)})"
        return self.number() if r.random() < 0.4 else r.choice(SMALL)

    def expression(self, names: dict, depth: int = 2) -> str:
        r = self.r
        kind = r.random()
        if depth == 0 or kind < 0.25:
            return self.atom(names)
        a, b = self.expression(names, depth - 1), self.expression(names, depth - 1)
        if kind < 0.65:
            operator = r.choice(OPERATORS[:6 if self.calm else None])
            if operator in ("<<", ">>"):
                return f"({a} {operator} ({self.atom(names)} & 7))"
            return f"({a} * {b} % {self.pick('LIMIT', '1009', '2**40', '7')})" if operator == "*" else f"({a} {operator} {b})"
        if kind < 0.8:
            f = self.pick("min", "max")
            return self.pick(f"{f}({a}, {b})", f"{f}({a}, {b})", f"{f}({a}, {b}, {self.atom(names)})", f"{f}([{a}, {b}])")
        if kind < 0.88:
            return f"abs({a})"
        if kind < 0.91:
            return f"({a} if {self.condition(names)} else {b})"
        if kind < 0.94:
            return f"-{a}"
        if kind < 0.96:
            return self.formatted(names)
        if kind < 0.98:
            return f"m[{self.pick(repr('a'), repr('b'), a)}]"
        return self.pick(f"m.get({a}, {b})", f"int({a})", f"float({a})", f"round({a})", f"divmod({a}, {b})", f"isinstance({a}, int)")

    def condition(self, names: dict) -> str:
        r = self.r
        comparison = r.choice(COMPARISONS[:7 if self.calm else None])
        a = self.expression(names, 1)
        if "in" in comparison:
            return f"{a} {comparison} {self.container(names)}"
        if comparison in ("is", "is not"):
            return f"{self.r.choice(names['v'])} {comparison} {self.pick('None', r.choice(names['v']))}"
        text = f"{a} {comparison} {self.expression(names, 1)}"
        if r.random() < 0.1:
            text += f" {r.choice(COMPARISONS[:6])} {self.atom(names)}"
        if r.random() < 0.15:
            text += f" {self.pick('and', 'or')} {self.atom(names)}"
        return text if r.random() < 0.9 else f"not ({text})"

    def formatted(self, names: dict) -> str:
        parts = []
        for _ in range(self.r.randrange(1, 4)):
            part = self.r.choice(names["i"] or names["v"]) if self.r.random() < 0.5 else self.atom(names)
            spec = self.r.choice(SPECS)
            if "{" in spec:
                spec = ":{" + self.r.choice(names["i"] or names["v"]) + "}"
            if "'" in part or "\"" in part:
                continue
            parts.append(self.pick("", "", " ", "-", "é", "я", "𝄞", "{{") + "{" + part + spec + "}")
        return "f\"" + "".join(parts) + "\""

    # --- statements

    def emit(self, indent: int, *lines: str) -> None:
        self.lines += ["    " * indent + line for line in lines]

    def name(self, stem: str) -> str:
        self.serial += 1
        return f"{stem}{self.serial}"

    def block(self, indent: int, names: dict, size: int, loop: bool) -> None:
        names = {kind: list(values) for kind, values in names.items()}
        for _ in range(size):
            self.statement(indent, names, loop)

    def store(self, names: dict) -> str:
        r = self.r
        kind = r.random()
        if kind < 0.5:
            return r.choice(["s", "s", "t", *names["v"]])
        if kind < 0.8:
            return f"{self.container(names)}[{self.index(names)}]"
        if kind < 0.9:
            return self.pick("o.a", "o.b")
        return f"m[{self.pick(repr('a'), '1', *names['v'])}]"

    def change(self, names: dict) -> str:
        c, value = self.container(names), self.expression(names, 1)
        return self.pick(f"{c}.append({value})", f"{c}.append({value})", f"{c}.pop()", f"{c}.pop(0)", f"del {c}[{self.index(names)}]", f"{c}.clear()", f"{c}.insert(0, {value})",
                         f"{c}.extend(({value}, 1))", f"{c}[:] = [{value}]", f"{c} = [{value}]", f"{c} = ({value}, 1)", f"{c}.reverse()", f"{c}.remove({value})",
                         f"m.clear()", f"m.pop('a', None)", f"m[{value}] = {self.atom(names)}", f"m = {{'a': {value}}}", f"del m['a']", f"{c} += [{value}]", f"{c} = None",
                         f"o.a = {c}", f"del o.a", f"o = Plain({value})", f"{c}.sort()", f"del {self.r.choice(names['v'])}")

    def header(self, names: dict) -> tuple[str, dict]:
        """The head of a for loop, and the names that its body has."""
        r = self.r
        names = {kind: list(values) for kind, values in names.items()}
        kind = r.random()
        c = self.container(names)
        if kind < 0.3:
            i = self.name("i")
            names["i"].append(i)
            names["v"].append(i)
            source = self.pick(f"range(len({c}))", f"range(len({c}))", f"range({r.randrange(2, 8)})", f"range(1, {r.randrange(3, 7)})", r.choice(EDGES), "range(k)",
                               f"range({r.choice(names['v'])})", "range(7, -2, -1)")
            return f"for {i} in {source}:", names
        if kind < 0.6:
            x = self.name("x")
            names["v"].append(x)
            source = self.pick(c, c, c, c, f"iter({c})", f"{c}[1:]", f"reversed({c})", f"[{c}[0], {self.atom(names)}]", f"({self.atom(names)}, {self.atom(names)})", "m",
                               "m.values()", "m.keys()", f"sorted({c})", f"dict.fromkeys({c})", f"list({c})")
            return f"for {x} in {source}:", names
        a, b = self.name("a"), self.name("b")
        names["v"] += [a, b]
        other = self.container(names)
        source = self.pick(f"enumerate({c})", f"enumerate({c})", f"zip({c}, {other})", f"zip({c}, {other})", "m.items()", "m.items()", "q", "q", "q", f"enumerate({c}, {self.atom(names)})", f"zip({c}, range(5))",
                           f"zip(*({c}, {other}))", f"list(zip({c}, {other}))", f"zip({c}, {other}, strict=True)", f"zip({c}, {other}, {c})", "list(m.items())", f"enumerate(iter({c}))")
        if "enumerate" in source:
            names["i"].append(a)
        return f"for {a}, {b} in {source}:", names

    def statement(self, indent: int, names: dict, loop: bool) -> None:
        r = self.r
        kind = r.random()
        if indent > 5:
            kind = kind * 0.5
        if kind < 0.2:
            self.emit(indent, f"{self.store(names)} = {self.expression(names)}")
        elif kind < 0.34:
            operator = r.choice([o for o in OPERATORS if o not in ("*", "<<", ">>")][:5 if self.calm else None])
            self.emit(indent, f"{self.store(names)} {operator}= {self.expression(names, 1)}")
        elif kind < 0.42:
            self.emit(indent, f"out.append({self.pick(self.formatted(names), self.expression(names, 1), self.atom(names))})")
        elif kind < (0.45 if self.calm else 0.5):
            change = self.change(names)
            if r.random() < 0.5:
                self.emit(indent, f"if w == {r.randrange(2, 12)}:")
            self.emit(indent + (self.lines[-1].lstrip().startswith("if w == ")), change)
        elif kind < 0.56 and loop:
            self.emit(indent, f"if {self.condition(names)}:", f"    {self.pick('break', 'continue', 'break', 'return s, out', 'raise LookupError(s)')}")
        elif kind < 0.62:
            self.emit(indent, f"if {self.condition(names)}:")
            self.block(indent + 1, names, r.randrange(1, 3), loop)
            if r.random() < 0.4:
                self.emit(indent, "else:")
                self.block(indent + 1, names, 1, loop)
        elif kind < 0.84:
            head, inner = self.header(names)
            self.emit(indent, head, "    w += 1", "    if w > 24:", "        break" if r.random() < 0.8 else "        return 'long', s, t, out")
            self.block(indent + 1, inner, r.randrange(1, 4), True)
            if r.random() < 0.15:
                self.emit(indent, "else:")
                self.block(indent + 1, names, 1, loop)
            for name in inner["v"]:  # they may be unbound behind the loop
                if name not in names["v"] and r.random() < 0.3:
                    names["v"].append(name)
        elif kind < 0.93:
            self.emit(indent, "try:")
            self.block(indent + 1, names, r.randrange(1, 4), loop)
            how = r.random()
            if how < 0.8:
                self.emit(indent, f"except {r.choice(CATCH)} as e:", "    out.append(type(e).__name__)")
                if r.random() < 0.3:
                    self.emit(indent + 1, self.pick("raise", "continue" if loop else "pass", "break" if loop else "pass", "s = 0"))
            if how > 0.6:
                self.emit(indent, "finally:", f"    {self.pick('t = w', 'out.append(w)', 's = t')}")
        elif self.generator:
            self.emit(indent, f"yield {self.expression(names, 1)}")
        elif r.random() < 0.5:
            x = self.name("x")
            self.emit(indent, f"out.append([{self.expression({**names, 'v': [*names['v'], x]}, 1)} for {x} in {self.container(names)}][:9])")
        else:
            a, b = self.name("a"), self.name("b")
            inner = {**names, "v": [*names["v"], a, b]}
            self.emit(indent, f"m = {{{self.pick(a, b)}: {self.expression(inner, 1)} for {a}, {b} in {self.pick('q', 'm.items()', f'enumerate({self.container(names)})')}}}")

    def function(self, number: int) -> None:
        r = self.r
        self.generator = r.random() < 0.2
        self.calm = r.random() < 0.6
        name = f"{self.p}f{number}"
        self.emit(0, f"def {name}(c, d, q, m, o, k):")
        start = self.pick("0", "0", "0", "0.0", "1", "k", "''", "1e9", "-1")
        self.emit(1, f"s = {start}", f"t = {self.pick('0', '0.5', 'k', 's', '2**62')}", "w = 0", "out = []")
        if self.generator:
            self.emit(1, "yield s")
        names = {"c": ["c", "c", "d"], "v": ["s", "t", "k"], "i": []}
        head, inner = self.header(names)
        self.emit(1, head, "    w += 1", "    if w > 24:", "        break")
        if r.random() < 0.4:
            self.emit(2, "try:")
            self.block(3, inner, r.randrange(2, 5), True)
            self.emit(2, f"except {r.choice(CATCH)} as e:", "    out.append(type(e).__name__)")
        else:
            self.block(2, inner, r.randrange(2, 5), True)
        self.block(1, names, r.randrange(0, 4), False)
        self.emit(1, "return s, t, w, out")
        self.lines += ["", ""]
        for _ in range(10):
            make = ", ".join((self.sequence(), self.sequence(), self.pairs(), self.mapping(), self.holder(), self.number()))
            self.calls.append(f"    attempt({name}, lambda: ({make}))")


def program(source: random.Random, p: str) -> str:
    g = Program(source, p)
    for number in range(4):
        g.function(number)
    return "\n".join([*g.lines, f"def {p}main():", *g.calls])
