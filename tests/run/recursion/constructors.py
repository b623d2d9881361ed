# Constructors that make more of the same: from 3.13 on an instruction of the interpreter calls __init__ by way of a frame of its own, which counts. (How deep it gets exactly depends on when the
# interpreter specialises.)
import sys


class Plain:
    def __init__(self):
        counter[0] += 1
        Plain()


class WithArguments:
    def __init__(self, a, b):
        counter[0] += 1
        WithArguments(a, b)


class WithDefaults:
    def __init__(self, a, b=1):
        counter[0] += 1
        WithDefaults(a)


class AllGiven:
    def __init__(self, a, b=1):
        counter[0] += 1
        AllGiven(a, b)


class ByKeyword:
    def __init__(self, a):
        counter[0] += 1
        ByKeyword(a=a)


class Star:
    def __init__(self, *a):
        counter[0] += 1
        Star(*a)


class KeywordOnly:
    def __init__(self, a, *, b=1):
        counter[0] += 1
        KeywordOnly(a)


class Slots:
    __slots__ = ("a",)

    def __init__(self, a):
        counter[0] += 1
        Slots(a)


class Inherited(WithArguments):
    pass


class OfList(list):
    def __init__(self, a):
        counter[0] += 1
        OfList(a)


class Error(Exception):
    def __init__(self, a):
        counter[0] += 1
        Error(a)


class ByNew:
    def __new__(cls, a):
        counter[0] += 1
        return ByNew(a)


class NewAndInit:
    def __new__(cls, a):
        return object.__new__(cls)

    def __init__(self, a):
        counter[0] += 1
        NewAndInit(a)


class Meta(type):
    pass


class WithMetaclass(metaclass=Meta):
    def __init__(self, a):
        counter[0] += 1
        WithMetaclass(a)


class BySelf:
    def __init__(self, a):
        counter[0] += 1
        self.next = self.__class__(a)


class ByMethod:
    def __init__(self, a):
        counter[0] += 1
        self.make(a)

    @classmethod
    def make(cls, a):
        return cls(a)


counter = [0]


def depth(f, *args):
    counter[0] = 0
    try:
        f(*args)
    except RecursionError as e:
        return counter[0], str(e)


CALLS = [(Plain,), (WithArguments, 1, 2), (WithDefaults, 1), (AllGiven, 1, 2), (ByKeyword, 1), (Star, 1), (KeywordOnly, 1), (Slots, 1), (Inherited, 1, 2), (OfList, 1), (Error, 1), (ByNew, 1),
         (NewAndInit, 1), (WithMetaclass, 1), (BySelf, 1), (ByMethod, 1)]


def main():
    limit = 360
    if sys.version_info[:2] == (3, 13) and hasattr(sys, "gettotalrefcount"):
        limit = 120  # the debug interpreter ends recursion in C after 500 levels, of which it counts three here for each call
    sys.setrecursionlimit(limit)
    try:
        for cls, *arguments in CALLS:
            for turn in range(30):
                reached, message = depth(cls, *arguments)
            frames = limit / reached
            print(cls.__name__, "one" if frames < 1.25 else "two" if 1.5 < frames < 2.25 else "three" if frames > 2.5 else frames, message)
    finally:
        sys.setrecursionlimit(1000)
