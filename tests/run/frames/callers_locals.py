"""A function that looks at the locals of its caller, in the same module."""
import sys

from _seen import plain


def caller():
    return plain(sys._getframe(1).f_locals)


def function(a, b=2):
    x = a + b
    print(caller())
    del a
    for i in range(2):
        print(caller())
    return x


class C:
    def method(self, q):
        y = [q]
        return caller(), [caller() for q in y]


def closure(v):
    def inner(w):
        return v, caller()
    return inner(1), caller()


def generator(n):
    k = n
    yield caller()
    k += 1
    yield caller()


def main():
    print(function(1))
    print(C().method(5))
    print(closure(2))
    print(list(generator(3)))
