"""Operators and comparisons that classes define in Python, called from compiled code: who is asked, in which order, with what answer."""
import functools
import sys
import traceback
from decimal import Decimal
from fractions import Fraction

log = []


def recording(name, answer=None):
    def method(self, other):
        log.append((type(self).__name__, name, type(other).__name__))
        return answer if answer is not None else f"{name}!"
    method.__name__ = name
    return method


NAMES = "add and floordiv lshift matmul mul mod or pow rshift sub truediv xor".split()


class Left:
    for _name in NAMES:
        locals()[f"__{_name}__"] = recording(_name)


class Both:
    for _name in NAMES:
        locals()[f"__{_name}__"] = recording(_name, NotImplemented)
        locals()[f"__r{_name}__"] = recording("r" + _name)


class Right:
    for _name in NAMES:
        locals()[f"__r{_name}__"] = recording("r" + _name)


class Unsure:
    for _name in NAMES:
        locals()[f"__{_name}__"] = recording(_name, NotImplemented)


class InPlace(Unsure):
    for _name in NAMES:
        locals()[f"__i{_name}__"] = recording("i" + _name)


class UnsureInPlace(Left):
    for _name in NAMES:
        locals()[f"__i{_name}__"] = recording("i" + _name, NotImplemented)


class Child(Left):
    pass


class ChildWithRight(Left):
    for _name in NAMES:
        locals()[f"__r{_name}__"] = recording("r" + _name)


class Items(list):
    for _name in NAMES:
        locals()[f"__{_name}__"] = recording(_name, NotImplemented)


class Number(int):
    for _name in NAMES:
        locals()[f"__{_name}__"] = recording(_name, NotImplemented)


class Plain:
    pass


class Hidden:
    __add__ = None
    __mul__ = staticmethod(lambda other: ("static", type(other).__name__))
    __sub__ = classmethod(lambda cls, other: ("class", cls.__name__))
    __or__ = functools.partial(lambda x: ("partial", type(x).__name__))
    __xor__ = property(lambda self: lambda other: ("property", type(other).__name__))
    __eq__ = None
    __hash__ = object.__hash__


def binary(a, b):
    out = []
    for operation in range(13):
        try:
            if operation == 0: r = a + b
            elif operation == 1: r = a & b
            elif operation == 2: r = a // b
            elif operation == 3: r = a << b
            elif operation == 4: r = a @ b
            elif operation == 5: r = a * b
            elif operation == 6: r = a % b
            elif operation == 7: r = a | b
            elif operation == 8: r = a ** b
            elif operation == 9: r = a >> b
            elif operation == 10: r = a - b
            elif operation == 11: r = a / b
            else: r = a ^ b
            out.append(r if isinstance(r, (str, tuple)) else type(r).__name__)
        except TypeError as e:
            out.append(str(e))
    return out


def in_place(a, b):
    out = []
    for operation in range(13):
        x = a
        try:
            if operation == 0: x += b
            elif operation == 1: x &= b
            elif operation == 2: x //= b
            elif operation == 3: x <<= b
            elif operation == 4: x @= b
            elif operation == 5: x *= b
            elif operation == 6: x %= b
            elif operation == 7: x |= b
            elif operation == 8: x **= b
            elif operation == 9: x >>= b
            elif operation == 10: x -= b
            elif operation == 11: x /= b
            else: x ^= b
            out.append(x if isinstance(x, (str, tuple)) else type(x).__name__)
        except TypeError as e:
            out.append(str(e))
    return out


class Ordered:
    def __init__(self, key):
        self.key = key

    def __lt__(self, other):
        log.append("lt")
        return self.key < other.key if isinstance(other, Ordered) else NotImplemented

    def __le__(self, other):
        log.append("le")
        return NotImplemented

    def __eq__(self, other):
        log.append("eq")
        return self.key == other.key if isinstance(other, Ordered) else NotImplemented

    def __gt__(self, other):
        log.append("gt")
        return [self.key]

    __hash__ = None


class OrderedChild(Ordered):
    def __gt__(self, other):
        log.append("child gt")
        return "child"

    def __ne__(self, other):
        log.append("child ne")
        return NotImplemented


def compared(a, b):
    out = []
    for operation in range(6):
        try:
            if operation == 0: r = a < b
            elif operation == 1: r = a <= b
            elif operation == 2: r = a == b
            elif operation == 3: r = a != b
            elif operation == 4: r = a > b
            else: r = a >= b
            out.append(r)
        except TypeError as e:
            out.append(str(e))
    if a == b:
        out.append("if eq")
    if a != b:
        out.append("if ne")
    return out


