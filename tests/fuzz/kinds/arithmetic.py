"""Functions over ints, floats, lists and text with loops, conditions, exceptions, closures and generators.

Loops are bounded; what every function returns or raises is printed.
"""
from __future__ import annotations

import random

PER_MODULE = 4
LEVELS = (2,)

INTS = ["1", "1", "0", "2", "3", "-1", "-7", "10", "255", "2 ** 31", "2 ** 62", "-2 ** 63", "2 ** 63 - 1", "10 ** 20", "True"]
FLOATS = ["0.0", "0.5", "-1.5", "2.0", "1e10", "1e300"]
OPERATORS = ["+", "+", "+", "-", "-", "*", "*", "//", "%", "&", "^", "/"]
COMPARISONS = ["<", "<=", "==", "!=", ">", ">="]

PRELUDE = '''\
LIMIT = 2 ** 70


def attempt(f, *args):
    try:
        result = f(*args)
        if hasattr(result, "__next__"):
            result = drain(result)
        text = repr(result)
        print(f.__name__, args, type(result).__name__, text if len(text) < 300 else (len(text), hash(text)))
    except Exception as e:
        print(f.__name__, args, type(e).__name__, str(e)[:200])


def drain(g):
    out = []
    for x in g:
        out.append(x)
        if len(out) > 50:
            break
    g.close()
    return out


'''


class Generator:
    def __init__(self, source: random.Random, prefix: str):
        self.r = source
        self.prefix = prefix
        self.lines: list[str] = []
        self.functions: list[tuple[str, int]] = []  # name, number of parameters
        self.calls: list[str] = []

    def choose(self, *options):
        return self.r.choice(options)

    # --- expressions ---

    def atom(self, names: list[str]) -> str:
        if names and self.r.random() < 0.65:
            return self.r.choice(names)
        return self.r.choice(INTS if self.r.random() < 0.9 else FLOATS)

    def expression(self, names: list[str], depth: int = 2) -> str:
        kind = self.r.random()
        if depth == 0 or kind < 0.2:
            return self.atom(names)
        a, b = self.expression(names, depth - 1), self.expression(names, depth - 1)
        if kind < 0.72:
            operator = self.r.choice(OPERATORS)
            # products are cut down again, or a few nested loops would square their way to gigabytes
            return f"({a} * {b} % {self.choose('LIMIT', '2 ** 40', '1000003')})" if operator == "*" else f"({a} {operator} {b})"
        if kind < 0.78:
            return f"({a} << ({b} & 7 if isinstance({b}, int) else 1))"
        if kind < 0.84:
            return f"({a} if {self.condition(names)} else {b})"
        if kind < 0.88:
            return f"-{a}"
        if kind < 0.92 and self.functions:
            name, count = self.r.choice(self.functions)
            return f"{name}({', '.join(self.atom(names) for _ in range(count))})"
        if kind < 0.96:
            return f"len([{a}, {b}, *range({self.r.randrange(4)})])"
        return f"sum(({a} for _ in range({self.r.randrange(4)})), {self.atom(names)})"

    def condition(self, names: list[str]) -> str:
        text = f"{self.expression(names, 1)} {self.r.choice(COMPARISONS)} {self.expression(names, 1)}"
        if self.r.random() < 0.2:
            text += f" {self.choose('and', 'or')} {self.atom(names)}"
        return text if self.r.random() < 0.9 else f"not ({text})"

    # --- statements ---

    def emit(self, indent: int, text: str) -> None:
        self.lines.append("    " * indent + text)

    def target(self, names: list[str]) -> str:
        if names and self.r.random() < 0.7:
            return self.r.choice(names)
        return f"v{self.r.randrange(6)}"

    def block(self, indent: int, names: list[str], size: int, generator: bool, loop: bool = False) -> None:
        names = list(names)
        for _ in range(size):
            self.statement(indent, names, generator, loop)

    def statement(self, indent: int, names: list[str], generator: bool, loop: bool) -> None:
        kind = self.r.random()
        deep = indent > 3
        if kind < 0.35 or deep:
            name = self.target(names)
            self.emit(indent, f"{name} = {self.expression(names)}")
            if name not in names:
                names.append(name)
        elif kind < 0.5 and names:
            operator = self.r.choice([o for o in OPERATORS if o != "*"])
            self.emit(indent, f"{self.r.choice(names)} {operator}= {self.expression(names, 1)}")
        elif kind < 0.62:
            self.emit(indent, f"if {self.condition(names)}:")
            self.block(indent + 1, names, self.r.randrange(1, 3), generator, loop)
            if self.r.random() < 0.5:
                self.emit(indent, "else:")
                self.block(indent + 1, names, self.r.randrange(1, 3), generator, loop)
        elif kind < 0.76:
            name = f"i{indent}"
            self.emit(indent, f"for {name} in range({self.choose('3', '5', '7, 0, -2', '-2, 3')}):")
            self.block(indent + 1, names + [name], self.r.randrange(1, 4), generator, True)
        elif kind < 0.81:
            self.emit(indent, f"w{indent} = 0")
            self.emit(indent, f"while w{indent} < {self.r.randrange(1, 6)}:")
            self.emit(indent + 1, f"w{indent} += 1")
            self.block(indent + 1, names, self.r.randrange(1, 3), generator, True)
        elif kind < 0.9:
            self.emit(indent, "try:")
            self.block(indent + 1, names, self.r.randrange(1, 3), generator, loop)
            self.emit(indent, f"except {self.choose('ZeroDivisionError', 'Exception', 'TypeError', '(OverflowError, ValueError)')} as e:")
            self.emit(indent + 1, f"{self.target(names)} = len(str(e))")
            if self.r.random() < 0.4:
                self.emit(indent, "finally:")
                self.block(indent + 1, names, 1, False)
        elif kind < 0.94 and loop:
            self.emit(indent, f"if {self.condition(names)}:")
            self.emit(indent + 1, self.choose("break", "continue"))
        elif generator:
            if self.r.random() < 0.7:
                self.emit(indent, f"yield {self.expression(names, 1)}")
            else:
                self.emit(indent, f"yield from ({self.atom(names)}, {self.atom(names)})")
        elif names and self.r.random() < 0.5:
            self.emit(indent, f"f{indent} = lambda x: x + {self.r.choice(names)}")
            self.emit(indent, f"{self.target(names)} = f{indent}({self.atom(names)})")
        else:
            self.emit(indent, f"if {self.condition(names)}:")
            self.emit(indent + 1, f"return {self.expression(names, 1)}" if self.r.random() < 0.7 else "raise ValueError(1)")

    def function(self, number: int) -> None:
        count = self.r.randrange(1, 4)
        names = [f"p{i}" for i in range(count)]
        generator = self.r.random() < 0.25
        self.emit(0, f"def {self.prefix}f{number}({', '.join(names)}):")
        if generator:
            self.emit(1, "yield 'started'")
        for name in ("v0", "v1")[:self.r.randrange(3)]:
            self.emit(1, f"{name} = {self.atom([])}")
            names.append(name)
        self.block(1, names, self.r.randrange(3, 8), generator)
        self.emit(1, f"return {', '.join(names)}")
        self.lines += ["", ""]
        if not generator:
            self.functions.append((f"{self.prefix}f{number}", count))
        for _ in range(4):
            arguments = ", ".join(self.atom([]) for _ in range(count))
            self.calls.append(f"    attempt({self.prefix}f{number}, {arguments})")


def program(source: random.Random, p: str) -> str:
    g = Generator(source, p)
    for number in range(6):
        g.function(number)
    return "\n".join([*g.lines, f"def {p}main():", *g.calls])
