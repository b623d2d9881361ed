"""while loops and calls: Euclid's algorithm over all pairs."""
N = 230


def gcd(a, b):
    while b != 0:
        a, b = b, a % b
    return a


def coprime(n):
    count = 0
    for i in range(1, n):
        for j in range(1, n):
            if gcd(i, j) == 1:
                count += 1
    return count


def main(n):
    return coprime(n)
