def table(values):
    out = []
    for a in values:
        for b in values:
            if b != 0:
                q = a // b
                r = a % b
                out.append((a, b, q, r, q * b + r == a))
    return out


for row in table([-7, -3, -2, -1, 1, 2, 3, 7, 0]):
    print(*row)


def loop(n, m):
    s = 0
    for i in range(-n, n):
        s = s * 3 + i // m - i % m
        s %= 1000007
    return s


print(loop(50, 7), loop(50, -7), loop(20, 1), loop(20, -1))
M = 2 ** 63


def edge(a, b):
    q = a // b
    r = a % b
    return q, r


for a, b in ((-M, -1), (-M, 1), (M - 1, -1), (-M, M - 1), (M - 1, -M), (-M, -M), (-M, 2), (-M, 3), (-M, -3), (M, -1), (0, -5), (5, M), (-5, M)):
    print(edge(a, b))
for a, b in ((1, 0), (0, 0), (-M, 0), (1.0, 0), (1, 0.0), (True, False)):
    try:
        print(edge(a, b))
    except ZeroDivisionError as e:
        print(e)


def floats(values):
    for a in values:
        for b in values:
            if b:
                print(a, b, a // b, a % b)


floats([-7.5, -2.0, 2.0, 3.25, 0.5, -0.5, float("inf"), -float("inf"), 0.0, -0.0])
print(edge(7, 2.0), edge(-7.0, 2), edge(True, 2), edge(-5, True), divmod(-7, 3), divmod(7, -3))
