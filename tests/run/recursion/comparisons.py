# Recursion through comparisons and hashes of tuples: what is compared in place counts the levels of the calls that it makes.
import sys

n = 0


class E:
    def __init__(self, v=1):
        self.v = v

    def __eq__(self, o):
        global n
        n += 1
        return (self, 1) == (o, 1)

    def __hash__(self):
        global n
        n += 1
        return hash((self, 1))


class E2(E):
    def __eq__(self, o):
        global n
        n += 1
        return ((self, 1), 2) == ((o, 1), 2)

    def __hash__(self):
        global n
        n += 1
        return {}.get((self, 1))

    def __lt__(self, o):
        global n
        n += 1
        return (self, 1) < (o, 2)


class E3(E):
    def __hash__(self):
        return 3

    def __eq__(self, o):
        global n
        n += 1
        return {(self, 1): 2}[o, 1]


class E4(E):
    def __hash__(self):
        return 3

    def __eq__(self, o):
        global n
        n += 1
        return self == o or 1

    def __lt__(self, o):
        global n
        n += 1
        return self < o


class E5(E):
    def __hash__(self):
        return 3

    def __eq__(self, o):
        global n
        n += 1
        return (self, 1) in {(o, 1)}


class E6(E):
    def __eq__(self, o):
        global n
        n += 1
        return self in [o]


class E7(E):
    def __eq__(self, o):
        global n
        n += 1
        return (self, 1) in [(o, 1)]


class J(list):
    def __eq__(self, o):
        global n
        n += 1
        return [self] == [o]


def main():
    global n
    for limit in (120, 123):
        sys.setrecursionlimit(limit)
        for i, f in enumerate((lambda: E() == E(), lambda: hash(E()), lambda: E2() == E2(), lambda: hash(E2()), lambda: E2() < E2(), lambda: E3() == E3(), lambda: E4() == E4(), lambda: E4() < E4(), lambda: E5() == E5(), lambda: E6() == E6(), lambda: E7() == E7(), lambda: J([1]) == J([1]), lambda: (E(), 1) == (E(), 1))):
            for turn in range(12):
                n = 0
                try:
                    f()
                except RecursionError as e:
                    if turn == 11:
                        print(limit, i, n, e)
