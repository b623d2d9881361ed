# Keyword arguments, defaults and star parameters of generators and coroutines.
def g(a, b=2, *args, c=3, **kw):
    yield a, b
    yield args, c
    yield kw


print(list(g(1)), list(g(1, 5, 6, 7, c=8, d=9)), list(g(b=1, a=0)), list(g(*[1, 2, 3], **{"z": 1})))
for f in (lambda: g(), lambda: g(1, a=2)):
    try:
        f()
    except TypeError as e:
        print("at the call, not at the first next:", e)


async def co(a, /, b=2, *, c=3):
    return a, b, c


def run(c):
    try:
        c.send(None)
    except StopIteration as e:
        return e.value


print(run(co(1)), run(co(1, c=5, b=4)))
try:
    co(a=1)
except TypeError as e:
    print(e)


def mutable(x, seen=[]):
    seen.append(x)
    yield list(seen)


print(list(mutable(1)), list(mutable(2)))


def rebound(n, m):
    n, m = m, n
    yield n, m
    del n
    try:
        yield n
    except UnboundLocalError as e:
        yield str(e)


print(list(rebound(1, 2)))


class C:
    def method(self, *a, **k):
        yield self is c, a, k

    @classmethod
    def cm(cls, x):
        yield cls.__name__, x

    @staticmethod
    def sm(x=5):
        yield x


c = C()
print(list(c.method(1, k=2)), list(C.cm(3)), list(C.sm()), list(C.sm(x=6)))
print(list((lambda a, *b, c=1: (yield a, b, c))(1, 2)))
