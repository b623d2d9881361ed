# Instances of plain classes, made and ended by the million: what the class says and what has happened to the instance decides how.
import gc
import sys
import weakref

log = []


class Tracer:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        log.append(self.name)


class Plain:
    def __init__(self, a, b):
        self.a = a
        self.b = b


class Slotted:
    __slots__ = ("b", "a", "unset")

    def __init__(self, a, b):
        self.a = a
        self.b = b


class SlottedMore(Slotted):
    __slots__ = ("c", "__weakref__")

    def __init__(self, a, b, c):
        super().__init__(a, b)
        self.c = c


class WithDict(Slotted):
    def __init__(self, a, b):
        super().__init__(a, b)
        self.d = Tracer("in the dict of a class with slots")


class Node:
    def __init__(self, after):
        self.after = after


class Empty:
    pass


class OfList(list):
    def __init__(self, a):
        super().__init__([a])
        self.a = a


class OfError(Exception):
    def __init__(self, a):
        self.a = a


def taken():
    out = list(log)
    log.clear()
    return out


def order():
    for make in (Plain, Slotted, WithDict):
        o = make(Tracer("a"), Tracer("b"))
        o = None
        print(make.__name__, taken())
    o = SlottedMore(Tracer("a"), Tracer("b"), Tracer("c"))
    del o
    print("slots of two classes", taken())
    o = Plain(Tracer("a"), Tracer("b"))
    o.c = Tracer("c")
    o.a = None
    print(taken())
    del o.b
    print(taken())
    o.b = Tracer("b again")
    del o
    print(taken())
    for o in (OfList(Tracer("of list")), OfError(Tracer("of error"))):
        pass
    del o
    print(taken())


def dicts():
    o = Plain(Tracer("a"), Tracer("b"))
    d = o.__dict__
    del o
    print("its dict lives", taken(), sorted(d))
    del d
    print(taken())
    o = Plain(Tracer("a"), Tracer("b"))
    o.__dict__ = {"c": Tracer("c")}
    print(taken())
    del o
    print(taken())
    o = Plain(1, 2)
    for i in range(40):
        setattr(o, f"x{i}", Tracer(str(i)))
    del o
    print(len(taken()))
    print(vars(Plain(1, 2)))


def weak():
    for make in (Plain, Empty):
        o = make(1, 2) if make is Plain else make()
        r = weakref.ref(o, lambda r: log.append("gone"))
        print(r() is o)
        del o
        print(r(), taken())
    o = SlottedMore(1, 2, 3)
    r = weakref.ref(o)
    del o
    print(r())
    try:
        weakref.ref(Slotted(1, 2))
    except TypeError as e:
        print(e)


def deep():
    o = None
    for i in range(200000):
        o = Node(o)
    del o
    print("a long chain has ended")
    o = Tracer("at the end")
    for i in range(1000):
        o = Node([o]) if i % 2 else Node((o,))
    del o
    print(taken())


class Finalised:
    def __init__(self, a):
        self.a = a


def changing():
    o = Finalised(Tracer("a"))
    del o
    print(taken())
    o = Finalised(Tracer("a"))
    Finalised.__del__ = lambda self: log.append(("__del__", self.a.name))
    del o
    print(taken())
    o = Finalised(Tracer("b"))
    del o
    print(taken())
    del Finalised.__del__
    o = Finalised(Tracer("c"))
    del o
    print(taken())
    o = Plain(Tracer("of another class"), 1)
    o.__class__ = Node
    del o
    print(taken())


class Reviving:
    kept = []

    def __init__(self, a):
        self.a = a

    def __del__(self):
        log.append("revived")
        Reviving.kept.append(self)


def revived():
    o = Reviving(1)
    del o
    print(taken(), len(Reviving.kept), Reviving.kept[0].a)
    Reviving.kept.clear()
    print(taken())


class Child(Plain):
    def __init__(self, a, b, c):
        super().__init__(a, b)
        self.c = c


class Looks:
    """Looks around while an instance that held it ends."""

    def __init__(self, cls):
        self.cls = cls

    def __del__(self):
        found = [x for x in gc.get_objects() if type(x) is self.cls]
        log.append((len(found), sys._getframe(1).f_code.co_name))


def seen_while_ending():
    o = Plain(Looks(Plain), 1)
    del o
    print(taken())
    o = Slotted(Looks(Slotted), 1)
    o = None
    print(taken())


def collected():
    a, b = Plain(1, 2), Child(3, 4, Tracer("in a cycle"))
    a.other, b.other = b, a
    del a, b
    print(taken())
    gc.collect()
    print(taken())
    counts = []
    gc.collect()
    gc.disable()
    before = gc.get_count()[0]
    kept = [Plain(i, i) for i in range(1000)]
    counts.append(gc.get_count()[0] - before >= 1000)
    del kept
    counts.append(gc.get_count()[0] - before < 100)
    gc.enable()
    print(counts)
    seen = []
    gc.callbacks.append(lambda phase, info: seen.append(phase))
    kept = [Plain(i, i) for i in range(20000)]
    gc.callbacks.clear()
    print(len(seen) > 4, all(gc.is_tracked(x) for x in kept))


def alive():
    type_before = sys.getrefcount(Plain)
    kept = [Plain(1, 2) for i in range(100)]
    print(sys.getrefcount(Plain) - type_before)
    kept = None
    print(sys.getrefcount(Plain) - type_before)

    def local(i):
        class Local:
            def __init__(self, i):
                self.i = i
        return Local(Tracer("of a local class")), weakref.ref(Local)

    o, r = local(1)
    gc.collect()
    print(r() is type(o))
    del o
    gc.collect()
    print(r(), taken())
    for i in range(600):  # more classes than places
        o, r = local(i)
        if i % 100 == 0:
            print(o.i.name)
    del o
    print(len(taken()))


class Metered(type):
    def __call__(cls, *args):
        log.append(cls.__name__)
        return super().__call__(*args)


class OfMetered(metaclass=Metered):
    def __init__(self, a):
        self.a = a


def metaclass():
    print(OfMetered(3).a, taken())
    del Metered.__call__
    print(OfMetered(4).a, taken())


def main():
    for n in range(3):
        for f in order, dicts, weak, deep, revived, seen_while_ending, collected, alive:
            print("--", f.__name__)
            f()
    changing()
    metaclass()
