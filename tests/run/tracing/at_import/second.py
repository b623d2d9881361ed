from .first import First, f

value = f(2)


class Second(First):
    x = f(3)


def g(n):
    return [f(i) for i in range(n)]


value += sum(g(2))
