def compare(a, b):
    return a < b, a <= b, a == b, a != b, a > b, a >= b, a is b, not a


for a in (0, 1, -1, True, False, 1.0, 0.5, 2 ** 70):
    for b in (0, 1, True, 1.0, -1.5, 2 ** 70):
        print(a, b, *compare(a, b))


def chained(a, b, c):
    return a < b < c, a == b == c, a < b > c, not a < b, 0 < a <= 10


print(chained(1, 2, 3), chained(3, 2, 1), chained(1, 1, 1), chained(1.0, 1, True), chained(0, 5, 2))


def flags(n):
    found = False
    count = 0
    for i in range(n):
        even = i % 2 == 0
        big = i > 5
        if even and big:
            found = True
        if even or big:
            count += 1
        if not even and not big:
            count += 10
        count += even
        count -= big * 2
    return found, count, even, big


print(flags(10), flags(1), flags(5))


def bool_arithmetic(n):
    t = True
    s = 0
    for i in range(n):
        s += t
        t = t ^ (i % 3 == 0)
        s += True + False - (not t)
    return s, t, type(s).__name__, type(t).__name__


print(bool_arithmetic(10))


def bool_ops(a, b):
    return a & b, a | b, a ^ b, a + b, a * b, -a, a / 2 if b else None, a // 1, a << b


print(bool_ops(True, True), bool_ops(True, False), bool_ops(False, True))


def selects(n):
    out = []
    for i in range(-n, n):
        out.append(i if i > 0 else -i)
        out.append(i and 1)
        out.append(i or "zero")
        out.append((i > 0) - (i < 0))
    return out


print(selects(3))


def while_float(x):
    n = 0
    while x:
        x = x // 2
        n += 1
    return n, x


print(while_float(10), while_float(10.0), while_float(True), while_float(0), while_float(2 ** 70))


def truth(values):
    n = 0
    for v in values:
        if v:
            n += 1
        if not v:
            n -= 1
        while v and n < 5:
            n += 1
    return n


print(truth([0, 1, 0.0, 0.5, True, False]), truth([float("nan"), -0.0]))
