"""Functions of random signatures called with random argument shapes, while their code, defaults, globals and builtins change.

Callees are plain functions, methods of every kind, closures, lambdas, partials, generators and coroutines. A program has call sites, each a
lambda; between rounds over all of them something changes. What each call returns or raises is printed.
"""
from __future__ import annotations

import random

PER_MODULE = 20
LEVELS = (0, 0, 0, 2)

PRELUDE = '''\
import builtins
import functools
import warnings  # and what it needs, before builtins change


class Keys:
    """A mapping that is no dict."""

    def __init__(self, **items):
        self.items = items

    def keys(self):
        return list(self.items)

    def __getitem__(self, key):
        return self.items[key]


def twice(*xs):
    for x in xs:
        yield x


def finish(x):
    """Runs what a call of a generator or coroutine made."""
    if type(x).__name__ not in ("generator", "coroutine"):
        return x
    seen = [x.__name__]
    try:
        while len(seen) < 9:
            seen.append(x.send(None))
    except StopIteration as end:
        seen.append(end.value)
    return seen


def run(sites):
    for number, site in enumerate(sites):
        try:
            print(number, finish(site()))
        except Exception as error:
            print(number, type(error).__name__, error)


'''

VALUES = ["1", "2", "'s'", "None", "(3, 4)", "[5]", "2.5", "True"]
NAMES = ["a", "b", "c", "d", "e"]


class Signature:
    """A parameter list: names by kind, and which of them have defaults."""

    def __init__(self, r: random.Random, first: str | None):
        names = NAMES[:]
        r.shuffle(names)
        positional = [first] if first else []
        positional += [names.pop() for _ in range(r.choice((0, 1, 1, 2, 2, 3)))]
        self.posonly = r.choice((0, 0, 0, 1, 2)) if positional else 0
        self.posonly = min(self.posonly, len(positional))
        self.positional = positional
        self.defaults = r.randrange(len(positional) - bool(first) + 1)
        self.star = r.random() < 0.3
        self.keyword = [names.pop() for _ in range(r.choice((0, 0, 1, 2))) if names]
        self.keyword_defaults = [r.random() < 0.5 for _ in self.keyword]
        self.kwargs = r.random() < 0.3
        self.values = [r.choice(VALUES) for _ in range(8)]

    def text(self) -> str:
        parts, values = [], iter(self.values)
        for i, name in enumerate(self.positional):
            has = i >= len(self.positional) - self.defaults
            parts.append(f"{name}={next(values)}" if has else name)
            if i + 1 == self.posonly:
                parts.append("/")
        if self.star or self.keyword:
            parts.append("*args" if self.star else "*")
        parts += [f"{name}={next(values)}" if has else name for name, has in zip(self.keyword, self.keyword_defaults)]
        if self.kwargs:
            parts.append("**kwargs")
        return ", ".join(parts)

    def names(self) -> list[str]:
        names = self.positional + self.keyword + ["args"] * self.star + ["kwargs"] * self.kwargs
        return [name for name in names if name not in ("self", "cls")]


