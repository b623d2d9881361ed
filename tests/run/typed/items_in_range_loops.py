"""Loops over ranges that read and write items: of lists, and of everything else that has items."""
import array
import sys


def total(items, n):
    s = 0
    for i in range(n):
        s += items[i]
    return s


def float_total(items, n):
    s = 0.0
    for i in range(n):
        s += items[i]
    return s


def products(a, b, n):
    s = 0
    for i in range(n):
        s += a[i] * b[i]
    return s


def float_products(a, b, n):
    s = 0.0
    for i in range(n):
        s += a[i] * b[i]
    return s


def backwards(items, n):
    s = 0
    for i in range(1, n + 1):
        s = s * 3 + items[-i]
    return s


def fill(items, n, value):
    for i in range(n):
        items[i] = value
    return items


def scale(items, n, factor):
    for i in range(n):
        items[i] = items[i] * factor + 0.5
    return items


def squares(items, n):
    for i in range(n):
        items[i] = i * i
    return items


def steps(start, stop, step):
    seen = []
    n = 0
    for i in range(start, stop, step):
        n += i
        seen.append(i)
    return n, seen


def step_changes(n):
    seen = []
    step = 1
    for i in range(1, n, step):
        for j in range(i, n, step):
            seen.append((i, j))
        step += 1
    return seen


def stepping(n, step):
    for i in range(0, n, step):
        yield i * step


def get_pairs(items, n):
    out = []
    for i in range(n):
        out.append((i, items[i]))
    return out


def sort(items):
    n = len(items)
    for i in range(n):
        for j in range(0, n - i - 1):
            if items[j] > items[j + 1]:
                items[j], items[j + 1] = items[j + 1], items[j]
    return items


def attempt(f, *args):
    try:
        result = f(*args)
    except Exception as e:
        tb = e.__traceback__.tb_next  # its own frame would keep itself alive
        lines = []
        while tb:
            lines.append((tb.tb_frame.f_code.co_name, tb.tb_lineno, sorted((k, repr(v)) for k, v in tb.tb_frame.f_locals.items() if k not in ("args", "f", "e", "tb"))))
            tb = tb.tb_next
        print(f.__name__, type(e).__name__, e, lines)
    else:
        print(f.__name__, type(result).__name__, repr(result))


class Mine(list):
    def __getitem__(self, index):
        print("get", type(index).__name__, index)
        return super().__getitem__(index)

    def __setitem__(self, index, value):
        print("set", type(index).__name__, index, value)
        super().__setitem__(index, value)


class Virtual:
    def __init__(self, values):
        self.values = values

    def __getitem__(self, index):
        assert type(index) is int
        return self.values(index)


class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


class Number(int):
    def __mul__(self, other):
        print("mul", int(self), other)
        return 7

    __rmul__ = __mul__


class Real(float):
    def __add__(self, other):
        return "real"

    __radd__ = __add__


def missing(index):
    if index == 3:
        raise LookupError("no", index)
    return index


INTS = [1, 2, 3, 4, 5]
HUGE = [2**62, 2**62, -2**63, 2**63, 2**64, 5]
FLOATS = [0.5, 1.5, -0.0, 1e308, 1e308]
for container in (INTS, tuple(INTS), bytes(INTS), bytearray(INTS), array.array("i", INTS), range(1, 6), dict(enumerate(INTS)), Mine(INTS),
                  Virtual(missing), "12345", [True, False, True, True, False], HUGE, FLOATS, [1, 2.5, 3, 4j, 5], [1, "a"], [Number(3)] * 5,
                  [Real(2.5)] * 5, None, 5):
    for n in (0, 3, 5, 7):
        attempt(total, container, n)
        attempt(float_total, container, n)
        attempt(backwards, container, n)
        attempt(get_pairs, container, n)
for a in (INTS, HUGE, FLOATS, [Number(3)] * 5, [Real(2.5)] * 5, [1, 2.0, 3, 4.0, 5], tuple(FLOATS), bytes(INTS), "abcde", [[1]] * 5, [None] * 5):
    for b in (INTS, HUGE, FLOATS, dict(enumerate(FLOATS)), [0.0, 1, True, 2, 3.0], [Number(2)] * 5):
        attempt(products, a, b, 5)
        attempt(float_products, a, b, 5)
        attempt(float_products, a, b, 6)

