"""Functions whose arguments and locals are rebound, merged, deleted and handed on, by every kind of statement; their values say when they die.

Arguments are mostly temporary: nobody but the callee holds them. Functions call those before them, in loops and handlers, too; some are
generators, some share variables with an inner function. What a call gives or raises is printed, with the variables of its frames.
"""
from __future__ import annotations

import random

PER_MODULE = 16
LEVELS = (0, 0, 0, 2)

PRELUDE = '''\
import sys
import types

LEFT = [0]
MERGES = sys.version_info < (3, 12)  # a store and the load behind it, whose line is lost then


def say(*what):
    LEFT[0] -= 1
    if LEFT[0] > 0:
        print(*what)


class Noisy:
    """Says when it dies; as a context manager it gives another one."""

    def __init__(self, name, true=True):
        self.name, self.true = name, true

    def __repr__(self):
        return f"<{self.name}>"

    def __bool__(self):
        return self.true

    def __enter__(self):
        return Noisy(self.name + " entered")

    def __exit__(self, kind, error, traceback):
        return kind is ValueError and self.true

    def __del__(self):
        say("dies", self.name)


def same(x):
    return x


def attempt(call):
    try:
        result = call()
        say("returns", [x for x in result] if isinstance(result, types.GeneratorType) else result)
    except Exception as error:
        say(type(error).__name__, error)
        level = error.__traceback__
        while level := level.tb_next:
            line = level.tb_lineno - level.tb_frame.f_code.co_firstlineno
            say("in", level.tb_frame.f_code.co_name, "unbound" if MERGES and isinstance(error, UnboundLocalError) else line, level.tb_frame.f_locals)


'''

ARGUMENTS = ["a", "b", "c"]
VARIABLES = ARGUMENTS + ["x", "y"]


class Program:
    def __init__(self, r: random.Random, p: str):
        self.r, self.p, self.made, self.functions = r, p, 0, 0

    def value(self) -> str:
        self.made += 1
        return self.r.choice((f"Noisy('{self.made}')", f"Noisy('{self.made}')", f"Noisy('{self.made}', False)", "None", "'text'"))

    def call(self, argument) -> str:
        x, y, z = argument(), argument(), argument()
        return f"{self.p}f{self.r.randrange(self.functions)}" + self.r.choice((f"({x})", f"({x}, {y})", f"({x}, {y})", f"({x}, {y}, {z})", f"({x}, c={y})", f"(b={x}, a={y})", f"(*[{x}, {y}])"))

    def expression(self, depth: int = 2) -> str:
        r, v = self.r, self.r.choice(VARIABLES)
        if depth == 0 or r.random() < 0.3:
            return r.choice((v, v, v, self.value()))
        x, y, z = (self.expression(depth - 1) for _ in range(3))
        if self.functions and r.random() < 0.15:
            return self.call(lambda: self.expression(depth - 1))
        return r.choice((f"({v} or {x})", f"({x} or {y})", f"({x} and {y})", f"({x} if {v} else {y})", f"({x} if {y} else {z})", f"same({x})", f"[{x}, {y}]", f"({x}, {y})[{r.randrange(2)}]",
                         f"({v} := {x})", f"[{v} for {r.choice(VARIABLES)} in ({v}, {self.value()})]", f"({x} is {y})"))

    def block(self, depth: int, loop: bool) -> list[str]:
        return ["    " + line for _ in range(self.r.choice((1, 1, 2, 3))) for line in self.statement(depth - 1, loop)]

    def statement(self, depth: int, loop: bool) -> list[str]:
        r = self.r
        (v, w), x, y = r.sample(VARIABLES, 2), self.expression(), self.expression()
        if depth > 0 and r.random() < 0.4:
            again, block, other = self.block(depth, True), self.block(depth, loop), self.block(depth, loop)
            return r.choice(([f"if {x}:", *block, "else:", *other], [f"if {v}:", *block], [f"for i in range({r.choice((2, 3))}):", *again], [f"for {v} in {x}, {y}:", *again, "else:", *other],
                             ["try:", *block, f"except {r.choice(('ValueError', 'UnboundLocalError', 'Exception'))} as {r.choice((v, 'error'))}:", *other],
                             ["try:", *block, "finally:", *other], [f"with Noisy('manager', {r.choice((True, False))}) as {v}:", *block]))
        return [r.choice((f"{v} = {x}", f"{v} = {v} or {x}", f"{v} = {w} or {x}", f"{v} = {w} = {x}", f"{v}, {w} = {w}, {v}", f"{v}, {w} = {x}, {y}", f"{v} = {w}", f"del {v}", f"{v} = None",
                          f"say({v}, {w})", f"say({x})", f"say({v} or {x})", f"{x}", f"return {x}", f"raise ValueError({v})", f"{self.p}STORE.append({x})", f"{v} = {self.p}STORE and {self.p}STORE.pop()",
                          f"{v} = yield {x}" if self.generator else f"{v} = {w} or {x}", *(("break", "continue") if loop else ())))]

    def function(self) -> list[str]:
        r, self.generator = self.r, self.r.random() < 0.2
        lines = [f"def {self.p}f{self.functions}(a, b=None, c=None):"]
        for _ in range(r.choice((3, 5, 8))):
            lines += ["    " + line for line in self.statement(2, False)]
        if r.random() < 0.15:
            lines += ["    def inner():", f"        return {', '.join(r.sample(VARIABLES, 2))}"]
        self.functions += 1
        return lines + [f"    return {r.choice(VARIABLES)}" if r.random() < 0.7 else "    say('end')"]

    def source(self) -> str:
        lines = [f"{self.p}STORE = []"]
        for _ in range(self.r.choice((2, 3, 4))):
            lines += ["", *self.function()]
        lines += ["", f"def {self.p}main():", "    LEFT[0] = 400"]
        for _ in range(self.r.choice((5, 8))):
            lines += [f"    for _ in range({self.r.choice((1, 2, 12))}):", f"        attempt(lambda: {self.call(self.value)})"]
        return "\n".join([*lines, f"    {self.p}STORE.clear()", "    say('over')"])


def program(r: random.Random, p: str) -> str:
    return Program(r, p).source()
