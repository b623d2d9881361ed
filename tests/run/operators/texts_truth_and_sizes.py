"""Texts of all widths put together and searched, the truth of what has and has not its own, ints of several digits compared."""
import itertools


class Plain:
    pass


class Empty:
    def __len__(self):
        return 0


class No:
    def __bool__(self):
        return False


class Wrong:
    def __bool__(self):
        return 1


class Long:
    def __len__(self):
        return -1


class Map(dict):
    pass


class Named:
    __slots__ = ()


def truth(o):
    try:
        return "yes" if o else "no", not o, bool(o), [1 for _ in "x" if o]
    except Exception as error:
        return type(error).__name__, str(error)


def loop_while(o):
    n = 0
    while o and n < 3:
        n += 1
    return n


def truths():
    for o in (Plain(), Empty(), No(), Wrong(), Long(), Map(), Map(a=1), Named(), Plain, len, truths, set(), {1}, frozenset(), frozenset([1]), b"", b"a", bytearray(), bytearray(b"a"), range(0), range(2), 0j, 1j,
              10**30, -10**30, 0.0, NotImplementedError(), type, iter([]), (i for i in []), memoryview(b""), {}.keys(), {1: 2}.items()):
        print(type(o).__name__, truth(o), loop_while(o) if type(o) not in (Wrong, Long) else "")
    o = Plain()
    print(truth(o))
    Plain.__bool__ = lambda self: False
    print(truth(o))
    del Plain.__bool__
    Plain.__len__ = lambda self: 0
    print(truth(o))
    del Plain.__len__
    o.__bool__ = lambda: False
    print(truth(o))


def join(a, b):
    c = a + b
    d = a
    d += b
    e = a
    e = e + b + b
    return c, d, e, c is a, c is b


def grow(parts):
    s = parts[0] + "-"
    for part in parts:
        s += part
        s += part
    return s


def texts():
    parts = ["", "a", "abc", "é", "aé", "\u2028", "a\u2028b", "\U0001f600", "x" * 50, "é" * 20]
    for a, b in itertools.product(parts, parts):
        print(ascii(join(a, b)), a in b, a not in b)
    for order in (parts, parts[::-1], parts[1:4], parts[3:1:-1]):
        print(ascii(grow(order)))
    for c in "a", "é", "\u2028", "\U0001f600", "z", "\x00":
        print([c in p for p in parts], [p.find(c) for p in parts])
    try:
        5 in "text"
    except TypeError as error:
        print(error)


def compare(a, b):
    return a < b, a <= b, a == b, a != b, a > b, a >= b


def tests(a, b):
    return [1 if a < b else 0, 1 if a <= b else 0, 1 if a == b else 0, 1 if a != b else 0, 1 if a > b else 0, 1 if a >= b else 0]


def ints():
    numbers = [0, 1, -1, 2**30 - 1, 2**30, -2**30, 2**60, 2**60 + 1, -2**60, -2**60 - 1, 2**90, 2**90 + 2**30, -2**90, 10**40]
    for a, b in itertools.product(numbers, numbers):
        other = int(str(b))
        print(a, b, compare(a, other), tests(a, other))
    print(2**70 in [1, 2**60, int("1180591620717411303424")], 2**70 in (2**60,), 2**70 in {2**70: 1}, (2**70, "a") == (int("1180591620717411303424"), "a"))
    print(compare(2**70, 1e30), compare(True, 2**70), compare(2**70, float("nan")), compare(2**53 + 1, float(2**53)))


def main():
    truths()
    texts()
    ints()
