# frame.clear() of generators, coroutines and async generators: not started, suspended, running, finished.
import gc
import sys
import traceback
import warnings

warnings.simplefilter("always")


class Loud:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("dies", self.name)


def generator(p, stays=False):
    a = Loud("a")
    try:
        yield 1
    finally:
        print("finally")
        if stays:
            yield 2


async def coroutine(p):
    a = Loud("a")
    try:
        await Forever()
    finally:
        print("finally")


async def async_generator(p):
    a = Loud("a")
    try:
        yield 1
    finally:
        print("finally")


class Forever:
    def __await__(self):
        yield "waits"


def suspended_async_generator():
    a = async_generator(Loud("p"))
    try:
        a.__anext__().send(None)
    except StopIteration as e:
        print(e.value)
    return a


def running(out):
    try:
        sys._getframe().clear()
    except RuntimeError as e:
        print(e)
    yield "ran"


def clear(frame):
    try:
        print(frame.clear())
    except RuntimeError as e:
        print(repr(e))
    print(sorted(frame.f_locals), frame.f_lineno - frame.f_code.co_firstlineno)


def main():
    for stays in False, True:
        g = generator(Loud("p"), stays)
        clear(g.gi_frame)
        print(g.gi_frame, list(g))
        g = generator(Loud("p"), stays)
        next(g)
        frame = g.gi_frame
        clear(frame)
        print(g.gi_frame is None, g.gi_running)
        clear(frame)
        del g
        print("gone")
        del frame
    c = coroutine(Loud("p"))
    clear(c.cr_frame)
    c.close()
    c = coroutine(Loud("p"))
    print(c.send(None))
    clear(c.cr_frame)
    print(c.cr_frame is None)
    c.close()
    a = async_generator(Loud("p"))
    clear(a.ag_frame)
    del a
    a = suspended_async_generator()
    clear(a.ag_frame)
    sys.set_asyncgen_hooks(None, lambda a: print("finalizer", a.__name__))
    a = suspended_async_generator()
    clear(a.ag_frame)
    print(a.ag_frame is None)
    sys.set_asyncgen_hooks(None, None)
    del a
    print(list(running(1)))
    g = generator(1)
    next(g)
    try:
        g.throw(ValueError("v"))
    except ValueError as e:
        traceback.clear_frames(e.__traceback__)
        print("cleared")
    g = generator(Loud("p"))
    g.gi_frame.f_locals["g"] = g
    g.gi_frame.clear()
    gc.collect()
