"""getattr and hasattr with names that the program computes: kinds of attributes, receivers and names, classes that change between two calls."""
import gc
import sys
import types
import weakref


class Meta(type):
    meta = "of the metaclass"

    @property
    def shown(cls):
        return "property of", cls.__name__


class Base(metaclass=Meta):
    value = 1
    __slots__ = ("slot", "__dict__", "__weakref__")

    def method(self):
        return "Base.method", type(self).__name__

    @classmethod
    def cls_method(cls):
        return "cls", cls.__name__

    @staticmethod
    def static():
        return "static"

    @property
    def prop(self):
        return "prop"

    @property
    def fails(self):
        raise AttributeError("inside")

    @property
    def breaks(self):
        raise ValueError("inside")


class Derived(Base):
    def method(self):
        return "Derived.method"


class Dynamic:
    def __getattr__(self, name):
        if name.startswith("no"):
            raise AttributeError(name + "!")
        return "dynamic " + name


class Own:
    def __getattribute__(self, name):
        if name == "nothing":
            raise AttributeError("own")
        return "own " + name


class Descriptor:
    def __get__(self, o, cls):
        return "got", o is None

    def __set_name__(self, owner, name):
        pass


class Described:
    d = Descriptor()


def shown(o):
    return o() if callable(o) else o


def get(o, name):
    try:
        return shown(getattr(o, name))
    except Exception as e:
        return type(e).__name__, str(e)


def get_or(o, name, otherwise):
    try:
        return shown(getattr(o, name, otherwise))
    except Exception as e:
        return type(e).__name__, str(e)


def has(o, name):
    try:
        return hasattr(o, name)
    except Exception as e:
        return type(e).__name__, str(e)


NAMES = ["value", "slot", "method", "cls_method", "static", "prop", "fails", "breaks", "shown", "meta", "own", "nothing", "__class__", "__dict__", "__name__", "__doc__", "d", "append", "real", "imag"]


def everything(receivers):
    for o in receivers:
        out = []
        for name in NAMES:
            made = "".join(list(name))  # not interned
            out.append((name, get(o, name) == get(o, made), get_or(o, name, "none") == get_or(o, made, "none"), has(o, name), has(o, made)))
            if name not in ("__dict__", "append", "__doc__"):
                out.append((get(o, name), get_or(o, name, "none")))
        print(type(o).__name__, out)


def changes():
    class C:
        def m(self):
            return "first"

    o = C()
    seen = []
    for step in range(9):
        for name in ("m", "x", "late"):
            seen.append((step, name, get(o, name), get_or(o, name, None), has(o, name)))
        if step == 1:
            o.m = lambda: "of the instance"
        if step == 2:
            del o.m
            C.m = lambda self: "second"
        if step == 3:
            C.x = property(lambda self: "property x")
        if step == 4:
            C.x = 5
            o.x = 6
        if step == 5:
            C.__getattr__ = lambda self, name: "hook " + name
        if step == 6:
            o.__class__ = type("D", (C,), {"m": classmethod(lambda cls: cls.__name__)})
        if step == 7:
            del C.m, C.x, C.__getattr__
    print(seen)


def names_that_die():
    """A name's address may be used again."""
    class C:
        pass

    o, found = C(), []
    for n in range(3000):
        name = sys.intern("name" + str(n))
        setattr(o, name, n)
        found.append(getattr(o, name) == n and hasattr(o, name) and not hasattr(o, sys.intern("other" + str(n))) and getattr(o, name, None) == n)
        delattr(o, name)
        found.append(not hasattr(o, name) and getattr(o, name, -1) == -1)
        del name
    print(all(found), len(found))


def bound_methods(o):
    m = getattr(o, "method")
    print(m() == getattr(o, "method")(), m.__self__ is o, m.__func__ is type(o).__dict__["method"], type(m) is types.MethodType, m == o.method, m is getattr(o, "method"))
    before = sys.getrefcount(o)
    for _ in range(100):
        getattr(o, "method")
        getattr(o, "method", None)
        hasattr(o, "method")
    return sys.getrefcount(o) - before


class Text(str):
    pass


def main():
    a, b = Base(), Derived()
    a.own, a.slot, b.value = "own a", "slot a", "hidden"
    module = types.ModuleType("m")
    module.value = "of the module"
    module.__getattr__ = lambda name: "module's " + name if name == "own" else exec("raise AttributeError(name)", {"name": name})
    receivers = [a, b, Base, Derived, Dynamic(), Own(), Described(), Described, module, 5, [], "text", None, len, types.SimpleNamespace(own=1)]
    for _ in range(3):
        everything(receivers)
    changes()
    names_that_die()
    print(bound_methods(a), bound_methods(b))
    for bad in (5, None, b"value"):
        print(get(a, bad), get_or(a, bad, 1), has(a, bad))
    print(get(a, Text("value")), has(a, Text("nothing")), get_or(a, Text("nothing"), 2))
    dead = weakref.ref(a)
    del a, receivers[0]
    gc.collect()
    print(dead() is None)


main()
