"""for over everything that can be iterated, and over what cannot; lists and dicts that change meanwhile."""
import collections


def walk(o):
    out = []
    for x in o:
        out.append(x)
    else:
        out.append("else")
    return out


def show(f, *args):
    try:
        return f(*args)
    except Exception as e:
        return type(e).__name__, str(e)


class OldStyle:
    def __init__(self, n, error=IndexError):
        self.n, self.error = n, error

    def __getitem__(self, i):
        if i >= self.n:
            raise self.error("done")
        return i * i


class Counter:
    def __init__(self, n, error=StopIteration):
        self.n, self.error = n, error

    def __iter__(self):
        return self

    def __next__(self):
        self.n -= 1
        if self.n < 0:
            raise self.error("end")
        return self.n


class NoIter:
    __iter__ = None

    def __getitem__(self, i):
        return i


class BadIter:
    def __iter__(self):
        return 5


class RaisingIter:
    def __iter__(self):
        raise ZeroDivisionError("iter")


class SubStop(StopIteration):
    pass


class ListSub(list):
    def __iter__(self):
        return iter(["from", "subclass"])


def gen(n):
    for i in range(n):
        yield i


things = [[1, 2, 3], (1, 2), "a\u1234b", b"ab", bytearray(b"ab"), {1: 2, 3: 4}, {1: 2}.items(), {1: 2}.values(), {5}, frozenset([6]),
          range(4), range(10, 0, -3), range(0), range(2**62, 2**62 + 3), range(2**70, 2**70 + 2), range(2**63 - 3, 2**63 + 1),
          range(-2**63, -2**63 + 2), range(2**63 - 2, 2**63 - 1), iter([7]), iter(()), reversed([1, 2]), zip("ab", [1, 2]), enumerate("x"),
          map(str, [1]), filter(None, [0, 1]), gen(3), (i for i in "gx"), OldStyle(3), OldStyle(2, ValueError), OldStyle(2, StopIteration),
          Counter(2), Counter(2, ValueError), Counter(1, SubStop), Counter(1, IndexError), NoIter(), BadIter(), RaisingIter(), ListSub([1]),
          collections.deque([1, 2]), collections.OrderedDict(a=1), memoryview(b"mv"), 5, None, int, Ellipsis, lambda: 0,
          iter(lambda c=[3]: c.append(c[-1] - 1) or c[-1], 0)]
for t in things:
    print(type(t).__name__, show(walk, t))

# list that grows and shrinks
l = [1, 2, 3]
for x in l:
    if len(l) < 8:
        l.append(x * 10)
print(l)
l = list(range(10))
for x in l:
    l.remove(x)
print(l)
for x in l:
    l.clear()
print(l)
it = iter(l)
print(walk(it))
l.extend([1, 2])
print(walk(it), walk(l))

d = {i: i for i in range(3)}
try:
    for k in d:
        d[k + 10] = 1
except RuntimeError as e:
    print(e)
try:
    for k in d:
        del d[k]
except RuntimeError as e:
    print(e)
s = {1, 2}
try:
    for x in s:
        s.add(x + 5)
except RuntimeError as e:
    print(e)

# the iterator outlives the loop
it = iter([1, 2, 3, 4])
for x in it:
    if x == 2:
        break
print(list(it))
r = iter(range(5))
for x in r:
    if x == 2:
        break
print(list(r), x)
g = gen(4)
for x in g:
    if x == 1:
        break
print(next(g), list(g))


class Closing:
    def __iter__(self):
        try:
            yield 1
            yield 2
        finally:
            print("closed")


for x in Closing():
    print(x)
    break
print("after")
for i in range(3):
    for j in range(i):
        if j == 1:
            continue
        print(i, j)
    else:
        print("else", i)
for a, (b, *c) in [(1, (2, 3, 4)), (5, "xyz")]:
    print(a, b, c)
x = [0] * 3
for x[1] in range(3):
    print(x)


class Attr:
    pass


for Attr.value in "ab":
    print(Attr.value)
total = 0
for i in range(300):
    total += i
print(total, i)
