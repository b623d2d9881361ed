def late():
    out = []
    for i in range(3):
        def f():
            return i
        out.append(f)
    return out


print([f() for f in late()])


def early():
    return [(lambda i: lambda: i)(i) for i in range(3)]


print([f() for f in early()])


def comprehension():
    fs = [lambda: (i, j) for i in range(2) for j in range(2)]
    return [f() for f in fs]


print(comprehension())


def generator():
    return [f() for f in (lambda: i for i in range(3))], [f() for f in list(lambda: i for i in range(3))]


print(generator())


def nested():
    x = 0
    fs = []
    while x < 3:
        y = x

        def f(a, z=x):
            return a, x, y, z
        fs.append(f)
        x += 1
    return [f(k) for k, f in enumerate(fs)]


print(nested())
