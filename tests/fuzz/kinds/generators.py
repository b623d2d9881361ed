"""Generators, coroutines and async generators, driven by random send, throw, close and collection while somebody looks at their frames.

Their bodies are random statements: try, except, except*, finally, with, async with, loops over iterators whose end is seen, delegation to each
other and to objects of classes. Some functions are bytecode in the compiled module, too (`interpreted`), so that each form meets the others.
What each step gives or raises is printed, with traceback, context and cause; objects tell when they die.
"""
from __future__ import annotations

import random

PER_MODULE = 12
LEVELS = (0, 0, 0, 2)

PRELUDE = '''\
import gc
import inspect
import sys
import types
import warnings
import weakref

warnings.simplefilter("always")
LEFT = [0]
GARBAGE = []


def say(*what):
    """Prints, as long as the program may."""
    LEFT[0] -= 1
    if LEFT[0] > 0:
        print(*what)


def begin():
    LEFT[0] = 500


def interpreted(f):
    """The same function as bytecode."""
    return types.FunctionType(f.__code__, f.__globals__, f.__name__, f.__defaults__, f.__closure__)


class Noisy:
    """Tells when it dies."""

    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"Noisy({self.name!r})"

    def __del__(self):
        if GARBAGE:
            GARBAGE[-1].append(self.name)
        else:
            say("dies", self.name)


def collect():
    """What is in cycles dies in no particular order."""
    GARBAGE.append([])
    gc.collect()
    say("collected", sorted(GARBAGE.pop()))


class Iter(Noisy):
    """An iterator that tells of its end."""

    def __init__(self, name, count=2, fails=False):
        self.name, self.count, self.fails = name, count, fails

    def __iter__(self):
        return self

    def __next__(self):
        if not self.count:
            if self.fails:
                raise KeyError(self.name)
            raise StopIteration("end of " + self.name)
        self.count -= 1
        return f"{self.name}.{self.count}"


class Closable(Iter):
    def close(self):
        say("closed", self.name)


class Full(Closable):
    """Takes what is sent and thrown."""

    def send(self, value):
        say("sent", self.name, value)
        return next(self)

    def throw(self, *error):
        say("thrown", self.name, *map(repr, error))
        if self.fails:
            raise error[0]
        return next(self)


class Awaitable(Noisy):
    def __init__(self, name, iterator):
        self.name, self.iterator = name, iterator

    def __await__(self):
        return self.iterator


class Manager(Noisy):
    def __init__(self, name, swallows=False, fails=False):
        self.name, self.swallows, self.fails = name, swallows, fails

    def __enter__(self):
        say("enter", self.name)
        return self

    def __exit__(self, kind, error, traceback):
        say("exit", self.name, repr(error))
        if self.fails:
            raise KeyError(self.name)
        return self.swallows


class AsyncManager(Manager):
    async def __aenter__(self):
        await pause("entering")
        say("aenter", self.name)
        return self

    async def __aexit__(self, kind, error, traceback):
        say("aexit", self.name, repr(error))
        got = await pause("exiting")
        if self.fails:
            raise KeyError(self.name)
        return self.swallows


class AsyncIter(Noisy):
    def __init__(self, name, count=2, waits=True):
        self.name, self.count, self.waits = name, count, waits

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.waits:
            await pause(self.name)
        if not self.count:
            raise StopAsyncIteration
        self.count -= 1
        return f"{self.name}.{self.count}"


@types.coroutine
def pause(value):
    return (yield value)


@types.coroutine
def bare(value):
    """Tells how it is left."""
    try:
        got = yield value
        return got
    finally:
        say("left", value, repr(sys.exception()))


interpreted_pause = types.coroutine(interpreted(inspect.unwrap(bare)))


def trail(traceback):
    places = []
    while traceback is not None:
        code = traceback.tb_frame.f_code
        line, _, column, end = list(code.co_positions())[traceback.tb_lasti // 2]
        places.append(f"{code.co_name}:{traceback.tb_lineno - code.co_firstlineno}:{line and line - code.co_firstlineno}:{column}:{end}")
        traceback = traceback.tb_next
    return " ".join(places)


def chain(error, depth=4):
    if error is None or not depth:
        return
    say(" " * (5 - depth), type(error).__name__, error.args, trail(error.__traceback__))
    if isinstance(error, BaseExceptionGroup):
        for part in error.exceptions:
            chain(part, depth - 1)
    for name in "__cause__", "__context__":
        other = getattr(error, name)
        if other is not None:
            say(" " * (5 - depth), name)
            chain(other, depth - 1)


def attempt(step):
    """What the step gives or raises."""
    try:
        say("->", repr(step()))
    except BaseException as error:
        chain(error)


def attempt_handling(step):
    try:
        raise LookupError("handled")
    except LookupError:
        attempt(step)


interpreted_attempt = interpreted(attempt)


def look(g):
    """What can be seen of a generator, coroutine or async generator from outside."""
    for letters in "gi", "cr", "ag":
        if hasattr(g, letters + "_code"):
            break
    else:
        say(type(g).__name__)
        return
    frame = getattr(g, letters + "_frame")
    for attribute in "running", "suspended", "yieldfrom", "await":
        seen = getattr(g, f"{letters}_{attribute}", "none")
        say(attribute, type(seen).__name__, getattr(seen, "__name__", seen) if not isinstance(seen, Noisy) else seen.name)
    if frame is None:
        say("no frame")
        return
    names = frame.f_locals
    say(frame.f_lasti, frame.f_lineno - frame.f_code.co_firstlineno, frame.f_back, sorted(names), [type(names[name]).__name__ for name in sorted(names)])
'''

