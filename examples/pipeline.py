"""A pipeline of generators: each stage takes from the one before, and nothing is ever held as a whole."""


def readings(count):
    """What an electricity meter shows, once a minute."""
    shown = 0
    for minute in range(count):
        shown += 17 + minute * 7919 % 41
        yield shown


def differences(source):
    before = next(source)
    for value in source:
        yield value - before
        before = value


def every(source, size):
    """Sums of `size` values."""
    total = taken = 0
    for value in source:
        total += value
        taken += 1
        if taken == size:
            yield total
            total = taken = 0


def numbered(source, start=0):
    number = start
    for value in source:
        yield number, value
        number += 1


def peaks(source, limit):
    for number, value in source:
        if value > limit:
            yield number


def walk(tree):
    """The leaves of a tree from left to right, by delegation."""
    left, right = tree
    if left is None:
        yield right
    else:
        yield from walk(left)
        yield from walk(right)


def grow(depth):
    return (grow(depth - 1), grow(depth - 1)) if depth else (None, 1)


def main():
    hours = peaks(numbered(every(differences(readings(300_000)), 60)), 2_240)
    print("hours of high consumption:", sum(1 for _ in hours))
    print("leaves:", sum(walk(grow(14))))


if __name__ == "__main__":
    main()
