"""object.__setattr__ and other slot wrappers, called as they stand, of classes of all kinds, before and after these change; and C functions that take a tuple."""

import sys


class Plain:
    pass


class Slots:
    __slots__ = ("a", "b")


class Frozen:
    def __init__(self, a, b):
        object.__setattr__(self, "a", a)
        object.__setattr__(self, "b", b)

    def __setattr__(self, name, value):
        raise AttributeError(f"frozen: {name}")


class Base:
    def __setattr__(self, name, value):
        print("  base sets", name)
        super().__setattr__(name, value)


class Counted(Base):
    @property
    def watched(self):
        return self._watched

    @watched.setter
    def watched(self, value):
        print("  watched", value)
        object.__setattr__(self, "_watched", value)


class OfDict(dict):
    pass


class OfType(type):
    pass


class MadeByType(metaclass=OfType):
    pass


class Thing:
    def __del__(self):
        print("   a thing dies")


def sets(o, name, value):
    try:
        print(type(o).__name__, object.__setattr__(o, name, value), getattr(o, name, None) is value)
    except Exception as e:
        print(f"{type(e).__name__}: {e}")


def all_kinds():
    for _ in range(3):
        for o in [Plain(), Slots(), Frozen(1, 2), Counted(), OfDict(), 1, "text", Plain, MadeByType, OfType, ValueError("x"), lambda: 0, sys]:
            sets(o, "a", 5)
            sets(o, "watched", 6)
            sets(o, 7, 8)
            sets(o, "__class__", type(o))
    try:
        object.__setattr__()
    except TypeError as e:
        print(e)
    for arguments in [(Plain(),), (Plain(), "a"), (Plain(), "a", 1, 2)]:
        try:
            object.__setattr__(*arguments)
        except TypeError as e:
            print(e)
    try:
        object.__setattr__(Plain(), "a", value=1)
    except TypeError as e:
        print(e)
    for wrapper, arguments in [(int.__add__, (1, 2)), (int.__add__, ("", 2)), (dict.__setitem__, ({}, 1, 2)), (dict.__init__, ({}, [(1, 2)])), (list.__len__, ([1],)), (str.__eq__, ("a", "a")), (object.__init__, (Plain(), 1)), (int.__add__, (1,))]:
        try:
            print(wrapper(*arguments), wrapper(arguments[0], *arguments[1:]))
        except TypeError as e:
            print(e)


def changing():
    class Changes:
        pass

    o = Changes()
    sets(o, "a", 1)
    sets(o, "a", 2)
    Changes.a = property(lambda self: 5, lambda self, value: print("  now a property", value))
    sets(o, "a", 3)
    del Changes.a
    sets(o, "a", 4)
    Changes.__slots__ = ()
    Changes.__setattr__ = lambda self, name, value: print("  not asked")
    sets(o, "a", 5)
    o.a = 6
    Changes.__setattr__ = int.__setattr__
    o.a = 7
    object.__setattr__(o, "thing", Thing())
    object.__setattr__(o, "thing", None)
    print("replaced")


def depth(n):
    class Deep:
        def __setattr__(self, name, value):
            object.__setattr__(self, name, value)

    class Descriptor:
        def __set__(self, o, value):
            object.__setattr__(o, "deep", value)

    Deep.deep = Descriptor()
    try:
        object.__setattr__(Deep(), "deep", n)
    except RecursionError as e:
        print(str(e)[:32])


def tuples():
    s = b"some bytes"
    print(s.find(b"b"), s.find(b"b", 2), s.count(b"e"), s.startswith(b"some"), s.endswith((b"x", b"s")), s.index(b"m"))
    print("{} {a}".format(1, a=2), "{}".format(3), {1}.union([2], (3,)), {1, 2}.intersection([2]), [3, 1, 2].sort(), bytearray(b"ab").find(b"b"))
    print(object.__new__(Plain).__class__.__name__, "a-b".rfind("-", 0, 2), "ab".startswith("b", 1, 2))
    for call in [lambda: s.find(), lambda: s.find(1, 2, 3, 4), lambda: s.find("text"), lambda: object.__new__(), lambda: object.__new__(int), lambda: {1}.union(3), lambda: s.startswith(1)]:
        try:
            print(call())
        except TypeError as e:
            print(e)
    print({1}.union([Thing() and 2]))


def main():
    all_kinds()
    changing()
    depth(0)
    tuples()
