"""What an AttributeError says of the attribute that was looked for, at sites that have seen the attribute before: properties, descriptors, __getattr__."""
import functools


class Fails:
    """A descriptor that fails when its owner says so."""

    def __init__(self, text):
        self.text = text

    def __get__(self, o, cls=None):
        if o is None or o.bad:
            raise AttributeError(self.text)
        return str


class DataFails(Fails):
    def __set__(self, o, value):
        raise AttributeError("cannot be set")


class Getter:
    """No function: what a property's own function raises is not explained by 3.12, once that is warm."""

    def __init__(self, error, **known):
        self.error, self.known = error, known

    def __call__(self, o):
        if o.bad:
            raise self.error("getter", **self.known)
        return str


class Knows(AttributeError):
    """Refuses to be told."""

    def __setattr__(self, name, value):
        print("told", name)
        raise ValueError("not to be told " + name)


class Plain:
    bad = False
    plain = Fails("plain")
    data = DataFails("data")
    computed = property(Getter(AttributeError))
    known = property(Getter(AttributeError, name="other", obj=None))
    refuses = property(Getter(Knows))

    def __init__(self):
        self.own = 1

    @functools.cached_property
    def once(self):
        if self.bad:
            raise AttributeError("once")
        return 1


class Slotted:
    __slots__ = "bad", "given"
    plain = Fails("plain")

    def __init__(self):
        self.bad = False
        self.given = 1


class Hooked(Plain):
    def __getattr__(self, name):
        if name == "gone" or self.bad == "both":
            raise AttributeError("hook " + name)
        return "hook of " + name


class HookedSlots(Slotted):
    __slots__ = ()
    __getattr__ = Hooked.__getattr__


class Meta(type):
    bad = False
    there = Fails("there")

    def __getattr__(cls, name):
        if name == "gone":
            raise AttributeError("meta " + name)
        return "meta " + name


class OfMeta(metaclass=Meta):
    bad = False


class WithDescriptor:
    fails = Fails("in a class")


def say(o, error):
    return type(error).__name__, str(error), getattr(error, "name", "-"), getattr(error, "obj", "-") is o


def loads(o):
    """One line for each way to load: every site of it has seen the attribute."""
    for load in LOADS:
        seen = []
        o.bad = False
        for n in range(24):
            if n == 16:
                o.bad = True
            if n == 20:
                o.bad = "both"
            try:
                seen.append(load(o))
            except Exception as error:
                seen.append(say(o, error))
                while error := error.__context__:
                    seen.append(("context", type(error).__name__, str(error)))
        print(type(o).__name__, load.__name__, *sorted(set(map(str, seen))))
    o.bad = False


def plain(o):
    return o.plain


def data(o):
    return o.data


def computed(o):
    return o.computed


def known(o):
    return o.known


def refuses(o):
    return o.refuses


def once(o):
    vars(o).pop("once", None)
    return o.once


def gone(o):
    return o.gone


def other(o):
    return o.other


def plain_called(o):
    return o.plain()


def computed_called(o):
    return o.computed()


def other_called(o):
    return o.other.upper()


LOADS = [plain, data, computed, known, refuses, gone, other, plain_called, computed_called, other_called]
for made in Plain(), Slotted(), Hooked(), HookedSlots():
    loads(made)
LOADS = [once]
for made in Plain(), Hooked():
    loads(made)
LOADS = [gone, other, plain]
for made in OfMeta, WithDescriptor:
    loads(made)


class Unhooks:
    """Its descriptor takes the hook away, which was looked for before the descriptor."""

    def __get__(self, o, cls=None):
        if o.bad:
            del type(o).__getattr__
            raise AttributeError("unhooked")
        return "fine"


class Unhooked:
    bad = False
    taken = Unhooks()

    def __getattr__(self, name):
        return "hook of " + name


def take(o):
    return o.taken


o = Unhooked()
print([take(o) for n in range(9)])
o.bad = True
print(take(o))
try:
    print(take(o))
except AttributeError as error:
    print("no hook", say(o, error))


class Late:
    """The hook changes, and the instance gets what the hook gave."""

    def __getattr__(self, name):
        return "first"


def late(o):
    return o.name


o, found = Late(), []
for n in range(30):
    if n == 10:
        Late.__getattr__ = lambda self, name: "second"
    if n == 15:
        o.name = "own"
    if n == 20:
        del o.name
    if n == 25:
        Late.name = "of the class"
    found.append(late(o))
print(found)
o, found = Late(), []
for n in range(12):
    if n == 3:
        o.__dict__ = {"name": "in a dict"}
    if n == 6:
        o.__dict__ = {}
    if n == 9:
        o.__dict__ = {"name": "again"}
    found.append(late(o))
print(found)


class StaticHook:
    @staticmethod
    def __getattr__(name):
        return "static " + name


class ClassHook:
    @classmethod
    def __getattr__(cls, name):
        return cls.__name__ + " " + name


class ObjectHook:
    class Hook:
        def __call__(self, name):
            return "object " + name

    __getattr__ = Hook()


for cls in StaticHook, ClassHook, ObjectHook:
    o = cls()
    print([late(o) for n in range(6)][-1])


def of_class(cls):
    return cls.number, cls.function.__name__, cls.made().__name__


class Base:
    number = 0

    def function(self):
        pass

    @classmethod
    def made(cls):
        return cls


classes = [type(f"C{n}", (Base,), {"number": n}) for n in range(8)]
for n in range(40):
    for cls in classes[: 1 + n // 5]:
        assert of_class(cls)[::2] == (cls.number, cls.__name__)
    if n == 30:
        classes[3].number = 33
        classes[4].function = property
print([of_class(cls) for cls in classes])
