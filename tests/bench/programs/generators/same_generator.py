"""Two consumers that take turns on generators kept in a list: a scheduler of tasks."""
N = 1500


def task(name, steps):
    for i in range(steps):
        yield name + i


def main(n):
    total = 0
    tasks = [task(i, n) for i in range(100)]
    while tasks:
        remaining = []
        for t in tasks:
            try:
                total += next(t)
            except StopIteration:
                pass
            else:
                remaining.append(t)
        tasks = remaining
    return total
