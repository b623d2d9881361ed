"""Items of what is derived from tuples, strings and bytes: by the base's function, or by one of their own; and of classes whose methods come and go."""
import collections

Point = collections.namedtuple("Point", "x y")


class Text(str):
    pass


class Shout(str):
    def __getitem__(self, index):
        return super().__getitem__(index).upper()


class Data(bytes):
    pass


class Pair(tuple):
    def __getitem__(self, index):
        return ("item", index)


class Buffer(bytearray):
    pass


class Own:
    def __init__(self, items):
        self.items = items

    def __getitem__(self, index):
        return self.items[index]

    def __setitem__(self, index, value):
        self.items[index] = value

    def __contains__(self, item):
        return item in self.items and "yes"


class Heir(Own):
    def __getitem__(self, index):
        if index == "super":
            return super().__getitem__(0)
        return self.items[index], "heir"


class Slotted:
    __slots__ = ("value",)
    __getitem__ = lambda self, i: (self.value, i)
    __contains__ = None


class Static:
    @staticmethod
    def __getitem__(index):
        return "static", index

    @classmethod
    def __contains__(cls, item):
        return cls.__name__ == item


class Callable:
    def __get__(self, instance, owner):
        print("  bound")
        return lambda index: ("descriptor", index)


class Described:
    __getitem__ = Callable()
    __contains__ = None


class Item(dict):
    __getitem__ = dict.get
    __setitem__ = dict.setdefault


class Meta(type):
    __contains__ = None

    def __getitem__(cls, index):
        return cls.__name__, index


class Typed(metaclass=Meta):
    pass


class Generic:
    def __class_getitem__(cls, index):
        return cls.__name__, "class", index


def attempt(o, index):
    try:
        return o[index]
    except Exception as error:
        return type(error).__name__, str(error)


def store(o, index, value):
    try:
        o[index] = value
        return "stored"
    except Exception as error:
        return type(error).__name__, str(error)


def contains(o, item):
    try:
        return item in o, item not in o
    except Exception as error:
        return type(error).__name__, str(error)


def change():
    class Changing:
        def __getitem__(self, index):
            return "first", index

        def __contains__(self, item):
            return True
    o = Changing()
    print(attempt(o, 1), contains(o, 1))
    Changing.__getitem__ = lambda self, index: ("second", index)
    Changing.__contains__ = lambda self, item: []
    print(attempt(o, 1), contains(o, 1))
    Changing.__getitem__ = len
    print(attempt(o, 1))
    Changing.__getitem__ = None
    Changing.__contains__ = None
    print(attempt(o, 1), contains(o, 1))
    del Changing.__getitem__, Changing.__contains__
    print(attempt(o, 1), contains(o, 1), store(o, 1, 2))
    o.__getitem__ = lambda index: "of the instance"
    print(attempt(o, 1))


class Selfless:
    """Loses its method while that runs."""

    def __getitem__(self, index):
        del Selfless.__getitem__
        return "gone", index

    def __setitem__(self, index, value):
        del Selfless.__setitem__
        raise ValueError(index)

    def __contains__(self, item):
        del Selfless.__contains__
        return 2


class Deep:
    def __getitem__(self, index):
        return self[index + 1]


def main():
    objects = [Point(1, 2), Text("abc"), Text("aé"), Text("a\u2028"), Shout("abc"), Data(b"abc"), Pair((1, 2)), Buffer(b"xyz"), Own([1, 2]), Heir([1, 2]), Static(), Described(), Item(a=1), Typed, Generic, 5, None,
               memoryview(b"abc"), range(3), collections.deque([1, 2])]
    slotted = Slotted()
    slotted.value = 3
    for o in objects + [slotted]:
        print(type(o).__name__, [attempt(o, i) for i in (0, -1, 1, 7, -9, 10**30, True, "super", None, slice(0, 1))])
        print("  ", [contains(o, i) for i in (1, "a", "abc", None, b"a")], store(o, 0, 65), store(o, "a", 1))
    change()
    o = Selfless()
    print(attempt(o, 1), store(o, 1, 2), contains(o, 1), attempt(o, 1), store(o, 1, 2), contains(o, 1))
    print(attempt(Deep(), 0)[0])