for container in (list(INTS), bytearray(INTS), array.array("d", FLOATS), {}, Mine(INTS), tuple(INTS), bytes(5), "abcde", None):
    for value in (0, 255, 256, -1, 2.5, "x", 2**70, True):
        attempt(fill, container, 5, value)
    attempt(fill, container, 6, 1)
    attempt(squares, container, 5)
    attempt(squares, container, 20)
    attempt(scale, container, 5, 2)
    attempt(scale, container, 5, 0.5)

# floats are replaced, whoever else has them
items = [float(n) for n in range(5)]
kept, shared, alias = items[1], items[2:4], items
scale(items, 5, 2.0)
print(items, kept, shared, alias is items)
same = [1.5] * 4
scale(same, 4, 2.0)
print(same)
scale(same, 4, float("inf"))
scale(same, 4, 0.0)
print(same)
before = [id(x) for x in shared]
scale(shared, 2, 1.0)
print(shared, items[2:4])

# what is overwritten dies there
attempt(fill, [Noisy(n) for n in "abc"], 3, 1)
attempt(squares, [Noisy(n) for n in "abc"], 3)
attempt(scale, [1.0, Noisy("in the way"), 3.0], 3, 2.0)
objects = [Noisy("x"), Noisy("y")]
print([o is p for (_, o), p in zip(get_pairs(objects, 2), objects)], sys.getrefcount(objects[0]))
del objects

for arguments in ((0, 10, 3), (10, 0, -3), (0, 10, -1), (0, 0, 5), (0, 10, 0), (5, 6, 2**62), (-2**63, 2**63 - 1, 2**62), (2**63 - 1, -2**63, -2**62), (0, 10, True),
                  (True, 5, 2), (0, 2**65, 2**64), (0, 10, 2.0), ("a", 1, 1), (0, 10, -2**63), (10, 0, -2**63), (0, 10, Number(4))):
    attempt(steps, *arguments)
attempt(step_changes, 6)
for step in (1, 3, -1):
    g = stepping(10, step)
    print([x for x in g])
g = stepping(100, 7)
print(next(g), next(g), g.gi_frame.f_locals)
attempt(list, stepping(5, 0))

attempt(sort, [5, 3, 9, 1, 2])
attempt(sort, [5.5, -3.25, 9, True, 2**70])
attempt(sort, list("sorting"))
attempt(sort, [1, "a", 2])
attempt(sort, [(1, 2), (0, 5), (1, 1)])


def shrinking(items):
    s = 0
    for i in range(len(items)):
        s += items[i]
        items.pop()
    return s


def growing(items, n):
    s = 0
    for i in range(n):
        items.append(i)
        s += items[-1] + items[i]
    return s


attempt(shrinking, list(range(10)))
attempt(growing, [], 20)


def turns(items, n):
    """Numbers of one kind, then of another."""
    s = 0
    for i in range(n):
        s += items[i] * items[i] - items[i] * 2
    return s


attempt(turns, [1, 2, 3.5, 4, 2**40, 2**70, Number(2)], 7)
attempt(turns, [0.5, 2, 3.5, 4, 2**40, 1e300], 6)


def distances(points):
    best = 1e9
    for i in range(len(points)):
        for j in range(i + 1, len(points)):
            dx = points[i][0] - points[j][0]
            dy = points[i][1] - points[j][1]
            d = dx * dx + dy * dy
            if d < best:
                best = d
    return best


attempt(distances, [(0.0, 0.0), (3.0, 4.0), (1.0, 1.0)])
attempt(distances, [(0, 0), (3, 4), (1, 1)])
attempt(distances, [(0, 0.5), (3, 4), (2**60, 2**62)])
attempt(distances, [[2**62, 2**63], [-2**63, 1.5]])
attempt(distances, [(0.0, 0.0), (3.0,)])
