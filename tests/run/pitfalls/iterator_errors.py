# An error of an iterator is not exhaustion.
class Bad:
    def __init__(self, error):
        self.error = error
        self.n = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.n += 1
        if self.n == 3:
            raise self.error
        return self.n


class FakeStop(StopIteration):
    pass


def loop(it):
    out = []
    try:
        for x in it:
            out.append(x)
        else:
            out.append("exhausted")
    except BaseException as e:
        out.append(repr(e))
    return out


for error in (StopIteration, StopIteration("value"), FakeStop("child"), KeyError("k"), IndexError("i"), GeneratorExit, RuntimeError("r"),
              StopAsyncIteration, KeyboardInterrupt):
    print(loop(Bad(error)))


def use(make):
    for f in (list, tuple, set, sum, max, lambda it: [*it], lambda it: (lambda *a: a)(*it), lambda it: {x: 1 for x in it},
              lambda it: ",".join(map(str, it)), sorted, any, lambda it: 99 in it, lambda it: dict(zip(it, it))):
        try:
            print(f(make()), end=" ")
        except Exception as e:
            print(repr(e), end=" ")
    print()


use(lambda: Bad(KeyError("k")))
use(lambda: Bad(StopIteration))


class Seq:
    def __getitem__(self, i):
        if i == 3:
            raise self.error
        return i


for error in (IndexError, StopIteration, KeyError("k")):
    s = Seq()
    s.error = error
    print(loop(s))


class NotIterator:
    def __iter__(self):
        return 5


class NoneIter:
    __iter__ = None


for x in (NotIterator(), NoneIter(), object()):
    try:
        loop2 = [y for y in x]
    except TypeError as e:
        print(str(e).replace("'object' object", "object"))
d = {1: 1, 2: 2}
try:
    for k in d:
        d[k + 10] = 1
except RuntimeError as e:
    print(e)
lst = [1, 2, 3]
for x in lst:
    if x < 3:
        lst.append(x + 10)
print(lst)
