def after(n):
    for i in range(n):
        pass
    try:
        return i
    except UnboundLocalError as e:
        return str(e)


def modified(n):
    out = []
    for i in range(n):
        out.append(i)
        i += 10
        out.append(i)
    return out, i


def nested_same(n):
    out = 0
    for i in range(n):
        for i in range(3):
            out += i
    return out, i


def while_else(n):
    i = 0
    while i < n:
        i += 1
        if i == 7:
            break
    else:
        return "else", i
    return "break", i


def swap(n):
    a, b, c = 1, 2, 3
    for i in range(n):
        a, b, c = b, c, a
    return a, b, c


def swap_types(n):
    a, b = 1, 2.5
    for i in range(n):
        a, b = b, a
    return a, b


def collatz(n):
    steps = 0
    while n != 1:
        n = n // 2 if n % 2 == 0 else 3 * n + 1
        steps += 1
    return steps


def gcd(a, b):
    while b:
        a, b = b, a % b
    return a


def isqrt(n):
    x = n
    y = (x + 1) // 2
    while y < x:
        x = y
        y = (x + n // x) // 2
    return x


def primes(limit):
    found = []
    n = 2
    while n < limit:
        d = 2
        while d * d <= n:
            if n % d == 0:
                break
            d += 1
        else:
            found.append(n)
        n += 1
    return found


def digits(n):
    s = 0
    while n:
        n, d = divmod(n, 10)
        s += d
    return s


print(after(5), after(0), modified(3), nested_same(4), while_else(3), while_else(10), swap(4), swap_types(3), swap_types(4))
print([collatz(n) for n in range(1, 20)], collatz(27), gcd(1071, 462), gcd(-12, 18), gcd(12, -18), gcd(0, 5), gcd(5, 0))
print([isqrt(n) for n in (0, 1, 15, 16, 17, 10 ** 12, 10 ** 20)], primes(60), digits(9876543210), digits(10 ** 30 - 1))


def annotated(n: int, x: float) -> float:
    y: float = 0.0
    for i in range(n):
        y += x * i
    return y


print(annotated(5, 1.5), annotated(5, 2), annotated(3, "ab") if False else annotated(True, 1j) if False else annotated(4, 2 ** 70))
try:
    annotated("x", 1)
except TypeError as e:
    print(e)
try:
    annotated(3, "text")
except TypeError as e:
    print(e)
