"""Numbers that loops take from constants and from enumerate(), and lengths, where typed code guesses them: right, wrong, and wrong later."""
import builtins
from decimal import Decimal
from fractions import Fraction

MOVES = [(0, 1), (1, 0), (0, -1), (-1, 0)]
STEPS = (1, 2, 3)
GROWS = [1, 2]
REBOUND = (1, 2)
REBOUND = ("a", "b")
HALVES = [0.5, 1.5]
MIXED = [(1, 0.5), (2, 1.5)]
GROWS.append("end")


class Grid:
    def __init__(self, w, h):
        self.w, self.h = w, h
        self.cells = [[(x * 7 + y * 3) % 5 < 2 for x in range(w)] for y in range(h)]

    def count(self, x, y):
        n = 0
        for dy in (-1, 0, 1):
            for dx in (-1, 0, 1):
                if (dx or dy) and self.cells[(y + dy) % self.h][(x + dx) % self.w]:
                    n += 1
        return n


def around(r, c, rows, columns):
    found = []
    for dr, dc in MOVES:
        y, x = r + dr, c + dc
        if 0 <= y < rows and 0 <= x < columns:
            found.append((y, x))
    return found


def stepped(start, times):
    out = []
    for i in range(times):
        for step in STEPS:
            start = start + step * times
            out.append(start - i)
    return out


def grown(x):
    out = []
    for item in GROWS:
        for again in range(2):
            out.append(x * item)
    return out


def rebound(x):
    out = []
    for item in REBOUND:
        for again in range(2):
            out.append(x + item)
    return out


def halves(x):
    total = 0
    for k in range(3):
        for h in HALVES:
            total += x - h
            if h < x:
                total += k
    return total


def mixed(a, b):
    out = []
    for k in range(2):
        for i, f in MIXED:
            out.append((i * a, f * b, i - b, f == a, i <= b))
    return out


def weighted(items, n, k):
    total = 0
    for i, item in enumerate(items):
        for j in range(2):
            total += n - i * k
            if i < n:
                total += item * j
    return total


def signs(items):
    """The truth of what a loop takes from constants."""
    out = []
    for i in range(2):
        for sign in (-1, 0, 1):
            if sign and items[i] * sign > i:
                out.append(sign)
            if not sign:
                out.append("none")
    return out


def lengths(things):
    total = 0
    for i in range(len(things)):
        total += len(things[i]) * 2
    return total


def merged(left, right):
    out = []
    i = j = 0
    while i < len(left) and j < len(right):
        if left[i] <= right[j]:
            out.append(left[i])
            i += 1
        else:
            out.append(right[j])
            j += 1
    return out, i, j


def until_short(items, at_least):
    rounds = 0
    while len(items) > at_least:
        items.pop()
        rounds += 1
    return rounds


class Counted:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        self.n -= 1
        if self.n == -1:
            return -1
        if self.n < -1:
            raise KeyError("too short")
        return self.n


class Longer(list):
    def __len__(self):
        return super().__len__() + 10


def attempt(f, *args):
    try:
        print(f.__name__, repr(f(*args)))
    except Exception as e:
        tb, lines = e.__traceback__, []
        while tb:
            lines.append(tb.tb_lineno)
            tb = tb.tb_next
        print(f.__name__, type(e).__name__, e, lines)


def main():
    grid = Grid(5, 4)
    print([grid.count(x, y) for y in range(4) for x in range(5)])
    grid.w = 4.0
    attempt(grid.count, 1, 1)
    grid.w = Fraction(5)
    attempt(grid.count, 1, 1)
    grid.w = 5
    attempt(grid.count, 1.0, 1)
    attempt(grid.count, "x", 1)
    attempt(grid.count, True, 2**70)

    for corner in ((0, 0), (2, 3), (1.5, 1), (True, False), (2**63 - 1, -(2**63)), (Decimal(1), Fraction(1, 2)), ("a", 0)):
        attempt(around, *corner, 3, 4)
    attempt(around, 1, 1, "rows", 4)
    MOVES.append((0.5, "x"))
    attempt(around, 0, 0, 3, 4)
    MOVES[0] = None
    attempt(around, 0, 0, 3, 4)
    MOVES[:] = [(1, 1)]
    attempt(around, 0, 0, 3, 4)

    for start in (0, 0.5, 2**62, Decimal("0.1"), "s", None):
        attempt(stepped, start, 3)
    attempt(grown, 3)
    attempt(grown, "ab")
    attempt(grown, 0.5)
    attempt(rebound, "x")
    attempt(rebound, 1)
    for x in (1, 1.0, 2**80, Fraction(1, 3), "h"):
        attempt(halves, x)
    for a, b in ((1, 2.0), (0.5, 0.5), (Fraction(1, 2), 1), ("a", 1), (2**62, -0.0)):
        attempt(mixed, a, b)
    for n, k in ((10, 2), (2.5, 0.5), (2**62, 2**62), (Fraction(3, 2), 1), ("n", 1), (5, "k")):
        attempt(weighted, [3, 4, 5], n, k)
    attempt(weighted, ["a", "b"], 5, 1)
    attempt(weighted, iter([1, 2]), True, False)
    kept = builtins.enumerate
    try:
        builtins.enumerate = lambda items: [("one", 1), ("two", 2)]
        attempt(weighted, [3], 4, 2)
        builtins.enumerate = lambda items: kept(items, 0.5)
        attempt(weighted, [3], 4, 2)
    finally:
        builtins.enumerate = kept
    attempt(weighted, [3], 4, 2)
    for items in ([3, -3], [0.5, -2.5], ["a", 1], [2**70, 1], [True, False]):
        attempt(signs, items)

    things = ["text", "t\u00e9xt", [1, 2], (1,), {1: 2}, {3, 4}, b"bytes", bytearray(3), range(7), frozenset("ab"), Longer([1]), memoryview(b"abc"), type("S", (str,), {})("sub")]
    attempt(lengths, things)
    for wrong in (5, None, Counted(3), Counted(0), Counted(-5)):
        attempt(lengths, [[1], wrong, "xx"])
        attempt(lengths, ["x", wrong, wrong])
    attempt(merged, [1, 3, 5], (2, 3, 4, 9))
    attempt(merged, "ace", "bdf")
    attempt(merged, [0.5, 2], Longer([1, 3]))
    attempt(merged, [1, 2], 5)
    attempt(merged, [1, "a"], [2, 3])
    attempt(until_short, list(range(9)), 3)
    attempt(until_short, list(range(9)), 3.5)
    attempt(until_short, Longer(range(9)), 12)
    attempt(until_short, {1, 2, 3}, 1)
    attempt(until_short, "abc", 1)
    kept = builtins.len
    try:
        calls = []

        def odd(o):
            calls.append(type(o).__name__)
            return kept(o) if kept(calls) < 5 else 1.5

        builtins.len = odd
        attempt(lengths, [[1, 2], "abc", (), {}])
        attempt(merged, [1, 3, 5], [2, 4])
        print(calls)
    finally:
        builtins.len = kept
    globals()["len"] = lambda o: 1
    attempt(lengths, [[1, 2], "abc", (), {}])
    del globals()["len"]
    attempt(lengths, [[1, 2], "abc", (), {}])
