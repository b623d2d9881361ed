"""What stubs, annotations and constants of the module say of results is true here: loops in which such results meet arithmetic."""
import itertools
import math
import math as m
import random
import time
from math import hypot, pi, sqrt as root
from random import Random, random as dice

SCALE = 0.5
STEP = 3
sine = math.sin


def carried(n):
    x = 1.0
    for i in range(n):
        x = math.sqrt(x + i)
    return x


def rotated(n):
    x, y = 1.0, 0.0
    for i in range(n):
        c, s = m.cos(SCALE), sine(SCALE)
        x, y = c * x - s * y, s * x + c * y
    return round(x, 9), round(y, 9)


def met(n):
    area = 0.0
    for i in range(n):
        area = hypot(root(i), pi) * math.tau - math.fabs(-i)
    return area


def constants(n):
    t = STEP
    s = SCALE
    for i in range(n):
        t = t + STEP
        s = SCALE + SCALE
    return t, s


def hits(n):
    random.seed(7)
    inside = 0
    for i in range(n):
        u, v = dice(), random.random()
        if u * u + v * v < 1.0:
            inside += 1
    return inside, random.randint(1, 1), round(random.uniform(2.0, 2.0))


def of_instance(r: Random, n):
    s = 0.0
    for i in range(n):
        s = s + r.random() * r.gauss(0.0, 1.0)
    return round(s, 9)


def clocks(n):
    start = time.perf_counter()
    spent = 0.0
    for i in range(n):
        now = time.perf_counter()
        spent = now - start
    return spent >= 0.0, time.time_ns() - time.time_ns() <= 0


def texts(words: list[str]):
    n = 0
    last = -1
    for w in words:
        last = w.find("b", last + 1)
        n = len(w) + ord(w[0]) * w.count("a") + len(w.strip().split(",")[0]) + last
    return n, last


def numbers(items):
    n = 0
    half = 0
    for x in items:
        half = int(x)
        n = round(x) + half.bit_length() + hash(half) - half
        n = abs(n) + divmod(half, 3)[0]
    return n, half


def annotated(i: int) -> float:
    [].append(i)
    return i / 2


def calls(n):
    s = 0.0
    for i in range(n):
        s = annotated(i)
        s = s + annotated(i) * annotated(i)
    return s


def failing(n):
    out = []
    x = 0.0
    for i in range(n):
        try:
            x = math.sqrt(3 - i)
            out.append(x)
        except ValueError as e:
            out.append((str(e), x))
    return out


def suspended(n):
    x = 2.0
    for i in range(n):
        x = math.log(x + i)
        x = x + (yield x) * SCALE


print(carried(50), rotated(50), met(50), constants(10), hits(2000))
print(of_instance(Random(3), 100), clocks(5), texts(["abba", "xb,a", "b"]), numbers([1, 2.5, -3.5, 10 ** 6]), calls(9))
print(failing(6))
g = suspended(4)
print(next(g), g.send(1), g.send(2.5), g.send(10 ** 20), list(itertools.islice(suspended(9), 1)))
