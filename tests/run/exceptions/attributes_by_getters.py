"""What exceptions say of themselves, read where no frame is told, again and again from one place."""
import sys

# From 3.14 on counts inside a call may differ by one (README).
counted = sys.getrefcount if sys.version_info < (3, 14) else lambda o: None


class Own(Exception):
    args = property(lambda self: ("property", len(BaseException.args.__get__(self))))


class Assigned(Exception):
    def __init__(self, *args):
        self.args = args + ("assigned",)
        self.__dict__["args"] = "hidden"


class Deleted(Exception):
    def __getattr__(self, name):
        return "hook " + name


def args_of(e):
    return e.args


def all_of(e):
    return e.args, e.__cause__, e.__context__, e.__traceback__ is None, e.__suppress_context__


def name_of(e):
    return e.__class__.__name__


def counted(e):
    a = e.args
    n = a and counted(a)  # the empty tuple is everybody's
    t = e.__traceback__
    return n, t and counted(t), counted(e)


class Plain:
    args = "of plain"


def main():
    errors = [ValueError(), ValueError(1), KeyError("k", 2), OSError(2, "no", "f"), StopIteration(5), Own(1, 2), Assigned(3), Deleted(4), SystemExit(1), UnicodeDecodeError("u", b"x", 0, 1, "r")]
    for rounds in range(3):
        for e in errors + [Plain()]:
            print(name_of(e), args_of(e))
    for e in errors:
        for rounds in range(3):
            print(all_of(e))
        try:
            try:
                {}["k"]
            except KeyError as k:
                raise e from k
        except BaseException as e:
            print(all_of(e), type(e.__cause__), counted(e), counted(e.__cause__))
        e.args = ["a", "list"]
        print(args_of(e), counted(e))
    for wrong in (5, None, Plain, ValueError):
        try:
            print(args_of(wrong))
        except AttributeError as e:
            print(e)
    try:
        del errors[0].args
    except TypeError as e:
        print(e)
    Own.args = "class attribute"
    print(args_of(errors[5]))
    del Own.args
    print(args_of(errors[5]))
    OSError.__getattribute__
    try:
        ValueError.args = 5
    except TypeError as e:
        print(e)