ERRORS = ["ValueError('v')", "KeyError('k')", "StopIteration('s')", "StopAsyncIteration('t')", "GeneratorExit()", "RuntimeError('r')",
          "ExceptionGroup('g', [ValueError(1), KeyError(2)])", "ValueError"]
CLASSES = ["ValueError", "KeyError", "LookupError", "Exception", "BaseException", "GeneratorExit", "RuntimeError", "(ValueError, StopIteration)",
           "StopIteration", "StopAsyncIteration"]
VARIABLES = ["a", "b", "c"]


class Function:
    """One generator, coroutine or async generator function."""

    def __init__(self, program: Program, name: str, kind: str, others: list[Function]):
        self.program, self.r = program, program.r
        self.name, self.kind, self.others = name, kind, others
        self.left = self.r.choice((4, 6, 9))  # statements
        self.loops = 0
        self.label = 0
        self.yields = 0

    # --- expressions

    def value(self) -> str:
        r = self.r
        return r.choice((str(r.randrange(9)), repr(r.choice("xyz")), r.choice(VARIABLES), f"Noisy('{self.fresh()}')", "p"))

    def fresh(self) -> str:
        self.label += 1
        return f"{self.name.rsplit('_')[-1]}.{self.label}"

    def call(self, kinds: tuple[str, ...]) -> str | None:
        """A call of another function of one of these kinds."""
        among = [f for f in self.others if f.kind in kinds]
        return f"{self.r.choice(among).name}({self.value()})" if among else None

    def iterator(self) -> str:
        r = self.r
        name = repr(self.fresh())
        options = [f"Iter({name})", f"Closable({name})", f"Full({name}, 3, {r.random() < 0.4})", f"Iter({name}, 1, True)", "iter([1, Noisy('item')])"]
        return self.call(("generator",)) if r.random() < 0.5 and self.call(("generator",)) else r.choice(options)

    def iterable(self) -> str:
        r = self.r
        return r.choice((self.iterator(), self.iterator(), "(1, 2)", "'xy'", f"(n for n in {self.iterator()})", "range(2)", f"[{self.value()}, 5]"))

    def awaitable(self) -> str:
        r = self.r
        options = ["pause(1)", f"bare({self.fresh()!r})", f"interpreted_pause({self.fresh()!r})", f"Awaitable({self.fresh()!r}, {self.iterator()})"]
        if call := self.call(("coroutine",)):
            options += [call] * 4
        if call := self.call(("async generator",)):
            options += [f"{call}.asend(None)", f"anext({call}, 'default')", f"{call}.aclose()", f"{call}.athrow({r.choice(ERRORS)})"]
        return r.choice(options)

    def async_iterable(self) -> str:
        r = self.r
        call = self.call(("async generator",))
        options = [call] * 4 if call else []
        return r.choice(options + [f"AsyncIter({self.fresh()!r})", f"AsyncIter({self.fresh()!r}, 1, False)", f"(n async for n in AsyncIter({self.fresh()!r}))"])

    # --- statements

    def suspension(self) -> str:
        r = self.r
        self.yields += 1
        target = r.choice((f"{r.choice(VARIABLES)} = ", f"{r.choice(VARIABLES)} = ", ""))
        if self.kind == "generator":
            return target + r.choice((f"yield {self.value()}", f"yield {self.value()}", f"yield from {self.iterable()}", f"(yield), (yield 7)"))
        if self.kind == "coroutine":
            return f"{target}await {self.awaitable()}"
        return target + r.choice((f"yield {self.value()}", f"yield {self.value()}", f"await {self.awaitable()}"))

    def block(self, indent: str) -> list[str]:
        lines: list[str] = []
        for _ in range(self.r.choice((1, 1, 2, 3))):
            lines += self.statement(indent)
        return lines

    def statement(self, indent: str) -> list[str]:
        r = self.r
        self.left -= 1
        deep = len(indent) > 16 or self.left <= 0
        choices = [self.simple] * 3 + [self.suspend] * 5
        if not deep:
            choices += [self.attempt] * 5 + [self.loop] * 2 + [self.manager] * 2 + [self.condition]
        return [indent + line if line else line for line in r.choice(choices)()]

    def suspend(self) -> list[str]:
        return [self.suspension()]

    def simple(self) -> list[str]:
        r = self.r
        a, b = r.sample(VARIABLES, 2)
        options = [f"{a} = {self.value()}", f"{a} = {self.value()}", f"{a} = Noisy('{self.fresh()}')", f"del {a}", f"say({a}, {b})", "say(repr(sys.exception()))",
                   f"{a}, {b} = {b}, {a}", f"raise {r.choice(ERRORS)}", f"raise {r.choice(ERRORS)} from KeyError('cause')", f"say(sorted(locals()))",
                   f"say([n for n in {self.iterable()}])", f"{a} = lambda: {b}", "return", f"say(len(list({self.iterable()})))", f"{a}, *{b} = {self.iterable()}",
                   f"{self.program.p}STORE.append(sys.exception())"]
        if self.kind != "async generator":
            options += [f"return {self.value()}"]
        if self.kind != "generator":
            options += [f"{a} = [n async for n in {self.async_iterable()}]", f"{a} = [await pause(n) for n in (1, 2)]",
                        f"{a} = {{n: await {self.awaitable()} async for n in {self.async_iterable()}}}"]
        if self.loops:
            options += ["break", "continue"]
        options += [f"attempt({self.program.p}OBJECTS[0].{r.choice(('__next__', 'close', '__anext__', 'aclose'))})"]
        return [r.choice(options)]

    def attempt(self) -> list[str]:
        r = self.r
        star = r.random() < 0.2
        lines = ["try:"] + self.block("    ")
        form = r.choice(("except", "except", "finally", "both"))
        if form != "finally":
            loops, self.loops = self.loops, 0 if star else self.loops
            for _ in range(r.choice((1, 1, 2))):
                what = r.choice([c for c in CLASSES if not star or c != "BaseExceptionGroup"])
                lines.append(f"except{'*' * star} {what}{r.choice((' as e', ' as e', ''))}:")
                if r.random() < 0.4:
                    lines.append("    " + r.choice(("say('caught', repr(sys.exception()))", "raise", f"raise {r.choice(ERRORS)}", f"raise {r.choice(ERRORS)} from None")))
                body = self.block("    ")
                if star:
                    body = [line.replace("return", "pass; pass #") if line.lstrip().startswith("return") else line for line in body]
                lines += body
            self.loops = loops
            if r.random() < 0.2:
                lines += ["else:"] + self.block("    ")
        if form != "except":
            lines += ["finally:", f"    say('finally', {self.fresh()!r})"] + (self.block("    ") if r.random() < 0.6 else [])
        return lines

    def loop(self) -> list[str]:
        r = self.r
        self.loops += 1
        form = r.choice(("for", "for", "while"))
        if form == "while":
            counter = f"n{self.fresh().rsplit('.')[-1]}"
            lines = [f"{counter} = 0", f"while {counter} < {r.choice((1, 2))}:", f"    {counter} += 1"]
        elif self.kind != "generator" and r.random() < 0.6:
            lines = [f"async for {r.choice(VARIABLES)} in {self.async_iterable()}:"]
        else:
            lines = [f"for {r.choice(VARIABLES)} in {self.iterable()}:"]
        lines += self.block("    ")
        self.loops -= 1
        if r.random() < 0.2:
            lines += ["else:"] + self.block("    ")
        return lines

    def manager(self) -> list[str]:
        r = self.r
        prefix, name = ("async ", "AsyncManager") if self.kind != "generator" and r.random() < 0.6 else ("", "Manager")
        options = r.choice(("", "", ", True", ", False, True"))
        lines = [f"{prefix}with {name}({self.fresh()!r}{options}){r.choice((f' as {r.choice(VARIABLES)}', ''))}:"]
        return lines + self.block("    ")

    def condition(self) -> list[str]:
        return [f"if {self.r.choice(('a', 'b', 'p', 'not c'))}:"] + self.block("    ") + (["else:"] + self.block("    ") if self.r.random() < 0.4 else [])

    def source(self) -> list[str]:
        r = self.r
        body = [f"    {name} = {f'Noisy({self.fresh()!r})' if r.random() < 0.3 else repr(name)}" for name in VARIABLES if r.random() < 0.9]
        free = r.random() < 0.15
        while self.left > 0:
            body += self.statement("    ")
        if self.kind != "coroutine" and not self.yields:
            body.append("    yield 'last'")
        if self.kind == "async generator":
            body.append("    yield 'last'")
            body = [line.replace("return ", "pass  # return ") if line.lstrip().startswith("return ") else line for line in body]
        elif self.kind == "generator":
            body.append("    yield 'last'")
        lines = ["@interpreted"] if r.random() < 0.3 else []
        lines.append(f"{'' if self.kind == 'generator' else 'async '}def {self.name}(p=None{r.choice(('', ', *rest, k=Noisy(1)', ''))}):")
        lines += body
        return lines + ["    def inner():", "        return a, p"] * free


