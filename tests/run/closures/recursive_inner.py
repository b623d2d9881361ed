def fact(n):
    def go(k):
        return 1 if k < 2 else k * go(k - 1)
    return go(n)


print([fact(i) for i in range(8)])


def even_odd(n):
    def even(k):
        return True if k == 0 else odd(k - 1)

    def odd(k):
        return False if k == 0 else even(k - 1)
    return even(n), odd(n)


print(even_odd(10), even_odd(7))


def memo(f):
    cache = {}

    def wrapper(*args):
        if args not in cache:
            cache[args] = f(*args)
        return cache[args]
    wrapper.cache = cache
    return wrapper


@memo
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(80), len(fib.cache))


def y(f):
    return (lambda x: x(x))(lambda x: f(lambda *a: x(x)(*a)))


print(y(lambda self: lambda n: 1 if n == 0 else n * self(n - 1))(6))
