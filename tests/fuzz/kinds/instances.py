"""Calls of classes whose ways of making, initialising and ending instances change between and during the calls.

A program is a dozen call sites, a few classes (dataclasses, generated ones among them, classes with slots, with __init__
written by hand, compiled or interpreted, with __new__, exceptions, named tuples) and steps: a site is used, or a class or an
instance changes. Changes come from the end of a value, the callback of a weak reference or a method of the class as well.
Left out is what kills the interpreter: the end of a class attribute while another is put in its place; and what its specialised
instructions do otherwise than its first ones: a store of an item where another already stands when the old value has ended (the first hold
on to the new value, on 3.11 seven times, from 3.12 on once: nothing that a compiled store could know); from 3.12 on
how deep a class that makes itself gets (3.12.1 counts its levels in C, 3.13 those of a frame that only the specialised call has); from 3.13 on instances of abstract classes; from 3.14 on, whether an instance whose __init__ does not take these arguments ends before them or behind them.
"""
from __future__ import annotations

import random

from kinds._steps import STEPS

PER_MODULE = 32
LEVELS = (0, 0, 1, 2)

PRELUDE = STEPS + '''\
import collections
import dataclasses
import functools
import sys
import types
import weakref

FIELDS = "aa", "bb", "cc", "dd"
COUNTS_C_LEVELS = sys.version_info >= (3, 12)  # apart from those in Python
SPECIALISES = sys.version_info >= (3, 13)
KEEPS = sys.version_info >= (3, 14)  # instances that are arguments end behind the call


def interpreted(source, **space):
    """Functions that stay bytecode."""
    exec(source, space)
    return space


class Run(Steps):
    def __init__(self, use, classes, sources):
        super().__init__()
        self.use, self.classes, self.sources = use, classes, sources
        self.objects, self.watched, self.ends = [], [], 0
        run = self

        class Dying:
            def __init__(self, event):
                self.event = event

            def __del__(self):
                run.ends += 1
                run.happen(self.event)

        self.Dying = Dying

    # --- showing

    def show(self, v, deep=2):
        if v is None or type(v) in (int, str, bool):
            return repr(v)
        if type(v) in (tuple, list):
            return f"{type(v).__name__}({', '.join(self.show(x, deep - 1) for x in v)})" if deep > 0 else type(v).__name__
        if type(v) in (dict, set):
            return f"{type(v).__name__} of {len(v)}"
        if isinstance(v, type):
            return f"<class {v.__name__}>"
        if type(v) is self.Dying:
            return "<dying>"
        if isinstance(v, types.FunctionType):
            return f"<function {v.__name__}>"
        if deep <= 0:
            return f"<{type(v).__name__}>"
        fields = []
        for name in FIELDS + ("args",):
            try:
                fields.append(f"{name}={self.show(object.__getattribute__(v, name), deep - 1)}")
            except AttributeError:
                pass
        try:
            fields.append(f"keys {' '.join(map(str, object.__getattribute__(v, '__dict__')))}" if deep == 2 and self.depth == 0 and len(fields) & 1 else "")
        except AttributeError:
            fields.append("no dict")
        return f"<{type(v).__name__} {', '.join(fields)}>"

    def attempt(self, f, *args):
        try:
            return self.show(f(*args))
        except RecursionError:
            return "RecursionError"
        except Exception as e:
            depth, tb = 0, e.__traceback__
            names = []
            while tb:
                names.append(tb.tb_frame.f_code.co_name)
                tb = tb.tb_next
            return f"{type(e).__name__}: {e} in {' '.join(names)}"

    # --- steps

    def value(self, v):
        kind, x = v
        if kind == "int":
            return x
        if kind == "dying":
            return self.Dying(x)
        if kind == "list":
            return [x]
        if kind == "class":
            return self.classes[x % len(self.classes)]
        return self.objects[x % len(self.objects)] if self.objects else None

    def cls(self, c):
        return self.classes[c % len(self.classes)]

    def step(self, step, indent=""):
        name, *args = step
        if name == "use":
            site, c, a, b, keywords, times, keep = args
            for _ in range(times):
                ends = self.ends
                d = {"".join(list(k)): self.value(v) for k, v in keywords}
                shown = self.attempt(self.call, site, c, a, b, d, keep)
                print(indent + "use", site, self.cls(c).__name__, shown, self.ends - ends)
        else:
            print(indent + name, *args, self.attempt(getattr(self, "do_" + name), *args))

    def call(self, site, c, a, b, d, keep):
        o = self.use(site, self.cls(c), self.value(a), self.value(b), d)
        if keep:
            self.objects.append(o)
            del self.objects[:-8]
        return o

    # --- how things are called

    def do_profile(self, use):
        events = []

        def profile(frame, event, arg):
            if not event.startswith("c_") and frame.f_code.co_name in ("__init__", "__new__", "__del__", "__post_init__"):
                events.append((event, frame.f_code.co_name, sorted(frame.f_locals)))

        sys.setprofile(profile)
        try:
            self.step(use, "  ")
        finally:
            sys.setprofile(None)
        return str(events)

    def do_watch(self, i, event):
        o = self.objects[i % len(self.objects)]
        self.watched.append(weakref.ref(o, lambda _: (print("  watched one ends"), self.happen(event))))

    def do_drop(self, i):
        del self.objects[i % len(self.objects)]

    def do_cycle(self, i):
        o = self.objects[i % len(self.objects)]
        object.__setattr__(o, "aa", o)

    def do_break(self, i):
        o = self.objects[i % len(self.objects)]
        object.__delattr__(o, "aa")

    def do_dict(self, i, how):
        space = self.objects[i % len(self.objects)].__dict__
        if how == 0:
            space["zz"] = 0
        elif how == 1:
            old = SPECIALISES and list(space.values())  # else one that ends may make the dict's own count of its items negative
            space.clear()
        elif how == 2:
            space.popitem()
        return len(space)

    def do_new_dict(self, i):
        self.objects[i % len(self.objects)].__dict__ = {"bb": 1}

    def do_become(self, i, c):
        self.objects[i % len(self.objects)].__class__ = self.cls(c)

    def do_extra(self, i, name, v):
        setattr(self.objects[i % len(self.objects)], name, self.value(v))

    # --- changes of classes

    def put(self, c, name, value):
        cls = self.cls(c)
        old = cls.__dict__.get(name)  # ends when nothing is half done
        setattr(cls, name, value)

    def take(self, c, name):
        cls = self.cls(c)
        old = cls.__dict__.get(name)
        delattr(cls, name)

    def init(self, kind):
        run = self

        def __init__(self, *args, **keywords):
            self.aa = len(args)
            self.bb = len(keywords)

        def stores(self, aa=1, bb=2):
            self.bb = bb
            self.aa = aa

        def returns(self, *args):
            return 1

        def dies(self, aa, bb=None):
            self.cc = run.Dying(kind)
            raise ValueError("no instance")

        return (__init__, stores, returns, dies, *(s.get("__init__", stores) for s in self.sources))[kind % (4 + len(self.sources))]

    def do_init(self, c, kind):
        self.put(c, "__init__", self.init(kind))

    def do_odd_init(self, c, kind):
        f = self.init(kind)
        self.put(c, "__init__", (functools.partial(f, None), staticmethod(lambda *a, **k: None), classmethod(f), functools.partialmethod(f, 5), None, object.__init__)[kind % 6])

    def do_no_init(self, c):
        self.take(c, "__init__")

    def do_code(self, c, kind):
        self.cls(c).__init__.__code__ = self.init(kind).__code__

    def do_defaults(self, c, values):
        self.cls(c).__init__.__defaults__ = values and tuple(map(self.value, values))

    def do_kwdefaults(self, c, values):
        self.cls(c).__init__.__kwdefaults__ = values and {k: self.value(v) for k, v in values}

    def do_kwdefault(self, c, name, v):
        space, name = self.cls(c).__init__.__kwdefaults__, "".join(list(name))
        old = space.get(name)  # ends when nothing is half done: the specialised store does not hold on to the new value, the first ones do
        space[name] = self.value(v)

    def do_cell(self, c, i, kind):
        cells = self.cls(c).__init__.__closure__
        cell = cells[i % len(cells)]
        if kind == 0:
            del cell.cell_contents
        else:
            cell.cell_contents = (None, list, dict, lambda: (self.happen(i), [1, 2])[1], lambda: None, set if COUNTS_C_LEVELS else self.cls(c))[kind % 6]

    def do_new(self, c, kind):
        def __new__(cls, *args, **keywords):
            return object.__new__(cls)

        def other(cls, *args, **keywords):
            return 5

        def changes(cls, *args, **keywords):
            self.happen(kind)
            return object.__new__(cls)

        self.put(c, "__new__", (__new__, other, changes, object.__new__, staticmethod(changes), classmethod(lambda *a: None))[kind % 6])

    def do_no_new(self, c):
        self.take(c, "__new__")

    def do_del(self, c, event):
        def __del__(o):
            self.ends += 1
            print("  end of", self.show(o))
            self.happen(event)

        self.put(c, "__del__", __del__)

    def do_no_del(self, c):
        self.take(c, "__del__")

    def do_post(self, c, event):
        def __post_init__(o, *args):
            print("  post", self.show(o), len(args))
            self.happen(event)

        self.put(c, "__post_init__", __post_init__)

    def do_setattr(self, c, event):
        def __setattr__(o, name, value):
            self.happen(event)
            object.__setattr__(o, name, value)

        self.put(c, "__setattr__", __setattr__)

    def do_no_setattr(self, c):
        self.take(c, "__setattr__")

    def do_class_set(self, c, name, kind):
        cls = self.cls(c)
        self.put(c, name, (kind, property(lambda o: kind), property(lambda o: kind, lambda o, v: print("  property set", self.show(v))), len, cls)[kind % 5])

    def do_class_delete(self, c, name):
        self.take(c, name)

    def do_abstract(self, c, names):
        self.cls(c).__abstractmethods__ = frozenset(() if SPECIALISES else names)

    def do_bases(self, c, b):
        self.cls(c).__bases__ = (self.cls(b),)

    def do_meta(self, c, kind):
        class Meta(type(self.cls(c))):
            if kind % 3 == 0:
                def __call__(cls, *args, **keywords):
                    return super().__call__(*args, **keywords)
            elif kind % 3 == 1:
                def __getattribute__(cls, name):
                    return super().__getattribute__(name)

        self.cls(c).__class__ = Meta


def run(use, classes, sources, setup, events, steps):
    r = Run(use, classes, sources)
    r.events = events
    try:
        for step in setup + steps:
            r.step(step)
    finally:
        r.over = True
'''

