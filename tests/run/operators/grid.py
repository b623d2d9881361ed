"""Every binary, in-place, comparison and unary operator over a grid of values, against the operator module."""
import copy
import operator

OPERATORS = {
    "+": (lambda a, b: a + b, operator.add), "-": (lambda a, b: a - b, operator.sub),
    "*": (lambda a, b: a * b, operator.mul), "/": (lambda a, b: a / b, operator.truediv),
    "//": (lambda a, b: a // b, operator.floordiv), "%": (lambda a, b: a % b, operator.mod),
    "@": (lambda a, b: a @ b, operator.matmul), "&": (lambda a, b: a & b, operator.and_),
    "|": (lambda a, b: a | b, operator.or_), "^": (lambda a, b: a ^ b, operator.xor),
    "<<": (lambda a, b: a << b, operator.lshift), ">>": (lambda a, b: a >> b, operator.rshift),
    "**": (lambda a, b: a ** b, operator.pow), "<": (lambda a, b: a < b, operator.lt),
    "<=": (lambda a, b: a <= b, operator.le), "==": (lambda a, b: a == b, operator.eq),
    "!=": (lambda a, b: a != b, operator.ne), ">": (lambda a, b: a > b, operator.gt),
    ">=": (lambda a, b: a >= b, operator.ge), "[]": (lambda a, b: a[b], operator.getitem),
    "in": (lambda a, b: b in a, operator.contains), "is": (lambda a, b: a is b, operator.is_),
}


def iadd(a, b):
    a += b
    return a


def isub(a, b):
    a -= b
    return a


def imul(a, b):
    a *= b
    return a


def itruediv(a, b):
    a /= b
    return a


def ifloordiv(a, b):
    a //= b
    return a


def imod(a, b):
    a %= b
    return a


def imatmul(a, b):
    a @= b
    return a


def iand(a, b):
    a &= b
    return a


def ior(a, b):
    a |= b
    return a


def ixor(a, b):
    a ^= b
    return a


def ilshift(a, b):
    a <<= b
    return a


def irshift(a, b):
    a >>= b
    return a


def ipow(a, b):
    a **= b
    return a


for f in (iadd, isub, imul, itruediv, ifloordiv, imod, imatmul, iand, ior, ixor, ilshift, irshift, ipow):
    OPERATORS[f.__name__] = (f, getattr(operator, f.__name__))
UNARY = {"-": (lambda a: -a, operator.neg), "+": (lambda a: +a, operator.pos), "~": (lambda a: ~a, operator.invert),
         "not": (lambda a: not a, operator.not_), "truth": (lambda a: 1 if a else 0, lambda a: int(operator.truth(a)))}


class Int(int):
    def __add__(self, other):
        return "Int.__add__"

    __radd__ = __add__

    def __lt__(self, other):
        return "Int.__lt__"

    def __bool__(self):
        return False


class Str(str):
    def __eq__(self, other):
        return "Str.__eq__"

    __hash__ = str.__hash__


class Refuses:
    def __add__(self, other):
        return NotImplemented

    __radd__ = __iadd__ = __lt__ = __eq__ = __add__

    def __repr__(self):
        return "Refuses()"

    def __bool__(self):
        raise ValueError("no truth")


VALUES = [0, 1, -1, 2, -2, 3, 7, -7, 31, 63, 64, 255, 256, 257, -5, -6, 2**30 - 1, 2**30, -2**30, -(2**30 - 1), 2**31, 2**60,
          2**62, 2**63, -2**63, 2**64, 10**30, True, False, None, 0.0, -0.0, 1.5, -2.5, float("inf"), float("nan"), 1e308, "",
          "a", "b\xe9", "\u1234", "\U0001f600", b"x", [1], [], (1,), (), {}, {1: 2}, {1}, Int(3), Str("a"), 1j, Refuses(), ...]


def attempt(f, *args):
    try:
        return repr(f(*[copy.copy(a) for a in args]))
    except Exception as e:
        return type(e).__name__ + ": " + str(e)


def too_big(name, a, b):
    if name in ("<<", "ilshift"):
        return isinstance(b, int) and b > 1000
    if name in ("**", "ipow"):
        return isinstance(b, int) and abs(b) > 300
    if name in ("*", "imul"):
        return any(isinstance(n, int) and n > 1000 for n in (a, b)) and not all(isinstance(n, (int, float)) for n in (a, b))
    return False


results = {}
for name, (f, reference) in OPERATORS.items():
    for a in VALUES:
        for b in VALUES:
            if too_big(name, a, b):
                continue
            got, expected = attempt(f, a, b), attempt(reference, a, b)
            # the texts name ** and pow(), = and == differently
            assert got == expected or ": " in got, (name, a, b, got, expected)
            results.setdefault(name, []).append(got)
for name, (f, reference) in UNARY.items():
    for a in VALUES:
        got = attempt(f, a)
        assert got == attempt(reference, a), (name, a, got)
        results.setdefault("unary " + name, []).append(got)
for name, texts in results.items():
    errors = [t for t in texts if ": " in t]
    print(name, len(texts), len(errors), sorted(set(errors))[:40])
    checksum = 0
    for t in texts:
        for c in t:
            checksum = (checksum * 31 + ord(c)) % 1000000007
    print("  ", checksum)
