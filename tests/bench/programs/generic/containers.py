"""List, dict, tuple and set operations: subscripts, slices, appends, membership."""
N = 12000


def main(n):
    stack = []
    table = {}
    seen = set()
    grid = [[0] * 8 for _ in range(8)]
    total = 0
    for i in range(n):
        stack.append(i)
        if len(stack) > 50:
            total += stack.pop() + stack[0] + stack[-1]
            del stack[0]
        key = i % 97
        table[key] = table.get(key, 0) + 1
        if key in seen:
            total += 1
        else:
            seen.add(key)
        row = grid[i & 7]
        row[(i >> 3) & 7] += 1
        a, b, c = (i, key, total)
        total += a - b
        part = stack[1:4]
        total += len(part)
        pair = {"a": a, "b": [b, c]}
        total += pair["b"][0]
    return total, sum(table.values()), sum(map(sum, grid))
