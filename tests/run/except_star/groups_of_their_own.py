"""except*: groups whose split and derive are their own."""
import sys


def show(group):
    def text(e):
        return f"{type(e).__name__}({', '.join(map(text, e.exceptions))})" if isinstance(e, BaseExceptionGroup) else repr(e)
    return text(group)


def handle(error):
    try:
        try:
            raise error
        except* ValueError as e:
            print("  values", show(e))
        except* TypeError as e:
            print("  types", show(e))
            raise
    except BaseException as e:
        print("  left", show(e), "context", repr(e.__context__)[:90])


class NoTuple(ExceptionGroup):
    def split(self, condition):
        return [None, self]


class Short(ExceptionGroup):
    def split(self, condition):
        return (None,)


class Long(ExceptionGroup):
    def split(self, condition):
        return super().split(condition) + (5,)


class Failing(ExceptionGroup):
    def split(self, condition):
        raise ZeroDivisionError("split")


class BadDerive(ExceptionGroup):
    def derive(self, exceptions):
        return 7


class PlainDerive(ExceptionGroup):
    def derive(self, exceptions):
        return KeyError("derived")


class FailingDerive(ExceptionGroup):
    def derive(self, exceptions):
        raise ZeroDivisionError("derive")


class Derives(ExceptionGroup):
    def derive(self, exceptions):
        return Derives("derived " + self.message, exceptions)


class BadNotes(ExceptionGroup):
    pass


def parts():
    return [ValueError(1), TypeError(2), KeyError(3), ExceptionGroup("inner", [ValueError(4), TypeError(5)])]


def main():
    checked = sys.version_info >= (3, 14)  # before, CPython dies of a split that gives something else
    for cls in *([NoTuple, Short, Long] if checked else []), Failing, BadDerive, PlainDerive, FailingDerive, Derives:
        print(cls.__name__)
        handle(cls("of " + cls.__name__, parts()))
    e = BadNotes("notes", parts())
    e.__notes__ = 5
    handle(e)
    e = BadNotes("notes", parts())
    e.__notes__ = ["a", "b"]
    try:
        handle(e)
    finally:
        print(e.__notes__)
    for bad in (5, (ValueError, 5), ExceptionGroup, (ValueError, ExceptionGroup), BaseExceptionGroup, ()):
        try:
            try:
                raise ExceptionGroup("g", parts())
            except* bad as e:
                print("caught", show(e))
        except BaseException as e:
            print(type(e).__name__, e if not isinstance(e, BaseExceptionGroup) else show(e))
