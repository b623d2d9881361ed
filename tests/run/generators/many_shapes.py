def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b


def take(n, it):
    for i, x in enumerate(it):
        if i >= n:
            return
        yield x


def chain(*its):
    for it in its:
        yield from it


def windows(seq, n):
    for i in range(len(seq) - n + 1):
        yield seq[i:i + n]


def permutations(items):
    if len(items) <= 1:
        yield list(items)
        return
    for i, x in enumerate(items):
        for rest in permutations(items[:i] + items[i + 1:]):
            yield [x] + rest


def tree(node):
    if node:
        left, value, right = node
        yield from tree(left)
        yield value
        yield from tree(right)


def flatten(x):
    if isinstance(x, (list, tuple)):
        for y in x:
            yield from flatten(y)
    else:
        yield x


def batches(it, n):
    batch = []
    for x in it:
        batch.append(x)
        if len(batch) == n:
            yield batch
            batch = []
    if batch:
        yield batch


def average():
    total = count = 0
    value = None
    while True:
        x = yield value
        total += x
        count += 1
        value = total / count


print(list(take(10, fib())))
print(list(chain([1], "ab", range(2))), list(windows("abcd", 2)))
print(list(permutations([1, 2, 3])), sum(1 for _ in permutations(list(range(5)))))
print(list(tree(((None, 1, None), 2, ((None, 3, None), 4, None)))))
print(list(flatten([1, [2, (3, [4])], [], [[5]]])), list(batches(range(7), 3)))
a = average()
next(a)
print(a.send(10), a.send(20), a.send(60))
print(dict(zip("abc", fib())), max(take(5, fib())), any(x > 100 for x in fib()), sorted(take(5, fib()), reverse=True))
print(" ".join(str(x) for x in take(5, fib())), set(x % 3 for x in range(9)), tuple(x for x in "xy"), sum(x * x for x in range(10)))
g = (x for x in range(3))
first, *rest = g
print(first, rest, 2 in (x for x in range(5)), [*take(2, fib())], (lambda *a: a)(*take(3, fib())))


def many_locals(a, b, c, d, e, f, g, h):
    i = a + b
    yield i, a
    j = c * d
    yield i, j, e
    k = f - g
    yield h, i, j, k
    del h
    l = i + j + k
    yield l, a, b, c, d, e, f, g


print(list(many_locals(*range(8))))


def parameters(*args, key=1, **kw):
    args_sum = sum(args)
    yield args_sum, key, kw
    key += 1
    yield key


print(list(parameters(1, 2, 3, key=4, z=5)))


def closure(n):
    def inner():
        nonlocal n
        while n:
            n -= 1
            yield n
    yield from inner()
    yield n


print(list(closure(3)))
f = lambda: (yield 5)
print(list(f()))


class Iter:
    def __iter__(self):
        yield from (1, 2)

    def pairs(self):
        for x in self:
            for y in self:
                yield x, y


print(list(Iter()), list(Iter().pairs()))
