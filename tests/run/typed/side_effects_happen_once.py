# A guard that fails must not run anything a second time.
log = []


class N:
    def __init__(self, v):
        self.v = v

    def __add__(self, other):
        log.append(("add", self.v, other))
        return 2 ** 62

    __radd__ = __add__

    def __index__(self):
        log.append(("index", self.v))
        return self.v


def f(x, n):
    s = x
    for i in range(n):
        log.append(i)
        s = s + s
    return s


print(f(1, 5), log)
log.clear()
print(f(2 ** 60, 5), log)
log.clear()
print(f(N(1), 3), log)
log.clear()


def g(n):
    total = 0
    for i in range(n):
        total += note(i)
    return total


def note(i):
    log.append(i)
    if i == 3:
        return 0.5
    if i == 5:
        return 2 ** 65
    if i == 7:
        return N(7)
    return i


print(g(3), g(4), g(6), log)
log.clear()
print(g(8), log)
log.clear()


def h(n):
    x = 2 ** 61
    i = 0
    while i < n:
        log.append((i, x))
        x += x
        i += 1
    return x


print(h(6), log)
log.clear()


def range_index(n):
    s = 0
    for i in range(n):
        s += i
    return s


print(range_index(N(4)), log)


def args(a, b, c):
    log.append((a, b, c))
    return a * b - c


log.clear()
print([args(a, b, 1) for a in (1, 2 ** 40, 1.5) for b in (2, 2 ** 40)], len(log))


def default(a, b=3, c=4):
    s = 0
    for i in range(a):
        s += b * c
    return s


print(default(3), default(3, 2.5), default(2, c=2 ** 62), default(2, "x", 1) if False else default(2, True))
