# Where the frame of a generator stands that was never started: f_lasti, tb_lasti, positions in tracebacks.
import sys
import traceback


def plain(a):
    yield a


def closed_over(a):
    b = a
    yield lambda: (a, b)


async def coroutine(a):
    return a


async def async_generator(a):
    yield a


def outer(x):
    def free():
        yield x
    return free


def frame_of(g):
    for name in "gi_frame", "cr_frame", "ag_frame":
        if hasattr(g, name):
            return getattr(g, name)


def lasti(offset):
    # A debug interpreter asserts that only its own generators have frames before RESUME: compiled they are shown at it there.
    return "-" if hasattr(sys, "gettotalrefcount") else offset


def make(f):
    return f(1) if f.__code__.co_argcount else f()


def thrown_into(g):
    """The generator's entry in the traceback."""
    try:
        if hasattr(g, "athrow"):
            g.athrow(ValueError).send(None)
        else:
            g.throw(ValueError("thrown"))
    except ValueError as e:
        if lasti(0) == 0:
            traceback.print_exc()  # its columns are those of f_lasti
        return e.__traceback__.tb_next


def main():
    for f in plain, closed_over, coroutine, async_generator, outer(1):
        print(f.__name__)
        g = make(f)
        frame = frame_of(g)
        print(lasti(frame.f_lasti), frame.f_lineno, frame_of(g) is frame, frame.f_locals)
        t = thrown_into(g)
        print(lasti(t.tb_lasti), t.tb_lineno, t.tb_frame is frame, lasti(frame.f_lasti))
        t = thrown_into(make(f))
        print(lasti(t.tb_lasti), lasti(t.tb_frame.f_lasti))
        g = make(f)
        frame = frame_of(g)
        if f is coroutine:
            g.close()
        del g
        print(lasti(frame.f_lasti), frame.f_locals)
    g = plain(5)
    frame = g.gi_frame
    print(lasti(frame.f_lasti))
    next(g)
    print(lasti(frame.f_lasti), g.gi_frame is frame)
    print(list(g), lasti(frame.f_lasti))
    g = closed_over([5])
    g.gi_frame.f_locals["a"] = "written"  # seen by the generator from 3.13 on
    print(g.gi_frame.f_locals["a"], next(g)()[1])
    g = closed_over(6)
    frame = g.gi_frame
    g.close()
    print(frame.f_locals, lasti(frame.f_lasti))
    g = outer(3)()
    print(g.gi_frame.f_locals, next(g), g.gi_frame.f_locals)
