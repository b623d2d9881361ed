"""One load site, one store site and one call site that see many kinds of receiver, in turn and in runs."""
import math
import types


class A:
    def __init__(self, x):
        self.x = x

    def m(self, *args):
        return ("A.m", self.x, args)


class B(A):
    y = "class y"

    def m(self, *args):
        return ("B.m", self.x, args)


class Slots:
    __slots__ = ("x", "unset")

    def __init__(self, x):
        self.x = x

    def m(self, *args):
        return ("Slots.m", self.x, args)


class Prop:
    @property
    def x(self):
        return "property x"

    @x.setter
    def x(self, value):
        print("  set", value)

    @staticmethod
    def m(*args):
        return ("static", args)


class Cls:
    x = "class x"

    @classmethod
    def m(cls, *args):
        return ("classmethod", cls.__name__, args)


class Err(Exception):
    x = 1

    def m(self, *args):
        return ("Err.m", self.args, args)


class Dict(dict):
    def m(self, *args):
        return ("Dict.m", dict(self), args)


class Int(int):
    def m(self, *args):
        return ("Int.m", self + 0, args)


def module():
    m = types.ModuleType("mod")
    m.x = "module x"
    m.m = lambda *args: ("module function", args)
    return m


def function():
    def f():
        pass

    f.x = "function x"
    f.m = lambda *args: ("function attribute", args)
    return f


def instance_method():
    a = A("own")
    a.m = lambda *args: ("own m", args)
    return a


def load(o):
    return o.x


def store(o, v):
    o.x = v


def call(o):
    return o.m(1, 2)


def call_keywords(o):
    try:
        return o.m(1, k=2)
    except TypeError as e:
        return str(e)


def show(f, *args):
    try:
        return f(*args)
    except (AttributeError, TypeError) as e:
        return type(e).__name__, str(e)


receivers = [A(1), B(2), Slots(3), Prop(), Cls(), Cls, Err("e"), Dict(k=1), Int(7), module(), function(), instance_method(), A,
             Slots, Prop, 5, "s", None, [], math]
for o in receivers:
    print(type(o).__name__, show(load, o) if o is not Slots and o is not Prop else "descriptor", show(call, o))
for _ in range(30):
    for o in receivers:
        show(load, o), show(call, o), call_keywords if o is None else show(call_keywords, o)
for o in receivers:
    print(type(o).__name__, show(store, o, "new") if not isinstance(o, type) else "type")
for o in receivers:
    print(type(o).__name__, show(load, o) if not isinstance(o, type) else "type", show(call, o))
for o in receivers[:12]:
    for i in range(4):
        store(o, i)
    print(type(o).__name__, load(o) if not isinstance(o, type) else o.x)

# the same instance in all its storage forms
a = A(1)
print(load(a), call(a))
a.__dict__  # a dict now
print(load(a), call(a))
store(a, 2)
print(load(a), a.__dict__)
a.__dict__ = {"x": "replaced"}
print(load(a), call(a))
a.__dict__["m"] = lambda *args: "shadow"
print(call(a))
del a.__dict__["m"]
print(call(a))
del a.x
print(show(load, a), show(call, a))
a.__dict__ = {1: 2, "x": "general keys"}
print(load(a), call(a))
a.__class__ = B
print(load(a), call(a), a.y)
del a.__dict__
print(show(load, a))
store(a, 3)
print(load(a), call(a))

# order of insertion when slots of the shared keys are filled in another order
p, q = A(1), A(2)
p.y = p.z = 1
q.z = q.y = 1
r = A.__new__(A)
for n in "zyx":
    if n == "x":
        store(r, 1)
    else:
        setattr(r, n, 1)
print(list(vars(p)), list(vars(q)), list(vars(r)))

# methods that appear and disappear
for _ in range(3):
    print(call(p))
A.m = lambda self, *args: "replaced method"
print(call(p), call(B(1)))
p.m = lambda *args: "instance attribute"
print(call(p))
del p.m
print(call(p))
del A.m
print(show(call, p))
A.__getattr__ = lambda self, n: lambda *args: ("made up", n)
print(call(p), load(p))
del A.__getattr__
print(show(call, p))
print(show(load, Slots.__new__(Slots)), show(lambda o: o.unset, Slots(1)))
