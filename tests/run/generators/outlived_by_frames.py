# A frame, or its f_locals, that outlives the generator it came from: closed or collected while suspended. And which frames a throw() sees.
import gc
import sys


class Loud:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name

    def __del__(self):
        print("dies", self.name)


def yields_its_frame():
    a = 42
    yield sys._getframe()


def suspended():
    a = 42
    b = Loud("b")
    yield


def gives_its_frame(out):
    a = 42
    out.append(sys._getframe())
    yield


def handled():
    a = 42
    try:
        yield
    finally:
        b = 43


def captured():
    a = 42
    yield lambda: a


async def coroutine(x):
    a = 42
    await x


async def async_generator():
    a = 42
    yield


def locals_of(frame, *without):
    return {name: value for name, value in frame.f_locals.items() if name not in without}


def frame_of_temporary():
    g = suspended()
    next(g)
    return g.gi_frame


def frames():
    print(locals_of(next(yields_its_frame())))
    frame = frame_of_temporary()
    print(locals_of(frame))
    del frame
    print("released")
    out = []
    next(gives_its_frame(out))
    print(locals_of(out[0], "out"))
    for body in suspended, handled, captured:
        for how in "close", "del", "collect":
            g = body()
            next(g)
            frame = g.gi_frame
            if how == "close":
                g.close()
                print(g.gi_frame, end=" ")
            elif how == "collect":
                cycle = [g]
                cycle.append(cycle)
                del cycle
            del g
            gc.collect()
            print(body.__name__, how, locals_of(frame), frame.f_lineno - frame.f_code.co_firstlineno)
            del frame


class Awaitable:
    def __await__(self):
        yield


def coroutines():
    c = coroutine(Awaitable())
    c.send(None)
    frame = c.cr_frame
    c.close()
    print(locals_of(frame, "x"))
    a = async_generator()
    try:
        a.asend(None).send(None)
    except StopIteration:
        pass
    frame = a.ag_frame
    del a
    gc.collect()
    print(locals_of(frame))


def locals_and_exec():
    def g():
        a = 42
        yield locals(), sys._getframe().f_locals

    names = {"g": g}
    for _ in range(3):
        exec("snapshot, live = next(g())", names)
        print(names["snapshot"], names["live"])


def names(frame):
    found = []
    while frame and frame.f_code.co_name != "delegations":
        found.append(frame.f_code.co_name)
        frame = frame.f_back
    return found


class Target:
    def __iter__(self):
        return self

    __await__ = __iter__

    def __next__(self):
        return "next", names(sys._getframe())

    def send(self, value):
        return "send", names(sys._getframe())

    def throw(self, *arguments):
        print("throw", names(sys._getframe()))
        if isinstance(arguments[0], ValueError):
            raise arguments[0]
        return "thrown"

    def close(self):
        print("close", names(sys._getframe()))


def inner(target):
    yield from target


def outer(target):
    yield from inner(target)


async def awaits(target):
    await target


def delegations():
    for make in inner, outer, awaits:
        g = make(Target())
        print(g.send(None), g.send(1), g.throw(KeyError("k")))
        try:
            g.throw(ValueError("v"))
        except ValueError as e:
            traceback = e.__traceback__
            while traceback:
                print(traceback.tb_frame.f_code.co_name, end=" ")
                traceback = traceback.tb_next
            print()
        g = make(Target())
        g.send(None)
        g.close()


def main():
    if sys.version_info[:2] != (3, 13) or sys.version_info >= (3, 13, 12):  # before gh-125723 what a frame showed there was memory of others
        frames()
        coroutines()
        locals_and_exec()
    delegations()
