"""while loops: the longest Collatz sequence."""
N = 3000


def longest(limit):
    best = 0
    start = 0
    n = 1
    while n < limit:
        x = n
        steps = 0
        while x != 1:
            if x % 2 == 0:
                x = x // 2
            else:
                x = 3 * x + 1
            steps += 1
        if steps > best:
            best = steps
            start = n
        n += 1
    return start * 1000 + best


def main(n):
    return longest(n)
