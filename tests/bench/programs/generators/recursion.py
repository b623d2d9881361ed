"""Recursion with a loop instead of yield from: permutations."""
N = 8


def permutations(items):
    if len(items) <= 1:
        yield items
    else:
        for i in range(len(items)):
            for rest in permutations(items[:i] + items[i + 1:]):
                yield items[i:i + 1] + rest


def main(n):
    count = 0
    for p in permutations(tuple(range(n))):
        if p[0] < p[-1]:
            count += 1
    return count