FIELDS = ["aa", "bb", "cc", "dd"]  # as in PRELUDE
CALLS = [
    "c()", "c()", "c(a)", "c(a)", "c(a, b)", "c(a, b)", "c(a, b)", "c(a, b, 3)", "c(a, b, a, b)", "c(a, bb=b)", "c(aa=a, bb=b)", "c(bb=a, aa=b)", "c(a, cc=b)",
    "c(*[a, b])", "c(**d)", "c(a, **d)", "c(a, *(b,), **d)", "c(a, aa=b)", "c(a, [], cc={{}})", "c(zz=a)",
    "(c(x := c(a, b), y := c(b, a)) if KEEPS else c(c(a, b), c(b, a)))", "(c(a, x := c(a)) if KEEPS else c(a, c(a)))", "c(c)",
]
USES = ["return {c}", "return {c}", "return {c}", "return {c}.aa", "o = {c}; o.dd = a; return o", "return [{c} for _ in range(3)]", "return isinstance({c}, c)",
        "o = {c}; o.aa, o.bb = o.bb, o.aa; return o", "{c}; return {c}", "o = p = {c}; o = None; return p", "return [{c}.bb for a in range(4)]"]


class Maker:
    def __init__(self, source: random.Random, p: str):
        self.r, self.p = source, p
        self.num_classes = source.choice([2, 3, 4])
        self.favourite = source.randrange(self.num_classes)
        self.sites = source.randrange(5, 11)

    def value(self):
        return self.r.choice(["int"] * 6 + ["dying"] * 2 + ["list", "class", "object"]), self.r.randrange(10)

    def event(self):
        return self.r.randrange(8) if self.r.random() < 0.3 else None

    def index(self):
        return self.r.choice([self.favourite] * 2 + list(range(self.num_classes)))

    # --- classes

    def field(self, name: str, needs_default: bool) -> tuple[str, bool]:
        r = self.r
        kind = r.randrange(8)
        if kind < 3 and not needs_default:
            return f"{name}: int", False
        return f"{name}: int = " + r.choice([
            str(r.randrange(9)), str(r.randrange(9)), "'text'", "None", "dataclasses.field(default_factory=list)", "dataclasses.field(default_factory=dict)",
            "dataclasses.field(default_factory=set)", "dataclasses.field(default=3, init=False)", "dataclasses.field(default_factory=list, init=False)",
            "dataclasses.field(default_factory=lambda: [5])", "dataclasses.field(default=4, kw_only=True)", "dataclasses.field(default_factory=list, kw_only=True)",
        ]), True

    def dataclass(self, name: str, base: str) -> list[str]:
        r = self.r
        options = [o for o in ("slots=True", "kw_only=True", "frozen=True", "eq=False", "weakref_slot=True") if r.random() < 0.12]
        if "weakref_slot=True" in options and "slots=True" not in options:
            options.remove("weakref_slot=True")
        if base:
            options = [o for o in options if o != "frozen=True"]
        lines, has_default = [f"@dataclasses.dataclass({', '.join(options)})", f"class {name}{base}:"], bool(base)
        for field in r.sample(FIELDS, r.randrange(1, 5)):
            text, default = self.field(field, has_default)
            has_default |= default
            lines.append("    " + text)
        if r.random() < 0.1:
            lines += ["", "    def __post_init__(self, *args):", "        object.__setattr__(self, 'dd', len(args))"]
        return lines

    def init(self) -> list[str]:
        r = self.r
        parameters = r.choice(["", "aa", "aa, bb", "aa, bb", "aa, bb=2", "aa=1, bb=None", "aa, /, bb", "aa, *, bb=3", "aa=0, *, bb, cc=4", "aa, *bb", "aa=(), **bb", "aa, bb=(), *, dd=5"])
        names = [n for n in FIELDS if n in parameters]
        values = names + ["None", "7", "'s'", "self", "[]", "(aa, 1)" if names else "()"]
        lines = [f"def __init__(self, {parameters}):" if parameters else "def __init__(self):"]
        for _ in range(r.randrange(1, 5)):
            lines.append(f"    self.{r.choice(FIELDS)} = {r.choice(names or ['0']) if r.random() < 0.7 else r.choice(values)}")
        if names and r.random() < 0.1:
            lines.append(f"    if {names[0]} == 3: raise ValueError('three')")
        return lines

    def plain(self, name: str, base: str) -> list[str]:
        r = self.r
        lines = [f"class {name}{base}:"]
        if r.random() < 0.3:
            lines.append(f"    __slots__ = {r.choice([('aa', 'bb'), ('aa', 'bb', 'cc', 'dd'), ('bb', '__weakref__'), ('aa', '__dict__'), ()])!r}")
        if r.random() < 0.6:
            lines += ["    " + line for line in self.init()]
        elif r.random() < 0.7:
            lines.append(f"    __init__ = {self.p}s{r.randrange(2)}['__init__']")
        if r.random() < 0.12:
            lines += ["", "    def __new__(cls, *args, **keywords):", "        o = super().__new__(cls)", "        return o"]
        if r.random() < 0.12:
            lines += ["", "    def __del__(self):", "        print('  ended', hasattr(self, 'aa'))"]
        return lines if len(lines) > 1 else [*lines, "    pass"]

    def make_class(self, i: int) -> list[str]:
        r, name = self.r, f"{self.p}C{i}"
        if r.random() < 0.08:
            return [f"{name} = collections.namedtuple('N{i}', 'aa bb cc', defaults=(1, 2))"]
        base = ""
        if r.random() < 0.3:
            base = "(" + r.choice([f"{self.p}C{r.randrange(i)}" if i else "object", "Exception", "list", "object", "KeyError"]) + ")"
        return self.dataclass(name, base) if r.random() < 0.5 else self.plain(name, base)

    # --- steps

    def use(self):
        r = self.r
        keywords = tuple((name, self.value()) for name in r.sample(FIELDS, r.choice([0, 1, 1, 2])))
        return "use", r.randrange(self.sites), self.index(), self.value(), self.value(), keywords, r.choice([1, 1, 2, 3, 4, 12]), r.random() < 0.5

    def change(self):
        r, c, o, n = self.r, self.index(), self.r.randrange(8), self.r.choice(FIELDS)
        return r.choice([
            lambda: ("profile", self.use()), lambda: ("watch", o, self.event()), lambda: ("drop", o), lambda: ("drop", o), lambda: ("cycle", o), lambda: ("break", o),
            lambda: ("dict", o, r.randrange(4)), lambda: ("new_dict", o), lambda: ("become", o, c), lambda: ("extra", o, r.choice([n, "zz"]), self.value()),
            lambda: ("init", c, r.randrange(12)), lambda: ("init", c, r.randrange(12)), lambda: ("odd_init", c, r.randrange(12)), lambda: ("no_init", c),
            lambda: ("code", c, r.randrange(12)), lambda: ("defaults", c, r.choice([None, (self.value(),), (self.value(), self.value())])),
            lambda: ("kwdefaults", c, r.choice([None, ((n, self.value()),)])), lambda: ("kwdefault", c, n, self.value()), lambda: ("cell", c, r.randrange(6), r.randrange(6)),
            lambda: ("cell", c, r.randrange(6), r.randrange(6)), lambda: ("new", c, r.randrange(12)), lambda: ("no_new", c), lambda: ("del", c, self.event()), lambda: ("no_del", c),
            lambda: ("post", c, self.event()), lambda: ("setattr", c, self.event()), lambda: ("no_setattr", c), lambda: ("class_set", c, n, r.randrange(10)),
            lambda: ("class_delete", c, n), lambda: ("abstract", c, r.choice([(), ("mm",)])), lambda: ("bases", c, self.index()), lambda: ("meta", c, r.randrange(3)),
        ])()

    def program(self) -> str:
        r, p = self.r, self.p
        lines = []
        for i in range(2):
            lines += [f'{p}s{i} = interpreted("""', *self.init(), '""")', ""]
        for i in range(self.num_classes):
            lines += ["", "try:", *("    " + line if line else "" for line in self.make_class(i)), "except (TypeError, ValueError) as e:",
                      f"    class {p}C{i}:", "        aa = str(e)", ""]
        lines += ["", f"def {p}use(i, c, a, b, d):"]
        for i in range(self.sites):
            lines.append(f"    if i == {i}: " + r.choice(USES).replace("{c}", r.choice(CALLS).replace("{{}}", "{}")))
        setup = [self.use() for _ in range(r.randrange(3, 8))]
        events = [self.change() if r.random() < 0.7 else self.use() for _ in range(8)]
        steps = [self.change() if r.random() < 0.35 else self.use() for _ in range(r.randrange(15, 35))]
        classes = ", ".join(f"{p}C{i}" for i in range(self.num_classes))
        lines += ["", "", f"def {p}main():", f"    run({p}use, [{classes}], [{p}s0, {p}s1],"]
        for what in setup, events, steps:
            lines.append(f"        {what!r}{')' if what is steps else ','}")
        return "\n".join(lines)


def program(source: random.Random, p: str) -> str:
    return Maker(source, p).program()
