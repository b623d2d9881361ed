"""for over lists, tuples, dicts, ranges, enumerate and zip; comprehensions."""
N = 60


def main(n):
    data = list(range(2000))
    pairs = {i: str(i) for i in range(500)}
    total = 0
    for _ in range(n):
        for x in data:
            total += x & 3
        for i, x in enumerate(data):
            if i == x:
                total += 1
        for a, b in zip(data, data[1:]):
            total += b - a
        for key, value in pairs.items():
            total += key + len(value)
        total += len([x for x in data if x % 3 == 0])
        total += sum({x: x for x in data[:200]}.values())
    return total
