"""A module that asks for reference counts: an int in an f-string has the references that the interpreter's has."""
import sys


def counts():
    n = int("123456")
    return f"{n} {sys.getrefcount(n)} {n}"


def items():
    a, b = object(), object()
    t, l = (a, b), [a, b, a]
    return sys.getrefcount(a), sys.getrefcount(b), len(t), len(l), sys.getrefcount(t), sys.getrefcount((1, a))


print(counts(), items())
