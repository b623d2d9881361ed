"""Instructions on attributes and global names that see receivers in every form while classes, instances and names change.

A program is one function of a dozen instructions, a few methods, and data: the classes, the instances and the steps, which
use instructions or change something. Changes also come from inside of an attribute access: from a property, a descriptor's
__get__ or __set__, a hook such as __getattr__, a method, a finaliser, the callback of a weak reference.
Left out is what the interpreter's own caches get wrong: a module in a class that becomes a descriptor; a finaliser of a class
attribute that reads the attribute while it is replaced; how long a store itself holds the new value, which depends on whether
the interpreter has specialised it.
"""
from __future__ import annotations

import random

from kinds._steps import STEPS

PER_MODULE = 64
LEVELS = (0, 0, 0, 0, 0, 0, 0, 2)

PRELUDE = STEPS + '''\
import builtins
import functools
import types
import weakref

NAMES = "aa", "bb", "cc"


class Key(str):
    __hash__ = str.__hash__

    def __eq__(self, other):
        return str.__eq__(self, other)


class Namespace(dict):
    pass


class Run(Steps):
    """One program while it runs: its classes, instances and steps."""

    def __init__(self, use, methods, names, space):
        super().__init__()
        self.use, self.methods, self.names, self.space = use, methods, names, space
        self.classes, self.metas, self.objects = [], [], []
        self.make_descriptors()

    def make_descriptors(run):
        class Plain:
            def __init__(self, tag, event):
                self.tag, self.event = tag, event

        class Data(Plain):
            def __get__(self, o, t):
                run.happen(self.event)
                return "data", self.tag, o is not None

            def __set__(self, o, v):
                run.happen(self.event)
                print("  set", self.tag, run.show(v))

            def __delete__(self, o):
                print("  delete", self.tag)

        class NonData(Plain):
            def __get__(self, o, t):
                run.happen(self.event)
                return "non-data", self.tag, o is not None

        class SetOnly(Plain):
            def __set__(self, o, v):
                print("  set only", self.tag, run.show(v))

        class Refusing(Plain):
            def __get__(self, o, t):
                run.happen(self.event)
                raise AttributeError("refused")

        class RefusingData(Refusing):
            def __set__(self, o, v):
                raise AttributeError("refused to set")

        class Dying:
            def __init__(self, event):
                self.event = event

            def __del__(self):
                run.happen(self.event)

        run.descriptors = [Plain, Data, NonData, SetOnly, Refusing, RefusingData]
        run.Dying = Dying

    # --- showing

    def show(self, v):
        if isinstance(v, (int, str, tuple)) and type(v) in (int, str, tuple, bool):
            return repr(tuple(map(self.show, v))) if type(v) is tuple else repr(v)
        if v is None:
            return "None"
        for i, o in enumerate(self.objects):
            if v is o:
                return f"<object {i}>"
        if isinstance(v, types.MethodType):
            return f"<bound {v.__func__.__name__} of {self.show(v.__self__)}>"
        kind = type.__getattribute__(type(v), "__name__")
        if isinstance(v, type):
            return f"<class {type.__getattribute__(v, '__name__')}>"
        if isinstance(v, (types.FunctionType, types.BuiltinFunctionType)):
            return f"<function {v.__name__}>"
        return f"<{kind}>"

    # --- steps

    def attempt(self, f, *args):
        try:
            return self.show(f(*args))
        except RecursionError:
            return "RecursionError"
        except Exception as e:
            return f"{type(e).__name__}: {e}"

    def step(self, step, indent=""):
        name, *args = step
        if name == "use":
            site, index, value, times = args
            o = self.receiver(index)
            for _ in range(times):
                print(indent + "use", site, index, self.attempt(self.use, site, o, self.value(value)))
        else:
            print(indent + name, *args, self.attempt(getattr(self, "do_" + name), *args))

    def receiver(self, index):
        kind, i = index
        return (self.objects, self.classes, self.metas)[kind][i % len((self.objects, self.classes, self.metas)[kind])]

    def value(self, v):
        kind, x = v
        if kind == "int":
            return x
        if kind == "dying":
            return self.Dying(x)
        if kind == "watched":
            value = self.Dying(None)
            self.watch = weakref.ref(value, lambda _: self.happen(x))
            return value
        if kind == "function":
            return self.methods[x % len(self.methods)]
        return self.objects[x % len(self.objects)] if self.objects else None

    # --- class attributes

    def attribute(self, kind, tag, event):
        run = self

        def function(self, *args):
            run.happen(event)
            return "function", tag, run.show(self), len(args)

        def getter(self):
            run.happen(event)
            return "property", tag

        def refuse(self):
            run.happen(event)
            raise AttributeError("no property")

        if kind < 6:
            return self.descriptors[kind](tag, event)
        return (
            lambda: tag, lambda: function, lambda: property(getter),
            lambda: property(getter, lambda self, v: print("  property set", tag, run.show(v))), lambda: property(refuse),
            lambda: classmethod(function), lambda: staticmethod(function), lambda: len, lambda: str.__str__,
            lambda: functools.partialmethod(function, 1), lambda: functools.cached_property(getter) if event is None else tag,
            lambda: types.FunctionType.__dict__["__name__"], lambda: run.methods[tag % len(run.methods)],
            lambda: run.methods[tag % len(run.methods)], lambda: function, lambda: tag,
        )[(kind - 6) % 16]()

    def hook(self, which, tag, event):
        run = self

        def __getattr__(self, name):
            run.happen(event)
            if name in NAMES and name != NAMES[tag % 3]:
                return "hook", tag, name
            raise AttributeError(name)

        def __getattribute__(self, name):
            if name in NAMES:
                run.happen(event)
                if name == NAMES[tag % 3]:
                    return "getattribute", tag
            return object.__getattribute__(self, name)

        def __setattr__(self, name, value):
            if name in NAMES:
                print("  setattr", tag, name)
                run.happen(event)
            object.__setattr__(self, name, value)

        def __delattr__(self, name):
            print("  delattr", tag, name)
            object.__delattr__(self, name)

        return (__getattr__, __getattribute__, __setattr__, __delattr__)[which % 4]

    def do_meta(self, spec):
        self.metas.append(type(f"M{len(self.metas)}", (type,), {n: self.attribute(k, t, e) for n, k, t, e in spec}))

    def do_class(self, bases, meta, slots, spec):
        real = tuple(self.classes[b % len(self.classes)] if isinstance(b, int) and self.classes else
                     getattr(builtins, b) if isinstance(b, str) and hasattr(builtins, b) else
                     types.ModuleType if isinstance(b, str) else object for b in bases)
        space = {n: self.attribute(k, t, e) for n, k, t, e in spec}
        if slots is not None:
            space["__slots__"] = tuple(s for s in slots if s not in space)
        make = self.metas[meta % len(self.metas)] if meta is not None else type
        if real == (object,):
            real = ()
        name = f"C{len(self.classes)}"
        try:
            c = make(name, real, space)
        except TypeError:
            c = type(name, (), {n: self.attribute(k, t, e) for n, k, t, e in spec})
        self.classes.append(c)

    def do_object(self, c):
        c = self.receiver((1, c))
        o = c.__new__(c, "mm") if issubclass(c, types.ModuleType) else c.__new__(c)
        self.objects.append(o)

    # --- changes of instances

    def do_set(self, index, name, value):
        setattr(self.receiver(index), name, self.value(value))

    def do_set_raw(self, index, name, value):
        """The key is not interned."""
        set_ = type.__setattr__ if isinstance(self.receiver(index), type) else object.__setattr__
        set_(self.receiver(index), "".join(list(name)), self.value(value))

    def do_delete(self, index, name):
        delattr(self.receiver(index), name)

    def do_dict(self, i, how, name, value):
        o = self.receiver((0, i))
        space = object.__getattribute__(o, "__dict__")
        value, old = self.value(value), space.get(name)
        if how == 0:
            return len(space)
        elif how == 1:
            space.update({name: value, "zz": 0})
        elif how == 2:
            space["".join(list(name))] = value
        elif how == 3:
            space.pop(name, None)
        elif how == 4:
            space.popitem()
        elif how == 5:
            space.clear()
        elif how == 6:
            space[1] = 1
        elif how == 7:
            space[Key(name)] = value
        else:
            for n in range(40):
                space[f"n{n}"] = n

    def do_new_dict(self, i, how, name, value):
        o = self.receiver((0, i))
        value = self.value(value)
        if how == 0:
            del o.__dict__
        elif how == 1:
            o.__dict__ = {name: value}
        elif how == 2:
            o.__dict__ = {"zz": 1, "yy": 2, name: value}
        elif how == 3:
            o.__dict__ = {1: 1, name: value}
        elif how == 4:
            o.__dict__ = Namespace({name: value})
        elif how == 5:
            o.__dict__ = self.receiver((0, i + 1)).__dict__
        elif how == 6:
            o.__dict__ = dict(o.__dict__)
        else:
            o.__dict__ = {Key(name): value}

    def do_become(self, i, c):
        self.receiver((0, i)).__class__ = self.receiver((1, c))

    # --- changes of classes

    def do_class_set(self, index, name, kind, tag, event):
        old = self.receiver(index).__dict__.get(name)  # dies when nothing is half done
        setattr(self.receiver(index), name, self.attribute(kind, tag, event))
        del old

    def do_class_delete(self, index, name):
        old = self.receiver(index).__dict__.get(name)
        delattr(self.receiver(index), name)
        del old

    def do_hook(self, index, which, tag, event):
        f = self.hook(which, tag, event)
        setattr(self.receiver(index), f.__name__, f)

    def do_unhook(self, index, which):
        delattr(self.receiver(index), ("__getattr__", "__getattribute__", "__setattr__", "__delattr__")[which % 4])

    def do_bases(self, c, bases):
        self.receiver((1, c)).__bases__ = tuple(self.receiver((1, b)) for b in bases)

    def do_metaclass(self, c, m):
        self.receiver((1, c)).__class__ = self.receiver((2, m))

    def do_morph(self, c, name, kind):
        d = self.receiver((1, c)).__dict__[name]
        if isinstance(d, property):
            d.__init__(lambda self: ("another", kind))
        elif isinstance(d, (classmethod, staticmethod)):
            d.__init__(self.methods[kind % len(self.methods)])
        else:
            d.__class__ = self.descriptors[kind]

    def do_descriptor_slot(self, kind, which, to):
        c = self.descriptors[kind]
        name = ("__get__", "__set__", "__delete__")[which]
        if to is None:
            delattr(c, name)
        else:
            setattr(c, name, lambda self, o, *v: ("slot", which, to, o is not None))

    # --- names

    def do_name(self, which, value):
        value, old = self.value(value), self.space.get(self.names[which])  # a warm interpreter lets go of a stored value sooner
        self.space[self.names[which]] = value
        del old

    def do_unname(self, which):
        del self.space[self.names[which]]

    def do_builtin(self, which, value):
        setattr(builtins, self.names[which], self.value(value))

    def do_unbuiltin(self, which):
        delattr(builtins, self.names[which])


def run(use, methods, names, space, setup, events, steps):
    r = Run(use, methods, names, space)
    r.events = events
    try:
        for step in setup:
            r.step(step)
        for step in steps:
            r.step(step)
    finally:
        r.over = True
        for name in names:
            space.pop(name, None)
            vars(builtins).pop(name, None)
'''

