# `yield from` over iterators that have some, all or broken methods of generators: what they are called with.
import sys


class Plain:
    def __init__(self, log):
        self.log, self.n = log, 0

    def __iter__(self):
        return self

    def __next__(self):
        self.n += 1
        self.log.append(("next", self.n))
        return self.n


class Full(Plain):
    def send(self, value):
        self.log.append(("send", value))
        return "sent", value

    def throw(self, *args):
        self.log.append(("throw", len(args), str(args[0])))
        if args[0] is KeyError:
            raise StopIteration("ended by throw")
        if args[0] is OSError:
            raise IndexError("another one")
        return "thrown"

    def close(self):
        self.log.append("close")


class BadClose(Full):
    def close(self):
        raise LookupError("bad close")


class Broken(Plain):
    def __getattr__(self, name):
        self.log.append(("getattr", name))
        raise ZeroDivisionError(name)


def g(it):
    try:
        r = yield from it
    except LookupError as e:
        r = "caught " + repr(e)
    yield "after", r
    return r


def show(f, *args):
    try:
        return "ok", f(*args)
    except BaseException as e:
        return type(e).__name__, str(e), repr(e.__context__)


sys.unraisablehook = lambda u: print("unraisable", repr(u.exc_value), type(u.object).__name__)
OPERATIONS = [
    ("__next__",), ("send", None), ("send", 5), ("throw", KeyError), ("throw", OSError, "a"), ("throw", ValueError, "a", None),
    ("throw", ValueError("instance")), ("throw", GeneratorExit), ("throw", GeneratorExit("g")), ("close",), ("throw", StopIteration, 4),
]
for kind in (Plain, Full, BadClose, Broken):
    for name, *args in OPERATIONS:
        log = []
        it = g(kind(log))
        print(kind.__name__, name, args, next(it), show(getattr(it, name), *args), it.gi_suspended, type(it.gi_yieldfrom).__name__)
        print("   ", log, show(next, it))
        print("   ", show(it.close))
for what in ([1, 2], iter("ab"), (x for x in "cd"), {1: 2}, 5, None, range(2)):
    it = g(what)
    print([show(next, it) for _ in range(3)])
it = g([1])
next(it)
print(show(it.send, 2))
it = g([1])
next(it)
print(show(it.throw, KeyError, "u"))
