"""Closures with cells, nonlocal, lambdas as keys, decorators."""
N = 12000


def counter():
    count = 0

    def up(step):
        nonlocal count
        count += step
        return count
    return up


def adder(a):
    return lambda b: a + b


def logged(f):
    def wrapper(*args):
        return f(*args)
    return wrapper


@logged
def decorated(x):
    return x


def compose(f, g):
    def both(x):
        return g(f(x))
    return both


def main(n):
    up = counter()
    add3, add5 = adder(3), adder(5)
    both = compose(add3, add5)
    total = 0
    for i in range(n):
        total += up(1) & 7
        total += both(i)
        total -= decorated(i)
        k = adder(i)
        total += k(1)
    ranked = sorted(range(200), key=lambda v: -v)
    return total, ranked[0]
