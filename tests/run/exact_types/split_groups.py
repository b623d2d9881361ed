# C code of the interpreter that asks for exactly a function: split and subgroup of exception groups on 3.11
import copyreg
import functools


def is_value_error(error):
    return isinstance(error, ValueError)


class Errors:
    def wanted(self, error):
        return isinstance(error, TypeError)

    def __call__(self, error):
        return True


def raising(error):
    raise KeyError("from the condition")


def counting(error, seen=[]):
    seen.append(type(error).__name__)
    return len(seen)


def generating(error):
    yield


class Own(ExceptionGroup):
    def derive(self, errors):
        return Own(self.message, errors)

    def split(self, condition):
        print("own split")
        return super().split(condition)


def inner(kind):
    def closure(error):
        return isinstance(error, kind)
    return closure


conditions = (is_value_error, lambda error: isinstance(error, TypeError), inner(ValueError), ValueError, (KeyError, TypeError), Errors().wanted, Errors(),
              len, copyreg.pickle, functools.partial(is_value_error), raising, counting, generating, 1, Errors)
for make in (ExceptionGroup, Own):
    group = make("several", [ValueError(1), make("inner", [TypeError(2), ValueError(3)])])
    for condition in conditions:
        for method in (group.split, group.subgroup, functools.partial(ExceptionGroup.split, group)):
            try:
                print(repr(method(condition)))
            except (TypeError, KeyError) as error:
                print(type(error).__name__, str(error).replace("\n", " ").split(" at 0x")[0])
    for arguments in ((), (is_value_error, 1)):
        try:
            group.split(*arguments)
        except TypeError as error:
            print(error)
