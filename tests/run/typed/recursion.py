def fib(n):
    if n < 2:
        return n
    return fib(n - 1) + fib(n - 2)


def fact(n):
    return 1 if n <= 1 else n * fact(n - 1)


def ack(m, n):
    if m == 0:
        return n + 1
    if n == 0:
        return ack(m - 1, 1)
    return ack(m - 1, ack(m, n - 1))


def gcd(a, b):
    if b == 0:
        return a
    return gcd(b, a % b)


def even(n):
    if n == 0:
        return True
    return odd(n - 1)


def odd(n):
    if n == 0:
        return False
    return even(n - 1)


def power(x, n):
    if n == 0:
        return 1
    half = power(x, n // 2)
    return half * half * x if n % 2 else half * half


def hanoi(n, a, b, c):
    if n == 0:
        return 0
    return hanoi(n - 1, a, c, b) + 1 + hanoi(n - 1, c, b, a)


def tak(x, y, z):
    if y >= x:
        return z
    return tak(tak(x - 1, y, z), tak(y - 1, z, x), tak(z - 1, x, y))


def depth(n):
    return 0 if n == 0 else 1 + depth(n - 1)


print([fib(i) for i in range(15)], fib(20), fact(20), fact(25), ack(2, 3), gcd(48, 36), gcd(2 ** 70, 2 ** 65 * 3))
print(even(10), odd(7), even(7), power(3, 40), power(3, 41), power(1.5, 10), hanoi(10, 0, 1, 2), tak(8, 4, 2), depth(500))
print(fib(10.0), fib(True), fact(5.0), power(2, 0))
for bad in (lambda: fib("x"), lambda: fact(None), lambda: gcd(5, 0.5), lambda: depth(-1)):
    try:
        print(bad())
    except (TypeError, RecursionError) as e:
        print(type(e).__name__, str(e)[:60])


def probe():
    global fib
    original = fib
    calls = []

    def fib(n):
        calls.append(n)
        return 100
    r = original(5)
    fib = original
    return r, calls


print(probe(), fib(7))
