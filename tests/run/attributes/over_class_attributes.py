"""Attributes of instances over class attributes whose type may change, and attributes of classes: those of the metaclass, objects of user classes, enum members."""
import enum
import functools


class Sentinel:
    pass


class Descriptor:
    """Becomes a data descriptor, and none again."""


class Holder:
    default = Sentinel()
    described = Descriptor()
    name = "of class"

    def __init__(self, n):
        self.n = n
        self.default = n
        self.__dict__["described"] = -n

    @functools.cached_property
    def cached(self):
        print("computed", self.n)
        return self.n * 2


class WithDict(Holder):
    def __init__(self, n):
        super().__init__(n)
        self.__dict__.update(extra=1)


class Hooked(Holder):
    def __getattr__(self, name):
        return "hook " + name


class Colour(enum.Enum):
    RED = 1
    GREEN = 2

    @property
    def pale(self):
        return "pale " + self.name


class Flags(enum.IntFlag):
    A = 1
    B = 2


class Meta(type):
    @property
    def label(cls):
        return "label of " + cls.__name__

    def method(cls):
        return "method of " + cls.__name__

    shadowed = "of metaclass"


class Asked(type):
    def __getattr__(cls, name):
        return "asked " + name


class Nested:
    class Inner(metaclass=Meta):
        pass
    sentinel = Sentinel()
    number = 5


class ByMeta(Nested, metaclass=Meta):
    shadowed = "of class"


class ByAsked(Nested, metaclass=Asked):
    pass


class Slotted:
    __slots__ = "n", "__dict__"


def load(o):
    return o.n, o.default, o.described, o.cached


def shown(o):
    try:
        return tuple(repr(v) if not isinstance(v, (Sentinel, Descriptor)) else type(v).__name__ for v in load(o))
    except AttributeError as error:
        return str(error)


def class_names(cls): return cls.__name__, cls.__qualname__, cls.__bases__[0].__name__, cls.__module__, cls.__mro__[-1], cls.__dict__ is not None
def own_class(o): return o.__class__.__name__
def nested(cls): return cls.Inner.__name__, type(cls.sentinel).__name__, cls.number
def labelled(cls): return cls.label, cls.method(), cls.shadowed
def red(c): return c.RED, c.GREEN.pale
def flag(f): return f.A | f.B
def attempt(f, *args):
    try:
        return f(*args)
    except Exception as error:
        return type(error).__name__, str(error)


def instances():
    kinds = Holder, WithDict, Hooked
    objects = [kind(n) for n in (1, 2) for kind in kinds]
    for o in objects * 3:
        print(shown(o))
    changes = [
        ("get only", lambda: setattr(Descriptor, "__get__", lambda self, o, cls: "got")),
        ("data", lambda: setattr(Descriptor, "__set__", lambda self, o, v: None)),
        ("set only", lambda: delattr(Descriptor, "__get__")),
        ("none", lambda: delattr(Descriptor, "__set__")),
        ("other class", lambda: setattr(Holder.__dict__["described"], "__class__", type("D", (Descriptor,), {"__get__": lambda s, o, c: "D", "__set__": lambda s, o, v: None}))),
        ("first class", lambda: setattr(Holder.__dict__["described"], "__class__", Descriptor)),
        ("sentinel data", lambda: (setattr(Sentinel, "__get__", lambda self, o, cls: "sentinel"), setattr(Sentinel, "__set__", lambda *a: None))),
        ("sentinel none", lambda: (delattr(Sentinel, "__get__"), delattr(Sentinel, "__set__"))),
        ("replaced", lambda: setattr(Holder, "described", property(lambda self: "property"))),
        ("deleted", lambda: delattr(Holder, "described")),
        ("attribute gone", lambda: [o.__dict__.pop("default") for o in objects]),
    ]
    for what, change in changes:
        for _ in range(3):
            for o in objects:
                load(o)
        change()
        print(what, [shown(o) for o in objects])
        print(what, [shown(o) for o in objects])
    for o in objects:
        del o.cached
    print([shown(o) for o in objects])


def classes():
    for _ in range(20):
        for cls in (Holder, Nested, ByMeta, Colour, int, Meta, ByAsked):
            class_names(cls), own_class(cls)
        for cls in (Nested, ByMeta, ByAsked):
            nested(cls)
        labelled(ByMeta), red(Colour), flag(Flags), own_class(1), own_class(Holder(1)), own_class(Hooked(1)), own_class(Slotted())
    for cls in (Holder, Nested, ByMeta, Colour, int, Meta, ByAsked):
        print(class_names(cls), own_class(cls))
    print([nested(cls) for cls in (Nested, ByMeta, ByAsked)], labelled(ByMeta), red(Colour), int(flag(Flags)))
    print(attempt(labelled, Nested), labelled(ByMeta.Inner) if hasattr(ByMeta.Inner, "shadowed") else "", attempt(red, Flags), attempt(class_names, 1))
    ByMeta.__name__ = "Renamed"
    print(class_names(ByMeta), labelled(ByMeta))
    Meta.label = "no property any more"
    print(labelled(ByMeta))
    ByMeta.label = "own label"
    print(labelled(ByMeta))
    Meta.label = property(lambda cls: "again")
    print(labelled(ByMeta))
    del Meta.label
    print(labelled(ByMeta))
    Meta.shadowed = property(lambda cls: "now of metaclass")
    print(labelled(ByMeta))
    Sentinel.__get__ = lambda self, o, cls: Sentinel()
    print([nested(cls) for cls in (Nested, ByMeta, ByAsked)])
    Sentinel.__get__ = lambda self, o, cls: (o, cls.__name__)
    print([nested(cls) for cls in (Nested, ByMeta, ByAsked)])
    del Sentinel.__get__
    Meta.__get__ = lambda cls, o, owner: Holder
    print([nested(cls) for cls in (Nested, ByMeta, ByAsked)])
    del Meta.__get__
    print([nested(cls) for cls in (Nested, ByMeta, ByAsked)])
    Meta.__getattribute__ = lambda cls, name: "intercepted " + name
    print(attempt(lambda: (ByMeta.number, ByMeta.label, ByMeta.sentinel)))
    del Meta.__getattribute__
    Asked.__getattribute__ = lambda cls, name: "all asked " + name
    print(attempt(lambda: (ByAsked.number, ByAsked.nothing)))
    del Asked.__getattribute__
    print(attempt(lambda: (ByAsked.number, ByAsked.nothing)))
    ByMeta.__class__ = type("Meta2", (Meta,), {"label": "of another metaclass"})
    print(labelled(ByMeta), own_class(ByMeta), own_class(ByMeta()))
    o = Hooked(3)
    o.__class__ = WithDict
    print(own_class(o), own_class(Hooked(3)))


class Lies:
    def __getattr__(self, name):
        return "hook"

    @property
    def __class__(self):
        return Nested


def main():
    instances()
    classes()
    print([own_class(Lies()) for _ in range(3)])


if __name__ == "__main__":
    main()
