"""Nested loops over ints."""
N = 400


def loops(n):
    total = 0
    for i in range(n):
        for j in range(n):
            total += (i ^ j) & 7
            if j % 3 == 0:
                total -= i % 5
    return total


def main(n):
    return loops(n)
