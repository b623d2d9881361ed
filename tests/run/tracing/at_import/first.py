"""A module."""
from functools import partial

value = [i * 2 for i in range(3)]


class First:
    x = 1
    y = [x for x in range(2)]

    def method(self):
        return self

    class Second:
        z = len("abc")


def f(n):
    return n + First.Second.z


if f(1) == 4:
    value.append(f(1))
try:
    value.missing
except AttributeError:
    value.append(First().method() is not None)
