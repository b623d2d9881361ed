def outer(a, b, *args, c=3, **kw):
    def inner():
        nonlocal b
        b += 1
        return a, b, args, c, kw
    a += 10
    return inner


f = outer(1, 2, 3, 4, c=5, d=6)
print(f(), f())


def deep(x):
    def one():
        def two():
            nonlocal x
            x *= 2
            return x
        return two
    return one()


g = deep(3)
print(g(), g(), g.__closure__[0].cell_contents, g.__code__.co_freevars)


def all_cells(p, q=2, /, r=3, *s, t=4, **u):
    return (lambda: (p, q, r, s, t, u))()


print(all_cells(1), all_cells(1, 2, 3, 4, 5, t=6, u=7))