class Program:
    def __init__(self, r: random.Random, p: str):
        self.r, self.p = r, p
        self.lines: list[str] = []
        self.functions: list[str] = []   # expressions for function objects that can be changed
        self.plain: list[str] = []       # of these, those without free variables
        self.callees: list[tuple[str, Signature]] = []

    # --- definitions

    def body(self, signature: Signature, kind: str, name: str, free: str = "") -> list[str]:
        r, p = self.r, self.p
        shown = ", ".join([repr(name), *signature.names()])
        if r.random() < 0.4:
            shown += f", {p}G"
        if r.random() < 0.3:
            shown += ", oct(8)"
        if r.random() < 0.2:
            shown += ", ascii(1)"
        if free:
            shown += f", {free}"
        if kind == "generator":
            return [f"got = yield {shown}", "yield got", "return 'end'"]
        if r.random() < 0.25 and signature.names():
            changed = r.choice(signature.names())
            return [r.choice((f"{changed} = [{changed}]", f"del {changed}", f"{changed}, other = 0, {changed}")), f"return {shown}"]
        if kind == "coroutine" and r.random() < 0.4:
            return [f"return await {p}leaf({r.choice(signature.names() or ['0'])}), {shown}"]
        return [f"return {shown}"]

    def define(self, name: str, indent: str, first: str | None, kind: str, free: str = "") -> Signature:
        signature = Signature(self.r, first)
        prefix = "async " if kind == "coroutine" else ""
        self.lines.append(f"{indent}{prefix}def {name}({signature.text()}):")
        self.lines += [f"{indent}    {line}" for line in self.body(signature, kind, name, free)]
        return signature

    def kind(self) -> str:
        return self.r.choice(("plain", "plain", "plain", "generator", "coroutine"))

    def definitions(self) -> None:
        r, p = self.r, self.p
        self.lines += [f"{p}G = 'global'", "", f"async def {p}leaf(x):", "    return x", ""]
        for i in range(r.choice((1, 2, 2))):
            name = f"{p}f{i}"
            signature = self.define(name, "", None, self.kind())
            self.callees.append((name, signature))
            self.functions.append(name)
            self.plain.append(name)
        if r.random() < 0.4:
            signature = Signature(r, None)
            shown = ", ".join(["'lambda'", *signature.names()])
            self.lines.append(f"{p}l = lambda {signature.text()}: ({shown})")
            self.callees.append((f"{p}l", signature))
            self.functions.append(f"{p}l")
            self.plain.append(f"{p}l")
        if r.random() < 0.5:
            self.lines.append(f"def {p}make(free):")
            signature = self.define("inner", "    ", None, self.kind(), "free")
            self.lines += ["    return inner", f"{p}c0, {p}c1 = {p}make('one'), {p}make('two')"]
            self.callees += [(f"{p}c0", signature), (f"{p}make(3)", signature)]
            self.functions += [f"{p}c0"]
        if r.random() < 0.7:
            self.class_definition()
        for name, signature in self.callees[:]:
            if r.random() < 0.2:
                given = ", ".join([name, *(r.choice(VALUES) for _ in range(r.randrange(3))), *(f"{k}=0" for k in r.sample(NAMES, r.randrange(2)))])
                partial = f"{p}p{len(self.callees)}"
                self.lines.append(f"{partial} = functools.partial({given})")
                self.callees.append((partial, signature))

    def class_definition(self) -> None:
        r, p = self.r, self.p
        self.lines.append(f"class {p}C:")
        self.lines.append("    g = 'class'")
        if r.random() < 0.6:
            signature = Signature(r, "self")
            shown = ", ".join(["", *signature.names()])[2:]
            self.lines += [f"    def __init__({signature.text()}):", f"        self.made = ({shown}{',' * bool(shown)})"]
            self.callees.append((f"{p}C", signature))
            self.functions.append(f"{p}C.__init__")
        for method, decorator, first in (("m", None, "self"), ("s", "staticmethod", None), ("k", "classmethod", "cls"), ("__call__", None, "self")):
            if r.random() < 0.5:
                continue
            if decorator:
                self.lines.append(f"    @{decorator}")
            signature = self.define(method, "    ", first, self.kind())
            target = f"{p}C.__new__({p}C)"
            if method == "__call__":
                self.callees.append((target, signature))
                continue
            self.callees.append((r.choice((f"{target}.{method}", f"{p}C.{method}", f"{p}D.__new__({p}D).{method}")), signature))
            if not decorator:
                self.functions.append(f"{p}C.{method}")
        self.lines.append("    pass")
        self.lines.append(f"class {p}D({p}C):")
        name, signature = self.callees[-1]
        if ".m" in name:
            self.lines += ["    def m(self, *args, **kwargs):", "        return 'derived', finish(super().m(*args, **kwargs))"]
        self.lines.append("    pass")

    # --- calls

    def arguments(self, signature: Signature) -> list[str]:
        r = self.r
        wanted = [name for name in signature.positional if name not in ("self", "cls")]
        count = r.randrange(len(wanted) + 1) if r.random() < 0.6 else r.randrange(len(wanted) + 3)
        positional = [r.choice(VALUES) for _ in range(count)]
        keywords: dict[str, str] = {}
        for name in wanted[count:] + signature.keyword:
            if r.random() < 0.75:
                keywords[name] = r.choice(VALUES)
        if r.random() < 0.12:
            keywords[r.choice(NAMES + ["self", "zz"])] = r.choice(VALUES)
        keyword_items = list(keywords.items())
        r.shuffle(keyword_items)
        out: list[str] = []
        if positional and r.random() < 0.3:
            cut = r.randrange(len(positional) + 1)
            out += positional[:cut]
            rest = ", ".join(positional[cut:])
            out.append(r.choice((f"*[{rest}]", f"*({rest}{',' * (len(positional) - cut == 1)})", f"*twice({rest})")))
            if r.random() < 0.15:
                out.append(r.choice(("*()", "*'xy'", "*{7: 8}", "*5")))
        else:
            out += positional
        if keyword_items and r.random() < 0.35:
            cut = r.randrange(len(keyword_items) + 1)
            out += [f"{k}={v}" for k, v in keyword_items[:cut]]
            inside = ", ".join(f"{k!r}: {v}" for k, v in keyword_items[cut:])
            named = ", ".join(f"{k}={v}" for k, v in keyword_items[cut:])
            out.append(r.choice((f"**{{{inside}}}", f"**Keys({named})", f"**dict({named})")))
            if r.random() < 0.12:
                out.append(r.choice(("**{}", "**{1: 2}", "**3", "**{'a': 0}", "**Keys(b=1)")))
        else:
            out += [f"{k}={v}" for k, v in keyword_items]
        return out

    def site(self) -> str:
        r = self.r
        name, signature = r.choice(self.callees)
        arguments = self.arguments(signature)
        if r.random() < 0.1:
            return r.choice((f"list(map({name}, [1, 2]))", f"[*map({name}, 'ab', 'cd')]", f"sorted([2, 1], key={name})",
                             f"functools.reduce({name}, [1, 2, 3])", f"functools.partial({name}, {', '.join(arguments)})()",
                             f"eval({name + '(' + ', '.join(arguments) + ')'!r})"))
        return f"{name}({', '.join(arguments)})"

    # --- changes

    def change(self) -> str:
        r, p = self.r, self.p
        f = r.choice(self.functions)
        values = [r.choice(VALUES) for _ in range(r.randrange(4))]
        options = [
            f"{f}.__defaults__ = ({', '.join(values)}{',' * (len(values) == 1)})",
            f"{f}.__defaults__ = None",
            f"del {f}.__defaults__",
            f"{f}.__kwdefaults__ = {{{', '.join(f'{name!r}: {r.choice(VALUES)}' for name in r.sample(NAMES, 2))}}}",
            f"{f}.__kwdefaults__ = None",
            f"({f}.__kwdefaults__ or {{}}).update({r.choice(NAMES)}={r.choice(VALUES)})",
            f"({f}.__kwdefaults__ or {{}}).clear()",
            f"{f}.__name__, {f}.__qualname__ = 'renamed', 'and.renamed'",
            f"globals()['{p}G'] = {r.choice(VALUES)}",
            f"globals().pop('{p}G', None)",
            "builtins.oct = lambda x: 'octal'",
            "builtins.ascii = lambda *x: 'plain'",
            f"builtins.{p}G = 'from builtins'",
        ]
        if len(self.plain) > 1:
            g, h = r.sample(self.plain, 2)
            options += [f"{g}.__code__ = {h}.__code__"] * 3
            options += [f"globals()['{g}'] = {h}"]
        own = r.choice(self.plain)
        options += [f"{own}.__code__ = (lambda a, *b, c=1: ('replaced', a, b, c)).__code__", f"{own}.__code__ = {own}.__code__.replace(co_name='copied')"]
        if f"{p}C.m" in self.functions:
            options += [f"{p}C.m = {own}", f"{p}C.m = staticmethod({own})", f"{p}D.m = functools.partialmethod({p}C.m, 1)", f"{p}C.m.__code__ = {own}.__code__"]
        if f"{p}c0" in self.functions:
            options += [f"{p}c0.__code__ = {p}c1.__code__", f"{p}c0.__closure__[0].cell_contents = 'changed'"]
        return r.choice(options)

    def source(self) -> str:
        r, p = self.r, self.p
        self.definitions()
        sites = [self.site() for _ in range(r.choice((5, 7, 9)))]
        self.lines.append(f"{p}SITES = [")
        self.lines += [f"    lambda: {site}," for site in sites]
        self.lines += ["]", "", f"def {p}main():", f"    run({p}SITES)"]
        for _ in range(r.choice((2, 3, 4))):
            for change in [self.change() for _ in range(r.choice((1, 1, 2)))]:
                self.lines += ["    try:", f"        {change}", "    except Exception as error:", "        print(type(error).__name__, error)"]
            self.lines.append(f"    run({p}SITES)")
        return "\n".join(self.lines)


def program(r: random.Random, p: str) -> str:
    return Program(r, p).source()
