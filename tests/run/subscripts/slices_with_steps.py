"""Slices that no slice object is made for: with a step, replaced, deleted; of exact builtins with every kind of bound, and of all else, which gets the object."""
import sys

BOUNDS = [None, 0, 1, 2, 3, 5, 9, -1, -2, -6, -9, 2**70, -(2**70), True]


class Index:
    def __init__(self, n):
        self.n = n

    def __index__(self):
        print("  index", self.n)
        return self.n


class Recorder:
    def __getitem__(self, key):
        return "get", key

    def __setitem__(self, key, value):
        print("set", key, value)

    def __delitem__(self, key):
        print("del", key)


class MyList(list):
    def __getitem__(self, key):
        return "mine", key

    def __setitem__(self, key, value):
        print("mine", key, value)


def backwards(o, a, b):
    return o[a:b:-1]


def second(o, a, b):
    return o[a:b:2]


def third_backwards(o, a, b):
    return o[a:b:-3]


def first(o, a, b):
    return o[a:b:1]


def stepped():
    subjects = [[1, 2, 3, 4, 5], (1, 2, 3, 4, 5), "abcde", "äöüßx", "\u0394\u03b1x", b"abcde", bytearray(b"abcde"), range(5), [], (), "", "x"]
    for o in subjects:
        for cut in (backwards, second, third_backwards, first):
            print(cut.__name__, o, [cut(o, a, b) for a in BOUNDS for b in BOUNDS])
    whole = (1, 2, 3)
    print(whole[::1] is whole, whole[::-1] is whole, "abc"[::-1], "a"[::-1] == "a", ()[::-1] is ())
    for o in (Recorder(), MyList([1, 2])):
        print(backwards(o, 1, None), second(o, Index(1), "x"))
    print(backwards([1, 2, 3], Index(2), Index(0)))
    for bad in ([1], "text", (1,), {}, 5):
        for a in ("a", 1.5):
            try:
                print(backwards(bad, a, None))
            except (TypeError, KeyError) as error:
                print(type(error).__name__, error)
    try:
        print([1, 2][::0])
    except ValueError as error:
        print(error)
    new = [object()]
    count = sys.getrefcount(new[0])
    kept = new[::-1], tuple(new)[::-1]
    print(sys.getrefcount(new[0]) - count, sys.getsizeof([1, 2, 3, 4][::2]))
    del kept
    print(sys.getrefcount(new[0]) - count)


def replaced():
    for a in BOUNDS:
        for b in BOUNDS:
            for value in ([], [7], (7, 8, 9), "xy", iter([6, 6]), range(2)):
                items = [0, 1, 2, 3, 4, 5]
                items[a:b] = value
                print(items, end=" ")
            items = [0, 1, 2, 3, 4, 5]
            items[a:b] = items
            del items[a:b]
            print(items)
    items = [1, 2, 3]
    for bad in (5, None):
        try:
            items[1:] = bad
        except TypeError as error:
            print(error, items)
    items[Index(1):Index(2)] = Index
    print(items)


def of_others():
    buffer = bytearray(b"abcdef")
    buffer[1:3] = b"XYZ"
    del buffer[:1]
    print(buffer)
    for o in (Recorder(), MyList([1, 2])):
        o[1:2] = "v"
        del o[1:]
    for o in ((1, 2), "text", 5, {}):
        try:
            o[1:2] = "v"
        except TypeError as error:
            print(error)
        try:
            del o[1:2]
        except TypeError as error:
            print(error)


class Dies:
    def __init__(self, name):
        self.name = name

    def __index__(self):
        return 0

    def __del__(self):
        print("  dies", self.name, sys._getframe(1).f_lineno - sys._getframe(1).f_code.co_firstlineno)


class Holder(list):
    def __init__(self, name):
        super().__init__([1, 2, 3])
        self.name = name

    def __setitem__(self, key, value):
        super().__setitem__(slice(0, 1), [value])

    __del__ = Dies.__del__


def deaths():
    Holder("container")[Dies("start"):Dies("stop")] = Dies("value")
    print("stored")
    Holder("container")[Dies("start"):Dies("stop"):2]
    print("loaded")
    del Holder("container")[Dies("start"):Dies("stop")]
    print("deleted")
    items = [Dies("a"), Dies("b"), Dies("c")]
    items[:2] = [1]
    print("replaced")
    del items[1:]
    print("cut", items)


def mutated():
    items = [1, 2, 3, 4]

    def grows():
        items.append(9)
        yield 5
        items.clear()
        yield 6

    items[1:3] = grows()
    print(items)

    class Clears:
        def __del__(self):
            items.clear()
            print("  clears")

    items = [Clears(), 1, 2]
    items[:1] = []
    print(items)


class Step:
    def __index__(self):
        return -1


def raises(o):
    return (
        o
        [1:"x":-1]
    )


def main():
    stepped()
    replaced()
    of_others()
    deaths()
    mutated()
    try:
        [1][Step()::Step()]
        raises([1])
    except TypeError:
        import traceback

        traceback.print_exc()
