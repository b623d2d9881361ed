"""A module that asks for reference counts: an int in an f-string has the references that the interpreter's has."""
import sys


def counts():
    n, other = int("123456"), int("654321")
    return f"{n} {sys.getrefcount(n) - sys.getrefcount(other)} {n}"


def items():
    a, b = object(), object()
    t, l = (a, b), [a, b, a]
    return sys.getrefcount(a), sys.getrefcount(b), len(t), len(l), sys.getrefcount(t), sys.getrefcount((1, a))


print(counts(), items())
