def power(base, n):
    r = 1
    for _ in range(n):
        r *= base
    return r


def add_up(start, step, n):
    x = start
    for i in range(n):
        x += step
    return x


def sub_down(start, step, n):
    x = start
    for i in range(n):
        x -= step
    return x


def fact(n):
    r = 1
    i = 2
    while i <= n:
        r *= i
        i += 1
    return r


def fib(n):
    a, b = 0, 1
    for _ in range(n):
        a, b = b, a + b
    return a


def neg(x):
    y = x
    for _ in range(3):
        y = -y
    return y


def back_again(n):
    x = 1
    for i in range(n):
        x *= 1000
    for i in range(n):
        x //= 1000
    s = 0
    for i in range(x * 3):
        s += i
    return x, s


M = 2 ** 63
print(power(2, 62), power(2, 63), power(2, 64), power(-2, 63), power(-2, 64), power(3, 50), power(10, 18), power(10, 19))
print(add_up(M - 3, 1, 5), add_up(M - 3, 1, 2), add_up(M - 3, 1, 3), add_up(-M, -1, 2), add_up(0, M // 2, 4))
print(sub_down(-M + 2, 1, 5), sub_down(-M + 2, 1, 2), sub_down(M, 1, 2), sub_down(0, M // 2, 4))
print(fact(20), fact(21), fact(25), fact(30))
print(fib(90), fib(92), fib(93), fib(100), fib(200))
print(neg(-M), neg(M), neg(M - 1), neg(-M - 1))
print(back_again(3), back_again(10))


def mul_edges():
    out = []
    for a in (M - 1, -M, M // 2, -M // 2, 3037000500, -3037000500, 3037000499, 1, -1, 0):
        for b in (M - 1, -M, 2, -2, 3037000500, 1, -1, 0):
            out.append(a * b)
            out.append(a + b)
            out.append(a - b)
    return out


r = mul_edges()
print(len(r), hash(tuple(r)), r[:12], sum(r), min(r), max(r))