class Vector:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)

    def __mul__(self, k):
        return Vector(self.x * k, self.y * k)

    def __eq__(self, other):
        return self.x == other.x and self.y == other.y

    def __truediv__(self, k):
        raise ZeroDivisionError(f"by {k}")


def chained(n):
    v = Vector(0, 0)
    for i in range(n):
        v = v + Vector(i, 1) * 2
        v += Vector(1, 1)
    return v.x, v.y, v == Vector(v.x, v.y), v != Vector(v.x, v.y)


def deep(n, a, b):
    return deep(n - 1, a, b) if n else a + b


class Endless:
    def __add__(self, other):
        return self + other

    def __lt__(self, other):
        return self < other


class Ends:
    def __init__(self, name):
        self.name = name

    def __add__(self, other):
        return NotImplemented

    def __sub__(self, other):
        return 1

    def __lt__(self, other):
        return True

    def __del__(self):
        log.append(self.name)


def temporaries():
    r = Ends("left") - Ends("right")
    log.append("between")
    r = Ends("left") < Ends("right")
    log.append("between")
    try:
        Ends("left") + Ends("right")
    except TypeError as e:
        log.append("handled")
    return r


class Changing:
    def __add__(self, other):
        self.__class__ = Plain
        return NotImplemented

    def __lt__(self, other):
        self.__class__ = Plain
        return NotImplemented


def shown(*values):
    print(*values, log)
    log.clear()


def main():
    rights = [Left(), Both(), Right(), Unsure(), Child(), ChildWithRight(), Plain(), Items(), Number(3), 1, 1.5, True, "s", None, [1], (1,), {1: 2}, {1}, b"b", Decimal(2), Fraction(1, 2), Plain, len]
    for left in (Left(), Both(), Right(), Unsure(), InPlace(), UnsureInPlace(), Child(), Items([1]), Number(2), Plain(), 2, 2.5, Decimal(1), Fraction(3, 2)):
        for right in rights:
            print(type(left).__name__, type(right).__name__)
            shown(binary(left, right))
            shown(in_place(left, right))
    for left in (Hidden(), Plain()):
        shown(binary(left, Plain()), binary(left, 1), binary(1, left))
        try:
            shown(compared(left, left))
        except TypeError as e:
            shown(e)
    ordered = [Ordered(1), Ordered(2), OrderedChild(1), OrderedChild(3), Plain(), 1, None, "s", [1]]
    for a in ordered[:5]:
        for b in ordered:
            shown(compared(a, b))
    print(chained(20))
    try:
        Vector(1, 2) / 0
    except ZeroDivisionError as e:
        print(traceback.format_exc().count("__truediv__"), e)
    try:
        Vector(1, 2) + 1
    except AttributeError as e:
        print(e, traceback.format_exc().splitlines()[-3:])
    shown(temporaries())
    for attempt in (lambda: Changing() + 1, lambda: Changing() < 1, lambda: Changing() + Left(), lambda: Changing() < Ordered(1)):
        try:
            shown(attempt())
        except TypeError as e:
            shown(e)

    limit = sys.getrecursionlimit()
    for attempt in (lambda: Endless() + 1, lambda: Endless() < 1):
        try:
            attempt()
        except RecursionError as e:
            shown("RecursionError")
    reached = []
    for depth in range(limit - 40, limit + 2):
        try:
            deep(depth, Vector(1, 2), Vector(3, 4))
        except RecursionError:
            reached.append(depth < limit)
            break
    print(reached)

    v, w = Vector(1, 2), Vector(3, 4)
    kept = Vector.__add__
    Vector.__add__ = lambda self, other: "patched"
    print(v + w)
    Vector.__add__ = recording("again", 5)
    shown(v + w)
    del Vector.__add__
    for _ in range(2):
        try:
            v + w
        except TypeError as e:
            print(e)
    Vector.__radd__ = lambda self, other: ("reflected", type(other).__name__)
    try:
        print(v + w)
    except TypeError as e:
        print(e)
    print(v + Plain() if False else Plain() + v)
    Vector.__add__ = kept
    print((v + w).x)
    Vector.__lt__ = lambda self, other: self.x < other.x
    print(v < w, v > w, w < v)
    del Vector.__lt__
    try:
        v < w
    except TypeError as e:
        print(e)
    del Vector.__eq__
    print(v == v, v == Vector(1, 2), v != Vector(1, 2))
