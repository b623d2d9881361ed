"""A range meets the recursion limit where the interpreter's does: it compares numbers in C, one level before a call."""
import sys


def in_range(n):
    s = 0
    for i in range(2):
        if i:
            s += 1 + in_range(n + 1)
    return s


def in_nested_ranges(n):
    s = n
    for i in range(1, 3):
        for j in range(i, 4, i):
            s += j
            if j == 3:
                s += in_nested_ranges(s)
    return s


def at_the_end(n):
    """A loop at a depth that is asked for."""
    if n > 0:
        return at_the_end(n - 1)
    s = 0
    for i in range(3, -1, -1):
        s += i
    return s


def levels(e):
    n, tb, last = 0, e.__traceback__, None
    while tb is not None:
        n, last, tb = n + 1, (tb.tb_frame.f_code.co_name, tb.tb_lineno, sorted(tb.tb_frame.f_locals.items(), key=str)), tb.tb_next
    return n, last


for limit in (100, 101, 150):
    sys.setrecursionlimit(limit)
    for f in (in_range, in_nested_ranges):
        for _ in range(3):
            try:
                f(0)
            except RecursionError as e:
                print(f.__name__, e, levels(e)[0])
    for n in range(limit - 14, limit + 1):
        try:
            print(n, at_the_end(n))
        except RecursionError as e:
            print(n, e, levels(e))
