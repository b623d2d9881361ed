"""Loops over lists and tuples: what changes while they run, how they are left, and when the sequence dies."""
import gc
import sys
import weakref


class Noisy:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"<{self.name}>"

    def __del__(self):
        print("del", self.name)


class Kept(list):
    """A list that can be watched."""


def grow(items):
    n = 0
    for x in items:
        n += 1
        if n < 5:
            items.append(x)
    return n, items


def shrink(items):
    seen = []
    for x in items:
        seen.append(x)
        items.pop()
    return seen, items


def clear(items):
    for x in items:
        items.clear()
    return items


def refill(items):
    """Exhausted, then longer again: the loop is over."""
    out = []
    for x in items:
        out.append(x)
        if len(items) == len(out) and len(out) < 4:
            items.extend([9, 9])
    items.append(1)
    return out, items


def replace(items):
    for n, x in enumerate(items):
        items[n] = x * 2
    for x in items:
        items = [x]
    return items


def leave(items, how):
    for x in items:
        for y in (x, how, 3):
            if how == "break":
                break
            if how == "return":
                return x, y
            if how == "continue":
                continue
            if how == "raise":
                raise ValueError(x, y)
        else:
            print("inner else", x)
    else:
        print("outer else")
    return "end"


def caught(items):
    out = []
    for x in items:
        try:
            for y in [1, 0, x]:
                try:
                    out.append(6 // y)
                except ZeroDivisionError as e:
                    out.append(str(e))
                    continue
                finally:
                    out.append("f")
        except TypeError as e:
            out.append(type(e).__name__)
        finally:
            out.append("F")
    return out


def last_reference():
    for x in [Noisy("a"), Noisy("b")]:
        print("body", x)
    print("behind")


def last_reference_is_the_loop():
    items = [Noisy("c"), Noisy("d")]
    for x in items:
        del items[1:]
        items = None
        print("body", x)
    print("behind", x)


def dies_at_the_end():
    watched = Kept()
    items = [watched, 1]
    gone = weakref.ref(watched)
    del watched
    for x in items:
        del items[0:1], x
        print(gone() is None)
        items = ()
    return gone() is None


def dies_with_an_error():
    try:
        for x in [Noisy("e"), Noisy("f")]:
            for y in (Noisy("g"), Noisy("h")):
                raise LookupError
    except LookupError:
        print("caught", x, y)
    return None


def counts():
    items = [object()]
    before = sys.getrefcount(items), sys.getrefcount(items[0])
    for x in items:
        inside = sys.getrefcount(items), sys.getrefcount(x)
        break
    return before, inside, sys.getrefcount(items), sys.getrefcount(items[0])


def yields(items):
    for x in items:
        got = yield x
        if got:
            items.append(got)
        for y in (1, 2):
            pass
    for z in [y, x]:
        yield z


class Steps:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        self.n -= 1
        if self.n < 0:
            raise StopIteration
        if self.n == 3:
            raise RuntimeError("three")
        return self.n


def any_iterable(iterable):
    out = []
    try:
        for x in iterable:
            for y in iterable:
                out.append((x, y))
                if len(out) > 6:
                    return out
    except Exception as e:
        return out, type(e).__name__, str(e), e.__traceback__.tb_lineno - any_iterable.__code__.co_firstlineno
    return out


def same_iterator(items):
    it = iter(items)
    return [(x, next(it, None)) for x in it]


def switches(*iterables):
    """One loop, many kinds."""
    out = []
    for iterable in iterables:
        for x in iterable:
            out.append(x)
    return out


class Pretender(list):
    def __iter__(self):
        return iter("pretended")


class Pair(tuple):
    def __iter__(self):
        yield from ("p", "q")


def first_frames(items):
    for x in items:
        return sys._getframe().f_lineno - first_frames.__code__.co_firstlineno


for _ in range(2):
    print(grow([1, 2]), shrink([1, 2, 3, 4]), clear([1, 2]), refill([1, 2]), replace([1, 2]))
    for how in ("break", "return", "continue", "raise", "none"):
        try:
            print(how, leave([1, 2], how), leave((), how), leave((1,), how))
        except ValueError as e:
            print(e, e.__traceback__.tb_next.tb_lineno)
    print(caught([1, "a", None, 0]), caught(()))
    last_reference()
    last_reference_is_the_loop()
    print(dies_at_the_end())
    dies_with_an_error()
    print(counts())
    g = yields([1, 2])
    print(next(g), g.send(7), list(g))
    g = yields((1, 2))
    print(next(g), dict(g.gi_frame.f_locals), g.close())  # a copy: behind close(), 3.13.0 shows what it has released (gh-125723)
    for iterable in ([1, 2], (1, 2), "ab", b"ab", range(2), {1: 2}, {3}, Steps(3), Steps(6), None, 5, iter([1, 2, 3]), Pretender([1]), Pair((1, 2)), [], ()):
        print(any_iterable(iterable))
    print(same_iterator([1, 2, 3]), same_iterator((1, 2, 3, 4)))
    print(switches([1], (2, 3), "ab", [], (), range(3), {1}, Pretender([1]), Pair((1, 2)), iter([5]), [6, 7]))
    try:
        switches([1], 5)
    except TypeError as e:
        print(e)
    print(first_frames([1]), first_frames(()))
gc.collect()
