"""f_lineno of a frame that an exception left: where the exception was raised, however many handlers re-raised it."""
import contextlib


def lines(function, *args):
    try:
        function(*args)
    except Exception as error:
        tb = error.__traceback__.tb_next
        first = function.__code__.co_firstlineno
        print(function.__name__, type(error).__name__, tb.tb_lineno - first, tb.tb_frame.f_lineno - first)


def two_managers():
    with contextlib.nullcontext(), \
         open("/nonexistent/file") as file:
        file.read()


def named_handler(error):
    try:
        try:
            raise error
        finally:
            len("finally")
    except ValueError as e:
        raise KeyError("k") from e
    except TypeError:
        raise


def handler_in_handler():
    try:
        1 / 0
    except ZeroDivisionError:
        try:
            {}[1]
        except KeyError:
            undefined


def finally_in_finally():
    try:
        try:
            1 / 0
        finally:
            len("inner")
    finally:
        len("outer")


def star(error):
    try:
        raise error
    except* ValueError:
        len("handled")


lines(two_managers)
for error in ValueError("v"), TypeError("t"), OSError("o"):
    lines(named_handler, error)
lines(handler_in_handler)
lines(finally_in_finally)
lines(star, ExceptionGroup("g", [OSError("o"), ValueError("v")]))
lines(star, OSError("o"))
