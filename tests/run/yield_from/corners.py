def attempt(f):
    try:
        print(f())
    except BaseException as e:
        print(type(e).__name__, e, "context", repr(e.__context__))


class BadClose:
    def __iter__(self): return self

    def __next__(self): return 1

    def close(self): raise RuntimeError("close fails")


class BadThrow:
    def __iter__(self): return self

    def __next__(self): return 1

    def throw(self, *a): raise KeyError("throw fails")


class StopThrow:
    def __iter__(self): return self

    def __next__(self): return 1

    def throw(self, *a): raise StopIteration("ended by throw")


class NoClose:
    def __iter__(self): return self

    def __next__(self): return 1

    @property
    def close(self): raise AttributeError("no close")


class WeirdClose:
    def __iter__(self): return self

    def __next__(self): return 1

    @property
    def close(self): raise ZeroDivisionError("weird")


def over(x):
    try:
        r = yield from x
        yield "result", r
    except ValueError as e:
        yield "caught", str(e)


def started(x):
    it = over(x)
    next(it)
    return it


attempt(lambda: started(BadClose()).close())
attempt(lambda: started(BadThrow()).throw(ValueError))
attempt(lambda: started(StopThrow()).throw(ValueError("v")))
attempt(lambda: started(NoClose()).close())
attempt(lambda: started(WeirdClose()).close())
attempt(lambda: started(BadClose()).throw(GeneratorExit))
attempt(lambda: started([1]).throw(ValueError("list has no throw")))


def two(n):
    if n == 0:
        yield "bottom"
        return "returned from bottom"
    return (yield from two(n - 1)) + f" {n}"


it = two(5)
print(next(it))
attempt(lambda: it.send(None))


def deep_throw(n):
    try:
        if n:
            yield from deep_throw(n - 1)
        else:
            yield "deep"
    except ValueError as e:
        print("level", n, e)
        if n == 3:
            yield "stopped at 3"
        else:
            raise


it = deep_throw(5)
print(next(it), it.throw(ValueError("x")))
attempt(lambda: next(it))
shared = iter(range(6))


def half():
    for _ in range(3):
        yield next(shared)


def both():
    yield from half()
    yield "middle"
    yield from half()


print(list(both()))


def self_delegation():
    yield from me


me = self_delegation()
attempt(lambda: next(me))


def shared_inner():
    yield 1
    yield 2


inner = shared_inner()
a, b = over(inner), over(inner)
print(next(a), next(b))
attempt(lambda: next(a))


def running_inner():
    def g():
        yield from box
    box = g()
    return next(box)


attempt(running_inner)


def generator_return_in_finally():
    try:
        yield from [1, 2]
    finally:
        return "from finally"


it = generator_return_in_finally()
next(it)
attempt(lambda: it.throw(KeyError))


def many():
    total = 0
    for i in range(3):
        total += yield from (yield i) or []
        yield total


def ret(n):
    return n
    yield


it = many()
next(it)
print(it.send(ret(5)), next(it), it.send(ret(7)))
