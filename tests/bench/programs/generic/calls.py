"""Calls of plain functions: positional, keyword, default, star; small bodies."""
N = 30000


def add(a, b):
    return a, b


def default(a, b=2, c=3):
    return b


def keyword(a, *, key=None):
    return key


def star(*args, **kwargs):
    return args


def nested(x):
    return inner(x)


def inner(x):
    return x


def main(n):
    last = None
    count = 0
    for i in range(n):
        add(i, last)
        add(last, i)
        default(i)
        default(i, c=count)
        keyword(i, key=last)
        star(i, last)
        last = nested(i)
        last = nested(last)
        count += 1
    return count, last
