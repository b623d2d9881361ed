"""min, max and abs of numbers in loops."""
import builtins

NAN, INF = float("nan"), float("inf")


def least(items, start):
    m = start
    for i in range(len(items)):
        m = min(m, items[i], 10)
    return m


def greatest(items):
    m = 0
    for i in range(len(items)):
        m = max(items[i], m)
    return m


def float_range(items):
    low, high = 1e300, -1e300
    for i in range(len(items)):
        low = min(low, items[i])
        high = max(high, items[i])
    return low, high


def distances(items):
    s = 0
    for i in range(1, len(items)):
        s += abs(items[i] - items[i - 1] + 0)
    return s


def float_distances(items):
    s = 0.0
    for i in range(len(items)):
        s = s + abs(items[i] * 0.5)
    return s


def smallest(n):
    """abs of the least i64."""
    x = -1
    for i in range(n):
        x = x * 2
    out = []
    for i in range(2):
        out.append(abs(x + i))
    return out


def edits(a, b):
    d = [[0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i in range(len(a) + 1):
        d[i][0] = i
    for j in range(len(b) + 1):
        d[0][j] = j
    for i in range(1, len(a) + 1):
        for j in range(1, len(b) + 1):
            cost = 0 if a[i - 1] == b[j - 1] else 1
            d[i][j] = min(d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + cost)
    return d[-1][-1]


def many(n):
    s = 0
    for i in range(n):
        s += min(i, 3, 5, 7) + max(i, 1, 2, 3) + min(i, 1, 2, 3, 4) + max([i, 2]) + min((i, 5), key=lambda x: -x)
    return s


def bools(n):
    out = []
    for i in range(n):
        out.append((min(i > 1, True), max(i, True), abs(i > 0), min(i, 0.5), max(i, 1.0)))
    return out


def only_bools(n):
    out = []
    for i in range(n):
        out.append((min(i > 1, True), max(i, True), abs(i > 0)))
    return out


def mixed(items, n):
    out = []
    for x in items:
        for i in range(n):
            out.append((max(i, 1.0), min(x, True), max(x, 1), max(x, 0.5, i), min(i, n, True), abs(x)))
    return out


def late(n, values):
    """The builtin is replaced while the loop runs."""
    s = 0
    for i in range(n):
        s += min(i, 2) + abs(-i + 0)
        if i == 3:
            values["min"] = lambda a, b: 100
        if i == 5:
            builtins.abs = lambda x: 1000
    return s


class Number(int):
    def __lt__(self, other):
        print("lt", int(self), other)
        return True

    def __gt__(self, other):
        print("gt", int(self), other)
        return True

    def __abs__(self):
        return "abs"

    def __sub__(self, other):
        return self


def attempt(f, *args):
    try:
        print(f.__name__, repr(f(*args)))
    except Exception as e:
        print(f.__name__, type(e).__name__, e, e.__traceback__.tb_next.tb_lineno)


for items in ([3, 1, 2], [], [2**62, -2**63, 2**63], [2**70, 1], [1.5, -0.0, 0.0], [0.0, -0.0], [NAN, 1.0, NAN], [1.0, NAN, 0.5], [INF, -INF], [1, 2.5], [True, 3],
              [Number(4), 5, Number(3)], ["a", 1], (4, 2), [1, None], range(5), b"abc"):
    attempt(least, items, 7)
    attempt(least, items, 2.5)
    attempt(greatest, items)
    attempt(float_range, items)
    attempt(distances, items)
    attempt(float_distances, items)
for n in (62, 63, 64):
    attempt(smallest, n)
attempt(edits, "kitten", "sitting")
attempt(edits, "", "abc")
attempt(edits, [1, 2, 3], (1, 3))
attempt(many, 9)
attempt(bools, 4)
attempt(only_bools, 4)
for items in [True, False], [1, 0, True], [0.5, 1.0], [1, 0.5, 2**70]:
    attempt(mixed, items, 3)
kept = abs
attempt(late, 8, globals())
builtins.abs = kept
attempt(late, 8, globals())
builtins.abs = kept
