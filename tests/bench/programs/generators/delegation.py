"""A deep chain of yield from that passes every item through."""
N = 15000


def bottom(n):
    for i in range(n):
        yield i
    return n


def level(depth, n):
    if depth == 0:
        return (yield from bottom(n))
    return (yield from level(depth - 1, n))


def main(n):
    total = 0
    for x in level(15, n):
        total += x
    return total
