"""Starred targets of lists and tuples: the items, the room of the new list, too few of them, lists that change while the new one is made."""
import gc
import sys


def first(o):
    a, *b = o
    return a, b, sys.getsizeof(b)


def last(o):
    *b, a = o
    return a, b, sys.getsizeof(b)


def both(o):
    a, b, *c, d, e = o
    return a, b, c, d, e, sys.getsizeof(c)


def alone(o):
    *a, = o
    return a, a is not o, sys.getsizeof(a)


def attempt(f, *args):
    try:
        return f(*args)
    except ValueError as error:
        return str(error)


class Shrinks:
    """Dies in a collection, and takes the list's items along."""
    def __init__(self, of, to):
        self.me, self.of, self.to = self, of, to

    def __del__(self):
        self.of[:] = self.to


class Derived(list):
    def __iter__(self):
        return iter("derived")


def changing():
    found = set()
    for to in [], [1], [7, 8, 9, 10, 11]:
        for threshold in range(1, 12):
            o = [1, 2, 3, 4]
            gc.collect()
            gc.set_threshold(threshold)
            Shrinks(o, to)
            for _ in range(20):
                result = attempt(both, o)
            gc.set_threshold(700)
            gc.collect()
            found.add(str(result)[:60] if o == to else "not collected")
    return len(found) > 0


def main():
    for n in range(12):
        for make in list, tuple, Derived, iter, lambda r: {i: i for i in r}, lambda r: "".join(map(str, r)):
            for f in first, last, both, alone:
                print(n, f.__name__, attempt(f, make(range(n))))
    long = list(range(1000))
    print([attempt(f, long)[-1] for f in (first, last, both, alone)], sys.getsizeof(long))
    print(changing())
    a, *b = o = [[1], [2]]
    b[0].append(3)
    print(o, a is o[0], b[0] is o[1], [sys.getrefcount(i) - sys.getrefcount([]) for i in o] if sys.version_info < (3, 14) else "")
