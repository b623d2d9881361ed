def attempt(f):
    try:
        print(f())
    except NameError as e:
        print(type(e).__name__, e)


def a():
    print(x)
    x = 1


def b():
    return nowhere


def c():
    x = x + 1
    return x


def d():
    for i in []:
        pass
    return i


def e():
    def inner():
        return later
    r = inner()
    later = 1
    return r


def f():
    del nothing
    nothing = 1


def g():
    global never_bound
    return never_bound


def h(x=0):
    x = 1
    del x
    return x


def i():
    with open("/dev/null") as y:
        pass
    del y
    y.close()


def j():
    try:
        pass
    except ValueError as z:
        pass
    return z


def k():
    import os as o
    del o
    return o.name


def l():
    return [m for _ in [1]] or 1
    m = 1


def n():
    if (w := 0) and (v := 1):
        pass
    return w, v


def o():
    class C:
        inner = undefined_in_class
    return C


def p():
    lambda_result = (lambda: q)()
    q = 1
    return lambda_result


def r():
    for t in range(3):
        if t == 5:
            s = t
    return s


for fn in (a, b, c, d, e, f, g, h, i, j, k, l, n, o, p, r):
    attempt(fn)
print(len)
len = 5
print(len)
del len
print(len("abc"))
