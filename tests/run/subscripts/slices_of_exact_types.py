"""Slices with two bounds of the types that are cut without a slice object, and of those that must not be."""


class Index:
    def __init__(self, n):
        self.n = n

    def __index__(self):
        print("index", self.n)
        return self.n


class MyList(list):
    def __getitem__(self, key):
        return "MyList", key


class MyTuple(tuple):
    pass


class Any:
    def __getitem__(self, key):
        return key


BOUNDS = (None, 0, 1, 2, 3, 4, 5, 6, -1, -2, -4, -5, -6, 10 ** 5, -10 ** 5, 2 ** 40, -2 ** 40, 10 ** 30, -10 ** 30, True, False)
OBJECTS = ((), (1,), (1, 2, 3, 4, 5), [], [1], [1, 2, 3, 4, 5], "", "a", "abcde", "h\u00e9\u20ac\U0001f600!", b"", b"x", b"abcde",
           bytearray(b"abcde"), range(5), MyList("abc"), MyTuple("abcde"), Any(), memoryview(b"abcde"))


def cut(o, low, high):
    return o[low:high]


def head(o, n):
    return o[:n]


def tail(o, n):
    return o[n:]


def whole(o):
    return o[:]


def around(o, i):
    return o[:i] + o[i + 1:]


def stepped(o, a, b, c):
    return o[a:b:c], o[a:b:None]


def main():
    for o in OBJECTS:
        results = []
        for low in BOUNDS:
            for high in BOUNDS:
                r = cut(o, low, high)
                results.append(bytes(r) if isinstance(r, memoryview) else r)
        print(type(o).__name__, results)
        print(type(head(o, 2)), type(tail(o, 2)), type(whole(o)), whole(o) is o, cut(o, 0, 10 ** 6) is o)
    for o in (1, 2, 3, 4), [1, 2, 3, 4], "abcd", b"abcd":
        print([around(o, i) for i in range(4)], stepped(o, 0, 4, 2), stepped(o, None, None, -1))
        print(cut(o, Index(1), Index(3)))
        for bad in "x", 1.0, object:
            try:
                cut(o, bad, 1)
            except TypeError as e:
                print(e)
            try:
                cut(o, 1, bad)
            except TypeError as e:
                print(e)
    for o in None, 5, {}, {1}:
        try:
            cut(o, 1, 2)
        except TypeError as e:
            print(e)
    items = [[1], [2], [3]]
    part = items[1:]
    print(part[0] is items[1], part)
    del items[:1]
    items[:1] = [7, 8]
    print(items, part)
