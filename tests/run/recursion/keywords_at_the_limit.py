# Keywords without a parameter of their name are compared with the parameters' names, which counts as a level on 3.11.
import sys

n = 0


def f(**k):
    global n
    n += 1
    f(a=1)


def g(x=0, **k):
    global n
    n += 1
    g(a=1)


def g2(x=0, *, y=1, **k):
    global n
    n += 1
    g2(a=1, y=5)


def g3(x=0, **k):
    global n
    n += 1
    g3(x=1)


def g4(x=0, /, **k):
    global n
    n += 1
    g4(x=1)


def g5(x=0, /, y=1, **k):
    global n
    n += 1
    g5(0, **k)


def g6(x, y=1, **k):
    global n
    n += 1
    g6(0, **k)


def g7(x, y=1):
    global n
    n += 1
    g7(0, **{"".join(["y"]): 1})


def g8(y=1):
    global n
    n += 1
    g8(z=1)


def g9(*a, y=1, **k):
    global n
    n += 1
    sorted([1], key=lambda x: g9(x, q=5))


class C:
    def __init__(self, x=0, **k):
        global n
        n += 1
        C(a=1)

    def m(self, **k):
        global n
        n += 1
        self.m(a=1)

    def o(self, x=1, **k):
        global n
        n += 1
        self.o(a=1)

    def gen(self, x=1, **k):
        global n
        n += 1
        yield from self.gen(a=1)

    @staticmethod
    def s(x=1, **k):
        global n
        n += 1
        C.s(a=1)

    @classmethod
    def c(cls, x=1, **k):
        global n
        n += 1
        cls.c(**{"a": 1})  # 3.14 forgets the limit in calls of bound methods with names of arguments


def main():
    global n
    c = C.__new__(C)
    for limit in (120, 123):
        sys.setrecursionlimit(limit)
        for i, f_ in enumerate((f, g, g2, g3, g4, lambda: g5(0, x=1, z=3), lambda: g6(0, z=3), lambda: g7(0), g8, g9, C, c.m, c.o, lambda: list(c.gen()), c.s, c.c)):
            for turn in range(12):
                n = 0
                try:
                    f_()
                except (RecursionError, TypeError) as e:
                    if turn == 11:
                        print(limit, i, n, e)
