"""A generator, the loop that consumes it, and a little arithmetic."""


def primes(limit):
    """Primes below `limit`, by the sieve of Eratosthenes."""
    sieve = bytearray([1]) * limit
    for n in range(2, limit):
        if sieve[n]:
            yield n
            for multiple in range(n * n, limit, n):
                sieve[multiple] = 0


def longest_collatz(limit):
    """The start below `limit` with the longest Collatz sequence, and its length."""
    best = start = 0
    for n in range(1, limit):
        value = n
        length = 1
        while value != 1:
            if value % 2 == 0:
                value = value // 2
            else:
                value = 3 * value + 1
            length += 1
        if length > best:
            best = length
            start = n
    return start, best


def main():
    count = total = 0
    for prime in primes(500_000):
        count += 1
        total += prime
    print(f"{count} primes below 500,000, their sum is {total}")
    start, length = longest_collatz(60_000)
    print(f"the longest Collatz sequence below 60,000 starts at {start} and has {length} steps")


if __name__ == "__main__":
    main()
