"""Temporaries of an expression that raises are released as the interpreter pops its stack: the last one first, once the
traceback has its entry; locals follow in their order, unboxed ones among them."""
import sys


class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name, type(sys.exc_info()[1]).__name__)


def fails(*args):
    raise ValueError(len(args))


def call_of_many():
    first = Noisy("local")
    return fails(Noisy("a"), [Noisy("b")], {"k": Noisy("c")}, 1 // 0)


def handled():
    try:
        return fails(Noisy("h1"), [Noisy("h2")], {"k": Noisy("h3")}, 1 // 0)
    except ZeroDivisionError as error:
        return f"handled {error}"
    finally:
        print("finally")


def numbers_and_objects(n):
    held = Noisy("held")
    other = held
    total, real, flag = 0, 0.5, False
    for i in range(n):
        total += i
        real *= 2.0
        flag = total > 3
        if i == 5:
            (Noisy("left"), other, total, real, flag)[total - 10]
    return total


def generator(n):
    held = Noisy("in generator")
    total = 0
    for i in range(n):
        total += i
        yield total
        [Noisy("x"), Noisy("y"), 1 // (3 - i)]


def show_locals(error):
    tb = error.__traceback__
    while tb.tb_next:
        tb = tb.tb_next
    print(sorted((k, v) for k, v in tb.tb_frame.f_locals.items() if isinstance(v, (int, float))), tb.tb_lineno)


def main():
    print(handled())
    for f in (call_of_many, lambda: numbers_and_objects(9), lambda: list(generator(9))):
        try:
            f()
        except Exception as error:
            print(type(error).__name__, error)
            show_locals(error)
        print("--")
