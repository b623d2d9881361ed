# A caller in C may let go of the arguments while the callee runs: of as many as there are. (functools.partial passes those of its own tuple, which __setstate__ exchanges.)
import functools


class Value:
    def __init__(self, n):
        self.n = n

    def __del__(self):
        died.append(self.n)


died = []


def exchange():
    partial.__setstate__((print, (), {}, {}))
    return [Value(-1) for _ in range(20)]


def three(a, b, c):
    others = exchange()
    return a.n, b.n, c.n, len(others)


def ten(a, b, c, d, e, f, g, h, i, j):
    others = exchange()
    return a.n, b.n, c.n, d.n, e.n, f.n, g.n, h.n, i.n, j.n, len(others)


def named(a, b, c, d, e, f, g, h, i, *, j):
    others = exchange()
    return a.n, b.n, c.n, d.n, e.n, f.n, g.n, h.n, i.n, j.n, len(others)


def star(*args):
    others = exchange()
    return [a.n for a in args], len(others)


def generator(a, b, c, d, e, f, g, h, i, j):
    others = exchange()
    yield a.n, i.n, j.n
    yield len(others)


for function, count in (three, 3), (ten, 10), (named, 9), (star, 12), (star, 300), (generator, 10):
    for turn in range(3):
        keywords = {"j": Value(100)} if function is named else {}
        partial = functools.partial(function, *[Value(n) for n in range(count)], **keywords)
        del keywords
        result = partial()
        print(function.__name__, list(result) if function is generator else result, sorted(died)[-5:], len(died))
        died.clear()
