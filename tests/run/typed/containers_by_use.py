"""What has items is no number, whatever it is multiplied with: functions that get such containers stay typed, and every other container has its way."""
from array import array
from collections import deque


def dot(row, col, values, x, n):
    total = 0.0
    for r in range(n):
        for i in range(row[r], row[r + 1]):
            total += x[col[i]] * values[i]
    return total


def filled(kind, items, n):
    data = kind(items) * n
    for i in range(n):
        data[i] = i + data[i] * 2
    return data


def called(make, n):
    f = make(n)
    g = f * n if n < 0 else f
    return g(n) * n


def gone_over(make, n):
    out = make(n) * n
    total = 0
    for x in out:
        total += x
    a, b = out
    return total, a, b, n in out


class Vector:
    def __init__(self, items):
        self.items = list(items)

    def __mul__(self, n):
        print("mul", n)
        return Vector(self.items * n)

    def __getitem__(self, i):
        return self.items[i]

    def __setitem__(self, i, v):
        self.items[i] = v

    def __repr__(self):
        return f"Vector({self.items})"

    def __len__(self):
        return len(self.items)


def main():
    for kind in (list, Vector, deque, bytearray, lambda items: array("d", items), lambda items: array("i", items)):
        for items in ([1], [1, 2], [0]):
            try:
                print(filled(kind, items, 4))
            except TypeError as e:
                print(type(e).__name__, e)
    for code in "df":
        row, col = array("i", [0, 2, 3]), array("l", [1, 0, 1])
        print(dot(row, col, array(code, [0.5, 1.5, 2.5]), array(code, [2, 4]), 2), dot(list(row), tuple(col), [0.5, 1, 2**70], {0: 2.0, 1: 4}, 2))
    print(called(lambda n: lambda m: m + n, 3), gone_over(lambda n: [5], 2), gone_over(lambda n: "ab", 1) if 0 else None)
    for wrong in (5, 2.5, None):
        for f in (lambda: filled(lambda items: wrong, [], 3), lambda: called(lambda n: wrong, 3), lambda: gone_over(lambda n: wrong, 2)):
            try:
                print(f())
            except TypeError as e:
                print(type(e).__name__, e)


for _ in range(3):
    main()
