import sys


def show(e, depth=0):
    print("  " * depth + f"{e!r} suppress={e.__suppress_context__}")
    if e.__cause__ is not None:
        print("  " * depth + "cause:")
        show(e.__cause__, depth + 1)
    if e.__context__ is not None and e.__context__ is not e.__cause__:
        print("  " * depth + "context:")
        show(e.__context__, depth + 1)


def attempt(f):
    try:
        f()
    except BaseException as e:
        show(e)


def implicit():
    try:
        1 / 0
    except ZeroDivisionError:
        raise ValueError("while handling")


def explicit():
    try:
        1 / 0
    except ZeroDivisionError as e:
        raise ValueError("explicit") from e


def from_none():
    try:
        1 / 0
    except ZeroDivisionError:
        raise ValueError("none") from None


def in_finally():
    try:
        {}["x"]
    finally:
        raise TypeError("finally")


def from_class():
    raise ValueError from KeyError


def bad_cause():
    raise ValueError from 5


def not_exception():
    raise 5


def not_exception_class():
    raise int


def no_active():
    raise


def reraise():
    try:
        1 / 0
    except ZeroDivisionError:
        try:
            raise KeyError("inner")
        except KeyError:
            pass
        raise


def deep():
    try:
        implicit()
    except ValueError:
        try:
            [][0]
        except IndexError as e:
            raise RuntimeError("deep") from e


class Fails(Exception):
    def __init__(self):
        raise OSError("in init")


def failing_init():
    raise Fails


class NotOne(Exception):
    def __new__(cls):
        return 7


def returns_other():
    raise NotOne


def set_cause():
    e = ValueError(1)
    e.__cause__ = KeyError(2)
    raise e


def cycle():
    try:
        try:
            raise ValueError("a")
        except ValueError as e:
            a = e
            raise KeyError("b")
    except KeyError as b:
        raise a


for f in (implicit, explicit, from_none, in_finally, from_class, bad_cause, not_exception, not_exception_class, no_active,
          reraise, deep, failing_init, returns_other, set_cause, cycle):
    print(f.__name__)
    attempt(f)


class MakesAList(Exception):
    def __new__(cls):
        return ["no exception"]


def cause_is_no_exception():
    raise ValueError("outer") from MakesAList


if sys.version_info >= (3, 13) or not hasattr(sys, "gettotalrefcount"):  # debug builds of 3.11 and 3.12 assert
    try:
        cause_is_no_exception()
    except Exception as e:
        print(type(e), e, e.__cause__)
