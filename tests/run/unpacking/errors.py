def attempt(f):
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__, error)


def two(v):
    a, b = v
    return a, b


def star(v):
    a, *b, c = v
    return a, b, c


def star2(v):
    a, b, *c = v
    return a, b, c


class Iter:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        for i in range(self.n):
            print("item", i)
            yield i
        print("exhausted")


class Bad:
    def __iter__(self):
        yield 1
        raise RuntimeError("bad iterator")


for v in ((1, 2), (1,), (1, 2, 3), "ab", "a", "", [], {}, {1, 2}, None, 5, Iter(1), Iter(2), Iter(4), Bad(), {1: 2, 3: 4}):
    attempt(lambda: two(v))
    attempt(lambda: star(v))
    attempt(lambda: star2(v))
