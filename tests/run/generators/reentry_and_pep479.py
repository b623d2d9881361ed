def me_twice():
    try:
        next(it)
    except ValueError as e:
        yield f"refused: {e}"
    for f in (lambda: it.send(None), lambda: it.throw(KeyError), lambda: it.close()):
        try:
            f()
        except ValueError as e:
            yield str(e)


it = me_twice()
print(list(it))


def leaks():
    yield 1
    next(iter([]))
    yield 2


g = leaks()
next(g)
try:
    next(g)
except RuntimeError as e:
    print(e, repr(e.__cause__), repr(e.__context__), e.__suppress_context__)


def raises_stop():
    raise StopIteration("value")
    yield


try:
    list(raises_stop())
except RuntimeError as e:
    print(e, repr(e.__cause__))


def thrown_stop():
    yield


g = thrown_stop()
next(g)
try:
    g.throw(StopIteration("thrown in"))
except RuntimeError as e:
    print(e, repr(e.__cause__))


def catches_stop():
    try:
        yield 1
    except StopIteration as e:
        yield f"caught {e.value}"


g = catches_stop()
next(g)
print(g.throw(StopIteration(9)))


class StopChild(StopIteration):
    pass


def child():
    raise StopChild("c")
    yield


try:
    next(child())
except RuntimeError as e:
    print(e, type(e.__cause__).__name__)


def stop_async():
    raise StopAsyncIteration("not converted")
    yield


try:
    next(stop_async())
except StopAsyncIteration as e:
    print(repr(e))


def inner_comprehension():
    yield [next(i) for i in [iter([1]), iter([])]]


try:
    list(inner_comprehension())
except RuntimeError as e:
    print(e)
g = (next(i) for i in [iter([1]), iter([])])
print(next(g))
try:
    next(g)
except RuntimeError as e:
    print(e)
