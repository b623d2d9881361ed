"""Floats and ints mixed: partial sums."""
N = 100000


def sums(n):
    a = 0.0
    sign = 1.0
    b = 0.0
    for k in range(1, n):
        a += sign / k
        b += 1.0 / (k * (k + 1))
        sign = -sign
    return a + b


def main(n):
    return round(sums(n), 9)
