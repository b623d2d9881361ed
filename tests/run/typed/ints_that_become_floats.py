"""Variables that begin as an int of the program and get sums of what is not known: ints, floats, both in turn, and what is neither."""
from decimal import Decimal
from fractions import Fraction


class Number(float):
    def __radd__(self, other):
        return Number(float(other) + float(self))

    def __repr__(self):
        return "N" + float.__repr__(self)


class Whole(int):
    pass


class Priced:
    def __init__(self, price, count=1):
        self.price, self.count = price, count


def total(items):
    t = 0
    for x in items:
        t += x
    return t


def difference(items):
    t = 10
    for x in items:
        t = t - x
    return t


def reversed_difference(items):
    t = 0
    for x in items:
        t = x - t
    return t


def products(a, b):
    t = 0
    for i in range(len(a)):
        t += a[i] * b[i]
    return t


def of_attributes(items):
    t, n = 0, 0
    for o in items:
        t += o.price * o.count
        n += o.count
    return t, n, t / n if n else None


def two(items):
    s = q = 0
    for x in items:
        s += x
        q += x * x + 1 - x
    mean = s / len(items)
    return s, q, mean, q / len(items) - mean * mean


def nested(rows):
    out = []
    all = 0
    for row in rows:
        t = 0
        for x in row:
            if x > 2:
                t += x
            elif x == 0:
                t = 0
            else:
                t -= x
        all += t
        out.append(t)
    return out, all


def in_branches(items):
    t = 0
    for x in items:
        if x == 1:
            t += 1
        elif x == 2:
            t = 7
        elif x == 3:
            t += 0.5
        else:
            t += x
    return t


def used(items):
    """What is made of the sum: an index, a remainder, a truth, a comparison, an argument, a part of a container."""
    t = 0
    out = []
    for x in items:
        t += x
        try:
            out.append([10, 11, 12, 13, 14, 15, 16][t])
        except (TypeError, IndexError) as e:
            out.append(str(e))
        out.append((t % 3, t // 2, t ** 2, -t, abs(t), t > 3, t == 3, not t, str(t), [t], {t: t}))
        try:
            out.append((t << 1, t & 3, ~t))
        except TypeError as e:
            out.append(str(e))
        out.append((t * 2, t * 0.5, 2 * t, t / 2, 1 - t, t + True, t - t, min(t, 3), max(t, 3)))
        for k in range(2):
            out.append(t + k)
    return out


def counted(n, step):
    t = 0
    while t < n:
        t += step
    return t


def fails(items):
    t, u = 0, 0
    for x in items:
        t += x
        u -= x
    return t


def above(items, limit=2):
    n = 0
    for x in items:
        n += x > 2
        n += x <= limit
        if x != 3:
            n += 10
        if 100 < x < 1000:
            x = x - 100
            n += x
    return n


def steps(items):
    """A generator stands between the sums."""
    t = 0
    for x in items:
        t += x
        yield t
    yield "end", t


def late(items):
    for x in items:
        try:
            t += x
        except UnboundLocalError as e:
            t = 0
            print(e, end="; ")
    return t


def minus_zero(items):
    t = 0
    for x in items:
        t += x * 0
    u = 0
    for x in items:
        u -= x * 0
    v = 0
    for x in items:
        v += x * -3
        v -= v
    return t, u, v


def here_and_there(items, s):
    """What was taken for an int or a float in one branch is taken for an int in another."""
    t = n = 0
    for x in items:
        if x > 1:
            t += s
        else:
            n += s // 2
            t += s
            n -= s > 1
        if s > 2:
            t -= s
    return t, n


def in_both(items, least, s):
    t = 0
    u = s
    n = 0
    for x in items:
        if least <= t:
            if x == t:
                if x >= 3:
                    n -= u // 0
                else:
                    n -= 2 ** 40 * t
        else:
            n += x * s
        u += 2
        t = t + u + t
    return t, u, n


SETS = [[], [1, 2, 3], [1.5, 2.5], [1, 2.5, 3], [2.5, 1], [True, 2, False], [0, -0.0], [-0.0], [-0.0, -0.0], [0.0, -0.0, 0],
        [2 ** 53, 1, 1], [2 ** 53 - 1, 1, 1, 1.0], [2 ** 53, 1, 0.5], [2 ** 62, 2 ** 62, 2 ** 62], [10 ** 30, 1.0], [-2 ** 53, -1, -1],
        [1e308, 1e308, -1e308], [float("nan"), 1], [float("inf"), -float("inf")], [Number(1.5), 2], [Whole(3), 4], [1, Whole(3)], [3, 3.0, 2, 4, 1],
        [Fraction(1, 2), 1], [1, Decimal("1.5")], [1j, 2], [1, 2, 3j], [4, 0, 300, 250.5], (1, 2.0), range(5)]
for items in SETS:
    for f in (total, difference, reversed_difference, two, in_branches, above, minus_zero, lambda l: products(l, l), lambda l: products(l, [2] * len(l)),
              lambda l: of_attributes([Priced(x) for x in l]), lambda l: of_attributes([Priced(2, x) for x in l]), lambda l: nested([l, l, [2]]), lambda l: list(steps(l)), late):
        try:
            print(f(items), end=" ")
        except Exception as e:
            tb = e.__traceback__.tb_next
            while tb.tb_next:
                tb = tb.tb_next
            print(type(e).__name__, e, tb.tb_lineno, end=" ")
    print()
for items in ([1, 2, 1], [1.5, 2, 0.5], [2, 2.0], [0.0, 3]):
    print(used(items))
print([here_and_there(items, s) for items in ([1, 2, 0], [2, 2.5], [0.5, 3]) for s in (1, 2, 2.5, -1.5, 2 ** 60, True)])
print([in_both(items, least, s) for items in ([1, 2, 0], [2, 2.5], [0.5, 3, 7]) for least in (0, 1, 3.5) for s in (1, 2, 2.5, -1.5, 2 ** 60, True)])
for n, step in ((5, 1), (5, 1.5), (2.5, 1), (5, True), (10 ** 17, 10 ** 16 + 1), (2 ** 54, 2 ** 51 + 0.0)):
    print(counted(n, step), end=" ")
print()
for items in ([1, 2.5, "x"], [1.5, None], [1, 2, [3]], ["y"]):
    try:
        fails(items)
    except TypeError as e:
        tb = e.__traceback__.tb_next
        print(e, tb.tb_lineno - fails.__code__.co_firstlineno, {k: v for k, v in tb.tb_frame.f_locals.items() if k != "items"})

