import math


def mandelbrot(cr, ci, limit):
    zr = zi = 0.0
    n = 0
    while n < limit and zr * zr + zi * zi <= 4.0:
        zr, zi = zr * zr - zi * zi + cr, 2.0 * zr * zi + ci
        n += 1
    return n


def rows(size):
    out = []
    for y in range(size):
        row = ""
        for x in range(size):
            n = mandelbrot(x * 3.0 / size - 2.0, y * 2.0 / size - 1.0, 30)
            row += " .:-=+*#%@"[min(n // 3, 9)]
        out.append(row)
    return out


for row in rows(20):
    print(row)


def sums(n):
    s = 0.0
    c = 0.0
    for i in range(1, n):
        s += 1.0 / i
        c -= 1 / (i * i)
    return s, c


print(sums(100), sums(10))


def newton(x):
    g = x / 2.0
    for _ in range(50):
        g = (g + x / g) * 0.5
    return g


print(newton(2.0), newton(9.0), newton(2))


def special(a, b):
    return a + b, a - b, a * b, -a, a < b, a <= b, a == b, a != b, a > b, a >= b


inf, nan = float("inf"), float("nan")
for a in (inf, -inf, nan, 0.0, -0.0, 1e308, 5e-324):
    for b in (inf, nan, -0.0, 1e308, 2.0):
        print(a, b, *special(a, b))


def divide(a, b):
    return a / b


for a, b in ((1.0, 2.0), (1.0, 0.0), (0.0, 0.0), (1, 2), (1, 0), (10 ** 400, 10 ** 399), (2 ** 53 + 1, 1), (True, 2), (-1.0, inf), (3, 0.5)):
    try:
        print(divide(a, b))
    except ZeroDivisionError as e:
        print(e)


def float_mod(n):
    out = []
    x = -3.7
    for i in range(n):
        x += 1.3
        out.append((x % 1.1, x // 1.1, x % -1.1, x // -1.1))
    return out


print(float_mod(6))


def conversion(n):
    x = 0
    for i in range(n):
        x = x + i * 0.5
    return x


def mixed(n):
    x = 0
    for i in range(n):
        if i == 3:
            x += 0.25
        x += i
    return x


print(conversion(5), conversion(0), conversion(1), mixed(3), mixed(4), mixed(10))


def power(n):
    x = 1.0
    for i in range(n):
        x = x ** 2 + 0.1
        if x > 1e100:
            break
    return x, i


print(power(20), 2 ** -1, 2.0 ** 0.5, (-8) ** (1 / 3), math.sqrt(2.0))