class Program:
    def __init__(self, r: random.Random, p: str):
        self.r, self.p = r, p

    def throw_arguments(self) -> str:
        r = self.r
        error = r.choice(ERRORS)
        kind = r.choice(("ValueError", "KeyError", "GeneratorExit", "StopIteration", "RuntimeError", "StopAsyncIteration"))
        return r.choice((error, error, error, kind, kind, f"{kind}, 'value'", f"{kind}, {kind}('made'), None", f"{kind}, None, TRACEBACK", f"{kind}, (1, 2)",
                         "3", f"{error}, 1", f"{kind}, None, 5", "int", f"{kind}, KeyError('other')", ""))

    def step(self, name: str, kind: str) -> list[str]:
        """Lines of main that do something with the object of that name."""
        r = self.r
        attempt = r.choice(("attempt", "attempt", "attempt", "attempt_handling", "interpreted_attempt"))
        if r.random() < 0.25:
            return [f"look({name})"]
        if kind == "async generator":
            call = r.choice((f"{name}.asend(None)", f"{name}.__anext__()", f"{name}.asend({r.choice(('5', 'Noisy(5)'))})", f"{name}.athrow({self.throw_arguments()})",
                             f"{name}.aclose()", f"anext({name}, 'default')"))
            return [f"w = {r.choice(('None', 'None', 'w'))}", "try:", f"    w = {call}", "except Exception as error:", "    chain(error)"]
        if kind == "awaitable" or kind == "coroutine":
            options = [f"{name}.send(None)"] * 4 + [f"{name}.send({r.choice(('5', 'Noisy(5)'))})", f"{name}.throw({self.throw_arguments()})", f"{name}.throw({self.throw_arguments()})", f"{name}.close()"]
        else:
            options = [f"next({name})"] * 3 + [f"{name}.send({r.choice(('5', 'None', 'Noisy(5)'))})", f"{name}.throw({self.throw_arguments()})", f"{name}.throw({self.throw_arguments()})",
                       f"{name}.close()", f"list({name})", f"[n for n in {name}]"]
        return [f"{attempt}(lambda: {r.choice(options)})"]

    def source(self) -> str:
        r, p = self.r, self.p
        functions: list[Function] = []
        lines = [f"{p}OBJECTS = [None]", f"{p}STORE = []", ""]
        for i in range(r.choice((1, 2, 3, 4))):
            kind = r.choice(("generator", "coroutine", "async generator"))
            function = Function(self, f"{p}f{i}", kind, functions[:])
            lines += function.source() + [""]
            functions.append(function)
        lines += [f"def {p}main():", "    begin()", "    g = w = None", "    TRACEBACK = None", "    try:", "        raise ValueError", "    except ValueError as e:",
                  "        TRACEBACK = e.__traceback__"]
        hooks = r.random() < 0.4
        if hooks:
            lines.append("    sys.set_asyncgen_hooks(lambda g: say('first', g.__name__), lambda g: say('finalizer', g.__name__))")
        for _ in range(r.choice((1, 2))):
            function = functions[-1] if r.random() < 0.6 else r.choice(functions)
            lines.append(f"    g = {p}OBJECTS[0] = {function.name}({r.choice(('', '', 'Noisy(0)', '1'))})")
            if r.random() < 0.2:
                lines.append("    watch = weakref.ref(g, lambda dead: say('dead'))")
            for _ in range(r.choice((3, 5, 8))):
                lines += ["    " + line for line in self.step("g", function.kind)]
                if function.kind == "async generator":
                    for _ in range(r.choice((1, 2, 3))):
                        lines += ["    " + line for line in self.step("w", "awaitable") + (["look(g)"] if r.random() < 0.2 else [])]
                if r.random() < 0.1:
                    lines.append("    collect()")
            lines.append(f"    say('let go')")
            order = [f"w = None", "g = None", f"{p}OBJECTS[0] = None"]
            r.shuffle(order)
            lines += ["    " + line for line in order]
            if r.random() < 0.3:
                lines.append("    collect()")
        lines += [f"    {p}STORE.clear()", "    TRACEBACK = None", "    collect()", "    say('end')"]
        if hooks:
            lines.append("    sys.set_asyncgen_hooks(None, None)")
        return "\n".join(lines)


def program(r: random.Random, p: str) -> str:
    return Program(r, p).source()
