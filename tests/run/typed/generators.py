def count(n):
    i = 0
    while i < n:
        yield i
        i += 1


def squares(n):
    for i in range(n):
        yield i * i


def big(n):
    x = 2 ** 60
    for i in range(n):
        yield x
        x += x


def floats(n):
    x = 0.5
    while n > 0:
        yield x
        x *= 1.5
        n -= 1


def running(values):
    total = 0
    for v in values:
        total += v
        yield total


def accumulate():
    total = 0
    while True:
        got = yield total
        if got is None:
            return total
        total += got


def collatz(n):
    while n != 1:
        yield n
        if n % 2:
            n = 3 * n + 1
        else:
            n //= 2
    yield 1


def locals_kept(n):
    a, b, c, d = 1, 2.5, True, -7
    for i in range(n):
        yield a, b, c, d
        a += d
        b -= a
        c = not c
        d = -d


print(list(count(5)), sum(squares(100)), list(big(6)), list(floats(5)), list(running([1, 2, 0.5, 2 ** 63])), list(collatz(6)))
print(list(locals_kept(4)))
a = accumulate()
next(a)
print(a.send(5), a.send(2.5), a.send(2 ** 70), a.send(True))
try:
    next(a)
except StopIteration as e:
    print(e.value)
g = count(3)
print(next(g), g.gi_frame.f_lineno, next(g), g.gi_frame.f_lineno)
total = 0
for x in count(1000):
    for y in squares(3):
        total += x * y
print(total)


def fails(n):
    for i in range(n, -2, -1):
        try:
            yield 10 // i
        except ZeroDivisionError:
            yield "zero"


print(list(fails(3)))


def thrown(n):
    s = 0
    for i in range(n):
        try:
            yield s
        except ValueError as e:
            s += 1000
        s += i


t = thrown(5)
print(next(t), next(t), t.throw(ValueError), next(t), list(t))
print(list(count(2.5)), list(count(True)), sum(x for x in range(100) if x % 3 == 0), max(x * 0.5 for x in range(10)))
