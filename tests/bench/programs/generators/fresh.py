"""Many short-lived generators: the cost of making one."""
N = 15000


def pair(a, b):
    yield a
    yield b


def single(x):
    yield x


def main(n):
    total = 0
    for i in range(n):
        for x in pair(i, 1):
            total += x
        for x in single(i):
            total -= x
        a, b = pair(1, 2)
        total += a + b
    return total
