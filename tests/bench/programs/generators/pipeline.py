"""Four generators in a row."""
N = 80000


def numbers(n):
    i = 0
    while i < n:
        yield i
        i += 1


def keep(it):
    for x in it:
        if x & 1:
            yield x


def scale(it, factor):
    for x in it:
        yield x * factor


def limit(it, high):
    for x in it:
        if x > high:
            return
        yield x


def main(n):
    total = 0
    for x in limit(scale(keep(numbers(n)), 3), 10 ** 9):
        total += x
    return total
