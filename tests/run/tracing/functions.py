"""Functions of every kind under sys.settrace and sys.setprofile: they run as bytecode and every event is there."""
import functools

from _events import both, in_thread, profiled, traced


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def area(x: float, y: float):
    return x * y + fib(3)


def loop(n):
    total = 0
    for i in range(n):
        if i % 2:
            continue
        total += i * fib(2)
    return total


def shapes(a, b=2, /, c=3, *args, d, e=5, **rest):
    return a, b, c, args, d, e, sorted(rest.items())


def many():
    one = shapes(1, d=4)
    two = shapes(1, 2, 3, 4, 5, d=6, e=7, a=8, z=9)
    three = shapes(*(1, 2), **{"c": 3, "d": 4})
    return one, two, three


def wrong():
    try:
        shapes()
    except TypeError as e:
        return str(e)


def raising(n):
    try:
        if n:
            raising(n - 1)
        [][n]
    except IndexError as e:
        raise ValueError(n) from e
    finally:
        len("done")


def handled():
    try:
        raising(1)
    except ValueError:
        pass
    try:
        {}["missing"]
    except KeyError:
        return "handled"


def builtins_called():
    text = "a,b".split(",")
    text.append("c")
    return len(sorted(map(str.upper, text), key=lambda s: -ord(s))), max(1, 2), [].copy(), dict(a=1), int("3")


def outer(n):
    seen = []

    def inner(k):
        nonlocal n
        n += k
        seen.append(k)
        return n
    return inner(1) + inner(2), seen, [inner(i) for i in range(2)], {i: i for i in seen}, sum(i for i in seen)


def decorated(function):
    @functools.wraps(function)
    def wrapper(*args, **more):
        return function(*args, **more)
    return wrapper


@decorated
@functools.lru_cache
def cached(x, y=1):
    return x + y


class Manager:
    def __enter__(self):
        return self

    def __exit__(self, *exc):
        return True


def with_blocks():
    with Manager() as m, Manager():
        fib(1)
        raise KeyError("suppressed")
    match m:
        case Manager():
            return "matched"


def main():
    for function, *args in ((fib, 3), (area, 2.0, 3.0), (loop, 4), (many,), (wrong,), (raising, 1), (handled,), (builtins_called,), (outer, 1),
                            (cached, 1), (cached, 1), (with_blocks,)):
        first = function(*args) if function is not raising else None  # natively
        print(first, both(function, *args))
    print(traced(loop, 2, opcodes=True, title="opcodes"))
    print(traced(loop, 2, lines=False, title="without lines"))
    print(traced(many, only=("many",), title="one function"))
    in_thread(many)
    in_thread(loop, 3)
    print(profiled(lambda: fib(2), title="lambda"), fib(20), loop(100))
    bad = iter([])
    print(type(traced(lambda: next(bad), title="an exception")).__name__)


def failing_tracer(frame, event, arg):
    raise RuntimeError("from the tracer")