NAMES = ["aa", "bb", "cc"]  # as in PRELUDE
INSTRUCTIONS = [
    "return o.{n}", "return o.{n}", "return o.{n}", "return o.{n}", "return o.{n}(v)", "return o.{n}(v)", "return o.{n}()",
    "o.{n} = v", "o.{n} = v", "o.{n} = v", "del o.{n}", "o.{n} += 1", "return o.{n}, o.{m}", "o.{n} = o.{m} = v", "return type(o).{n}",
    "return {g}", "return {g}", "v = {g}; o.{n} = v", "return {g}(o)", "return o.{n}.{m}", "return [o.{n} for _ in range(3)]",
    "return sum(1 for _ in range(2) if o.{n} is not v)",
]
LOOPS = ["for _ in range(3): r = o.{n}", "for _ in range(3): r = o.{n}(v)", "for i in range(3): o.{n} = i", "for _ in range(2): r = {g}"]
METHODS = ["return self.{n}", "return self.{n}, self.{m}", "self.{n} = args; return self.{m}", "return self.{n}(*args)",
           "return {g}, self.{n}", "return len(args)"]


class Maker:
    def __init__(self, source: random.Random, p: str):
        self.r = source
        self.p = p
        self.names = source.choice([NAMES, NAMES[:2], NAMES[:1] * 3 + NAMES[1:]])  # few names and objects meet more often
        self.objects = source.choice([2, 3, 6])
        self.globals = [p + "g0", p + "g1", p + "g2"]

    def fill(self, template: str) -> str:
        return template.format(n=self.r.choice(self.names), m=self.r.choice(self.names), g=self.r.choice(self.globals))

    def value(self):
        kind = self.r.choice(["int"] * 5 + ["dying", "watched", "function", "function", "object"])
        return kind, self.r.randrange(10)

    def event(self):
        return self.r.randrange(8) if self.r.random() < 0.35 else None

    def kind(self):
        return self.r.choice([self.r.randrange(6), self.r.randrange(6, 22)])

    def spec(self, most: int):
        names = self.r.sample(NAMES, self.r.randrange(most + 1))
        return tuple((name, self.kind(), self.r.randrange(100), self.event()) for name in names)

    def index(self):
        return self.r.choice([(0, self.r.randrange(self.objects))] * 4 + [(1, self.r.randrange(4)), (2, 0)])

    def class_index(self):
        return self.r.choice([(1, self.r.randrange(4))] * 5 + [(2, self.r.randrange(2))])

    def use(self):
        return "use", self.r.randrange(self.sites), self.index(), self.value(), self.r.choice([1, 1, 2, 3, 10])

    def change(self):
        r = self.r
        n, c = r.choice(self.names), r.randrange(4)
        o = r.randrange(self.objects)
        return r.choice([
            lambda: ("set", self.index(), n, self.value()),
            lambda: ("set_raw", self.index(), n, self.value()),
            lambda: ("delete", self.index(), n),
            lambda: ("dict", o, r.randrange(9), n, self.value()),
            lambda: ("dict", o, r.randrange(3), n, self.value()),
            lambda: ("new_dict", o, r.randrange(8), n, self.value()),
            lambda: ("become", o, c),
            lambda: ("object", c),
            lambda: ("class_set", self.class_index(), n, self.kind(), r.randrange(100), self.event()),
            lambda: ("class_set", self.class_index(), n, self.kind(), r.randrange(100), self.event()),
            lambda: ("class_delete", self.class_index(), n),
            lambda: ("hook", self.class_index(), r.randrange(4), r.randrange(100), self.event()),
            lambda: ("unhook", self.class_index(), r.randrange(4)),
            lambda: ("bases", c, tuple(r.sample(range(4), r.randrange(1, 3)))),
            lambda: ("metaclass", c, r.randrange(2)),
            lambda: ("morph", c, n, r.randrange(6)),
            lambda: ("morph", c, n, r.randrange(6)),
            lambda: ("descriptor_slot", r.randrange(6), r.randrange(3), r.choice([None, 1, 2])),
            lambda: ("name", r.randrange(3), self.value()),
            lambda: ("name", r.randrange(3), self.value()),
            lambda: ("unname", r.randrange(3)),
            lambda: ("builtin", r.randrange(3), self.value()),
            lambda: ("unbuiltin", r.randrange(3)),
        ])()

    def new_class(self, number: int):
        r = self.r
        bases = ("object",)
        if r.random() < 0.3 and number:
            bases = tuple(r.sample(range(number), r.randrange(1, min(number, 2) + 1)))
        elif r.random() < 0.3:
            bases = (r.choice(["Exception", "int", "list", "dict", "ModuleType", "str", "KeyError"]),)
        slots = r.choice([None] * 5 + [("__dict__",), ("aa",), ("aa", "bb", "__dict__"), ("zz", "__weakref__"), ()])
        return "class", bases, r.choice([None, None, None, 0, 1]), slots, self.spec(3)

    def program(self) -> str:
        r, p = self.r, self.p
        self.sites = r.randrange(6, 12)
        lines = [f"def {p}use(i, o, v):"]
        for i in range(self.sites):
            if r.random() < 0.15:
                lines += [f"    if i == {i}:", "        r = None", f"        {self.fill(r.choice(LOOPS))}", "        return r"]
            else:
                lines.append(f"    if i == {i}: {self.fill(r.choice(INSTRUCTIONS))}")
        methods = [f"{p}m{i}" for i in range(2)]
        for name in methods:
            lines += ["", "", f"def {name}(self, *args):", f"    {self.fill(r.choice(METHODS))}"]
        setup = [("meta", self.spec(2)), ("meta", self.spec(1))]
        setup += [self.new_class(number) for number in range(4)]
        favourite = r.randrange(4)
        setup += [("object", r.choice([favourite, favourite, r.randrange(4)])) for _ in range(self.objects)]
        setup += [("name", 0, ("int", 1)), ("builtin", 1, ("int", 2))]
        events = [self.change() if r.random() < 0.7 else self.use() for _ in range(8)]
        steps = [self.change() if r.random() < 0.4 else self.use() for _ in range(r.randrange(20, 45))]
        lines += ["", "", f"def {p}main():",
                  f"    run({p}use, [{', '.join(methods)}], {tuple(self.globals)!r}, globals(),"]
        for what in setup, events, steps:
            lines.append(f"        {tuple(what)!r}{')' if what is steps else ','}")
        return "\n".join(lines)


def program(source: random.Random, p: str) -> str:
    return Maker(source, p).program()
