"""Generator expressions consumed by sum, any, all, max, list, dict, join."""
N = 250


def main(n):
    data = list(range(100))
    total = 0
    for i in range(n):
        total += sum(x * x for x in data)
        total += any(x > 90 for x in data)
        total += all(x >= 0 for x in data)
        total += max(x ^ i for x in data)
        total += len(list(x for x in data if x % 3))
        total += len({x: i for x in (y for y in data)})
        total += len(",".join(str(x) for x in data[:20]))
    return total
