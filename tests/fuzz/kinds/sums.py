"""Loops over lists, pairs and dicts of numbers of every form: sums that begin as ints of the program, comparisons with such ints, answers that count, what is made of a sum, errors in between."""
from __future__ import annotations

import random

PER_MODULE = 6
LEVELS = (2,)

PRELUDE = '''\
class Real(float):
    def __radd__(self, other):
        return float(self) + other


class Whole(int):
    pass


class Odd:
    def __init__(self, value):
        self.value = value

    def __radd__(self, other):
        return other + self.value

    def __rsub__(self, other):
        return self.value - other

    def __gt__(self, other):
        return "answer"

    def __eq__(self, other):
        return self.value

    def __repr__(self):
        return f"Odd({self.value})"


def show(f, *args):
    try:
        result = f(*args)
    except Exception as e:
        tb = e.__traceback__.tb_next
        kept = {k: v for k, v in tb.tb_frame.f_locals.items() if k in ("t", "u", "n", "x", "y", "i")}
        print(f.__name__, type(e).__name__, e, tb.tb_lineno - f.__code__.co_firstlineno, kept)
    else:
        print(f.__name__, result, [type(x).__name__ for x in result])


'''

PLAIN = ["0", "1", "2", "3", "-1", "7", "300", "0.5", "1.5", "-2.5", "2.0", "3.0"]
RARE = ["-0.0", "0.0", "2 ** 53", "2 ** 53 + 1", "2 ** 62", "-2 ** 63", "2 ** 63 - 1", "10 ** 20", "1e300", "float('inf')", "float('nan')", "True", "False",
        "Real(1.5)", "Whole(4)", "1j"]
WRONG = ["None", "'s'", "Odd(2)", "Odd(0.5)", "[1]"]
COMPARISONS = ["<", "<=", "==", "!=", ">", ">="]


