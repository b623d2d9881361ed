# python: 3.14
"""The methods of a with statement are looked up one after the other, __exit__ first; what lacks them is told which, and
whether the other statement was meant."""


class Both:
    def __init__(self, swallow=False):
        self.swallow = swallow

    def __enter__(self):
        return self

    def __exit__(self, *args):
        print("exit", [a if a is None else getattr(a, "__name__", type(a).__name__) for a in args])
        return self.swallow


class Static:
    @staticmethod
    def __enter__():
        return "static"

    @staticmethod
    def __exit__(*args):
        print("static exit", len(args))


class ByClass:
    @classmethod
    def __enter__(cls):
        return cls

    @classmethod
    def __exit__(cls, *args):
        print("class exit", cls.__name__, len(args))
        return True


class OnlyEnter:
    def __enter__(self):
        return self


class OnlyExit:
    def __exit__(self, *args):
        pass


class Async:
    async def __aenter__(self):
        return self

    async def __aexit__(self, *args):
        pass


class Property:
    @property
    def __exit__(self):
        print("exit is looked up")
        raise ValueError("no exit")

    @property
    def __enter__(self):
        print("enter is looked up")


class Order(type):
    def __getattribute__(cls, name):
        print("not asked:", name)
        return super().__getattribute__(name)


def attempt(manager):
    try:
        with manager as entered:
            print("inside", type(entered).__name__)
            raise KeyError("body")
    except BaseException as error:
        print(type(error).__name__, error)


async def attempt_async(manager):
    try:
        async with manager as entered:
            print("inside", type(entered).__name__)
    except BaseException as error:
        print(type(error).__name__, error)


def changes():
    class Changing(Both):
        def __enter__(self):
            Changing.__exit__ = lambda *args: print("replaced")
            return self

    with Changing():
        print("body")
    print(Changing.__exit__)


def returns(manager):
    with manager:
        return "returned"


def loops(manager):
    for n in range(3):
        with manager:
            if n == 1:
                break
            continue
    return n


def main():
    for manager in Both(), Both(True), Static(), ByClass(), OnlyEnter(), OnlyExit(), Async(), Property(), 3, None:
        attempt(manager)
    for manager in Async(), Both(), 3:
        try:
            attempt_async(manager).send(None)
        except StopIteration:
            print("done")
    changes()
    print(returns(Both()), loops(Both()))
