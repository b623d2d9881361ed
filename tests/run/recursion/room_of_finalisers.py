# How many levels are left to the finaliser of a local that dies with its frame: from 3.12 on the frame's own has been given back.
import sys


class Dying:
    def __del__(self):
        seen.append(room(0))


seen = []
kept = None


def room(n):
    try:
        return room(n + 1)
    except RecursionError:
        return n


def returns():
    d = Dying()


def raises():
    d = Dying()
    raise ValueError


def through():
    d = Dying()
    raises()


def caught():
    try:
        raises()
    except ValueError:
        pass


def nested():
    d = Dying()

    def inner():
        return d


def deleted():
    d = Dying()
    del d


def replaced():
    d = Dying()
    d = 1


def temporary():
    Dying()


def in_list():
    d = [Dying()]


def kept_frame():
    global kept
    d = Dying()
    kept = sys._getframe()


def numbers(n=5):
    d = Dying()
    for i in range(n):
        n += i
    return n


def looks():
    d = Dying()
    return locals()


def generator():
    d = Dying()
    yield 1


def failing():
    d = Dying()
    yield 1
    raise ValueError


async def coroutine():
    d = Dying()


def finishes():
    for _ in generator():
        pass


def fails():
    for _ in failing():
        pass


def listed():
    list(generator())


def closes():
    g = generator()
    next(g)
    g.close()


def drops():
    g = generator()
    next(g)


def runs():
    try:
        coroutine().send(None)
    except StopIteration:
        pass


def in_class():
    class Inner:
        d = Dying()


class C:
    def method(self):
        d = Dying()

    def __getattr__(self, name):
        d = Dying()

    def __add__(self, other):
        d = Dying()

    def __len__(self):
        d = Dying()
        return 1

    @property
    def value(self):
        d = Dying()


class Made:
    def __init__(self):
        d = Dying()


def method():
    C().method()


def attribute():
    C().attribute


def adds():
    C() + 1


def length():
    len(C())


def value():
    C().value


def makes():
    Made()


def main():
    global kept
    for function in (returns, raises, through, caught, nested, deleted, replaced, temporary, in_list, kept_frame, numbers, looks, generator, finishes, fails, listed, closes, drops, runs, in_class,
                     method, attribute, adds, length, value, makes):
        for turn in range(12):
            seen.clear()
            try:
                function()
            except ValueError:
                pass
            kept = None
            if turn == 11:
                print(function.__name__, seen)