class Generator:
    def __init__(self, source: random.Random):
        self.r = source
        self.lines: list[str] = []

    def value(self) -> str:
        k = self.r.random()
        return self.r.choice(PLAIN if k < 0.85 else RARE if k < 0.98 else WRONG)

    def values(self) -> str:
        form = self.r.random()
        pool = PLAIN[:7] if form < 0.3 else PLAIN[7:] if form < 0.6 else None
        return f"[{', '.join(self.r.choice(pool) if pool and self.r.random() < 0.97 else self.value() for _ in range(self.r.randrange(7)))}]"

    def operand(self, names: list[str]) -> str:
        k = self.r.random()
        if k < 0.7:
            return self.r.choice(names)
        return self.r.choice(["0", "1", "2", "10", "0.5", "-1", "2 ** 40"]) if k < 0.9 else f"o.{self.r.choice('ab')}"

    def expression(self, names: list[str], depth: int = 1) -> str:
        k = self.r.random()
        a, b = self.operand(names), self.operand(names)
        if k < 0.35:
            return a
        if k < 0.7:
            return f"{a} {self.r.choice(['*', '+', '-', '*', '/', '%', '//'])} {b}"
        if k < 0.8:
            return f"({a} {self.r.choice(COMPARISONS)} {b})"
        if k < 0.86:
            return f"{self.r.choice(['min', 'max'])}({a}, {b})"
        if k < 0.9:
            return self.r.choice([f"abs({a})", f"-{a}", f"int({a})", f"float({a})"])
        return f"({self.expression(names, depth - 1)}) * {a}" if depth else b

    def emit(self, indent: int, text: str) -> None:
        self.lines.append("    " * indent + text)

    def statement(self, indent: int, names: list[str]) -> None:
        k = self.r.random()
        sum = self.r.choice("tun")
        if k < 0.45 or indent > 4:
            self.emit(indent, f"{sum} {self.r.choice(['+=', '+=', '-=', '*='])} {self.expression(names)}")
        elif k < 0.55:
            self.emit(indent, f"{sum} = {sum} {self.r.choice('+-')} {self.expression(names)} {self.r.choice('+-')} {self.operand(names)}")
        elif k < 0.6:
            self.emit(indent, f"{sum} = {self.r.choice(['0', '1', '0.0', sum, 'x', '-' + sum])}")
        elif k < 0.8:
            test = f"{self.operand(names)} {self.r.choice(COMPARISONS)} {self.r.choice(['0', '1', '2', '3', '100', 't', 'x'])}"
            self.emit(indent, f"if {self.r.choice(['', '', 'not '])}{test}:")
            self.statement(indent + 1, names)
            if self.r.random() < 0.4:
                self.emit(indent, "else:")
                self.statement(indent + 1, names)
        elif k < 0.86:
            self.emit(indent, f"if {sum}:")
            self.emit(indent + 1, self.r.choice(["continue", "break", f"{sum} = 0", f"out.append({sum})"]) if self.r.random() < 0.8 else f"return {sum}, out")
        elif k < 0.93:
            self.emit(indent, "try:")
            self.statement(indent + 1, names)
            self.emit(indent, f"except {self.r.choice(['TypeError', 'ZeroDivisionError', 'Exception'])}:")
            self.emit(indent + 1, f"{self.r.choice('tun')} += 1")
        else:
            self.emit(indent, f"out.append({self.expression(names)})")

    def loop(self, indent: int, names: list[str]) -> None:
        head, new = self.r.choice([
            ("for x in l:", "x"), ("for x in m:", "x"), ("for i, x in enumerate(l):", "ix"), (f"for i, x in enumerate(m, {self.r.choice(['1', '-2', '2 ** 62', 's'])}):", "ix"),
            ("for x, y in zip(l, m):", "xy"), ("for y, x in zip(m, l[1:]):", "xy"), ("for i, x in d.items():", "ix"), ("for i in range(len(l)):", "i"),
            ("for i in range(3):", "i"), ("for x, y in [(1, 2.5), (0.5, 3), (2, 2)]:", "xy")])
        self.emit(indent, head)
        inner = names + [c for c in new if c not in names]
        if "range(len" in head:
            self.emit(indent + 1, "x = l[i]")
            inner.append("x")
        for _ in range(self.r.randrange(1, 4)):
            if indent < 3 and self.r.random() < 0.2:
                self.loop(indent + 1, inner)
            else:
                self.statement(indent + 1, inner)

    def function(self, name: str) -> None:
        self.emit(0, f"def {name}(l, m, d, o, s):")
        self.emit(1, "out = []")
        for sum in "tun":
            self.emit(1, f"{sum} = {self.r.choice(['0', '0', '0', '1', '10', '0.0', 's'])}")
        self.emit(1, "x = y = i = 0")
        for _ in range(self.r.randrange(1, 3)):
            self.loop(1, ["t", "u", "x", "s"])
        self.emit(1, "return t, u, n, x, i, out")
        self.lines += ["", ""]


def program(source: random.Random, p: str) -> str:
    g = Generator(source)
    calls = []
    g.emit(0, f"class {p}O:")
    g.emit(1, f"a = {g.value()}")
    g.emit(1, f"b = {g.value()}")
    g.lines += ["", ""]
    for number in range(5):
        name = f"{p}f{number}"
        g.function(name)
        for _ in range(5):
            table = "{" + ", ".join(f"{g.value()}: {g.value()}" for _ in range(source.randrange(4)) if True) + "}"
            while "[" in table or "Odd" in table:
                table = "{" + ", ".join(f"{source.choice(PLAIN)}: {g.value()}" for _ in range(source.randrange(4))) + "}"
            calls.append(f"    show({name}, {g.values()}, {source.choice(['', 'tuple'])}({g.values()}), {table}, {p}O(), {g.value()})")
    return "\n".join([*g.lines, f"def {p}main():", *calls])
