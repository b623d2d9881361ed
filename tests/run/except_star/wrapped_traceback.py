# The group that wraps a naked exception: where its traceback starts, of functions, generators and coroutines, and what the frames show.
import sys
import traceback


def raised_anew():
    place = "local of raised_anew"
    try:
        raise ValueError(1)
    except* (TypeError,
             ValueError) as e:
        raise


def another():
    try:
        raise_it()
    except* OSError:
        pass
    except* ValueError as e:
        show(e)
        raise KeyError("after")


def raise_it():
    raise ValueError("deep")


def show(e):
    tb = e.__traceback__
    while tb:
        code = tb.tb_frame.f_code
        print(code.co_name, tb.tb_lineno - code.co_firstlineno, tb.tb_lasti >= 0)
        tb = tb.tb_next
    print("end", e, sys.exception() is e if sys.version_info >= (3, 12) else sys.exc_info()[1] is e)


def kept():
    caught = None
    for i in range(3):
        try:
            if i == 1:
                raise ValueError(i)
        except* ValueError as e:
            caught = e
    return caught


def generating():
    x = 1
    try:
        yield x
    except* LookupError as e:
        show(e)
        yield e
        raise
    finally:
        print("finally")


async def awaiting():
    try:
        await Failing()
    except* ArithmeticError as e:
        show(e)
        raise RuntimeError("from awaiting") from e


class Failing:
    def __await__(self):
        raise ZeroDivisionError("awaited")
        yield


def already_a_group():
    try:
        raise ExceptionGroup("g", [ValueError(1), TypeError(2)])
    except* ValueError as e:
        show(e)
        raise


def report(f, *args):
    try:
        return f(*args)
    except BaseException:
        print(traceback.format_exc())


def main():
    for f in raised_anew, another, already_a_group:
        for _ in range(2):
            report(f)
    e = kept()
    show(e)
    print([(tb.tb_lineno, tb.tb_frame.f_locals) for tb in [e.__traceback__] if tb], e.exceptions[0].__traceback__.tb_frame.f_locals)
    g = generating()
    next(g)
    e = report(g.throw, KeyError("k"))
    show(e)
    report(next, g)
    report(awaiting().send, None)
