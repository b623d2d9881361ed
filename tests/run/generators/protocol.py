def g():
    print("started")
    x = yield 1
    print("got", x)
    y = yield 2
    print("got", y)
    return "result"


it = g()
print(iter(it) is it, next(it), it.send("a"))
try:
    it.send("b")
except StopIteration as e:
    print("stop", e.value, e.args)
for _ in range(2):
    try:
        next(it)
    except StopIteration as e:
        print("again", e.value)
print(next(it, "default"), list(it))
it = g()
try:
    it.send(5)
except TypeError as e:
    print(e)
print(it.send(None))


def empty():
    return
    yield


def only_return():
    if False:
        yield
    return 5


print(list(empty()))
try:
    next(only_return())
except StopIteration as e:
    print(e.value)


def returns_tuple():
    return (1, 2)
    yield


try:
    next(returns_tuple())
except StopIteration as e:
    print(e.value, e.args)


def returns_exception():
    return ValueError("as a value")
    yield


try:
    next(returns_exception())
except StopIteration as e:
    print(repr(e.value), e.args)


def forever():
    n = 0
    while True:
        n += (yield n) or 1


f = forever()
print(next(f), next(f), f.send(10), next(f))
f.close()
print(list(f))


def yield_in_expressions():
    a = [(yield 1), (yield 2)]
    b = {(yield 3): (yield 4)}
    c = (yield 5) + (yield 6)
    d = f"{(yield 7)}"
    e = (lambda x: x)((yield 8))
    return a, b, c, d, e


y = yield_in_expressions()
value = next(y)
try:
    while True:
        value = y.send(value * 10)
except StopIteration as e:
    print(e.value)
print(type(y).__name__, y.__name__, y.__qualname__, repr(y).split(" at ")[0])
