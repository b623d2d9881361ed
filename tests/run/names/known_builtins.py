"""len() and isinstance() of everything, while the names and what they are asked about change: also while their arguments are made."""
import abc
import builtins
import collections
import enum
import sys


class Meta(type):
    pass


class Asking(type):
    def __instancecheck__(cls, o):
        print("asked", cls.__name__, type(o).__name__, "by", sys._getframe(1).f_code.co_name, sys._getframe(1).f_lineno)
        return "yes" if type(o) is int else []


class Plain:
    pass


class Derived(Plain):
    pass


class OfMeta(metaclass=Meta):
    pass


class Asked(metaclass=Asking):
    pass


class Abstract(abc.ABC):
    @classmethod
    def __subclasshook__(cls, c):
        return c is str


class Liar:
    @property
    def __class__(self):
        print("asked for its class, line", sys._getframe(1).f_lineno)
        return Plain


class Sized:
    def __init__(self, size):
        self.size = size

    def __len__(self):
        return self.size() if callable(self.size) else self.size


class SubList(list):
    def __len__(self):
        return 77


class Color(enum.IntEnum):
    RED = 1


class Late:
    @property
    def items(self):
        global len
        len = lambda o: ("other", o)
        return [1, 2]

    @property
    def cls(self):
        global isinstance
        isinstance = lambda a, b: ("another", b)
        return int


def length(o):
    return len(o)


def of_attribute(o):
    return len(o.items)


def condition(o, c):
    if isinstance(o, c):
        return "is"
    return "is not"


def value(o, c):
    return isinstance(o, c), [isinstance(o, c)], not isinstance(o, c)


def both(o):
    if isinstance(o, (int, Plain)) or isinstance(o, Sized) and len(o) > 2:
        return 1
    return 2 if isinstance(o, collections.OrderedDict) else 3


def of_attribute_of(o, holder):
    return isinstance(o, holder.cls)


def in_loop(many):
    return [len(o) for o in many if isinstance(o, (str, list))], sum(len(o) for o in many if not isinstance(o, int))


def missing(o):
    return isinstance(o,
                      NoSuchName)


def missing_attribute(o):
    return len(o.
               no_such_items)


def in_handler(o):
    try:
        return len(o)
    except TypeError as error:
        return str(error) if isinstance(error, TypeError) else "never"


def deep(n):
    if n == 0:
        return isinstance(3, OfMeta), isinstance(OfMeta(), OfMeta), len("ab")
    return deep(n - 1)


def places(error):
    """Where it came through, without the builtins that may be away."""
    at = error.__traceback__.tb_next
    while at is not None:
        code = at.tb_frame.f_code
        yield code.co_name, at.tb_lineno, list(code.co_positions())[at.tb_lasti // 2]
        at = at.tb_next


def show(f, *arguments):
    try:
        print(f.__name__, f(*arguments))
    except Exception as error:
        print(f.__name__, type(error).__name__, error, *places(error))


OBJECTS = [1, True, "text", b"by", (1,), [1, 2, 3], {1: 2}, {3}, frozenset((1, 2)), range(5), Plain(), Derived(), OfMeta(), Liar(), Sized(4), Sized(-1), Sized("x"), Sized(2 ** 70),
           Sized(lambda: 1 / 0), SubList([1]), Color.RED, Plain, Asked, None, collections.OrderedDict(a=1), bytearray(3), 1.5, sys]
CLASSES = [int, str, Plain, Derived, OfMeta, Asked, Abstract, object, type, Meta, (int, (str, Plain)), (), (Plain, Asked, int), enum.IntEnum, Liar, int | str, list[int], "no class",
           (int, "no class"), collections.abc.Sized, tuple]


def ask_all():
    for o in OBJECTS:
        show(length, o)
        show(both, o)
    for c in CLASSES:
        for o in OBJECTS:
            show(condition, o, c)
        for o in OBJECTS[::5]:
            show(value, o, c)


def main():
    global len, isinstance
    for _ in range(2):
        ask_all()
    many = ["a", [1, 2], (3,), 4, SubList(), "xyz"]
    for _ in range(3):
        show(in_loop, many)
    show(missing, 1)
    show(missing_attribute, 1)
    for o in ("abc", 5, Sized(3), Plain()):
        show(in_handler, o)
    limit = sys.getrecursionlimit()
    show(deep, 20)
    sys.setrecursionlimit(limit)

    show(of_attribute, Late())  # what was loaded first is called
    show(of_attribute, Late())
    show(length, "abc")
    del len
    show(length, "abc")
    show(of_attribute_of, 1, Late())
    show(of_attribute_of, 1, Late())
    show(condition, 1, int)
    show(value, 1, int)
    isinstance = lambda a, b: None
    show(condition, 1, int)
    del isinstance
    show(condition, 1, int)
    saved = builtins.len, builtins.isinstance
    builtins.len, builtins.isinstance = lambda o: "replaced", lambda o, c: c is int
    show(length, "abc"), show(condition, "", int), show(both, ""), show(in_loop, many[:3])
    del builtins.len
    show(length, "abc")
    show(of_attribute, Plain())
    builtins.len, builtins.isinstance = saved
    show(length, "abc"), show(condition, "", int), show(in_loop, many)
    Meta.__instancecheck__ = lambda cls, o: o == 1
    for o in (1, 2, OfMeta()):
        show(condition, o, OfMeta)
    del Meta.__instancecheck__
    for o in (1, 2, OfMeta()):
        show(condition, o, OfMeta)
    OfMeta.__class__ = Asking
    for o in (1, 2, OfMeta()):
        show(condition, o, OfMeta)


if __name__ == "__main__":
    main()
