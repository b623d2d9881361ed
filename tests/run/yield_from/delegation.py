def inner():
    try:
        x = yield 1
        print("inner got", x)
        y = yield 2
        print("inner got", y)
    except ValueError as e:
        print("inner caught", e)
        yield "recovered"
    finally:
        print("inner finally")
    return "inner result"


def outer():
    r = yield from inner()
    print("result", r)
    z = yield 3
    return r, z


it = outer()
print(next(it), it.send("a"), it.send("b"))
try:
    it.send("c")
except StopIteration as e:
    print(e.value)
it = outer()
next(it)
print(it.throw(ValueError("v")), next(it))
it = outer()
next(it)
it.close()
it = outer()
next(it)
try:
    it.throw(KeyError("k"))
except KeyError as e:
    print("escaped", e)
print(list(it))


class Full:
    def __init__(self):
        self.n = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.n += 1
        print("next", self.n)
        if self.n > 3:
            raise StopIteration("full result")
        return self.n

    def send(self, v):
        print("send", v)
        return next(self)

    def throw(self, *args):
        print("throw", [a if isinstance(a, type) else repr(a) for a in args])
        return "from throw"

    def close(self):
        print("close")


def over(x):
    r = yield from x
    print("result", r)
    yield "end"


it = over(Full())
print(next(it), it.send("s"), it.send(None), it.throw(ValueError("t")), next(it))
it = over(Full())
next(it)
it.close()


class Bare:
    def __iter__(self):
        return iter([1, 2])


it = over(Bare())
print(next(it))
try:
    it.send(5)
except AttributeError as e:
    print(e)
it = over(Bare())
next(it)
try:
    it.throw(ValueError("no throw method"))
except ValueError as e:
    print(e)
print(list(over("ab")), list(over({1: 2})), list(over(range(2))))
try:
    list(over(5))
except TypeError as e:
    print(e)
try:
    list(over(None))
except TypeError as e:
    print(e)
