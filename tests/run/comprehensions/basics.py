print([x * x for x in range(6)], {x % 3 for x in range(6)}, {x: x ** 2 for x in range(4)}, list(x for x in "abc"))
print([(x, y) for x in range(3) for y in range(x) if (x + y) % 2])
print([[i * j for j in range(3)] for i in range(3)])
print({(a, b): a + b for a in range(2) for b in range(2) if a != b})
x = "outer"
print([x for x in range(3)], x)
print([y := 5, y ** 2, [y for _ in range(2)]], y)
print([last := i for i in range(4)], last)
print([a for a, *b in [(1, 2, 3), (4, 5)]], [b for a, *b in [(1, 2, 3), (4, 5)]])
print([x if x else "zero" for x in [0, 1, None]])
print([f(3) for f in [lambda v: v + 1, str, float]])


def nested(n):
    return {k: [v for v in range(k) if v % 2] for k in range(n) if k > 1}


print(nested(6))
d = {}
print([d.setdefault(k, len(d)) for k in "abcab"], d)
print([*(i for i in range(3)), *[j for j in "xy"]], {**{k: 1 for k in "ab"}})
