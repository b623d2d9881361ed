import sys
import traceback


def inner():
    yield 1
    raise ValueError("inside a generator")


def outer():
    yield 0
    yield from inner()


def show(f):
    try:
        f()
    except Exception:
        traceback.print_exc(file=sys.stdout)


show(lambda: list(outer()))


def thrown():
    g = outer()
    next(g)
    next(g)
    g.throw(KeyError("thrown"))


show(thrown)


def genexp():
    return sum(1 / x for x in [1, 0])


show(genexp)


def handled():
    try:
        yield 1
    except KeyError:
        raise TypeError("in handler")


def throw_handled():
    g = handled()
    next(g)
    g.throw(KeyError)


show(throw_handled)


def stops():
    yield 1
    raise StopIteration("leaks")


show(lambda: list(stops()))


async def co(n):
    if n == 0:
        raise RuntimeError("deep in coroutines")
    await co(n - 1)


show(lambda: co(3).send(None))


def already_running():
    g = running()
    me.append(g)
    next(g)


me = []


def running():
    yield next(me[0])


show(already_running)


def uncaught_frames():
    g = inner()
    next(g)
    try:
        next(g)
    except ValueError as e:
        tb = e.__traceback__
        while tb:
            print(tb.tb_frame.f_code.co_name, tb.tb_lineno, tb.tb_frame.f_back and tb.tb_frame.f_back.f_code.co_name)
            tb = tb.tb_next


uncaught_frames()
